"""更正阶段性通报."""

from __future__ import annotations

from datetime import date
from typing import Any

from duban.chapters.bulletins import queries
from duban.chapters.bulletins.models import Circular
from duban.chapters.bulletins.tests import builders
from duban.chapters.feedback.models import Report
from duban.chapters.feedback.tests import builders as feedback
from duban.ground.beijing import beijing_time
from duban.support.documents import numbers
from duban.support.documents import queries as documents
from duban.support.notifications.models import Message
from tests.stories import ActStory, Answer


class TestCorrectCircular(ActStory):
    act = "bulletins.correct_circular"
    doer = "sun"
    wrong_role = "chen"
    refused = "bulletins.state"

    circular: Circular
    report: Report

    @classmethod
    def prepare(cls) -> None:
        builders.story(cls.town)
        cls.report = builders.reported(cls.town)
        cls.circular = builders.issued(cls.town)

    def data(self, **changed: Any) -> dict[str, Any]:
        given = {
            "circular": self.circular.uid,
            "wrong": "推迟20天",
            "right": "推迟12天",
            "reason": "录入错误",
        }
        return {**given, **changed}

    def spoil(self) -> dict[str, Any]:
        self.town.go_to(date(2026, 10, 9))
        return self.data(circular=builders.draft(self.town, to_on=date(2026, 9, 30)).uid)

    def check(self, answer: Answer) -> None:
        first = documents.of_subject(self.circular.ref)[0]
        self.circular.refresh_from_db()
        made = self.circular.document
        assert made is not None
        self.assertEqual(made.number, "古城督报〔2026〕1号（更正1）")
        self.assertIn("推迟12天", queries.lagging_items(self.circular)[0].cause)
        self.assertIn(
            "更正说明（2026年7月6日）：录入错误。“推迟20天”更正为“推迟12天”。", made.facts["paragraphs"]
        )
        self.assertIn("推迟20天", "".join(first.facts["paragraphs"]), "the former paper is kept")
        self.assertEqual(queries.corrections_of(self.circular)[0].former, first)
        self.assertEqual(self.circular.state, "ISSUED")
        told = Message.objects.filter(kind="bulletins.served", slot__startswith="corrected:")
        self.assertIn("lin", {one.person.username for one in told})

    def test_it_locks_the_circular(self) -> None:
        self.assert_locks(self.circular)

    def test_figures_are_corrected_as_of_the_same_day_old_beside_new(self) -> None:
        old = self.circular.lines
        feedback.accept(self.town, self.report)
        answer = self.send(
            self.act, "sun", self.data(wrong="", right="", figures=True, reason="结果采纳在后")
        )
        self.assertEqual(answer.status, 200, answer)
        self.circular.refresh_from_db()
        made = queries.corrections_of(self.circular)[0]
        self.assertEqual((made.lines_before, made.lines_after), (old, self.circular.lines))
        assert self.circular.document is not None
        said = self.circular.document.facts["paragraphs"][-1]
        self.assertIn("工程建设部完成由1项更正为2项。", said)
        self.assertIn("合计期末在办由2项更正为1项。", said)

    def test_what_the_corrected_figures_clear_is_said_and_stays(self) -> None:
        late = queries.lagging_items(self.circular)[0]
        assert late.matter is not None
        now, self.town.at = self.town.at, beijing_time(date(2026, 6, 29), 9)
        report = feedback.submitted(self.town, late.matter)
        self.town.at = now
        feedback.accept(self.town, report)
        sent = self.data(wrong="", right="", figures=True, reason="6月29日已报结")
        self.assertEqual(self.send(self.act, "sun", sent).status, 200)
        self.circular.refresh_from_db()
        assert self.circular.document is not None
        said = self.circular.document.facts["paragraphs"][-1]
        self.assertIn(f"{late.title}（{late.matter.number}）不再列为进展滞后的事项。", said)
        self.assertEqual(queries.cleared_items(self.circular), [late])

    def test_a_corrected_paper_takes_no_number_of_its_own(self) -> None:
        self.send(self.act, "sun", self.data())
        series = {one.name: one for one in numbers.series()}["古城督报"]
        self.assertEqual((series.last, series.documents, series.gapless), (1, 1, True))

    def test_a_second_one_keeps_the_note_of_the_first(self) -> None:
        self.send(self.act, "sun", self.data())
        answer = self.send(self.act, "sun", self.data(wrong="8月底", right="9月10日前"))
        self.assertEqual(answer.status, 200, answer)
        self.circular.refresh_from_db()
        assert self.circular.document is not None
        self.assertEqual(self.circular.document.number, "古城督报〔2026〕1号（更正2）")
        notes = self.circular.document.facts["paragraphs"][-2:]
        self.assertIn("推迟20天", notes[0])
        self.assertIn("9月10日前", notes[1])

    def test_it_refuses_what_is_nothing_or_nowhere_and_what_may_not_be_said(self) -> None:
        for given, code in (
            ({"wrong": "没有的字句"}, "bulletins.not_in_text"),
            ({"right": "推迟20天"}, "bulletins.nothing_to_correct"),
            ({"wrong": "", "figures": True}, "bulletins.nothing_to_correct"),
            ({"reason": " "}, "bulletins.text_missing"),
            ({"right": "推迟20天，给予处分"}, "bulletins.sanction_word"),
            ({"right": "因林海未到场"}, "bulletins.person_named"),
        ):
            with self.subTest(code=code, given=given):
                self.assertEqual(self.send(self.act, "sun", self.data(**given)).code, code)
        self.assertEqual(queries.corrections_of(self.circular), [])
