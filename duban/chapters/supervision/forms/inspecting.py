"""The shape of what is typed for the plan, visits, records, special supervision and interviews."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from duban.chapters.matters.forms import Choice, DayField, text_field
from duban.chapters.supervision.forms import ChosenForm, FilesField
from duban.chapters.supervision.terms.inspecting import VISIT_FORMS, OpinionAnswer, StudyWay
from duban.support.doors.forms import ActForm

ROWS = 8
FEW = 3
COLUMNS = ("what", "unit", "form", "from_on", "to_on", "team", "no_notice")
NOT_CHOSEN = ("", _("请选择"))
FORMS = [(one.value, one.label) for one in VISIT_FORMS]


class PlanForm(ActForm):
    """A table of lines; rows left empty do not count."""

    year = forms.IntegerField(label=_("计划年度"), min_value=2000, max_value=2100)
    note = text_field(_("说明"), required=False, rows=2, help_text=_("统筹减少督查频次、合并同类督查的考虑"))

    def __init__(
        self, *args: Any, units: Sequence[Choice], rows: int = ROWS, **kwargs: Any
    ) -> None:  # Any: Django's own signature
        super().__init__(*args, **kwargs)
        self.row_count = rows
        for row in range(1, rows + 1):
            self.fields[f"what_{row}"] = forms.CharField(
                label=_("督查内容"),
                max_length=300,
                required=False,
                widget=forms.TextInput(attrs={"placeholder": _("督查内容")}),
            )
            self.fields[f"unit_{row}"] = forms.ChoiceField(
                label=_("单位"), choices=[("", _("选择单位")), *units], required=False
            )
            self.fields[f"form_{row}"] = forms.ChoiceField(
                label=_("方式"), choices=[("", _("选择方式")), *FORMS], required=False
            )
            self.fields[f"from_on_{row}"] = DayField(label=_("自"), required=False)
            self.fields[f"to_on_{row}"] = DayField(label=_("至"), required=False)
            self.fields[f"team_{row}"] = forms.CharField(
                label=_("人员"),
                max_length=200,
                required=False,
                widget=forms.TextInput(attrs={"placeholder": _("督查人员")}),
            )
            self.fields[f"no_notice_{row}"] = forms.BooleanField(label=_("不打招呼"), required=False)

    def rows(self) -> Iterator[list[BoundField]]:
        """The fields row by row, as the table draws them."""
        for row in range(1, self.row_count + 1):
            yield [self[f"{column}_{row}"] for column in COLUMNS]

    def clean(self) -> dict[str, Any]:  # Any: Django's own signature
        cleaned = super().clean() or self.cleaned_data
        for row in range(1, self.row_count + 1):
            if not any(cleaned.get(f"{column}_{row}") for column in ("what", "unit", "form")):
                continue
            for column in ("what", "unit", "form", "from_on", "to_on"):
                name = f"{column}_{row}"
                if not cleaned.get(name) and name not in self.errors:
                    self.add_error(name, _("请填写"))
        return cleaned

    def given(self) -> list[dict[str, Any]]:  # Any: cells of differing kinds
        """The rows that were filled in, by column."""
        found = []
        for row in range(1, self.row_count + 1):
            one = {column: self.cleaned_data.get(f"{column}_{row}") for column in COLUMNS}
            if one["what"]:
                found.append(one)
        return found


class ReasonForm(ActForm):
    reason = text_field(_("理由"))


class AdoptForm(ActForm):
    opinion = text_field(_("审定意见"), required=False, rows=2)


class DecideForm(ActForm):
    grant = forms.TypedChoiceField(
        label=_("审批"),
        choices=[("yes", _("同意")), ("no", _("不同意"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )
    opinion = text_field(_("审批意见"), required=False, rows=2)


class RequestForm(ChosenForm):
    unit = forms.ChoiceField(label=_("督查单位"))
    form = forms.ChoiceField(label=_("督查方式"), choices=FORMS, widget=forms.RadioSelect)
    no_notice = forms.BooleanField(
        label=_("不打招呼"), required=False, help_text=_("开展之前，被督查单位看不到任何有关信息")
    )
    reason = text_field(_("计划外督查的理由"))


class ArrangeForm(ChosenForm):
    basis = forms.ChoiceField(label=_("依据"), help_text=_("已审定督查计划中的安排，或已批准的单项督查"))
    planned_on = DayField(label=_("督查日期"), help_text=_("并入已有安排的，以该次日期为准"))
    team = forms.CharField(label=_("督查人员"), max_length=200, required=False)
    into = forms.ChoiceField(
        label=_("并入已安排的督查"), required=False, help_text=_("同一单位一周内的督查应一并进行")
    )
    apart_reason = text_field(_("不合并的理由"), required=False, rows=2)


class LookedForm(ChosenForm):
    """What a record of any mode holds; on a phone the file field opens the camera."""

    held_on = DayField(label=_("日期"))
    location = forms.CharField(label=_("地点"), max_length=120, required=False)
    people = forms.CharField(label=_("在场人员"), max_length=300, required=False)
    lines = forms.MultipleChoiceField(
        label=_("本次看到的督办内容（第九条）"),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("勾选看到的，未涉及的不勾"),
    )
    seen = text_field(_("看到的情况"), rows=5)
    evidence = FilesField(label=_("照片、材料"), help_text=_("可不附；照片中的位置信息自动去除"))
    look_back_on = DayField(
        label=_("回头看日期"), required=False, help_text=_("需要回头看的填写，逾期未看的列入未闭环清单")
    )
    kept = forms.CharField(widget=forms.HiddenInput, required=False)


class StudyForm(LookedForm):
    ways = forms.MultipleChoiceField(
        label=_("调研方式"), choices=lambda: StudyWay.choices, widget=forms.CheckboxSelectMultiple
    )

    field_order = ("ways", "held_on", "location", "people", "lines", "seen")

    def __init__(
        self, *args: Any, units: Sequence[Choice], **kwargs: Any
    ) -> None:  # Any: Django's own signature
        super().__init__(*args, **kwargs)
        for row in range(1, FEW + 1):
            self.fields[f"opinion_{row}"] = text_field(
                _("意见建议 %(row)s") % {"row": row}, required=False, rows=2
            )
            self.fields[f"to_{row}"] = forms.ChoiceField(
                label=_("由谁答复 %(row)s") % {"row": row}, choices=[NOT_CHOSEN, *units], required=False
            )

    def clean(self) -> dict[str, Any]:  # Any: Django's own signature
        cleaned = super().clean() or self.cleaned_data
        for row in range(1, FEW + 1):
            if cleaned.get(f"opinion_{row}") and not cleaned.get(f"to_{row}"):
                self.add_error(f"to_{row}", _("请选择答复单位"))
        return cleaned


class LookBackForm(LookedForm):
    record = forms.ChoiceField(label=_("针对此前的记录"))
    holds = forms.TypedChoiceField(
        label=_("结论"),
        choices=[("yes", _("成效巩固，没有反弹")), ("no", _("有反弹，另行登记问题"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )

    field_order = ("record", "held_on", "location", "people", "lines", "seen", "holds")


class OtherForm(LookedForm):
    unit = forms.ChoiceField(label=_("督办单位"))
    mode = forms.CharField(label=_("方式名称"), max_length=40, help_text=_("如：视频调度、联席会商"))

    field_order = ("unit", "mode")


class CorrectRecordForm(LookedForm):
    reason = text_field(_("更正的理由"), rows=2)


class SpecialForm(ChosenForm):
    unit = forms.ChoiceField(label=_("受阻单位"))
    blockage = text_field(_("遇到的困难和受阻情况"), help_text=_("写明受阻环节、原因、影响和需要解决的问题"))
    target_on = DayField(label=_("拟解除日期"))


class CloseSpecialForm(ActForm):
    unblocked_on = DayField(label=_("不再受阻之日"))
    outcome = text_field(_("怎样解除"))


class ProposeInterviewForm(ChosenForm):
    unit = forms.ChoiceField(label=_("约谈单位"))
    reason = text_field(_("约谈的理由"), rows=2)
    topics = text_field(_("约谈内容"), help_text=_("请其介绍的进展、需要说明的问题"))
    planned_on = DayField(label=_("约谈日期"))
    location = forms.CharField(
        label=_("时间、地点"), max_length=120, help_text=_("如：上午9时，管委会三楼会议室")
    )


class HoldInterviewForm(LookedForm):
    interviewee = forms.ChoiceField(
        label=_("约谈对象"), help_text=_("单位主要负责人，确不能到场的为分管负责人")
    )
    present = forms.MultipleChoiceField(
        label=_("领导小组办公室在场人员"), widget=forms.CheckboxSelectMultiple, help_text=_("至少两名")
    )
    signed = forms.BooleanField(
        label=_("约谈对象已阅读纪要并签字"), required=False, help_text=_("可上传签字页照片")
    )
    refusal_note = text_field(_("拒签情况"), required=False, rows=2, help_text=_("未签字的必填"))

    field_order = (
        "interviewee",
        "present",
        "held_on",
        "location",
        "people",
        "seen",
        "lines",
        "signed",
        "refusal_note",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # Any: Django's own signature
        super().__init__(*args, **kwargs)
        self.fields["seen"].label = _("约谈纪要")
        for row in range(1, FEW + 1):
            self.fields[f"wanted_{row}"] = text_field(
                _("落实要求 %(row)s") % {"row": row}, required=False, rows=2
            )
            self.fields[f"due_{row}"] = DayField(label=_("期限 %(row)s") % {"row": row}, required=False)

    def clean(self) -> dict[str, Any]:  # Any: Django's own signature
        cleaned = super().clean() or self.cleaned_data
        for row in range(1, FEW + 1):
            if cleaned.get(f"wanted_{row}") and not cleaned.get(f"due_{row}"):
                self.add_error(f"due_{row}", _("请填写期限"))
        return cleaned


class AnswerOpinionForm(ActForm):
    answer = forms.ChoiceField(
        label=_("答复"), choices=lambda: OpinionAnswer.choices, widget=forms.RadioSelect
    )
    reason = text_field(_("采纳的安排或不采纳的理由"), rows=4)
