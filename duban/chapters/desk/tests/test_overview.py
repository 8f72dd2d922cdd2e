"""领导小组一页: what it counts, what waits, what turned red; and for whom it exists."""

from __future__ import annotations

import re
from datetime import date, timedelta
from html import unescape

from django.core.cache import cache

from duban.chapters.accountability.models import AccountabilityClue
from duban.chapters.assessment.tests import scheme_builders as schemes
from duban.chapters.desk import conditions, listing
from duban.chapters.feedback.terms import ReturnKind
from duban.chapters.feedback.tests.builders import return_for, submitted
from duban.chapters.matters.models import Matter
from duban.chapters.matters.tests.builders import ask_extension
from duban.chapters.responsibility.tests.builders import running_matter
from duban.chapters.supervision.tests import builders as supervision
from duban.ground.beijing import beijing_day
from tests.looking import PageCase

URL = "/group-page/"
NUMBER = re.compile(r'<a class="count[^"]*" href="([^"]*)"><b>(\d+)</b>')
CELL = re.compile(r'<td class="num"><a[^>]* ?href="([^"]*)"[^>]*>(\d+)</a>')


class OverviewTest(PageCase):
    early: Matter
    late: Matter

    @classmethod
    def prepare(cls) -> None:
        cls.early = running_matter(cls.town, due_on=date(2026, 5, 29))
        cls.late = running_matter(cls.town, due_on=date(2026, 6, 10))

    def setUp(self) -> None:
        cache.clear()

    def turned(self, since: date) -> set[int]:
        rows = listing.found(self.town["wang"], self.town.at, listing.Filters(red_since=since))
        return {row.matter_id for row in rows}

    def test_it_is_for_the_leading_group_and_its_office(self) -> None:
        self.assert_seen_by(
            URL, right=("wang", "zhou", "sun", "chen"), strangers=("li", "lin", "gao", "guan")
        )

    def test_a_matter_turns_red_on_the_day_after_its_date(self) -> None:
        self.town.go_to(date(2026, 6, 12))
        self.assertEqual(self.turned(date(2026, 5, 30)), {self.early.pk, self.late.pk})
        self.assertEqual(self.turned(date(2026, 5, 31)), {self.late.pk})
        self.assertEqual(self.turned(date(2026, 6, 11)), {self.late.pk})
        self.assertEqual(self.turned(date(2026, 6, 12)), set())

    def test_a_matter_turns_red_again_when_its_report_is_returned_to_be_redone(self) -> None:
        self.town.go_to(date(2026, 5, 29))
        report = submitted(self.town, self.early)
        self.town.go_to(date(2026, 6, 9))
        self.assertEqual(self.turned(date(2026, 5, 30)), set())
        return_for(self.town, report, ReturnKind.REDO, new_due_on=date(2026, 6, 30))
        today = beijing_day(self.town.at)
        self.assertEqual(conditions.red(today).count(), 1)
        self.assertEqual(self.turned(date(2026, 6, 9)), {self.early.pk})
        self.assertEqual(self.turned(date(2026, 6, 10)), set())

    def test_it_says_why_what_turned_red_is_red(self) -> None:
        self.town.go_to(date(2026, 6, 12))
        page = self.see("wang", URL)
        self.assertContains(page, "2026-06-05 以来转红")
        self.assertContains(page, "应于 2026-06-10 完成，已逾期 2 天")
        self.assertNotContains(page, "应于 2026-05-29 完成")
        self.assertContains(self.see("wang", f"{URL}?red_since=2026-05-01"), "应于 2026-05-29 完成")

    def test_what_waits_for_a_decision_is_listed_until_it_is_decided(self) -> None:
        self.assertContains(self.see("wang", URL), "没有待决定的事项")
        ask_extension(self.town, self.late)
        first = supervision.served_notice(self.town, self.early)
        supervision.draft(self.town, self.early)
        page = self.see("wang", URL).content.decode()
        self.assertIn("批复延期至 2026-07-31", page)
        self.assertIn("签发督办通知书", page)
        self.assertIn('href="#waiting"><b>2</b>', page)
        supervision.annul(self.town, first)
        page = self.see("wang", URL).content.decode()
        self.assertNotIn("签发督办通知书", page)
        self.assertIn('href="#waiting"><b>1</b>', page)

    def test_a_scheme_that_was_sent_up_waits_there_until_it_is_decided(self) -> None:
        sent = schemes.submit(self.town, schemes.draft(self.town))
        self.assertContains(self.see("wang", URL), f'href="/schemes/{sent.uid}/"')
        schemes.adopt(self.town, sent)
        self.assertNotContains(self.see("wang", URL), f"/schemes/{sent.uid}/")

    def test_a_clue_stands_there_for_its_circle_alone(self) -> None:
        supervision.served_twice(self.town, self.early)
        clue = AccountabilityClue.objects.get()
        self.assertContains(self.see("wang", URL), f'href="/clues/{clue.uid}/"')
        page = self.see("zhou", URL)
        self.assertNotContains(page, "责任追究事项")
        self.assertNotContains(page, clue.number)

    def test_every_number_opens_a_list_of_as_many_rows(self) -> None:
        submitted(self.town, self.late)
        supervision.record_problem(self.town, self.early)
        self.town.at += timedelta(days=120)
        page = self.see("wang", URL).content.decode()
        numbers = NUMBER.findall(page) + CELL.findall(page)
        opened = [(url, number) for url, number in numbers if url.startswith(("/matters/", "/obligations/"))]
        self.assertGreater(len(opened), 7)
        self.assertTrue(
            any(url.startswith("/obligations/") for url, _number in opened), "the Office owes nothing"
        )
        for url, number in opened:
            with self.subTest(url=unescape(url)):
                self.assertContains(self.see("wang", unescape(url)), f"共 {number} 项")
