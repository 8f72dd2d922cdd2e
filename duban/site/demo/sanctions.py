"""A case of the demonstration that was decided: heard, reviewed, deliberated, decided above, served, executed, and
appealed against; the answer is still to come."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from duban.chapters.accountability import actions
from duban.chapters.accountability.actions import Suggestion
from duban.chapters.accountability.models import AccountabilityCase, CaseEvidence, CasePerson
from duban.chapters.accountability.queries import cases as queries
from duban.chapters.accountability.queries import decisions, tables
from duban.chapters.accountability.rules import bases
from duban.chapters.accountability.rules import cases as rules
from duban.chapters.accountability.terms.case import EvidenceKind, SeatPurpose, Signing
from duban.chapters.accountability.terms.decision import (
    DecisionKind,
    Held,
    Loss,
    Measure,
    Nature,
    ServiceWay,
    Track,
)
from duban.chapters.matters import queries as matters
from duban.ground import workdays
from duban.ground.access import PostKind
from duban.ground.beijing import beijing_day, beijing_time
from duban.site.demo.decisions import running
from duban.site.demo.lives import Life, Stage
from duban.support.organization import actions as organization
from duban.support.organization import queries as people
from duban.support.organization.models import Meeting, Person
from duban.support.organization.terms import MeetingKind
from duban.support.rulebook import queries as rulebook

BODY, NUMBER = "中共台儿庄区委", "区委组〔2026〕15号"


def all_of_them(stage: Stage) -> list[Life]:
    """Each a life of its own."""
    return [_decided(stage)]


def _decided(stage: Stage) -> Life:
    days = _working_days(stage.day(42))
    at = next(days)
    yield at
    case = _begun(stage, at)
    at = next(days)
    yield at
    first, second, reviewer = _hands(case, beijing_day(at))
    actions.name_handlers(
        by=stage.director, at=at, request_id=None, case=case.uid, handlers=(first.uid, second.uid)
    )
    at = next(days)
    yield at
    _keep(stage, at, case, first, "工期签证单和监理通知")
    at = next(days)
    yield at
    until = _heard(at, case, first, second)
    while beijing_day(at) <= until:
        at = next(days)
    yield at
    _proposed(at, case, first, second)
    at = next(days)
    yield at
    _reviewed(stage, at, case, reviewer)
    at = next(days)
    yield at
    _deliberated(stage, at, case)
    at = next(days)
    yield at
    actions.request_decision(by=stage.head, at=at, request_id=None, case=case.uid)
    at = next(days)
    yield at
    whom = _whom(case)
    decision = actions.record_decision(
        by=first,
        at=at,
        request_id=None,
        case=case.uid,
        person=whom.person.uid,
        kind=DecisionKind.ORGANISATIONAL,
        body=BODY,
        number=NUMBER,
        decided_on=beijing_day(at),
        measure=Measure.ADMONITION_TALK,
        words="给予诫勉谈话，由区委组织部会同管委会党组进行。",
        piece=_keep(stage, at, case, first, "区委关于诫勉谈话的决定").uid,
    )
    actions.check_decision(by=stage.director, at=at, request_id=None, case_decision=decision.uid, fits=True)
    at = next(days)
    yield at
    actions.serve_decision(
        by=first,
        at=at,
        request_id=None,
        case_decision=decision.uid,
        served_on=beijing_day(at),
        how=ServiceWay.SIGNED,
        note="本人当场签收",
    )
    for step in decisions.steps_of(decision):
        at = next(days)
        yield at
        actions.execute(
            by=first, at=at, request_id=None, step=step.uid, done_on=beijing_day(at), note="已办理，记录在卷"
        )
    at = next(days)
    yield at
    actions.report_execution(by=stage.head, at=at, request_id=None, case=case.uid)
    at = next(days)
    yield at
    actions.appeal(
        by=whom.person,
        at=at,
        request_id=None,
        case_decision=decision.uid,
        made_on=beijing_day(at),
        text="签认拖延与设计变更未及时批复有关，请求重新审查责任。",
    )


def _working_days(day: date) -> Iterator[datetime]:
    """Nine o'clock on that working day, and on each that follows."""
    while True:
        yield beijing_time(day, 9)
        day = workdays.following_working_day(day, rulebook.calendar())


def _begun(stage: Stage, at: datetime) -> AccountabilityCase:
    """Entered by the clerk, confirmed by the director, started by the head: all on one day."""
    matter = running(stage, 0).matter
    lead = matters.lead_of(matter)
    if lead is None or lead.unit is None:
        raise ValueError(f"{matter} has no lead")
    clue = actions.enter_clue(
        by=stage.clerk,
        at=at,
        request_id=None,
        ground="16(21)",
        matter=matter.uid,
        unit=lead.unit.uid,
        fact="进场条件具备后仍以口头理由推迟签认二十七日，造成机械台班闲置损失",
        happened_on=beijing_day(at),
        evidence=[stage.evidence(stage.clerk, at, "签认流转记录.txt")],
        reason="",
    )
    actions.confirm_clue(
        by=stage.director, at=at, request_id=None, clue=clue.uid, words="流转记录与监理通知一致"
    )
    return actions.start_verification(
        by=stage.head, at=at, request_id=None, clue=clue.uid, reason="事实清楚且有损失，启动核实"
    )


def _hands(case: AccountabilityCase, day: date) -> tuple[Person, Person, Person]:
    """Two who handle the case and one who reviews it: heads of units that need not recuse."""
    heads = people.holders_by_unit((PostKind.UNIT_HEAD,), day)
    rows = Person.objects.filter(pk__in=[pk for found in heads.values() for pk in found]).order_by("id")
    fit = [
        one
        for one in rows
        if (seen := queries.candidate(case, one, day)).fit and not seen.concerned and not seen.grounds
    ]
    return fit[0], fit[1], fit[2]


def _whom(case: AccountabilityCase) -> CasePerson:
    """The first responsible person."""
    return queries.people_of(case)[0]


def _keep(stage: Stage, at: datetime, case: AccountabilityCase, by: Person, name: str) -> CaseEvidence:
    return actions.add_evidence(
        by=by,
        at=at,
        request_id=None,
        case=case.uid,
        kind=EvidenceKind.DOCUMENT,
        name=name,
        origin="核实人员调取",
        received_on=beijing_day(at),
        file=stage.evidence(by, at, "material.txt"),
    )


def _heard(at: datetime, case: AccountabilityCase, first: Person, second: Person) -> date:
    """Everybody concerned is shown the facts and told; the last day on which he may answer."""
    today = beijing_day(at)
    days = rulebook.values(today).number("accountability.statement_within")
    until = rules.statement_until(today, days, rulebook.calendar())
    for one in queries.people_of(case):
        actions.show_facts(
            by=first,
            at=at,
            request_id=None,
            case=case.uid,
            person=one.person.uid,
            second=second.uid,
            on=today,
            facts="签认应于三日内完成，实际用时三十日；监理通知两次催办，均未书面答复。",
            opinion="对时间无异议，原因另作说明。",
            signing=Signing.SIGNED,
        )
        actions.tell_statement(
            by=first,
            at=at,
            request_id=None,
            case=case.uid,
            person=one.person.uid,
            held="拟认定故意拖延，影响工程建设，依据办法第十六条第二十一项。",
            until_on=until,
        )
    return until


def _proposed(at: datetime, case: AccountabilityCase, first: Person, second: Person) -> None:
    actions.record_findings(
        by=first,
        at=at,
        request_id=None,
        case=case.uid,
        second=second.uid,
        established=True,
        loss=Loss.YES,
        nature=Nature.NONE,
        words="台班闲置损失有结算单证明；未发现收受财物等违纪违法事实。",
    )
    actions.propose_handling(
        by=first,
        at=at,
        request_id=None,
        case=case.uid,
        second=second.uid,
        track=Track.ORGANISATIONAL,
        report="签认拖延二十七日，两次催办未答复，造成台班闲置损失；本人陈述的设计变更原因只能解释其中九日。",
        measures=(Suggestion(Measure.ADMONITION_TALK, _whom(case).person.uid),),
    )


def _reviewed(stage: Stage, at: datetime, case: AccountabilityCase, reviewer: Person) -> None:
    actions.admit_to_circle(
        by=stage.head,
        at=at,
        request_id=None,
        case=case.uid,
        person=reviewer.uid,
        purpose=SeatPurpose.LEGAL_REVIEW,
    )
    printed = tables.printed(Track.ORGANISATIONAL, beijing_day(at))
    actions.review_legality(
        by=reviewer,
        at=at,
        request_id=None,
        case=case.uid,
        agrees=True,
        opinion="事实清楚，途径和方式适当；依据已按当日有效版本核对。",
        confirmed=tuple(one.name for one in bases.unchecked(printed)),
    )


def _deliberated(stage: Stage, at: datetime, case: AccountabilityCase) -> None:
    group = _group(beijing_day(at))
    actions.deliberate(
        by=stage.director,
        at=at,
        request_id=None,
        case=case.uid,
        meeting=_meeting(stage, at, group).uid,
        item="1",
        held=Held.ADOPTED,
        opinions="；".join(f"{one.name}：同意" for one in group),
        resolution="同意报请区委对第一责任人予以诫勉谈话。",
    )


def _group(day: date) -> list[Person]:
    posts = (PostKind.LEADING_GROUP_HEAD, PostKind.LEADING_GROUP_MEMBER)
    return [person for post in posts for person in people.people_with(post, day)]


def _meeting(stage: Stage, at: datetime, group: list[Person]) -> Meeting:
    return organization.hold_meeting(
        by=stage.second,
        at=at,
        request_id=None,
        kind=MeetingKind.LEADING_GROUP_MEETING,
        number=f"{beijing_day(at).year}年第3次",
        held_on=beijing_day(at),
        chair=stage.head.uid,
        attended=[person.uid for person in group],
        minutes=stage.evidence(stage.second, at, "领导小组会议纪要.txt"),
    )
