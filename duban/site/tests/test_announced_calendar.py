"""A year is announced: what was counted on other days follows, at once, and the recount agrees."""

from __future__ import annotations

from datetime import date

from duban.chapters.matters.models import Obligation
from duban.chapters.matters.tests.test_redate import DAY_OFF, announce
from duban.chapters.responsibility.tests.builders import assigned_matter
from duban.site import recounting
from duban.support.ledger.models import LedgerEntry
from tests.stories import TownCase


class TestAnnouncement(TownCase):
    def test_everything_that_is_owed_by_working_days_is_counted_again_at_once(self) -> None:
        matter = assigned_matter(self.town)
        announce(self.town, DAY_OFF)
        cause = LedgerEntry.objects.get(act="rulebook.adopt_calendar")
        moved = Obligation.objects.filter(matter=matter, kind__in=("BREAKDOWN", "PROMISE"))
        self.assertEqual({one.due_on for one in moved}, {date(2026, 3, 11)})
        rows = LedgerEntry.objects.filter(act="matters.redate")
        self.assertEqual((rows.count(), {row.caused_by for row in rows}), (moved.count(), {cause.uid}))
        self.assertEqual(recounting.differences(), [])
        announce(self.town)
        self.assertEqual({one.due_on for one in moved.all()}, {DAY_OFF}, "taken back, it is counted back")
        self.assertEqual(recounting.differences(), [])

    def test_the_matters_page_tells_of_it(self) -> None:
        matter = assigned_matter(self.town)
        announce(self.town, DAY_OFF)
        self.client.force_login(self.town["lin"], backend="django.contrib.auth.backends.ModelBackend")
        page = self.client.get(f"/matters/{matter.uid}/", secure=True).content.decode()
        self.assertIn("工作日历更新，时限由 2026-03-10 改为 2026-03-11", page)
