"""撤销来源登记 (6(2)): what it demanded falls away, the entry stays."""

from __future__ import annotations

from typing import Any

from duban.chapters.intake.models import MatterSource
from duban.chapters.intake.tests import sourcing
from duban.chapters.matters.models import Matter, Obligation
from duban.chapters.matters.tests.builders import suspend_matter
from tests.onward import running_matter
from tests.stories import ActStory, Answer


class TestWithdrawSource(ActStory):
    act = "intake.withdraw_source"
    doer = "sun"
    wrong_role = "chen"
    refused = "intake.source_withdrawn"
    matter: Matter
    source: MatterSource

    @classmethod
    def prepare(cls) -> None:
        cls.matter = running_matter(cls.town)
        cls.source = sourcing.source(cls.town, cls.matter)

    def data(self, reason: str = "登记在了另一事项名下") -> dict[str, Any]:
        return {"source": self.source.uid, "reason": reason}

    def spoil(self) -> None:
        self.assertEqual(self.send(self.act, "sun", self.data()).status, 200)

    def check(self, answer: Answer) -> None:
        found = MatterSource.objects.get(uid=answer.body["uid"])
        self.assertEqual((found.state, found.withdrawn_by), ("WITHDRAWN", self.town["sun"]))
        self.assertIsNotNone(Obligation.objects.get(source_ref=found.ref).lapsed_on)

    def test_it_locks_the_matter_and_the_source(self) -> None:
        self.assert_locks(self.matter, self.source)

    def test_it_wants_a_reason(self) -> None:
        self.assertEqual(self.send(self.act, "sun", self.data(" ")).code, "intake.text_length")

    def test_nothing_is_withdrawn_while_the_matter_is_suspended(self) -> None:
        suspend_matter(self.town, self.matter)
        answer = self.send(self.act, "sun", self.data())
        self.assertEqual((answer.status, answer.code), (409, "matters.is_suspended"), answer)

    def test_the_same_source_may_be_recorded_again(self) -> None:
        self.spoil()
        again = sourcing.source(self.town, self.matter)
        self.assertEqual(
            self.send("intake.withdraw_source", "sun", {**self.data(), "source": again.uid}).status, 200
        )
