"""Pure rules of 认定不可抗因素 (16(2); decision 12). A finding never touches a date or a timeliness."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from duban.chapters.matters.terms import FindingState, ObligationKind
from duban.ground import workdays
from duban.ground.access import Refusal, Unfit
from duban.ground.workdays import Calendar

NO_END = date(9999, 12, 31)
CLAIMABLE = frozenset({ObligationKind.MATTER_DEADLINE, ObligationKind.MILESTONE})
FORCE_MAJEURE = "FORCE_MAJEURE"
FIND, REJECT = "FIND", "NO_FIND"


@dataclass(frozen=True)
class Cause:
    """A cause as the rule set has it: what must be on record, and the two effects that it may have."""

    code: str
    label: str
    needs: str
    days_not_charged: bool
    bars_ground_2: bool


def causes(rows: Iterable[Mapping[str, object]], *, wider: bool) -> dict[str, Cause]:
    """The causes by code. 「人为不可抗因素」 is wider than force majeure [L]: where the rule set reads it narrowly,
    no other cause bars ground (2)."""
    found = {}
    for row in rows:
        code = str(row["code"])
        bars = bool(row["bars_ground_2"]) and (wider or code == FORCE_MAJEURE)
        found[code] = Cause(code, str(row["label"]), str(row["needs"]), bool(row["days_not_charged"]), bars)
    return found


def check_claimable(kind: str, *, label: str, lapsed: bool, due_on: date) -> None:
    """A cause stands in the way of a deadline or a node that is, or was, owed."""
    if kind not in CLAIMABLE or lapsed or due_on == NO_END:
        raise Refusal("matters.claim_kind", "16(2)", what=label)


def last_day_to_claim(due_on: date, to_on: date | None, days: int, calendar: Calendar) -> date | None:
    """Working days after expiry or after the obstacle ends, whichever is later; none while it lasts."""
    if to_on is None:
        return None
    return workdays.limit_due(max(due_on, to_on), days, "working_days", calendar)


def check_claim(
    cause: Cause | None,
    *,
    fact: str,
    on_record: str,
    from_on: date,
    to_on: date | None,
    due_on: date,
    today: date,
    days: int,
    calendar: Calendar,
    pending: bool,
) -> Cause:
    """A cause of the rule set, with its fact, its record and its days, claimed in time and once."""
    if cause is None:
        raise Unfit("matters.cause_unknown", "16(2)")
    if pending:
        raise Refusal("matters.claim_pending", "16(2)")
    if not fact.strip():
        raise Unfit("matters.reason_missing", "16(2)")
    if cause.needs and not on_record.strip():
        raise Unfit("matters.record_missing", "16(2)", cause=cause.label, needs=cause.needs)
    if from_on > today or to_on is not None and (to_on < from_on or to_on > today):
        raise Unfit("matters.obstacle_dates", "16(2)")
    if from_on > due_on:
        raise Unfit("matters.obstacle_after", "16(2)", from_on=from_on, due_on=due_on)
    if today <= due_on:  # what is still to come needs no count, and may lie beyond every calendar
        return cause
    last = last_day_to_claim(due_on, to_on, days, calendar)
    if last is not None and today > last:
        raise Refusal("matters.claim_late", "16(2)", days=days, last_on=last)
    return cause


def span(from_on: date, to_on: date | None, today: date) -> int:
    """How many days the obstacle stood, first and last included."""
    return ((to_on or today) - from_on).days + 1


def check_finding(
    state: str,
    *,
    found: bool,
    cause: Cause | None,
    days_not_charged: int,
    bars_ground_2: bool,
    span: int,
    words: str,
    own: bool,
    claimed_on: date,
    found_on: date,
) -> None:
    """The two effects are said separately, each within what the cause allows; a rejected claim has none."""
    if state != FindingState.CLAIMED:
        raise Refusal("matters.finding_made", "16(2)")
    if own:
        raise Refusal("matters.own_claim", "6(2)")
    if not words.strip():
        raise Unfit("matters.reason_missing", "16(2)")
    if found_on < claimed_on:
        raise Unfit("matters.decided_before", "16(2)", decided_on=found_on, rests_on=claimed_on)
    if not found:
        if days_not_charged or bars_ground_2:
            raise Unfit("matters.rejected_has_effects", "16(2)")
        return
    if cause is None:
        raise Unfit("matters.cause_unknown", "16(2)")
    if days_not_charged and not cause.days_not_charged or not 0 <= days_not_charged <= span:
        raise Unfit("matters.days_not_charged", "16(2)", days=days_not_charged, span=span)
    if bars_ground_2 and not cause.bars_ground_2:
        raise Unfit("matters.does_not_bar", "16(2)", cause=cause.label)
    if not days_not_charged and not bars_ground_2:
        raise Unfit("matters.finding_without_effect", "16(2)")
