"""The buttons of this room on the matter's page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from duban.chapters.intake.pages.instructions import offers as of_instructions
from duban.chapters.intake.pages.sources import offers as of_sources

if TYPE_CHECKING:
    from duban.chapters.matters.models import Matter
    from duban.ground.access import Standing
    from duban.support.doors.offers import Offer


def offers(*, matter: Matter, standing: Standing) -> list[Offer]:
    """A leader's instruction on it, where it comes from."""
    return of_instructions(matter=matter, standing=standing) + of_sources(matter=matter, standing=standing)
