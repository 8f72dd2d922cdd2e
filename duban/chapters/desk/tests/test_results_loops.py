"""What lies too long in results and commendations, on the 未闭环清单: one breach planted of each kind (6(3))."""

from __future__ import annotations

from datetime import date

from duban.chapters.assessment.models import ResultRound
from duban.chapters.assessment.tests import rounds
from duban.chapters.desk import loops
from duban.ground.beijing import beijing_time
from tests.looking import PageCase


class TestResultsLoops(PageCase):
    def found(self, day: date) -> list[str]:
        return [one.what for one in loops.open_loops(beijing_time(day, 9)) if one.kind == "assessment"]

    def test_nothing_is_open_while_everything_is_in_time(self) -> None:
        of = rounds.published(self.town)
        rounds.object_to(self.town, rounds.unit_result(of, self.town))
        rounds.commendation(self.town)
        self.assertEqual(self.found(date(2026, 7, 20)), [])

    def test_an_objection_without_its_answer(self) -> None:
        of = rounds.published(self.town)
        rounds.object_to(self.town, rounds.unit_result(of, self.town))
        self.assertEqual(self.found(date(2026, 7, 21)), ["考核异议逾期未答复"])
        self.town.go_to(date(2026, 7, 21))
        self.assertContains(self.see("chen", "/open-loops/"), "考核异议逾期未答复")

    def test_results_that_lie_between_two_steps(self) -> None:
        rounds.proposed(self.town)
        self.assertEqual(self.found(date(2026, 7, 20)), [])
        self.assertEqual(self.found(date(2026, 7, 21)), ["考核结果停留逾期：待公示考核结果"])

    def test_an_annual_result_without_its_receipt_or_its_next_edition(self) -> None:
        edition = rounds.exported(self.town)
        self.assertEqual(self.found(date(2026, 7, 22)), ["年度考核结果移交后逾期未回执"])
        of = ResultRound.objects.get(pk=edition.round_id)
        rounds.correct(self.town, rounds.unit_result(of, self.town), grade="FAIR")
        self.assertEqual(self.found(date(2026, 7, 28)), [])
        self.assertEqual(self.found(date(2026, 7, 29)), ["考核结果更正后未移交新版"])

    def test_a_commendation_that_nobody_checked(self) -> None:
        rounds.commendation(self.town)
        self.assertEqual(self.found(date(2026, 3, 16)), [])
        self.assertEqual(self.found(date(2026, 3, 17)), ["表扬登记逾期未复核"])
