"""申请认定不可抗因素."""

from __future__ import annotations

from datetime import date
from typing import Any

from duban.chapters.matters.models import ExemptionFinding
from duban.chapters.matters.tests.adjusting import approve, claim, withdrawal
from duban.chapters.matters.tests.builders import DUE_ON, deadline, owed
from tests.locking import MatterStory
from tests.onward import running_matter
from tests.stories import Answer


class TestClaimExemption(MatterStory):
    act = "matters.claim_exemption"
    doer = "lin"
    wrong_role = "chen"
    refused = "matters.claim_late"

    @classmethod
    def prepare(cls) -> None:
        cls.matter = running_matter(cls.town)

    def data(self, **changed: Any) -> dict[str, Any]:
        return {
            "obligation": deadline(self.matter).uid,
            "cause": "FORCE_MAJEURE",
            "fact": "连续强降雨，围堰被冲毁",
            "from_on": "2026-02-20",
            "to_on": "2026-02-28",
            **changed,
        }

    def spoil(self) -> None:
        # Five working days after 30 June 2026 end on 7 July.
        self.town.go_to(date(2026, 7, 8))

    def check(self, answer: Answer) -> None:
        made = ExemptionFinding.objects.get(uid=answer.body["uid"])
        self.assertEqual(
            (made.state, made.unit, made.days_not_charged, made.bars_ground_2),
            ("CLAIMED", self.town.unit("works"), 0, False),
        )
        self.assertEqual([one.due_on for one in owed(self.matter, "DECIDE_EXEMPTION")], [date(2026, 3, 9)])
        self.assertEqual(deadline(self.matter).due_on, DUE_ON, "it changes no date")

    def refusal(self, **changed: Any) -> str:
        return self.send(self.act, "lin", self.data(**changed)).code

    def test_it_is_in_time_until_five_working_days_after_expiry(self) -> None:
        self.town.go_to(date(2026, 7, 7))
        self.assertEqual(self.refusal(), "")

    def test_it_is_in_time_until_five_working_days_after_the_obstacle_ended(self) -> None:
        self.town.go_to(date(2026, 7, 20))
        self.assertEqual(self.refusal(from_on="2026-06-25", to_on="2026-07-13"), "")

    def test_while_the_obstacle_lasts_it_is_in_time(self) -> None:
        self.town.go_to(date(2026, 9, 1))
        self.assertEqual(self.refusal(from_on="2026-06-25", to_on=None), "")

    def test_it_refuses_what_the_rule_set_does_not_allow(self) -> None:
        works = self.town.unit("works")
        for code, changed in (
            ("matters.cause_unknown", {"cause": "LAZY"}),
            ("matters.record_missing", {"cause": "INPUTS_MISSING"}),
            ("matters.record_missing", {"cause": "OTHER_UNIT", "on_record": " "}),
            ("matters.obstacle_dates", {"to_on": "2026-02-19"}),
            ("matters.obstacle_dates", {"to_on": "2026-03-03"}),
            ("matters.reason_missing", {"fact": " "}),
            (
                "matters.claim_kind",
                {"obligation": self.matter.obligations.get(kind="SIGN_FOR", unit=works).uid},
            ),
        ):
            with self.subTest(code=code, **{key: str(value) for key, value in changed.items()}):
                self.assertEqual(self.refusal(**changed), code)
        self.assertEqual(self.refusal(cause="OTHER_UNIT", on_record="2月25日协调函"), "")

    def test_what_began_after_expiry_did_not_stand_in_the_way(self) -> None:
        self.town.go_to(date(2026, 7, 3))
        self.assertEqual(self.refusal(from_on="2026-07-01", to_on="2026-07-02"), "matters.obstacle_after")

    def test_a_matter_that_has_ended_has_nothing_to_claim(self) -> None:
        due = deadline(self.matter)
        approve(self.town, withdrawal(self.town, self.matter))
        self.assertEqual(self.refusal(obligation=due.uid), "matters.already_closed")

    def test_one_claim_waits_at_a_time(self) -> None:
        claim(self.town, deadline(self.matter))
        self.assertEqual(self.refusal(), "matters.claim_pending")

    def test_another_unit_does_not_claim_for_it(self) -> None:
        self.assertEqual(self.send(self.act, "zhao", self.data()).status, 403)

    def test_it_locks_what_it_is_about(self) -> None:
        self.assert_locks(deadline(self.matter))
