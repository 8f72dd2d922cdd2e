"""计算年度考核得分."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any
from unittest import mock

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from duban.chapters.assessment import actions
from duban.chapters.assessment.models import AssessmentRun, Sheet
from duban.chapters.assessment.queries import computing, reckoning
from duban.chapters.assessment.tests.computing import (
    adopted,
    computed,
    confirmed,
    entered,
    late_costs_four,
)
from duban.support.jobs.models import Job
from duban.support.jobs.work import Task
from duban.support.ledger.models import LedgerEntry
from tests.onward import running_matter
from tests.stories import ActStory, Answer, TownCase


class TestComputeYear(ActStory):
    act = "assessment.compute_year"
    doer = "chen"
    wrong_role = "wang"
    stranger = None
    refused = "assessment.year_unfit"

    @classmethod
    def prepare(cls) -> None:
        running_matter(cls.town)
        adopted(cls.town)

    def data(self, **changed: Any) -> dict[str, Any]:
        return {"year": 2026, **changed}

    def spoil(self) -> dict[str, Any]:
        return self.data(year=2027)

    def check(self, answer: Answer) -> None:
        run = AssessmentRun.objects.get(uid=answer.body["uid"])
        self.assertEqual((run.ordinal, run.until_on, run.asked_by), (1, date(2026, 3, 2), self.town["chen"]))
        self.assertTrue(Job.objects.filter(kind=actions.COMPUTE_YEAR, payload=run.work).exists())

    def test_it_refuses_a_year_without_a_scheme(self) -> None:
        answer = self.send(self.act, "chen", self.data(year=2025))
        self.assertEqual((answer.status, answer.code), (409, "assessment.no_scheme"))

    def test_it_refuses_a_second_while_one_runs(self) -> None:
        self.send(self.act, "chen", self.data())
        self.assertEqual(self.send(self.act, "qian", self.data()).code, "assessment.computing_runs")

    def test_it_locks_the_year(self) -> None:
        self.assert_locks(computed(self.town))


class TestComputed(TownCase):
    @classmethod
    def prepare(cls) -> None:
        running_matter(cls.town)
        adopted(cls.town)
        cls.town.go_to(date(2026, 7, 1))

    def sheet(self, run: AssessmentRun, unit: str, who: str | None = None) -> Sheet:
        person = self.town[who] if who else None
        return Sheet.objects.get(run=computing.own(run), unit=self.town.unit(unit), person=person)

    def test_units_and_people_of_both_sides_have_their_sheets(self) -> None:
        run = computed(self.town)
        self.assertEqual(run.state, "COMPUTED")
        totals = {
            (one.unit_name, one.person_name): (one.total, one.proposed) for one in computing.sheets(run)
        }
        self.assertEqual(Decimal(totals["工程建设部", ""][0]), Decimal(96))
        self.assertEqual(totals["工程建设部", ""][1], "GOOD")
        self.assertEqual(Decimal(totals["工程建设部", "李建国"][0]), Decimal(96))
        self.assertEqual(totals["工程建设部", "李建国"][1], "EXCELLENT")
        self.assertEqual(Decimal(totals["台儿庄古城旅游发展有限公司", ""][0]), Decimal(100))
        self.assertIn(("台儿庄古城旅游发展有限公司", "冯丽"), totals)
        self.assertNotIn(("工程建设部", "林海"), totals, "the liaison answers for nothing by himself")

    def test_a_unit_without_matters_is_not_ranked(self) -> None:
        sheet = self.sheet(computed(self.town), "planning")
        self.assertEqual((sheet.matters, sheet.ranked, sheet.proposed), (0, False, ""))
        self.assertTrue(sheet.not_ranked_because)

    def test_its_lines_add_up_to_its_total_and_lead_to_the_record(self) -> None:
        sheet = self.sheet(computed(self.town), "works")
        lines = computing.lines(sheet)
        self.assertEqual(sum(line.amount for line in lines), Decimal(sheet.total))
        late = next(line for line in lines if line.kind == "MATTER_UNDONE")
        self.assertEqual((late.amount, late.on, late.version), (Decimal(-4), date(2026, 7, 1), 1))
        self.assertTrue(late.ref.startswith("matters.obligation:"))

    def test_a_second_computing_changes_nothing(self) -> None:
        first = computed(self.town)
        before = list(Sheet.objects.order_by("id").values())
        second = computed(self.town)
        self.assertEqual((second.state, second.same_as), ("UNCHANGED", first))
        self.assertEqual(list(Sheet.objects.order_by("id").values()), before)
        self.assertEqual(computing.latest(2026), first)
        self.assertEqual(len(computing.sheets_of(second)), first.parties)

    def test_what_came_out_stays_when_something_is_added(self) -> None:
        first = computed(self.town)
        confirmed(self.town, entered(self.town))
        second = computed(self.town)
        self.assertEqual(Decimal(self.sheet(first, "works").total), Decimal(96))
        self.assertEqual(Decimal(self.sheet(second, "works").total), Decimal(99))

    def test_a_bell_that_rings_twice_does_it_once(self) -> None:
        run = computed(self.town)
        rows = LedgerEntry.objects.count()
        actions.on_bell(Task(run.work, self.town.tick(), reckoning.quiet))
        self.assertEqual(LedgerEntry.objects.count(), rows)

    def test_facts_are_priced_by_the_version_of_their_day(self) -> None:
        """The scheme changes in mid-year: what was before stays under the first."""
        harder = late_costs_four()
        harder["rules"][0]["amount"] = "-30"
        self.town.go_to(date(2026, 7, 6))
        adopted(self.town, harder, from_on=date(2026, 7, 6))
        sheet = self.sheet(computed(self.town), "works")
        self.assertEqual(Decimal(sheet.total), Decimal(96), "the first of July was under version 1")

    def test_the_old_year_is_reckoned_under_its_old_version(self) -> None:
        self.town.go_to(date(2026, 12, 31))
        old = computed(self.town)
        self.town.go_to(date(2027, 3, 1))
        harder = late_costs_four()
        harder["rules"][0]["amount"] = "-30"
        adopted(self.town, harder, from_on=date(2027, 3, 1))
        again = computed(self.town, 2026)
        self.assertEqual((again.state, again.same_as, again.until_on), ("UNCHANGED", old, date(2026, 12, 31)))

    def test_the_number_of_queries_does_not_grow_with_matters(self) -> None:
        reckoning.ground(2026, date(2026, 7, 1))
        with CaptureQueriesContext(connection) as one:
            reckoning.ground(2026, date(2026, 7, 1))
        for _ in range(3):
            running_matter(self.town, due_on=date(2026, 9, 30))
        with CaptureQueriesContext(connection) as four:
            reckoning.ground(2026, date(2026, 7, 1))
        self.assertEqual(len(four), len(one))


class TestSeen(TownCase):
    """得分明细 and 我的考核: each his own, strangers nothing."""

    run: AssessmentRun

    @classmethod
    def prepare(cls) -> None:
        running_matter(cls.town)
        adopted(cls.town)
        cls.town.go_to(date(2026, 7, 1))
        cls.run = computed(cls.town)

    def look(self, who: str, page: str, *args: object) -> tuple[int, str]:
        self.client.force_login(self.town[who], backend="django.contrib.auth.backends.ModelBackend")
        with mock.patch("duban.site.clock.now", return_value=self.town.tick()):
            response = self.client.get(reverse(page, args=args), secure=True)
        return response.status_code, response.content.decode()

    def sheet(self, unit: str, who: str | None = None) -> Sheet:
        person = self.town[who] if who else None
        return Sheet.objects.get(run=self.run, unit=self.town.unit(unit), person=person)

    def test_a_person_sees_his_own_sheet_with_the_note_and_a_colleague_does_not(self) -> None:
        sheet = self.sheet("works", "gao")
        status, text = self.look("gao", "assessment_sheet", sheet.uid)
        self.assertEqual(status, 200)
        self.assertIn("供年度考核参考，不替代按干部人事管理权限组织的年度考核", text)
        for other in ("li", "lin", "zhao", "wu"):
            self.assertEqual(self.look(other, "assessment_sheet", sheet.uid)[0], 404, other)

    def test_the_units_people_see_the_units_sheet_and_others_do_not(self) -> None:
        sheet = self.sheet("works")
        for who, status in (
            ("li", 200),
            ("lin", 200),
            ("chen", 200),
            ("wang", 200),
            ("gao", 404),
            ("zhao", 404),
        ):
            self.assertEqual(self.look(who, "assessment_sheet", sheet.uid)[0], status, who)

    def test_each_line_leads_to_day_rule_article_and_record(self) -> None:
        _status, text = self.look("li", "assessment_sheet", self.sheet("works").uid)
        for words in (
            "截至 2026-07-01 未完成，已逾期 1 天",
            "-4",
            "96",
            "考核细则第 1 版",
            "第十二条",
            "查看办理记录",
        ):
            self.assertIn(words, text)

    def test_my_assessment_shows_mine_and_my_units(self) -> None:
        _status, text = self.look("li", "my_assessment")
        self.assertIn(str(self.sheet("works", "li").uid), text)
        self.assertIn(str(self.sheet("works").uid), text)
        self.assertNotIn(str(self.sheet("business").uid), text)
        status, text = self.look("wu", "my_assessment")
        self.assertEqual((status, "没有得分明细" in text), (200, True))

    def test_the_overview_and_a_run_are_for_the_office_and_the_leading_group(self) -> None:
        for who, status in (("chen", 200), ("wang", 200), ("li", 403)):
            self.assertEqual(self.look(who, "assessment")[0], status, who)
        for who, status in (("chen", 200), ("zhou", 200), ("li", 404), ("wu", 404)):
            self.assertEqual(self.look(who, "assessment_run", self.run.uid)[0], status, who)
