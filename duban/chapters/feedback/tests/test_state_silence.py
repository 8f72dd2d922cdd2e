"""记录逾期未会签."""

from __future__ import annotations

from datetime import date
from typing import Any

from duban.chapters.feedback import sweeps
from duban.chapters.feedback.actions import countersign
from duban.chapters.feedback.models import Countersign
from duban.chapters.feedback.tests.builders import accept, countersign_asked
from duban.chapters.matters.models import Matter
from duban.chapters.matters.tests.builders import owed
from duban.chapters.responsibility.tests.builders import running_matter
from tests.locking import MatterStory
from tests.stories import Answer


class TestStateSilence(MatterStory):
    act = "feedback.state_silence"
    doer = None
    wrong_role = "chen"
    refused = "feedback.countersign_over"

    matter: Matter
    asked: Countersign

    @classmethod
    def prepare(cls) -> None:
        cls.matter = running_matter(cls.town)
        cls.asked = countersign_asked(cls.town, cls.matter)
        cls.town.go_to(date(2026, 3, 6))

    def data(self) -> dict[str, Any]:
        return {"countersign": self.asked.uid}

    def spoil(self) -> None:
        countersign(
            by=self.town["zheng"],
            at=self.town.tick(),
            request_id=None,
            countersign=self.asked.uid,
            agrees=True,
        )

    def check(self, answer: Answer) -> None:
        silent = Countersign.objects.get(uid=answer.body["uid"])
        self.assertEqual((silent.answer, silent.answered_on, silent.by), ("SILENT", date(2026, 3, 6), None))
        self.assertEqual([one.unit for one in owed(self.matter, "COUNTERSIGN")], [self.town.unit("company")])

    def test_it_refuses_while_the_limit_runs(self) -> None:
        self.town.at = self.town.at.replace(day=5)
        answer = self.send(self.act, None, self.data())
        self.assertEqual((answer.status, answer.code), (409, "feedback.countersign_running"), answer)

    def test_the_round_states_it_once_for_each_and_the_report_goes_on(self) -> None:
        self.assertEqual(sweeps.sweep(self.town.tick()), {"silence_stated": 2})
        self.assertEqual(sweeps.sweep(self.town.tick()), {"silence_stated": 0})
        self.assertEqual(owed(self.matter, "COUNTERSIGN"), [])
        accept(self.town, self.asked.report)
        self.asked.refresh_from_db()
        self.assertEqual(self.asked.answer, "SILENT")

    def test_it_locks_what_was_asked(self) -> None:
        self.assert_locks(self.asked)
