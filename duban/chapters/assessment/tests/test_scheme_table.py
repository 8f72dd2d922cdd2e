"""Points as published tables write them: what is certain is read, what is not is asked (13(1))."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from django.test import SimpleTestCase

from duban.chapters.assessment.rules.scheme import importing, table
from duban.chapters.assessment.rules.scheme.importing import Answer, Reading
from duban.chapters.assessment.rules.scheme.scoring_text import Doubt, Part, parts
from duban.chapters.assessment.terms.scheme import RuleKind
from duban.chapters.assessment.terms.scheme_import import Take
from duban.ground.access import Unfit
from duban.ground.reading.sheets import Sheet
from duban.ground.reading.tables import read_tables

LEDGERS = Path(__file__).parents[4] / "tests/data/ledgers"
TOWNSHIP = ("S01_shicheng_township_2018.csv", "S01.xlsx")
REFUSED = ("APP巡", "注册并使用", "填写日志")
M, E, R, A = RuleKind.MANUAL, RuleKind.PER_EVENT, RuleKind.RATIO, RuleKind.ALL_OR_NOTHING


def shown(text: str) -> list[tuple[object, ...]]:
    return [
        (one.kind, str(one.full), str(one.amount)) if isinstance(one, Part) else (one.why, str(one.full))
        for one in parts(text)
    ]


class TestPointsInTheText(SimpleTestCase):
    def test_what_is_certain(self) -> None:
        for text, wanted in (
            ("建立台账（10分）；", [(M, "10", "0")]),
            ("建立台账(10分 )。", [(M, "10", "0")]),
            ("完善机制，得1.5分。", [(M, "1.5", "0")]),
            ("年内至少3次（3分，少一次扣1分）。", [(E, "3", "-1")]),
            ("每月上报，得5分，每少一次扣0.5分，扣完为止", [(E, "5", "-0.5")]),
            ("严厉打击，出现1例未处理扣2分（5分）；", [(E, "5", "-2")]),
            ("调查处理，出现一例未处理扣10分（20分）。", [(E, "20", "-10")]),
            ("年内无不达标，得4分，监测出现一次不达标河库扣2分，扣完为止。", [(E, "4", "-2")]),
            ("人放天养，按完成比例得分（5分）；", [(R, "5", "0")]),
            ("10例以上;否则按完成比例得分（15分）。", [(R, "15", "0")]),
            ("全部退养，得4分，未完成按水库退养完成比例扣分", [(R, "4", "0")]),
            ("处理率达80%以上，否则不得分（10分）；", [(A, "10", "0")]),
            ("配合督查，得5分；出现不配合现象不得分。", [(A, "5", "0")]),
            ("1.甲（1分）；乙（3分） 2.丙（3分）", [(M, "1", "0"), (M, "3", "0"), (M, "3", "0")]),
            ("被省、市书面通报表扬的分别奖10分、5分", [(E, "0", "10"), (E, "0", "5")]),
            ("被省、市通报批评的，分别扣20、10分。", [(E, "0", "-20"), (E, "0", "-10")]),
        ):
            self.assertEqual(shown(text), wanted, text)

    def test_what_is_not_is_a_doubt_and_never_a_rule(self) -> None:
        for text, why in (
            ("省级媒体1篇，得3分；市级2篇，得2分；县级得1分。", "tiers"),
            ("水质监测（20）", "no_word"),
            ("列全省、市前3名的分别奖10分、5分、3分", "unclear"),
            ("考核结果扣分的按扣分比例拆算扣分分值", "unclear"),
            ("不上报、不制止每出现一例扣2分", "unclear"),
            ("加强巡查，落实责任制度", "no_points"),
            ("按时报送，少一次扣1分、晚一次扣0.5分，少一件扣2分（5分）", "several"),
        ):
            found = parts(text)
            self.assertEqual([one.why for one in found if isinstance(one, Doubt)], [why], text)
            self.assertFalse([one for one in found if isinstance(one, Part)], text)

    def test_a_place_stands_in_its_own_rule(self) -> None:
        words = [one.words for one in parts("年内被省、市书面通报表扬的分别奖10分、5分")]
        self.assertEqual(words, ["年内被省书面通报表扬的", "年内被市书面通报表扬的"])


def township(name: str = TOWNSHIP[0], answers: dict[str, Answer] | None = None) -> Reading:
    found = table.read(read_tables((LEDGERS / name).read_bytes())[0])
    assert found is not None
    return importing.of_table(found, title="细则", unit="", answers=answers or {}, refused=REFUSED)


LEAVE, AS_READ = Answer(Take.LEAVE_OUT), Answer(Take.AS_READ)


class TestTheTownshipTable(SimpleTestCase):
    def test_it_asks_for_each_place_that_is_not_certain(self) -> None:
        for name in TOWNSHIP:
            asked = [one.why for one in township(name).questions]
            wanted = ["system_use"] * 3 + ["unclear", "item_sum", "no_points", "bonus_points"]
            self.assertEqual(sorted(asked), sorted(wanted), name)

    def test_an_item_without_points_in_its_words_is_judged_as_a_whole(self) -> None:
        found = township().scheme
        whole = next(one for one in found.rules if one.code == "r4n1")
        self.assertEqual((whole.kind, whole.full), (M, 5))

    def test_points_for_using_an_app_can_only_be_left_out(self) -> None:
        asked = next(one for one in township().questions if one.key == "r8.1")
        self.assertEqual(asked.takes, (Take.LEAVE_OUT,))
        with self.assertRaises(Unfit) as refused:
            township(answers={"r8.1": Answer(Take.MANUAL, full=Decimal(2))})
        self.assertEqual(refused.exception.code, "assessment.table_answer")

    def test_unanswered_it_stops(self) -> None:
        with self.assertRaises(Unfit) as refused:
            importing.check_answered(township())
        self.assertEqual(refused.exception.code, "assessment.table_questions")
        self.assertEqual(refused.exception.params["count"], 7)

    def test_answered_it_goes_through(self) -> None:
        answers = {one.key: LEAVE for one in township().questions}
        answers |= {"r24.sum": AS_READ, "s31.bonus": AS_READ}
        importing.check_answered(township(answers=answers))

    def test_another_points_than_written_brings_up_the_sum(self) -> None:
        answers = {one.key: LEAVE for one in township().questions}
        answers |= {"r24.sum": AS_READ, "s31.bonus": AS_READ, "r30.2": Answer(Take.MANUAL, full=Decimal(1))}
        self.assertEqual([one.key for one in township(answers=answers).questions], ["r30.sum"])


class TestOtherTables(SimpleTestCase):
    def test_a_sheet_without_items_is_no_table(self) -> None:
        self.assertIsNone(table.read(Sheet("", (("序号", "姓名"), ("1", "甲")))))

    def test_a_unit_that_is_not_in_the_table_is_refused(self) -> None:
        found = table.read(read_tables((LEDGERS / "S02.xlsx").read_bytes())[0])
        assert found is not None
        with self.assertRaises(Unfit) as refused:
            importing.of_table(found, title="", unit="县气象局", answers={}, refused=())
        self.assertEqual(refused.exception.code, "assessment.table_unit")

    def test_sections_that_do_not_add_up_are_asked_about(self) -> None:
        rows = (("一、", "日常", "10"), ("1", "报送", "4", "按时报送"), ("2", "会议", "5", "按时参加"))
        found = table.read(Sheet("", rows))
        assert found is not None
        asked = importing.of_table(found, title="", unit="", answers={}, refused=()).questions
        self.assertEqual([(one.why, one.full, one.declared) for one in asked], [("section_sum", 9, 10)])
