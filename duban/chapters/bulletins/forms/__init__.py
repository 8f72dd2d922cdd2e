"""The shape of what is typed for circulars, bulletins and publicity."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from duban.chapters.bulletins.forms.circulars import CircularForm as CircularForm
from duban.chapters.bulletins.terms import PublicityForm as Material
from duban.chapters.feedback.forms import FilesField, ManyFiles
from duban.chapters.matters.forms import Choice, DayField, text_field
from duban.support.doors.forms import ActForm

PICTURES = "image/jpeg,image/png"


class AudienceForm(ActForm):
    """Whom a paper is for."""

    units = forms.MultipleChoiceField(
        label=_("送达单位"), required=False, widget=forms.CheckboxSelectMultiple
    )
    persons = forms.MultipleChoiceField(
        label=_("送达人员"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(
        self, *args: Any, units: Sequence[Choice], persons: Sequence[Choice], **kwargs: Any
    ) -> None:  # Any: Django's own signature
        super().__init__(*args, **kwargs)
        for name, choices in (("units", units), ("persons", persons)):
            self.fields[name].choices = list(choices)  # type: ignore[attr-defined]  # a ChoiceField, declared above


class DraftCircularForm(AudienceForm):
    from_on = DayField(label=_("统计起始日期"))
    to_on = DayField(label=_("统计截止日期"), help_text=_("各项数字和红黄绿灯均以该日终了时为准，不晚于今日"))
    field_order = ("from_on", "to_on", "units", "persons")


class StepForm(ActForm):
    """Nothing to fill in."""


class ReasonForm(ActForm):
    reason = text_field(_("理由"))


class CorrectForm(ActForm):
    wrong = text_field(_("须更正的字句"), required=False, rows=2, help_text=_("照原文填写；不更正文字的留空"))
    right = text_field(_("更正为"), required=False, rows=2)
    figures = forms.BooleanField(label=_("按统计截止日重新核对数字，有变化的一并更正"), required=False)
    reason = text_field(_("更正的理由"), rows=2)


class PublicityForm(ActForm):
    occasion = forms.CharField(label=_("宣传事由"), max_length=200)
    form = forms.ChoiceField(label=_("材料形式"), choices=lambda: Material.choices)
    content = text_field(_("宣传内容"), rows=6)
    audience = forms.CharField(
        label=_("宣传对象"), max_length=200, help_text=_("如：管委会干部职工、古城商户、社会公众")
    )
    planned_on = DayField(label=_("拟开展日期"))
    attached = FilesField(
        label=_("宣传材料"),
        required=False,
        widget=ManyFiles(attrs={"multiple": True}),
        help_text=_("可选多个文件，单个不超过 50 MB；不得上传涉密材料"),
    )
    kept = forms.CharField(widget=forms.HiddenInput, required=False)


class ApprovePublicityForm(ActForm):
    agrees = forms.TypedChoiceField(
        label=_("审定意见"),
        choices=[("yes", _("同意开展")), ("no", _("不同意"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )
    opinion = text_field(_("意见"), required=False, rows=2, help_text=_("不同意的须写明理由"))


class RecordPublicityForm(ActForm):
    done_on = DayField(label=_("开展日期"))
    outlet = forms.CharField(
        label=_("发布载体"), max_length=200, help_text=_("如：管委会网站、古城公众号、宣传栏")
    )
    result = text_field(_("开展情况"), rows=4)
    attached = FilesField(
        label=_("发布材料"),
        required=False,
        widget=ManyFiles(attrs={"multiple": True}),
        help_text=_("可上传截图、照片或样张"),
    )
    kept = forms.CharField(widget=forms.HiddenInput, required=False)
