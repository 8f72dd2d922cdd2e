"""指定考核人员."""

from __future__ import annotations

from datetime import date
from typing import Any

from duban.chapters.assessment.models import Designation
from duban.chapters.assessment.terms.evaluation import DESIGNATE
from duban.chapters.assessment.tests import evaluating
from duban.support.notifications.models import Message
from duban.support.organization import queries as organization
from tests.papers import checked_paper
from tests.stories import ActStory, Answer


class TestDesignateAssessor(ActStory):
    act = "assessment.designate_assessor"
    doer = "wang"
    wrong_role = "zhou"
    stranger = None
    refused = "assessment.not_seated"

    @classmethod
    def prepare(cls) -> None:
        evaluating.seat_office_in(cls.town, "works")

    def data(self, **changed: Any) -> dict[str, Any]:
        return {
            "unit": self.town.unit("works").uid,
            "person": self.town["shen"].uid,
            "reason": "办公室设在该部",
            **changed,
        }

    def spoil(self) -> dict[str, Any]:
        return self.data(unit=self.town.unit("business").uid)

    def check(self, answer: Answer) -> None:
        made = Designation.objects.get(uid=answer.body["uid"])
        self.assertEqual((made.unit_name, made.person), ("工程建设部", self.town["shen"]))
        self.assertEqual((made.decided_on, made.ended_on), (date(2026, 3, 2), None))
        self.assertEqual(Message.objects.get(kind="assessment.designation").person, self.town["shen"])

    def refusal(self, who: str = "wang", **changed: Any) -> str:
        return self.send(self.act, who, self.data(**changed)).code

    def test_it_is_reasoned_and_of_somebody_else(self) -> None:
        self.assertEqual(self.refusal(reason=" "), "assessment.reason_missing")
        for who in ("li", "sun"):
            self.assertEqual(self.refusal(person=self.town[who].uid), "assessment.designee_unfit", who)

    def test_the_next_one_ends_the_former(self) -> None:
        former = evaluating.designated(self.town)
        self.assertEqual(self.refusal(person=self.town["wu"].uid), "")
        former.refresh_from_db()
        self.assertEqual(former.ended_on, date(2026, 3, 2))
        self.assertEqual(Designation.objects.get(ended_on__isnull=True).person, self.town["wu"])

    def test_a_clerk_carries_in_the_paper(self) -> None:
        self.assertEqual(self.refusal("chen"), "organization.needs_paper")
        checked_paper(self.town, self.town.unit("works").ref, DESIGNATE, decided_on=date(2026, 3, 1))
        self.assertEqual(self.refusal("chen"), "")
        self.assertEqual(Designation.objects.get().decided_on, date(2026, 3, 1))

    def test_it_locks_the_organization_and_the_former(self) -> None:
        self.assert_locks(organization.body(), evaluating.designated(self.town))
