"""The seam to the evaluation of matters: the quality that was approved, as a fact (11(5), 12)."""

from __future__ import annotations

from duban.chapters.assessment.queries.facts.gathering import Gathering


def gather(into: Gathering) -> None:
    """质量效果 of each matter whose evaluation of the year stands, for its undertaking units."""
