"""The shape of what is typed to enter a clue, to judge it, to refer it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from duban.chapters.accountability.terms.judging import Handling
from duban.chapters.matters.forms import Choice, DayField, text_field
from duban.chapters.supervision.forms import FilesField
from duban.support.doors.forms import ActForm


class EntryForm(ActForm):
    """A ground of art. 16 with its fact and evidence."""

    ground = forms.ChoiceField(
        label=_("情形"), help_text=_("按第十六条选择；第四项按督办通知书次数自动登记，不在其列")
    )
    unit = forms.ChoiceField(label=_("单位"))
    happened_on = DayField(label=_("事实发生日期"), help_text=_("按当日的职务确定责任人"))
    fact = text_field(_("事实"), help_text=_("写清时间、地点、何人何事，不写评价和结论"))
    people = forms.MultipleChoiceField(
        label=_("其他有关人员"),
        required=False,
        widget=forms.SelectMultiple(attrs={"size": 8}),
        help_text=_("当日责任人由系统记载；材料另指有他人的，在此选择。有关人员不知悉本线索"),
    )
    reason = text_field(
        _("需要进行责任追究的理由"),
        required=False,
        rows=2,
        help_text=_("选第二十五项的，须写明，并由另一人复核"),
    )
    evidence = FilesField(
        label=_("证据材料"), help_text=_("可选多个文件，单个不超过 50 MB；文件名不保存，不得上传涉密材料")
    )
    kept = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(
        self,
        *args: Any,
        grounds: Sequence[Choice],
        units: Sequence[Choice],
        people: Sequence[Choice],
        **kwargs: Any,
    ) -> None:  # Any: Django's own signature
        super().__init__(*args, **kwargs)
        self.fields["ground"].choices = [("", _("请选择")), *grounds]  # type: ignore[attr-defined]  # declared above
        self.fields["unit"].choices = list(units)  # type: ignore[attr-defined]  # declared above
        self.fields["people"].choices = list(people)  # type: ignore[attr-defined]  # declared above


class WordsForm(ActForm):
    """What a person says of the clue, and why."""

    words = text_field(_("理由"), help_text=_("写明核对了哪些材料，事实是否成立"))


class HandlingForm(ActForm):
    handling = forms.ChoiceField(
        label=_("处理方式"), choices=lambda: Handling.choices, widget=forms.RadioSelect
    )
    reason = text_field(_("理由"))


class ReferralForm(ActForm):
    receiver = forms.ChoiceField(label=_("移送对象"), widget=forms.RadioSelect)
    reason = text_field(_("移送理由"), help_text=_("写明所依据的规定"))

    def __init__(
        self, *args: Any, receivers: Sequence[str], **kwargs: Any
    ) -> None:  # Any: Django's own signature
        super().__init__(*args, **kwargs)
        self.fields["receiver"].choices = [(one, one) for one in receivers]  # type: ignore[attr-defined]  # declared above


class ReceiptForm(ActForm):
    number = forms.CharField(
        label=_("回执文号"), max_length=120, help_text=_("没有文号的，写明回执的名称和经办人")
    )
    received_on = DayField(label=_("收悉日期"))


class ResultForm(ActForm):
    result = text_field(_("处理结果"), help_text=_("按对方书面反馈填写"))
    result_on = DayField(label=_("反馈日期"))
