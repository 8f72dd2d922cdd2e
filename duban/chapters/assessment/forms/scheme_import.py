"""The shape of an import: the table, whose items, and the answers to what could not be read (13(1))."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from duban.chapters.assessment.forms.schemes import number_field
from duban.chapters.assessment.rules.scheme.importing import Question
from duban.chapters.assessment.terms.scheme_import import Take
from duban.chapters.assessment.terms.scheme_lines import plain
from duban.support.doors.forms import ActForm

NUMBERS = {
    "full": gettext_lazy("本项分值"),
    "amount": gettext_lazy("每次分值（扣分填负数）"),
    "low": gettext_lazy("最低分"),
}
# What each way of taking an item asks for.
NEEDS: dict[str, tuple[str, ...]] = {
    Take.MANUAL.value: ("full", "low"),
    Take.PER_EVENT.value: ("full", "amount"),
    Take.RATIO.value: ("full",),
    Take.ALL_OR_NOTHING.value: ("full",),
}


class ImportForm(ActForm):
    """`ticket` keeps the file while questions are answered, so that it is chosen once."""

    title = forms.CharField(label=gettext_lazy("细则名称"), max_length=120)
    unit = forms.CharField(
        label=gettext_lazy("考核单位"),
        max_length=120,
        required=False,
        help_text=gettext_lazy(
            "表中各单位分列项目的，写其中一个单位，只导入通用项目和该单位的项目；不填为全部导入。"
        ),
    )
    file = forms.FileField(
        label=gettext_lazy("考核细则表"),
        required=False,
        help_text=gettext_lazy("公布的原表，CSV 或 XLSX；合并的单元格照原样读。"),
        widget=forms.FileInput(attrs={"accept": ".csv,.xlsx,.xls"}),
    )
    ticket = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(
        self, *args: Any, questions: tuple[Question, ...] = (), **kwargs: Any
    ) -> None:  # Any: Django's own signature
        super().__init__(*args, **kwargs)
        self.questions = questions
        self.unseen: list[int] = []
        for place, one in enumerate(questions):
            choices = [("", gettext_lazy("请选择")), *((take.value, take.label) for take in one.takes)]
            self.fields[f"take_{place}"] = forms.ChoiceField(
                label=gettext_lazy("怎样列入"), choices=choices, required=False
            )
            self._ask_numbers(place, one)

    def _ask_numbers(self, place: int, one: Question) -> None:
        """What the chosen way needs, and nothing else; before a way is chosen no number is asked."""
        names = NEEDS.get(self.data.get(f"take_{place}", ""), ())
        for name in names:
            self.fields[f"{name}_{place}"] = number_field(NUMBERS[name])
        if names and not any(f"{name}_{place}" in self.data for name in names):
            self.unseen.append(place)
            if one.full:
                self.put(f"full_{place}", plain(one.full))

    def clean(self) -> dict[str, Any]:  # Any: Django's own signature
        cleaned = super().clean()
        if not cleaned.get("ticket") and "file" not in self.errors:
            self.add_error("file", gettext_lazy("请选择要导入的考核细则表"))
        for place in self.unseen:
            self.add_error(f"take_{place}", gettext_lazy("请填写或核对下列分值，再次提交"))
        return cleaned

    def asked(self) -> list[tuple[Question, list[Any]]]:  # Any: bound fields
        """Each question with its fields, for the page."""
        names = ("take", *NUMBERS)
        return [
            (one, [self[f"{name}_{place}"] for name in names if f"{name}_{place}" in self.fields])
            for place, one in enumerate(self.questions)
        ]

    def answers(self) -> dict[str, dict[str, str]]:
        """By the key of the question; what was not answered is not there."""
        found = {}
        for place, one in enumerate(self.questions):
            take = self.cleaned_data.get(f"take_{place}")
            if take:
                numbers = {name: self.cleaned_data.get(f"{name}_{place}") for name in NUMBERS}
                given = {name: plain(value) for name, value in numbers.items() if value is not None}
                found[one.key] = {"take": take, **given}
        return found
