"""What comes out of a computing: sheets, stretches, versions; who sees what of it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
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
    rule,
    small_scheme,
)
from duban.chapters.matters import actions as matters
from duban.chapters.matters.actions import Target
from duban.chapters.matters.tests.adjusting import claim
from duban.chapters.matters.tests.builders import deadline
from duban.chapters.supervision.tests.builders import served_notice
from duban.support.jobs.work import Task
from duban.support.ledger.models import LedgerEntry
from duban.support.organization import actions as organization
from tests.onward import running_matter
from tests.stories import TownCase


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


class TestQueries(TownCase):
    def test_their_number_does_not_grow_with_matters(self) -> None:
        running_matter(self.town)
        adopted(self.town)
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

    came: AssessmentRun

    @classmethod
    def prepare(cls) -> None:
        running_matter(cls.town)
        adopted(cls.town)
        cls.town.go_to(date(2026, 7, 1))
        cls.came = computed(cls.town)

    def look(self, who: str, page: str, *args: object) -> tuple[int, str]:
        self.client.force_login(self.town[who], backend="django.contrib.auth.backends.ModelBackend")
        with mock.patch("duban.site.clock.now", return_value=self.town.tick()):
            response = self.client.get(reverse(page, args=args), secure=True)
        return response.status_code, response.content.decode()

    def sheet(self, unit: str, who: str | None = None) -> Sheet:
        person = self.town[who] if who else None
        return Sheet.objects.get(run=self.came, unit=self.town.unit(unit), person=person)

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
            self.assertEqual(self.look(who, "assessment_runs")[0], status, who)
        for who, status in (("chen", 200), ("zhou", 200), ("li", 404), ("wu", 404)):
            self.assertEqual(self.look(who, "assessment_run", self.came.uid)[0], status, who)


class TestOnceAndNever(TownCase):
    """一事不二扣, and what a finding of cause spares (decisions 12, 32)."""

    def total(self, unit: str = "works") -> Decimal:
        return Decimal(self.sheet(unit).total)

    def sheet(self, unit: str = "works") -> Sheet:
        run = computed(self.town)
        return Sheet.objects.get(run=computing.own(run), unit=self.town.unit(unit), person=None)

    def test_a_problem_and_its_notice_are_priced_once(self) -> None:
        adopted(
            self.town,
            small_scheme(
                rule("problem", "PER_EVENT", "PROBLEM_FOUND", amount="-1"),
                rule("notice", "PER_EVENT", "NOTICE_SERVED", amount="-3"),
            ),
        )
        served_notice(self.town, running_matter(self.town))
        sheet = self.sheet()
        self.assertEqual(Decimal(sheet.total), Decimal(97))
        held = [line for line in computing.lines(sheet) if line.held_back]
        self.assertEqual([(line.rule, line.amount) for line in held], [("problem", Decimal(0))])

    def test_what_force_majeure_spares_is_shown_and_costs_nothing(self) -> None:
        adopted(self.town)
        matter = running_matter(self.town)
        self.town.go_to(date(2026, 6, 30))
        finding = claim(self.town, deadline(matter))
        matters.find_exemption(
            by=self.town["wang"],
            at=self.town.tick(),
            request_id=None,
            finding=finding.uid,
            found=True,
            words="雨情属实",
            days_not_charged=9,
            bars_ground_2=True,
        )
        self.town.go_to(date(2026, 7, 3))
        sheet = self.sheet()
        self.assertEqual(Decimal(sheet.total), Decimal(100))
        spared = computing.lines(sheet)[-1]
        self.assertEqual(
            (spared.kind, spared.amount, spared.held_back), ("MATTER_UNDONE", Decimal(0), "不计")
        )
        self.assertIn("已认定不可抗力", spared.said)
        person = Sheet.objects.filter(run=sheet.run, person=self.town["gao"]).get()
        self.assertEqual(Decimal(person.total), Decimal(100))


class TestStretches(TownCase):
    """Renamed, merged, moved: each stretch by itself, for people to join (decision 6)."""

    def test_a_renamed_unit_has_one_sheet_under_its_last_name(self) -> None:
        adopted(self.town)
        running_matter(self.town)
        organization.rename_unit(
            by=self.town["chen"],
            at=self.town.tick(),
            request_id=None,
            unit=self.town.unit("works").uid,
            name="工程建设管理部",
            from_on=date(2026, 3, 2),
        )
        self.town.go_to(date(2026, 7, 1))
        run = computed(self.town)
        sheets = Sheet.objects.filter(run=run, unit=self.town.unit("works"), person=None)
        self.assertEqual(
            [(one.unit_name, one.former_names) for one in sheets], [("工程建设管理部", ["工程建设部"])]
        )

    def test_a_merged_unit_and_its_successor_have_a_stretch_each(self) -> None:
        adopted(self.town)
        running_matter(self.town, milestones=[Target("围堰合龙", date(2026, 4, 1))])
        self.town.go_to(date(2026, 5, 6))
        organization.merge_units(
            by=self.town["chen"],
            at=self.town.tick(),
            request_id=None,
            units=[self.town.unit("works").uid],
            into=self.town.unit("planning").uid,
            on=date(2026, 5, 6),
            basis="古城管发〔2026〕9号",
        )
        self.town.go_to(date(2026, 7, 1))
        run = computed(self.town)
        old = Sheet.objects.get(run=run, unit=self.town.unit("works"), person=None)
        new = Sheet.objects.get(run=run, unit=self.town.unit("planning"), person=None)
        self.assertEqual((old.to_on, new.to_on), (date(2026, 5, 5), date(2026, 7, 1)))
        self.assertEqual((Decimal(old.total), Decimal(new.total)), (Decimal(100), Decimal(96)))
        self.assertEqual((old.matters, new.matters), (1, 1))
