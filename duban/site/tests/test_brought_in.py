"""Every stored date of a matter that was brought in follows from its rows, as of any other (ADR 0018)."""

from __future__ import annotations

from datetime import timedelta

from duban.chapters.matters import actions as matters
from duban.chapters.matters.actions import BroughtIn
from duban.chapters.matters.tests.builders import DUE_ON, docket_matter
from duban.chapters.responsibility import actions as responsibility
from duban.site import recounting
from tests.stories import TownCase


class BroughtInTest(TownCase):
    def test_the_count_finds_no_difference_before_and_after_assignment(self) -> None:
        matter = docket_matter(self.town)
        at = self.town.tick()
        brought = BroughtIn(
            words="此前进展：主体完工",
            percent=60,
            original_due_on=DUE_ON - timedelta(days=90),
            extended_on=at.date() - timedelta(days=20),
            basis="延期批示.pdf",
        )
        matters.bring_in(by=self.town["chen"], at=at, request_id=None, matter=matter.uid, brought=brought)
        self.assertEqual(recounting.differences(), [])
        responsibility.assign(by=self.town["chen"], at=self.town.tick(), request_id=None, matter=matter.uid)
        self.assertEqual(recounting.differences(), [])
