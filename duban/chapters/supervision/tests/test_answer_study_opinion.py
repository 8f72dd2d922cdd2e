"""答复调研意见建议."""

from __future__ import annotations

from datetime import date
from typing import Any

from duban.chapters.matters.models import Matter, Obligation
from duban.chapters.supervision.models import StudyOpinion
from duban.chapters.supervision.tests import builders, inspecting
from duban.support.notifications.models import Message
from tests.locking import MatterStory
from tests.stories import Answer


class TestAnswerStudyOpinion(MatterStory):
    act = "supervision.answer_study_opinion"
    doer = "lin"
    wrong_role = "chen"
    refused = "supervision.opinion_answered"

    matter: Matter
    opinion: StudyOpinion

    @classmethod
    def prepare(cls) -> None:
        cls.matter = builders.matter_under_way(cls.town)
        cls.opinion = inspecting.opinion(inspecting.studied(cls.town, cls.matter))

    def data(self, **changed: Any) -> dict[str, Any]:
        return {
            "study_opinion": self.opinion.uid,
            "answer": "PARTLY",
            "reason": "夜间巡查自下周起，增派人员待批",
            **changed,
        }

    def spoil(self) -> None:
        self.send(self.act, "lin", self.data())

    def check(self, answer: Answer) -> None:
        self.opinion.refresh_from_db()
        self.assertEqual((self.opinion.answer, self.opinion.answered_by), ("PARTLY", self.town["lin"]))
        self.assertEqual(Obligation.objects.get(source_ref=self.opinion.ref).met_on, date(2026, 3, 2))
        self.assertTrue(Message.objects.filter(slot=f"study_opinion_answered:{self.opinion.uid}").exists())

    def test_each_answer_has_its_reason(self) -> None:
        for answer in ("ADOPTED", "PARTLY", "REJECTED"):
            refused = self.send(self.act, "lin", self.data(answer=answer, reason=" "))
            self.assertEqual(refused.code, "supervision.text_missing")

    def test_another_unit_of_the_matter_does_not_find_it(self) -> None:
        self.assertEqual(self.send(self.act, "zhao", self.data()).status, 404)

    def test_it_locks_the_opinion_and_what_is_owed_on_it(self) -> None:
        self.assert_locks(self.opinion, Obligation.objects.get(source_ref=self.opinion.ref))
