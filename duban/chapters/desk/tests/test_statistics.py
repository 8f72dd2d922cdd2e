"""The statistics and the lists behind them: both say the same, for whoever looks."""

from __future__ import annotations

import re
from datetime import date, timedelta
from html import unescape

from django.core.cache import cache
from django.db import connection
from django.db.models import QuerySet
from django.http import QueryDict
from django.test import SimpleTestCase
from django.test.utils import CaptureQueriesContext

from duban.chapters.desk import conditions, counting, figures, lights, listing, load
from duban.chapters.feedback.tests.builders import accepted_matter
from duban.chapters.matters import rules
from duban.chapters.matters.models import Matter, Party
from duban.chapters.matters.tests.builders import docket_matter, suspend_matter
from duban.chapters.responsibility.tests.builders import assigned_matter, running_matter
from duban.chapters.supervision.models import SupervisionNotice
from duban.chapters.supervision.tests.builders import annul, served_notice
from duban.ground.beijing import beijing_day
from duban.support.organization import actions as organization
from duban.support.rulebook import queries as rulebook
from tests.looking import PageCase

CELL = re.compile(r'<td class="num"><a href="([^"]*)"[^>]*>(\d+)</a>')


class TestSpans(SimpleTestCase):
    def test_a_month_or_a_year_has_its_first_and_last_day(self) -> None:
        self.assertEqual(conditions.span("2028-02"), (date(2028, 2, 1), date(2028, 2, 29)))
        self.assertEqual(conditions.span("2026"), (date(2026, 1, 1), date(2026, 12, 31)))
        for word in ("", "2026-13", "26-1", "2026-1", "1999", "二〇二六"):
            with self.subTest(word=word):
                self.assertIsNone(conditions.span(word))


class StatisticsTest(PageCase):
    """A town with matters of every light and every timeliness."""

    matters: list[Matter]

    @classmethod
    def prepare(cls) -> None:
        town = cls.town
        running = [running_matter(town, due_on=day) for day in (date(2026, 5, 29), date(2026, 6, 30))]
        suspended = running_matter(town)
        suspend_matter(town, suspended)
        done = [accepted_matter(town, due_on=due) for due in (date(2026, 5, 29), date(2026, 6, 30))]
        served_notice(town, running[1])
        cls.matters = [
            *running,
            suspended,
            *done,
            docket_matter(town),
            assigned_matter(town, due_on=rules.NO_END),
            docket_matter(town, lead=None, co=(), service=()),
        ]

    def setUp(self) -> None:
        # Kept under the last act, which other tests also did, before they were undone.
        cache.clear()

    def light_of_each(self, who: str = "chen") -> dict[int, str]:
        """What the list's own filter says of each open matter."""
        return {
            row.matter_id: colour
            for colour in conditions.LIGHTS
            for row in listing.found(self.town[who], self.town.at, listing.Filters(light=colour))
        }

    def test_the_database_lights_each_matter_as_the_rule_does(self) -> None:
        seen = set()
        for days in (0, 20, 29, 31, 50, 80, 110, 118, 121, 200):
            self.town.at = self.town.at.replace(month=3, day=3) + timedelta(days=days)
            rows = {matter.pk: matter for matter in Matter.objects.exclude(state="CLOSED")}
            ruled = {pk: shown.colour for pk, shown in lights.of(rows.values(), self.town.at).items()}
            with self.subTest(on=beijing_day(self.town.at)):
                self.assertEqual(self.light_of_each(), ruled)
                counted = dict(
                    Party.objects.filter(relation="EVERYONE", open=True)
                    .annotate(light=conditions.lit(beijing_day(self.town.at)))
                    .values_list("matter_id", "light")
                )
                self.assertEqual(counted, ruled)
            seen |= set(ruled.values())
        self.assertEqual(seen, set(conditions.LIGHTS))

    def test_the_database_grades_each_completion_as_the_rule_does(self) -> None:
        """Over every distance around a week-end and the longest holidays: early, on time or late."""
        row = Party.objects.get(matter=self.matters[3], relation="EVERYONE")
        calendar = rulebook.calendar()
        for done in (
            date(2026, 2, 12),
            date(2026, 2, 13),
            date(2026, 3, 6),
            date(2026, 9, 30),
            date(2026, 10, 9),
        ):
            QuerySet(Matter).filter(pk=row.matter_id).update(completed_on=done)
            month = conditions.span(f"{done:%Y-%m}")
            assert month is not None
            for apart in (-1, *range(0, 14), 40):
                QuerySet(Party).filter(pk=row.pk).update(due_on=done + timedelta(days=apart))
                found = [
                    grade
                    for grade in ("early", "on_time", "late")
                    if Party.objects.filter(
                        conditions.timeliness(grade, month, beijing_day(self.town.at)), pk=row.pk
                    ).exists()
                ]
                due = done + timedelta(days=apart)
                ruled = rules.timeliness(completed_on=done, due_on=due, calendar=calendar)
                with self.subTest(done=done, due=due):
                    self.assertEqual(found, [ruled.value.lower() if ruled else ""])

    def walk(self, who: str, url: str) -> int:
        """Every number of the page against the list that it opens; how many there were."""
        cells = CELL.findall(self.see(who, url).content.decode())
        for address, number in cells:
            with self.subTest(who=who, page=url, opens=unescape(address)):
                self.assertContains(self.see(who, unescape(address)), f"共 {number} 项")
        return len(cells)

    def test_every_number_opens_a_list_of_as_many_rows(self) -> None:
        self.town.at += timedelta(days=100)
        docketed = "?category=KEY_PROJECT&year=2026"
        for who in ("chen", "wang", "li", "zhao", "gao"):
            for query in ("", docketed, "?by=due&year=2026"):
                with self.subTest(who=who, query=query):
                    self.assertGreater(self.walk(who, f"/statistics/{query}"), 2 if who != "gao" else -1)

    def test_the_figures_count_what_is_there(self) -> None:
        self.town.at += timedelta(days=89)
        shown = counting.of(
            self.town["chen"], self.town.at, figures.asked(self.town["chen"], self.town.at, QueryDict())
        )
        by_key = {one.key: one for one in shown}
        march = next(row for row in by_key["punctuality"].rows if row.label == "2026-03")
        self.assertEqual([cell.value for cell in march.cells], [2, 0, 0])
        self.assertEqual((march.part, march.whole), (2, 2))
        works = next(row for row in by_key["lights"].rows if row.label == "工程建设部")
        self.assertEqual(sum(cell.value for cell in works.cells), 7)
        self.assertEqual(works.cells[0].value, 2)
        self.assertEqual(works.cells[3].value, 1)

    def test_every_number_of_the_load_opens_its_obligations(self) -> None:
        self.town.at += timedelta(days=30)
        for who, query in (("chen", "?month=2026-03"), ("li", "?month=2026-06&year=2026")):
            with self.subTest(who=who):
                self.assertGreater(self.walk(who, f"/statistics/load/{query}"), 1)

    def test_the_load_is_what_was_asked_and_what_was_filed_of_it(self) -> None:
        wanted = figures.asked(self.town["chen"], self.town.at, QueryDict())
        _months, units = load.of(self.town["chen"], self.town.at, wanted, "2026-03")
        works = next(row for row in units.rows if row.label == "工程建设部")
        # Seven assignments, of which one is not signed for; one notice that waits for its reply.
        self.assertEqual([cell.value for cell in works.cells], [0, 0, 1, 0, 6, 5])
        june = load.of(self.town["chen"], self.town.at, wanted, "2026-06")[1]
        works = next(row for row in june.rows if row.label == "工程建设部")
        self.assertEqual([cell.value for cell in works.cells][:2], [3, 1])

    def test_the_load_names_no_person(self) -> None:
        self.town.at += timedelta(days=30)
        page = self.see("chen", "/statistics/load/?month=2026-03").content.decode()
        main = page.partition("<main")[2].partition("</main>")[0]
        self.assertIn("工程建设部", main)
        self.assertEqual([one.name for one in self.town.people.values() if one.name in main], [])

    def test_a_unit_is_shown_its_own_figures_alone(self) -> None:
        other = self.town.unit("business").uid
        page = self.see("li", f"/statistics/?unit={other}").content.decode()
        self.assertIn("工程建设部", page)
        self.assertNotIn("经营管理部", page)
        self.assertNotIn(str(other), page)

    def test_a_unit_finds_no_obligation_of_another(self) -> None:
        page = self.see("zhao", f"/obligations/?unit={self.town.unit('works').uid}").content.decode()
        self.assertIn("共 0 项", page)
        self.assertNotIn("共 0 项", self.see("zhao", "/obligations/").content.decode())

    def test_who_has_no_business_has_no_figures(self) -> None:
        for url in ("/statistics/", "/statistics/load/", "/obligations/"):
            self.assert_seen_by(
                url, right=("chen", "wang", "li", "lin", "gao", "wu"), strangers=("guan", "an")
            )

    def test_who_has_no_post_finds_nothing_counted(self) -> None:
        self.town.people["nobody"] = organization.add_person(
            by=None, at=self.town.tick(), request_id=None, username="nobody", name="待岗"
        )
        for url, words in (
            ("/statistics/", "没有在办事项"),
            ("/statistics/load/", "没有要求单位填报的任务"),
            ("/obligations/", "共 0 项"),
        ):
            with self.subTest(url=url):
                self.assertContains(self.see("nobody", url), words)

    def test_what_lapsed_is_no_longer_listed(self) -> None:
        replies = f"/obligations/?state=all&kind=reply&unit={self.town.unit('works').uid}"
        self.assertContains(self.see("chen", replies), "共 1 项")
        annul(self.town, SupervisionNotice.objects.get())
        self.assertContains(self.see("chen", replies), "共 0 项")

    def test_they_ask_no_more_questions_when_there_are_more_matters(self) -> None:
        before = self.questions()
        running_matter(self.town)
        self.assertEqual(self.questions(), before)

    def questions(self) -> int:
        cache.clear()
        with CaptureQueriesContext(connection) as asked:
            self.see("chen", "/statistics/")
        return sum('"matters_' in one["sql"] for one in asked.captured_queries)

    def test_the_list_says_which_number_led_to_it(self) -> None:
        page = self.see("chen", "/matters/?state=all&done=2026-03&timeliness=early&year=2026")
        self.assertContains(page, "统计口径：2026 年度（含结转）；2026-03 完成；提前")
        self.assertContains(page, '<input type="hidden" name="done" value="2026-03">')

    def test_the_chart_library_is_loaded_by_the_statistics_alone(self) -> None:
        self.assertContains(self.see("chen", "/statistics/"), "echarts.common.min.js")
        self.assertNotContains(self.see("chen", "/"), "echarts")
