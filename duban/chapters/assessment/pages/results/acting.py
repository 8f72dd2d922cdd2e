"""The forms on results: proposed, made public, objected to, answered, joined, submitted."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from duban.chapters.assessment import actions
from duban.chapters.assessment.forms import results as forms
from duban.chapters.assessment.pages.results.filling import (
    Values,
    barred,
    chosen,
    fill,
    opened_objection,
    opened_result,
    opened_round,
    scale_of,
    to_objection,
    to_result,
    to_round,
    units,
    with_file,
)
from duban.chapters.assessment.pages.results.looking import shown
from duban.chapters.assessment.queries import results as queries
from duban.chapters.assessment.rules import results as rules
from duban.chapters.assessment.terms.results import Remedy
from duban.chapters.assessment.terms.scheme import PersonGrade, UnitGrade
from duban.ground.access import PostKind
from duban.ground.beijing import beijing_day
from duban.support.doors.http import AuthenticatedRequest
from duban.support.doors.pages import admit
from duban.support.organization import queries as organization
from duban.support.rulebook import queries as rulebook

if TYPE_CHECKING:
    from duban.chapters.assessment.models import AssessmentRun
    from duban.chapters.assessment.queries.results import AnyResult

GROUP = (PostKind.LEADING_GROUP_HEAD, PostKind.LEADING_GROUP_MEMBER)


def propose_results(request: AuthenticatedRequest) -> HttpResponse:
    """On which computing do the results of the period rest?"""
    admit("assessment.propose_results", organization.standing(request.user, request.at))
    runs = [(str(one.uid), _run_words(one)) for one in queries.runs_without_results()]
    return fill(
        request,
        form=lambda data: forms.ProposeForm(data, runs=runs),
        act=lambda values: actions.propose_results(**{**values, "run": UUID(values["run"])}),
        done=to_round,
        context={
            "title": _("拟定考核结果"),
            "submit": _("拟定"),
            "cancel": reverse("assessment"),
            "consequence": _(
                "按这次计算为每个单位、每名人员拟定结果：考核细则只提出等次建议，等次由领导小组确定。拟定后先公示，再报请审定。"
            ),
        },
    )


def _run_words(run: AssessmentRun) -> str:
    return _("{year}年第{ordinal}次计算（截至 {until}，{scheme}）").format(
        year=run.year, ordinal=run.ordinal, until=run.until_on, scheme=run.scheme_label
    )


def _leaders(request: AuthenticatedRequest) -> list[tuple[str, str]]:
    people = organization.holders(None, GROUP, beijing_day(request.at))
    return [(str(one.uid), one.name) for one in people]


def publish_result(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Are the results made public to those concerned?"""
    found = opened_round(request, uid, "assessment.publish_result")
    today = beijing_day(request.at)
    days = rulebook.values(today).number("assessment.publish_days")
    until = rules.objections_until(today, days, rulebook.calendar())
    return fill(
        request,
        form=lambda data: forms.StepForm(data, about=found),
        act=lambda values: actions.publish_result(result_round=uid, **values),
        done=to_round,
        context={
            "title": _("公示考核结果"),
            "submit": _("公示"),
            "cancel": to_round(found),
            "round": found,
            "nothing": barred(request, "assessment.publish_result", found),
            "consequence": _(
                "公示 {days} 个工作日，至 {until}。每个单位、每名人员只看到自己的结果和得分明细，公示期内可以提出异议。"
            ).format(days=days, until=until),
        },
    )


def object_to_result(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """What is wrong with the result, and by which facts?"""
    found = opened_result(request, uid, "assessment.object_to_result")
    today = beijing_day(request.at)
    days = rulebook.values(today).number("assessment.answer_objection_within")
    return fill(
        request,
        form=lambda data: forms.ObjectForm(data, about=found),
        act=lambda values: actions.object_to_result(result=uid, **with_file(values, "evidence")),
        done=to_objection,
        upload=True,
        context={
            "title": _("对考核结果提出异议"),
            "submit": _("提出异议"),
            "cancel": to_result(found),
            "one": shown(found),
            "consequence": _(
                "领导小组办公室应在 {days} 个工作日内书面答复，写明理由。提出异议不影响其他结果的公示。"
            ).format(days=days),
        },
    )


def answer_result_objection(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Is the objection right, why, and what changes by it?"""
    found = opened_objection(request, uid, "assessment.answer_objection")
    current = queries.current(found.about)
    return fill(
        request,
        form=lambda data: forms.AnswerForm(data, about=found, scale=scale_of(current)),
        act=lambda values: actions.answer_objection(
            objection=uid, **{**values, "remedy": Remedy(values["remedy"])}
        ),
        done=to_objection,
        context={
            "title": _("答复考核异议"),
            "submit": _("答复"),
            "cancel": to_objection(found),
            "one": shown(current),
            "objection": found,
            "consequence": _(
                "异议成立的，可以改变拟定等次（答复即为理由，考核细则的建议仍保留在案），或按重新计算的得分拟定。答复后不能更改。"
            ),
        },
    )


def join_stretches(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Which two stretches belong together, and what is the result of both?"""
    found = opened_round(request, uid, "assessment.join_stretches")
    is_unit = request.GET.get("kind") == "unit"
    rows: list[AnyResult] = []
    rows += queries.merged_units(found) if is_unit else queries.moved_persons(found)
    parts = [
        (str(one.uid), f"{one.listed}（{one.from_on}—{one.to_on}，{one.points}分）")
        for one in rows
        if one.ranked
    ]
    none = _("本次考核没有因合并而分为两段的单位。") if is_unit else _("本次考核没有因调动而分为两段的人员。")
    scale: forms.Scale = UnitGrade if is_unit else PersonGrade
    return fill(
        request,
        form=lambda data: forms.JoinForm(data, parts=parts, scale=scale),
        act=lambda values: actions.join_stretches(
            **{**values, "results": [UUID(one) for one in values["results"]]}
        ),
        done=to_result,
        context={
            "title": _("合并两段考核"),
            "submit": _("合并"),
            "cancel": to_round(found),
            "round": found,
            "consequence": _(
                "用于年中调动的人员，或年中并入其他单位的单位：两段得分和明细都保留，合并后的得分和等次由人写明理由。"
            ),
            "nothing": "" if parts else none,
        },
    )


def recuse(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Who takes no part, for which unit, and why?"""
    found = opened_round(request, uid, "assessment.recuse")
    people = _leaders(request)

    def act(values: Values) -> object:
        given = chosen(values, "person", "unit")
        return actions.recuse(result_round=uid, **given)

    return fill(
        request,
        form=lambda data: forms.RecuseForm(data, people=people, units=units(request)),
        act=act,
        done=lambda _made: to_round(found),
        context={
            "title": _("登记考核回避"),
            "submit": _("登记"),
            "cancel": to_round(found),
            "round": found,
            "consequence": _(
                "任何人不得考核、审定本单位的结果；成员就分管单位回避，组长不因分管单位而回避。回避写入会议纪要。"
            ),
        },
    )


def submit_results(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Does it go up to the Leading Group?"""
    found = opened_round(request, uid, "assessment.submit_results")
    return fill(
        request,
        form=lambda data: forms.StepForm(data, about=found),
        act=lambda values: actions.submit_results(result_round=uid, **values),
        done=to_round,
        context={
            "title": _("考核结果报请审定"),
            "submit": _("报请审定"),
            "cancel": to_round(found),
            "round": found,
            "nothing": barred(request, "assessment.submit_results", found),
            "consequence": _("报请后不再受理异议，由领导小组分别确定单位等次和人员等次。"),
        },
    )
