"""报审, 退回, 传签, 审定 and 更正: the forms of an evaluation's way to and after its approval."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from duban.chapters.assessment import actions
from duban.chapters.assessment.forms import evaluation as forms
from duban.chapters.assessment.pages.evaluation.filling import Values, at_evaluation, context, fill, opened
from duban.chapters.assessment.queries import checking, depending, seats
from duban.chapters.assessment.rules import evaluation as rules
from duban.chapters.assessment.terms.evaluation import APPROVE, DESIGNATE, RETURN
from duban.ground.access import Role
from duban.ground.beijing import beijing_day
from duban.support.doors.http import AuthenticatedRequest
from duban.support.doors.pages import admit
from duban.support.organization import queries as organization
from duban.support.rulebook import queries as rulebook

if TYPE_CHECKING:
    from duban.chapters.assessment.models import Evaluation


def submit_evaluation(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Is everything said that must be said, so that the Leading Group can decide?"""
    found = opened(request, uid, "assessment.submit_evaluation")
    today = beijing_day(request.at)
    return fill(
        request,
        form=lambda data: forms.SubmitForm(data, about=found),
        act=lambda given: actions.submit_evaluation(evaluation=uid, **given),
        done=at_evaluation,
        context=context(
            found,
            title=_("考核评估报告报审"),
            submit=_("报领导小组审定"),
            consequence=_("报审后不能修改；计算得出的时限评估和各项在案事实随之定稿。退回后可以修改再报。"),
            wanting=wanting(found, today),
        ),
    )


def wanting(found: Evaluation, today: date) -> list[str]:
    """What stands in the way of submission, in words."""
    gaps = [_("尚未填写：{what}").format(what=one) for one in checking.gaps(found, today)]
    gaps += [
        _("须分析原因和责任：{what}").format(what=one.label) for one in checking.unanalysed(found, today)
    ]
    return gaps + [
        _("{unit}陈述意见的期限至 {until}").format(unit=unit, until=until)
        for unit, until in checking.waiting_for(found, today)
    ]


def return_evaluation(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """What must be done better before it is approved?"""
    found = opened(request, uid, "assessment.return_evaluation")
    return fill(
        request,
        form=lambda data: forms.ReturnForm(data, about=found),
        act=lambda given: actions.return_evaluation(evaluation=uid, **given),
        done=at_evaluation,
        context=context(
            found,
            title=_("退回考核评估报告"),
            submit=_("退回"),
            consequence=_("退回后由领导小组办公室修改再报；已传签的意见随之失效，保留在案。"),
            paper_url=_paper(request, found.ref, RETURN),
        ),
    )


def _paper(request: AuthenticatedRequest, subject: str, word: str) -> str:
    """Where a paper decision is entered, for those who cannot decide themselves."""
    if Role.LEADING_GROUP_HEAD in organization.roles(request.user, beijing_day(request.at)):
        return ""
    return f"{reverse('paper_new')}?{urlencode({'subject': subject, 'decision': word})}"


def sign_evaluation(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Do I agree with the report?"""
    found = opened(request, uid, "assessment.sign_evaluation")
    return fill(
        request,
        form=lambda data: forms.SignForm(data, about=found),
        act=lambda given: actions.sign_evaluation(evaluation=uid, **given),
        done=lambda _signed: at_evaluation(found),
        context=context(
            found,
            title=_("传签考核评估报告"),
            submit=_("签署"),
            consequence=_("应签的领导小组成员全部同意后，报告以传签审定。分管或任职于本事项单位的成员回避。"),
        ),
    )


def approve_evaluation(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """How has the Leading Group decided?"""
    found = opened(request, uid, "assessment.approve_evaluation")
    today = beijing_day(request.at)
    ways = rulebook.values(today).texts("assessment.approved_in")

    def act(given: Values) -> Evaluation:
        meeting = given.pop("meeting")
        return actions.approve_evaluation(evaluation=uid, meeting=UUID(meeting) if meeting else None, **given)

    return fill(
        request,
        form=lambda data: forms.ApproveForm(
            data, about=found, ways=ways, meetings=seats.meetings_since(found.submitted_on or today)
        ),
        act=act,
        done=at_evaluation,
        context=context(
            found,
            title=_("审定考核评估报告"),
            submit=_("登记审定"),
            consequence=_(
                "审定后锁定，报告编号定稿；延时且未认定不适用第十六条第二项的、质量效果为“差”的，"
                "以及被认定未兑现承诺致使延误的单位，依照第十六条登记责任追究线索（待核实），是否追究由人决定。"
            ),
            paper_url=_paper(request, found.ref, APPROVE),
            recusing=_recusing(found, today),
            marks=depending.resting_on(found.corrects) if found.corrects else [],
        ),
    )


def _recusing(found: Evaluation, today: date) -> list[str]:
    """Who of the Leading Group recuses, and why."""
    head_too = rulebook.values(today).flag("assessment.head_recuses_for_units_in_charge")
    lines = []
    for one in seats.group(found.matter, today):
        if rules.recuses(one, head_too=head_too):
            why = _("任职于{units}") if one.posts else _("分管{units}")
            lines.append(f"{one.name}：" + why.format(units="、".join(one.posts or one.charge)))
    return lines


def correct_evaluation(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """What is wrong in what was approved, how is it proved, and what rests on it?"""
    found = opened(request, uid, "assessment.correct_evaluation")
    return fill(
        request,
        form=lambda data: forms.CorrectForm(data, about=found),
        act=lambda given: actions.correct_evaluation(evaluation=uid, **given),
        done=at_evaluation,
        upload="evidence",
        context=context(
            found,
            title=_("更正考核评估"),
            submit=_("开始更正"),
            consequence=_(
                "生成新的一版，须重新报审、审定；在此之前，已审定的评估继续有效。审定更正后，所列内容标注，不改写。"
            ),
            marks=depending.resting_on(found),
        ),
    )


def designate_assessor(request: AuthenticatedRequest) -> HttpResponse:
    """Who evaluates the matters of the department in which the Office sits?"""
    admit("assessment.designate_assessor", organization.standing(request.user, request.at))
    today = beijing_day(request.at)
    host = seats.seat()
    name = organization.unit_name(host.pk, today) if host else ""
    return fill(
        request,
        form=lambda data: forms.DesignateForm(
            data, people=seats.possible_assessors(host, today) if host else []
        ),
        act=lambda given: actions.designate_assessor(
            unit=host.uid if host else UUID(int=0), **{**given, "person": UUID(given["person"])}
        ),
        done=lambda _made: reverse("evaluations"),
        template="assessment/designate_assessor.html",
        context={
            "title": _("指定考核人员"),
            "submit": _("指定"),
            "cancel": reverse("evaluations"),
            "unit": name,
            "designations": seats.designations(),
            "paper_url": _paper(request, host.ref, DESIGNATE) if host else "",
            "nothing": "" if host else _("领导小组办公室是独立单位，不设在任何部室，无需指定考核人员。"),
            "consequence": _(
                "此后{unit}承办或服务的事项，由所指定的人员考核评估，领导小组办公室人员回避。"
            ).format(unit=name)
            if host
            else "",
        },
    )
