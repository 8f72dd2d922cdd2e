"""更正考核结果."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from duban.chapters.assessment.models import AnnualEdition, ResultRound, UnitResult
from duban.chapters.assessment.queries import results as queries
from duban.chapters.assessment.tests import rounds
from tests.papers import checked_paper
from tests.stories import ActStory, Answer

REASON = "漏记一项按时完成的整改"


class TestCorrectResult(ActStory):
    act = "assessment.correct_result"
    doer = "wang"
    wrong_role = "zhou"
    refused = "assessment.correction_empty"

    round: ResultRound
    result: UnitResult
    edition: AnnualEdition
    evidence: UUID

    @classmethod
    def prepare(cls) -> None:
        cls.edition = rounds.exported(cls.town)
        cls.round = ResultRound.objects.get(pk=cls.edition.round_id)
        cls.result = rounds.unit_result(cls.round, cls.town, "business")
        cls.evidence = rounds.evidence(cls.town)

    def data(self, **changed: Any) -> dict[str, Any]:
        return {
            "result": self.result.uid,
            "grade": "GOOD",
            "points": "86",
            "reason": REASON,
            "evidence": self.evidence,
            **changed,
        }

    def spoil(self) -> dict[str, Any] | None:
        return self.data(grade="FAIRLY_GOOD", points="81.0")

    def check(self, answer: Answer) -> None:
        now = queries.unit_results(self.round).get(unit=self.town.unit("business"))
        self.assertEqual((now.edition, now.grade, str(now.points)), (2, "GOOD", "86"))
        self.assertEqual((now.proposed, now.grade_reason), ("FAIRLY_GOOD", REASON))
        self.result.refresh_from_db()
        self.assertEqual((self.result.is_current, self.result.grade), (False, "FAIRLY_GOOD"))
        # What was handed over says so, and still says what it said.
        lines = self.edition.lines
        self.edition.refresh_from_db()
        self.assertEqual(self.edition.outdated_on, self.town.at.date())
        self.assertEqual(self.edition.lines, lines)

    def test_it_locks_round_result_and_edition(self) -> None:
        self.assert_locks(self.round, self.result, self.edition)

    def test_it_needs_reason_a_grade_of_units_and_a_number(self) -> None:
        self.assertEqual(
            self.send(self.act, "wang", self.data(reason="")).code, "assessment.result_reason_missing"
        )
        answer = self.send(self.act, "wang", self.data(grade="EXCELLENT"))
        self.assertEqual(answer.code, "assessment.grade_of_other_scale", answer)
        answer = self.send(self.act, "wang", self.data(points="八十六"))
        self.assertEqual(answer.code, "assessment.result_reason_missing", answer)
        planning = rounds.unit_result(self.round, self.town, "planning")
        answer = self.send(self.act, "wang", self.data(result=planning.uid))
        self.assertEqual(answer.code, "assessment.not_ranked", answer)

    def test_a_person_gets_no_grade_of_units(self) -> None:
        gao = rounds.person_result(self.round, self.town)
        answer = self.send(self.act, "wang", self.data(result=gao.uid, points=""))
        self.assertEqual(answer.code, "assessment.grade_of_other_scale", answer)
        data = self.data(result=gao.uid, points="", grade="COMPETENT")
        self.assertEqual(self.send(self.act, "wang", data).status, 200)

    def test_a_clerk_needs_a_checked_paper_on_that_result(self) -> None:
        self.assertEqual(self.send(self.act, "chen", self.data()).code, "organization.needs_paper")
        checked_paper(self.town, self.result.ref, "CORRECT_RESULT", decided_on=self.town.at.date())
        self.assertEqual(self.send(self.act, "chen", self.data()).status, 200)

    def test_before_grades_are_fixed_there_is_nothing_to_correct(self) -> None:
        early = rounds.published(self.town, year=2025, until=rounds.UNTIL.replace(year=2025))
        result = rounds.unit_result(early, self.town)
        answer = self.send(self.act, "wang", self.data(result=result.uid))
        self.assertEqual(answer.code, "assessment.round_state", answer)

    def test_the_next_edition_holds_what_was_corrected(self) -> None:
        self.assertEqual(self.send(self.act, "wang", self.data()).status, 200)
        again = rounds.export(self.town, self.round)
        self.assertEqual(again.number, 2)
        points = {one["unit"]: one["points"] for one in again.lines if not one["person"]}
        self.assertEqual(points["经营管理部"], "86")
        self.assertNotEqual(again.fingerprint, self.edition.fingerprint)
