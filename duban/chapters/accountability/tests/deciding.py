"""Bring a case from the statement to its decision and beyond, by the acts alone."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from duban.chapters.accountability import actions
from duban.chapters.accountability.actions import Suggestion
from duban.chapters.accountability.models import (
    AccountabilityCase,
    CaseDecision,
    CaseFindings,
    DecisionAppeal,
    DecisionRequest,
    Deliberation,
    ExecutionReport,
    ExecutionStep,
    HandlingProposal,
    LegalReview,
    NameClearing,
    Restoration,
)
from duban.chapters.accountability.queries import cases, decisions, tables
from duban.chapters.accountability.terms.decision import (
    AppealState,
    DecisionKind,
    Held,
    Loss,
    Measure,
    Nature,
    NotPursuedReason,
    ServiceWay,
    Track,
)
from duban.chapters.accountability.tests import casing
from duban.ground.beijing import beijing_day
from duban.support.files.tests import builders as files
from duban.support.organization import actions as organization
from duban.support.organization.models import Meeting
from duban.support.organization.terms import FactKind, MeetingKind
from tests.cast import FOUNDED_ON, Town

WORDS = {
    "found": "西入口延期开放四十七日，少收门票款",
    "report": "两次督办通知书均未按期整改，损失已核算",
    "opinion": "认定和依据适当",
    "opinions": "王志远：同意；周明德：同意",
    "resolution": "同意对李建国予以诫勉谈话",
    "appeal": "延期系上级批复所致，请求撤销",
    "answer": "原决定认定事实不清，予以撤销",
    "restored": "已更正考核结果并书面告知",
    "clearing": "请在原通报范围内说明",
    "cleared": "已在管委会干部大会说明情况",
}


def official(town: Town, who: str) -> None:
    """On record as a civil servant who holds a leading post."""
    for kind, value in ((FactKind.PERSONNEL_CATEGORY, "公务员"), (FactKind.LEADING_POST, "是")):
        organization.record_fact(
            by=None,
            at=town.tick(),
            request_id=None,
            person=town[who].uid,
            kind=kind,
            value=value,
            from_on=FOUNDED_ON,
        )


def heard(town: Town, *, second: str = "shen") -> AccountabilityCase:
    """A case at the statement, everybody shown and told, the period over; handled by 钱 and `second`."""
    case = casing.name(town, casing.started(town), "qian", second)
    last = beijing_day(town.at)
    for one in cases.people_of(case):
        key = next(key for key, person in town.people.items() if person.pk == one.person_id)
        casing.show(town, case, key, second=second)
        last = casing.tell(town, case, key).until_on
    town.go_to(last + timedelta(days=1))
    case.refresh_from_db()
    return case


def find(
    town: Town,
    case: AccountabilityCase,
    *,
    loss: Loss = Loss.YES,
    nature: Nature = Nature.NONE,
    established: bool = True,
    second: str = "shen",
) -> CaseFindings:
    return actions.record_findings(
        by=town["qian"],
        at=town.tick(),
        request_id=None,
        case=case.uid,
        second=town[second].uid,
        established=established,
        loss=loss,
        nature=nature,
        words=WORDS["found"],
    )


def propose(
    town: Town, case: AccountabilityCase, *, second: str = "shen", **changed: Any
) -> HandlingProposal:
    """诫勉谈话 for 李, unless something else is said."""
    given: dict[str, Any] = {
        "track": Track.ORGANISATIONAL,
        "measures": (Suggestion(Measure.ADMONITION_TALK, casing.concerned(town, case).person.uid),),
        "report": WORDS["report"],
        **changed,
    }
    return actions.propose_handling(
        by=town["qian"],
        at=town.tick(),
        request_id=None,
        case=case.uid,
        second=town[second].uid,
        **given,
    )


def proposed(town: Town, *, second: str = "shen") -> AccountabilityCase:
    case = heard(town, second=second)
    find(town, case, second=second)
    propose(town, case, second=second)
    return fresh(case)


def proposed_not(town: Town) -> AccountabilityCase:
    """A case in which neither loss nor violation was found: 不予追究 is proposed."""
    case = heard(town)
    find(town, case, loss=Loss.NO)
    propose(town, case, track=Track.NOT_PURSUED, measures=(), not_pursued=NotPursuedReason.NEITHER)
    return fresh(case)


def unchecked(town: Town, track: str) -> tuple[str, ...]:
    """The editions of today that nobody has checked."""
    return tuple(one.name for one in tables.printed(track, beijing_day(town.at)) if one.state != "已核")


def review(town: Town, case: AccountabilityCase, *, agrees: bool = True) -> LegalReview:
    """By 郑, whom the head lets know of the case for that."""
    if cases.seat_of(case, town["zheng"]) is None:
        casing.admit(town, case, "zheng")
    track = HandlingProposal.objects.filter(case=case).order_by("-ordinal")[0].track
    return actions.review_legality(
        by=town["zheng"],
        at=town.tick(),
        request_id=None,
        case=case.uid,
        agrees=agrees,
        opinion=WORDS["opinion"],
        confirmed=unchecked(town, track),
    )


def meeting(
    town: Town,
    *,
    attended: Sequence[str] = ("wang", "zhou"),
    kind: MeetingKind = MeetingKind.LEADING_GROUP_MEETING,
    held_on: date | None = None,
) -> Meeting:
    return organization.hold_meeting(
        by=town["chen"],
        at=town.tick(),
        request_id=None,
        kind=kind,
        number=f"2026年第{Meeting.objects.count() + 5}次",
        held_on=held_on or beijing_day(town.at),
        chair=town["wang"].uid,
        attended=[town[one].uid for one in attended],
        minutes=files.keep(town).uid,
    )


def deliberate(town: Town, case: AccountabilityCase, held: Held = Held.ADOPTED) -> Deliberation:
    return actions.deliberate(
        by=town["sun"],
        at=town.tick(),
        request_id=None,
        case=case.uid,
        meeting=meeting(town).uid,
        item="1",
        held=held,
        opinions=WORDS["opinions"],
        resolution=WORDS["resolution"],
    )


def adopted(town: Town, *, second: str = "shen") -> AccountabilityCase:
    case = proposed(town, second=second)
    review(town, case)
    deliberate(town, case)
    return fresh(case)


def request(town: Town, case: AccountabilityCase) -> DecisionRequest:
    return actions.request_decision(by=town["wang"], at=town.tick(), request_id=None, case=case.uid)


def requested(town: Town, *, second: str = "shen") -> AccountabilityCase:
    case = adopted(town, second=second)
    request(town, case)
    return fresh(case)


def record(town: Town, case: AccountabilityCase, **changed: Any) -> CaseDecision:
    given: dict[str, Any] = {
        "person": casing.concerned(town, case).person.uid,
        "kind": DecisionKind.ORGANISATIONAL,
        "body": "中共台儿庄区委",
        "number": "区委组〔2026〕15号",
        "decided_on": beijing_day(town.at),
        "measure": Measure.ADMONITION_TALK,
        **changed,
    }
    if "piece" not in given:
        given["piece"] = casing.evidence(town, case).uid
    return actions.record_decision(by=town["qian"], at=town.tick(), request_id=None, case=case.uid, **given)


def compare(town: Town, decision: CaseDecision, *, fits: bool = True) -> CaseDecision:
    return actions.check_decision(
        by=town["sun"], at=town.tick(), request_id=None, case_decision=decision.uid, fits=fits
    )


def decided(town: Town, *, second: str = "shen") -> CaseDecision:
    """A decision on 李 that was compared with its paper."""
    return compare(town, record(town, requested(town, second=second)))


def serve(town: Town, decision: CaseDecision, how: ServiceWay = ServiceWay.SIGNED) -> CaseDecision:
    return actions.serve_decision(
        by=town["qian"],
        at=town.tick(),
        request_id=None,
        case_decision=decision.uid,
        served_on=beijing_day(town.at),
        how=how,
    )


def served(town: Town, *, second: str = "shen") -> CaseDecision:
    return serve(town, decided(town, second=second))


def do(town: Town, step: ExecutionStep) -> ExecutionStep:
    return actions.execute(
        by=town["qian"],
        at=town.tick(),
        request_id=None,
        step=step.uid,
        done_on=beijing_day(town.at),
        note="已办理",
    )


def executed(town: Town, *, second: str = "shen") -> CaseDecision:
    decision = served(town, second=second)
    for step in decisions.steps_of(decision):
        do(town, step)
    return CaseDecision.objects.get(pk=decision.pk)


def report(town: Town, case: AccountabilityCase) -> ExecutionReport:
    return actions.report_execution(by=town["wang"], at=town.tick(), request_id=None, case=case.uid)


def appeal(town: Town, decision: CaseDecision, who: str = "li", **changed: Any) -> DecisionAppeal:
    return actions.appeal(
        by=town[who],
        at=town.tick(),
        request_id=None,
        case_decision=decision.uid,
        **{"made_on": beijing_day(town.at), "text": WORDS["appeal"], **changed},
    )


def answer(town: Town, found: DecisionAppeal, outcome: AppealState = AppealState.WITHDRAWN) -> DecisionAppeal:
    return actions.answer_appeal(
        by=town["sun"],
        at=town.tick(),
        request_id=None,
        appeal=found.uid,
        outcome=outcome,
        answered_on=beijing_day(town.at),
        answer=WORDS["answer"],
        piece=casing.evidence(town, found.decision.case).uid,
    )


def fallen(town: Town, *, second: str = "shen") -> CaseDecision:
    """An executed decision that was withdrawn on appeal."""
    decision = executed(town, second=second)
    answer(town, appeal(town, decision))
    return CaseDecision.objects.get(pk=decision.pk)


def restore(town: Town, found: Restoration) -> Restoration:
    return actions.restore(
        by=town["qian"],
        at=town.tick(),
        request_id=None,
        restoration=found.uid,
        done_on=beijing_day(town.at),
        words=WORDS["restored"],
    )


def not_pursued(town: Town) -> AccountabilityCase:
    case = proposed_not(town)
    review(town, case)
    deliberate(town, case, Held.NOT_PURSUED)
    return actions.decide_not_pursued(by=town["wang"], at=town.tick(), request_id=None, case=case.uid)


def ask_clearing(town: Town, case: AccountabilityCase, who: str = "li") -> NameClearing:
    return actions.ask_clearing(
        by=town[who],
        at=town.tick(),
        request_id=None,
        case_person=casing.concerned(town, case, who).uid,
        text=WORDS["clearing"],
    )


def fresh(case: AccountabilityCase) -> AccountabilityCase:
    return AccountabilityCase.objects.get(pk=case.pk)
