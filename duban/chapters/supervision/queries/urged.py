"""How often somebody was urged to do what he owes."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from duban.chapters.supervision.models import Urging


def days_of(obligations: Collection[int]) -> dict[int, list[date]]:
    """The days on which each of these duties (by id) was urged, in their order; none where it never was."""
    found: dict[int, list[date]] = {key: [] for key in obligations}
    rows = Urging.objects.filter(obligation__in=obligations).order_by("on", "id")
    for key, on in rows.values_list("obligation_id", "on"):
        if key is not None:
            found[key].append(on)
    return found
