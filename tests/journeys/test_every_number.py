"""Every number on desk and statistics opens a list of as many rows, for five people of the demonstration."""

from __future__ import annotations

import re
from datetime import date
from html import unescape
from unittest import mock

import pytest
from django.test import TransactionTestCase

from duban.ground.beijing import beijing_time
from duban.site.demo import story
from duban.support.organization.models import Person
from tests.concurrency import clients

ON = date(2026, 11, 23)
PEOPLE = {
    "chenqiming": "clerk",
    "linhai": "liaison",
    "zhoujianguo": "head of a unit",
    "wangzhiyuan": "head of the Leading Group",
    "zhoumingde": "leader in charge",
}
PAGES = (
    "/",
    "/statistics/",
    "/statistics/?by=due&year=2026",
    "/statistics/load/",
    "/statistics/load/?month=2026-09",
    "/group-page/",
)
# A figure on top; a cell of a table; 在办 n 项 and 共 n 项 in words.
NUMBERS = (
    re.compile(r'<a class="count[^"]*" href="([^"]*)"><b>(\d+)</b>'),
    re.compile(r'<td class="num"><a(?: class="[^"]*")? href="([^"]*)"[^>]*>(\d+)</a>'),
    re.compile(r'<a(?: class="[^"]*")? href="([^"]*)">(?:在办|共) (\d+) 项</a>'),
)
NEXT = re.compile(r'rel="next" href="([^"]*)"')
TABLE = re.compile(r"<tbody>(.*?)</tbody>", re.S)


def fill() -> None:
    story.tell(on=ON, seed=1, password="walked-through-by-a-test")


@pytest.mark.any_engine
class EveryNumberTest(TransactionTestCase):
    """The demonstration commits: its documents are frozen after the act. The same statistics over fewer matters are
    opened on both databases by the desk's own tests."""

    at = beijing_time(ON, 10)

    def setUp(self) -> None:
        self.enterContext(clients.shop("demonstration", fill))

    @classmethod
    def _fixture_setup(cls) -> None:
        """Django's own way of cleaning up empties every table, which the ledger refuses."""

    def _fixture_teardown(self) -> None:
        """As above: the whole database is thrown away instead."""

    def main(self, url: str) -> str:
        """What stands in the page's middle; nothing for a page that does not exist for this person."""
        with mock.patch("duban.site.clock.now", return_value=self.at):
            answer = self.client.get(url, secure=True)
        if answer.status_code == 404:
            return ""
        self.assertEqual(answer.status_code, 200, url)
        return answer.content.decode().partition("<main")[2].partition("</main>")[0]

    def rows(self, page: str, url: str) -> int:
        """The rows of the list that the address opens, through all of its pages; a place on the page itself is its
        own list."""
        if url.startswith("#"):
            section = re.search(rf'aria-labelledby="{url[1:]}".*?</section>', page, re.S)
            assert section is not None, url
            return sum(body.count("<tr") for body in TABLE.findall(section[0]))
        count, path = 0, url.partition("?")[0]
        following: str | None = url
        while following is not None:
            shown = self.main(following)
            self.assertTrue(shown, f"{following} does not exist")
            tables = TABLE.findall(shown)
            count += tables[0].count("<tr") if tables else 0
            onward = NEXT.search(shown)
            following = path + unescape(onward[1]) if onward else None
        return count

    def walk(self, page: str) -> int:
        found = {(unescape(url), int(number)) for one in NUMBERS for url, number in one.findall(page)}
        for url, number in sorted(found):
            with self.subTest(opens=url):
                self.assertEqual(self.rows(page, url), number)
        return len(found)

    def test_every_number_has_as_many_rows_behind_it(self) -> None:
        walked = {}
        for who, what in PEOPLE.items():
            person = Person.objects.get(username=who)
            self.client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
            for address in PAGES:
                page = self.main(address)
                with self.subTest(who=what, page=address):
                    if address == "/group-page/" and what in ("liaison", "head of a unit"):
                        self.assertEqual(page, "")
                        continue
                    walked[what, address] = self.walk(page)
                    self.assertGreater(walked[what, address], 2)
        self.assertGreater(sum(walked.values()), 300)
