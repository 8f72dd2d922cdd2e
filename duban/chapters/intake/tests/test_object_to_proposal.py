"""回复征求意见 (11(1)): the unit agrees or objects with its reasons; then the Office owes an answer."""

from __future__ import annotations

from datetime import date
from typing import Any

from duban.chapters.intake.models import Consultation
from duban.chapters.intake.terms import ConsultationState
from duban.chapters.intake.tests import builders, consulting
from duban.support.notifications.models import Message
from tests.stories import ActStory, Answer


class TestObjectToProposal(ActStory):
    act = "intake.object_to_proposal"
    doer = "lin"
    wrong_role = "chen"
    stranger = "zhao"
    refused = "intake.consultation_state"
    asked: Consultation

    @classmethod
    def prepare(cls) -> None:
        cls.asked = consulting.asked(cls.town)

    def data(self, **changed: Any) -> dict[str, Any]:
        good = {"consultation": self.asked.uid, "agrees": False, "opinion": "汛期不宜施工"}
        return {**good, **changed}

    def spoil(self) -> None:
        consulting.speak(self.town, self.asked, agrees=True)

    def check(self, answer: Answer) -> None:
        self.asked.refresh_from_db()
        self.assertEqual((self.asked.state, self.asked.opinion), (ConsultationState.OBJECTED, "汛期不宜施工"))
        self.assertEqual(self.asked.replied_by, self.town["lin"])
        told = Message.objects.filter(kind=self.act).values_list("person__username", flat=True)
        self.assertEqual(set(told), {"chen", "qian", "sun"})

    def test_it_locks_the_list_the_candidate_and_the_consultation(self) -> None:
        self.assert_locks(self.asked.candidate.docketing_list, self.asked.candidate, self.asked)

    def test_an_objection_without_reasons_is_refused_and_agreement_needs_none(self) -> None:
        self.assertEqual(self.send(self.act, "lin", self.data(opinion=" ")).code, "intake.opinion_missing")
        self.assertEqual(self.send(self.act, "li", self.data(agrees=True, opinion="")).status, 200)
        self.asked.refresh_from_db()
        self.assertEqual(self.asked.state, ConsultationState.AGREED)
        self.assertFalse(Message.objects.filter(kind=self.act).exists())

    def test_a_late_word_still_counts_while_the_list_is_worked_on(self) -> None:
        self.town.go_to(date(2026, 3, 9))
        self.assertEqual(self.send(self.act, "lin", self.data()).status, 200)

    def test_a_declined_candidate_hears_nobody(self) -> None:
        builders.decline(self.town, self.asked.candidate)
        self.assertEqual(self.send(self.act, "lin", self.data()).code, "intake.candidate_state")
