"""落实议定事项 (8(6)): a requirement that a unit owes, or for information; no item stays without an outcome."""

from __future__ import annotations

from typing import Any

from duban.chapters.intake.models import AgreedItem
from duban.chapters.intake.queries import meetings as queries
from duban.chapters.intake.terms import ItemOutcome
from duban.chapters.intake.tests import deciding
from duban.chapters.matters.models import Matter, Obligation
from duban.chapters.matters.terms import ObligationKind
from duban.chapters.matters.tests.builders import docket_matter
from duban.ground.beijing import beijing_day
from duban.support.ledger.models import LedgerPayload
from duban.support.notifications.models import Message
from tests.onward import running_matter
from tests.stories import ActStory, Answer


class TestSettleAgreedItem(ActStory):
    act = "intake.settle_agreed_item"
    doer = "chen"
    wrong_role = "wang"
    stranger = "wu"
    refused = "intake.item_settled"
    item: AgreedItem
    matter: Matter

    @classmethod
    def prepare(cls) -> None:
        cls.matter = running_matter(cls.town)
        cls.item = deciding.agreed(cls.town)

    def data(self) -> dict[str, Any]:
        return {
            "item": self.item.uid,
            "outcome": ItemOutcome.REQUIREMENT,
            "matter": self.matter.uid,
            "unit": self.town.unit("works").uid,
            "due_on": deciding.DUE_ON,
            "reason": "并入现有事项落实",
        }

    def spoil(self) -> None:
        deciding.settled(self.town, self.item, self.matter)

    def check(self, answer: Answer) -> None:
        item = AgreedItem.objects.get(uid=answer.body["uid"])
        self.assertEqual((item.outcome, item.matter), (ItemOutcome.REQUIREMENT, self.matter))
        self.assertEqual((item.settled_by, item.settled_on), (self.town["chen"], beijing_day(self.town.at)))
        owed = Obligation.objects.get(source_ref=item.ref)
        self.assertEqual((owed.kind, owed.unit), (ObligationKind.REQUIREMENT, self.town.unit("works")))
        self.assertEqual((owed.due_on, owed.label), (deciding.DUE_ON, deciding.TEXT))
        told = Message.objects.filter(kind="intake.requirement").values_list("person__username", flat=True)
        self.assertEqual(set(told), {"li", "he", "lin"})
        entry = LedgerPayload.objects.get(entry__act=self.act)
        self.assertEqual(entry.context_ref, self.matter.ref)
        self.assertEqual(queries.unsettled_items(), [])

    def test_it_locks_the_meeting_the_matter_and_the_item(self) -> None:
        self.assert_locks(self.item.meeting, self.matter, self.item)

    def test_an_item_for_information_is_owed_by_nobody(self) -> None:
        before = Obligation.objects.count()
        answer = self.send(self.act, "chen", {"item": self.item.uid, "outcome": ItemOutcome.INFORMATION})
        self.assertEqual(answer.status, 200, answer)
        self.item.refresh_from_db()
        self.assertEqual((self.item.outcome, self.item.matter), (ItemOutcome.INFORMATION, None))
        self.assertEqual(Obligation.objects.count(), before)

    def test_a_matter_comes_of_it_by_docketing_alone(self) -> None:
        answer = self.send(self.act, "chen", {**self.data(), "outcome": ItemOutcome.MATTER})
        self.assertEqual((answer.status, answer.code), (422, "intake.ad_hoc_by_docketing"))

    def test_a_requirement_says_who_owes_it_on_what_by_a_day_to_come(self) -> None:
        for changed, code in (
            ({"matter": None}, "intake.requirement_incomplete"),
            ({"unit": None}, "intake.requirement_incomplete"),
            ({"due_on": None}, "intake.requirement_incomplete"),
            ({"due_on": beijing_day(self.town.at)}, "intake.requirement_due"),
            ({"unit": self.town.unit("planning").uid}, "intake.unit_elsewhere"),
        ):
            with self.subTest(**changed):
                answer = self.send(self.act, "chen", {**self.data(), **changed})
                self.assertEqual((answer.status, answer.code), (422, code), answer)

    def test_nothing_is_owed_on_a_matter_before_its_assignment(self) -> None:
        waiting = docket_matter(self.town, title="另一事项")
        answer = self.send(self.act, "chen", {**self.data(), "matter": waiting.uid})
        self.assertEqual((answer.status, answer.code), (409, "matters.not_assigned"), answer)
