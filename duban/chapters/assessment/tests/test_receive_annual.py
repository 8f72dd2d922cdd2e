"""年度考核结果回执."""

from __future__ import annotations

from typing import Any

from duban.chapters.assessment.models import AnnualEdition
from duban.chapters.assessment.tests import rounds
from duban.support.notifications.models import Message
from tests.stories import ActStory, Answer


class TestReceiveAnnual(ActStory):
    act = "assessment.receive_annual"
    doer = "wu"
    wrong_role = "wang"
    stranger = "lin"
    refused = "assessment.received_already"

    edition: AnnualEdition

    @classmethod
    def prepare(cls) -> None:
        cls.edition = rounds.exported(cls.town)

    def data(self, **changed: Any) -> dict[str, Any]:
        return {"edition": self.edition.uid, **changed}

    def spoil(self) -> dict[str, Any] | None:
        self.assertEqual(self.send(self.act, "shen", self.data()).status, 200)
        return None

    def check(self, answer: Answer) -> None:
        self.edition.refresh_from_db()
        self.assertEqual(
            (self.edition.received_by, self.edition.received_on), (self.town["wu"], self.town.at.date())
        )
        told = Message.objects.filter(person=self.town["sun"], kind="assessment.annual")
        self.assertTrue(told.exists())

    def test_it_locks_the_edition(self) -> None:
        self.assert_locks(self.edition)

    def test_the_office_enters_it_from_the_signed_paper(self) -> None:
        self.assertEqual(self.send(self.act, "chen", self.data()).code, "assessment.receipt_scan")
        answer = self.send(self.act, "chen", self.data(receipt=rounds.evidence(self.town)))
        self.assertEqual(answer.status, 200, answer)
