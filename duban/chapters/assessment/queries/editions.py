"""The editions of a result, the stretches that it was joined of, and the one of the period before (13(2), 15)."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Q, QuerySet

from duban.chapters.assessment.models import PersonResult, ResultRound, UnitResult
from duban.chapters.assessment.queries.impartial import AnyResult


def unit_rows() -> QuerySet[UnitResult]:
    return UnitResult.objects.select_related("round", "unit", "supersedes", "meeting")


def person_rows() -> QuerySet[PersonResult]:
    return PersonResult.objects.select_related("round", "unit", "person", "supersedes", "meeting")


def editions(result: AnyResult) -> list[AnyResult]:
    """The result with what it superseded and what superseded it, the newest first."""
    found: list[AnyResult] = [result]
    while (earlier := _earlier(found[-1])) is not None:
        found.append(earlier)
    while (later := _later(found[0])) is not None:
        found.insert(0, later)
    return found


def current(result: AnyResult) -> AnyResult:
    """The edition of it that counts."""
    while (later := _later(result)) is not None:
        result = later
    return result


def _earlier(result: AnyResult) -> AnyResult | None:
    rows = unit_rows() if isinstance(result, UnitResult) else person_rows()
    return rows.filter(pk=result.supersedes_id).first() if result.supersedes_id else None


def _later(result: AnyResult) -> AnyResult | None:
    rows = unit_rows() if isinstance(result, UnitResult) else person_rows()
    return rows.filter(supersedes=result.pk).order_by("id").last()


def stretches(result: AnyResult) -> list[AnyResult]:
    """What was joined into it, in the order of days."""
    rows = unit_rows() if isinstance(result, UnitResult) else person_rows()
    return list(rows.filter(joined_into=result.pk).order_by("from_on", "id"))


def joined(of: ResultRound) -> list[tuple[AnyResult, list[AnyResult]]]:
    """The results that count and were joined of stretches, each with these."""
    found: dict[tuple[type[AnyResult], int | None], list[AnyResult]] = {}
    parts: list[AnyResult] = [*unit_rows().filter(round=of, joined_into__is_current=True).order_by("id")]
    parts += person_rows().filter(round=of, joined_into__is_current=True).order_by("id")
    for part in parts:
        found.setdefault((type(part), part.joined_into_id), []).append(part)
    wholes: list[AnyResult] = [*unit_rows().filter(round=of, is_current=True)]
    wholes += person_rows().filter(round=of, is_current=True)
    return [(one, found[type(one), one.pk]) for one in wholes if (type(one), one.pk) in found]


def before(result: AnyResult) -> AnyResult | None:
    """The fixed result of the same party and side in the newest period of the same length before (15)."""
    length = (result.round.to_on - result.round.from_on).days
    earlier = Q(round__to_on__lt=result.round.from_on, is_current=True, side=result.side) & ~Q(grade="")
    if isinstance(result, UnitResult):
        rows: Iterable[AnyResult] = unit_rows().filter(earlier, unit=result.unit).order_by("-round__to_on")
    else:
        rows = person_rows().filter(earlier, person=result.person).order_by("-round__to_on", "id")
    return next((one for one in rows if abs((one.round.to_on - one.round.from_on).days - length) <= 1), None)
