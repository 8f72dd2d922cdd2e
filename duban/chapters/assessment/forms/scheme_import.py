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

NUMBERS = (("full", gettext_lazy("本项分值")), ("amount", gettext_lazy("每次分值（扣分填负数）")), ("low", gettext_lazy("最低分")))  # fmt: skip


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
        for place, one in enumerate(questions):
            choices = [("", gettext_lazy("请选择")), *((take.value, take.label) for take in one.takes)]
            self.fields[f"take_{place}"] = forms.ChoiceField(
                label=gettext_lazy("怎样列入"), choices=choices, required=False
            )
            if Take.MANUAL in one.takes:
                for name, label in NUMBERS:
                    field = number_field(label)
                    field.initial = plain(one.full) if name == "full" and one.full else None
                    self.fields[f"{name}_{place}"] = field

    def clean(self) -> dict[str, Any]:  # Any: Django's own signature
        cleaned = super().clean()
        if not cleaned.get("ticket") and "file" not in self.errors:
            self.add_error("file", gettext_lazy("请选择要导入的考核细则表"))
        return cleaned

    def asked(self) -> list[tuple[Question, list[Any]]]:  # Any: bound fields
        """Each question with its fields, for the page."""
        names = ("take", *(name for name, _label in NUMBERS))
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
                numbers = {name: self.cleaned_data.get(f"{name}_{place}") for name, _label in NUMBERS}
                given = {name: plain(value) for name, value in numbers.items() if value is not None}
                found[one.key] = {"take": take, **self._used(take, given)}
        return found

    @staticmethod
    def _used(take: str, given: dict[str, str]) -> dict[str, str]:
        """What the chosen way does not ask for is left out."""
        wanted = {
            Take.MANUAL.value: ("full", "low"),
            Take.PER_EVENT.value: ("full", "amount"),
            Take.RATIO.value: ("full",),
            Take.ALL_OR_NOTHING.value: ("full",),
        }.get(take, ())
        return {name: value for name, value in given.items() if name in wanted}
