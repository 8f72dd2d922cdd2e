"""会签: whoever was asked, once."""

from __future__ import annotations

from typing import Any, ClassVar

from duban.support.documents.models import Draft
from duban.support.documents.terms import DraftState
from duban.support.documents.tests import builders
from tests.stories import ActStory, Answer


class TestCountersign(ActStory):
    act = "documents.countersign"
    doer = "zhou"
    wrong_role = "chen"
    stranger = "lin"
    refused = "documents.not_asked"
    found: ClassVar[Draft]

    @classmethod
    def prepare(cls) -> None:
        cls.found = builders.led_to(cls.town, DraftState.CHECKED, countersigners=("zhou", "sun"))

    def data(self) -> dict[str, Any]:
        return {"official_paper": self.found.uid, **{"agrees": True}}

    def spoil(self) -> dict[str, Any] | None:
        builders.step(self.town, self.found, "countersign", "zhou", agrees=True)
        return None

    def check(self, answer: Answer) -> None:
        self.found.refresh_from_db()
        step = self.found.steps.get(kind="COUNTERSIGN", person=self.town["zhou"])
        self.assertEqual((step.on, step.agreed), (self.town.at.date(), True))
        self.assertEqual(self.found.state, DraftState.CHECKED)

    def test_a_no_needs_its_reason(self) -> None:
        refused = self.send(self.act, "zhou", {**self.data(), "agrees": False})
        self.assertEqual((refused.status, refused.code), (422, "documents.empty"))
        said = self.send(self.act, "zhou", {**self.data(), "agrees": False, "remark": "资金来源不明"})
        self.assertEqual(said.status, 200, said)

    def test_who_was_not_asked_does_not_countersign(self) -> None:
        self.assertEqual(self.send(self.act, "wang", self.data()).code, "documents.not_asked")

    def test_before_it_is_checked_nobody_countersigns(self) -> None:
        other = builders.draft(self.town, countersigners=("zhou",))
        answer = self.send(self.act, "zhou", {"official_paper": other.uid, "agrees": True})
        self.assertEqual(answer.code, "documents.wrong_step")

    def test_it_is_locked(self) -> None:
        self.assert_locks(self.found)
