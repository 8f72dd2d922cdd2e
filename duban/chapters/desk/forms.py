"""The shape of what a person types at the desk for himself."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


class ViewForm(forms.Form):
    name = forms.CharField(
        label=_("名称"), max_length=40, help_text=_("仅本人可见；与已有视图同名的，以新的条件代替")
    )
    query = forms.CharField(widget=forms.HiddenInput, required=False, max_length=2000)
