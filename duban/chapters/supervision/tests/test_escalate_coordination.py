"""提请领导小组办公室协调."""

from __future__ import annotations

from datetime import date
from typing import Any

from duban.chapters.matters.models import Matter, Obligation
from duban.chapters.supervision.models import Coordination
from duban.chapters.supervision.tests import builders, treating
from tests.locking import MatterStory
from tests.stories import Answer


class TestEscalateCoordination(MatterStory):
    act = "supervision.escalate_coordination"
    doer = "lin"
    wrong_role = "zhao"
    refused = "supervision.escalation_early"

    matter: Matter
    row: Coordination

    @classmethod
    def prepare(cls) -> None:
        cls.matter = builders.matter_under_way(cls.town)
        cls.row = treating.answered(cls.town, treating.asked(cls.town, cls.matter), promises=False)

    def data(self, **changed: Any) -> dict[str, Any]:
        return {"coordination": self.row.uid, "reason": "影响汛前完工", **changed}

    def spoil(self) -> dict[str, Any]:
        return self.data(coordination=treating.asked(self.town, self.matter).uid)

    def check(self, answer: Answer) -> None:
        self.row.refresh_from_db()
        self.assertEqual(self.row.state, "ESCALATED")
        duty = Obligation.objects.get(kind="SETTLE_COORDINATION")
        self.assertEqual((duty.unit, duty.due_on), (self.town.unit("office"), date(2026, 3, 9)))

    def test_without_an_answer_in_time(self) -> None:
        row = treating.asked(self.town, self.matter)
        self.town.go_to(date(2026, 3, 6))
        self.assertEqual(self.send(self.act, "lin", self.data(coordination=row.uid)).status, 200)

    def test_a_promise_that_was_not_kept(self) -> None:
        row = treating.answered(self.town, treating.asked(self.town, self.matter))
        self.town.go_to(treating.PROMISED_ON)
        early = self.send(self.act, "lin", self.data(coordination=row.uid))
        self.assertEqual(early.code, "supervision.escalation_early")
        self.town.go_to(date(2026, 3, 23))
        self.assertEqual(self.send(self.act, "lin", self.data(coordination=row.uid)).status, 200)

    def test_what_is_settled_is_not_escalated(self) -> None:
        treating.settled(self.town, self.row)
        self.assertEqual(self.send(self.act, "lin", self.data()).code, "supervision.coordination_state")

    def test_it_says_why(self) -> None:
        self.assertEqual(self.send(self.act, "lin", self.data(reason="")).code, "supervision.text_missing")

    def test_it_locks_the_request(self) -> None:
        self.assert_locks(self.row)
