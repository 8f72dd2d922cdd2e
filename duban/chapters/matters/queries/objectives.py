"""Reading what a matter aims at (art. 12)."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from duban.chapters.matters.models import Matter, Milestone, Objective, Obligation
from duban.chapters.matters.terms import ObjectiveKind
from duban.ground.access import NotFound
from duban.support.ledger import locks


def objective_by_uid(uid: UUID) -> Objective:
    """For replays; acts go through `objective_of`."""
    return Objective.objects.get(uid=uid)


def objective_of(matter: Matter, uid: UUID) -> Objective:
    """One objective of the matter, locked; any other does not exist for it."""
    found = Objective.objects.filter(matter=matter, uid=uid).first()
    if found is None:
        raise NotFound("matters.objective_unknown", "12")
    return locks.take(found)


def quality_objectives(matter: Matter) -> list[Objective]:
    """The quality-and-effect objectives in force, in the order of docketing."""
    rows = Objective.objects.filter(matter=matter, kind=ObjectiveKind.QUALITY, ended_on__isnull=True)
    return list(rows.order_by("id"))


def measured_objectives(matter: Matter) -> list[Objective]:
    """Those that have an indicator, and can so be measured."""
    return [one for one in quality_objectives(matter) if one.indicator]


def reached_on(milestone: Obligation) -> date | None:
    """The accepted day on which the milestone that this obligation is about was reached."""
    uid = milestone.source_ref.rpartition(":")[2]
    return (
        Milestone.objects.filter(matter_id=milestone.matter_id, uid=uid)
        .values_list("reached_on", flat=True)
        .first()
    )
