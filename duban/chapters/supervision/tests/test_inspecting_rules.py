"""The pure rules of inspection (arts. 9, 10; decision 27), as tables."""

from __future__ import annotations

from datetime import date

from django.test import SimpleTestCase

from duban.chapters.supervision.rules import inspecting, modes
from duban.chapters.supervision.rules.inspecting import Asked, Basis
from duban.ground.access import Refusal

DAY = date(2026, 3, 10)
WHY = {"missing": "m", "not_adopted": "n", "other": "o", "used": "u", "outside": "x"}


def refused(check: object, *args: object, **kwargs: object) -> str:
    """The code of the refusal, empty if there is none."""
    try:
        check(*args, **kwargs)  # type: ignore[operator]  # a rule of the table
    except Refusal as found:
        return found.code
    return ""


class PlanRules(SimpleTestCase):
    def test_a_line_says_what_at_whose_how_and_when_within_the_year(self) -> None:
        good = Asked("进度", True, "SITE_CHECK", date(2026, 1, 1), date(2026, 12, 31))
        for lines, code in (
            ([good], ""),
            ([], "supervision.plan_empty"),
            ([good, Asked("", True, "SITE_CHECK", DAY, DAY)], "supervision.plan_line"),
            ([Asked("进度", False, "SITE_CHECK", DAY, DAY)], "supervision.plan_line"),
            ([Asked("进度", True, "SPECIAL", DAY, DAY)], "supervision.plan_line"),
            ([Asked("进度", True, "SITE_CHECK", DAY, date(2026, 3, 9))], "supervision.plan_line"),
            ([Asked("进度", True, "SITE_CHECK", date(2025, 12, 31), DAY)], "supervision.plan_line"),
            ([Asked("进度", True, "SITE_CHECK", DAY, date(2027, 1, 1))], "supervision.plan_line"),
        ):
            with self.subTest(lines=lines):
                self.assertEqual(refused(inspecting.check_plan_lines, lines, year=2026), code)

    def test_a_visit_rests_on_an_adopted_line_within_its_days_or_an_unused_approval(self) -> None:
        for basis, why in (
            (Basis(True, True), ""),
            (Basis(True, True, from_on=DAY, to_on=DAY), ""),
            (Basis(False, True), "n"),
            (Basis(True, False), "o"),
            (Basis(True, True, same_matter=False), "o"),
            (Basis(True, True, used=True), "u"),
            (Basis(True, True, from_on=date(2026, 3, 11), to_on=date(2026, 3, 31)), "x"),
            (Basis(True, True, from_on=date(2026, 3, 1), to_on=date(2026, 3, 9)), "x"),
            (None, "m"),
        ):
            with self.subTest(basis=basis):
                found = ""
                try:
                    inspecting.check_basis(basis, on=DAY, why=dict(WHY))
                except Refusal as refusal:
                    found = str(refusal.params["why"])
                self.assertEqual(found, why)

    def test_the_cap_is_reached_at_its_number(self) -> None:
        for count, most, code in (
            (0, 2, ""),
            (1, 2, ""),
            (2, 2, "supervision.too_many_visits"),
            (3, 2, "supervision.too_many_visits"),
            (0, 0, "supervision.too_many_visits"),
        ):
            with self.subTest(count=count, most=most):
                found = refused(inspecting.check_cap, count, most=most, unit="工程建设部", month="2026年3月")
                self.assertEqual(found, code)

    def test_the_same_week_is_fewer_days_apart_than_the_rule_says(self) -> None:
        for other, same in (
            (date(2026, 3, 4), True),
            (date(2026, 3, 3), False),
            (date(2026, 3, 16), True),
            (date(2026, 3, 17), False),
            (DAY, True),
        ):
            with self.subTest(other=other):
                self.assertEqual(inspecting.same_week(DAY, other, days=7), same)

    def test_a_record_is_of_a_day_that_has_come_and_ticks_article_nine(self) -> None:
        for lines, held_on, back, code in (
            (["9(1)"], DAY, None, ""),
            (["9(1)", "9(8)"], DAY, date(2026, 3, 11), ""),
            ([], DAY, None, "supervision.lines_unfit"),
            (["9(0)"], DAY, None, "supervision.lines_unfit"),
            (["10(1)"], DAY, None, "supervision.lines_unfit"),
            (["9(1)"], date(2026, 3, 11), None, "supervision.held_on_unfit"),
            (["9(1)"], date(2026, 2, 28), None, "supervision.held_on_unfit"),
            (["9(1)"], DAY, DAY, "supervision.look_back_past"),
        ):
            with self.subTest(lines=lines, held_on=held_on, back=back):
                found = refused(
                    inspecting.check_seen,
                    lines,
                    held_on=held_on,
                    from_on=date(2026, 3, 1),
                    today=DAY,
                    look_back_on=back,
                )
                self.assertEqual(found, code)


class ModeRules(SimpleTestCase):
    def test_two_different_people_are_two(self) -> None:
        for people, code in (
            (["a", "b"], ""),
            (["a", "a"], "supervision.two_present"),
            (["a"], "supervision.two_present"),
            ([], "supervision.two_present"),
        ):
            with self.subTest(people=people):
                self.assertEqual(refused(modes.check_present, people, least=2), code)

    def test_minutes_are_signed_or_the_refusal_is_noted(self) -> None:
        for signed, note, code in (
            (True, "", ""),
            (False, "拒签", ""),
            (False, " ", "supervision.refusal_unnoted"),
        ):
            with self.subTest(signed=signed, note=note):
                self.assertEqual(refused(modes.check_signed, signed, refusal_note=note), code)

    def test_an_interview_goes_its_way_in_order(self) -> None:
        states = ("PROPOSED", "APPROVED", "REFUSED", "NOTIFIED", "HELD", "WITHDRAWN")
        for act, allowed in (
            ("supervision.decide_interview", {"PROPOSED"}),
            ("supervision.issue_interview_notice", {"APPROVED"}),
            ("supervision.interview", {"NOTIFIED"}),
            ("supervision.withdraw_interview", {"PROPOSED", "APPROVED", "NOTIFIED"}),
        ):
            for state in states:
                with self.subTest(act=act, state=state):
                    found = refused(modes.check_interview_state, state, act)
                    self.assertEqual(found, "" if state in allowed else "supervision.interview_state")
