"""报送自查."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.urls import reverse

from duban.chapters.feedback.models import InspectionLine, Report
from duban.chapters.feedback.tests.builders import accept, submitted
from duban.chapters.matters.models import Matter
from duban.chapters.matters.tests.builders import owed, suspend_matter
from duban.chapters.responsibility.tests.builders import plan, running_matter
from tests.locking import MatterStory
from tests.looking import PageCase
from tests.papers import text_file
from tests.stories import Answer

PERIODIC = "PERIODIC_REPORT"


class TestSelfInspect(MatterStory):
    act = "feedback.self_inspect"
    doer = "lin"
    wrong_role = "chen"
    refused = "matters.is_suspended"

    matter: Matter

    @classmethod
    def prepare(cls) -> None:
        cls.matter = running_matter(cls.town)
        plan(cls.town, cls.matter)

    def data(self, **changes: Any) -> dict[str, Any]:
        lines = [
            {"clause": "9(1)", "text": "实施方案已印发"},
            {"clause": "9(5)", "text": " "},
            {"clause": "9(8)", "text": "累计完成20%，质量合格"},
        ]
        good = {"matter": self.matter.uid, "unit": self.town.unit("works").uid, "lines": lines}
        return {**good, **changes}

    def spoil(self) -> None:
        suspend_matter(self.town, self.matter)

    def check(self, answer: Answer) -> None:
        report = Report.objects.get(uid=answer.body["uid"])
        self.assertEqual(
            (report.kind, report.state, report.unit_name), ("SELF_INSPECT", "WITH_HEAD", "工程建设部")
        )
        lines = InspectionLine.objects.filter(report=report).values_list("clause", "text")
        self.assertEqual(set(lines), {("9(1)", "实施方案已印发"), ("9(8)", "累计完成20%，质量合格")})
        self.assertEqual(owed(self.matter, "UNIT_APPROVAL")[0].source_ref, report.ref)

    def test_it_refuses_a_report_without_a_line_or_with_a_wrong_one(self) -> None:
        for lines, code in (
            ([], "feedback.nothing_inspected"),
            ([{"clause": "9(1)", "text": " "}], "feedback.nothing_inspected"),
            ([{"clause": "9(9)", "text": "其他"}], "feedback.line_unknown"),
            ([{"clause": "9(1)", "text": "甲"}, {"clause": "9(1)", "text": "乙"}], "feedback.line_twice"),
        ):
            with self.subTest(code):
                answer = self.send(self.act, "lin", self.data(lines=lines))
                self.assertEqual((answer.status, answer.code), (422, code), answer)
        self.assertEqual(Report.objects.count(), 0)

    def test_it_is_of_the_own_unit(self) -> None:
        for unit, status, code in (
            ("business", 403, "access.not_permitted"),
            ("planning", 422, "feedback.unit_elsewhere"),
        ):
            answer = self.send(self.act, "lin", self.data(unit=self.town.unit(unit).uid))
            self.assertEqual((answer.status, answer.code), (status, code), answer)

    def test_its_evidence_is_the_writers_own(self) -> None:
        answer = self.send(self.act, "lin", self.data(evidence=[text_file(self.town, "zhao").uid]))
        self.assertEqual((answer.status, answer.code), (422, "files.unknown"), answer)
        self.assertEqual(Report.objects.count(), 0)

    def test_the_office_answers_it_and_no_percentage_moves(self) -> None:
        accept(self.town, submitted(self.town, self.matter, kind=PERIODIC, percent=20))
        answer = self.send(self.act, "li", self.data(evidence=[text_file(self.town, "li").uid]))
        report = Report.objects.get(uid=answer.body["uid"])
        self.assertEqual((report.state, report.submitted_on), ("SUBMITTED", date(2026, 3, 2)))
        later = submitted(self.town, self.matter, kind=PERIODIC, percent=35)
        accept(self.town, later)
        accept(self.town, report)
        self.matter.refresh_from_db()
        self.assertEqual(self.matter.percent, 35)
        self.assertEqual(report.evidence.count(), 1)


class SelfInspectPagesTest(PageCase):
    matter: Matter

    @classmethod
    def prepare(cls) -> None:
        cls.matter = running_matter(cls.town)
        cls.url = reverse("self_inspect", args=[cls.matter.uid])

    url: str

    def test_the_lines_are_the_regulations_own_and_none_must_be_filled(self) -> None:
        page = self.see("lin", self.url)
        self.assertContains(page, "制定工作计划,提出工作目标的情况")
        self.assertContains(page, "工作进展、工作质量和取得效果的情况")
        data = {"unit": self.town.unit("works").uid, "line_8": "累计完成20%"}
        self.assertEqual(self.fill("lin", self.url, {**data, "line_8": ""}).status_code, 422)
        answer = self.fill("lin", self.url, data)
        self.assertEqual(answer.status_code, 303)
        report = self.see("lin", answer["Location"])
        self.assertContains(report, "自查报告")
        self.assertContains(report, "累计完成20%")
        self.assertNotContains(report, "制定工作计划")

    def test_it_is_there_for_the_units_people_alone(self) -> None:
        self.assert_seen_by(self.url, right=("lin", "li", "gao", "zhao", "feng"), strangers=("wu", "guan"))
        self.assertEqual(self.see("chen", self.url).status_code, 403)
