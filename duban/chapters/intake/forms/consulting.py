"""The shape of what is typed when units are asked before docketing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from duban.chapters.matters.forms import Choice, text_field
from duban.support.doors.forms import ActForm


class ConsultForm(ActForm):
    units = forms.MultipleChoiceField(label=_("征求意见的单位"), widget=forms.CheckboxSelectMultiple)

    def __init__(
        self, *args: Any, units: Sequence[Choice], **kwargs: Any
    ) -> None:  # Any: Django's own signature
        super().__init__(*args, **kwargs)
        self.fields["units"].choices = list(units)  # type: ignore[attr-defined]  # declared above
        self.fields["units"].initial = [uid for uid, _name in units]


class VoiceForm(ActForm):
    agrees = forms.TypedChoiceField(
        label=_("本单位意见"),
        choices=[("yes", _("无异议")), ("no", _("有异议"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
        initial="yes",
    )
    opinion = text_field(
        _("意见"), required=False, help_text=_("有异议的，写明对事项、单位、时限或目标的意见和理由")
    )


class AnswerForm(ActForm):
    adopted = forms.TypedChoiceField(
        label=_("答复"),
        choices=[("yes", _("采纳，另行补正")), ("no", _("不采纳"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )
    answer = text_field(_("答复内容"), help_text=_("写明采纳情况和理由"))
