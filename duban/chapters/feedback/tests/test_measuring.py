"""Words of the category and values of objectives (5, 12; decision 8): the final report answers for each."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.test import SimpleTestCase
from django.urls import reverse

from duban.chapters.feedback.models import Report, ReportedValue, ReportedWord
from duban.chapters.feedback.queries import measuring
from duban.chapters.feedback.rules import measuring as rules
from duban.chapters.feedback.terms import ReportKind, ReturnKind
from duban.chapters.feedback.tests import builders
from duban.chapters.matters.models import Matter, Objective
from duban.chapters.responsibility.tests.builders import plan, running_matter
from duban.ground.access import Refusal
from duban.support.rulebook import shipped
from tests.looking import PageCase
from tests.stories import Answer

TABLE = shipped.bodies()["feedback.progress_fields"]["value"]
TODAY = date(2026, 3, 2)


class TestWords(SimpleTestCase):
    fields = rules.fields_of("KEY_PROJECT", TABLE)

    def code(self, *given: tuple[str, str]) -> str:
        try:
            rules.check_words(self.fields, given, today=TODAY)
        except Refusal as refused:
            return refused.code
        return ""

    def test_each_category_has_its_own_progress(self) -> None:
        for category, label in (
            ("MAJOR_DECISION", "决策执行情况"),
            ("KEY_PROJECT", "形象进度"),
            ("IMPORTANT_MATTER", "事项落实情况"),
        ):
            self.assertEqual(rules.progress_label(rules.fields_of(category, TABLE), "进展情况"), label)
        self.assertEqual(rules.progress_label([], "进展情况"), "进展情况")
        self.assertEqual([one.code for one in self.fields], ["PROGRESS", "INVESTED", "STARTED", "FINISHED"])

    def test_each_is_of_its_kind(self) -> None:
        for given, code in (
            ((("INVESTED", "1280.5"), ("STARTED", "2026-02-01")), ""),
            ((("INVESTED", " "),), ""),
            ((("INVESTED", "约一千万"),), "feedback.field_unfit"),
            ((("INVESTED", "-3"),), "feedback.field_unfit"),
            ((("INVESTED", "NaN"),), "feedback.field_unfit"),
            ((("STARTED", "二月"),), "feedback.field_unfit"),
            ((("FINISHED", "2026-03-03"),), "feedback.field_future"),
            ((("INVESTED", "1"), ("INVESTED", "2")), "feedback.field_twice"),
            ((("PROGRESS", "x"),), "feedback.field_unknown"),
            ((("OTHER", "x"),), "feedback.field_unknown"),
        ):
            with self.subTest(given=given):
                self.assertEqual(self.code(*given), code)


class TestValues(SimpleTestCase):
    measured = {"a": "清淤量", "b": "驳岸修复"}

    def code(self, *given: rules.Value, nature: ReportKind, before: tuple[rules.Value, ...] = ()) -> str:
        try:
            rules.check_values(given, self.measured, nature=nature, before=before)
        except Refusal as refused:
            return refused.code
        return ""

    def test_the_final_report_answers_for_each(self) -> None:
        a, b = rules.Value("a", "3.2"), rules.Value("b", "", "由第三方测量，结果未出")
        for given, nature, before, code in (
            ((), ReportKind.PERIODIC, (), ""),
            ((a,), ReportKind.PERIODIC, (), ""),
            ((), ReportKind.FINAL, (), "feedback.value_missing"),
            ((a,), ReportKind.FINAL, (), "feedback.value_missing"),
            ((a, rules.Value("b")), ReportKind.FINAL, (), "feedback.value_missing"),
            ((a, b), ReportKind.FINAL, (), ""),
            ((a,), ReportKind.FINAL, (b,), ""),
            ((rules.Value("c", "1"),), ReportKind.PERIODIC, (), "feedback.value_unknown"),
            ((rules.Value("a", "9" * 81),), ReportKind.PERIODIC, (), "feedback.value_length"),
        ):
            with self.subTest(given=given, nature=nature):
                self.assertEqual(self.code(*given, nature=nature, before=before), code)


class MeasuringTest(PageCase):
    matter: Matter
    objective: Objective

    @classmethod
    def prepare(cls) -> None:
        cls.matter = running_matter(cls.town)
        plan(cls.town, cls.matter)
        cls.objective = builders.measured(cls.town, cls.matter)

    def report(self, kind: str = "PERIODIC_REPORT", **changed: Any) -> Answer:
        data = {
            "matter": self.matter.uid,
            "obligation": builders.duty(self.matter, kind).uid,
            "progress": "东段清淤完成1.4万立方米",
            "percent": 45,
            **changed,
        }
        return self.send("feedback.submit_report", "li", data)

    def value(self, value: str, why_not: str = "") -> list[dict[str, Any]]:
        return [{"objective": self.objective.uid, "value": value, "why_not": why_not}]

    def test_values_make_a_course_beside_the_target(self) -> None:
        words = [{"code": "INVESTED", "value": "1280.5"}, {"code": "STARTED", "value": "2026-02-01"}]
        answer = self.report(values=self.value("1.4"), words=words)
        self.assertEqual(answer.status, 200, answer)
        report = Report.objects.get(uid=answer.body["uid"])
        self.assertEqual(ReportedValue.objects.get().value, "1.4")
        self.assertEqual(
            list(ReportedWord.objects.values_list("label", "value", "measure")),
            [("累计完成投资", "1280.5", "万元"), ("开工日期", "2026-02-01", "")],
        )
        self.town.go_to(date(2026, 4, 10))
        self.report(values=self.value("2.6"))
        [course] = measuring.courses(self.matter)
        self.assertEqual([one.value for one in course.course], ["1.4", "2.6"])
        page = self.see("zhao", reverse("matter", args=[self.matter.uid]))
        self.assertContains(page, "3.2万立方米")
        self.assertContains(page, "2.6万立方米")
        shown = self.see("chen", reverse("report", args=[report.uid]))
        self.assertContains(shown, "形象进度")
        self.assertContains(shown, "1280.5万元")
        self.assertContains(shown, "1.4万立方米")

    def test_a_result_without_its_values_is_refused_and_leaves_nothing(self) -> None:
        refused = self.report("MATTER_DEADLINE", percent=100)
        self.assertEqual((refused.status, refused.code), (422, "feedback.value_missing"), refused)
        self.assertIn("清淤量", refused.body["refusal"]["message"])
        self.assertFalse(Report.objects.exists())
        done = self.report("MATTER_DEADLINE", percent=100, values=self.value("", "第三方测量结果未出"))
        self.assertEqual(done.status, 200, done)

    def test_what_is_handed_in_later_keeps_the_values(self) -> None:
        answer = self.report("MATTER_DEADLINE", percent=100, values=self.value("3.3"))
        report = Report.objects.get(uid=answer.body["uid"])
        builders.return_for(self.town, report, ReturnKind.SUPPLEMENT, new_due_on=date(2026, 3, 12))
        again = self.report("SUPPLEMENT", percent=100, progress="补报分段验收单")
        self.assertEqual(again.status, 200, again)
        [course] = measuring.courses(self.matter)
        self.assertEqual([one.value for one in course.course], ["3.3"], "the returned version does not count")

    def test_the_form_asks_for_them_and_begins_with_the_last(self) -> None:
        url = f"{reverse('submit_report', args=[self.matter.uid])}?obligation="
        url += str(builders.duty(self.matter, "PERIODIC_REPORT").uid)
        page = self.see("li", url)
        for words in (
            "形象进度",
            "累计完成投资（万元）",
            "开工日期",
            "清淤量",
            "3.2万立方米",
            "能否按期完成",
        ):
            self.assertContains(page, words)
        given = {
            "obligation": str(builders.duty(self.matter, "PERIODIC_REPORT").uid),
            "progress": "东段清淤过半",
            "percent": "45",
            "confidence": "SURE",
            "word_INVESTED": "约一千万",
            f"value_{self.objective.uid}": "1.4",
        }
        self.assertContains(self.fill("li", url, given), "应填数值", status_code=422)
        self.assertEqual(self.fill("li", url, {**given, "word_INVESTED": "1000"}).status_code, 303)
        self.town.go_to(date(2026, 4, 10))
        following = self.see("li", reverse("submit_report", args=[self.matter.uid]))
        self.assertContains(following, 'value="1000"')
        self.assertContains(following, 'value="1.4"')

    def test_a_draft_keeps_them(self) -> None:
        url = reverse("submit_report", args=[self.matter.uid])
        duty = str(builders.duty(self.matter, "PERIODIC_REPORT").uid)
        typed = {"obligation": duty, "save": "draft", "percent": "45", f"value_{self.objective.uid}": "1.7"}
        self.fill("li", url, typed)
        self.assertContains(self.see("li", f"{url}?obligation={duty}"), 'value="1.7"')
