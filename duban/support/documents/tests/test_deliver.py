"""送达: one addressee after the other."""

from __future__ import annotations

from datetime import timedelta
from typing import Any, ClassVar

from duban.support.documents.models import Draft
from duban.support.documents.terms import DraftState
from duban.support.documents.tests import builders
from tests.stories import ActStory, Answer


class TestDeliver(ActStory):
    act = "documents.deliver"
    doer = "chen"
    wrong_role = "wang"
    stranger = "lin"
    refused = "documents.unknown_addressee"
    found: ClassVar[Draft]

    @classmethod
    def prepare(cls) -> None:
        cls.found = builders.led_to(cls.town, DraftState.ISSUED, to="区政府、区委办公室")

    def data(self) -> dict[str, Any]:
        return {
            "official_paper": self.found.uid,
            **{"addressee": "区政府", "received_by": "刘文", "received_on": self.town.at.date()},
        }

    def spoil(self) -> dict[str, Any] | None:
        builders.deliver(self.town, self.found, "区政府", self.town.at.date())
        return None

    def check(self, answer: Answer) -> None:
        self.found.refresh_from_db()
        self.assertEqual(self.found.state, DraftState.ISSUED)
        step = self.found.steps.get(kind="DELIVER")
        self.assertEqual((step.addressee, step.remark), ("区政府", "刘文签收"))

    def test_after_the_last_it_is_done(self) -> None:
        builders.deliver(self.town, self.found, "区政府", self.town.at.date())
        done = builders.deliver(self.town, self.found, "区委办公室", self.town.at.date())
        self.assertEqual(done.state, DraftState.DELIVERED)
        self.assertEqual(self.send(self.act, "chen", self.data()).code, "documents.wrong_step")

    def test_neither_before_it_was_issued_nor_to_come(self) -> None:
        day = self.town.at.date()
        for on, code in (
            (day + timedelta(1), "documents.future_day"),
            (day - timedelta(1), "documents.before_issue"),
        ):
            with self.subTest(on=on):
                answer = self.send(self.act, "chen", {**self.data(), "received_on": on})
                self.assertEqual((answer.status, answer.code), (422, code))

    def test_somebody_has_received_it(self) -> None:
        self.assertEqual(
            self.send(self.act, "chen", {**self.data(), "received_by": ""}).code, "documents.empty"
        )

    def test_it_is_locked(self) -> None:
        self.assert_locks(self.found)
