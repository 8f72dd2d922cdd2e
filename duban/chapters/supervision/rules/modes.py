"""Pure rules of the other modes of article 10: special supervision, interviews, field studies, others."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from duban.chapters.supervision.terms.inspecting import InterviewState, SpecialState, StudyWay
from duban.ground.access import ACTS, Refusal, Unfit

# In which states of an interview an act on it may be done.
TRANSITIONS: dict[str, frozenset[InterviewState]] = {
    "supervision.decide_interview": frozenset({InterviewState.PROPOSED}),
    "supervision.issue_interview_notice": frozenset({InterviewState.APPROVED}),
    "supervision.interview": frozenset({InterviewState.NOTIFIED}),
    "supervision.withdraw_interview": frozenset(
        {InterviewState.PROPOSED, InterviewState.APPROVED, InterviewState.NOTIFIED}
    ),
}


def check_interview_state(state: str, act: str) -> None:
    """Proposed, approved, notified, held; withdrawn before it was held."""
    if state not in TRANSITIONS[act]:
        raise Refusal(
            "supervision.interview_state", "10(3)", state=InterviewState(state).label, act=ACTS[act].name
        )


def check_interviewee(fit: object, *, name: str, unit: str) -> None:
    """约谈承办单位负责人 (art. 10(3)): the head, or the deputy in charge, of that day."""
    if not fit:
        raise Unfit("supervision.interviewee_unfit", "10(3)", name=name, unit=unit)


def check_present(people: Collection[str], *, least: int) -> None:
    """Two of the Office are there."""
    if len(set(people)) < least:
        raise Unfit("supervision.two_present", "10(3)", least=least)


def check_signed(signed: bool, *, refusal_note: str) -> None:
    """The minutes are read and signed, or the refusal is noted."""
    if not signed and not refusal_note.strip():
        raise Unfit("supervision.refusal_unnoted", "10(3)")


def check_requirements(given: Sequence[tuple[str, date]], *, held_on: date) -> None:
    """明确落实要求: each with words and a day to come."""
    for text, due_on in given:
        if not text.strip() or due_on <= held_on:
            raise Unfit("supervision.requirement_due", "10(3)", text=text)


def check_special_target(on: date, *, today: date) -> None:
    if on <= today:
        raise Unfit("supervision.target_past", "10(2)", on=on)


def check_no_special(running: object) -> None:
    """One special supervision of a unit on a matter at a time."""
    if running:
        raise Refusal("supervision.special_running", "10(2)")


def check_special_open(state: str, *, closed_on: date | None) -> None:
    if state != SpecialState.OPEN:
        raise Refusal("supervision.special_closed", "10(2)", closed_on=closed_on)


def check_acted(records: int) -> None:
    """What unblocked the matter is on record before it is said to be unblocked."""
    if not records:
        raise Refusal("supervision.special_unrecorded", "10(2)")


def check_unblocked_on(on: date, *, opened_on: date, today: date) -> None:
    if not opened_on <= on <= today:
        raise Unfit("supervision.held_on_unfit", "10(2)", held_on=on, from_on=opened_on)


def check_ways(ways: Sequence[str]) -> None:
    """Art. 10(4) names the ways: symposium, briefing, grass-roots visit, and others."""
    if not ways or not set(ways) <= set(StudyWay.values):
        raise Unfit("supervision.way_missing", "10(4)")


def check_unanswered(answer: str) -> None:
    if answer:
        raise Refusal("supervision.opinion_answered", "10(4)")


def check_mode_name(name: str) -> None:
    """An other mode bears its name (art. 10(5))."""
    if not name.strip():
        raise Unfit("supervision.mode_missing", "10(5)")
