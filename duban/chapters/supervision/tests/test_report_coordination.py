"""报告协调事项落实情况."""

from __future__ import annotations

from datetime import date
from typing import Any

from duban.chapters.matters.models import Matter, Obligation
from duban.chapters.supervision.models import Coordination
from duban.chapters.supervision.tests import builders, treating
from tests.locking import MatterStory
from tests.stories import Answer


class TestReportCoordination(MatterStory):
    act = "supervision.report_coordination"
    doer = "zhao"
    wrong_role = "lin"
    refused = "supervision.coordination_state"

    matter: Matter
    row: Coordination

    @classmethod
    def prepare(cls) -> None:
        cls.matter = builders.matter_under_way(cls.town)
        cls.row = treating.answered(cls.town, treating.asked(cls.town, cls.matter))

    def data(self, **changed: Any) -> dict[str, Any]:
        return {"coordination": self.row.uid, "outcome": "仓库已腾空", **changed}

    def spoil(self) -> None:
        treating.settled(self.town, self.row)

    def check(self, answer: Answer) -> None:
        self.row.refresh_from_db()
        self.assertEqual((self.row.state, self.row.outcome), ("PROMISED", "仓库已腾空"))
        promise = Obligation.objects.get(kind="KEEP_COORDINATION")
        self.assertEqual((promise.reported_on, promise.met_on), (date(2026, 3, 2), None))

    def test_it_says_what_was_done(self) -> None:
        self.assertEqual(self.send(self.act, "zhao", self.data(outcome=" ")).code, "supervision.text_missing")

    def test_it_locks_the_request_and_the_promise(self) -> None:
        self.assert_locks(self.row, Obligation.objects.get(kind="KEEP_COORDINATION"))
