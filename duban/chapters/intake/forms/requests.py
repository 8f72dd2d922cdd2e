"""The shape of what is typed of a request for instructions and its answer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from duban.chapters.intake.forms.completing import NOT_CHOSEN
from duban.chapters.matters.forms import Choice, DayField, text_field
from duban.support.doors.forms import ActForm


class RequestForm(ActForm):
    unit = forms.ChoiceField(label=_("请示单位"), required=False)
    leader = forms.ChoiceField(label=_("请示对象"), required=False)
    question = text_field(
        _("请示事项"), rows=6, help_text=_("写明情况、存在的问题、本单位的意见和需要明确的事项")
    )

    def __init__(
        self, *args: Any, units: Sequence[Choice], leaders: Sequence[Choice], **kwargs: Any
    ) -> None:  # Any: Django's own signature
        super().__init__(*args, **kwargs)
        self.fields["unit"].choices = list(units)  # type: ignore[attr-defined]  # declared above
        self.fields["leader"].choices = [("", _("领导小组")), *leaders]  # type: ignore[attr-defined]  # as above
        if len(units) < 2:
            self.fields["unit"].widget = forms.HiddenInput()
            self.fields["unit"].initial = units[0][0] if units else ""


class AnswerRequestForm(ActForm):
    answer = text_field(
        _("答复内容"), rows=5, help_text=_("作出具体指示：同意与否、怎样办理、由谁办理；“已阅”不是答复")
    )
    unit = forms.ChoiceField(
        label=_("落实单位"), required=False, help_text=_("需要落实的，选定单位和时限；只作答复的不填")
    )
    due_on = DayField(label=_("落实时限"), required=False)

    def __init__(
        self, *args: Any, units: Sequence[Choice], **kwargs: Any
    ) -> None:  # Any: Django's own signature
        super().__init__(*args, **kwargs)
        self.fields["unit"].choices = [NOT_CHOSEN, *units]  # type: ignore[attr-defined]  # declared above
