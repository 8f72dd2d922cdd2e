"""Pure rules of 协调事项 between units (8(2)): what may be done in which state, and when the Office is called in."""

from __future__ import annotations

from datetime import date

from duban.chapters.supervision.terms.treating import CoordinationState
from duban.ground.access import ACTS, Refusal, Unfit

S = CoordinationState
COORDINATION_TRANSITIONS: dict[str, frozenset[CoordinationState]] = {
    "supervision.answer_coordination": frozenset({S.ASKED}),
    "supervision.report_coordination": frozenset({S.PROMISED, S.DECIDED}),
    "supervision.settle_coordination": frozenset({S.ASKED, S.PROMISED, S.DECLINED, S.DECIDED}),
    "supervision.escalate_coordination": frozenset({S.ASKED, S.PROMISED, S.DECLINED}),
    "supervision.decide_coordination": frozenset({S.ESCALATED}),
}


def check_coordination(*, both_undertake: bool, differ: bool, needed_on: date, today: date) -> None:
    """One unit of the matter asks another one, for a day to come."""
    if not both_undertake or not differ:
        raise Unfit("supervision.coordination_units", "8(2)")
    if needed_on <= today:
        raise Unfit("supervision.coordination_date", "8(2)", day=needed_on)


def check_coordination_state(act: str, state: str) -> None:
    if state not in COORDINATION_TRANSITIONS[act]:
        raise Refusal(
            "supervision.coordination_state",
            ACTS[act].article,
            state=CoordinationState(state).label,
            act=ACTS[act].name,
        )


def check_promise(*, promises: bool, promised_on: date | None, today: date) -> None:
    """A promise has its date; so has what the Office fixes."""
    if not promises:
        return
    if promised_on is None:
        raise Unfit("supervision.promise_undated", "8(2)")
    if promised_on <= today:
        raise Unfit("supervision.coordination_date", "8(2)", day=promised_on)


def check_escalation(*, state: str, due_on: date | None, today: date) -> None:
    """The Office is called in when the other unit declined, or let its date pass."""
    if state == CoordinationState.DECLINED:
        return
    if due_on is not None and today <= due_on:
        raise Refusal("supervision.escalation_early", "8(2)", due_on=due_on)


def check_settled_on(*, settled_on: date, asked_on: date, today: date) -> None:
    if not asked_on <= settled_on <= today:
        raise Unfit("supervision.settled_on_unfit", "8(2)", settled_on=settled_on, asked_on=asked_on)
