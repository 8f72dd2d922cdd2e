"""Bring a case from its request to the decision and beyond, by the acts alone."""

from __future__ import annotations

from typing import Any

from duban.chapters.accountability import actions
from duban.chapters.accountability.models import (
    AccountabilityCase,
    CaseDecision,
    DecisionAppeal,
    ExecutionReport,
    ExecutionStep,
    NameClearing,
    Restoration,
)
from duban.chapters.accountability.queries import decisions
from duban.chapters.accountability.terms.decision import (
    AppealState,
    DecisionKind,
    Held,
    Measure,
    ServiceWay,
)
from duban.chapters.accountability.tests import casing
from duban.chapters.accountability.tests.proposing import (
    WORDS,
    adopted,
    deliberate,
    find,
    fresh,
    heard,
    meeting,
    official,
    propose,
    proposed,
    proposed_not,
    request,
    requested,
    review,
    said_in,
    unchecked,
)
from duban.ground.beijing import beijing_day
from tests.cast import Town

__all__ = [
    "WORDS",
    "adopted",
    "deliberate",
    "find",
    "fresh",
    "heard",
    "meeting",
    "official",
    "propose",
    "proposed",
    "proposed_not",
    "request",
    "requested",
    "review",
    "said_in",
    "unchecked",
]


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


def answer(
    town: Town,
    found: DecisionAppeal,
    outcome: AppealState = AppealState.WITHDRAWN,
    *,
    keeper: str = "qian",
) -> DecisionAppeal:
    """From the paper, which `keeper` takes into the index."""
    return actions.answer_appeal(
        by=town["sun"],
        at=town.tick(),
        request_id=None,
        appeal=found.uid,
        outcome=outcome,
        answered_on=beijing_day(town.at),
        answer=WORDS["answer"],
        piece=casing.evidence(town, found.decision.case, who=keeper).uid,
    )


def change(town: Town, decision: CaseDecision, outcome: AppealState = AppealState.CHANGED) -> CaseDecision:
    """By the body itself, without an appeal."""
    return actions.change_decision(
        by=town["sun"],
        at=town.tick(),
        request_id=None,
        case_decision=decision.uid,
        outcome=outcome,
        on=beijing_day(town.at),
        words=WORDS["changed"],
        piece=casing.evidence(town, decision.case).uid,
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
