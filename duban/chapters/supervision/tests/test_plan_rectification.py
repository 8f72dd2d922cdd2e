"""报送整改方案."""

from __future__ import annotations

from datetime import date
from typing import Any

from duban.chapters.matters.models import Matter, Obligation
from duban.chapters.supervision.models import RectificationPlan, SupervisionNotice
from duban.chapters.supervision.tests import builders
from tests.locking import MatterStory
from tests.stories import Answer


class TestPlanRectification(MatterStory):
    act = "supervision.plan_rectification"
    doer = "lin"
    wrong_role = "chen"
    refused = "supervision.already_rectified"

    matter: Matter
    notice: SupervisionNotice

    @classmethod
    def prepare(cls) -> None:
        cls.matter = builders.matter_under_way(cls.town)
        cls.notice = builders.served_notice(cls.town, cls.matter)

    def data(self, **changed: Any) -> dict[str, Any]:
        given: dict[str, Any] = {
            "notice": self.notice.uid,
            "measures": "返工第三段，增加旁站监理",
            "responsible": "高卫东",
            "done_by": date(2026, 3, 10),
        }
        return {**given, **changed}

    def spoil(self) -> None:
        builders.verify(self.town, builders.reply(self.town, self.notice))

    def check(self, answer: Answer) -> None:
        plan = RectificationPlan.objects.get(uid=answer.body["uid"])
        self.assertEqual(
            (plan.responsible, plan.done_by, plan.on), ("高卫东", date(2026, 3, 10), date(2026, 3, 2))
        )
        self.assertTrue(Obligation.objects.get(kind="NOTICE_REPLY").is_standing, "a plan is no reply")

    def test_it_keeps_within_the_limit(self) -> None:
        for day in (date(2026, 3, 1), date(2026, 3, 17)):
            answer = self.send(self.act, "lin", self.data(done_by=day))
            self.assertEqual(answer.code, "supervision.plan_after", day)

    def test_it_names_measures_and_who_answers(self) -> None:
        for changed in ({"measures": " "}, {"responsible": ""}):
            self.assertEqual(
                self.send(self.act, "lin", self.data(**changed)).code, "supervision.text_missing"
            )

    def test_only_for_a_notice_that_is_served(self) -> None:
        issued = builders.issued_notice(self.town, self.matter, signer="wang")
        answer = self.send(self.act, "lin", self.data(notice=issued.uid))
        self.assertEqual(answer.code, "supervision.notice_state")

    def test_it_locks_the_notice(self) -> None:
        self.assert_locks(self.notice)
