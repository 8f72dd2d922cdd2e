"""The shape of what is typed to close a clue."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from duban.chapters.accountability.terms.clues import CLOSED_BY_HEAD
from duban.support.doors.forms import ActForm


class CloseForm(ActForm):
    kind = forms.ChoiceField(
        label=_("终结原因"),
        choices=lambda: [(one.value, one.label) for one in CLOSED_BY_HEAD],
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(
        label=_("理由"),
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("写明依据和研究情况"),
    )
