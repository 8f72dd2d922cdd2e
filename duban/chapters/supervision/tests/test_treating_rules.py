"""The tables of what is done about a problem beside a notice, and of 协调事项 (8(2), 11(3))."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.test import SimpleTestCase

from duban.chapters.supervision import rules
from duban.chapters.supervision.actions import letter
from duban.ground.access import Refusal

TODAY = date(2026, 3, 10)
BOTH = ("SELF_REPORTED", "SAME_FACT")


def code_of(check: Any, **given: Any) -> str:  # Any: the rules differ in their arguments
    try:
        check(**given)
    except Refusal as refused:
        return refused.code
    return ""


class TestNoNotice(SimpleTestCase):
    def check(self, **changed: Any) -> str:
        given: dict[str, Any] = {
            "state": "OPEN",
            "fact": "砂浆不饱满",
            "in_draft": False,
            "ground": "SELF_REPORTED",
            "allowed": BOTH,
            "self_reported": True,
            "own_new_on": TODAY,
            "notice_fits": False,
            "today": TODAY,
        }
        return code_of(rules.check_no_notice, **{**given, **changed})

    def test_only_the_grounds_of_the_rule_set_and_only_while_they_hold(self) -> None:
        for changed, wanted in (
            ({}, ""),
            ({"own_new_on": date(2026, 3, 9)}, "supervision.not_self_reported"),
            ({"own_new_on": None}, "supervision.not_self_reported"),
            ({"self_reported": False}, "supervision.not_self_reported"),
            ({"allowed": ("SAME_FACT",)}, "supervision.ground_not_allowed"),
            ({"allowed": ()}, "supervision.ground_not_allowed"),
            ({"ground": "SAME_FACT"}, "supervision.same_fact_notice"),
            ({"ground": "SAME_FACT", "notice_fits": True}, ""),
            ({"ground": "SAME_FACT", "notice_fits": True, "self_reported": False}, ""),
            ({"state": "NOTICED"}, "supervision.problem_noticed"),
            ({"state": "TRACKED"}, "supervision.decided_no_notice"),
            ({"state": "CLOSED"}, "supervision.problem_closed"),
            ({"in_draft": True}, "supervision.in_another_draft"),
        ):
            with self.subTest(changed=changed):
                self.assertEqual(self.check(**changed), wanted)


class TestMoreTime(SimpleTestCase):
    def check(self, **changed: Any) -> str:
        given: dict[str, Any] = {
            "waits": True,
            "pending": False,
            "due_on": date(2026, 3, 16),
            "new_due_on": date(2026, 3, 20),
            "today": TODAY,
            "at_most": 30,
        }
        return code_of(rules.check_more_time, **{**given, **changed})

    def test_before_expiry_once_at_a_time_and_not_for_too_long(self) -> None:
        for changed, wanted in (
            ({}, ""),
            ({"today": date(2026, 3, 16)}, ""),
            ({"today": date(2026, 3, 17)}, "supervision.extension_late"),
            ({"new_due_on": date(2026, 3, 16)}, "supervision.extension_not_later"),
            ({"new_due_on": date(2026, 4, 15)}, ""),
            ({"new_due_on": date(2026, 4, 16)}, "supervision.extension_not_later"),
            ({"pending": True}, "supervision.extension_pending"),
            ({"waits": False}, "supervision.extension_over"),
        ):
            with self.subTest(changed=changed):
                self.assertEqual(self.check(**changed), wanted)

    def test_a_plan_lies_within_the_limit(self) -> None:
        due_on = date(2026, 3, 16)
        for day, wanted in (
            (date(2026, 3, 9), "supervision.plan_after"),
            (TODAY, ""),
            (due_on, ""),
            (date(2026, 3, 17), "supervision.plan_after"),
        ):
            self.assertEqual(code_of(rules.check_plan, done_by=day, due_on=due_on, today=TODAY), wanted, day)


class TestCoordination(SimpleTestCase):
    def test_the_office_is_called_in_when_the_other_unit_had_its_time(self) -> None:
        for state, due_on, wanted in (
            ("DECLINED", None, ""),
            ("ASKED", TODAY, "supervision.escalation_early"),
            ("ASKED", date(2026, 3, 9), ""),
            ("PROMISED", date(2026, 3, 11), "supervision.escalation_early"),
            ("PROMISED", date(2026, 3, 9), ""),
        ):
            with self.subTest(state=state, due_on=due_on):
                found = code_of(rules.check_escalation, state=state, due_on=due_on, today=TODAY)
                self.assertEqual(found, wanted)

    def test_each_step_has_its_states(self) -> None:
        steps = {
            "answer": "ASKED",
            "report": "PROMISED DECIDED",
            "settle": "ASKED PROMISED DECLINED DECIDED",
            "escalate": "ASKED PROMISED DECLINED",
            "decide": "ESCALATED",
        }
        states = ["ASKED", "PROMISED", "DECLINED", "ESCALATED", "DECIDED", "SETTLED", "CLOSED"]
        for step, allowed in steps.items():
            act = f"supervision.{step}_coordination"
            for state in states:
                with self.subTest(step=step, state=state):
                    code = code_of(lambda a=act, s=state: rules.check_coordination_state(a, s))
                    self.assertEqual(code == "", state in allowed.split())


class TestTheWarning(SimpleTestCase):
    def test_the_notice_says_which_one_it_is_and_what_follows(self) -> None:
        said = letter.warning(2, 3)
        for words in ("第2份", "满3次", "第十六条第四项", "责任追究线索（待核实）", "集体研究"):
            self.assertIn(words, said)
