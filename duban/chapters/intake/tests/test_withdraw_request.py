"""撤回请示 (7): by whoever asked, before the answer; then nobody owes one."""

from __future__ import annotations

from typing import Any

from duban.chapters.intake.models import RequestForInstructions
from duban.chapters.intake.tests import asking
from duban.chapters.matters.models import Matter, Obligation
from tests.onward import running_matter
from tests.stories import ActStory, Answer


class TestWithdrawRequest(ActStory):
    act = "intake.withdraw_request"
    doer = "li"
    wrong_role = "zhou"
    refused = "intake.request_state"
    matter: Matter
    request: RequestForInstructions

    @classmethod
    def prepare(cls) -> None:
        cls.matter = running_matter(cls.town)
        cls.request = asking.asked(cls.town, cls.matter)

    def data(self, reason: str = "现场已协调解决") -> dict[str, Any]:
        return {"request": self.request.uid, "reason": reason}

    def spoil(self) -> None:
        asking.answered(self.town, self.request)

    def check(self, answer: Answer) -> None:
        found = RequestForInstructions.objects.get(uid=answer.body["uid"])
        self.assertEqual(found.state, "WITHDRAWN")
        self.assertIsNotNone(Obligation.objects.get(source_ref=found.ref).lapsed_on)

    def test_it_locks_the_matter_and_the_request(self) -> None:
        self.assert_locks(self.matter, self.request)

    def test_it_wants_a_reason(self) -> None:
        self.assertEqual(self.send(self.act, "li", self.data(" ")).code, "intake.text_length")

    def test_the_office_takes_back_its_own_alone(self) -> None:
        self.assertEqual(self.send(self.act, "chen", self.data()).code, "intake.request_not_own")
        own = asking.asked(self.town, self.matter, who="chen", unit=None)
        self.assertEqual(self.send(self.act, "qian", {**self.data(), "request": own.uid}).status, 200)

    def test_a_co_unit_does_not_know_of_it(self) -> None:
        self.assertEqual(self.send(self.act, "zhao", self.data()).status, 404)
