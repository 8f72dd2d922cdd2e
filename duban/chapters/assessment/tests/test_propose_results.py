"""拟定考核结果."""

from __future__ import annotations

from datetime import date
from typing import Any

from duban.chapters.assessment.models import AssessmentRun, PersonResult, ResultRound, UnitResult
from duban.chapters.assessment.tests import rounds
from duban.chapters.assessment.tests.rounds import PARTIES, Party
from duban.support.organization import queries as organization
from tests.stories import ActStory, Answer


class TestProposeResults(ActStory):
    act = "assessment.propose_results"
    doer = "chen"
    wrong_role = "wang"
    refused = "assessment.round_exists"

    computing: AssessmentRun

    @classmethod
    def prepare(cls) -> None:
        cls.town.go_to(rounds.JULY)
        cls.computing = rounds.run(cls.town)

    def data(self, **changed: Any) -> dict[str, Any]:
        return {"run": self.computing.uid, **changed}

    def spoil(self) -> dict[str, Any] | None:
        rounds.proposed(self.town)
        return None

    def check(self, answer: Answer) -> None:
        made = ResultRound.objects.get(uid=answer.body["uid"])
        self.assertEqual((made.state, made.title), ("PROPOSED", "2026年上半年考核"))
        works = rounds.unit_result(made, self.town)
        self.assertEqual((works.proposed, works.suggested, works.grade), ("GOOD", "GOOD", ""))
        self.assertEqual((str(works.points), str(works.exact)), ("92.5", "92.5"))
        planning = rounds.unit_result(made, self.town, "planning")
        self.assertEqual((planning.ranked, planning.proposed), (False, ""))
        self.assertEqual(made.unit_results.count(), 4)
        self.assertEqual(made.person_results.count(), 4)

    def test_it_locks_the_organization(self) -> None:
        self.assert_locks(organization.body())

    def refuses(self, code: str, **changed: Any) -> None:
        made = rounds.run(self.town, **changed)
        answer = self.send(self.act, "chen", self.data(run=made.uid))
        self.assertEqual(answer.code, code, answer)

    def test_it_refuses_a_computing_that_is_not_finished_or_gave_no_sheets(self) -> None:
        self.refuses("assessment.run_unfit", state="ASKED")
        self.refuses("assessment.no_sheets", parties=())

    def test_it_refuses_a_period_that_is_not_over(self) -> None:
        self.refuses("assessment.period_open", until=date(2026, 7, 6))

    def test_it_refuses_while_a_part_is_not_judged(self) -> None:
        self.refuses(
            "assessment.judgements_waiting",
            parties=(*PARTIES[1:], Party("works", waiting=("m1",))),
        )

    def test_the_two_scales_never_share_a_row(self) -> None:
        self.assertEqual(self.send(self.act, "chen", self.data()).status, 200)
        self.assertFalse(UnitResult.objects.filter(proposed__in=("EXCELLENT", "COMPETENT")).exists())
        self.assertFalse(PersonResult.objects.filter(proposed__in=("GOOD", "FAIRLY_GOOD")).exists())
