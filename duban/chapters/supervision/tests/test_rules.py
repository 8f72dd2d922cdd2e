"""The rules of supervision as tables, article by article."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from django.test import SimpleTestCase

from duban.chapters.supervision import rules
from duban.chapters.supervision.rules import Counted, CountRules, Ground, Question, Service
from duban.chapters.supervision.terms import Consequence, NoticeState
from duban.ground import workdays
from duban.ground.access import Refusal

CALENDAR = workdays.shipped()
DAY = date(2026, 3, 2)


def refused(check: Callable[..., object], *args: object, **given: object) -> str:
    """The code of the refusal; empty when the rule lets it pass."""
    try:
        check(*args, **given)
    except Refusal as no:
        return no.code
    return ""


class Article16Item4Test(SimpleTestCase):
    """就同一事项发出两次（含）以上督办通知."""

    def count(self, *states: str, rules_: CountRules | None = None, **question: Any) -> int:
        notices = [Counted("m", "works", state, DAY) for state in states]
        asked = Question(**{"matter": "m", "recipient": "works", "docketed_on": DAY, "on": DAY, **question})
        return rules.notice_count(notices, asked, rules_ or CountRules())

    def test_only_served_and_not_annulled_ones_count(self) -> None:
        for states, count in (
            ((), 0),
            (("SERVED",), 1),
            (("SERVED", "SERVED"), 2),
            (("SERVED", "ANNULLED"), 1),
            (("ISSUED", "SERVED"), 1),
            (("DRAFT", "SIGNED_OFF", "WITHDRAWN"), 0),
        ):
            with self.subTest(states):
                self.assertEqual(self.count(*states), count)

    def test_the_rule_set_may_say_that_issue_is_enough(self) -> None:
        self.assertEqual(self.count("ISSUED", "SERVED", rules_=CountRules(must_be_served=False)), 2)

    def test_the_signer_reckons_with_what_is_on_its_way(self) -> None:
        notices = [Counted("m", "works", str(state), DAY) for state in NoticeState]
        asked = Question("m", "works", DAY, DAY)
        self.assertEqual(rules.standing_count(notices, asked, CountRules()), 2)

    def test_each_matter_and_each_recipient_counts_for_itself(self) -> None:
        notices = [Counted("m", "works", "SERVED", DAY), Counted("m", "business", "SERVED", DAY)]
        notices.append(Counted("other", "works", "SERVED", DAY))
        asked = Question("m", "works", DAY, DAY)
        self.assertEqual(rules.notice_count(notices, asked, CountRules()), 1)
        self.assertEqual(rules.notice_count(notices, asked, CountRules(counting="per_matter")), 2)

    def test_windows(self) -> None:
        days = [date(2025, 11, 20), date(2026, 2, 20), date(2026, 11, 20)]
        notices = [Counted("m", "works", "SERVED", day) for day in days]
        asked = Question("m", "works", date(2025, 3, 1), date(2026, 11, 20))
        for window, count in (("LIFE_OF_MATTER", 3), ("CALENDAR_YEAR", 2), ("DOCKETING_PERIOD", 1)):
            with self.subTest(window):
                self.assertEqual(rules.notice_count(notices, asked, CountRules(window=window)), count)

    def test_a_docketing_period_runs_from_day_to_day(self) -> None:
        period = CountRules(window="DOCKETING_PERIOD")
        notices = [Counted("m", "works", "SERVED", date(2026, 3, 1))]
        self.assertEqual(
            rules.notice_count(notices, Question("m", "works", date(2026, 3, 1), DAY), period), 1
        )
        self.assertEqual(
            rules.notice_count(notices, Question("m", "works", date(2025, 3, 2), DAY), period), 0
        )

    def test_two_is_enough_inclusive(self) -> None:
        for threshold, inclusive, counts in ((2, True, [2, 3]), (2, False, [3]), (3, True, [3])):
            with self.subTest((threshold, inclusive)):
                given = CountRules(threshold=threshold, inclusive=inclusive)
                self.assertEqual([n for n in range(4) if rules.reaches_threshold(n, given)], counts)

    def test_what_the_next_service_means(self) -> None:
        follows = [rules.consequence(ordinal, CountRules()) for ordinal in (1, 2, 3)]
        self.assertEqual(follows, [Consequence.BELOW, Consequence.REACHES, Consequence.BEYOND])

    def test_it_runs_alone_over_json(self) -> None:
        verdict = rules.count_from_json(
            {
                "matter": "2026-017",
                "recipient": "工程部",
                "notices": [
                    {"served_on": "2026-03-02"},
                    {"served_on": "2026-04-02", "annulled_on": "2026-04-09"},
                    {"served_on": "2026-04-02", "recipient": "经营部"},
                    {"issued_on": "2026-05-06"},
                    {"issued_on": "2026-05-07", "withdrawn_on": "2026-05-08"},
                ],
            }
        )
        self.assertEqual((verdict["count"], verdict["standing"], verdict["reached"]), (1, 2, False))
        self.assertEqual(verdict["next"], {"ordinal": 2, "consequence": "REACHES"})

    def test_json_with_an_unknown_reading_is_no_answer(self) -> None:
        with self.assertRaises(ValueError):
            rules.count_from_json({"notices": [], "window": "FOREVER", "on": "2026-03-02"})


class Article10Test(SimpleTestCase):
    """督促催办."""

    def check(self, **changed: Any) -> str:
        given: dict[str, Any] = {
            "standing": True,
            "last_on": None,
            "today": DAY,
            "cooldown": 2,
            "urgent": False,
            "next_on": None,
            "calendar": CALENDAR,
        }
        return refused(rules.check_urging, **{**given, **changed})

    def test_the_pause_is_two_working_days(self) -> None:
        for last, today, code in (
            (date(2026, 3, 2), date(2026, 3, 2), "supervision.urged_lately"),
            (date(2026, 3, 2), date(2026, 3, 3), "supervision.urged_lately"),
            (date(2026, 3, 2), date(2026, 3, 4), ""),
            (date(2026, 3, 6), date(2026, 3, 9), "supervision.urged_lately"),
            (date(2026, 3, 6), date(2026, 3, 10), ""),
            (date(2026, 2, 13), date(2026, 2, 23), "supervision.urged_lately"),
            (date(2026, 9, 30), date(2026, 10, 9), ""),
        ):
            with self.subTest(f"{last} {today}"):
                self.assertEqual(self.check(last_on=last, today=today), code)

    def test_urgent_knows_no_pause(self) -> None:
        self.assertEqual(self.check(last_on=DAY, urgent=True), "")

    def test_what_is_done_is_not_urged(self) -> None:
        self.assertEqual(self.check(standing=False), "supervision.nothing_owed")
        self.assertEqual(self.check(next_on=date(2026, 3, 1)), "supervision.next_on_past")


class Article11Item4Test(SimpleTestCase):
    """对逾期未反馈办理结果的，领导小组办公室要及时催办."""

    def test_when_the_office_owes_urging(self) -> None:
        late: dict[str, Any] = {
            "standing": True,
            "due_on": date(2026, 3, 1),
            "reported": False,
            "own": False,
            "owed": False,
            "today": DAY,
        }
        for changed, code in (
            ({}, ""),
            ({"due_on": DAY}, "supervision.not_overdue"),
            ({"reported": True}, "supervision.not_overdue"),
            ({"standing": False}, "supervision.not_overdue"),
            ({"own": True}, "supervision.not_overdue"),
            ({"owed": True}, "supervision.urging_owed"),
        ):
            with self.subTest(str(changed)):
                self.assertEqual(refused(rules.check_owes_urging, **{**late, **changed}), code)


class Article11Item3Test(SimpleTestCase):
    """对发现的问题应下达《督办通知书》."""

    ground = Ground("砂浆不饱满", "OPEN", DAY, True, False, None, False)

    def check(self, *grounds: Ground, **changed: Any) -> str:
        given: dict[str, Any] = {"asked": len(grounds), "today": DAY, "shields": True, "least": 1}
        return refused(rules.check_problems, grounds, **{**given, **changed})

    def test_a_notice_rests_on_proven_problems(self) -> None:
        self.assertEqual(self.check(self.ground), "")
        self.assertEqual(self.check(), "supervision.no_problem")
        self.assertEqual(self.check(self.ground, asked=2), "supervision.foreign_problem")
        for changed, code in (
            ({"state": "CLOSED"}, "supervision.problem_closed"),
            ({"state": "NOTICED"}, ""),
            ({"proven": False}, "supervision.no_evidence"),
            ({"in_draft": True}, "supervision.in_another_draft"),
            ({"left_out": 1}, "supervision.one_check_one_notice"),
            ({"self_reported": True, "own_new_on": DAY}, "supervision.self_reported"),
            ({"self_reported": True, "own_new_on": date(2026, 3, 1)}, ""),
        ):
            with self.subTest(str(changed)):
                self.assertEqual(self.check(replace(self.ground, **changed)), code)

    def test_the_shield_of_a_self_report_is_a_value(self) -> None:
        reported = replace(self.ground, self_reported=True, own_new_on=DAY)
        self.assertEqual(self.check(reported, shields=False), "")

    def test_a_further_notice_within_the_first_limit_needs_a_reason(self) -> None:
        running = replace(self.ground, running="古城督通〔2026〕1号")
        self.assertFalse(rules.check_first_limit([self.ground], reason=""))
        self.assertTrue(rules.check_first_limit([running], reason="险情扩大"))
        self.assertEqual(refused(rules.check_first_limit, [running], reason=" "), "supervision.limit_running")

    def test_one_limit(self) -> None:
        for days, due_on, code in (
            (10, None, ""),
            (1, None, ""),
            (60, None, ""),
            (0, None, "supervision.reply_limit"),
            (61, None, "supervision.reply_limit"),
            (None, date(2026, 3, 3), ""),
            (None, DAY, "supervision.reply_limit"),
            (None, None, "supervision.reply_limit"),
            (10, date(2026, 3, 3), "supervision.reply_limit"),
        ):
            with self.subTest(f"{days} {due_on}"):
                check = refused(rules.check_reply_limit, days=days, due_on=due_on, today=DAY)
                self.assertEqual(check, code)

    def test_the_reply_falls_due(self) -> None:
        for served, days, written, due in (
            (date(2026, 3, 2), 10, None, date(2026, 3, 16)),
            (
                date(2026, 2, 13),
                3,
                None,
                date(2026, 2, 25),
            ),  # 春节 lies between, 02-14 and 02-28 are make-up days
            (date(2026, 3, 2), None, date(2026, 3, 20), date(2026, 3, 20)),
            (date(2026, 3, 2), None, date(2026, 3, 21), date(2026, 3, 23)),
            (date(2026, 3, 20), None, date(2026, 3, 20), date(2026, 3, 23)),
        ):
            with self.subTest(f"{served} {days} {written}"):
                got = rules.reply_due(served_on=served, days=days, due_on=written, calendar=CALENDAR)
                self.assertEqual(got, due)

    def test_who_signs(self) -> None:
        for state, needs, by_head, before, code in (
            ("DRAFT", False, False, False, ""),
            ("DRAFT", True, False, False, "supervision.head_must_sign"),
            ("DRAFT", True, True, False, ""),
            ("SIGNED_OFF", False, False, False, "supervision.already_signed"),
            ("SIGNED_OFF", True, True, False, ""),
            ("SIGNED_OFF", True, True, True, "supervision.already_signed"),
        ):
            with self.subTest(f"{state} {needs} {by_head} {before}"):
                got = refused(
                    rules.check_sign_off,
                    state=state,
                    needs_head=needs,
                    by_head=by_head,
                    head_before=before,
                    why="",
                )
                self.assertEqual(got, code)

    def test_the_states_in_which_an_act_is_possible(self) -> None:
        for act, states in rules.TRANSITIONS.items():
            for state in NoticeState:
                with self.subTest(f"{act} {state}"):
                    got = refused(rules.check_transition, act, state)
                    self.assertEqual(got, "" if state in states else "supervision.notice_state")


class ServiceTest(SimpleTestCase):
    """Decision 21: the three ways."""

    signed = Service("SIGNED", DAY, DAY, DAY, False, False, "林海", True)
    left = Service("LEFT", DAY, DAY, DAY, False, True, office_people=("陈", "钱"), note="拒收")
    deemed = Service("DEEMED", DAY, DAY, date(2026, 3, 3), True, False, deemed_on=DAY)

    def check(self, service: Service, **changed: Any) -> str:
        return refused(rules.check_service, replace(service, **changed))

    def test_each_way_has_its_conditions(self) -> None:
        for service, changed, code in (
            (self.signed, {}, ""),
            (self.signed, {"signer_fit": False}, "supervision.signer_unfit"),
            (self.signed, {"by_system": True}, "supervision.ground_unfit"),
            (self.signed, {"by_office": True}, "supervision.receipt_missing"),
            (self.signed, {"by_office": True, "has_receipt": True}, ""),
            (self.signed, {"served_on": date(2026, 3, 1)}, "supervision.served_on_unfit"),
            (self.left, {}, ""),
            (self.left, {"office_people": ("陈",)}, "supervision.two_persons"),
            (self.left, {"office_people": ("陈", "陈")}, "supervision.two_persons"),
            (self.left, {"note": ""}, "supervision.two_persons"),
            (self.left, {"by_office": False}, "supervision.ground_unfit"),
            (self.left, {"by_system": True}, "supervision.ground_unfit"),
            (self.deemed, {}, ""),
            (self.deemed, {"today": DAY}, "supervision.deemed_early"),
            (self.deemed, {"deemed_on": None}, "supervision.deemed_early"),
            (self.deemed, {"by_system": False}, "supervision.ground_unfit"),
        ):
            with self.subTest(f"{service.ground} {changed}"):
                self.assertEqual(self.check(service, **changed), code)


class AnswersTest(SimpleTestCase):
    def test_an_objection_is_in_time_for_three_working_days(self) -> None:
        for served, today, code in (
            (date(2026, 3, 2), date(2026, 3, 2), ""),
            (date(2026, 3, 2), date(2026, 3, 5), ""),
            (date(2026, 3, 2), date(2026, 3, 6), "supervision.objection_late"),
            (date(2026, 3, 5), date(2026, 3, 10), ""),
            (date(2026, 9, 30), date(2026, 10, 10), ""),  # a Saturday on which one works
            (date(2026, 9, 30), date(2026, 10, 12), "supervision.objection_late"),
        ):
            with self.subTest(f"{served} {today}"):
                got = refused(
                    rules.check_objection,
                    made=False,
                    served_on=served,
                    today=today,
                    days=3,
                    calendar=CALENDAR,
                )
                self.assertEqual(got, code)

    def test_a_correction_changes_words_that_are_there(self) -> None:
        for wrong, right, occurs, code in (
            ("三", "五", True, ""),
            ("三", "三", True, "supervision.same_text"),
            ("三", "五", False, "supervision.not_in_text"),
        ):
            with self.subTest(wrong + right):
                got = refused(rules.check_correction, wrong=wrong, right=right, occurs=occurs)
                self.assertEqual(got, code)

    def test_a_problem_lies_within_the_matters_running(self) -> None:
        for found, assigned, reported, new, code in (
            (DAY, DAY, False, None, ""),
            (date(2026, 3, 1), DAY, False, None, "supervision.found_on_unfit"),
            (date(2026, 3, 3), DAY, False, None, "supervision.found_on_unfit"),
            (DAY, None, False, None, "supervision.found_on_unfit"),
            (DAY, DAY, True, None, "supervision.own_date_missing"),
            (DAY, DAY, True, DAY, ""),
        ):
            with self.subTest(f"{found} {assigned} {reported} {new}"):
                got = refused(
                    rules.check_problem,
                    found_on=found,
                    assigned_on=assigned,
                    today=DAY,
                    self_reported=reported,
                    own_new_on=new,
                )
                self.assertEqual(got, code)
