"""Everything of a matter that was filed, whoever asks: what an evaluation rests on (art. 12). Who may see it, the room
that evaluates checks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from duban.chapters.supervision.models import (
    Coordination,
    InspectionRecord,
    Interview,
    RecordLine,
    Special,
    SupervisionNotice,
)

if TYPE_CHECKING:
    from duban.chapters.matters.models import Matter


def records(matter: Matter, from_on: date, to_on: date) -> list[tuple[InspectionRecord, list[str]]]:
    """The records in force of that time, with the lines of article 9 that each looked at."""
    rows = InspectionRecord.objects.filter(
        matter=matter, replaced_by__isnull=True, held_on__range=(from_on, to_on)
    ).select_related("unit")
    found = list(rows.order_by("held_on", "id"))
    ticked: dict[int, list[str]] = defaultdict(list)
    for record_id, clause in RecordLine.objects.filter(record__in=found).values_list("record_id", "clause"):
        ticked[record_id].append(clause)
    return [(one, sorted(ticked[one.pk])) for one in found]


def notices(matter: Matter) -> Sequence[SupervisionNotice]:
    """The notices that were served, annulled ones among them."""
    rows = SupervisionNotice.objects.filter(matter=matter, served_on__isnull=False).select_related("unit")
    return list(rows.order_by("served_on", "id"))


def coordinations(matter: Matter) -> Sequence[Coordination]:
    """What units asked of each other, in the order in which it was asked."""
    rows = Coordination.objects.filter(matter=matter).select_related("asking", "asked", "matter")
    return list(rows.order_by("asked_on", "id"))


def specials(matter: Matter) -> Sequence[Special]:
    return list(Special.objects.filter(matter=matter).select_related("unit").order_by("opened_on", "id"))


def interviews(matter: Matter) -> Sequence[Interview]:
    """The interviews that were held."""
    rows = Interview.objects.filter(matter=matter, held_on__isnull=False).select_related("unit")
    return list(rows.order_by("held_on", "id"))
