"""请示 (7, 16(23)): asked of the Leading Group or a member, owed an answer by a day."""

from __future__ import annotations

from datetime import date
from typing import Any

from duban.chapters.intake.models import RequestForInstructions
from duban.chapters.intake.tests import asking
from duban.chapters.matters.models import Matter, Obligation
from duban.chapters.matters.tests.builders import suspend_matter
from duban.support.notifications.models import Message
from tests.onward import running_matter
from tests.stories import ActStory, Answer


class TestAskInstructions(ActStory):
    act = "intake.ask_instructions"
    doer = "lin"
    wrong_role = "zhou"
    refused = "matters.is_suspended"
    matter: Matter

    @classmethod
    def prepare(cls) -> None:
        cls.matter = running_matter(cls.town)

    def data(self, **changed: Any) -> dict[str, Any]:
        return {
            "matter": self.matter.uid,
            "unit": self.town.unit("works").uid,
            "leader": self.town["zhou"].uid,
            "question": asking.QUESTION,
            **changed,
        }

    def spoil(self) -> None:
        suspend_matter(self.town, self.matter)

    def check(self, answer: Answer) -> None:
        found = RequestForInstructions.objects.get(uid=answer.body["uid"])
        self.assertEqual((found.unit_name, found.leader_name), ("工程建设部", "周明德"))
        owed = Obligation.objects.get(source_ref=found.ref)
        self.assertEqual(
            (owed.kind, owed.person, owed.article), ("ANSWER_REQUEST", self.town["zhou"], "16(23)")
        )
        self.assertEqual(owed.due_on, date(2026, 3, 9), "five working days")
        told = Message.objects.filter(kind="intake.request").values_list("person__username", flat=True)
        self.assertEqual(list(told), ["zhou"])

    def test_it_locks_the_matter(self) -> None:
        self.assert_locks(self.matter)

    def test_the_office_asks_the_group_itself(self) -> None:
        answer = self.send(self.act, "chen", self.data(unit=None, leader=None))
        self.assertEqual(answer.status, 200, answer)
        found = RequestForInstructions.objects.get()
        self.assertEqual((found.unit_name, found.leader_name), ("领导小组办公室", "领导小组"))
        told = Message.objects.filter(kind="intake.request").values_list("person__username", flat=True)
        self.assertEqual(list(told), ["wang"])

    def test_a_unit_asks_for_itself_alone(self) -> None:
        self.assertEqual(self.send(self.act, "zhao", self.data()).status, 403)
        own = self.data(unit=self.town.unit("business").uid)
        self.assertEqual(self.send(self.act, "zhao", own).status, 200)

    def test_whom_and_what_must_be_said(self) -> None:
        for code, changed in (
            ("intake.request_whom", {"leader": self.town["sun"].uid}),
            ("intake.text_length", {"question": " "}),
            ("intake.unit_elsewhere", {"unit": self.town.unit("planning").uid}),
        ):
            with self.subTest(code):
                self.assertEqual(self.send(self.act, "lin", self.data(**changed)).code, code)
