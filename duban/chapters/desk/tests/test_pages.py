"""The desk, the list and the matter's page, through their addresses."""

from __future__ import annotations

import re
from datetime import date, timedelta
from html import unescape
from urllib.parse import unquote
from uuid import UUID

from django.db import connection
from django.test.utils import CaptureQueriesContext

from duban.chapters.feedback import actions as feedback
from duban.chapters.feedback.tests.builders import accepted_matter
from duban.chapters.matters.models import Matter
from duban.chapters.responsibility.tests.builders import assigned_matter, object_to, running_matter
from duban.chapters.supervision import actions as supervision
from duban.chapters.supervision.terms import UrgingChannel
from tests.looking import PageCase

# The figures that open the list of matters: those on top, and those of each unit.
NUMBER = re.compile(r'<a class="count[^"]*" href="(/matters/[^"]*)"><b>(\d+)</b>')
UNIT = re.compile(r'<td class="num"><a[^>]* href="(/matters/[^"]*)"[^>]*>(\d+)</a>')


class DeskTest(PageCase):
    matter: Matter

    @classmethod
    def prepare(cls) -> None:
        cls.matter = Matter.objects.get(pk=running_matter(cls.town).pk)

    def pass_the_deadline(self) -> None:
        self.town.at += timedelta(days=200)

    def text(self, who: str, url: str = "/") -> str:
        return self.see(who, url).content.decode()

    def test_everybody_with_business_has_a_desk(self) -> None:
        for who in ("chen", "sun", "wang", "zhou", "lin", "li", "gao", "zhao", "feng", "wu", "guan"):
            with self.subTest(who=who):
                self.assertEqual(self.see(who, "/").status_code, 200)

    def test_the_unit_sees_what_it_owes(self) -> None:
        page = self.see("lin", "/").content.decode()
        self.assertIn(self.matter.title, page)
        self.assertIn("报结", page)

    def test_every_number_opens_a_list_of_as_many_matters(self) -> None:
        self.pass_the_deadline()
        for who in ("chen", "wang", "zhou"):
            page = self.see(who, "/").content.decode()
            numbers = NUMBER.findall(page) + [(url, count) for url, count in UNIT.findall(page)]
            self.assertTrue(numbers)
            for url, count in numbers:
                with self.subTest(who=who, url=url):
                    self.assertContains(self.see(who, unescape(url)), f"共 {count} 项")

    def test_the_office_is_told_how_often_what_is_late_was_urged(self) -> None:
        self.pass_the_deadline()
        self.assertContains(self.see("chen", "/"), "尚未催办")
        self.assertNotContains(self.see("lin", "/"), "尚未催办")

    def test_the_office_opens_the_urging_of_the_very_task_but_not_twice_within_the_pause(self) -> None:
        self.pass_the_deadline()
        form = re.search(r'<a class="btn small[^"]*" href="([^"]*\?obligation=[^"]*)"', self.text("chen"))
        assert form is not None
        chosen = re.search(r'<option value="([^"]*)" selected', self.text("chen", form[1]))
        assert chosen is not None
        unit, _apart, obligation = chosen[1].partition("/")
        self.assertTrue(form[1].endswith(obligation))
        supervision.urge(
            by=self.town["chen"],
            at=self.town.tick(),
            request_id=None,
            matter=self.matter.uid,
            unit=UUID(unit),
            obligation=UUID(obligation),
            channel=UrgingChannel.PHONE,
            contact="林工",
            asked="请尽快报结",
            next_on=None,
        )
        page = self.text("chen")
        self.assertNotIn(form[1], page)
        self.assertIn("已催办 1 次，最近 09-18", page)
        # 2026-09-20 is a Sunday on which people work.
        self.assertIn("09-21 起可再催", page)

    def test_the_leading_group_reads_why_a_matter_is_red(self) -> None:
        self.pass_the_deadline()
        self.assertContains(self.see("wang", "/"), "办结事项”应于")

    def test_one_button_of_the_page_is_the_primary_one(self) -> None:
        self.pass_the_deadline()
        for who in ("chen", "wang", "lin"):
            with self.subTest(who=who):
                self.assertLessEqual(self.see(who, "/").content.decode().count("btn small primary"), 1)

    def test_the_primary_button_of_a_matter_is_what_the_reader_owes_on_it(self) -> None:
        matter = assigned_matter(self.town)
        page = f"/matters/{matter.uid}/"
        self.assertEqual(self.primary("lin", page), "签收")
        self.assertEqual(
            self.primary("chen", page), "催办"
        )  # nothing owed by the Office: the first act of weight
        object_to(self.town, matter)
        self.assertEqual(self.primary("chen", page), "答复")

    def primary(self, who: str, url: str) -> str:
        found = re.findall(r'class="btn primary"[^>]*>([^<]*)<', self.text(who, url))
        self.assertEqual(len(found), 1)
        return str(found[0])

    def test_administrators_have_a_console_without_matters(self) -> None:
        for who in ("guan", "an", "shenji"):
            with self.subTest(who=who):
                page = self.see(who, "/")
                self.assertContains(page, "权限")
                self.assertNotContains(page, "督办事项")

    def test_a_date_beyond_the_calendar_does_not_break_the_desk(self) -> None:
        running_matter(self.town, due_on=date(2029, 6, 30))
        self.assertEqual(self.see("lin", "/").status_code, 200)
        self.assertEqual(self.see("chen", "/matters/").status_code, 200)

    def test_the_list_holds_only_what_the_person_finds(self) -> None:
        self.assertContains(self.see("chen", "/matters/"), self.matter.title)
        self.assertContains(self.see("zhao", "/matters/"), self.matter.title)
        self.assertNotContains(self.see("wu", "/matters/"), self.matter.title)

    def test_the_page_of_a_matter_with_a_result_says_how_it_kept_its_time(self) -> None:
        done = accepted_matter(self.town)
        page = self.text("chen", f"/matters/{done.uid}/")
        self.assertRegex(page, r"2026-03-02</time> <span class=\"computed\">提前")

    def test_the_page_of_a_matter_asks_no_more_questions_when_more_of_a_kind_has_happened(self) -> None:
        self.report(10)
        before = self.questions()
        for percent in (20, 30, 40):
            self.report(percent)
        self.assertEqual(self.questions(), before)

    def report(self, percent: int) -> None:
        feedback.submit_report(
            by=self.town["li"],
            at=self.town.tick(),
            request_id=None,
            matter=self.matter.uid,
            unit=self.town.unit("works").uid,
            progress="清淤按计划推进",
            percent=percent,
        )

    def questions(self) -> int:
        """How many questions about the town, session and sign-in left out, a clerk's look at the matter takes."""
        with CaptureQueriesContext(connection) as asked:
            self.see("chen", f"/matters/{self.matter.uid}/")
        tables = ("matters_", "feedback_", "responsibility_", "supervision_", "ledger_", "documents_")
        return sum(any(f'FROM "{table}' in one["sql"] for table in tables) for one in asked.captured_queries)

    def test_the_page_of_the_matter_is_hidden_from_strangers_and_administrators(self) -> None:
        self.assert_seen_by(
            f"/matters/{self.matter.uid}/",
            right=("chen", "wang", "zhou", "lin", "li", "zhao", "feng"),
            strangers=("wu", "shen", "guan", "an", "shenji"),
        )

    def test_the_filters_of_the_address_narrow_the_list(self) -> None:
        self.assertContains(self.see("chen", f"/matters/?q={self.matter.number}"), self.matter.title)
        self.assertNotContains(self.see("chen", "/matters/?q=无此事项"), self.matter.title)
        self.assertNotContains(self.see("chen", "/matters/?state=closed"), self.matter.title)

    def test_the_register_is_a_spreadsheet_with_a_chinese_name(self) -> None:
        answer = self.see("chen", "/matters/export.xlsx")
        self.assertEqual(answer.status_code, 200)
        self.assertIn("督办事项台账", unquote(answer["Content-Disposition"]))
        self.assertTrue(answer.content.startswith(b"PK"))

    def test_the_open_loop_list_is_for_the_office_and_the_group(self) -> None:
        self.assert_seen_by("/open-loops/", right=("chen", "sun", "wang"), strangers=("lin", "wu", "guan"))
