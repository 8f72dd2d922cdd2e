"""我的记录 opens with what counts now: on a decision that fell nobody is told how to appeal (6(2); decision 39)."""

from __future__ import annotations

from dataclasses import replace

from django.test import SimpleTestCase
from django.urls import reverse

from duban.chapters.accountability.models import CaseDecision
from duban.chapters.accountability.rules import records
from duban.chapters.accountability.rules.settling import Clearing
from duban.chapters.accountability.terms.decision import AppealState, Measure
from duban.chapters.accountability.terms.records import NameState, Opening
from duban.chapters.accountability.tests import casing, deciding
from tests.looking import PageCase

MAY_APPEAL = "对处理决定不服的，可以按所列途径提出申诉。申诉期间不停止决定的执行。"
ROUTE = "申诉途径 1"


class TestOpeningRules(SimpleTestCase):
    none = records.Stands(
        served=0, standing=0, appealable=False, waiting=False, unreplaced=False, ended=False, over=False
    )

    def test_the_sentence_follows_the_state(self) -> None:
        table: list[tuple[dict[str, object], Opening]] = [
            ({}, Opening.HEARING),
            ({"over": True}, Opening.HEARD),
            ({"over": True, "ended": True}, Opening.LEFT_OUT),
            ({"served": 1, "standing": 1, "appealable": True}, Opening.MAY_APPEAL),
            ({"served": 2, "standing": 2, "appealable": True, "waiting": True}, Opening.MAY_APPEAL),
            ({"served": 1, "standing": 1, "waiting": True}, Opening.APPEALED),
            ({"served": 1, "standing": 1}, Opening.APPEALS_USED_UP),
            ({"served": 1, "unreplaced": True}, Opening.CHANGED),
            ({"served": 1, "over": True}, Opening.WITHDRAWN),
            ({"served": 2, "standing": 1, "appealable": True, "unreplaced": True}, Opening.MAY_APPEAL),
        ]
        for given, wanted in table:
            with self.subTest(given=given):
                self.assertEqual(records.opening(replace(self.none, **given)), wanted)  # type: ignore[arg-type]  # values of the table

    def test_clearing_is_told_where_it_is_open(self) -> None:
        for entitled, cleared, waiting, wanted in (
            (False, False, False, None),
            (True, False, False, NameState.OPEN),
            (True, False, True, NameState.ASKED),
            (True, True, False, NameState.CLEARED),
        ):
            asked = Clearing(himself=True, entitled=entitled, cleared=cleared, waiting=waiting)
            self.assertEqual(records.name_state(asked), wanted)


class TestRecordOpening(PageCase):
    decision: CaseDecision

    @classmethod
    def prepare(cls) -> None:
        cls.decision = deciding.executed(cls.town)

    def opens(self, *said: str, without: tuple[str, ...] = ()) -> None:
        record = casing.concerned(self.town, self.decision.case)
        page = self.see("li", reverse("my_record", args=[record.uid]))
        for words in said:
            self.assertContains(page, words)
        for words in without:
            self.assertNotContains(page, words)

    def test_while_it_stands_how_to_appeal(self) -> None:
        self.opens(MAY_APPEAL, ROUTE)

    def test_while_an_appeal_waits_that_it_does(self) -> None:
        deciding.appeal(self.town, self.decision)
        self.opens(str(Opening.APPEALED.label), without=(MAY_APPEAL,))

    def test_after_it_fell_on_appeal_that_it_fell_and_how_his_name_is_cleared(self) -> None:
        deciding.answer(self.town, deciding.appeal(self.town, self.decision))
        self.opens(
            str(Opening.WITHDRAWN.label), str(NameState.OPEN.label), without=("可以按所列途径提出申诉", ROUTE)
        )
        deciding.ask_clearing(self.town, deciding.fresh(self.decision.case))
        self.opens(str(NameState.ASKED.label), without=(str(NameState.OPEN.label),))

    def test_after_it_was_changed_that_another_follows_and_then_how_to_appeal_that(self) -> None:
        deciding.answer(self.town, deciding.appeal(self.town, self.decision), AppealState.CHANGED)
        self.opens(str(Opening.CHANGED.label), without=("可以按所列途径提出申诉", ROUTE))
        case = deciding.fresh(self.decision.case)
        new = deciding.record(
            self.town,
            case,
            measure=Measure.WRITTEN_WARNING,
            number="区委组〔2026〕31号",
            replaces=self.decision.uid,
        )
        deciding.serve(self.town, deciding.compare(self.town, new))
        self.opens(MAY_APPEAL, ROUTE, without=(str(Opening.CHANGED.label),))
