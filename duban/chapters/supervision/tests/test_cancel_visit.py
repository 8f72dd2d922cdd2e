"""取消督查安排."""

from __future__ import annotations

from datetime import date
from typing import Any

from duban.chapters.matters.models import Matter
from duban.chapters.supervision.models import Visit
from duban.chapters.supervision.tests import builders, inspecting
from duban.support.notifications.models import Message
from tests.stories import ActStory, Answer


class TestCancelVisit(ActStory):
    act = "supervision.cancel_visit"
    doer = "chen"
    wrong_role = "lin"
    refused = "supervision.visit_state"

    matter: Matter
    visit: Visit

    @classmethod
    def prepare(cls) -> None:
        cls.matter = builders.matter_under_way(cls.town)
        cls.visit = inspecting.arranged(cls.town, cls.matter, on=date(2026, 3, 10))

    def data(self, **changed: Any) -> dict[str, Any]:
        return {"visit": self.visit.uid, "reason": "天气原因改期", **changed}

    def spoil(self) -> None:
        self.send(self.act, "chen", self.data())

    def check(self, answer: Answer) -> None:
        self.visit.refresh_from_db()
        self.assertEqual((self.visit.state, self.visit.ended_reason), ("CANCELLED", "天气原因改期"))
        self.assertTrue(Message.objects.filter(slot=f"visit_cancelled:{self.visit.uid}").exists())

    def test_it_needs_a_reason(self) -> None:
        self.assertEqual(self.send(self.act, "chen", self.data(reason="")).code, "supervision.text_missing")

    def test_a_visit_that_was_made_is_not_cancelled(self) -> None:
        self.town.go_to(date(2026, 3, 10))
        inspecting.recorded(self.town, self.matter, visit=self.visit)
        self.assertEqual(self.send(self.act, "chen", self.data()).code, "supervision.visit_state")

    def test_the_approval_is_free_again(self) -> None:
        approval = inspecting.subject(self.visit).approval
        assert approval is not None
        self.send(self.act, "chen", self.data())
        again = {"matter": self.matter.uid, "planned_on": date(2026, 3, 20), "approval": approval.uid}
        self.assertEqual(self.send("supervision.arrange_visit", "chen", again).status, 200)

    def test_an_untold_visit_is_called_off_untold_and_stays_unknown(self) -> None:
        untold = inspecting.arranged(self.town, self.matter, on=date(2026, 4, 20), no_notice=True)
        self.assertEqual(self.send(self.act, "chen", self.data(visit=untold.uid)).status, 200)
        self.assertEqual(Message.objects.filter(subject_ref=untold.ref).count(), 0)
        self.assertEqual(self.send(self.act, "lin", self.data(visit=untold.uid)).status, 404)

    def test_it_locks_the_visit(self) -> None:
        self.assert_locks(self.visit)
