"""暂停办理."""

from __future__ import annotations

from datetime import date
from typing import Any

from duban.chapters.matters.models import Matter, Obligation, TimeChange
from duban.chapters.matters.tests.builders import owed, suspend_matter
from tests.locking import MatterStory
from tests.onward import assigned_matter
from tests.papers import checked_paper
from tests.stories import Answer


class TestSuspend(MatterStory):
    act = "matters.suspend"
    doer = "wang"
    wrong_role = "lin"
    refused = "matters.is_suspended"

    matter: Matter

    @classmethod
    def prepare(cls) -> None:
        cls.matter = assigned_matter(cls.town)

    def data(self) -> dict[str, Any]:
        return {"matter": self.matter.uid, "review_on": "2026-04-30", "reason": "规划调整"}

    def spoil(self) -> None:
        suspend_matter(self.town, self.matter)

    def check(self, answer: Answer) -> None:
        change = TimeChange.objects.get(uid=answer.body["uid"])
        self.assertEqual(
            (change.kind, change.from_on, change.review_on),
            ("SUSPENSION", date(2026, 3, 2), date(2026, 4, 30)),
        )
        self.matter.refresh_from_db()
        self.assertEqual(self.matter.state, "SUSPENDED")
        duty = owed(self.matter, "DECIDE_SUSPENSION")[0]
        self.assertEqual((duty.due_on, duty.suspended), (date(2026, 4, 30), False))
        others = Obligation.objects.filter(matter=self.matter).exclude(pk=duty.pk)
        self.assertEqual(set(others.values_list("suspended", flat=True)), {True})

    def test_what_is_suspended_is_never_overdue(self) -> None:
        suspend_matter(self.town, self.matter)
        late = Obligation.objects.filter(matter=self.matter).overdue(date(2026, 8, 1))
        self.assertEqual([one.kind for one in late], ["DECIDE_SUSPENSION"])

    def test_it_refuses_no_reason_and_no_later_review(self) -> None:
        for change, code in (
            ({"reason": ""}, "matters.reason_missing"),
            ({"review_on": "2026-03-02"}, "matters.review_before_start"),
        ):
            answer = self.send(self.act, "wang", {**self.data(), **change})
            with self.subTest(code):
                self.assertEqual((answer.status, answer.code), (422, code), answer)

    def test_one_paper_suspends_once(self) -> None:
        self.assertEqual(self.send(self.act, "chen", self.data()).code, "organization.needs_paper")
        self.town.go_to(date(2026, 3, 4))
        checked_paper(self.town, self.matter.ref, "SUSPEND", decided_on=date(2026, 3, 3))
        self.assertEqual(self.send(self.act, "chen", self.data()).status, 200)
        self.assertEqual(TimeChange.objects.get(matter=self.matter).from_on, date(2026, 3, 3))
        self.town.go_to(date(2026, 3, 10))
        self.assertEqual(self.send("matters.resume", "chen", {"matter": self.matter.uid}).status, 200)
        self.town.go_to(date(2026, 3, 20))
        self.assertEqual(self.send(self.act, "chen", self.data()).code, "matters.suspended_before")
        checked_paper(self.town, self.matter.ref, "SUSPEND", decided_on=date(2026, 3, 19))
        self.assertEqual(self.send(self.act, "chen", self.data()).status, 200)

    def test_it_locks_what_it_suspends(self) -> None:
        self.assert_locks(*Obligation.objects.filter(matter=self.matter).standing())
