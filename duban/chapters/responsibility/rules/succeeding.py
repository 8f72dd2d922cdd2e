"""What remains of two parts in one matter when one unit takes over from another (art. 11(2); decision 6)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from duban.ground.access import Refusal, Relation

# The stronger part remains: whoever leads goes on leading.
STRENGTH = (Relation.LEAD, Relation.CO, Relation.SERVICE, Relation.EXTERNAL)


@dataclass(frozen=True)
class Duty:
    """What is owed still: by which unit, because of what, until which Beijing date in force."""

    pk: int
    unit: int
    kind: str
    source: str
    original_due_on: date
    due_on: date


def check_succession(*, closed_on: date | None, has_part: bool) -> None:
    """A matter that is closed stays with those who closed it; only a part that is there passes."""
    if closed_on is not None:
        raise Refusal("responsibility.succession_closed", "11(4)", closed_on=closed_on)
    if not has_part:
        raise Refusal("responsibility.succession_no_part", "11(2)")


def check_settled(unit: str, waiting: Sequence[str]) -> None:
    """A hand-over that nobody has signed would be left without the unit in which it was to be received."""
    if waiting:
        raise Refusal("responsibility.handover_unsettled", "11(2)", unit=unit, names="、".join(waiting))


def remaining(old: Relation, own: Relation | None) -> tuple[Relation, bool]:
    """As what the successor stands in the matter, and whether the predecessor's part is absorbed in its own."""
    if own is None:
        return old, False
    absorbed = STRENGTH.index(own) <= STRENGTH.index(old)
    return (own if absorbed else old), absorbed


def moot(duties: Sequence[Duty], *, old: int, new: int, absorbed_source: str) -> tuple[int, ...]:
    """Which duties fall away, so that nothing is owed twice by one unit.

    Sign-for, breakdown and promise of the part that is absorbed; and of two duties of one kind, because of one
    thing, the one that is due later.
    """
    gone = [duty.pk for duty in duties if absorbed_source and duty.source == absorbed_source]
    kept: dict[tuple[str, str], Duty] = {}
    for duty in sorted(duties, key=lambda one: (one.due_on, one.unit != new, one.pk)):
        if duty.pk in gone or duty.unit not in (old, new):
            continue
        first = kept.setdefault((duty.kind, duty.source), duty)
        if first is not duty and first.unit != duty.unit:
            gone.append(duty.pk)
    return tuple(sorted(gone))
