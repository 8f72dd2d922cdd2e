"""What may happen to a list, and in which order."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date

from duban.chapters.intake.terms import MAX_LIST_TITLE, MAX_ROWS, ListState
from duban.ground.access import Refusal, Unfit
from duban.ground.reading.columns import Meaning

OPEN = frozenset({ListState.DRAFT, ListState.RETURNED})
FIRST_YEAR = 2000
NAMED_ROWS = 5

# The state in which a list must stand for each act upon it (art. 11(1): 拟办 → 审定 → 立项 → 通报).
NEEDED: dict[str, frozenset[ListState]] = {
    "intake.complete_candidate": OPEN,
    "intake.propose": OPEN,
    "intake.review_proposal": OPEN,
    "intake.decline": OPEN,
    "intake.consult_units": OPEN,
    "intake.object_to_proposal": OPEN,
    "intake.answer_objection": OPEN,
    "intake.submit_list": OPEN,
    "intake.approve_list": frozenset({ListState.SUBMITTED}),
    "intake.return_list": frozenset({ListState.SUBMITTED}),
    "intake.docket_list": frozenset({ListState.APPROVED}),
}


def check_state(act: str, state: str, *, label: str, name: str) -> None:
    """A list goes its steps in order, and none twice."""
    if state not in NEEDED[act]:
        raise Refusal("intake.list_state", "11(1)", state=label, act=name)


def check_list_open(state: str) -> bool:
    """Whether candidates may still be worked on."""
    return state in OPEN


def check_list_title(title: str) -> str:
    """The list's name, trimmed."""
    if not 1 <= len(title.strip()) <= MAX_LIST_TITLE:
        raise Unfit("intake.title_length", "11(1)", limit=MAX_LIST_TITLE, length=len(title.strip()))
    return title.strip()


def check_year(year: int, today: date) -> None:
    if not FIRST_YEAR <= year <= today.year + 1:
        raise Unfit("intake.year_unfit", "11(1)", year=year, first=FIRST_YEAR, last=today.year + 1)


def check_columns(columns: Mapping[str, str]) -> None:
    """What a person says of the columns, in the words that the reading knows."""
    for heading, meaning in columns.items():
        if meaning not in list(Meaning):
            raise Unfit("intake.column_unknown", "11(1)", heading=heading, choices="、".join(Meaning))


def check_rows(rows: int, matters: int) -> None:
    """A list holds matters, and not more than can be worked on."""
    if rows > MAX_ROWS:
        raise Unfit("intake.too_many_rows", "11(1)", rows=rows, limit=MAX_ROWS)
    if not matters:
        raise Unfit("intake.no_rows", "11(1)")


def check_edition(*, title: str | None, on: date | None, reason: str) -> None:
    """The same list twice is refused unless a person says why it is a new edition."""
    if title is not None and not reason.strip():
        raise Refusal("intake.same_list", "11(1)", title=title, on=on)


def check_something(count: int, act: str) -> None:
    if not count:
        raise Refusal("intake.nothing_to_do", "11(1)", act=act)


def check_candidates_ready(waiting: Sequence[int], *, reviewed: int) -> None:
    """Every matter of the list has been reviewed or declined before the list goes up (decision 3).

    `waiting` are the source rows of those that have not.
    """
    if waiting:
        rows = "、".join(str(row) for row in waiting[:NAMED_ROWS])
        rows += " 等" if len(waiting) > NAMED_ROWS else ""
        raise Refusal("intake.still_waiting", "11(1)", count=len(waiting), rows=rows)
    if not reviewed:
        raise Refusal("intake.nothing_reviewed", "11(1)")


def check_consulted(names: Sequence[str]) -> None:
    """Units concerned may object before docketing (decision 3): whoever was asked has answered or let the day
    pass, and each objection has its answer. `names` are those of whom that is not so."""
    if names:
        shown = "、".join(names[:NAMED_ROWS]) + (" 等" if len(names) > NAMED_ROWS else "")
        raise Refusal("intake.consultation_open", "11(1)", names=shown)


def check_decided_on(decided_on: date, submitted_on: date | None) -> None:
    """The paper's date is never before what the decision rests on: the submission (decision 10)."""
    if submitted_on is not None and decided_on < submitted_on:
        raise Unfit("intake.decided_before", "11(1)", decided_on=decided_on, submitted_on=submitted_on)


def check_decider(kind: str | None, allowed: Collection[str], *, label: str, labels: Sequence[str]) -> None:
    """Who approves listed matters is a value of the rule set (decision 2); None: decided in the system."""
    if kind is not None and kind not in allowed:
        raise Refusal("intake.decider_unfit", "11(1)", decider=label, allowed="、".join(labels))
