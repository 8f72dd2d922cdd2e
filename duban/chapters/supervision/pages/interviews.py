"""约谈督办: proposed, decided on, told, held, withdrawn; every page says that it is no sanction."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from duban.chapters.matters import pages as spine
from duban.chapters.matters import queries as matters
from duban.chapters.supervision import actions
from duban.chapters.supervision.forms import ConfirmForm
from duban.chapters.supervision.forms import inspecting as forms
from duban.chapters.supervision.pages.arranging import THING, deciding_offers
from duban.chapters.supervision.pages.filling import Values, fill, opened_matter
from duban.chapters.supervision.pages.looked import filled_rows, line_choices, taken, uid_of, unit_choices
from duban.chapters.supervision.queries import modes as queries
from duban.chapters.supervision.terms.inspecting import NO_SANCTION, InterviewState
from duban.ground import access
from duban.ground.beijing import beijing_day
from duban.support.documents import queries as documents
from duban.support.doors.http import AuthenticatedRequest
from duban.support.doors.offers import offer
from duban.support.organization import queries as organization
from duban.support.rulebook import queries as rulebook

if TYPE_CHECKING:
    from duban.chapters.supervision.models import Interview
    from duban.support.doors.offers import Offer

Fact = tuple[str, object]


def at_interview(found: Interview) -> str:
    return reverse("interview", args=[found.uid])


def propose_interview(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Whose head shall be interviewed, what about, when and where?"""
    matter = opened_matter(request, uid, "supervision.propose_interview")
    most = rulebook.values(beijing_day(request.at)).number("supervision.visits_per_unit_month")

    def act(given: Values) -> Interview:
        return actions.propose_interview(matter=uid, unit=uid_of(given.pop("unit")), **given)

    return fill(
        request,
        form=lambda data: forms.ProposeInterviewForm(
            data, about=matter, choices={"unit": unit_choices(request, matter)}
        ),
        act=act,
        done=at_interview,
        context={
            "title": _("提请约谈"),
            "matter": matter,
            "submit": _("提请批准"),
            "cancel": spine.back_to(matter),
            "consequence": str(NO_SANCTION)
            + _("由组长或分管领导批准；计入该单位当月督查、约谈次数（上限 {most} 次）。").format(most=most),
        },
    )


@require_safe
def interview(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """What is, or was, this interview about, where does it stand, and what was required?"""
    found = queries.visible_interview(person=request.user, at=request.at, uid=uid)
    record = queries.record_of_interview(found)
    wanted = [(one.due_on, one.text, "", "") for one in queries.requirements_of(found)]
    groups = [(_("落实要求"), wanted, _("没有提出落实要求。"))] if record else []
    if record:
        url = reverse("inspection_record", args=[record.uid])
        groups.insert(0, (_("约谈纪要"), [(record.held_on, record.seen, url, record.by.name)], ""))
    return render(
        request,
        THING,
        {
            "matter": found.matter,
            "title": _("约谈督办"),
            "marks": [InterviewState(found.state).label],
            "note": NO_SANCTION,
            "facts": [*_facts(found), *_course(found)],
            "groups": groups,
            "documents": documents.of_subject(found.ref),
            "offers": _of_interview(request, found),
        },
    )


def _facts(found: Interview) -> list[Fact]:
    return [
        (_("约谈单位"), organization.unit_name(found.unit_id, found.issued_on or found.proposed_on)),
        (_("理由"), found.reason),
        (_("约谈内容"), found.topics),
        (_("时间、地点"), f"{found.planned_on} {found.location}"),
        (_("提请"), f"{found.proposed_by.name} {found.proposed_on}"),
    ]


def _course(found: Interview) -> list[Fact]:
    """What became of it, as far as it went."""
    facts: list[Fact] = []
    if found.decided_on and found.decided_by:
        who = found.decided_for or found.decided_by.name
        facts.append((_("审批"), f"{who} {found.decided_on}\n{found.opinion}"))
    if found.issued_on and found.issued_by:
        facts.append((_("签发"), f"{found.number} {found.issued_by.name} {found.issued_on}"))
    if found.held_on and found.interviewee:
        there = "、".join(one.person.name for one in queries.present_at(found))
        facts += [(_("约谈对象"), found.interviewee.name), (_("在场人员"), there)]
        said = _("已阅读并签字") if found.signed else _("未签字：{note}").format(note=found.refusal_note)
        facts.append((_("签字"), said))
    if found.end_reason:
        facts.append((_("撤回的理由"), found.end_reason))
    return facts


def _of_interview(request: AuthenticatedRequest, found: Interview) -> list[Offer]:
    who = queries.standing(request.user, request.at, found)
    result: list[Offer] = []
    if found.state == InterviewState.PROPOSED:
        matter_who = matters.standing(request.user, request.at, found.matter)
        words = ("INTERVIEW", "NO_INTERVIEW")
        result += deciding_offers(
            matter_who, "supervision.decide_interview", "decide_interview", found, words
        )
    if found.state == InterviewState.APPROVED:
        url = reverse("issue_interview_notice", args=[found.uid])
        result += offer("supervision.issue_interview_notice", url, who)
    if found.state == InterviewState.NOTIFIED:
        url = reverse("hold_interview", args=[found.uid])
        result += offer("supervision.interview", url, who, label=_("登记约谈"))
    if found.state in {InterviewState.PROPOSED, InterviewState.APPROVED, InterviewState.NOTIFIED}:
        result += offer(
            "supervision.withdraw_interview", reverse("withdraw_interview", args=[found.uid]), who
        )
    return result


def _opened(request: AuthenticatedRequest, uid: UUID, code: str) -> Interview:
    found = queries.visible_interview(person=request.user, at=request.at, uid=uid)
    who = (
        matters.standing(request.user, request.at, found.matter)
        if code == "supervision.decide_interview"
        else queries.standing(request.user, request.at, found)
    )
    access.require(code, who)
    return found


def decide_interview(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """May this interview be held?"""
    found = _opened(request, uid, "supervision.decide_interview")
    who = matters.standing(request.user, request.at, found.matter)
    return fill(
        request,
        form=lambda data: forms.DecideForm(data, about=found),
        act=lambda given: actions.decide_interview(interview=uid, **given),
        done=at_interview,
        context={
            "title": _("批准约谈"),
            "matter": found.matter,
            "submit": _("提交审批"),
            "cancel": at_interview(found),
            "facts": _facts(found),
            "consequence": str(NO_SANCTION)
            + _("批准后由领导小组办公室主任签发《约谈通知书》。")
            + spine.paper_note(who),
        },
    )


def issue_interview_notice(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Shall the unit be told now?"""
    found = _opened(request, uid, "supervision.issue_interview_notice")
    return fill(
        request,
        form=lambda data: ConfirmForm(data, about=found),
        act=lambda given: actions.issue_interview_notice(interview=uid, **given),
        done=at_interview,
        context={
            "title": _("签发约谈通知书"),
            "matter": found.matter,
            "submit": _("签发并印发"),
            "cancel": at_interview(found),
            "facts": _facts(found),
            "consequence": str(NO_SANCTION) + _("签发即编号、定稿，并通知该单位负责人和联络员。"),
        },
    )


def hold_interview(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Who came, what was said and required, and was it signed?"""
    found = _opened(request, uid, "supervision.interview")
    today = beijing_day(request.at)

    def act(given: Values) -> Interview:
        wanted = [
            actions.Requirement(text, due_on)
            for text, due_on in filled_rows(given, "wanted", "due")
            if isinstance(due_on, date)
        ]
        return actions.interview(
            interview=uid,
            interviewee=uid_of(given.pop("interviewee")),
            present=[uid_of(one) for one in given.pop("present")],
            looked=taken(given),
            requirements=wanted,
            **given,
        )

    heads = [(str(one.uid), one.name) for one in queries.interviewees(found, today)]
    office = [(str(one.uid), one.name) for one in queries.office_people(today)]
    return fill(
        request,
        form=lambda data: forms.HoldInterviewForm(
            data,
            about=found,
            choices={"lines": line_choices(), "interviewee": heads, "present": office},
            initial={"held_on": today, "location": found.location},
        ),
        act=act,
        done=at_interview,
        upload="evidence",
        context={
            "title": _("登记约谈"),
            "matter": found.matter,
            "submit": _("归档并印发约谈纪要"),
            "cancel": at_interview(found),
            "facts": _facts(found),
            "consequence": str(NO_SANCTION) + _("提出的落实要求即为该单位的应办任务，按期限报送落实情况。"),
        },
    )


def withdraw_interview(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Why is this interview not held?"""
    found = _opened(request, uid, "supervision.withdraw_interview")
    return fill(
        request,
        form=lambda data: forms.ReasonForm(data, about=found),
        act=lambda given: actions.withdraw_interview(interview=uid, **given),
        done=at_interview,
        context={
            "title": _("撤回约谈"),
            "matter": found.matter,
            "submit": _("撤回"),
            "cancel": at_interview(found),
            "facts": _facts(found),
            "consequence": _("撤回后不计入当月次数；已通知的，即时告知该单位；编号保留。"),
        },
    )
