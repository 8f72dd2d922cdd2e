"""登记应催办任务: the Office's duty to urge."""

from __future__ import annotations

from datetime import date
from typing import Any

from duban.chapters.matters.models import Matter, Obligation
from duban.chapters.supervision.tests import builders
from tests.locking import MatterStory
from tests.stories import Answer


class TestOweUrging(MatterStory):
    act = "supervision.owe_urging"
    doer = None
    wrong_role = "chen"
    refused = "supervision.not_overdue"

    matter: Matter
    owed: Obligation

    @classmethod
    def prepare(cls) -> None:
        cls.matter = builders.matter_under_way(cls.town)
        cls.owed = builders.own_deadline(cls.matter)
        cls.town.go_to(date(2026, 7, 1))

    def data(self) -> dict[str, Any]:
        return {"obligation": self.owed.uid}

    def spoil(self) -> dict[str, Any]:
        self.town.at = self.town.at.replace(month=6, day=30)
        return self.data()

    def check(self, answer: Answer) -> None:
        duty = Obligation.objects.get(uid=answer.body["uid"])
        self.assertEqual((duty.kind, duty.source_ref), ("URGE", self.owed.ref))
        self.assertEqual(duty.unit_id, self.town.unit("office").pk)
        self.assertEqual((duty.imposed_on, duty.due_on), (date(2026, 7, 1), date(2026, 7, 2)))

    def test_it_locks_what_is_overdue(self) -> None:
        self.assert_locks(self.owed)

    def test_it_is_written_down_once_for_an_obligation(self) -> None:
        self.assertEqual(self.send(self.act, None, self.data()).status, 200)
        answer = self.send(self.act, None, self.data())
        self.assertEqual((answer.status, answer.code), (409, "supervision.urging_owed"), answer)

    def test_the_office_is_not_urged_by_itself(self) -> None:
        self.send(self.act, None, self.data())
        self.town.go_to(date(2026, 7, 10))
        duty = Obligation.objects.get(kind="URGE")
        answer = self.send(self.act, None, {"obligation": duty.uid})
        self.assertEqual(answer.code, "supervision.not_overdue")
