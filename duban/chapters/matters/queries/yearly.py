"""What became of matters and of what was owed on them in a span of days, all at once: for an assessment (12).

Plain values and a fixed number of queries, whatever the number of matters.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import date
from typing import NamedTuple
from uuid import UUID

from django.db.models import Q

from duban.chapters.matters.models import NO_END, ExemptionFinding, Matter, Obligation, Party, Succession
from duban.chapters.matters.terms import FindingState, ObligationKind
from duban.ground.access import Relation

OBLIGATION = Obligation._meta.label_lower


class Ran(NamedTuple):
    """A matter that was under way at some time of the span, as it stands now."""

    pk: int
    uid: UUID
    number: str
    title: str
    category: str
    route: str
    origin_ref: str
    ending: str
    completed_on: date | None
    closed_on: date | None

    @property
    def ref(self) -> str:
        return f"{Matter._meta.label_lower}:{self.uid}"


class Kept(NamedTuple):
    """One thing owed, with its date in force, and when it was reported, met, or fell away."""

    pk: int
    uid: UUID
    matter: int
    unit: int
    person: int | None
    kind: str
    source: str
    label: str
    due_on: date
    suspended: bool
    reported_on: date | None
    met_on: date | None
    met_by: str
    lapsed_on: date | None

    @property
    def ref(self) -> str:
        return f"{OBLIGATION}:{self.uid}"

    @property
    def done_on(self) -> date | None:
        """The day on which the unit had done it: reported where that waited for somebody else, else met."""
        days = [day for day in (self.reported_on, self.met_on) if day is not None]
        return min(days) if days else None


class Excused(NamedTuple):
    """认定不可抗因素: how many days of that obligation are not charged, because of what (decision 12)."""

    uid: UUID
    obligation: int
    cause: str
    days: int
    finding: str
    found_on: date


def ran_in(from_on: date, to_on: date) -> dict[int, Ran]:
    """The matters that were under way in the span, by id."""
    rows = Matter.objects.filter(assigned_on__lte=to_on).filter(
        Q(closed_on__isnull=True) | Q(closed_on__gte=from_on)
    )
    fields = (
        "pk",
        "uid",
        "number",
        "title",
        "category",
        "route",
        "origin_ref",
        "ending",
        "completed_on",
        "closed_on",
    )
    return {row[0]: Ran(*row) for row in rows.order_by("id").values_list(*fields)}


def kept_in(kinds: Collection[ObligationKind], from_on: date, to_on: date) -> list[Kept]:
    """What of these kinds fell due, or was done, in the span."""
    within = (
        Q(due_on__range=(from_on, to_on))
        | Q(met_on__range=(from_on, to_on))
        | Q(reported_on__range=(from_on, to_on))
    )
    fields = (
        "pk",
        "uid",
        "matter_id",
        "unit_id",
        "person_id",
        "kind",
        "source_ref",
        "label",
        "due_on",
        "suspended",
        "reported_on",
        "met_on",
        "met_by_ref",
        "lapsed_on",
    )
    rows = Obligation.objects.filter(within, kind__in=[str(kind) for kind in kinds])
    return [Kept(*row) for row in rows.exclude(due_on=NO_END).order_by("id").values_list(*fields)]


def excused() -> dict[int, Excused]:
    """What was found of each obligation, by its id: the finding that spares most days."""
    rows = ExemptionFinding.objects.filter(state=FindingState.FOUND, days_not_charged__gt=0)
    fields = ("uid", "obligation_id", "cause", "days_not_charged", "finding", "found_on")
    found = (Excused(*row) for row in rows.order_by("days_not_charged", "-id").values_list(*fields))
    return {one.obligation: one for one in found}


def passed() -> dict[int, list[Succession]]:
    """Who took over from whom, in order, by matter."""
    found: dict[int, list[Succession]] = defaultdict(list)
    for one in Succession.objects.order_by("id"):
        found[one.matter_id].append(one)
    return dict(found)


def unit_relations() -> Mapping[tuple[int, int], str]:
    """What each unit is to each matter, by the ids of both."""
    rows = Party.objects.filter(
        person__isnull=True, unit__isnull=False, relation__in=(Relation.LEAD, Relation.CO, Relation.SERVICE)
    )
    return {
        (matter, unit): relation
        for matter, unit, relation in rows.values_list("matter_id", "unit_id", "relation")
        if unit
    }
