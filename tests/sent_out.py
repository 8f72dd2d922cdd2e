"""How tests of earlier rooms have a circular issued: by the builders of the room above them."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from duban.chapters.bulletins.tests import builders as bulletins
from duban.ground.beijing import beijing_day

if TYPE_CHECKING:
    from duban.chapters.bulletins.models import Circular
    from tests.cast import Town


def issued_circular(town: Town) -> Circular:
    """A circular of the year up to yesterday, issued: its lists name every matter."""
    return bulletins.issued_by(town, beijing_day(town.at) - timedelta(days=1))
