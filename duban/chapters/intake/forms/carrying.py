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
