"""The shape of what is typed to carry matters over, and to adjust a list."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from duban.chapters.intake.forms.completing import ChosenField
from duban.chapters.matters.forms import Choice, text_field
from duban.support.doors.forms import ActForm


class CarryForm(ActForm):
    """`matters` are those that may be carried over; `known` all of the year, so that a form sent twice is answered
    as the first time."""

    chosen = ChosenField(label=_("结转的事项"), widget=forms.CheckboxSelectMultiple)
    remark = text_field(_("说明"), required=False, rows=2)

    def __init__(
        self, *args: Any, matters: Sequence[Choice], known: Collection[str], **kwargs: Any
    ) -> None:  # Any: Django's own signature
        super().__init__(*args, **kwargs)
        field = self.fields["chosen"]
        field.choices = list(matters)  # type: ignore[attr-defined]  # declared above
        field.known = frozenset(known)  # type: ignore[attr-defined]  # declared above
        field.initial = [uid for uid, _label in matters]


class GatherForm(ActForm):
    """What goes up together: adjustments that wait, a list of matters to add, and why."""

    adjustments = forms.MultipleChoiceField(
        label=_("列入的事项调整"), required=False, widget=forms.CheckboxSelectMultiple
    )
    additions = forms.ChoiceField(
        label=_("新增事项清单"),
        required=False,
        help_text=_("同年度、已报审而未审定的清单，其审核同意的事项一并立项"),
    )
    reason = text_field(_("调整理由"))

    def __init__(
        self, *args: Any, waiting: Sequence[Choice], lists: Sequence[Choice], **kwargs: Any
    ) -> None:  # Any: Django's own signature
        super().__init__(*args, **kwargs)
        self.fields["adjustments"].choices = list(waiting)  # type: ignore[attr-defined]  # declared above
        self.fields["adjustments"].initial = [uid for uid, _label in waiting]
        self.fields["additions"].choices = [("", "—"), *lists]  # type: ignore[attr-defined]  # declared above
