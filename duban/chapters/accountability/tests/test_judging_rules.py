"""The rules of judging a clue as tables: 25 grounds × handling, what waits for what (decisions 34, 35)."""

from __future__ import annotations

from datetime import date

from django.test import SimpleTestCase

from duban.chapters.accountability.rules import judging as rules
from duban.chapters.accountability.rules import recorded
from duban.chapters.accountability.rules.judging import Judged
from duban.chapters.accountability.terms.grounds import BY_FACT, GROUNDS, Entry, HandlingClass
from duban.chapters.accountability.terms.judging import Handling, Step
from duban.ground.access import Refusal
from duban.ground.regulation import clauses
from duban.support.rulebook import shipped

DAY = date(2026, 3, 2)


def refused(check: object, *args: object, **kwargs: object) -> str:
    """The code of the refusal, or nothing."""
    try:
        check(*args, **kwargs)  # type: ignore[operator]  # a rule
    except Refusal as found:
        return found.code.partition(".")[2]
    return ""


class TestGrounds(SimpleTestCase):
    def test_the_25_with_their_official_words_and_their_classes(self) -> None:
        self.assertEqual(list(GROUNDS), [f"16({n})" for n in range(1, 26)])
        self.assertEqual(len({one.code for one in GROUNDS.values()}), 25)
        classes = shipped.bodies()["accountability.handling_classes"]["value"]
        for one in GROUNDS.values():
            self.assertTrue(clauses.clause(one.id).words)
            self.assertIn(classes[one.id], HandlingClass.values)
            self.assertTrue(str(one.feeds))

    def test_how_each_comes_on_record(self) -> None:
        own = {one.id for one in GROUNDS.values() if one.entry == Entry.BY_ITSELF}
        self.assertEqual(own, {"16(4)"})
        self.assertEqual(BY_FACT, {f"16({n})" for n in (2, 3, 10, 11, 13, 17, 22, 23, 24)})
        referred = {
            key
            for key, kind in shipped.bodies()["accountability.handling_classes"]["value"].items()
            if kind == "refer"
        }
        self.assertFalse(referred & BY_FACT, "nothing that is only referred is raised by the system")


class TestHandling(SimpleTestCase):
    def test_class_choice_and_the_head(self) -> None:
        for klass, chosen, concerned, found in (
            ("office", "", False, "OFFICE"),
            ("office", "", True, "REFER"),
            ("refer", "", False, "REFER"),
            ("refer", "OFFICE", False, "REFER"),
            ("either", "", False, ""),
            ("either", "OFFICE", False, "OFFICE"),
            ("either", "REFER", False, "REFER"),
            ("either", "OFFICE", True, "REFER"),
        ):
            with self.subTest(klass=klass, chosen=chosen, concerned=concerned):
                self.assertEqual(rules.handling(klass, chosen=chosen, head_concerned=concerned), found)

    def test_the_choice_is_only_where_the_table_leaves_it(self) -> None:
        for klass, handling, concerned, code in (
            ("either", "", False, ""),
            ("either", "OFFICE", False, "handling_chosen"),
            ("either", "REFER", True, "handling_fixed"),
            ("office", "OFFICE", False, "handling_fixed"),
            ("refer", "REFER", False, "handling_fixed"),
        ):
            clue = Judged("16(9)", "OPEN", handling)
            given = {"klass": klass, "head_concerned": concerned, "reason": "理由"}
            self.assertEqual(refused(rules.check_choose, clue, **given), code, (klass, handling))


class TestJudging(SimpleTestCase):
    def test_who_may_confirm_or_reject_what(self) -> None:
        for clue, code in (
            (Judged("16(20)", "OPEN", "OFFICE"), ""),
            (Judged("16(4)", "OPEN", "OFFICE"), "by_itself"),
            (Judged("16(7)", "OPEN", "REFER"), "only_referred"),
            (Judged("16(9)", "OPEN", ""), "handling_undecided"),
            (Judged("16(9)", "OPEN", "OFFICE"), ""),
            (Judged("16(20)", "OPEN", "OFFICE", own=True), "own_clue"),
            (Judged("16(25)", "OPEN", "OFFICE"), "second_look_first"),
            (Judged("16(25)", "OPEN", "OFFICE", second_look_on=DAY), ""),
            (Judged("16(20)", "CLOSED", "OFFICE", closed_on=DAY), "clue_closed"),
        ):
            with self.subTest(clue=clue):
                self.assertEqual(refused(rules.check_confirm, clue, words="成立"), code)
                self.assertEqual(refused(rules.check_reject, clue, words="不成立"), code)
                self.assertIn(refused(rules.check_confirm, clue, words=" "), (code, "words_missing"))

    def test_confirmed_is_confirmed(self) -> None:
        clue = Judged("16(20)", "OPEN", "OFFICE", confirmed_on=DAY)
        self.assertEqual(refused(rules.check_confirm, clue, words="成立"), "already_confirmed")
        self.assertEqual(refused(rules.check_reject, clue, words="不成立"), "confirmed_before")

    def test_referring(self) -> None:
        for handling, receiver, code in (
            ("REFER", "公安机关", ""),
            ("OFFICE", "公安机关", ""),
            ("REFER", "报社", "receiver_unfit"),
            ("", "公安机关", "handling_undecided"),
        ):
            clue = Judged("16(7)", "OPEN", handling)
            given = {"receiver": receiver, "receivers": ["公安机关"], "reason": "理由"}
            self.assertEqual(refused(rules.check_refer, clue, **given), code, given)
        clue = Judged("16(7)", "OPEN", "REFER", in_case=True)
        self.assertEqual(refused(rules.check_refer, clue, **given), "clue_in_case")

    def test_what_a_clue_waits_for(self) -> None:
        for clue, receipt, result, step in (
            (Judged("16(20)", "OPEN", "OFFICE"), False, False, Step.JUDGE),
            (Judged("16(20)", "OPEN", "OFFICE", confirmed_on=DAY), False, False, Step.START),
            (Judged("16(4)", "OPEN", "OFFICE"), False, False, Step.START),
            (Judged("16(4)", "OPEN", "OFFICE", in_case=True), False, False, ""),
            (Judged("16(25)", "OPEN", "OFFICE"), False, False, Step.SECOND_LOOK),
            (Judged("16(25)", "OPEN", "OFFICE", second_look_on=DAY), False, False, Step.JUDGE),
            (Judged("16(9)", "OPEN", ""), False, False, Step.CHOOSE),
            (Judged("16(7)", "OPEN", "REFER"), False, False, Step.REFER),
            (Judged("16(7)", "CLOSED", "REFER"), False, False, Step.RECEIPT),
            (Judged("16(7)", "CLOSED", "REFER"), True, False, Step.RESULT),
            (Judged("16(7)", "CLOSED", "REFER"), True, True, ""),
            (Judged("16(20)", "CLOSED", Handling.OFFICE), False, False, ""),
        ):
            with self.subTest(clue=clue):
                self.assertEqual(rules.next_step(clue, receipt=receipt, result=result), step)


class TestRecorded(SimpleTestCase):
    def test_urged_after_the_date_and_often_enough(self) -> None:
        before, same, after = date(2026, 3, 1), DAY, date(2026, 3, 3)
        for urged, wanted, found in (
            ([], 1, False),
            ([before, same], 1, False),
            ([after], 1, True),
            ([before, after], 2, False),
            ([after, after], 2, True),
        ):
            self.assertEqual(recorded.refused(due_on=DAY, urged_on=urged, at_least=wanted), found)

    def test_year_upon_year_without_a_gap(self) -> None:
        for years, last, wanted, found in (
            ({2024, 2025, 2026}, 2026, 3, (2024, 2025, 2026)),
            ({2024, 2025, 2026}, 2026, 4, ()),
            ({2023, 2025, 2026}, 2026, 3, ()),
            ({2023, 2024, 2025}, 2025, 3, (2023, 2024, 2025)),
            ({2023, 2024, 2025}, 2026, 3, ()),
            (set(), 2026, 2, ()),
        ):
            self.assertEqual(recorded.consecutive_until(years, last=last, wanted=wanted), found)
