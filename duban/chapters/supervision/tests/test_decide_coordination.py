"""协调处理."""

from __future__ import annotations

from datetime import date
from typing import Any

from duban.chapters.matters.models import Matter, Obligation
from duban.chapters.supervision.models import Coordination
from duban.chapters.supervision.tests import builders, treating
from tests.locking import MatterStory
from tests.stories import Answer


class TestDecideCoordination(MatterStory):
    act = "supervision.decide_coordination"
    doer = "chen"
    wrong_role = "lin"
    refused = "supervision.coordination_state"

    matter: Matter
    row: Coordination

    @classmethod
    def prepare(cls) -> None:
        cls.matter = builders.matter_under_way(cls.town)
        asked = treating.asked(cls.town, cls.matter)
        treating.answered(cls.town, asked)
        cls.town.go_to(date(2026, 3, 23))
        cls.row = treating.escalated(cls.town, asked)

    def data(self, **changed: Any) -> dict[str, Any]:
        given: dict[str, Any] = {
            "coordination": self.row.uid,
            "binds": True,
            "decision": "由经营管理部协商解除租约",
            "due_on": date(2026, 4, 3),
        }
        return {**given, **changed}

    def spoil(self) -> None:
        treating.decided(self.town, self.row)

    def check(self, answer: Answer) -> None:
        self.row.refresh_from_db()
        self.assertEqual((self.row.state, self.row.due_on), ("DECIDED", date(2026, 4, 3)))
        self.assertEqual(Obligation.objects.get(kind="SETTLE_COORDINATION").met_on, date(2026, 3, 23))
        before, now = Obligation.objects.filter(kind="KEEP_COORDINATION").order_by("id")
        self.assertEqual((before.lapsed_on, now.is_standing), (date(2026, 3, 23), True))
        self.assertEqual((now.unit, now.due_on), (self.town.unit("business"), date(2026, 4, 3)))

    def test_asked_no_more_nothing_is_owed(self) -> None:
        self.assertEqual(self.send(self.act, "chen", self.data(binds=False, due_on=None)).status, 200)
        self.row.refresh_from_db()
        self.assertEqual((self.row.state, self.row.due_on), ("CLOSED", None))
        self.assertFalse(Obligation.objects.standing().filter(source_ref=self.row.ref).exists())

    def test_it_fixes_a_date_to_come_and_says_why(self) -> None:
        for changed, code in (
            ({"due_on": None}, "supervision.promise_undated"),
            ({"due_on": date(2026, 3, 23)}, "supervision.coordination_date"),
            ({"decision": ""}, "supervision.text_missing"),
        ):
            self.assertEqual(self.send(self.act, "chen", self.data(**changed)).code, code)

    def test_it_locks_the_request_and_what_is_owed_on_it(self) -> None:
        self.assert_locks(self.row, *Obligation.objects.standing().filter(source_ref=self.row.ref))
