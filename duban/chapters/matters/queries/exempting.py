"""Reading findings of cause: what was claimed, what was found, and what stands beside the timeliness (16(2))."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from duban.chapters.matters import queries
from duban.chapters.matters.models import NO_END, ExemptionFinding, Matter, Obligation
from duban.chapters.matters.rules import exempting as rules
from duban.chapters.matters.terms import FindingState
from duban.ground.access import NotFound
from duban.ground.beijing import beijing_day
from duban.support.ledger import locks
from duban.support.organization import queries as organization
from duban.support.organization.models import Person
from duban.support.rulebook import queries as rulebook


def finding_by_uid(uid: UUID) -> ExemptionFinding:
    """For replays; pages and acts go through `visible_finding`."""
    return ExemptionFinding.objects.get(uid=uid)


def sees_unit(person: Person | None, at: datetime, unit_id: int) -> bool:
    """What a unit claims is between it and the Office."""
    day = beijing_day(at)
    if organization.roles(person, day) & queries.SEES_ALL:
        return True
    return person is not None and bool(queries.units_of(person, day).get(unit_id, set()) & queries.WHOLE_UNIT)


def visible_finding(*, person: Person | None, at: datetime, uid: UUID) -> ExemptionFinding:
    """The finding for the unit that claims, the Office, the Leading Group and the leader in charge."""
    rows = ExemptionFinding.objects.select_related("matter", "obligation", "unit", "claimed_by", "found_by")
    found = rows.filter(uid=uid).first()
    if (
        found is None
        or not queries.sees(person, at, found.matter)
        or not sees_unit(person, at, found.unit_id)
    ):
        raise NotFound("matters.finding_unknown", "6(1)")
    return found


def lock_finding(finding: ExemptionFinding) -> ExemptionFinding:
    return locks.take(finding)


def pending_on(obligation: Obligation) -> bool:
    return ExemptionFinding.objects.filter(obligation=obligation, state=FindingState.CLAIMED).exists()


def causes(day: date) -> dict[str, rules.Cause]:
    """The causes that may be claimed on that day, by code."""
    values = rulebook.values(day)
    return rules.causes(
        values.rows("matters.exemption_causes"), wider=values.flag("matters.exemption_is_wider")
    )


@dataclass(frozen=True)
class Shown:
    """A finding in words."""

    finding: ExemptionFinding
    cause: str
    state: str


def findings_of(matter: Matter, *, person: Person, at: datetime) -> list[Shown]:
    """What was claimed on the matter and found of it, newest first, as far as it exists for the person."""
    rows = ExemptionFinding.objects.filter(matter=matter).select_related(
        "obligation", "unit", "claimed_by", "found_by"
    )
    known = causes(beijing_day(at))
    return [
        Shown(
            one,
            known[one.cause].label if one.cause in known else one.cause,
            str(FindingState(one.state).label),
        )
        for one in rows.order_by("-id")
        if sees_unit(person, at, one.unit_id)
    ]


def found_on(matter: Matter) -> list[ExemptionFinding]:
    """The findings that stand, for other rooms: days that are not charged, and whether ground (2) is barred."""
    return list(ExemptionFinding.objects.filter(matter=matter, state=FindingState.FOUND).order_by("id"))


def claimable(matter: Matter, unit_ids: set[int]) -> list[Obligation]:
    """The dates of these units for which a cause can be claimed: owed or met, not fallen away, none pending."""
    rows = Obligation.objects.filter(
        matter=matter, unit__in=unit_ids, kind__in=("MATTER_DEADLINE", "MILESTONE"), lapsed_on__isnull=True
    ).exclude(due_on=NO_END)
    pending = ExemptionFinding.objects.filter(state=FindingState.CLAIMED).values("obligation")
    return list(rows.exclude(pk__in=pending).order_by("due_on", "id"))


def findings_waiting() -> list[ExemptionFinding]:
    """What was claimed and waits for its finding, oldest first."""
    rows = ExemptionFinding.objects.filter(state=FindingState.CLAIMED).select_related("matter", "unit")
    return list(rows.order_by("claimed_on", "id"))
