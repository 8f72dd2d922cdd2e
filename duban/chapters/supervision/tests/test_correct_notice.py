"""更正督办通知书."""

from __future__ import annotations

from typing import Any

from duban.chapters.matters.models import Matter
from duban.chapters.supervision.models import SupervisionNotice
from duban.chapters.supervision.queries import reckoning
from duban.chapters.supervision.tests import builders
from duban.support.documents import queries as documents
from tests.locking import MatterStory
from tests.stories import Answer


class TestCorrectNotice(MatterStory):
    act = "supervision.correct_notice"
    doer = "sun"
    wrong_role = "chen"
    refused = "supervision.not_in_text"

    matter: Matter
    notice: SupervisionNotice

    @classmethod
    def prepare(cls) -> None:
        cls.matter = builders.matter_under_way(cls.town)
        cls.notice = builders.served_notice(cls.town, cls.matter)

    def data(self, **changed: Any) -> dict[str, Any]:
        return {
            "notice": self.notice.uid,
            "wrong": "三日内",
            "right": "五日内",
            "reason": "录入错误",
            **changed,
        }

    def spoil(self) -> dict[str, Any]:
        return self.data(wrong="七日内")

    def check(self, answer: Answer) -> None:
        former = self.notice.document
        self.notice.refresh_from_db()
        assert former is not None and self.notice.document is not None
        self.assertIn("五日内提交整改方案", self.notice.requirement)
        self.assertEqual(self.notice.document.number, "古城督通〔2026〕1号（更正1）")
        self.assertEqual(self.notice.document.facts["number"], "古城督通〔2026〕1号")
        self.assertIn("三日内", former.facts["paragraphs"][1], "the former document is kept")
        self.assertEqual(len(documents.of_subject(self.notice.ref)), 2)
        served = reckoning.served_count(self.matter, self.notice.unit, self.town.at.date())
        self.assertEqual((self.notice.state, served), ("SERVED", 1), "it counts once")

    def refuses(self, code: str, **changed: Any) -> None:
        self.assertEqual(self.send(self.act, "sun", self.data(**changed)).code, code)

    def test_facts_in_the_table_are_corrected_too(self) -> None:
        self.assertEqual(self.send(self.act, "sun", self.data(wrong="第三段", right="第四段")).status, 200)
        self.notice.refresh_from_db()
        assert self.notice.document is not None
        self.assertIn("第四段", self.notice.document.facts["table"]["rows"][0][2])

    def test_number_addressee_limit_and_dates_are_not_words_to_correct(self) -> None:
        self.refuses("supervision.not_in_text", wrong="工程建设部", right="经营管理部")
        self.refuses("supervision.not_in_text", wrong="2026年3月2日", right="2026年3月1日")
        self.refuses("supervision.not_in_text", wrong="10个工作日", right="20个工作日")
        self.refuses("supervision.not_in_text", wrong="2026-03-02", right="2026-03-01")

    def test_it_refuses_blanks_and_what_changes_nothing(self) -> None:
        self.refuses("supervision.text_missing", wrong=" ")
        self.refuses("supervision.text_missing", reason=" ")
        self.refuses("supervision.same_text", right="三日内")

    def test_a_corrected_notice_is_frozen_anew_before_service(self) -> None:
        issued = builders.issued_notice(self.town, self.matter, unit="business")
        self.assertEqual(self.send(self.act, "sun", self.data(notice=issued.uid)).status, 200)
        sign = {"notice": issued.uid, "ground": "SIGNED"}
        self.assertEqual(self.send("supervision.serve_notice", "zhao", sign).code, "documents.not_frozen")
        builders.freeze(self.town)
        self.assertEqual(self.send("supervision.serve_notice", "zhao", sign).status, 200)

    def test_a_withdrawn_notice_is_past_correction(self) -> None:
        issued = builders.issued_notice(self.town, self.matter, unit="business")
        builders.withdraw(self.town, issued)
        self.refuses("supervision.notice_state", notice=issued.uid)
