"""A re-opened result as people meet it: light, statistics, the page of the matter, what is said beforehand."""

from __future__ import annotations

from datetime import date

from django.core.cache import cache
from django.db.models import QuerySet
from django.http import QueryDict
from django.urls import reverse

from duban.chapters.desk import counting, figures, lights, loops
from duban.chapters.feedback.models import Reopening, Report
from duban.chapters.feedback.tests import builders as feedback
from duban.chapters.matters import actions as matters
from duban.chapters.matters.models import Matter
from duban.chapters.responsibility import actions as responsibility
from duban.chapters.responsibility.tests.builders import assigned_matter, assignment, sign
from duban.chapters.responsibility.tests.builders import tasks as given
from duban.chapters.supervision.models import Problem
from duban.chapters.supervision.tests import builders as supervision
from duban.chapters.supervision.tests import inspecting
from tests.found import differences
from tests.looking import PageCase

DUE_ON = date(2026, 3, 20)


class ReopenedTest(PageCase):
    """Done in time and closed; a look back in April finds that it was not done."""

    matter: Matter
    report: Report

    @classmethod
    def prepare(cls) -> None:
        town = cls.town
        cls.matter = assigned_matter(town, due_on=DUE_ON, co=(), service=())
        sign(town, cls.matter)
        responsibility.break_down(
            by=town["lin"],
            at=town.tick(),
            request_id=None,
            assignment=assignment(town, cls.matter).uid,
            tasks=given(town, "gao", due_on=DUE_ON),
        )
        report = feedback.accept(town, feedback.submitted(town, cls.matter))
        cls.report = Report.objects.get(pk=report.pk)
        matters.close(by=town["chen"], at=town.tick(), request_id=None, matter=cls.matter.uid)
        town.go_to(date(2026, 4, 1))

    def setUp(self) -> None:
        cache.clear()

    def found(self) -> Problem:
        return supervision.record_problem(self.town, self.matter, kind="UNTRUE")

    def counted(self, query: str) -> list[int]:
        wanted = figures.asked(self.town["chen"], self.town.at, QueryDict(query))
        shown = counting.Counting(self.town["chen"], self.town.at, wanted).punctuality()
        return next(([one.value for one in row.cells] for row in shown.rows if row.label == "2026-03"), [])

    def test_what_is_found_after_closing_is_recorded_and_owed_by_nobody_yet(self) -> None:
        self.found()
        self.assertEqual(differences(), [])

    def test_light_and_figures_are_those_of_a_matter_not_done(self) -> None:
        self.assertEqual(self.counted(""), [1, 0, 0])
        self.assertEqual(self.counted("by=due"), [1, 0, 0, 0, 0])
        feedback.reopen(self.town, self.report, self.found().ref, new_due_on=date(2026, 4, 10))
        self.matter.refresh_from_db()
        self.assertEqual(lights.of([self.matter], self.town.at)[self.matter.pk].colour, "red")
        self.assertEqual(self.counted(""), [])
        self.assertEqual(self.counted("by=due"), [0, 0, 0, 1, 0])
        self.assertEqual(differences(), [])

    def test_the_director_reopens_it_on_a_page_that_says_what_follows(self) -> None:
        url = reverse("reopen_result", args=[self.report.uid])
        self.assertContains(self.see("sun", url), "没有核查记录")
        problem = self.found()
        self.assertEqual(self.see("chen", url).status_code, 403)
        self.assertEqual(self.see("wu", url).status_code, 404)
        page = self.see("sun", url)
        for words in ("原采纳即行失效", "由已办结恢复为办理中", "第十六条第十项", "2026-03-02"):
            self.assertContains(page, words)
        self.assertContains(self.see("sun", reverse("matter", args=[self.matter.uid])), url)
        data = {"record": problem.ref, "reason": "实量905米", "new_due_on": "2026-04-10"}
        answer = self.fill("sun", url, data)
        self.assertEqual(answer["Location"], reverse("report", args=[self.report.uid]))
        page = self.see("lin", answer["Location"])
        for words in ("原采纳失效", "实量905米", "据原结果已办", "办结销号", "重新办理"):
            self.assertContains(page, words)
        page = self.see("lin", reverse("matter", args=[self.matter.uid]))
        for words in ("结果重启", "认定 2026-03-02 完成", "据原结果已办：办结销号", "逾期"):
            self.assertContains(page, words)

    def test_it_may_rest_on_the_record_of_a_visit(self) -> None:
        matter = assigned_matter(self.town, due_on=date(2026, 6, 30), co=(), service=())
        report = feedback.accept(self.town, feedback.submitted(self.town, matter))
        record = inspecting.recorded(self.town, matter)
        page = self.see("sun", reverse("reopen_result", args=[report.uid]))
        self.assertContains(page, record.ref)
        feedback.reopen(self.town, report, record.ref, new_due_on=date(2026, 4, 10))
        self.assertEqual(Reopening.objects.get().record_ref, record.ref)

    def test_a_problem_that_waits_for_nobody_stands_on_the_list_of_open_loops(self) -> None:
        problem = self.found()
        self.town.go_to(date(2026, 4, 10))
        kinds = {one.kind for one in loops.open_loops(self.town.at) if one.ref == problem.matter.ref}
        self.assertEqual(kinds, {"problem", "office"}, "beside the evaluation, which is owed from closing")

    def test_the_record_is_for_the_unit_and_the_office(self) -> None:
        feedback.reopen(self.town, self.report, self.found().ref, new_due_on=date(2026, 4, 10))
        label = Reopening.objects.get().record_label
        url = reverse("report", args=[self.report.uid])
        for who in ("lin", "chen", "wang"):
            self.assertContains(self.see(who, url), label)

    def test_it_is_counted_anew_when_it_is_done(self) -> None:
        feedback.reopen(self.town, self.report, self.found().ref, new_due_on=date(2026, 4, 10))
        self.town.go_to(date(2026, 4, 8))
        feedback.accept(self.town, feedback.submitted(self.town, self.matter, kind="REDO"))
        self.assertEqual(QuerySet(Matter).get(pk=self.matter.pk).completed_on, date(2026, 4, 8))
        self.assertEqual(self.counted("by=due"), [0, 0, 1, 0, 0])
