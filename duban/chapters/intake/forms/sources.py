"""The shape of what is typed of a matter's sources."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from duban.chapters.intake.forms.meetings import scan
from duban.chapters.intake.terms import Satisfaction, SourceKind
from duban.chapters.matters.forms import DayField, text_field
from duban.support.doors.forms import ActForm


class SourceForm(ActForm):
    """Where the matter comes from. There is no field for whoever called or wrote."""

    kind = forms.ChoiceField(label=_("来源"), choices=lambda: SourceKind.choices)
    body_name = forms.CharField(
        label=_("来源单位"),
        required=False,
        max_length=120,
        help_text=_("交办、督查、审计、巡视巡察等机关的名称；热线和信访写受理机构，不写来电人、来信人"),
    )
    number = forms.CharField(
        label=_("来源文号"),
        required=False,
        max_length=120,
        help_text=_("文号、建议或提案编号、工单号；只写编号，不写姓名、电话"),
    )
    written_on = DayField(label=_("来源文件日期"), required=False)
    due_on = DayField(
        label=_("来源要求的时限"), required=False, help_text=_("来源方未定时限的不填，按事项办理时限执行")
    )
    text = text_field(_("来源要求"), required=False, rows=3, help_text=_("只写所反映的问题和要求"))
    paper = scan(_("来源文件扫描件"), required=False, help_text=_("PDF 或图片"))


class ContactForm(ActForm):
    on = DayField(label=_("沟通日期"))
    partner = forms.CharField(
        label=_("沟通对象"), required=False, max_length=120, help_text=_("代表、委员或承办机关")
    )
    text = text_field(_("沟通情况"), rows=4, help_text=_("沟通方式、所提意见和采纳情况"))

    def __init__(self, *args: Any, protects: bool, **kwargs: Any) -> None:  # Any: Django's own signature
        super().__init__(*args, **kwargs)
        if protects:
            del self.fields["partner"]


class SourceReplyForm(ActForm):
    """Of the reply only what this kind of source demands is asked."""

    on = DayField(label=_("答复日期"))
    number = forms.CharField(label=_("答复文号"), required=False, max_length=120)
    satisfaction = forms.ChoiceField(
        label=_("满意度"),
        required=False,
        choices=lambda: Satisfaction.choices,
        widget=forms.RadioSelect,
        help_text=_("不满意的，须重新办理后再次答复"),
    )
    text = text_field(_("答复情况"), required=False, rows=3)
    paper = scan(_("答复文件扫描件"), required=False, help_text=_("PDF 或图片"))

    def __init__(
        self, *args: Any, number: bool, satisfaction: bool, **kwargs: Any
    ) -> None:  # Any: Django's own signature
        super().__init__(*args, **kwargs)
        self.fields["number"].required = number
        if satisfaction:
            self.fields["satisfaction"].required = True
        else:
            del self.fields["satisfaction"]


class AcceptanceForm(ActForm):
    accepted = forms.TypedChoiceField(
        label=_("来源单位意见"),
        choices=[("yes", _("验收通过，同意销号")), ("no", _("未通过，继续整改"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )
    on = DayField(label=_("文件日期"))
    number = forms.CharField(label=_("文号"), required=False, max_length=120)
    text = text_field(_("意见内容"), required=False, rows=3)
    paper = scan(_("来源单位文件扫描件"), required=True, help_text=_("PDF 或图片"))
