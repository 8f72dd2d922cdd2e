"""恢复办理."""

from __future__ import annotations

from datetime import date
from typing import Any

from duban.chapters.matters.models import Matter, Obligation, Party, TimeChange
from duban.chapters.matters.tests.builders import DUE_ON, deadline, owed, suspend_matter
from tests.locking import MatterStory
from tests.onward import assigned_matter
from tests.stories import Answer


class TestResume(MatterStory):
    act = "matters.resume"
    doer = "chen"
    wrong_role = "lin"
    refused = "matters.not_suspended"

    matter: Matter

    @classmethod
    def prepare(cls) -> None:
        cls.matter = assigned_matter(cls.town)
        suspend_matter(cls.town, cls.matter)
        cls.town.go_to(date(2026, 3, 12))

    def data(self) -> dict[str, Any]:
        return {"matter": self.matter.uid, "reason": "规划已批复"}

    def spoil(self) -> None:
        self.assertEqual(self.send(self.act, "chen", self.data()).status, 200)

    def check(self, answer: Answer) -> None:
        change = TimeChange.objects.get(uid=answer.body["uid"])
        self.assertEqual((change.state, change.to_on), ("ENDED", date(2026, 3, 12)))
        due = deadline(self.matter)
        self.assertEqual(
            (due.original_due_on, due.due_on), (DUE_ON, date(2026, 7, 10)), "ten days not charged"
        )
        self.assertEqual(
            set(Party.objects.filter(matter=self.matter).values_list("due_on", flat=True)),
            {date(2026, 7, 10)},
        )
        self.matter.refresh_from_db()
        self.assertEqual(self.matter.state, "ASSIGNED")
        self.assertFalse(Obligation.objects.filter(matter=self.matter, suspended=True).exists())
        self.assertEqual(owed(self.matter, "DECIDE_SUSPENSION"), [])

    def test_resumed_on_the_same_day_nothing_moves(self) -> None:
        other = assigned_matter(self.town)
        suspend_matter(self.town, other)
        self.assertEqual(self.send(self.act, "chen", {"matter": other.uid}).status, 200)
        self.assertEqual(deadline(other).due_on, DUE_ON)

    def test_what_was_overdue_before_stays_overdue(self) -> None:
        late = assigned_matter(self.town, due_on=date(2026, 3, 5))
        suspend_matter(self.town, late)
        self.town.go_to(date(2026, 4, 12))
        self.assertEqual(self.send(self.act, "chen", {"matter": late.uid}).status, 200)
        self.assertEqual(deadline(late).due_on, date(2026, 3, 5))

    def test_it_locks_what_runs_again(self) -> None:
        self.assert_locks(*Obligation.objects.filter(matter=self.matter, suspended=True))
