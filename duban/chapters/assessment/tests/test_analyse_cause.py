"""分析原因和责任."""

from __future__ import annotations

from datetime import date
from typing import Any

from duban.chapters.assessment.models import CauseAnalysis, Evaluation
from duban.chapters.assessment.terms.evaluation import Quality
from duban.chapters.assessment.tests import evaluating
from duban.chapters.matters.models import Objective
from duban.ground.access import PostKind
from duban.support.notifications.models import Message
from duban.support.organization import actions as organization
from tests.locking import MatterStory
from tests.stories import Answer


class TestAnalyseCause(MatterStory):
    act = "assessment.analyse_cause"
    doer = "chen"
    wrong_role = "wang"
    refused = "assessment.wrong_state"

    row: Evaluation

    @classmethod
    def prepare(cls) -> None:
        cls.matter = evaluating.late_matter(cls.town)
        cls.row = evaluating.evaluated(cls.town, cls.matter)

    def data(self, **changed: Any) -> dict[str, Any]:
        given = {
            "evaluation": self.row.uid,
            "subject_ref": self.matter.ref,
            "cause": "OTHER_UNIT",
            "words": "旅游公司迟交场地",
            "responsibility": "旅游公司负主要责任",
            "criteria": ["12(9)", "12(8)"],
            "unit": self.town.unit("company").uid,
        }
        return {**given, **changed}

    def spoil(self) -> None:
        evaluating.answered(self.town, evaluating.analysed(self.town, self.row))
        evaluating.submit(self.town, self.row)

    def check(self, answer: Answer) -> None:
        one = CauseAnalysis.objects.get(uid=answer.body["uid"])
        self.assertEqual((one.subject, one.cause, one.criteria), ("MATTER", "OTHER_UNIT", ["12(8)", "12(9)"]))
        self.assertEqual((one.unit, one.answer_until), (self.town.unit("company"), date(2026, 4, 17)))
        told = Message.objects.filter(kind="assessment.analysis")
        self.assertEqual({row.person.username for row in told}, {"xu", "feng"})

    def refusal(self, who: str = "chen", **changed: Any) -> str:
        return self.send(self.act, who, self.data(**changed)).code

    def test_what_it_must_say(self) -> None:
        good = Objective.objects.filter(matter=self.matter).earliest("id")
        for code, changed in (
            ("assessment.not_demanded", {"subject_ref": good.ref}),
            ("assessment.analysis_incomplete", {"words": " "}),
            ("assessment.analysis_incomplete", {"responsibility": ""}),
            ("assessment.too_few_criteria", {"criteria": []}),
            ("assessment.criterion_unknown", {"criteria": ["9(7)"]}),
            ("assessment.unit_unnamed", {"unit": None}),
            ("assessment.names_itself", {"unit": self.town.unit("works").uid}),
            ("assessment.names_itself", {"unit": self.town.unit("bureau").uid}),
            ("assessment.names_itself", {"cause": "OWN"}),
        ):
            with self.subTest(code=code, **changed):
                self.assertEqual(self.refusal(**changed), code)

    def test_a_poor_objective_demands_one_of_its_own(self) -> None:
        poor = Objective.objects.filter(matter=self.matter).earliest("id")
        evaluating.evaluated(
            self.town,
            self.matter,
            objectives=[evaluating.judgements(self.matter, Quality.POOR)[0]],
        )
        answer = self.send(self.act, "chen", self.data(subject_ref=poor.ref, cause="OWN", unit=None))
        self.assertEqual(answer.status, 200, answer)
        self.assertEqual(CauseAnalysis.objects.get().subject, "QUALITY")

    def test_written_anew_it_takes_the_place_of_the_former(self) -> None:
        first = evaluating.answered(self.town, evaluating.analysed(self.town, self.row))
        self.assertEqual(self.refusal(cause="OWN", unit=None), "")
        first.refresh_from_db()
        self.assertEqual(first.replaced_on, evaluating.DONE_ON)
        self.assertEqual(CauseAnalysis.objects.get(replaced_on__isnull=True).cause, "OWN")

    def test_nobody_analyses_the_own_unit(self) -> None:
        organization.appoint(
            by=None,
            at=self.town.tick(),
            request_id=None,
            person=self.town["chen"].uid,
            kind=PostKind.HANDLER,
            unit=self.town.unit("company").uid,
            from_on=evaluating.DONE_ON,
        )
        self.assertEqual(self.refusal(), "assessment.own_unit")

    def test_units_see_no_draft(self) -> None:
        self.assertEqual(self.send(self.act, "lin", self.data()).status, 404)

    def test_it_locks_the_evaluation_and_the_former_analysis(self) -> None:
        self.assert_locks(self.row, evaluating.analysed(self.town, self.row))
