"""What the circulars of a span of days say of units, told to the assessment (11(3), 12)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from duban.chapters.assessment.queries.facts.told import Told
from duban.chapters.assessment.terms.scheme import FactKind
from duban.chapters.bulletins import queries
from duban.chapters.bulletins.models import Circular
from duban.chapters.bulletins.terms import CircularState


def named_in(from_on: date, to_on: date) -> Iterator[Told]:
    """The units that an issued circular names as lagging; what a correction cleared is named no more."""
    rows = Circular.objects.filter(state=CircularState.ISSUED, issued_on__range=(from_on, to_on))
    for circular in rows.order_by("id"):
        cleared = {item.pk for item in queries.cleared_items(circular)}
        for item in queries.lagging_items(circular):
            if item.pk in cleared or item.matter_id is None or item.unit_id is None:
                continue
            if circular.issued_on is not None:
                said: dict[str, object] = {
                    "on": circular.issued_on,
                    "number": circular.number or circular.title,
                }
                yield Told(
                    FactKind.NAMED_IN_CIRCULAR,
                    item.matter_id,
                    item.unit_id,
                    circular.ref,
                    circular.issued_on,
                    "named",
                    said,
                )
