"""回头看."""

from __future__ import annotations

from datetime import date
from typing import Any

from duban.chapters.matters.models import Matter
from duban.chapters.supervision.models import InspectionRecord, Visit
from duban.chapters.supervision.queries import modes
from duban.chapters.supervision.tests import builders, inspecting
from duban.support.organization import queries as organization
from tests.locking import MatterStory
from tests.stories import Answer


class TestLookBack(MatterStory):
    act = "supervision.look_back"
    doer = "chen"
    wrong_role = "lin"
    refused = "supervision.recorded_already"

    matter: Matter
    earlier: InspectionRecord
    visit: Visit

    @classmethod
    def prepare(cls) -> None:
        cls.matter = builders.matter_under_way(cls.town)
        cls.earlier = inspecting.recorded(cls.town, cls.matter, look_back_on=date(2026, 4, 1))
        cls.town.go_to(date(2026, 4, 1))
        cls.visit = inspecting.arranged(cls.town, cls.matter, form="LOOK_BACK")

    def data(self, **changed: Any) -> dict[str, Any]:
        return {
            "subject": inspecting.subject(self.visit).uid,
            "record": self.earlier.uid,
            "holds": False,
            "looked": inspecting.as_data(inspecting.looked(self.town, seen="覆盖网破损，扬尘反弹。")),
            **changed,
        }

    def spoil(self) -> None:
        self.send(self.act, "chen", self.data())

    def check(self, answer: Answer) -> None:
        record = InspectionRecord.objects.get(uid=answer.body["uid"])
        self.assertEqual((record.form, record.looks_at, record.holds), ("LOOK_BACK", self.earlier, False))
        self.assertEqual(modes.looked_back_on(self.earlier), [record])

    def test_it_looks_at_what_was_filed_on_this_matter_at_this_unit(self) -> None:
        other = builders.matter_under_way(self.town)
        foreign = inspecting.recorded(self.town, other)
        answer = self.send(self.act, "chen", self.data(record=foreign.uid))
        self.assertEqual(answer.code, "supervision.look_back_other")

    def test_it_is_made_on_a_visit_for_that(self) -> None:
        visit = inspecting.arranged(self.town, self.matter, apart="另一项")
        answer = self.send(self.act, "chen", self.data(subject=inspecting.subject(visit).uid))
        self.assertEqual(answer.code, "supervision.form_unfit")

    def test_a_cancelled_one_has_no_record(self) -> None:
        self.send("supervision.cancel_visit", "chen", {"visit": self.visit.uid, "reason": "改期"})
        self.assertEqual(self.send(self.act, "chen", self.data()).code, "supervision.visit_state")

    def test_made_in_another_month_it_counts_for_that_one(self) -> None:
        for day in (11, 25):
            inspecting.arranged(self.town, self.matter, on=date(2026, 5, day))
        self.town.go_to(date(2026, 5, 6))
        self.assertEqual(self.send(self.act, "chen", self.data()).code, "supervision.too_many_visits")

    def test_it_locks_the_organization_and_the_visit(self) -> None:
        self.assert_locks(organization.body(), self.visit)
