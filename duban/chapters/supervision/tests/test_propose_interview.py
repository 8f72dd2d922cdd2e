"""提请约谈."""

from __future__ import annotations

from datetime import date
from typing import Any

from duban.chapters.matters.models import Matter
from duban.chapters.supervision.models import Interview
from duban.chapters.supervision.tests import builders, inspecting
from duban.support.notifications.models import Message
from duban.support.organization import queries as organization
from tests.locking import MatterStory
from tests.stories import Answer


class TestProposeInterview(MatterStory):
    act = "supervision.propose_interview"
    doer = "chen"
    wrong_role = "li"
    refused = "supervision.too_many_visits"

    matter: Matter

    @classmethod
    def prepare(cls) -> None:
        cls.matter = builders.matter_under_way(cls.town)

    def data(self, **changed: Any) -> dict[str, Any]:
        return {
            "matter": self.matter.uid,
            "unit": self.town.unit("works").uid,
            "reason": "进度滞后，经催办未见改进",
            "topics": "介绍进展，说明滞后原因",
            "planned_on": date(2026, 3, 6),
            "location": "上午9时，三楼会议室",
            **changed,
        }

    def spoil(self) -> None:
        inspecting.arranged(self.town, self.matter, on=date(2026, 3, 10))
        inspecting.proposed(self.town, self.matter, planned_on=date(2026, 3, 24))

    def check(self, answer: Answer) -> None:
        found = Interview.objects.get(uid=answer.body["uid"])
        self.assertEqual((found.state, found.unit, found.number), ("PROPOSED", self.town.unit("works"), ""))
        told = set(Message.objects.filter(subject_ref=found.ref).values_list("person__username", flat=True))
        self.assertEqual(told, {"wang", "zhou"}, "the unit learns of it by the notice")

    def refuses(self, code: str, **changed: Any) -> None:
        answer = self.send(self.act, "chen", self.data(**changed))
        self.assertEqual(answer.code, code, answer)

    def test_it_says_why_what_about_and_where(self) -> None:
        for field in ("reason", "topics", "location"):
            self.refuses("supervision.text_missing", **{field: " "})
        self.refuses("supervision.visit_past", planned_on=date(2026, 3, 1))

    def test_one_that_was_refused_or_withdrawn_does_not_count(self) -> None:
        for grant in (False, True):
            asked = inspecting.proposed(self.town, self.matter)
            decided = {"interview": asked.uid, "grant": grant}
            self.assertEqual(self.send("supervision.decide_interview", "wang", decided).status, 200)
        back = {"interview": asked.uid, "reason": "已有改进"}
        self.assertEqual(self.send("supervision.withdraw_interview", "sun", back).status, 200)
        inspecting.arranged(self.town, self.matter, on=date(2026, 3, 10))
        self.assertEqual(self.send(self.act, "chen", self.data()).status, 200)

    def test_it_refuses_a_unit_without_part_in_the_matter(self) -> None:
        self.refuses("supervision.not_recipient", unit=self.town.unit("planning").uid)

    def test_it_locks_the_organization(self) -> None:
        self.assert_locks(organization.body())
