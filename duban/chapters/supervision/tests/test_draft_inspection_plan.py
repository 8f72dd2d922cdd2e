"""拟订督查计划."""

from __future__ import annotations

from datetime import date
from typing import Any

from duban.chapters.supervision.models import InspectionPlan, PlanLine
from duban.chapters.supervision.tests import inspecting
from duban.support.notifications.models import Message
from duban.support.organization import queries as organization
from tests.stories import ActStory, Answer


class TestDraftInspectionPlan(ActStory):
    act = "supervision.draft_inspection_plan"
    doer = "chen"
    wrong_role = "lin"
    stranger = None
    refused = "supervision.plan_open"

    def line(self, **changed: Any) -> dict[str, Any]:
        return {
            "what": "重点工程进度",
            "unit": self.town.unit("works").uid,
            "form": "SITE_CHECK",
            "from_on": date(2026, 3, 1),
            "to_on": date(2026, 3, 31),
            **changed,
        }

    def data(self, **changed: Any) -> dict[str, Any]:
        return {"year": 2026, "lines": [self.line(), self.line(what="台账核查", no_notice=True)], **changed}

    def spoil(self) -> None:
        inspecting.plan(self.town)

    def check(self, answer: Answer) -> None:
        plan = InspectionPlan.objects.get(uid=answer.body["uid"])
        self.assertEqual((plan.year, plan.ordinal, plan.state, plan.revision), (2026, 1, "WAITING", 1))
        lines = PlanLine.objects.filter(plan=plan).order_by("place")
        self.assertEqual([(one.place, one.no_notice) for one in lines], [(1, False), (2, True)])
        self.assertTrue(Message.objects.filter(person=self.town["wang"], subject_ref=plan.ref).exists())

    def refuses(self, code: str, **changed: Any) -> None:
        answer = self.send(self.act, "chen", self.data(**changed))
        self.assertEqual(answer.code, code, answer)

    def test_it_refuses_no_line_and_a_line_that_is_wrong(self) -> None:
        self.refuses("supervision.plan_empty", lines=[])
        outside = self.line(unit=self.town.unit("bureau").uid)
        for wrong in (
            self.line(what=" "),
            outside,
            self.line(form="INTERVIEW"),
            self.line(from_on=date(2025, 12, 1)),
            self.line(to_on=date(2026, 2, 1)),
        ):
            self.refuses("supervision.plan_line", lines=[wrong])

    def test_what_is_written_anew_keeps_what_it_said_before(self) -> None:
        plan = inspecting.plan(self.town)
        self.assertEqual(self.send(self.act, "chen", self.data(plan=plan.uid)).status, 200)
        plan.refresh_from_db()
        self.assertEqual((plan.revision, plan.state), (2, "WAITING"))
        self.assertEqual(PlanLine.objects.filter(plan=plan, revision=1).count(), 1)
        self.assertEqual(PlanLine.objects.filter(plan=plan, revision=2).count(), 2)

    def test_an_adopted_plan_is_not_written_any_more_but_supplemented(self) -> None:
        plan = inspecting.adopted(self.town)
        self.refuses("supervision.plan_state", plan=plan.uid)
        answer = self.send(self.act, "chen", self.data())
        self.assertEqual(InspectionPlan.objects.get(uid=answer.body["uid"]).ordinal, 2)

    def test_a_plan_exists_for_the_office_and_the_group_alone(self) -> None:
        plan = inspecting.plan(self.town)
        for who in ("lin", "li", "wu"):
            self.assertEqual(self.send(self.act, who, self.data(plan=plan.uid)).status, 404)

    def test_it_locks_the_organization_and_the_plan(self) -> None:
        self.assert_locks(organization.body())
        plan = inspecting.plan(self.town)
        self.assert_locks(plan, data=self.data(plan=plan.uid))
