"""The shape of what is typed for 代录: a paper decision, and its check by a second person."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from duban.chapters.matters.forms import Choice, DayField, text_field
from duban.support.doors.forms import ActForm
from duban.support.organization.terms import DeciderKind

NOT_CHOSEN: Choice = ("", "—")
SCANS = ".pdf,.png,.jpg,.jpeg"


class PaperForm(ActForm):
    scan = forms.FileField(
        label=_("纸质原件扫描件"),
        widget=forms.FileInput(attrs={"accept": SCANS}),
        help_text=_("呈批单或会议纪要，PDF 或图片"),
    )
    decision = forms.ChoiceField(label=_("决定"))
    decider_kind = forms.ChoiceField(label=_("作出决定的是"), choices=lambda: DeciderKind.choices)
    decider = forms.ChoiceField(label=_("签批人"), required=False, help_text=_("会议决定的可不填"))
    meeting_number = forms.CharField(
        label=_("会议名称和次数"), required=False, max_length=60, help_text=_("会议决定的须填")
    )
    decided_on = DayField(label=_("决定日期"), help_text=_("以纸质原件为准，不得晚于今日"))
    opinion = text_field(_("批示或议定内容"), required=False)

    def __init__(
        self, *args: Any, decisions: Sequence[Choice], people: Sequence[Choice], **kwargs: Any
    ) -> None:  # Any: as above
        super().__init__(*args, **kwargs)
        self.fields["decision"].choices = list(decisions)  # type: ignore[attr-defined]  # declared above
        self.fields["decider"].choices = [NOT_CHOSEN, *people]  # type: ignore[attr-defined]  # declared above

    def clean(self) -> dict[str, Any]:  # Any: Django's own signature
        cleaned = super().clean() or {}
        meeting = str(cleaned.get("decider_kind", "")).endswith("_MEETING")
        if meeting and not cleaned.get("meeting_number"):
            self.add_error("meeting_number", _("会议决定的，须写明会议名称和次数"))
        if not meeting and not cleaned.get("decider"):
            self.add_error("decider", _("领导签批的，须选择签批人"))
        return cleaned


class CheckForm(ActForm):
    agrees = forms.TypedChoiceField(
        label=_("复核"),
        choices=[("yes", _("录入与扫描件一致")), ("no", _("不一致"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )
    remark = text_field(_("复核说明"), required=False)
