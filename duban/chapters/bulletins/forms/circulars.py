"""The form in which a circular is written: one pair of fields for each item that lags, one mark for each good one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from duban.chapters.matters.forms import Choice, DayField, text_field
from duban.support.doors.forms import ActForm


@dataclass(frozen=True)
class Shown:
    """An item as the form shows it."""

    uid: UUID
    lagging: bool
    title: str
    unit: str
    fact: str
    changed: str
    cause: str
    next_step: str
    included: bool


class CircularForm(ActForm):
    from_on = DayField(label=_("统计起始日期"))
    to_on = DayField(label=_("统计截止日期"))
    overview = text_field(
        _("总体情况补充"),
        required=False,
        rows=4,
        help_text=_("统计数字由系统写在前面；这里另写工作特点和主要做法，所写数字须与清单一致"),
    )
    requirement = text_field(_("下步要求"), required=False, rows=3)
    units = forms.MultipleChoiceField(
        label=_("送达单位"), required=False, widget=forms.CheckboxSelectMultiple
    )
    persons = forms.MultipleChoiceField(
        label=_("送达人员"), required=False, widget=forms.CheckboxSelectMultiple
    )
    spared = text_field(
        _("词语说明"),
        required=False,
        rows=2,
        help_text=_("被误判为处分用语或姓名的词语，一行一个（如地名、单位名全称）；核稿、签发时一并可见"),
    )
    retake = forms.BooleanField(
        label=_("重新取数"), required=False, help_text=_("按统计截止日重新统计；已写的原因和措施保留")
    )

    def __init__(
        self,
        *args: Any,
        units: Sequence[Choice],
        persons: Sequence[Choice],
        items: Sequence[Shown],
        **kwargs: Any,
    ) -> None:  # Any: Django's own signature
        super().__init__(*args, **kwargs)
        self.fields["units"].choices = list(units)  # type: ignore[attr-defined]  # a ChoiceField, declared above
        self.fields["persons"].choices = list(persons)  # type: ignore[attr-defined]  # as above
        self.items = items
        for item in items:
            if item.lagging:
                self.fields[f"cause_{item.uid}"] = text_field(_("原因"), required=False, rows=2)
                self.fields[f"next_{item.uid}"] = text_field(_("下步措施"), required=False, rows=2)
                self.fields[f"cause_{item.uid}"].initial = item.cause
                self.fields[f"next_{item.uid}"].initial = item.next_step
            else:
                self.fields[f"good_{item.uid}"] = forms.BooleanField(label=item.unit, required=False)
                self.fields[f"good_{item.uid}"].initial = item.included
                self.fields[f"good_{item.uid}"].help_text = item.fact

    def lagging(self) -> list[tuple[Shown, forms.BoundField, forms.BoundField]]:
        """Each item that lags with its two fields."""
        return [
            (item, self[f"cause_{item.uid}"], self[f"next_{item.uid}"]) for item in self.items if item.lagging
        ]

    def good(self) -> list[forms.BoundField]:
        return [self[f"good_{item.uid}"] for item in self.items if not item.lagging]

    def written(self) -> list[dict[str, Any]]:  # Any: the fields of an item's text
        """What was written for each item."""
        given = self.cleaned_data
        return [
            {
                "item": item.uid,
                "cause": given.get(f"cause_{item.uid}", ""),
                "next_step": given.get(f"next_{item.uid}", ""),
                "included": given.get(f"good_{item.uid}", True),
            }
            for item in self.items
        ]
