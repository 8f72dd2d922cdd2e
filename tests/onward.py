"""How tests of the spine bring a matter further than the spine can: by the builders of later rooms.

It stands outside the rooms, because no room knows a later one.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from duban.chapters.bulletins.tests import builders as bulletins
from duban.chapters.feedback.tests.builders import accepted_matter
from duban.chapters.responsibility.actions import assign
from duban.chapters.responsibility.tests.builders import assigned_matter, running_matter
from duban.ground.beijing import beijing_day

if TYPE_CHECKING:
    from duban.chapters.bulletins.models import Circular
    from tests.cast import Town

__all__ = ["accepted_matter", "assign", "assigned_matter", "issued_circular", "running_matter"]


def issued_circular(town: Town) -> Circular:
    """A circular of the year up to yesterday, issued: its lists name every matter."""
    return bulletins.issued_by(town, beijing_day(town.at) - timedelta(days=1))
