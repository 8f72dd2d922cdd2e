"""报告执行情况: to the body that decided, signed by the head."""

from __future__ import annotations

from typing import Any

from duban.chapters.accountability.models import AccountabilityCase, CaseDecision, ExecutionReport
from duban.chapters.accountability.queries import decisions
from duban.chapters.accountability.tests import casing, deciding
from duban.chapters.accountability.tests.case_story import CaseStory, refused
from duban.chapters.accountability.tests.slipping import ForTheHead
from duban.support.documents.models import Document
from tests.stories import Answer


class TestReportExecution(ForTheHead, CaseStory):
    act = "accountability.report_execution"
    doer = "wang"
    wrong_role = "qian"
    refused = "accountability.reported_already"

    case: AccountabilityCase
    decision: CaseDecision

    @classmethod
    def prepare(cls) -> None:
        cls.decision = deciding.executed(cls.town)
        cls.case = deciding.fresh(cls.decision.case)

    def root(self) -> AccountabilityCase:
        return self.case

    def data(self, **changed: Any) -> dict[str, Any]:
        given: dict[str, Any] = {"case": self.case.uid}
        return {**given, **changed}

    def spoil(self) -> dict[str, Any] | None:
        deciding.report(self.town, self.case)
        return None

    def check(self, answer: Answer) -> None:
        row = ExecutionReport.objects.get(uid=answer.body["uid"])
        self.assertEqual((row.to, row.signed_by), ("中共台儿庄区委", self.town["wang"]))
        self.assertIn("影响期至", deciding.said_in(self.case, "execution_report"))
        self.case.refresh_from_db()
        self.decision.refresh_from_db()
        self.assertEqual((self.case.stage, self.decision.report), ("IN_EFFECT", row))
        owed = self.case.duties.get(met_on__isnull=True, lapsed_on__isnull=True)
        self.assertEqual(owed.kind, "SETTLE")
        self.assertGreater(owed.due_on, self.decision.until_on)

    def test_whom_no_decision_met_learns_that_it_is_not_pursued_with_him(self) -> None:
        he = casing.concerned(self.town, self.case, "he")
        notices = Document.objects.filter(kind="not_pursued_notice")
        self.assertFalse(notices.exists())
        deciding.report(self.town, self.case)
        others = {one.ref for one in self.case.people.all() if one != self.decision.person}
        self.assertEqual(set(notices.values_list("subject_ref", flat=True)), others)
        self.assertIn(he.ref, others)
        self.assertIn("没有对你作出处理决定", deciding.said_in(self.case, "not_pursued_notice"))
        self.assertEqual(deciding.ask_clearing(self.town, self.case, "he").person, he)

    def test_what_took_the_place_of_a_changed_decision_is_reported_too(self) -> None:
        deciding.report(self.town, self.case)
        deciding.change(self.town, self.decision)
        case = deciding.fresh(self.case)
        new = deciding.record(
            self.town,
            case,
            measure="WRITTEN_WARNING",
            replaces=self.decision.uid,
            number="区委组〔2026〕21号",
        )
        deciding.serve(self.town, deciding.compare(self.town, new))
        self.assertEqual(
            self.send(self.act, "wang", self.data()).code, "accountability.steps_open", "not done yet"
        )
        for step in decisions.steps_of(new):
            deciding.do(self.town, step)
        self.assertTrue(self.owed("REPORT_EXECUTION"))
        self.assertEqual(self.send(self.act, "wang", self.data()).status, 200)
        said = deciding.said_in(case, "execution_report")
        self.assertIn("书面告诫（区委组〔2026〕21号）", said)
        self.assertNotIn("诫勉谈话", said)
        self.assertFalse(self.owed("REPORT_EXECUTION"))
        refused(self, "accountability.reported_already")

    def owed(self, kind: str) -> bool:
        return self.case.duties.filter(kind=kind, met_on__isnull=True, lapsed_on__isnull=True).exists()
