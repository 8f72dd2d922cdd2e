"""Numbers from 1 without gap, per series and Beijing year, allotted at issue (decision 25)."""

from __future__ import annotations

from django.db import transaction

from duban.ground.access import BrokenAct
from duban.support.documents.models import NumberSeries


def take(series: str, year: int) -> int:
    """The next number. Call it last in an act: the series stays locked until the transaction ends, and a
    rollback gives the number back."""
    if not transaction.get_connection().in_atomic_block:
        raise BrokenAct("a number is taken inside an act")
    NumberSeries.objects.bulk_create([NumberSeries(series=series, year=year)], ignore_conflicts=True)
    row = NumberSeries.objects.select_for_update().get(series=series, year=year)
    row.last += 1
    row.save(update_fields=["last"])
    return row.last
