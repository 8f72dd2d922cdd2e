"""What a decision means for awards and assessment: only while it stands, and telling nobody what it was (15; 40, 41)."""

from __future__ import annotations

from datetime import date
from typing import Any

from duban.chapters.accountability.actions import Suggestion
from duban.chapters.accountability.models import AccountabilityCase, CaseDecision
from duban.chapters.accountability.terms.decision import AppealState, Loss, Measure, Track
from duban.chapters.accountability.tests import casing, deciding
from duban.chapters.assessment.queries import bars, facts
from duban.chapters.assessment.terms.scheme import FactKind
from tests.stories import TownCase

YEAR = (date(2026, 1, 1), date(2026, 12, 31))
CRITICISM = {"person": None, "measure": Measure.CIRCULAR_CRITICISM, "number": "区委组〔2026〕16号"}


class BearingTest(TownCase):
    case: AccountabilityCase

    @classmethod
    def prepare(cls) -> None:
        cls.case = deciding.requested(cls.town)

    def checked(self, **changed: Any) -> CaseDecision:
        return deciding.compare(self.town, deciding.record(self.town, self.case, **changed))

    def bars(self, who: str | None = None) -> list[str]:
        person = self.town[who].pk if who else None
        return [one.words for one in bars.against(self.case.unit_id, person, *YEAR)]

    def facts(self) -> list[str]:
        """What an assessment of the year counts against any unit as pursued responsibility."""
        found = facts.of_span(*YEAR)
        return [
            one.words
            for key, rows in found.units.items()
            for one in rows
            if one.kind == FactKind.ACCOUNTABILITY and key.unit == self.case.unit_id
        ]

    def test_a_unit_is_barred_and_counted_from_service_until_the_decision_falls(self) -> None:
        decision = self.checked(**CRITICISM)
        self.assertEqual((self.bars(), self.facts()), ([], []), "nothing before service")
        deciding.serve(self.town, decision)
        self.assertEqual((len(self.bars()), len(self.facts())), (1, 1))
        self.assertEqual(self.bars("li"), [], "its people are not barred for it")
        deciding.change(self.town, decision, AppealState.WITHDRAWN)
        self.assertEqual((self.bars(), self.facts()), ([], []), "its effects fall with it")

    def test_who_reads_the_result_learns_neither_case_nor_measure(self) -> None:
        deciding.serve(self.town, self.checked(**CRITICISM))
        for said in (*self.bars(), *self.facts()):
            for secret in (self.case.number, "通报批评", "区委组〔2026〕16号"):
                self.assertNotIn(secret, said)

    def test_what_the_decision_makes_public_is_named(self) -> None:
        deciding.serve(self.town, self.checked(**CRITICISM, names_public=True))
        self.assertIn("通报批评", self.facts()[0])

    def test_a_person_is_barred_and_his_unit_is_not(self) -> None:
        deciding.serve(self.town, self.checked())
        self.assertEqual((len(self.bars("li")), self.bars(), self.facts()), (1, [], []))
        self.assertEqual(self.bars("he"), [])

    def test_what_lies_outside_article_17_bars_nobody(self) -> None:
        case = deciding.heard(self.town)
        deciding.find(self.town, case, loss=Loss.NO)
        li = casing.concerned(self.town, case).person.uid
        deciding.propose(
            self.town,
            case,
            track=Track.OUTSIDE,
            measures=(Suggestion(Measure.REMINDER_TALK, li), Suggestion(Measure.ORDER_TO_RECTIFY)),
        )
        deciding.review(self.town, case)
        deciding.deliberate(self.town, case)
        for person, measure in ((li, Measure.REMINDER_TALK), (None, Measure.ORDER_TO_RECTIFY)):
            row = deciding.record(
                self.town, case, person=person, kind="OUTSIDE_17", measure=measure, body="领导小组"
            )
            deciding.serve(self.town, deciding.compare(self.town, row))
        self.assertEqual((self.bars("li"), self.bars(), self.facts()), ([], [], []))
        self.assertIn("中国共产党党内监督条例", deciding.said_in(case, "service_receipt"))
