"""承接此前情况 (11(1)): what was before is the first entry, and nothing is reckoned from it."""

from __future__ import annotations

from datetime import date
from typing import Any

from duban.chapters.matters.models import Matter, Obligation, TimeChange
from duban.chapters.matters.terms import ObligationKind
from duban.chapters.matters.tests.builders import DUE_ON, docket_matter
from duban.support.ledger import queries as ledger
from tests.onward import assign
from tests.stories import ActStory, Answer

FIRST, EXTENDED_ON = date(2026, 2, 15), date(2026, 2, 10)
BROUGHT = {
    "words": "此前进展：主体完工；完成比例：60%；此前督办通知：1份",
    "percent": 60,
    "original_due_on": str(FIRST),
    "extended_on": str(EXTENDED_ON),
    "basis": "2026-02-10 领导小组会议 第1次，纪要.pdf",
}


class TestBringIn(ActStory):
    act = "matters.bring_in"
    doer = "chen"
    wrong_role = "zhou"
    refused = "matters.already_assigned"
    matter: Matter

    @classmethod
    def prepare(cls) -> None:
        cls.matter = docket_matter(cls.town)

    def data(self) -> dict[str, Any]:
        return {"matter": self.matter.uid, "brought": BROUGHT}

    def assign(self) -> None:
        assign(by=self.town["chen"], at=self.town.tick(), request_id=None, matter=self.matter.uid)

    def spoil(self) -> None:
        self.assign()

    def check(self, answer: Answer) -> None:
        matter = Matter.objects.get(uid=answer.body["uid"])
        self.assertEqual((matter.percent, matter.completed_on), (60, None))
        change = TimeChange.objects.get(matter=matter)
        self.assertEqual(
            (change.state, change.old_due_on, change.new_due_on, change.decided_on),
            ("GRANTED", FIRST, DUE_ON, EXTENDED_ON),
        )
        self.assertEqual(Obligation.objects.filter(matter=matter).count(), 0)
        last = ledger.timeline(matter.ref, limit=1)[0]
        self.assertIn("非本系统报送", last.label)
        self.assertIn("主体完工", last.label)

    def test_two_at_a_time_wait_for_each_other(self) -> None:
        self.assert_locks(self.matter)

    def test_both_deadlines_are_facts_once_it_is_assigned(self) -> None:
        self.assertEqual(self.send(self.act, "chen", self.data()).status, 200)
        self.assign()
        owed = Obligation.objects.get(matter=self.matter, kind=ObligationKind.MATTER_DEADLINE)
        self.assertEqual((owed.original_due_on, owed.due_on), (FIRST, DUE_ON))
        self.assertEqual(TimeChange.objects.get().obligation, owed)

    def test_it_refuses_what_cannot_be_and_writes_nothing(self) -> None:
        for change, code in (
            ({"percent": 101}, "matters.percent_unfit"),
            ({"original_due_on": str(DUE_ON)}, "matters.original_not_earlier"),
            ({"extended_on": None}, "matters.extension_without_paper"),
            ({"extended_on": "2026-12-31"}, "matters.extension_without_paper"),
        ):
            with self.subTest(code):
                data = {**self.data(), "brought": {**BROUGHT, **change}}
                answer = self.send(self.act, "chen", data)
                self.assertEqual((answer.status, answer.code), (422, code))
        self.assertFalse(TimeChange.objects.exists())
