"""The rule set and the calendar through their addresses."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any
from unittest import mock
from uuid import uuid4

from django.core.files.uploadedfile import SimpleUploadedFile

from duban.support.rulebook import actions, queries, showing
from duban.support.rulebook.tests import builders
from tests.cast import TODAY
from tests.stories import TownCase

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse as Response

CSV = "日期,类别\n2028-01-03,放假\n2028-10-02,放假\n\n2028-10-07,调休上班\n"


class RulebookCase(TownCase):
    def ask(self, who: str, path: str, data: dict[str, Any] | None = None) -> Response:
        self.client.force_login(self.town[who], backend="django.contrib.auth.backends.ModelBackend")
        with mock.patch("duban.site.clock.now", return_value=self.town.at):
            if data is None:
                return self.client.get(path, secure=True)
            return self.client.post(path, {"request_id": str(uuid4()), **data}, secure=True)


class TestRuleSets(RulebookCase):
    def test_every_value_stands_there_with_its_article(self) -> None:
        text = self.ask("chen", "/rule-sets/").content.decode()
        for key, entry in actions.shipped().items():
            self.assertIn(key, text)
            self.assertIn(entry.label, text)
        self.assertIn("第十六条第四项", text)
        self.assertIn("法律理解", text)

    def test_no_code_of_the_program_stands_among_the_values(self) -> None:
        for _, lines in showing.lines(queries.values(TODAY).entries):
            for line in lines:
                said = "".join([line.text, *line.head, *(cell for row in line.rows for cell in row)])
                # An APP is what the refused words of a scheme speak of.
                self.assertNotRegex(said.replace("APP", ""), "[A-Za-z_]{2,}", line.key)

    def test_older_versions_stay_readable(self) -> None:
        builders.adopt(self.town, 2, feedback__review_within=77)
        self.assertIn("77 个工作日", self.ask("chen", "/rule-sets/").content.decode())
        self.assertNotIn("77 个工作日", self.ask("chen", "/rule-sets/?version=1").content.decode())
        self.assertEqual(self.ask("chen", "/rule-sets/?version=x").status_code, 200)


class TestCalendarPages(RulebookCase):
    def upload(self, content: bytes, **other: object) -> Response:
        data = {"year": 2028, "status": "OFFICIAL", "source": "国办发明电", **other}
        return self.ask("sun", "/calendar/new/", {**data, "days": SimpleUploadedFile("2028.csv", content)})

    def test_it_says_which_years_are_official(self) -> None:
        text = self.ask("chen", "/calendar/").content.decode()
        self.assertIn("2026", text)
        self.assertIn("暂定", text)
        self.assertNotIn("/calendar/new/", text)
        self.assertIn("/calendar/new/", self.ask("sun", "/calendar/").content.decode())

    def test_the_director_alone_loads_a_year(self) -> None:
        for who in ("chen", "wang", "lin"):
            self.assertEqual(self.ask(who, "/calendar/new/").status_code, 403)
        for content in (CSV.encode(), CSV.encode("utf-8-sig"), CSV.encode("gb18030")):
            self.assertEqual(self.upload(content).status_code, 303)
        year = queries.calendar().years[2028]
        self.assertEqual(year.holidays, {date(2028, 1, 3), date(2028, 10, 2)})
        self.assertEqual(year.makeup_days, {date(2028, 10, 7)})

    def test_a_line_that_cannot_be_read_is_named(self) -> None:
        cases = {
            "2028-01-03,放假\n2028-13-01,放假\n": "第 2 行",
            "2028-01-03,休息\n": "第 1 行",
            "2028-01-03\n": "第 1 行",
        }
        for content, word in cases.items():
            with self.subTest(content):
                answer = self.upload(content.encode())
                self.assertEqual(answer.status_code, 422)
                self.assertIn(word, answer.content.decode())
        self.assertEqual(self.upload(b"\xff\xff\xff").status_code, 422)
        self.assertEqual(self.upload(b"x" * 70_000).status_code, 422)
        self.assertNotIn(2028, queries.calendar().years)

    def test_a_day_of_another_year_is_refused_and_the_form_keeps_its_words(self) -> None:
        answer = self.upload(CSV.encode(), year=2029)
        self.assertEqual(answer.status_code, 422)
        self.assertIn('value="国办发明电"', answer.content.decode())
