"""标注所依据的事实已变更: a correction that states the fact no more (decision 30)."""

from __future__ import annotations

from typing import Any

from duban.chapters.accountability.models import AccountabilityClue
from duban.chapters.accountability.tests import builders, casing
from duban.chapters.assessment.actions import ObjectiveJudgement
from duban.chapters.assessment.models import Evaluation
from duban.chapters.assessment.terms.evaluation import Cause, Quality
from duban.chapters.assessment.tests import evaluating
from duban.chapters.matters.models import Matter
from duban.support.ledger.models import LedgerEntry
from duban.support.notifications.models import Message
from tests.locking import MatterStory
from tests.stories import Answer

WORDS = "经审定的更正不再认定本项事实"


def judged(matter: Matter) -> list[ObjectiveJudgement]:
    return evaluating.judgements(matter, Quality.FAIR)


class TestMarkFactChanged(MatterStory):
    act = "accountability.mark_fact_changed"
    doer = None
    wrong_role = "sun"
    refused = "accountability.fact_marked"

    matter: Matter
    clue: AccountabilityClue
    row: Evaluation

    @classmethod
    def prepare(cls) -> None:
        cls.matter = evaluating.closed_matter(cls.town)
        row = evaluating.evaluated(cls.town, cls.matter, Quality.POOR, objectives=judged(cls.matter))
        evaluating.analysed(cls.town, row, subject_ref=f"{cls.matter.ref}/quality", cause=Cause.OWN, unit="")
        cls.row = evaluating.approve_on_paper(cls.town, evaluating.submit(cls.town, row))
        cls.clue = AccountabilityClue.objects.get()

    def data(self, **changed: Any) -> dict[str, Any]:
        return {"clue": self.clue.uid, "source": self.row.ref, "words": WORDS, **changed}

    def spoil(self) -> None:
        self.send(self.act, None, self.data())

    def check(self, answer: Answer) -> None:
        self.clue.refresh_from_db()
        self.assertEqual((self.clue.basis_changed, self.clue.state), (True, "OPEN"), "a person closes it")
        self.assertIn(WORDS, [one.said for one in self.clue.evidence.all()])

    def test_one_that_people_entered_rests_on_no_fact_of_the_record(self) -> None:
        clue = builders.entered(self.town, self.matter)
        answer = self.send(self.act, None, self.data(clue=clue.uid))
        self.assertEqual(answer.code, "accountability.rests_on_no_fact")

    def test_a_correction_that_states_it_no_more_marks_it(self) -> None:
        evaluating.approve_on_paper(self.town, evaluating.corrected(self.town, self.row))
        self.clue.refresh_from_db()
        self.assertTrue(self.clue.basis_changed)
        self.assertEqual(LedgerEntry.objects.filter(act=self.act).count(), 1)

    def test_a_correction_that_still_states_it_marks_nothing(self) -> None:
        evaluating.correcting(self.town, self.row)
        again = evaluating.evaluated(self.town, self.matter, Quality.POOR, objectives=judged(self.matter))
        evaluating.approve_on_paper(self.town, evaluating.submit(self.town, again))
        self.clue.refresh_from_db()
        self.assertFalse(self.clue.basis_changed)

    def test_those_who_verify_a_case_that_rests_on_it_are_told(self) -> None:
        confirmed = builders.confirmed(self.town, self.clue)
        casing.name(self.town, casing.start(self.town, confirmed))
        told = Message.objects.filter(person=self.town["qian"])
        before = told.count()
        self.send(self.act, None, self.data())
        self.assertEqual(told.count(), before + 1)
