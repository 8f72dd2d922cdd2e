"""印发工作简报."""

from __future__ import annotations

from datetime import date
from typing import Any

from duban.chapters.bulletins.actions import PictureText
from duban.chapters.bulletins.models import Bulletin
from duban.chapters.bulletins.tests import builders
from duban.support.notifications.models import Message
from tests.cast import TODAY
from tests.stories import ActStory, Answer


class TestIssueBulletin(ActStory):
    act = "bulletins.issue_bulletin"
    doer = "chen"
    wrong_role = "zhou"
    refused = "bulletins.state"

    bulletin: Bulletin

    @classmethod
    def prepare(cls) -> None:
        shown = [PictureText(builders.picture(cls.town).uid, "现场督查", 2)]
        cls.bulletin = builders.reviewed_bulletin(cls.town, pictures=shown)

    def data(self) -> dict[str, Any]:
        return {"bulletin": self.bulletin.uid}

    def spoil(self) -> dict[str, Any]:
        return {"bulletin": builders.bulletin(self.town).uid}

    def check(self, answer: Answer) -> None:
        self.bulletin.refresh_from_db()
        self.assertEqual(
            (self.bulletin.state, self.bulletin.year, self.bulletin.ordinal), ("ISSUED", 2026, 1)
        )
        self.assertEqual({one.served_on for one in self.bulletin.recipients.all()}, {TODAY})
        self.assertIn("lin", {one.person.username for one in Message.objects.filter(kind="bulletins.served")})
        assert self.bulletin.document is not None
        facts = self.bulletin.document.facts
        self.assertEqual((facts["letterhead"], facts["number"]), ("跟踪督办问效问责工作简报", "2026年第1期"))
        self.assertEqual(facts["paragraphs"][0], "一、工作动态")
        self.assertEqual(facts["paragraphs"][-1], "（图1：现场督查）")
        self.assertIn("图1：现场督查", facts["attachments"][0])
        self.assertEqual(facts["copies"], "工程建设部、经营管理部")

    def test_it_locks_the_bulletin(self) -> None:
        self.assert_locks(self.bulletin)

    def test_issues_run_without_a_gap_and_begin_anew_with_the_year(self) -> None:
        first, second = builders.issued_bulletin(self.town), builders.issued_bulletin(self.town)
        self.town.go_to(date(2027, 1, 5))
        third = builders.issued_bulletin(self.town)
        found = [(one.year, one.ordinal) for one in (first, second, third)]
        self.assertEqual(found, [(2026, 1), (2026, 2), (2027, 1)])
