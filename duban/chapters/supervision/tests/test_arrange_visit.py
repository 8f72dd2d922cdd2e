"""安排督查: on plan or approval, within the cap, merged with what is near, untold where it is to be untold."""

from __future__ import annotations

from datetime import date
from typing import Any

from duban.chapters.matters.models import Matter
from duban.chapters.supervision.models import PlanLine, Visit, VisitSubject
from duban.chapters.supervision.tests import builders, inspecting
from duban.support.ledger.models import LedgerPayload
from duban.support.notifications.models import Message
from duban.support.organization import queries as organization
from tests.locking import MatterStory
from tests.stories import Answer

ON = date(2026, 3, 10)


class TestArrangeVisit(MatterStory):
    act = "supervision.arrange_visit"
    doer = "chen"
    wrong_role = "li"
    refused = "supervision.no_basis"

    matter: Matter
    line: PlanLine
    untold: PlanLine

    @classmethod
    def prepare(cls) -> None:
        cls.matter = builders.matter_under_way(cls.town)
        plan = inspecting.adopted(
            cls.town,
            inspecting.planned(cls.town),
            inspecting.planned(cls.town, no_notice=True),
        )
        cls.line, cls.untold = inspecting.line(plan), inspecting.line(plan, 2)

    def data(self, **changed: Any) -> dict[str, Any]:
        return {"matter": self.matter.uid, "planned_on": ON, "line": self.line.uid, **changed}

    def spoil(self) -> dict[str, Any]:
        return self.data(planned_on=date(2027, 1, 5))

    def check(self, answer: Answer) -> None:
        visit = Visit.objects.get(uid=answer.body["uid"])
        self.assertEqual(
            (visit.unit, visit.planned_on, visit.state, visit.team),
            (self.town.unit("works"), ON, "ARRANGED", "陈启明、钱晓雯"),
        )
        subject = VisitSubject.objects.get(visit=visit)
        self.assertEqual((subject.matter, subject.form, subject.line), (self.matter, "SITE_CHECK", self.line))
        told = set(Message.objects.filter(subject_ref=visit.ref).values_list("person__username", flat=True))
        self.assertEqual(told, {"li", "he", "lin"})

    def arrange(self, **changed: Any) -> Answer:
        return self.send(self.act, "chen", self.data(**changed))

    def refuses(self, code: str, **changed: Any) -> None:
        answer = self.arrange(**changed)
        self.assertEqual(answer.code, code, answer)

    def test_it_needs_a_line_that_was_adopted_or_an_approval_for_this_matter(self) -> None:
        self.refuses("supervision.no_basis", line=None)
        waiting = inspecting.line(inspecting.plan(self.town))
        self.refuses("supervision.no_basis", line=waiting.uid)
        asked = inspecting.requested(self.town, self.matter)
        self.refuses("supervision.no_basis", line=None, approval=asked.uid)
        other = builders.matter_under_way(self.town)
        granted = inspecting.granted(self.town, other)
        self.refuses("supervision.no_basis", line=None, approval=granted.uid)

    def test_an_approval_is_for_one_visit(self) -> None:
        granted = inspecting.granted(self.town, self.matter)
        self.assertEqual(self.arrange(line=None, approval=granted.uid).status, 200)
        self.refuses("supervision.no_basis", line=None, approval=granted.uid, planned_on=date(2026, 4, 10))

    def test_it_refuses_a_day_past(self) -> None:
        self.refuses("supervision.visit_past", planned_on=date(2026, 3, 1))

    def test_the_cap_of_unit_and_month_is_kept(self) -> None:
        self.assertEqual(self.arrange().status, 200)
        self.assertEqual(self.arrange(planned_on=date(2026, 3, 24)).status, 200)
        self.refuses("supervision.too_many_visits", planned_on=date(2026, 3, 31))
        answer = self.arrange(planned_on=date(2026, 3, 31))
        self.assertIn("2026年3月", answer.body["refusal"]["message"])
        self.assertIn("2 次", answer.body["refusal"]["message"])
        self.assertEqual(self.arrange(planned_on=date(2026, 4, 1)).status, 200, "another month")

    def test_an_interview_counts_and_a_cancelled_visit_does_not(self) -> None:
        inspecting.proposed(self.town, self.matter)
        first = self.arrange(planned_on=date(2026, 3, 20))
        self.refuses("supervision.too_many_visits", planned_on=date(2026, 3, 31))
        self.send("supervision.cancel_visit", "chen", {"visit": first.body["uid"], "reason": "改期"})
        self.assertEqual(self.arrange(planned_on=date(2026, 3, 31)).status, 200)

    def test_a_visit_of_the_same_week_is_merged_or_it_is_said_why_not(self) -> None:
        self.assertEqual(self.arrange().status, 200)
        self.refuses("supervision.merge_visits", planned_on=date(2026, 3, 16))
        apart = self.arrange(planned_on=date(2026, 3, 16), apart_reason="须在雨后查看")
        self.assertEqual(Visit.objects.get(uid=apart.body["uid"]).apart_reason, "须在雨后查看")

    def test_merged_it_is_one_visit_to_two_matters_and_counts_once(self) -> None:
        first = self.arrange()
        other = builders.matter_under_way(self.town)
        merged = self.arrange(matter=other.uid, planned_on=date(2026, 3, 12), into=first.body["uid"])
        self.assertEqual(merged.body["uid"], first.body["uid"])
        visit = Visit.objects.get(uid=first.body["uid"])
        self.assertEqual((visit.planned_on, visit.subjects.count()), (ON, 2))
        self.assertEqual(self.arrange(planned_on=date(2026, 3, 24)).status, 200, "the second of the month")
        self.refuses("supervision.not_to_merge", matter=other.uid, into=first.body["uid"])

    def test_told_and_untold_are_not_merged(self) -> None:
        first = self.arrange()
        other = builders.matter_under_way(self.town)
        self.refuses(
            "supervision.not_to_merge", matter=other.uid, line=self.untold.uid, into=first.body["uid"]
        )

    def test_of_an_untold_visit_the_unit_learns_nothing(self) -> None:
        answer = self.arrange(line=self.untold.uid)
        visit = Visit.objects.get(uid=answer.body["uid"])
        self.assertTrue(visit.no_notice)
        self.assertEqual(Message.objects.filter(subject_ref=visit.ref).count(), 0)
        self.assertFalse(
            LedgerPayload.objects.filter(context_ref=self.matter.ref, entry__act=self.act).exists(),
            "the unit reads the matter's timeline",
        )

    def test_it_refuses_a_closed_matter_and_the_own_unit(self) -> None:
        from duban.chapters.matters.tests.builders import docket_matter

        self.refuses("matters.not_assigned", matter=docket_matter(self.town).uid)

    def test_it_locks_the_organization_and_what_it_joins(self) -> None:
        self.assert_locks(organization.body())
        visit = Visit.objects.get(uid=self.arrange().body["uid"])
        other = builders.matter_under_way(self.town)
        self.assert_locks(visit, data=self.data(matter=other.uid, into=visit.uid))
