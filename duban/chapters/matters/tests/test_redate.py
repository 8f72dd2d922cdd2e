"""按工作日历重算时限: what was counted on provisional days is counted again when the year is announced."""

from __future__ import annotations

from datetime import date
from typing import Any
from unittest import mock

from duban.chapters.matters.models import Matter, Obligation, TimeChange
from duban.chapters.matters.tests import builders
from duban.ground import workdays
from duban.support.ledger.actions import REACTIONS
from duban.support.notifications.models import Message
from duban.support.rulebook import actions as rulebook
from duban.support.rulebook.terms import CalendarStatus
from tests.cast import Town
from tests.locking import MatterStory
from tests.onward import assigned_matter
from tests.stories import Answer

DAY_OFF = date(2026, 3, 10)


def announce(town: Town, *days: date) -> None:
    """2026 is announced anew: these days are off as well."""
    town.tick()
    rulebook.adopt_calendar(
        by=town["sun"],
        at=town.at,
        request_id=None,
        year=2026,
        status=CalendarStatus.OFFICIAL,
        holidays=[*sorted(workdays.shipped().years[2026].holidays), *days],
        source="国务院办公厅关于调整2026年部分节假日安排的通知",
    )


class TestRedate(MatterStory):
    """Assigned on Mon 2026-03-02, so that breakdown was due on Tue 03-10: a day that becomes a day off."""

    act = "matters.redate"
    doer = None
    wrong_role = "chen"
    refused = "matters.not_redated"

    matter: Matter
    owed: Obligation

    @classmethod
    def prepare(cls) -> None:
        cls.matter = assigned_matter(cls.town)
        works = cls.town.unit("works")
        cls.owed = Obligation.objects.get(matter=cls.matter, kind="BREAKDOWN", unit=works)

    def setUp(self) -> None:
        # The calendar is laid beneath without the reaction, which would do at once what is tried here.
        self.enterContext(mock.patch.dict(REACTIONS, clear=True))

    def data(self) -> dict[str, Any]:
        if not TimeChange.objects.exists():
            announce(self.town, DAY_OFF)
        return {"obligation": self.owed.uid}

    def spoil(self) -> dict[str, Any]:
        return {"obligation": self.owed.uid}  # nothing was announced: the count comes out the same

    def check(self, answer: Answer) -> None:
        self.owed.refresh_from_db()
        self.assertEqual((self.owed.original_due_on, self.owed.due_on), (DAY_OFF, date(2026, 3, 11)))
        change = TimeChange.objects.get(uid=answer.body["uid"])
        self.assertEqual((change.kind, change.asked_by, change.old_due_on), ("CALENDAR", None, DAY_OFF))
        told = set(Message.objects.filter(kind="matters.redate").values_list("person__username", flat=True))
        self.assertIn("lin", told)

    def test_it_locks_what_is_owed(self) -> None:
        self.assert_locks(self.owed)

    def test_it_refuses_what_was_not_counted_in_working_days(self) -> None:
        announce(self.town, DAY_OFF)
        answer = self.send(self.act, None, {"obligation": builders.deadline(self.matter).uid})
        self.assertEqual((answer.status, answer.code), (409, "matters.not_redated"), answer)
