"""报告执行情况: to the body that decided, signed by the head."""

from __future__ import annotations

from typing import Any

from duban.chapters.accountability.models import AccountabilityCase, CaseDecision, ExecutionReport
from duban.chapters.accountability.tests import deciding
from duban.chapters.accountability.tests.case_story import CaseStory
from duban.support.documents import closing
from duban.support.documents.models import Document
from tests.stories import Answer


class TestReportExecution(CaseStory):
    act = "accountability.report_execution"
    doer = "wang"
    wrong_role = "sun"
    refused = "accountability.wrong_stage"

    case: AccountabilityCase
    decision: CaseDecision

    @classmethod
    def prepare(cls) -> None:
        cls.decision = deciding.executed(cls.town)
        cls.case = deciding.fresh(cls.decision.case)

    def data(self, **changed: Any) -> dict[str, Any]:
        given: dict[str, Any] = {"case": self.case.uid}
        return {**given, **changed}

    def spoil(self) -> dict[str, Any] | None:
        deciding.report(self.town, self.case)
        return None

    def check(self, answer: Answer) -> None:
        row = ExecutionReport.objects.get(uid=answer.body["uid"])
        self.assertEqual((row.to, row.signed_by), ("中共台儿庄区委", self.town["wang"]))
        said = "".join(closing.facts_of(Document.objects.get(kind="execution_report"))["paragraphs"])
        self.assertIn("影响期至", said)
        self.case.refresh_from_db()
        self.assertEqual(self.case.stage, "IN_EFFECT")
