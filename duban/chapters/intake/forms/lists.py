"""The shape of what is typed for a list: the upload, and the words of each step."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from duban.chapters.intake.terms import MAX_LIST_TITLE, ListKind
from duban.chapters.matters.forms import text_field
from duban.support.doors.forms import ActForm

TABLES = ".xlsx,.xls,.docx,.csv"


class ImportForm(ActForm):
    file = forms.FileField(
        label=_("清单文件"),
        required=False,
        widget=forms.FileInput(attrs={"accept": TABLES}),
        help_text=_("Excel、Word 表格或 CSV，不超过 10 MB；不得上传涉密文件"),
    )
    title = forms.CharField(label=_("清单名称"), max_length=MAX_LIST_TITLE)
    year = forms.IntegerField(label=_("年度"), min_value=2000, max_value=2100)
    kind = forms.ChoiceField(label=_("类型"), choices=lambda: ListKind.choices)
    new_edition = text_field(
        _("新版本说明"), required=False, rows=2, help_text=_("仅在同一份清单再次导入时填写：为何是新的版本")
    )
    ticket = forms.CharField(widget=forms.HiddenInput, required=False)

    def clean(self) -> dict[str, Any]:  # Any: Django's own signature
        cleaned = super().clean() or {}
        if not cleaned.get("file") and not cleaned.get("ticket"):
            self.add_error("file", _("请选择清单文件"))
        return cleaned


class ProposeForm(ActForm):
    proposal = text_field(_("拟办意见"), rows=4)


class ReviewForm(ActForm):
    agrees = forms.TypedChoiceField(
        label=_("审核"),
        choices=[("yes", _("同意拟办意见")), ("no", _("不同意，退回修改"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )
    opinion = text_field(_("审核意见"), required=False, help_text=_("不同意的必填"))


class DeclineForm(ActForm):
    reason = text_field(_("不予立项的理由"))
    reply = text_field(_("对来源单位的答复"), help_text=_("件件有结果、事事有回音（第六条第三项）"))


class OpinionForm(ActForm):
    opinion = text_field(_("审定意见"), required=False)


class ReasonForm(ActForm):
    reason = text_field(_("退回理由"))


class StepForm(ActForm):
    pass
