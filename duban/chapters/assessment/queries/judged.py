"""The seam to what people judged within rules that leave it to them (13(2)): by party, for a year."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from duban.chapters.assessment.queries.facts import PersonKey, UnitKey
from duban.chapters.assessment.rules.scheme.shapes import Judgement


def of_year(year: int) -> Mapping[UnitKey | PersonKey, Sequence[Judgement]]:
    """What was judged of each party for the year."""
    return {}
