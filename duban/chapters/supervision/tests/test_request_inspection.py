"""提请单项督查."""

from __future__ import annotations

from typing import Any

from duban.chapters.matters.models import Matter
from duban.chapters.supervision.models import InspectionApproval
from duban.chapters.supervision.tests import builders
from duban.support.ledger.models import LedgerPayload
from duban.support.notifications.models import Message
from tests.locking import MatterStory
from tests.stories import Answer


class TestRequestInspection(MatterStory):
    act = "supervision.request_inspection"
    doer = "chen"
    wrong_role = "li"
    refused = "supervision.form_unfit"

    matter: Matter

    @classmethod
    def prepare(cls) -> None:
        cls.matter = builders.matter_under_way(cls.town)

    def data(self, **changed: Any) -> dict[str, Any]:
        return {
            "matter": self.matter.uid,
            "unit": self.town.unit("works").uid,
            "form": "SITE_CHECK",
            "reason": "群众反映扬尘问题",
            "no_notice": True,
            **changed,
        }

    def spoil(self) -> dict[str, Any]:
        return self.data(form="INTERVIEW")

    def check(self, answer: Answer) -> None:
        found = InspectionApproval.objects.get(uid=answer.body["uid"])
        self.assertEqual((found.state, found.no_notice), ("ASKED", True))
        told = set(Message.objects.filter(subject_ref=found.ref).values_list("person__username", flat=True))
        self.assertEqual(told, {"wang", "zhou"}, "the head and the leader in charge")
        self.assertFalse(
            LedgerPayload.objects.filter(
                context_ref=self.matter.ref, entry__act="supervision.request_inspection"
            ).exists(),
            "the unit reads the matter's timeline",
        )

    def refuses(self, code: str, **changed: Any) -> None:
        answer = self.send(self.act, "chen", self.data(**changed))
        self.assertEqual(answer.code, code, answer)

    def test_it_refuses_what_is_not_to_be_inspected(self) -> None:
        self.refuses("supervision.not_recipient", unit=self.town.unit("planning").uid)
        self.refuses("supervision.own_unit", unit=self.town.unit("office").uid)
        self.refuses("supervision.text_missing", reason=" ")

    def test_it_refuses_a_matter_that_is_not_assigned(self) -> None:
        from duban.chapters.matters.tests.builders import docket_matter

        self.refuses("matters.not_assigned", matter=docket_matter(self.town).uid)
