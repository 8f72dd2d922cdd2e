"""考核评估."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import uuid4

from duban.chapters.assessment.models import CriterionFinding, Evaluation, ObjectiveQuality
from duban.chapters.assessment.queries import gathering
from duban.chapters.assessment.tests import evaluating
from duban.chapters.feedback.tests.builders import accepted_matter
from duban.chapters.matters.models import NO_END, Objective
from duban.chapters.responsibility.tests.builders import running_matter
from duban.ground.access import PostKind
from duban.support.organization import actions as organization
from tests.locking import MatterStory
from tests.stories import Answer


class TestEvaluate(MatterStory):
    act = "assessment.evaluate"
    doer = "chen"
    wrong_role = "lin"
    refused = "assessment.wrong_state"

    @classmethod
    def prepare(cls) -> None:
        cls.matter = evaluating.closed_matter(cls.town)

    def data(self, **changed: Any) -> dict[str, Any]:
        rows = Objective.objects.filter(matter=self.matter).order_by("id")
        given: dict[str, Any] = {
            "matter": self.matter.uid,
            "objectives": [
                {"objective": one.uid, "quality": "GOOD", "reason": "超额完成", "evidence": "验收单"}
                for one in rows
            ],
            "criteria": [{"clause": "12(8)", "words": "服务及时"}],
            "quality": "GOOD",
            "quality_reason": "目标均已实现",
            "opinion": "建议审定",
        }
        return {**given, **changed}

    def spoil(self) -> None:
        evaluating.submitted(self.town, self.matter)

    def check(self, answer: Answer) -> None:
        row = Evaluation.objects.get(uid=answer.body["uid"])
        self.assertEqual((row.year, row.state, row.quality, row.timeliness), (2026, "DRAFT", "GOOD", ""))
        self.assertEqual(ObjectiveQuality.objects.filter(evaluation=row, quality="GOOD").count(), 2)
        found = CriterionFinding.objects.get(evaluation=row)
        self.assertEqual((found.clause, found.words, found.applies), ("12(8)", "服务及时", True))

    def refusal(self, who: str = "chen", **changed: Any) -> str:
        return self.send(self.act, who, self.data(**changed)).code

    def test_it_is_written_in_several_goes_on_one_row(self) -> None:
        self.refusal()
        self.assertEqual(self.refusal("qian", quality="POOR"), "")
        row = Evaluation.objects.get()
        self.assertEqual((row.quality, row.evaluated_by), ("POOR", self.town["qian"]))
        self.assertEqual(ObjectiveQuality.objects.count(), 2)

    def test_a_matter_without_a_result_is_not_evaluated(self) -> None:
        running = running_matter(self.town)
        self.assertEqual(self.refusal(matter=running.uid, objectives=[]), "assessment.matter_not_done")

    def test_one_without_an_end_is_evaluated_in_the_last_month_of_the_year(self) -> None:
        endless = running_matter(self.town, due_on=NO_END)
        given: dict[str, Any] = {"matter": endless.uid, "objectives": [], "year": 2026}
        self.assertEqual(self.refusal(**given), "assessment.year_not_over")
        self.town.go_to(date(2026, 12, 1))
        self.assertEqual(self.refusal(**given), "")
        gathered = gathering.gather(endless, 2026, self.town.at)
        self.assertEqual((gathered.timeliness, gathered.dates[0].word), ("", "不适用"))

    def test_the_year_is_that_of_completion(self) -> None:
        self.assertEqual(self.refusal(year=2025), "assessment.wrong_year")

    def test_an_approved_one_is_corrected_and_not_begun_anew(self) -> None:
        evaluating.approved(self.town, self.matter)
        self.assertEqual(self.refusal(), "assessment.evaluated_before")

    def test_only_what_is_of_the_matter_is_judged(self) -> None:
        other = Objective.objects.filter(matter=accepted_matter(self.town)).earliest("id")
        for code, changed in (
            ("assessment.objective_foreign", {"objectives": [{"objective": other.uid}]}),
            ("assessment.objective_foreign", {"objectives": [{"objective": uuid4()}]}),
            ("assessment.criterion_unknown", {"criteria": [{"clause": "9(7)"}]}),
            (
                "assessment.unit_foreign",
                {"criteria": [{"clause": "12(7)", "faulted": True, "unit": self.town.unit("planning").uid}]},
            ),
        ):
            with self.subTest(code=code):
                self.assertEqual(self.refusal(**changed), code)

    def test_nobody_evaluates_the_own_unit(self) -> None:
        organization.appoint(
            by=None,
            at=self.town.tick(),
            request_id=None,
            person=self.town["chen"].uid,
            kind=PostKind.HANDLER,
            unit=self.town.unit("company").uid,
            from_on=date(2026, 3, 2),
        )
        self.assertEqual(self.refusal(), "assessment.own_unit")

    def test_where_the_office_sits_in_the_department_the_designated_person_evaluates(self) -> None:
        evaluating.seat_office_in(self.town, "works")
        self.assertEqual(self.refusal(), "assessment.designated_only")
        self.assertEqual(self.send(self.act, "shen", self.data()).status, 404)
        evaluating.designated(self.town)
        self.assertEqual(self.refusal("shen"), "")
        self.assertEqual(self.refusal(), "assessment.designated_only")

    def test_it_locks_what_it_writes_on(self) -> None:
        self.assert_locks(evaluating.evaluated(self.town, self.matter))
