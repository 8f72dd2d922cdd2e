"""What a meeting or a leader's instruction may set going (arts. 7, 8(6), 11(1); decisions 2, 10)."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import TypeVar

from duban.chapters.intake.terms import InstructionKind, InstructionState, ItemOutcome
from duban.ground.access import ACTS, Refusal, Unfit

M = TypeVar("M")
U = TypeVar("U")
ENLARGED = "ENLARGED_PARTY_GROUP_MEETING"
PARTY_GROUP = "PARTY_GROUP_MEETING"
# In which state an instruction must stand for each act upon it.
WANTED = {
    "intake.check_instruction": InstructionState.ENTERED,
    "intake.place_instruction": InstructionState.WAITING,
    "intake.hand_over_first": InstructionState.WAITING,
    "intake.answer_instruction": InstructionState.PLACED,
}


def check_meeting_decides(
    kind: str, *, allowed: Collection[str], members_decided: bool, enlarged_counts: bool, label: str
) -> None:
    """未纳入立项的，经管委会党组会议研究确定（第十一条第一项）: another kind of meeting does not do.

    A 党组（扩大）会议 stands for one when its minutes record that the Party-group members decided.
    """
    counts_as = PARTY_GROUP if kind == ENLARGED and members_decided and enlarged_counts else kind
    if counts_as not in allowed:
        raise Refusal("intake.meeting_unfit", "11(1)", kind=label)


def check_other_hand(*, entered_by: str, by: str) -> None:
    """Who entered the minutes does not docket on them: a second person has compared (decision 10)."""
    if entered_by == by:
        raise Refusal("intake.own_minutes", "6(2)")


def check_unsettled(outcome: str, *, on: date | None) -> None:
    if outcome:
        raise Refusal("intake.item_settled", "8(6)", on=on, outcome=str(ItemOutcome(outcome).label))


def check_outcome(outcome: ItemOutcome) -> None:
    """A matter comes of an item only by docketing it, with all that docketing wants."""
    if outcome == ItemOutcome.MATTER:
        raise Unfit("intake.ad_hoc_by_docketing", "11(1)")


def check_requirement(
    matter: M | None, unit: U | None, due_on: date | None, *, today: date
) -> tuple[M, U, date]:
    """A requirement names the matter, the unit that owes it and a day to come."""
    if matter is None or unit is None or due_on is None:
        raise Unfit("intake.requirement_incomplete", "8(6)")
    if due_on <= today:
        raise Unfit("intake.requirement_due", "8(6)", due_on=due_on)
    return matter, unit, due_on


def check_party(unit: U | None, *, title: str) -> U:
    """What is wanted on a matter is wanted of one of its own units."""
    if unit is None:
        raise Unfit("intake.unit_elsewhere", "11(2)", title=title)
    return unit


def check_result_there(*, owed: bool) -> None:
    """The writer is told a result, not a promise."""
    if owed:
        raise Refusal("intake.requirement_owed", "6(3)")


def check_instruction(
    *, by_leader: bool, own: bool, named: bool, paper: bool, written_on: date, today: date
) -> None:
    """A leader enters his own instruction; the Office carries in anybody's, with the paper (decision 10)."""
    if by_leader and not own:
        raise Unfit("intake.instruction_own", "7")
    if not by_leader and not named:
        raise Unfit("intake.instruction_writer", "8(6)")
    if not by_leader and not paper:
        raise Unfit("intake.instruction_paper", "6(2)")
    if written_on > today:
        raise Unfit("intake.instruction_date", "6(2)", written_on=written_on)


def check_placed(kind: str, *, placed: bool) -> None:
    """Only what is to be acted upon becomes a requirement."""
    if placed and kind != InstructionKind.TO_ACT:
        raise Unfit("intake.instruction_not_to_act", "8(6)")


def check_instruction_state(act: str, state: str) -> None:
    if state != WANTED[act]:
        label = str(InstructionState(state).label)
        raise Refusal("intake.instruction_state", "8(6)", state=label, act=ACTS[act].name)


def check_checker(*, entered_by: str, by: str) -> None:
    """A second person compares the entry with the paper (decision 10)."""
    if entered_by == by:
        raise Refusal("intake.instruction_checker", "6(2)")


def state_of(kind: str, *, placed: bool) -> InstructionState:
    """Where an instruction stands once it counts."""
    if kind != InstructionKind.TO_ACT:
        return InstructionState.NOTED
    return InstructionState.PLACED if placed else InstructionState.WAITING
