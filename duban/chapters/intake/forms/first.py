"""The shape of what is typed of an emergency that is handed over first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from duban.chapters.intake.forms.completing import NOT_CHOSEN
from duban.chapters.intake.terms import FirstChannel
from duban.chapters.matters.forms import Choice, DayField, text_field
from duban.support.doors.forms import ActForm


class FirstForm(ActForm):
    unit = forms.ChoiceField(label=_("承办单位"))
    title = forms.CharField(label=_("工作名称"), max_length=200)
    text = text_field(_("交办内容"), rows=4, help_text=_("须立即办理的内容；时限待立项后确定"))

    def __init__(
        self, *args: Any, units: Sequence[Choice], **kwargs: Any
    ) -> None:  # Any: Django's own signature
        super().__init__(*args, **kwargs)
        self.fields["unit"].choices = [NOT_CHOSEN, *units]  # type: ignore[attr-defined]  # declared above


class FirstUrgingForm(ActForm):
    channel = forms.ChoiceField(
        label=_("催办方式"), choices=lambda: FirstChannel.choices, widget=forms.RadioSelect
    )
    contact = forms.CharField(label=_("联系人"), max_length=60)
    asked = text_field(_("催办内容"), rows=3)
    answered = text_field(_("对方答复"), required=False, rows=3)
    next_on = DayField(label=_("下次联系日期"), required=False)
    urgent = forms.BooleanField(label=_("情况紧急"), required=False)
    reason = text_field(_("紧急的理由"), required=False, rows=2)
