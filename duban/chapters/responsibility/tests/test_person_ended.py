"""Whoever is named in an open obligation is not put out of the house."""

from __future__ import annotations

from duban.chapters.matters.models import Obligation
from duban.chapters.responsibility.tests import builders as responsibility
from duban.support.ledger.models import LedgerEntry
from duban.support.organization.tests import builders
from tests.cast import TODAY
from tests.stories import TownCase


class TestPersonEnded(TownCase):
    def test_it_refuses_with_kind_and_date_and_without_the_matter(self) -> None:
        matter = responsibility.assigned_matter(self.town)
        owed = Obligation.objects.standing().filter(person=self.town["li"])
        self.assertTrue(owed)
        builders.end_post(self.town, "li", TODAY)
        before = LedgerEntry.objects.count()
        answer = self.send(
            "organization.end_person", "guan", {"person": self.town["li"].uid, "reason": "调离"}
        )
        self.assertEqual((answer.status, answer.code), (409, "matters.person_owes"))
        message = answer.body["refusal"]["message"]
        self.assertIn(str(owed[0].due_on), message)
        self.assertNotIn(matter.title, message)
        self.assertEqual(LedgerEntry.objects.count(), before)
        self.town["li"].refresh_from_db()
        self.assertTrue(self.town["li"].is_active)

    def test_one_who_owes_nothing_may_end(self) -> None:
        responsibility.assigned_matter(self.town)
        builders.end_post(self.town, "shen", TODAY)
        answer = self.send(
            "organization.end_person", "guan", {"person": self.town["shen"].uid, "reason": "调离"}
        )
        self.assertEqual(answer.status, 200, answer)
