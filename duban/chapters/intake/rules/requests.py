"""请示 and its answer: whom, by when, by whom, and that it says something (7, 16(23); decision 10)."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from duban.chapters.intake.terms import RequestState
from duban.ground.access import ACTS, Refusal, Unfit

EDGES = " \t\r\n　。，、！!.,；;：:"


def check_whom(*, name: str, of_group: bool) -> None:
    """Instructions are asked of the Leading Group or one of its members (art. 7)."""
    if not of_group:
        raise Unfit("intake.request_whom", "7", name=name)


def check_request_state(act: str, state: str) -> None:
    """Only what is asked and neither answered nor withdrawn can be answered or withdrawn."""
    if state != RequestState.ASKED:
        label = str(RequestState(state).label)
        raise Refusal("intake.request_state", "16(23)", state=label, act=ACTS[act].name)


def check_answers_himself(*, leader: bool, entitled: bool, name: str) -> None:
    """A leader answers what was asked of him, the head what was asked of anybody; the Office on paper alone."""
    if leader and not entitled:
        raise Refusal("intake.request_of_another", "7", name=name)


def check_own(*, own: bool, name: str) -> None:
    """Nobody takes back what another has asked: it is answered."""
    if not own:
        raise Refusal("intake.request_not_own", "7", name=name)


def check_answer(answer: str, empty: Collection[str]) -> str:
    """「对请示的事项不作具体指示」（第十六条第二十三项）: a word that says nothing is no answer."""
    said = answer.strip(EDGES)
    if said in set(empty):
        raise Unfit("intake.request_empty_answer", "16(23)", text=said)
    return answer.strip()


def check_wanted(unit: bool, *, due_on: date | None, today: date) -> bool:
    """Whether the answer wants something done: of a unit and by a day to come, both or neither."""
    if unit != (due_on is not None):
        raise Unfit("intake.request_requirement", "8(6)")
    if due_on is not None and due_on <= today:
        raise Unfit("intake.requirement_due", "8(6)", due_on=due_on)
    return unit


def check_paper(*, fits: bool, name: str, decided_on: date, asked_on: date) -> None:
    """The paper is of whoever was asked, of the head or of a meeting, and not older than the question."""
    if not fits:
        raise Unfit("intake.request_paper_of_another", "6(2)", name=name)
    if decided_on < asked_on:
        raise Unfit("intake.request_decided_before", "6(2)", decided_on=decided_on, asked_on=asked_on)
