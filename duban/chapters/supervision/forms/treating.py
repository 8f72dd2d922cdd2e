"""The shape of what is typed about a problem without notice, more time, and 协调事项."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from duban.chapters.matters.forms import DayField, text_field
from duban.chapters.supervision.forms import ChosenForm
from duban.chapters.supervision.terms.treating import NoNoticeGround
from duban.support.doors.forms import ActForm


def yes_or_no(label: object, yes: object, no: object) -> forms.TypedChoiceField:
    """A choice between two, as a truth."""
    return forms.TypedChoiceField(
        label=label,  # type: ignore[arg-type]  # a lazy text
        choices=[("yes", yes), ("no", no)],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )


class NoNoticeForm(ChosenForm):
    ground = forms.ChoiceField(
        label=_("不下达的情形"), choices=lambda: NoNoticeGround.choices, widget=forms.RadioSelect
    )
    notice = forms.ChoiceField(
        label=_("并入整改的通知书"), required=False, help_text=_("同一事实已下达通知书的填写")
    )
    reason = text_field(_("理由"), rows=4, help_text=_("写明核对了什么、为何不下达；由主任签署，记录在案"))


class PlanForm(ActForm):
    measures = text_field(_("整改措施"), rows=5, help_text=_("逐个问题写明怎样整改"))
    responsible = forms.CharField(label=_("责任人"), max_length=60)
    done_by = DayField(label=_("计划完成日期"), help_text=_("不晚于整改时限"))


class MoreTimeForm(ActForm):
    new_due_on = DayField(label=_("申请延至"))
    reason = text_field(_("理由"), rows=4, help_text=_("写明已做到哪一步、为何不能按期、延长期间怎样安排"))


class MoreTimeAnswerForm(ActForm):
    grant = yes_or_no(_("批复"), _("同意延长"), _("不予延长，按原时限整改"))
    opinion = text_field(_("批复意见"), rows=3)


class CoordinationForm(ChosenForm):
    asking = forms.ChoiceField(label=_("提出单位"))
    asked = forms.ChoiceField(label=_("请求配合的单位"))
    text = text_field(_("需要协调的内容"), rows=4, help_text=_("写明需要对方做什么、为什么影响本事项"))
    needed_on = DayField(label=_("需要日期"))


class CoordinationAnswerForm(ActForm):
    promises = yes_or_no(_("答复"), _("承诺办理"), _("不能承担"))
    promised_on = DayField(label=_("承诺完成日期"), required=False, help_text=_("承诺办理的填写"))
    answer = text_field(_("答复内容"), rows=4, help_text=_("承诺的写明怎样办理；不能承担的写明理由和建议"))


class CoordinationReportForm(ActForm):
    outcome = text_field(_("落实情况"), rows=4)


class CoordinationSettleForm(ActForm):
    settled_on = DayField(label=_("解决日期"))
    note = text_field(_("说明"), required=False, rows=2)


class CoordinationEscalateForm(ActForm):
    reason = text_field(_("提请协调的理由"), rows=4)


class CoordinationDecideForm(ActForm):
    binds = yes_or_no(_("协调结果"), _("由被请求单位办理"), _("不再要求办理"))
    due_on = DayField(label=_("完成日期"), required=False, help_text=_("由被请求单位办理的填写"))
    decision = text_field(_("协调意见"), rows=4, help_text=_("写明听取了哪些意见、怎样办理或为何不再办理"))
