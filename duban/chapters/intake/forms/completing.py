"""The shape of what is typed to complete a candidate, or many at once."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from duban.chapters.intake.forms.importing import BeforeForm
from duban.chapters.intake.terms import MAX_TITLE
from duban.chapters.matters.forms import Choice, DayField, text_field
from duban.chapters.matters.terms import RELATION_WORDS, DefinitionLimb, MatterCategory
from duban.support.doors.forms import ActForm

SPARE_UNITS, SPARE_NODES = 3, 2
NOT_CHOSEN: Choice = ("", "—")
BEFORE = ("progress", "percent", "original_on", "finished", "completed_on", "notices")


class CompleteForm(BeforeForm):
    """`units` and `leaders` are choices; `asked` the open questions by place; `texts` the
    units as the source writes them, `nodes` how many nodes there are now: some spare rows follow."""

    title = forms.CharField(
        label=_("事项名称"), max_length=MAX_TITLE, widget=forms.Textarea(attrs={"rows": 2})
    )
    category = forms.ChoiceField(
        label=_("类别"), required=False, choices=lambda: [NOT_CHOSEN, *MatterCategory.choices]
    )
    limb = forms.ChoiceField(
        label=_("符合第二条的哪种情形"),
        required=False,
        choices=lambda: [NOT_CHOSEN, *DefinitionLimb.choices],
    )
    due_on = DayField(label=_("办理时限"), required=False)
    open_ended = forms.BooleanField(label=_("年内持续推进，无终止时限"), required=False)
    objectives = text_field(_("质效目标"), required=False, help_text=_("每行一项"))
    leaders = forms.MultipleChoiceField(
        label=_("包保领导"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("不选的，立项时以牵头单位的分管领导为准"),
    )
    confirmed = forms.MultipleChoiceField(
        label=_("经核对，下列问题按现有内容办理（未对应名录的单位不列入）"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    remark = text_field(_("补正说明"), required=False, rows=2)

    def __init__(
        self,
        *args: Any,
        units: Sequence[Choice],
        leaders: Sequence[Choice],
        asked: Sequence[Choice],
        texts: Sequence[str],
        nodes: int,
        **kwargs: Any,
    ) -> None:  # Any: Django's own signature
        super().__init__(*args, **kwargs)
        self.texts = [*texts, *[""] * SPARE_UNITS]
        self.unit_rows, self.node_rows = len(self.texts), nodes + SPARE_NODES
        self.fields["leaders"].choices = list(leaders)  # type: ignore[attr-defined]  # declared above
        self.fields["confirmed"].choices = list(asked)  # type: ignore[attr-defined]  # declared above
        relations = [NOT_CHOSEN, *RELATION_WORDS.items()]
        for place in range(self.unit_rows):
            which = f" {self.texts[place] or place + 1}"
            self.fields[f"unit_{place}"] = _choice(
                format_lazy("{}{}", _("单位"), which), [NOT_CHOSEN, *units]
            )
            self.fields[f"relation_{place}"] = _choice(format_lazy("{}{}", _("职责"), which), relations)
        for place in range(self.node_rows):
            self.fields[f"node_on_{place}"] = DayField(label=_("节点日期"), required=False)
            self.fields[f"node_label_{place}"] = forms.CharField(
                label=_("节点"),
                required=False,
                max_length=200,
                widget=forms.TextInput(attrs={"placeholder": _("节点，如：开工")}),
            )
            self.fields[f"node_state_{place}"] = forms.BooleanField(label=_("仅为状态"), required=False)

    def rows_of(self, *names: str) -> list[list[Any]]:  # Any: bound fields, which Django does not type
        """The fields of the repeated rows, row by row."""
        count = self.unit_rows if names[0] == "unit" else self.node_rows
        return [[self[f"{name}_{place}"] for name in names] for place in range(count)]

    def unit_table(self) -> list[list[Any]]:  # Any: as above
        return [[text, *row] for text, row in zip(self.texts, self.rows_of("unit", "relation"), strict=True)]

    def node_table(self) -> list[list[Any]]:  # Any: as above
        return self.rows_of("node_on", "node_label", "node_state")

    def plain_fields(self) -> list[Any]:  # Any: as above
        """What stands before the tables."""
        return [self[name] for name in ("title", "category", "limb", "due_on", "open_ended")]

    def last_fields(self) -> list[Any]:  # Any: as above
        """What stands after them; nothing to confirm where nothing is asked."""
        shown = ("objectives", "leaders", "confirmed", "remark")
        asked = bool(self.fields["confirmed"].choices)  # type: ignore[attr-defined]  # declared above
        return [self[name] for name in shown if name != "confirmed" or asked]

    def before_fields(self) -> list[Any]:  # Any: as above
        """What is known of the time before the list was taken in."""
        return [self[name] for name in BEFORE if name in self.fields]

    def touched(self, *names: str) -> bool:
        """Whether any row of these fields was changed."""
        return any(name.rpartition("_")[0] in names for name in self.changed_data)

    def clean(self) -> dict[str, Any]:  # Any: Django's own signature
        cleaned = super().clean() or {}
        if self.touched("unit", "relation"):
            self._whole("unit", "relation", cleaned, _("请同时选定单位和职责；不列入的，两项都留空"))
        if self.touched("node_on", "node_label", "node_state"):
            self._whole("node_on", "node_label", cleaned, _("节点须写明日期和内容；不要的，两项都留空"))
        return cleaned

    def _whole(
        self, first: str, second: str, cleaned: dict[str, Any], problem: Any
    ) -> None:  # Any: late word
        count = self.unit_rows if first == "unit" else self.node_rows
        for place in range(count):
            if bool(cleaned.get(f"{first}_{place}")) != bool(cleaned.get(f"{second}_{place}")):
                self.add_error(f"{first}_{place}", problem)


def _choice(label: Any, choices: Sequence[Any]) -> forms.ChoiceField:  # Any: words that are translated late
    return forms.ChoiceField(label=label, required=False, choices=choices)


class ChosenField(forms.MultipleChoiceField):
    """Offers what the step is open for, but takes every candidate of the list: a form sent twice is answered
    as the first time, although its candidates have moved on."""

    known: frozenset[str] = frozenset()

    def valid_value(self, value: str) -> bool:
        return value in self.known


class ChosenForm(ActForm):
    chosen = ChosenField(label=_("事项"), widget=forms.CheckboxSelectMultiple)

    def __init__(
        self, *args: Any, candidates: Sequence[Choice], known: Collection[str], **kwargs: Any
    ) -> None:  # Any: Django's own signature
        super().__init__(*args, **kwargs)
        self.fields["chosen"].choices = list(candidates)  # type: ignore[attr-defined]  # declared above
        self.fields["chosen"].known = frozenset(known)  # type: ignore[attr-defined]  # declared above
        self.fields["chosen"].initial = [uid for uid, _label in candidates]


class CompleteManyForm(ChosenForm):
    category = forms.ChoiceField(
        label=_("类别"), required=False, choices=lambda: [NOT_CHOSEN, *MatterCategory.choices]
    )
    limb = forms.ChoiceField(
        label=_("符合第二条的哪种情形"),
        required=False,
        choices=lambda: [NOT_CHOSEN, *DefinitionLimb.choices],
    )
    due_on = DayField(label=_("办理时限"), required=False, help_text=_("留空的不改动"))
    open_ended = forms.BooleanField(label=_("年内持续推进，无终止时限"), required=False)
    field_order = ("category", "limb", "due_on", "open_ended", "chosen")
