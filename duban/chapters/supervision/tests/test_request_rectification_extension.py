"""申请延长整改期限."""

from __future__ import annotations

from datetime import date
from typing import Any

from duban.chapters.matters.models import Matter, Obligation, TimeChange
from duban.chapters.matters.tests.builders import suspend_matter
from duban.chapters.supervision.models import SupervisionNotice
from duban.chapters.supervision.tests import builders, treating
from tests.locking import MatterStory
from tests.stories import Answer

DUE_ON = date(2026, 3, 16)


class TestRequestRectificationExtension(MatterStory):
    act = "supervision.request_rectification_extension"
    doer = "lin"
    wrong_role = "chen"
    refused = "supervision.extension_pending"

    matter: Matter
    notice: SupervisionNotice

    @classmethod
    def prepare(cls) -> None:
        cls.matter = builders.matter_under_way(cls.town)
        cls.notice = builders.served_notice(cls.town, cls.matter)

    def data(self, **changed: Any) -> dict[str, Any]:
        given: dict[str, Any] = {
            "notice": self.notice.uid,
            "new_due_on": date(2026, 3, 27),
            "reason": "砂浆养护期未到",
        }
        return {**given, **changed}

    def spoil(self) -> None:
        treating.ask_more_time(self.town, self.notice, new_due_on=date(2026, 3, 20))

    def check(self, answer: Answer) -> None:
        change = TimeChange.objects.get()
        self.assertEqual(
            (change.state, change.old_due_on, change.new_due_on), ("ASKED", DUE_ON, date(2026, 3, 27))
        )
        owed = Obligation.objects.get(kind="NOTICE_REPLY")
        self.assertEqual(owed.due_on, DUE_ON, "the old date stands until it is decided")
        duty = Obligation.objects.get(kind="DECIDE_RECTIFICATION")
        self.assertEqual((duty.unit, duty.due_on), (self.town.unit("office"), date(2026, 3, 4)))

    def test_it_comes_before_expiry_and_not_for_too_long(self) -> None:
        for changed, code in (
            ({"new_due_on": DUE_ON}, "supervision.extension_not_later"),
            ({"new_due_on": date(2026, 4, 20)}, "supervision.extension_not_later"),
            ({"reason": ""}, "supervision.text_missing"),
        ):
            self.assertEqual(self.send(self.act, "lin", self.data(**changed)).code, code)
        self.town.go_to(date(2026, 3, 17))
        self.assertEqual(self.send(self.act, "lin", self.data()).code, "supervision.extension_late")

    def test_what_is_replied_asks_for_no_time(self) -> None:
        builders.reply(self.town, self.notice)
        self.assertEqual(self.send(self.act, "lin", self.data()).code, "supervision.extension_over")

    def test_another_unit_of_the_matter_knows_nothing_of_it(self) -> None:
        self.assertEqual(self.send(self.act, "zhao", self.data()).status, 404)
        treating.ask_more_time(self.town, self.notice, new_due_on=date(2026, 3, 20))
        change = TimeChange.objects.get()
        for who in ("zhao", "sun", "zhou"):
            answer = self.send("matters.decide_extension", who, {"change": change.uid, "grant": True})
            self.assertEqual(answer.status, 404, who)

    def test_what_is_annulled_asks_for_no_time_either(self) -> None:
        builders.annul(self.town, self.notice)
        self.assertEqual(self.send(self.act, "lin", self.data()).code, "supervision.notice_state")

    def test_while_the_matter_rests_no_time_runs(self) -> None:
        suspend_matter(self.town, self.matter)
        self.assertEqual(self.send(self.act, "lin", self.data()).code, "matters.is_suspended")

    def test_it_locks_the_notice(self) -> None:
        self.assert_locks(self.notice)
