"""登记函请配合: an outside unit is asked by letter, owes nothing and is counted nowhere (decision 1)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from django.test import SimpleTestCase

from duban.chapters.matters.models import Matter, Obligation
from duban.chapters.responsibility import rules
from duban.chapters.responsibility.models import Assignment, Letter
from duban.chapters.responsibility.tests import builders
from duban.ground.access import Refusal
from tests.cast import TODAY
from tests.locking import MatterStory
from tests.looking import PageCase
from tests.onward import accepted_matter
from tests.stories import Answer

ASKED = "请在汛前协助关闭上游闸门两日"


class TestRecordLetter(MatterStory):
    act = "responsibility.record_letter"
    doer = "chen"
    wrong_role = "lin"
    refused = "responsibility.letter_not_external"

    matter: Matter

    @classmethod
    def prepare(cls) -> None:
        cls.matter = builders.outside_matter(cls.town)

    def data(self) -> dict[str, Any]:
        return {
            "matter": self.matter.uid,
            "unit": self.town.unit("bureau").uid,
            "number": "古城管函〔2026〕7号",
            "sent_on": TODAY,
            "request": ASKED,
        }

    def spoil(self) -> dict[str, Any]:
        return {**self.data(), "unit": self.town.unit("business").uid}

    def check(self, answer: Answer) -> None:
        letter = Letter.objects.get(uid=answer.body["uid"])
        self.assertEqual((letter.unit_name, letter.number), ("区水务局", "古城管函〔2026〕7号"))
        bureau = self.town.unit("bureau")
        self.assertFalse(Obligation.objects.filter(unit=bureau).exists(), "nothing is owed")
        self.assertFalse(Assignment.objects.filter(unit=bureau).exists())

    def test_on_a_closed_matter_nobody_is_asked(self) -> None:
        matter = accepted_matter(self.town)
        self.town.tick()
        self.assertEqual(self.send("matters.close", "chen", {"matter": matter.uid}).status, 200)
        self.town.tick()
        answer = self.send(self.act, "chen", {**self.data(), "matter": matter.uid})
        self.assertEqual((answer.status, answer.code), (409, "matters.already_closed"), answer)

    def test_a_day_to_come_or_before_the_docketing_is_refused(self) -> None:
        for day, code in (
            ("2026-03-03", "responsibility.letter_future"),
            ("2026-03-01", "responsibility.letter_before"),
        ):
            answer = self.send(self.act, "chen", {**self.data(), "sent_on": day})
            self.assertEqual((answer.status, answer.code), (422, code), answer)


class TestRules(SimpleTestCase):
    def test_what_makes_a_letter(self) -> None:
        good: dict[str, Any] = {"name": "区水务局", "external": True, "number": "7号", "request": ASKED}
        rules.check_letter(**good)
        rules.check_letter_waits(None)
        cases: tuple[tuple[Callable[[], None], str], ...] = (
            (lambda: rules.check_letter(**{**good, "external": False}), "responsibility.letter_not_external"),
            (lambda: rules.check_letter(**{**good, "number": " "}), "responsibility.text_missing"),
            (lambda: rules.check_letter(**{**good, "request": ""}), "responsibility.text_missing"),
            (lambda: rules.check_letter_waits(TODAY), "responsibility.letter_replied"),
        )
        for ask, code in cases:
            with self.subTest(code), self.assertRaises(Refusal) as caught:
                ask()
            self.assertEqual(caught.exception.code, code)

    def test_its_day(self) -> None:
        since, today = date(2026, 3, 2), date(2026, 3, 9)
        for day, code in (
            (date(2026, 3, 1), "responsibility.letter_before"),
            (since, ""),
            (today, ""),
            (date(2026, 3, 10), "responsibility.letter_future"),
        ):
            found = ""
            try:
                rules.check_letter_day(day, since=since, today=today)
            except Refusal as refused:
                found = refused.code
            self.assertEqual(found, code, day)


class TestPages(PageCase):
    def test_the_letter_and_its_reply_stand_on_the_page_of_the_matter(self) -> None:
        matter = builders.outside_matter(self.town)
        self.town.tick()
        page, url = f"/matters/{matter.uid}/", f"/matters/{matter.uid}/letter/"
        self.assertContains(self.see("chen", page), url)
        self.assertNotContains(self.see("lin", page), url)
        self.assertEqual(self.see("lin", url).status_code, 403)
        self.assertEqual(self.see("wu", url).status_code, 404)
        bureau = str(self.town.unit("bureau").uid)
        given = {"unit": bureau, "number": "古城管函〔2026〕7号", "sent_on": str(TODAY), "request": ASKED}
        self.assertEqual(self.fill("chen", url, {**given, "request": ""}).status_code, 422)
        self.assertEqual(self.fill("chen", url, given).status_code, 303)
        reply = f"/letters/{Letter.objects.get().uid}/reply/"
        self.assertContains(self.see("chen", page), reply)
        shown = self.see("lin", page)
        self.assertContains(shown, "尚未复函")
        self.assertNotContains(shown, reply)
        self.assertEqual(self.see("lin", reply).status_code, 403)
        self.assertEqual(self.see("wu", reply).status_code, 404)
        self.assertContains(self.see("chen", reply), ASKED)
        answer = self.fill("chen", reply, {"replied_on": str(TODAY), "reply": "同意，届时关闸"})
        self.assertEqual(answer.status_code, 303)
        self.assertContains(self.see("lin", page), "复函：同意，届时关闸")
