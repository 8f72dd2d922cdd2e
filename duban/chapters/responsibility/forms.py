"""The shape of what is typed for assignment, sign-for, breakdown and plan."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from duban.chapters.matters.forms import Choice, DayField, text_field
from duban.chapters.responsibility.terms import Cycle, FeedbackMode, SupervisionMode, UrgingMode
from duban.support.doors.forms import ActForm

ROWS = 6
COLUMNS = ("label", "section", "person", "due_on")


def _named(word: Any) -> forms.TextInput:
    """A field that says in itself what belongs there: on a phone the table has no head. Any: a late word."""
    return forms.TextInput(attrs={"placeholder": word})


class AssignForm(ActForm):
    requirement = text_field(
        _("办理要求"), required=False, help_text=_("写入任务交办通知单；没有特别要求的可不填")
    )


class DayForm(forms.Form):
    """One day that has come."""

    on = DayField(label=_("查询日期"))

    def __init__(self, *args: Any, latest: date, **kwargs: Any) -> None:  # Any: Django's own signature
        super().__init__(*args, **kwargs)
        self.latest = latest

    def clean_on(self) -> date:
        day: date = self.cleaned_data["on"]
        if day > self.latest:
            raise forms.ValidationError(_("请选择今日或以前的日期"))
        return day


class JointLeadForm(ActForm):
    """Several lead: which of them coordinates is chosen, never taken from the order of a list."""

    coordinator = forms.ChoiceField(
        label=_("牵头协调单位"), help_text=_("负责牵头协调、统一报送反馈和办理结果。")
    )
    units = forms.MultipleChoiceField(
        label=_("联合牵头单位"), widget=forms.CheckboxSelectMultiple, help_text=_("从协办单位中选定。")
    )
    reason = text_field(_("理由"), help_text=_("联合牵头是例外，写明为何不能由一个单位牵头。"))

    def __init__(
        self, *args: Any, leads: Sequence[Choice], others: Sequence[Choice], **kwargs: Any
    ) -> None:  # Any: Django's own signature
        super().__init__(*args, **kwargs)
        self.fields["coordinator"].choices = [("", _("请选择")), *leads]  # type: ignore[attr-defined]  # a choice field
        self.fields["units"].choices = others  # type: ignore[attr-defined]  # a choice field

    def values(self) -> dict[str, Any]:  # Any: the act's arguments
        found = super().values()
        units = [UUID(one) for one in found["units"]]
        return {**found, "coordinator": UUID(found["coordinator"]), "units": units}


class OutsideForm(ActForm):
    """A letter that is issued here and now."""

    unit = forms.ChoiceField(label=_("外部配合单位"))
    request = text_field(_("请求配合的内容"), help_text=_("写明请何时办理何事；每段一行。首尾套语由系统拟写"))

    def __init__(
        self, *args: Any, units: Sequence[Choice], **kwargs: Any
    ) -> None:  # Any: Django's own signature
        super().__init__(*args, **kwargs)
        self.fields["unit"].choices = units  # type: ignore[attr-defined]  # a choice field

    def values(self) -> dict[str, Any]:  # Any: the act's arguments
        found = super().values()
        return {**found, "unit": UUID(found["unit"])}


class LetterForm(OutsideForm):
    """A letter that went out."""

    number = forms.CharField(label=_("函号"), max_length=60)
    sent_on = DayField(label=_("发函日期"))
    request = text_field(_("请求配合的内容"))
    field_order = ("unit", "number", "sent_on", "request")


class ReplyForm(ActForm):
    """The answer that came."""

    replied_on = DayField(label=_("复函日期"))
    reply = text_field(_("复函内容"))


class SignForm(ActForm):
    pass


class BreakdownForm(ActForm):
    """A table of tasks; rows left wholly empty do not count."""

    def __init__(
        self, *args: Any, staff: Sequence[Choice], due_on: date | None, **kwargs: Any
    ) -> None:  # Any: Django's own signature
        super().__init__(*args, **kwargs)
        for row in range(1, ROWS + 1):
            self.fields[f"label_{row}"] = forms.CharField(
                label=_("任务"), max_length=200, required=False, widget=_named(_("任务"))
            )
            self.fields[f"section_{row}"] = forms.CharField(
                label=_("科室"), max_length=120, required=False, widget=_named(_("科室"))
            )
            self.fields[f"person_{row}"] = forms.ChoiceField(
                label=_("承办人员"), choices=[("", _("选择人员")), *staff], required=False
            )
            self.fields[f"due_on_{row}"] = DayField(label=_("完成日期"), required=False)
        if due_on is not None:
            self.fields["due_on_1"].initial = due_on

    def rows(self) -> Iterator[list[BoundField]]:
        """The fields row by row, as the table draws them."""
        for row in range(1, ROWS + 1):
            yield [self[f"{column}_{row}"] for column in COLUMNS]

    def clean(self) -> dict[str, Any]:  # Any: Django's own signature
        cleaned = super().clean() or self.cleaned_data
        for row in range(1, ROWS + 1):
            label, person = cleaned.get(f"label_{row}"), cleaned.get(f"person_{row}")
            if not label and not person:
                continue
            for column in ("label", "person", "due_on"):
                name = f"{column}_{row}"
                if not cleaned.get(name) and name not in self.errors:
                    self.add_error(name, _("请填写"))
        return cleaned

    def given(self) -> list[tuple[str, UUID, date, str]]:
        """Label, person, Beijing date and section of every row that was filled in."""
        found = []
        for row in range(1, ROWS + 1):
            label, section, person, due_on = (self.cleaned_data.get(f"{column}_{row}") for column in COLUMNS)
            if label and person and due_on:
                found.append((label, UUID(person), due_on, section or ""))
        return found


class PromiseForm(ActForm):
    promise = text_field(_("服务承诺"), rows=3, help_text=_("写明为承办单位办什么、办到什么程度"))
    people = forms.TypedMultipleChoiceField(
        label=_("服务人员"), coerce=UUID, widget=forms.CheckboxSelectMultiple
    )
    due_on = DayField(label=_("兑现日期"), help_text=_("不得晚于事项时限"))

    def __init__(
        self, *args: Any, staff: Sequence[Choice], **kwargs: Any
    ) -> None:  # Any: Django's own signature
        super().__init__(*args, **kwargs)
        self.fields["people"].choices = list(staff)  # type: ignore[attr-defined]  # a ChoiceField, declared above


class HandoverForm(ActForm):
    receiver = forms.TypedChoiceField(label=_("接收人"), coerce=UUID)
    on = DayField(label=_("交接日期"), help_text=_("自该日起由接收人负责；该日以前的责任不变"))
    remark = text_field(_("交接说明"), required=False, help_text=_("写明进展、遗留问题和纸质材料的存放位置"))

    def __init__(
        self, *args: Any, staff: Sequence[Choice], **kwargs: Any
    ) -> None:  # Any: Django's own signature
        super().__init__(*args, **kwargs)
        self.fields["receiver"].choices = [("", _("选择人员")), *staff]  # type: ignore[attr-defined]  # a ChoiceField, declared above


class ReceiveForm(ActForm):
    agrees = forms.TypedChoiceField(
        label=_("签收"),
        choices=[("yes", _("清单无误，签收")), ("no", _("清单有误，退回"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
        initial="yes",
    )
    answer = text_field(_("说明"), required=False, help_text=_("退回的，写明须更正的内容"))


class ObjectForm(ActForm):
    competent = forms.CharField(
        label=_("认为应当承办的单位"),
        max_length=200,
        help_text=_("写单位全称；属本机构以外的，写明其职责依据"),
    )
    reason = text_field(_("异议的事实和理由"), rows=5)


class AnswerForm(ActForm):
    upheld = forms.TypedChoiceField(
        label=_("答复"),
        choices=[("yes", _("异议成立，另按事项调整办理")), ("no", _("异议不成立，按交办办理"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )
    answer = text_field(_("答复内容"), rows=4)


class PlanForm(ActForm):
    cycle = forms.ChoiceField(label=_("反馈周期"), choices=lambda: Cycle.choices, initial=Cycle.MONTHLY)
    first_due_on = DayField(label=_("首次反馈日期"))
    day = forms.IntegerField(
        label=_("每月反馈日"),
        min_value=1,
        max_value=31,
        required=False,
        help_text=_("用于每月、每季度；31 为当月最后一日；不填的，与首次反馈同日"),
    )
    feedback_mode = forms.ChoiceField(label=_("反馈方式"), choices=lambda: FeedbackMode.choices)
    feedback_requirement = text_field(_("反馈要求"), required=False, rows=2)
    urging_within = forms.IntegerField(
        label=_("催办时限（工作日）"),
        min_value=1,
        max_value=60,
        initial=1,
        help_text=_("逾期后多少个工作日内催办"),
    )
    urging_mode = forms.ChoiceField(label=_("催办方式"), choices=lambda: UrgingMode.choices)
    urging_requirement = text_field(_("催办要求"), required=False, rows=2)
    supervision_within = forms.IntegerField(
        label=_("督办时限（工作日）"),
        min_value=1,
        max_value=60,
        initial=3,
        help_text=_("催办无果后多少个工作日内督办"),
    )
    supervision_mode = forms.ChoiceField(label=_("督办方式"), choices=lambda: SupervisionMode.choices)
    supervision_requirement = text_field(_("督办要求"), required=False, rows=2)
