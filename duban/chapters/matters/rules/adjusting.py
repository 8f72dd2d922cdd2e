"""Pure rules of 事项调整: what may be proposed, at which level it is decided, what follows (11(1); decision 9)."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from duban.chapters.matters.terms import AdjustmentKind, AdjustmentState, MatterState, ObligationKind
from duban.ground.access import ACTS, Refusal, Relation, Unfit

LONGEST_TITLE = 500
LISTED, AD_HOC = "LISTED", "AD_HOC"
SAME_AS_DOCKETING = "SAME_AS_DOCKETING"
ADJUST = ObligationKind.ADJUST
ENLARGED, PARTY_GROUP = "ENLARGED_PARTY_GROUP_MEETING", "PARTY_GROUP_MEETING"
HEAD = "LEADING_GROUP_HEAD"
# The decider's words on a paper.
APPROVE, REFUSE = "ADJUST", "NO_ADJUST"
IN_SCOPE = frozenset({Relation.LEAD, Relation.CO, Relation.SERVICE})
# Which act carries out which kind.
CARRIED_OUT_BY = {
    AdjustmentKind.CHANGE: "matters.adjust",
    AdjustmentKind.MERGE: "matters.merge",
    AdjustmentKind.SPLIT: "matters.split",
    AdjustmentKind.WITHDRAWAL: "matters.terminate",
}
# What the lead unit owes for the matter as a whole passes to the unit that leads from now on.
OF_THE_LEAD = frozenset({ObligationKind.MATTER_DEADLINE, ObligationKind.MILESTONE})
# What was owed because of an assignment that ends with the change of the unit's part.
OF_THE_ASSIGNMENT = frozenset({ObligationKind.SIGN_FOR, ObligationKind.BREAKDOWN, ObligationKind.PROMISE})
# What a unit must settle before it leaves: it was ordered, or others wait for it.
SETTLED_FIRST = frozenset(
    {
        ObligationKind.NOTICE_REPLY,
        ObligationKind.REDO,
        ObligationKind.SUPPLEMENT,
        ObligationKind.REQUIREMENT,
        ObligationKind.ANSWER_STUDY_OPINION,
        ObligationKind.RECEIVE,
    }
)
# 事事有回音 (6(3)): whoever waits for an answer is given it before a matter ends without a result.
ANSWERED_FIRST = frozenset(
    {
        ObligationKind.REVIEW,
        ObligationKind.DECIDE_EXTENSION,
        ObligationKind.DECIDE_EXEMPTION,
        ObligationKind.ANSWER_OBJECTION,
        ObligationKind.ANSWER_ASSIGNMENT,
        ObligationKind.ANSWER_INSTRUCTION,
        ObligationKind.SERVE_NOTICE,
        ObligationKind.RECEIVE,
    }
)
# What cannot go on in another matter, and would be lost by a merger.
SETTLED_BEFORE_MERGING = (
    ANSWERED_FIRST
    | SETTLED_FIRST
    | {
        ObligationKind.VERIFY,
        ObligationKind.TREAT_PROBLEM,
        ObligationKind.ADJUST,
        ObligationKind.DECIDE_ADJUSTMENT,
        ObligationKind.DECIDE_SUSPENSION,
        ObligationKind.SPECIAL,
        ObligationKind.INTERVIEW,
        ObligationKind.CLOSE,
    }
)


@dataclass(frozen=True)
class Part:
    """A unit and what it is, or is to be, to the matter."""

    uid: str
    name: str
    relation: str
    in_scope: bool = True


@dataclass(frozen=True)
class Content:
    """What an adjustment may change of a matter."""

    title: str
    objectives: Sequence[str]
    units: Sequence[Part]


class Fate(StrEnum):
    """What becomes of something that is owed when the units change."""

    KEEP = "KEEP"
    HAND_ON = "HAND_ON"
    END = "END"
    HOLD = "HOLD"


def check_proposal(
    state: str, closed_on: date | None, *, kind: str, completed: bool, waiting: bool, reason: str
) -> None:
    """An adjustment has a reason; one waits at a time. It is of a matter that goes on: closed, none; with its
    result accepted, only its content is put right; suspended, it can only be withdrawn."""
    if state == MatterState.CLOSED:
        raise Refusal("matters.already_closed", "11(1)", closed_on=closed_on)
    if state == MatterState.SUSPENDED and kind != AdjustmentKind.WITHDRAWAL:
        raise Refusal("matters.is_suspended", "11(1)")
    if completed and kind != AdjustmentKind.CHANGE:
        raise Refusal("matters.result_accepted", "11(1)")
    if waiting:
        raise Refusal("matters.adjustment_waits", "11(1)")
    if not reason.strip():
        raise Unfit("matters.reason_missing", "11(1)")


def check_reason(reason: str) -> None:
    if not reason.strip():
        raise Unfit("matters.reason_missing", "11(1)")


def check_duty(kind: str, *, standing: bool) -> None:
    """What an adjustment settles is the duty to adjust, and it stands."""
    if kind != ADJUST or not standing:
        raise Unfit("matters.no_duty_to_adjust", "11(1)")


def check_units(units: Sequence[Part], *, assigned: bool) -> None:
    """One lead at most, none missing once the matter is assigned; no unit twice; scope (art. 3; decision 1)."""
    leads = [one for one in units if one.relation == Relation.LEAD]
    if len(leads) > 1:
        raise Unfit("matters.two_leads", "11(2)", count=len(leads))
    if assigned and not leads:
        raise Unfit("matters.lead_missing", "11(2)")
    if len({one.uid for one in units}) < len(units):
        raise Unfit("matters.unit_twice", "11(2)")
    for one in units:
        if (one.relation in IN_SCOPE) != one.in_scope:
            raise Unfit("matters.unit_scope", "3", name=one.name)


def check_content(new: Content, old: Content, *, assigned: bool) -> None:
    """A change changes something: the task, its objectives, or the units (decision 9)."""
    check_title(new.title)
    check_units(new.units, assigned=assigned)
    if (new.title.strip(), clean(new.objectives), _units(new)) == (
        old.title,
        clean(old.objectives),
        _units(old),
    ):
        raise Unfit("matters.nothing_changed", "11(1)")


def check_title(title: str) -> None:
    if not title.strip():
        raise Unfit("matters.title_missing", "11(1)")
    if len(title) > LONGEST_TITLE:
        raise Unfit("matters.title_long", "11(1)", limit=LONGEST_TITLE)


def clean(lines: Sequence[str]) -> list[str]:
    return [line.strip() for line in lines if line.strip()]


def _units(of: Content) -> set[tuple[str, str]]:
    return {(one.uid, one.relation) for one in of.units}


def check_merger(others: Sequence[tuple[str, str, bool]], *, own: str, assigned: bool) -> None:
    """Others to take in: number, state, whether assigned. None, itself, a closed or suspended one are refused; what
    is under way is taken in by a matter under way."""
    if not others:
        raise Unfit("matters.merge_none", "11(1)")
    for number, other_state, other_assigned in others:
        if number == own:
            raise Unfit("matters.merge_itself", "11(1)")
        if other_state in {MatterState.CLOSED, MatterState.SUSPENDED}:
            label = str(MatterState(other_state).label)
            raise Refusal("matters.merge_state", "11(1)", number=number, state=label)
        if other_assigned and not assigned:
            raise Refusal("matters.merge_into_assigned", "11(1)", number=number)


def check_found(number: str, *, there: bool) -> None:
    if not there:
        raise Unfit("matters.number_unknown", "11(1)", number=number)


def check_settled(kinds: Collection[str], *, first: Collection[str], number: str) -> None:
    """What must be settled before the matter ends without a result (6(3))."""
    open_ = sorted({str(ObligationKind(kind).label) for kind in kinds if kind in first})
    if open_:
        raise Refusal("matters.settle_first", "6(3)", number=number, what="、".join(open_))


def check_parts(parts: Sequence[Content]) -> None:
    """A split names each part: its task, its units with at most one lead."""
    if not parts:
        raise Unfit("matters.split_none", "11(1)")
    for part in parts:
        check_title(part.title)
        check_units(part.units, assigned=False)


def check_waiting(state: str, *, kind: str, act: str) -> None:
    """A proposal is decided once, by the act of its kind."""
    if state != AdjustmentState.WAITING:
        raise Refusal("matters.adjustment_decided", "11(1)", state=str(AdjustmentState(state).label))
    if act in CARRIED_OUT_BY.values() and CARRIED_OUT_BY[AdjustmentKind(kind)] != act:
        label = ACTS[CARRIED_OUT_BY[AdjustmentKind(kind)]].name
        raise Unfit("matters.adjustment_kind", "11(1)", act=label)


def check_gathered(state: str, batch_ref: str, *, to: str) -> None:
    """What waits by itself is taken into one batch; what waits in a batch may be let go of."""
    if state != AdjustmentState.WAITING:
        raise Refusal("matters.adjustment_decided", "11(1)", state=str(AdjustmentState(state).label))
    if to and batch_ref:
        raise Refusal("matters.adjustment_gathered", "11(1)")


def check_together(batch_ref: str, *, within: bool) -> None:
    """What was put up with others is decided with them."""
    if batch_ref and not within:
        raise Refusal("matters.adjustment_gathered", "11(1)")


def deciders(level: str, route: str, *, listed: Sequence[str], ad_hoc: Sequence[str]) -> Sequence[str]:
    """Who decides: whoever approved docketing, unless the rule set names another (decision 9)."""
    if level != SAME_AS_DOCKETING:
        return (level,)
    return listed if route == LISTED else ad_hoc


def check_level(kind: str | None, allowed: Collection[str], *, label: str, labels: Sequence[str]) -> str:
    """The decision was taken at that level. `kind` is who decided; nobody: there is no decision yet."""
    if kind is None or kind not in allowed:
        raise Refusal("matters.adjustment_level", "11(1)", decider=label, allowed="、".join(labels))
    return kind


def meeting_counts_as(kind: str, *, members_decided: bool, enlarged_counts: bool) -> str:
    """A 党组（扩大）会议 stands for one of the Party group when its members decided (decision 2)."""
    return PARTY_GROUP if kind == ENLARGED and members_decided and enlarged_counts else kind


def check_meeting(*, entered_by: str, by: str, held_on: date, docketed_on: date, place: int | None) -> None:
    """The item of the minutes is named, another hand entered them, and they are not older than the matter."""
    if entered_by == by:
        raise Refusal("matters.own_minutes", "6(2)")
    if place is None or place < 1:
        raise Unfit("matters.item_missing", "11(1)")
    check_not_before(held_on, docketed_on)


def check_not_before(decided_on: date, rests_on: date) -> None:
    """A decision never precedes what it rests on (decision 10)."""
    if decided_on < rests_on:
        raise Unfit("matters.decided_before", "11(1)", decided_on=decided_on, rests_on=rests_on)


def check_not_own(proposed_by: str, decided_by: str | None) -> None:
    """Nobody approves the own proposal (decision 31)."""
    if decided_by is not None and proposed_by == decided_by:
        raise Refusal("matters.own_proposal", "6(2)")


def fate(kind: str, *, due_on: date, leaves: bool, changes: bool, led: bool, today: date) -> Fate:
    """What becomes of a unit's duty: `leaves` the matter, `changes` its part in it, `led` it until now.

    The lead's duties pass to the new lead with their dates. A report that was due is missed by whoever owed it,
    and is not handed on.
    """
    if not changes:
        return Fate.KEEP
    if led and (kind in OF_THE_LEAD or kind == ObligationKind.PERIODIC_REPORT and due_on >= today):
        return Fate.HAND_ON
    if led and kind == ObligationKind.PERIODIC_REPORT:
        return Fate.END
    if kind in OF_THE_ASSIGNMENT or led and kind == ObligationKind.OWN_DATE:
        return Fate.END
    if not leaves:
        return Fate.KEEP
    return Fate.HOLD if kind in SETTLED_FIRST else Fate.END


def check_may_leave(held: Sequence[tuple[str, str]]) -> None:
    """A unit that was ordered something settles it before it leaves: unit and what, in words."""
    if held:
        listed = "；".join(f"{name}：{what}" for name, what in held)
        raise Refusal("matters.unit_owes", "11(4)", listed=listed)


def of_merger(own: Sequence[Part], others: Sequence[Sequence[Part]]) -> list[Part]:
    """The units of a merged matter, where nobody says otherwise: its own, and those of the others beside them;
    who led another matter helps in this one."""
    found = list(own)
    known = {one.uid for one in own}
    for parts in others:
        for one in parts:
            if one.uid not in known:
                relation = Relation.CO if one.relation == Relation.LEAD else Relation(one.relation)
                found.append(Part(one.uid, one.name, relation, one.in_scope))
                known.add(one.uid)
    return found
