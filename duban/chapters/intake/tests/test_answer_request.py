"""答复请示 (7, 16(23)): by whoever was asked, or on a paper that a second person has checked."""

from __future__ import annotations

from datetime import date
from typing import Any

from duban.chapters.intake.models import RequestForInstructions
from duban.chapters.intake.tests import asking
from duban.chapters.matters.models import Matter, Obligation
from duban.support.notifications.models import Message
from duban.support.organization.terms import DeciderKind
from tests.onward import running_matter
from tests.stories import ActStory, Answer


class TestAnswerRequest(ActStory):
    act = "intake.answer_request"
    doer = "zhou"
    wrong_role = "lin"
    refused = "intake.request_state"
    matter: Matter
    request: RequestForInstructions

    @classmethod
    def prepare(cls) -> None:
        cls.matter = running_matter(cls.town)
        cls.request = asking.asked(cls.town, cls.matter)

    def data(self, **changed: Any) -> dict[str, Any]:
        return {"request": self.request.uid, "answer": "同意变更，按程序报批。", **changed}

    def spoil(self) -> None:
        asking.answered(self.town, self.request)

    def check(self, answer: Answer) -> None:
        found = RequestForInstructions.objects.get(uid=answer.body["uid"])
        self.assertEqual((found.state, found.answered_name), ("ANSWERED", "周明德"))
        self.assertEqual(found.answered_on, date(2026, 3, 2))
        self.assertIsNotNone(Obligation.objects.get(source_ref=found.ref, kind="ANSWER_REQUEST").met_on)
        told = set(
            Message.objects.filter(kind="intake.request", text__contains="已答复").values_list(
                "person__username", flat=True
            )
        )
        self.assertEqual(told, {"lin", "li", "he"})

    def refuse(self, code: str, who: str = "zhou", **changed: Any) -> None:
        answer = self.send(self.act, who, self.data(**changed))
        self.assertEqual(answer.code, code, answer)

    def test_it_locks_the_matter_and_the_request(self) -> None:
        self.assert_locks(self.matter, self.request)

    def test_the_head_answers_for_anybody_and_a_member_only_for_himself(self) -> None:
        of_group = asking.asked(self.town, self.matter, leader=None)
        self.refuse("intake.request_of_another", request=of_group.uid)
        self.assertEqual(self.send(self.act, "wang", self.data(request=of_group.uid)).status, 200)
        self.assertEqual(self.send(self.act, "wang", self.data()).status, 200)

    def test_a_word_that_says_nothing_is_no_answer(self) -> None:
        for said in ("阅", "已阅。", "圈阅"):
            self.refuse("intake.request_empty_answer", answer=said)
        self.refuse("intake.text_length", answer=" ")

    def test_the_office_answers_on_a_checked_paper_alone(self) -> None:
        self.refuse("organization.needs_paper", who="chen")
        slip = asking.paper(self.town, self.request)
        answer = self.send(self.act, "chen", self.data())
        self.assertEqual(answer.status, 200, answer)
        found = RequestForInstructions.objects.get(uid=self.request.uid)
        self.assertEqual((found.slip, found.answered_name), (slip, "周明德"))
        self.assertEqual(found.entered_by, self.town["chen"])

    def test_the_paper_must_be_of_whoever_was_asked(self) -> None:
        asking.paper(self.town, self.request, decider="wang")
        self.refuse("intake.request_paper_of_another", who="chen")
        asking.paper(self.town, self.request, kind=DeciderKind.LEADING_GROUP_HEAD, decider="wang")
        self.assertEqual(self.send(self.act, "chen", self.data()).status, 200)

    def test_an_answer_is_not_older_than_its_question(self) -> None:
        asking.paper(self.town, self.request, decided_on=date(2026, 3, 1))
        self.refuse("intake.request_decided_before", who="chen")

    def test_the_answer_may_want_something_of_a_unit(self) -> None:
        works = self.town.unit("works")
        self.refuse("intake.request_requirement", unit=works.uid)
        self.refuse("intake.requirement_due", unit=works.uid, due_on="2026-03-02")
        self.refuse("intake.unit_elsewhere", unit=self.town.unit("planning").uid, due_on="2026-04-01")
        self.send(self.act, "zhou", self.data(unit=works.uid, due_on="2026-04-01"))
        owed = Obligation.objects.get(source_ref=self.request.ref, kind="REQUIREMENT")
        self.assertEqual((owed.unit, owed.due_on), (works, date(2026, 4, 1)))
