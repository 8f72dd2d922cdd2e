"""The buttons of this room on the matter's page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from duban.chapters.intake.pages.instructions import offers as of_instructions
from duban.chapters.intake.pages.requests import offers as of_requests
from duban.chapters.intake.pages.sources import offers as of_sources

if TYPE_CHECKING:
    from duban.chapters.matters.models import Matter
    from duban.ground.access import Standing
    from duban.support.doors.offers import Offer


def offers(*, matter: Matter, standing: Standing) -> list[Offer]:
    """A leader's instruction on it, a question upward, where it comes from."""
    rooms = (of_instructions, of_requests, of_sources)
    return [one for of_room in rooms for one in of_room(matter=matter, standing=standing)]
