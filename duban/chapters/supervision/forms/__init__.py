"""The shape of what is typed for urging, problems and notices."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from duban.chapters.matters.forms import Choice, DayField, text_field
from duban.chapters.supervision.terms import ProblemKind, ServiceGround, UrgingChannel
from duban.support.doors.forms import ActForm

UID = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
MARK = re.compile(f"{UID}/{UID}/(?:{UID})?")
BY_OFFICE = (ServiceGround.SIGNED, ServiceGround.LEFT)
STAND = (("yes", _("问题仍然存在，另行处置")), ("no", _("问题不成立，一并销号")))


class ManyFiles(forms.ClearableFileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Several files in one field."""

    def __init__(self, **kwargs: Any) -> None:  # Any: Django's own signature
        kwargs.setdefault("required", False)
        kwargs.setdefault("help_text", _("可选多个文件，单个不超过 50 MB；不得上传涉密材料"))
        accept = "image/*,.pdf,.doc,.docx,.xls,.xlsx,.csv,.txt"
        super().__init__(widget=ManyFiles(attrs={"multiple": True, "accept": accept}), **kwargs)

    def clean(
        self, data: Any, initial: Any = None
    ) -> list[UploadedFile[bytes]]:  # Any: Django's own signature
        files = data if isinstance(data, (list, tuple)) else [data]
        return [found for one in files if one and (found := super(FilesField, self).clean(one, initial))]


class ChosenForm(ActForm):
    """A form whose choices the page hands in by the field's name."""

    def __init__(
        self, *args: Any, choices: dict[str, Sequence[Choice]] | None = None, **kwargs: Any
    ) -> None:  # Any: Django's own signature
        super().__init__(*args, **kwargs)
        for name, options in (choices or {}).items():
            self.fields[name].choices = list(options)  # type: ignore[attr-defined]  # choice fields alone


class UrgeForm(ChosenForm):
    whom = forms.ChoiceField(label=_("催办对象"), help_text=_("选择单位，或该单位未了结的一项任务"))
    channel = forms.ChoiceField(
        label=_("催办方式"), choices=lambda: UrgingChannel.choices, widget=forms.RadioSelect
    )
    contact = forms.CharField(label=_("联系人"), max_length=60)
    asked = text_field(_("催办内容"), rows=2)
    answered = text_field(_("对方答复"), required=False, rows=2)
    next_on = DayField(label=_("下次跟进日期"), required=False)
    urgent = forms.BooleanField(
        label=_("紧急"), required=False, help_text=_("两个工作日内再次催办同一任务的，须为紧急并写明理由")
    )
    reason = text_field(_("紧急的理由"), required=False, rows=2)


class MarksField(forms.Field):
    """The chosen lines of a table, each as matter/unit/task."""

    widget = forms.MultipleHiddenInput

    def clean(self, value: Any) -> list[str]:  # Any: Django's own signature
        marks = [mark for mark in super().clean(value) or () if MARK.fullmatch(mark)]
        if not marks:
            raise forms.ValidationError(_("请至少选择一个事项"))
        return marks


class UrgeManyForm(ActForm):
    targets = MarksField(required=False)
    channel = forms.ChoiceField(
        label=_("催办方式"), choices=lambda: UrgingChannel.choices, widget=forms.RadioSelect
    )
    asked = text_field(_("催办内容"), rows=2, help_text=_("各单位收到同样的内容；联系人为该单位联络员"))
    next_on = DayField(label=_("下次跟进日期"), required=False)


class ProblemForm(ChosenForm):
    unit = forms.ChoiceField(label=_("责任单位"))
    kind = forms.ChoiceField(label=_("问题类别"), choices=lambda: ProblemKind.choices)
    fact = text_field(_("问题事实"), help_text=_("写明时间、部位、数量、对照的要求；一个问题登记一次"))
    found_on = DayField(label=_("发现日期"))
    obligation = forms.ChoiceField(
        label=_("所依据的逾期任务"), required=False, help_text=_("逾期类问题选此项即可作为证据")
    )
    evidence = FilesField(label=_("证据材料"))
    safety = forms.BooleanField(label=_("属于安全生产隐患"), required=False)
    self_reported = forms.BooleanField(
        label=_("由单位主动报告"),
        required=False,
        help_text=_("单位在检查发现之前自行报告的，在其自定的新时限内不下达通知书"),
    )
    own_new_on = DayField(label=_("单位自定的新时限"), required=False)
    kept = forms.CharField(widget=forms.HiddenInput, required=False)


class DraftForm(ChosenForm):
    problems = forms.MultipleChoiceField(
        label=_("针对的问题"),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("同一次检查发现的同一单位的问题列入一份通知书"),
    )
    requirement = text_field(_("整改要求"), rows=4)
    reply_days = forms.IntegerField(
        label=_("整改回复时限（工作日）"),
        required=False,
        min_value=1,
        max_value=60,
        help_text=_("自送达之日起算，送达当日不计；与下一项二选一"),
    )
    reply_due_on = DayField(label=_("或：回复日期"), required=False)
    further_reason = text_field(
        _("提前再次下达的理由"),
        required=False,
        rows=2,
        help_text=_("第一份通知书的回复时限未届满时填写，由组长签发"),
    )


class ConfirmForm(ActForm):
    pass


class ServeForm(ChosenForm):
    """The Office enters how a notice was served on paper or left."""

    ground = forms.ChoiceField(
        label=_("送达方式"),
        choices=lambda: [(one.value, one.label) for one in BY_OFFICE],
        widget=forms.RadioSelect,
    )
    served_on = DayField(label=_("送达日期"))
    signed_for_by = forms.ChoiceField(label=_("签收人"), required=False, help_text=_("签收时填写"))
    receipt = FilesField(label=_("签收单扫描件"), help_text=_("签收时上传"))
    second_person = forms.ChoiceField(
        label=_("另一名工作人员"), required=False, help_text=_("留置送达时填写；您本人为第一名")
    )
    note = text_field(_("拒收情形"), required=False, rows=2, help_text=_("留置送达时写明何人、因何拒收"))
    kept = forms.CharField(widget=forms.HiddenInput, required=False)


class EndForm(ActForm):
    problems_stand = forms.TypedChoiceField(
        label=_("所列问题"), choices=STAND, coerce=lambda value: value == "yes", widget=forms.RadioSelect
    )
    reason = text_field(_("理由"))


class CorrectForm(ActForm):
    wrong = forms.CharField(label=_("须更正的字句"), max_length=500, help_text=_("照原文填写"))
    right = forms.CharField(label=_("更正为"), max_length=500, required=False)
    reason = text_field(_("更正的理由"), rows=2)


class ObjectForm(ActForm):
    text = text_field(_("异议的事实和理由"), rows=5)


class AnswerForm(ActForm):
    upheld = forms.TypedChoiceField(
        label=_("答复"),
        choices=[("yes", _("异议成立，撤销通知书")), ("no", _("异议不成立，维持通知书"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )
    answer = text_field(_("答复内容"), rows=4)


class ReplyForm(ActForm):
    text = text_field(_("整改情况"), rows=5, help_text=_("逐个问题写明怎样整改、何时完成、效果如何"))
    evidence = FilesField(label=_("佐证材料"))
    kept = forms.CharField(widget=forms.HiddenInput, required=False)


class VerifyForm(ActForm):
    verified = forms.TypedChoiceField(
        label=_("复查结论"),
        choices=[("yes", _("整改到位")), ("no", _("未整改到位"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )
    finding = text_field(_("复查情况"), rows=3, help_text=_("写明怎样复查、看到什么"))
