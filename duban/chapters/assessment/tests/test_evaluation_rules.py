"""The rules of evaluation as tables (11(5), 12; decisions 24 and 28 to 31)."""

from __future__ import annotations

from datetime import date

from django.test import SimpleTestCase

from duban.chapters.assessment.rules import evaluation as rules
from duban.chapters.assessment.terms.evaluation import (
    CRITERIA,
    PAIRS,
    EvaluationState,
    Quality,
    Subject,
)
from duban.ground.access import Refusal, Unfit

ENDLESS = rules.Due("2026-1", "", None, True)


class WhenTest(SimpleTestCase):
    def test_the_year(self) -> None:
        done = rules.Due("2026-1", "", date(2025, 12, 30), False)
        for due, today, year in (
            (done, date(2026, 3, 2), 2025),
            (ENDLESS, date(2026, 12, 1), 2026),
            (ENDLESS, date(2027, 1, 4), 2026),
            (ENDLESS, date(2026, 11, 30), 2025),
            (rules.Due("1", "", None, True, 2026), date(2026, 11, 30), 2026),
            (rules.Due("1", "", None, False, 2026), date(2026, 3, 2), 2026),
        ):
            self.assertEqual(rules.year_of(due, today, year_end_month=12), year)

    def test_what_may_be_evaluated(self) -> None:
        done = rules.Due("1", "", date(2026, 3, 2), False)
        for due, year, today, code in (
            (done, 2026, date(2026, 3, 2), ""),
            (done, 2025, date(2026, 3, 2), "assessment.wrong_year"),
            (rules.Due("1", "", None, False), 2026, date(2026, 12, 31), "assessment.matter_not_done"),
            (rules.Due("1", "MERGED", None, False), 2026, date(2026, 12, 31), "assessment.matter_ended"),
            (rules.Due("1", "TERMINATED", None, True), 2026, date(2027, 1, 4), "assessment.matter_ended"),
            (ENDLESS, 2026, date(2026, 11, 30), "assessment.year_not_over"),
            (ENDLESS, 2026, date(2026, 12, 1), ""),
            (ENDLESS, 2026, date(2027, 2, 1), ""),
            (rules.Due("1", "", None, True, 2026), 2025, date(2026, 12, 1), "assessment.wrong_year"),
            # Without an end and ended all the same: the year of its end, and those before.
            (rules.Due("1", "", date(2027, 5, 4), True), 2027, date(2027, 5, 4), ""),
            (rules.Due("1", "", date(2027, 5, 4), True), 2026, date(2027, 5, 4), ""),
        ):
            with self.subTest(due=due, year=year):
                self.assertEqual(_code(lambda d=due, y=year, t=today: _due(d, y, t)), code)

    def test_it_is_owed_once_and_when_there_is_something(self) -> None:
        for owed, evaluated, over, code in (
            (False, False, True, ""),
            (True, False, True, "assessment.no_duty"),
            (False, True, True, "assessment.no_duty"),
            (False, False, False, "assessment.no_duty"),
        ):
            found = _code(
                lambda o=owed, e=evaluated, v=over: rules.check_owed(2026, owed=o, evaluated=e, over=v)
            )
            self.assertEqual(found, code)

    def test_the_order_of_the_steps(self) -> None:
        states = {
            "assessment.evaluate": "DRAFT",
            "assessment.submit_evaluation": "DRAFT",
            "assessment.approve_evaluation": "SUBMITTED",
            "assessment.return_evaluation": "SUBMITTED",
            "assessment.correct_evaluation": "APPROVED",
        }
        for code, good in states.items():
            for state in EvaluationState.values:
                with self.subTest(code=code, state=state):
                    found = _code(lambda c=code, s=state: rules.check_step(c, s, step=""))
                    self.assertEqual(found, "" if state == good else "assessment.wrong_state")


class QualityTest(SimpleTestCase):
    def test_the_whole_is_judged_and_not_reckoned(self) -> None:
        """Better than the worst objective only with a reason; worse whenever it is so judged."""
        for whole, objectives, reason, refused in (
            ("GOOD", ["GOOD", "GOOD"], "", False),
            ("GOOD", ["GOOD", "FAIRLY_GOOD"], "", True),
            ("GOOD", ["GOOD", "FAIRLY_GOOD"], "主体目标超额", False),
            ("FAIRLY_GOOD", ["GOOD", "FAIRLY_GOOD"], "", False),
            ("POOR", ["GOOD", "GOOD"], "", False),
            ("FAIR", ["POOR"], " ", True),
            ("GOOD", [], "", False),
            ("GOOD", [""], "", False),
        ):
            with self.subTest(whole=whole, objectives=objectives, reason=reason):
                found = _code(lambda w=whole, o=objectives, r=reason: rules.check_whole(w, o, r))
                self.assertEqual(found, "assessment.better_than_reasons" if refused else "")

    def test_four_words_and_no_other_scale(self) -> None:
        self.assertEqual([str(one.label) for one in Quality], ["好", "较好", "一般", "差"])

    def test_what_demands_an_analysis(self) -> None:
        late = rules.Timed(Subject.MATTER, "m", "办结时限", "LATE")
        node = rules.Timed(Subject.MILESTONE, "n", "节点", "LATE")
        good = rules.Timed(Subject.MILESTONE, "k", "节点", "ON_TIME")
        none = rules.Timed(Subject.MATTER, "e", "办结时限", "")
        whole = ("w", "总体", "POOR")
        for dates, objectives, total, quality, refs in (
            ([late, node, good], [], ("w", "", "GOOD"), ("POOR",), ["m", "n"]),
            ([none], [("o", "目标", "POOR"), ("p", "目标", "FAIR")], whole, ("POOR",), ["o"]),
            ([], [("p", "目标", "FAIR")], whole, ("POOR", "FAIR"), ["p"]),
            ([], [("p", "目标", "FAIR")], whole, ("POOR",), ["w"]),
            ([], [], ("w", "", "FAIR"), ("POOR", "FAIR"), ["w"]),
            ([], [], ("w", "", ""), ("POOR", "FAIR"), []),
        ):
            found = rules.demanded(dates, objectives, total, for_timeliness=("LATE",), for_quality=quality)
            self.assertEqual([one.ref for one in found], refs)

    def test_the_short_sheet(self) -> None:
        words = {"category": "C", "analyses": "A", "problems": "P"}
        for category, analyses, problems, why in (
            ("IMPORTANT_MATTER", 0, 0, ""),
            ("KEY_PROJECT", 0, 0, "C"),
            ("IMPORTANT_MATTER", 1, 0, "A"),
            ("IMPORTANT_MATTER", 0, 1, "P"),
        ):
            found = rules.why_not_short(
                category=category,
                categories=("IMPORTANT_MATTER",),
                analyses=analyses,
                problems=problems,
                words=words,
            )
            self.assertEqual(found, why)

    def test_every_criterion_has_its_pair(self) -> None:
        self.assertEqual(tuple(PAIRS), CRITERIA)
        paired = {line for lines in PAIRS.values() for line in lines}
        self.assertEqual(paired, {f"9({place})" for place in range(1, 9)})


class RecusalTest(SimpleTestCase):
    head = rules.Member("h", "王", is_head=True, charge=("工程部",))
    member = rules.Member("m", "周", charge=("工程部",))
    free = rules.Member("f", "李")
    posted = rules.Member("p", "何", is_head=True, posts=("工程部",))

    def test_who_recuses(self) -> None:
        for one, head_too, expected in (
            (self.head, False, False),
            (self.head, True, True),
            (self.member, False, True),
            (self.free, True, False),
            (self.posted, False, True),
        ):
            self.assertEqual(rules.recuses(one, head_too=head_too), expected)

    def test_a_circulation(self) -> None:
        everybody = [self.head, self.member, self.free]
        for signed, judged, code in (
            ({"h": True, "f": True}, (), ""),
            ({"h": True}, (), "assessment.not_signed"),
            ({"h": True}, ("f",), ""),
            ({"h": True, "f": False}, (), "assessment.disagreed"),
            ({}, ("h", "f"), "assessment.not_signed"),
        ):
            with self.subTest(signed=signed, judged=judged):
                found = _code(
                    lambda s=signed, j=judged: rules.check_signed(everybody, s, head_too=False, judged_by=j)
                )
                self.assertEqual(found, code)
        self.assertEqual(
            rules.check_signed(everybody, {"h": True, "f": True}, head_too=False, judged_by=()), ["周"]
        )


def _due(due: rules.Due, year: int, today: date) -> None:
    rules.check_due(due, year, today=today, year_end_month=12)


def _code(rule: object) -> str:
    try:
        rule()  # type: ignore[operator]  # a rule bound to its arguments
    except (Refusal, Unfit) as refused:
        return refused.code
    return ""
