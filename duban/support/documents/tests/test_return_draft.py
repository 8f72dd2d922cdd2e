"""退回修改: before there is a number."""

from __future__ import annotations

from typing import Any, ClassVar

from duban.support.documents.models import Draft
from duban.support.documents.terms import DraftState
from duban.support.documents.tests import builders
from tests.stories import ActStory, Answer


class TestReturnDraft(ActStory):
    act = "documents.return_draft"
    doer = "wang"
    wrong_role = "zhou"
    stranger = "lin"
    refused = "documents.wrong_step"
    found: ClassVar[Draft]

    @classmethod
    def prepare(cls) -> None:
        cls.found = builders.led_to(cls.town, DraftState.SIGNED_OFF, countersigners=("zhou",))

    def data(self) -> dict[str, Any]:
        return {"official_paper": self.found.uid, **{"reason": "投资数据须核实"}}

    def spoil(self) -> dict[str, Any] | None:
        builders.step(self.town, self.found, "number", "chen")
        return None

    def check(self, answer: Answer) -> None:
        self.found.refresh_from_db()
        self.assertEqual(
            (self.found.state, self.found.signed_off_on, self.found.returns), (DraftState.DRAFTED, None, 1)
        )
        self.assertEqual(self.found.steps.filter(lapsed=True).count(), 3)
        again = self.found.steps.get(kind="COUNTERSIGN", lapsed=False)
        self.assertEqual((again.person, again.on), (self.town["zhou"], None))

    def test_a_reason_is_needed(self) -> None:
        self.assertEqual(self.send(self.act, "wang", {**self.data(), "reason": " "}).code, "documents.empty")

    def test_the_whole_way_is_gone_again(self) -> None:
        builders.step(self.town, self.found, "return_draft", "sun", reason="重写")
        builders.step(
            self.town, self.found, "revise", "chen", title="新题", text="新文", to="台儿庄区人民政府"
        )
        builders.step(self.town, self.found, "check", "qian")
        answer = self.send("documents.sign_off", "wang", {"official_paper": self.found.uid})
        self.assertEqual(answer.status, 200, answer)

    def test_it_is_locked(self) -> None:
        self.assert_locks(self.found)
