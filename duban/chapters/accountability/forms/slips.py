"""The shape of what is typed to enter and to compare what the head signed on paper."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from duban.chapters.accountability.forms.cases import ACCEPTED, offer
from duban.chapters.matters.forms import Choice, DayField, text_field
from duban.support.doors.forms import ActForm


class SlipForm(ActForm):
    """What was decided, by whom and when, with the scan; on a clue, who compares it."""

    act = forms.ChoiceField(label=_("签批的事项"))
    decider = forms.ChoiceField(label=_("签批人"))
    decided_on = DayField(label=_("签批日期"), help_text=_("以纸质原件为准"))
    words = text_field(_("签批的内容"), rows=4, help_text=_("照录原文"))
    attached = forms.FileField(
        label=_("扫描件"),
        required=False,
        widget=forms.FileInput(attrs={"accept": ACCEPTED}),
        help_text=_("加密保存，文件名不保存"),
    )
    kept = forms.CharField(widget=forms.HiddenInput, required=False)
    second = forms.ChoiceField(
        label=_("复核人"), help_text=_("办公室另一名人员；自此知悉本线索，每次查阅均留记录")
    )

    def __init__(
        self,
        *args: Any,
        acts: Sequence[Choice],
        deciders: Sequence[Choice],
        seconds: Sequence[Choice] | None = None,
        **kwargs: Any,
    ) -> None:  # Any: Django's own signature
        super().__init__(*args, **kwargs)
        offer(self, "act", acts)
        offer(self, "decider", deciders)
        if seconds is None:
            del self.fields["second"]
        else:
            offer(self, "second", seconds)

    def clean(self) -> dict[str, Any]:  # Any: Django's own signature
        cleaned = super().clean()
        if not cleaned.get("kept"):
            self.add_error("attached", _("请选择文件"))
        return cleaned


class CompareForm(ActForm):
    agrees = forms.TypedChoiceField(
        label=_("复核结果"),
        choices=[("yes", _("与原件一致")), ("no", _("与原件不一致"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )
    remark = text_field(_("说明"), required=False, rows=3)
