"""确认协调事项解决."""

from __future__ import annotations

from datetime import date
from typing import Any

from duban.chapters.matters.models import Matter, Obligation
from duban.chapters.supervision.models import Coordination
from duban.chapters.supervision.tests import builders, treating
from tests.locking import MatterStory
from tests.stories import Answer


class TestSettleCoordination(MatterStory):
    act = "supervision.settle_coordination"
    doer = "lin"
    wrong_role = "zhao"
    refused = "supervision.coordination_state"

    matter: Matter
    row: Coordination

    @classmethod
    def prepare(cls) -> None:
        cls.matter = builders.matter_under_way(cls.town)
        cls.row = treating.answered(cls.town, treating.asked(cls.town, cls.matter))

    def data(self, **changed: Any) -> dict[str, Any]:
        return {"coordination": self.row.uid, "settled_on": date(2026, 3, 2), **changed}

    def spoil(self) -> None:
        treating.settled(self.town, self.row)

    def check(self, answer: Answer) -> None:
        self.row.refresh_from_db()
        self.assertEqual((self.row.state, self.row.settled_on), ("SETTLED", date(2026, 3, 2)))
        self.assertEqual(Obligation.objects.get(kind="KEEP_COORDINATION").met_on, date(2026, 3, 2))

    def test_on_a_day_between_asking_and_now(self) -> None:
        for day in (date(2026, 3, 1), date(2026, 3, 3)):
            answer = self.send(self.act, "lin", self.data(settled_on=day))
            self.assertEqual(answer.code, "supervision.settled_on_unfit", day)

    def test_what_was_never_answered_may_be_settled_all_the_same(self) -> None:
        row = treating.asked(self.town, self.matter)
        self.assertEqual(self.send(self.act, "lin", self.data(coordination=row.uid)).status, 200)
        self.assertEqual(Obligation.objects.get(source_ref=row.ref).met_on, date(2026, 3, 2))

    def test_it_locks_the_request_and_the_promise(self) -> None:
        self.assert_locks(self.row, Obligation.objects.get(kind="KEEP_COORDINATION"))
