"""The shape of what is typed for reports and their review."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from duban.chapters.feedback.rules.measuring import Field, progress_label
from duban.chapters.feedback.terms import MAX_VALUE, PROGRESS, Confidence, FieldKind, ReturnKind
from duban.chapters.matters.forms import Choice, DayField, text_field
from duban.support.doors.forms import ActForm

# By name, so that telephones hand over a kind that can be read everywhere.
PHOTOS = "image/jpeg,image/png"


@dataclass(frozen=True)
class Aim:
    """An objective as the form shows it: what is measured, and how much it should be."""

    uid: str
    indicator: str
    target: str


class ManyFiles(forms.ClearableFileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Several files in one field."""

    def clean(
        self, data: Any, initial: Any = None
    ) -> list[UploadedFile[bytes]]:  # Any: Django's own signature
        files = data if isinstance(data, (list, tuple)) else [data]
        return [found for one in files if one and (found := super(FilesField, self).clean(one, initial))]


class ReportForm(ActForm):
    obligation = forms.ChoiceField(label=_("报送任务"))
    progress = text_field(
        _("进展情况"), required=False, rows=5, help_text=_("做了什么、完成多少、质量效果如何")
    )
    percent = forms.IntegerField(label=_("完成比例（%）"), min_value=0, max_value=100)
    completed_on = DayField(label=_("实际完成时间"), required=False, help_text=_("报办结、报节点完成时填写"))
    confidence = forms.ChoiceField(
        label=_("能否按期完成"),
        required=False,
        choices=lambda: Confidence.choices,
        widget=forms.RadioSelect,
        help_text=_("本单位的判断，不影响亮灯和考核"),
    )
    problems = text_field(_("存在问题"), required=False, rows=2)
    next_step = text_field(_("下一步打算"), required=False, rows=2)
    evidence = FilesField(
        label=_("佐证材料"),
        required=False,
        widget=ManyFiles(
            attrs={"multiple": True, "accept": f"{PHOTOS},.pdf,.doc,.docx,.xls,.xlsx,.csv,.txt"}
        ),
        help_text=_("可选多个文件，单个不超过 50 MB；不得上传涉密材料"),
    )
    photos = FilesField(
        label=_("拍照上传"),
        required=False,
        widget=ManyFiles(attrs={"multiple": True, "accept": PHOTOS, "capture": "environment"}),
        help_text=_("可拍多张，不是必需；照片中的位置、设备信息自动去除"),
    )
    kept = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(
        self,
        *args: Any,
        owed: Sequence[Choice],
        fields: Sequence[Field] = (),
        aims: Sequence[Aim] = (),
        **kwargs: Any,
    ) -> None:  # Any: Django's own signature
        super().__init__(*args, **kwargs)
        self.fields["obligation"].choices = list(owed)  # type: ignore[attr-defined]  # a ChoiceField, declared above
        self.fields["progress"].label = progress_label(fields, str(self.fields["progress"].label))
        self.words = [one for one in fields if one.code != PROGRESS]
        for one in self.words:
            self.fields[word_name(one.code)] = _word(one)
        self.order_fields(["obligation", "progress", *(word_name(one.code) for one in self.words), "percent"])
        self.aims = list(aims)
        for aim in self.aims:
            self.fields[value_name(aim.uid)] = forms.CharField(
                label=_("完成值"), required=False, max_length=MAX_VALUE
            )
            self.fields[why_name(aim.uid)] = forms.CharField(
                label=_("不能提供的原因"), required=False, max_length=500
            )

    def plain_fields(self) -> list[forms.BoundField]:
        """Everything but the table of objectives."""
        own = {name for aim in self.aims for name in (value_name(aim.uid), why_name(aim.uid))}
        return [one for one in self.visible_fields() if one.name not in own]

    def aim_rows(self) -> list[tuple[Aim, forms.BoundField, forms.BoundField]]:
        return [(aim, self[value_name(aim.uid)], self[why_name(aim.uid)]) for aim in self.aims]


def word_name(code: str) -> str:
    return f"word_{code}"


def value_name(uid: str) -> str:
    return f"value_{uid}"


def why_name(uid: str) -> str:
    return f"why_{uid}"


def _word(field: Field) -> forms.Field:
    """A field of progress in its kind; the rule looks at it again."""
    if field.kind == FieldKind.DATE:
        return DayField(label=field.label, required=False)
    label = f"{field.label}（{field.measure}）" if field.measure else field.label
    return forms.CharField(label=label, required=False, max_length=MAX_VALUE)


class ConfidenceForm(ActForm):
    level = forms.ChoiceField(
        label=_("能否按期"), choices=lambda: Confidence.choices, widget=forms.RadioSelect
    )
    reason = text_field(_("理由"), required=False, rows=3, help_text=_("有风险、难以按期的须写明依据"))


class SelfInspectForm(ActForm):
    """One field for each line of art. 9; none of them must be filled in."""

    unit = forms.ChoiceField(label=_("自查单位"))
    problems = text_field(_("存在问题"), required=False, rows=2)
    next_step = text_field(_("下一步打算"), required=False, rows=2)
    evidence = FilesField(
        label=_("佐证材料"),
        required=False,
        widget=ManyFiles(
            attrs={"multiple": True, "accept": f"{PHOTOS},.pdf,.doc,.docx,.xls,.xlsx,.csv,.txt"}
        ),
        help_text=_("不是必需；可选多个文件，不得上传涉密材料"),
    )
    kept = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(
        self, *args: Any, units: Sequence[Choice], lines: Sequence[Choice], **kwargs: Any
    ) -> None:  # Any: Django's own signature
        super().__init__(*args, **kwargs)
        self.fields["unit"].choices = list(units)  # type: ignore[attr-defined]  # a ChoiceField, declared above
        for name, words in lines:
            self.fields[name] = text_field(words, required=False, rows=3)
        self.line_names = [name for name, _words in lines]

    def line_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in self.line_names]

    def other_fields(self) -> list[forms.BoundField]:
        return [one for one in self.visible_fields() if one.name not in self.line_names]


class DelayForm(ActForm):
    obligation = forms.ChoiceField(label=_("将延误的任务"))
    fact = text_field(_("事实"), rows=2, help_text=_("写明哪一部分、到什么程度、预计推后多少"))
    cause = text_field(_("原因"), rows=2)
    measures = text_field(_("措施"), rows=2, help_text=_("已采取和将采取的补救措施"))
    own_new_on = DayField(label=_("自定新时限"))

    def __init__(
        self, *args: Any, owed: Sequence[Choice], **kwargs: Any
    ) -> None:  # Any: Django's own signature
        super().__init__(*args, **kwargs)
        self.fields["obligation"].choices = list(owed)  # type: ignore[attr-defined]  # a ChoiceField, declared above


class CountersignForm(ActForm):
    agrees = forms.TypedChoiceField(
        label=_("会签意见"),
        choices=[("yes", _("同意")), ("no", _("保留意见"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )
    text = text_field(_("意见内容"), required=False, help_text=_("保留意见的必填，写明哪一部分、什么理由"))


class ApproveForm(ActForm):
    pass


class SendBackForm(ActForm):
    reason = text_field(_("退回理由"), help_text=_("写明须修改之处"))


class ReturnForm(ActForm):
    kind = forms.ChoiceField(label=_("处理"), choices=lambda: ReturnKind.choices, widget=forms.RadioSelect)
    reason = text_field(_("理由"), help_text=_("写明哪些不符合要求、怎样补正；写入通知书"))
    new_due_on = DayField(label=_("重新报送时限"))


class ReopenForm(ActForm):
    record = forms.ChoiceField(
        label=_("所依据的核查记录"), help_text=_("检查记录或在案问题，须在结果报送之后")
    )
    reason = text_field(_("重启的理由"), rows=4, help_text=_("写明结果与核查情况不符之处；写入通知书"))
    new_due_on = DayField(label=_("重新报送时限"))

    def __init__(
        self, *args: Any, records: Sequence[Choice], **kwargs: Any
    ) -> None:  # Any: Django's own signature
        super().__init__(*args, **kwargs)
        self.fields["record"].choices = list(records)  # type: ignore[attr-defined]  # a ChoiceField, declared above


class AcceptForm(ActForm):
    opinion = text_field(_("采纳意见"), required=False, rows=2)
    confidence = forms.TypedChoiceField(
        label=_("本办研判：能否按期"),
        required=False,
        choices=lambda: [("", _("本次不作研判")), *Confidence.choices],
        coerce=Confidence,
        empty_value=None,
        help_text=_("有风险、难以按期的，须在采纳意见中写明依据"),
    )


class AcceptResultForm(ActForm):
    opinion = text_field(_("采纳意见"), required=False, rows=2)
    completed_on = DayField(
        label=_("认定完成时间"),
        required=False,
        help_text=_("不填的，按上述日期认定；只能更早，且须有证据材料"),
    )
    reason = text_field(_("提前认定的理由"), required=False, rows=2)
