"""From the findings to the competent body: the handlers', the reviewer's, the director's and the head's forms."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from duban.chapters.accountability import actions
from duban.chapters.accountability.actions import Suggestion
from duban.chapters.accountability.forms import deciding as forms
from duban.chapters.accountability.pages.filling import Data, Values, chosen, fill, opened, outsiders, to_case
from duban.chapters.accountability.pages.handling import scans, seconds
from duban.chapters.accountability.queries import cases, proposals, tables
from duban.chapters.accountability.rules import bases, measures, tracks
from duban.chapters.accountability.terms.case import Stage
from duban.chapters.accountability.terms.decision import Measure, Track
from duban.ground.beijing import beijing_day
from duban.support.doors.http import AuthenticatedRequest
from duban.support.rulebook import queries as rulebook

if TYPE_CHECKING:
    from duban.chapters.accountability.models import AccountabilityCase, CasePerson

UNIT = "unit"


def record_findings(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Is the ground made out, is there a loss, and of what nature is it?"""
    found = opened(request, uid, "accountability.record_findings")
    values = rulebook.values(beijing_day(request.at))
    return fill(
        request,
        form=lambda data: forms.FindingsForm(
            data,
            about=found,
            seconds=seconds(request, uid),
            losses=tables.losses(values),
            natures=tables.natures(values),
        ),
        act=lambda given: actions.record_findings(case=uid, **chosen(given, "second")),
        done=lambda _row: to_case(found),
        context={
            "title": _("认定损失和性质"),
            "submit": _("认定"),
            "case": found,
            "cancel": to_case(found),
            "consequence": _(
                "先认定，再提出途径：有损失、不构成违纪违法的，依第十七条第一项；涉嫌违纪违法或者犯罪的，立即停止接触并移送；"
                "既无损失又不违纪违法的，不适用第十七条的方式。"
            ),
        },
    )


def propose_handling(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Which track do the findings leave open, and which measure fits whom?"""
    found = opened(request, uid, "accountability.propose_handling")
    values = rulebook.values(beijing_day(request.at))
    row = proposals.findings_of(found)
    open_ = (
        tracks.open_tracks(proposals.as_found(row, found), tables.openings(values))
        if row
        else frozenset[str]()
    )
    subjects: list[tuple[str, str, CasePerson | None]] = [(UNIT, found.unit_name, None)]
    people, upheld = cases.people_of(found), proposals.tolerated(found)
    subjects += [(str(one.person.uid), one.name, one) for one in people if one.pk not in upheld]
    spared = "、".join(one.name for one in people if one.pk in upheld)
    choices = [
        (key, label, _measures(proposals.subject_of(who, values), tables.fits(values)))
        for key, label, who in subjects
    ]

    def form(data: Data) -> forms.ProposalForm:
        return forms.ProposalForm(data, about=found, seconds=seconds(request, uid), subjects=choices)

    return fill(
        request,
        form=form,
        act=lambda given: actions.propose_handling(case=uid, **_suggested(given)),
        done=lambda _row: to_case(found),
        context={
            "title": _("提出核实报告和处理建议"),
            "submit": _("提出"),
            "case": found,
            "cancel": to_case(found),
            "consequence": _(
                "按现有认定，可走途径：{open}。处理方式须与对象相符；提出后经法制审核，报领导小组集体研究。"
            ).format(open=tracks.labels(open_) or _("无，请先认定"))
            + (_("容错情形成立、不提处理方式的：{names}。").format(names=spared) if spared else ""),
        },
    )


def _measures(subject: measures.Subject, table: list[measures.Fit]) -> list[tuple[str, str]]:
    """What could meet this subject on the tracks that pursue."""
    codes = [
        code
        for track in (Track.ORGANISATIONAL, Track.OUTSIDE)
        for code in measures.fitting(track, subject, table)
    ]
    return [(code, str(Measure(code).label)) for code in dict.fromkeys(codes)]


def _suggested(values: Values) -> Values:
    """The ticked measures as the act takes them."""
    ticked = [
        (key.removeprefix("measures_"), one)
        for key, given in values.items()
        if key.startswith("measures_")
        for one in given
    ]
    kept = {key: value for key, value in values.items() if not key.startswith("measures_")}
    return {
        **chosen(kept, "second"),
        "measures": tuple(
            Suggestion(Measure(code), None if key == UNIT else UUID(key)) for key, code in ticked
        ),
    }


def review_legality(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Which law is in force today, and does the proposal stand on it?"""
    found = opened(request, uid, "accountability.review_legality")
    proposal = proposals.proposal_of(found)
    printed = tables.printed(proposal.track, beijing_day(request.at)) if proposal else []
    waiting = [(one.name, one.line) for one in bases.unchecked(printed)]
    return fill(
        request,
        form=lambda data: forms.ReviewForm(data, about=found, bases=waiting),
        act=lambda values: actions.review_legality(
            case=uid, **{**values, "confirmed": tuple(values.get("confirmed", ()))}
        ),
        done=lambda _row: to_case(found),
        context={
            "title": _("法制审核"),
            "submit": _("提交审核意见"),
            "case": found,
            "cancel": to_case(found),
            "quoted": (_("当日有效的依据"), "\n".join(one.line for one in printed) or "—"),
            "consequence": _("核实人员不得审核本案。审核意见随案报领导小组集体研究。"),
        },
    )


def deliberate(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """What did the Leading Group hold of the proposal?"""
    found = opened(request, uid, "accountability.deliberate")
    proposal = proposals.proposal_of(found)
    held = proposals.deliberable(proposal.on) if proposal else []
    people = [(str(one.person.uid), one.name) for one in cases.people_of(found)] + outsiders(found)
    return fill(
        request,
        form=lambda data: forms.DeliberationForm(
            data,
            about=found,
            meetings=[(str(one.uid), f"{one.held_on} {one}") for one in held],
            people=people,
        ),
        act=lambda values: actions.deliberate(
            case=uid,
            **{**chosen(values, "meeting"), "left": tuple(UUID(one) for one in values["left"])},
        ),
        done=lambda _row: to_case(found),
        context={
            "title": _("集体研究"),
            "submit": _("登记研究情况"),
            "case": found,
            "cancel": to_case(found),
            "quoted": (_("处理建议"), str(Track(proposal.track).label)) if proposal else None,
            "consequence": _("不得由一人决定。与本案有关的人员须回避；研究结果与建议不同的，退回重新提出。")
            + _of_leaders(found, beijing_day(request.at)),
        },
    )


def _of_leaders(case: AccountabilityCase, today: date) -> str:
    """Who is in charge of the unit recuses where he sat in the meeting; that he did is entered here."""
    names = "、".join(one.name for one in proposals.in_charge(case, today))
    if not names:
        return ""
    return _("分管该单位的{names}到会的，须回避并在此登记；组长不因分管该单位回避。").format(names=names)


def return_proposal(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Why does the proposal go back?"""
    found = opened(request, uid, "accountability.return_proposal")
    return fill(
        request,
        form=lambda data: (
            forms.SentBackForm(data, about=found, scans=scans(uid, request))
            if _went_up(found)
            else forms.ReasonForm(data, about=found)
        ),
        act=lambda values: actions.return_proposal(case=uid, **_replied(values)),
        done=lambda _row: to_case(found),
        context={
            "title": _("退回处理建议"),
            "submit": _("退回"),
            "case": found,
            "cancel": to_case(found),
            "consequence": _("退回后由核实人员补充核实，重新认定或者重新提出建议。"),
        },
    )


def _went_up(case: AccountabilityCase) -> bool:
    return case.stage == Stage.SENT_UP


def _replied(values: Values) -> Values:
    """The paper of the body that was asked, where there is one."""
    return chosen(values, "piece") if "piece" in values else values


def request_decision(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """What goes up to the superior Party organisation?"""
    found = opened(request, uid, "accountability.request_decision")
    return fill(
        request,
        form=lambda data: forms.RequestForm(data, about=found),
        act=lambda values: actions.request_decision(case=uid, **values),
        done=lambda _row: to_case(found),
        context={
            "title": _("报请上级党组织"),
            "submit": _("签发请示"),
            "case": found,
            "cancel": to_case(found),
            "consequence": _(
                "生成《责任追究请示》并编号；请示写明事实、认定、当日有效的依据、建议和集体研究情况。"
            ),
        },
    )


def decide_not_pursued(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Does the case end without anybody being pursued?"""
    found = opened(request, uid, "accountability.decide_not_pursued")
    return fill(
        request,
        form=lambda data: (
            forms.ReplyForm(data, about=found, scans=scans(uid, request))
            if _went_up(found)
            else forms.StepForm(data, about=found)
        ),
        act=lambda values: actions.decide_not_pursued(case=uid, **_replied(values)),
        done=to_case,
        context={
            "title": _("不予追究"),
            "submit": _("批准不予追究"),
            "case": found,
            "cancel": to_case(found),
            "consequence": _("生成审批表和告知书，书面告知单位和本人；本人可以申请澄清正名。"),
        },
    )


def report_execution(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """What is reported to the body that decided?"""
    found = opened(request, uid, "accountability.report_execution")
    return fill(
        request,
        form=lambda data: forms.StepForm(data, about=found),
        act=lambda values: actions.report_execution(case=uid, **values),
        done=lambda _row: to_case(found),
        context={
            "title": _("报告执行情况"),
            "submit": _("签发报告"),
            "case": found,
            "cancel": to_case(found),
            "consequence": _("生成《责任追究执行情况报告》并编号，报作出决定的机关。"),
        },
    )


def settle_case(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Is everything done, so that the case is settled?"""
    found = opened(request, uid, "accountability.settle_case")
    return fill(
        request,
        form=lambda data: forms.StepForm(data, about=found),
        act=lambda values: actions.settle_case(case=uid, **values),
        done=to_case,
        context={
            "title": _("了结"),
            "submit": _("了结"),
            "case": found,
            "cancel": reverse("case", args=[uid]),
            "consequence": _("执行完毕、已报告、申诉已有结果、影响期届满的，予以了结；了结后归档。"),
        },
    )
