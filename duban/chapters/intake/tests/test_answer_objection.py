"""答复立项异议 (6(2), 6(3)): adopted or not, each objection has its answer before the list goes up."""

from __future__ import annotations

from typing import Any

from duban.chapters.intake.models import Consultation
from duban.chapters.intake.terms import ConsultationState
from duban.chapters.intake.tests import builders, consulting
from duban.support.notifications.models import Message
from tests.stories import ActStory, Answer


class TestAnswerObjection(ActStory):
    act = "intake.answer_objection"
    doer = "chen"
    wrong_role = "lin"
    stranger = "wu"
    refused = "intake.consultation_state"
    objection: Consultation

    @classmethod
    def prepare(cls) -> None:
        cls.objection = consulting.objected(cls.town)

    def data(self, **changed: Any) -> dict[str, Any]:
        good = {"consultation": self.objection.uid, "adopted": False, "answer": "汛期前可完成水下部分"}
        return {**good, **changed}

    def spoil(self) -> None:
        self.send(self.act, "chen", self.data())

    def check(self, answer: Answer) -> None:
        self.objection.refresh_from_db()
        self.assertEqual(self.objection.state, ConsultationState.NOT_ADOPTED)
        self.assertEqual(self.objection.answered_by, self.town["chen"])
        told = Message.objects.filter(kind=self.act).values_list("person__username", flat=True)
        self.assertEqual(set(told), {"li", "he", "lin"})

    def test_it_locks_the_list_the_candidate_and_the_objection(self) -> None:
        self.assert_locks(self.objection.candidate.docketing_list, self.objection.candidate, self.objection)

    def test_an_answer_without_words_is_refused(self) -> None:
        self.assertEqual(self.send(self.act, "chen", self.data(answer=" ")).code, "intake.text_length")

    def test_what_is_adopted_says_so(self) -> None:
        self.assertEqual(self.send(self.act, "chen", self.data(adopted=True)).status, 200)
        self.objection.refresh_from_db()
        self.assertEqual(self.objection.state, ConsultationState.ADOPTED)

    def test_the_list_waits_for_the_answer_however_long(self) -> None:
        candidate = self.objection.candidate
        builders.propose(self.town, candidate)
        builders.review(self.town, candidate)
        self.town.go_to(self.objection.answer_by.replace(day=20))
        submit = {"docketing_list": candidate.docketing_list.uid}
        self.assertEqual(self.send("intake.submit_list", "sun", submit).code, "intake.consultation_open")
        self.send(self.act, "chen", self.data())
        self.assertEqual(self.send("intake.submit_list", "sun", submit).status, 200)

    def test_a_candidate_that_was_declined_is_answered_no_more(self) -> None:
        builders.decline(self.town, self.objection.candidate)
        self.assertEqual(self.send(self.act, "chen", self.data()).code, "intake.candidate_state")

    def test_a_declined_candidate_holds_the_list_up_no_longer(self) -> None:
        candidate = self.objection.candidate
        builders.decline(self.town, candidate)
        submit = {"docketing_list": candidate.docketing_list.uid}
        self.assertEqual(self.send("intake.submit_list", "sun", submit).code, "intake.nothing_reviewed")
