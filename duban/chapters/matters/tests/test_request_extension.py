"""申请延期."""

from __future__ import annotations

from datetime import date
from typing import Any

from duban.chapters.matters.actions import Target
from duban.chapters.matters.models import Matter, Obligation, TimeChange
from duban.chapters.matters.tests.builders import DUE_ON, ask_extension, deadline, owed, suspend_matter
from duban.support.organization import queries as organization
from tests.locking import MatterStory
from tests.onward import assigned_matter
from tests.stories import Answer


class TestRequestExtension(MatterStory):
    act = "matters.request_extension"
    doer = "lin"
    wrong_role = "zhao"
    refused = "matters.extension_after_expiry"

    matter: Matter

    @classmethod
    def prepare(cls) -> None:
        cls.matter = assigned_matter(cls.town, milestones=(Target("清淤完成", date(2026, 5, 31)),))

    def data(self) -> dict[str, Any]:
        return {
            "matter": self.matter.uid,
            "obligation": deadline(self.matter).uid,
            "new_due_on": "2026-07-31",
            "reason": "汛期提前",
        }

    def spoil(self) -> None:
        self.town.go_to(date(2026, 7, 1))

    def check(self, answer: Answer) -> None:
        change = TimeChange.objects.get(uid=answer.body["uid"])
        self.assertEqual(
            (change.state, change.old_due_on, change.new_due_on), ("ASKED", DUE_ON, date(2026, 7, 31))
        )
        decision = owed(self.matter, "DECIDE_EXTENSION")[0]
        self.assertEqual((decision.unit, decision.source_ref), (organization.office(), change.ref))
        self.assertEqual(decision.due_on, date(2026, 3, 5))
        self.assertEqual(deadline(self.matter).due_on, DUE_ON, "the old date stands until the decision")

    def test_it_may_still_be_asked_on_the_last_day(self) -> None:
        self.town.go_to(DUE_ON, 23)
        self.assertEqual(self.send(self.act, "lin", self.data()).status, 200)

    def test_a_milestone_can_be_extended_alone(self) -> None:
        node = Obligation.objects.get(matter=self.matter, kind="MILESTONE")
        data = {**self.data(), "obligation": node.uid, "new_due_on": "2026-06-15"}
        self.assertEqual(self.send(self.act, "lin", data).status, 200)

    def test_it_refuses_a_second_request_a_reasonless_one_and_no_later_date(self) -> None:
        for change, status, code in (
            ({"reason": " "}, 422, "matters.reason_missing"),
            ({"new_due_on": "2026-06-30"}, 422, "matters.extension_not_later"),
            ({"obligation": owed(self.matter, "SIGN_FOR")[0].uid}, 409, "matters.extension_kind"),
        ):
            answer = self.send(self.act, "lin", {**self.data(), **change})
            with self.subTest(code):
                self.assertEqual((answer.status, answer.code), (status, code), answer)
        ask_extension(self.town, self.matter)
        self.assertEqual(self.send(self.act, "lin", self.data()).code, "matters.extension_pending")

    def test_an_obligation_of_another_matter_does_not_exist_here(self) -> None:
        other = assigned_matter(self.town)
        data = {**self.data(), "obligation": deadline(other).uid}
        self.assertEqual(self.send(self.act, "lin", data).status, 404)

    def test_a_matter_without_an_end_needs_no_extension(self) -> None:
        endless = assigned_matter(self.town, due_on=date(9999, 12, 31))
        data = {**self.data(), "matter": endless.uid, "obligation": deadline(endless).uid}
        self.assertEqual(self.send(self.act, "lin", data).code, "matters.extension_no_end")

    def test_a_matter_that_rests_needs_none(self) -> None:
        suspend_matter(self.town, self.matter)
        self.assertEqual(self.send(self.act, "lin", self.data()).code, "matters.is_suspended")

    def test_it_locks_the_task_whose_date_it_asks_for(self) -> None:
        self.assert_locks(deadline(self.matter))
