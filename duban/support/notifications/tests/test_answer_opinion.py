"""答复意见建议: once, by another than its giver, who finds it in the inbox."""

from __future__ import annotations

from datetime import date
from typing import Any
from unittest import mock
from uuid import uuid4

from duban.support.notifications import links, queries
from duban.support.notifications.models import Message, Opinion
from duban.support.notifications.tests import builders
from tests.cast import Town
from tests.stories import ActStory, Answer


class TestAnswerOpinion(ActStory):
    act = "notifications.answer_opinion"
    doer = "chen"
    wrong_role = "gao"
    stranger = None
    refused = "notifications.opinion_answered"
    opinion: Opinion
    town: Town

    @classmethod
    def prepare(cls) -> None:
        cls.opinion = builders.give(cls.town, "gao")

    def data(self) -> dict[str, Any]:
        return {"opinion": self.opinion.uid, "answer": " 已更正 "}

    def spoil(self) -> None:
        self.send(self.act, "sun", self.data())

    def check(self, answer: Answer) -> None:
        found = Opinion.objects.get()
        self.assertEqual(
            (found.answer, found.answered_by, found.answered_at), ("已更正", self.town["chen"], self.town.at)
        )
        told = Message.objects.get(kind="opinion_answered")
        self.assertEqual((told.person, links.link(told)), (self.town["gao"], f"/opinions/{found.uid}/"))
        self.assertNotIn("更正", told.text)

    def test_it_locks_the_opinion(self) -> None:
        self.assert_locks(self.opinion)

    def test_it_refuses_an_answer_that_says_nothing_and_a_book(self) -> None:
        for text, code in ((" ", "notifications.empty_answer"), ("长" * 4001, "notifications.long_answer")):
            answer = self.send(self.act, "chen", {**self.data(), "answer": text})
            self.assertEqual((answer.status, answer.code), (422, code))

    def test_it_refuses_an_answer_to_oneself(self) -> None:
        own = builders.give(self.town, "chen")
        answer = self.send(self.act, "chen", {**self.data(), "opinion": own.uid})
        self.assertEqual(answer.code, "notifications.own_opinion")

    def test_an_opinion_is_a_debt_from_the_day_after_its_last_until_it_is_answered(self) -> None:
        # Given on Monday the 2nd of March: five working days end on Monday the 9th.
        self.assertEqual(queries.unanswered(date(2026, 3, 9)), [])
        self.assertEqual(queries.unanswered(date(2026, 3, 10)), [(self.opinion, date(2026, 3, 9))])
        self.send(self.act, "chen", self.data())
        self.assertEqual(queries.unanswered(date(2026, 3, 10)), [])

    def ask(self, who: str, path: str, data: dict[str, Any] | None = None) -> Any:  # Any: a test response
        self.client.force_login(self.town[who], backend="django.contrib.auth.backends.ModelBackend")
        with mock.patch("duban.site.clock.now", return_value=self.town.at):
            if data is None:
                return self.client.get(path, secure=True)
            return self.client.post(path, {"request_id": str(uuid4()), **data}, secure=True)

    def test_the_office_finds_all_the_giver_his_own_and_nobody_anything_else(self) -> None:
        page = f"/opinions/{self.opinion.uid}/"
        for who in ("chen", "gao"):
            self.assertContains(self.ask(who, "/opinions/"), page)
        self.assertNotContains(self.ask("lin", "/opinions/"), page)
        self.assertEqual(self.ask("lin", page).status_code, 404)
        self.assertContains(self.ask("chen", page), 'name="answer"')
        self.assertNotContains(self.ask("gao", page), 'name="answer"')
        self.assertEqual(self.ask("gao", page, {"answer": "好"}).status_code, 403)
        self.assertEqual(self.ask("chen", page, {"answer": "已按意见更正"}).status_code, 303)
        self.assertContains(self.ask("gao", page), "已按意见更正")

    def test_only_a_page_of_ours_becomes_a_link(self) -> None:
        for page, linked in (("/matters/", True), ("//evil.example/", False), ("javascript:alert(1)", False)):
            said = self.send("notifications.give_opinion", "gao", {"text": "有误", "page": page})
            shown = self.ask("chen", f"/opinions/{said.body['uid']}/").content.decode()
            with self.subTest(page):
                self.assertIn(page, shown)
                self.assertEqual(f'href="{page}">{page}' in shown, linked)

    def test_the_debt_stands_in_the_list_and_in_its_number(self) -> None:
        self.town.go_to(date(2026, 3, 10))
        self.assertContains(self.ask("sun", "/open-loops/?kind=office"), f"/opinions/{self.opinion.uid}/")
        self.assertContains(self.ask("sun", "/"), "本办应办未办")
