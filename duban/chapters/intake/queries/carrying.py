"""Reading what was carried from year to year (11(1); decision 9)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import QuerySet

from duban.chapters.intake.models import CarryOver
from duban.chapters.matters.queries import adjusting as matters

if TYPE_CHECKING:
    from duban.chapters.matters.models import Matter


def to_carry(year: int) -> list[Matter]:
    """The open matters that stand on the lists of that year last of all, by number."""
    gone = CarryOver.objects.filter(from_year=year).values("matter")
    return list(of_year(year).exclude(state="CLOSED").exclude(pk__in=gone).order_by("number"))


def carried_into(year: int) -> list[CarryOver]:
    """What was carried into that year, by number."""
    rows = CarryOver.objects.filter(to_year=year).select_related("matter")
    return list(rows.order_by("matter__number"))


def of_year(year: int) -> QuerySet[Matter]:
    """Every matter that stands on the lists of that year: docketed in it, or carried into it."""
    return matters.of_year(year, also=CarryOver.objects.filter(to_year=year).values("matter"))


def carried(of: Iterable[Matter]) -> dict[int, list[CarryOver]]:
    """How these matters were carried from year to year, by their ids."""
    found: dict[int, list[CarryOver]] = {}
    for one in CarryOver.objects.filter(matter__in=list(of)).order_by("to_year"):
        found.setdefault(one.matter_id, []).append(one)
    return found


def last_year_of(matter: Matter) -> int:
    """The year on whose list the matter stands now."""
    last = CarryOver.objects.filter(matter=matter).order_by("-to_year").first()
    return last.to_year if last else matter.year


def carry_over_by_uid(uid: UUID) -> CarryOver:
    return CarryOver.objects.get(uid=uid)
