"""登记责任追究线索: set off by the service that reaches the threshold."""

from __future__ import annotations

from typing import Any

from duban.chapters.accountability.models import AccountabilityClue, Circle
from duban.chapters.accountability.tests import builders
from duban.chapters.matters.models import Matter
from duban.chapters.supervision.models import SupervisionNotice
from duban.support.ledger import queries as ledger
from duban.support.ledger.models import LedgerEntry
from duban.support.notifications.models import Message
from duban.support.organization import actions as organization
from duban.support.organization.models import Post
from tests.locking import MatterStory
from tests.stories import Answer


class TestRegisterClue(MatterStory):
    act = "accountability.register_clue"
    doer = None
    wrong_role = "chen"
    refused = "accountability.below_threshold"

    matter: Matter
    notices: list[SupervisionNotice]

    @classmethod
    def prepare(cls) -> None:
        cls.matter = builders.matter_under_way(cls.town)
        with builders.unheard():
            cls.notices = builders.served_twice(cls.town, cls.matter)

    def data(self) -> dict[str, Any]:
        return {"notice": self.notices[1].uid}

    def spoil(self) -> None:
        with builders.unheard():
            builders.annul(self.town, self.notices[0])

    def check(self, answer: Answer) -> None:
        clue = AccountabilityClue.objects.get(uid=answer.body["uid"])
        self.assertEqual((clue.number, clue.state, clue.ground), ("古城督责追线〔2026〕1号", "OPEN", "16(4)"))
        self.assertEqual((clue.matter, clue.unit), (self.matter, self.town.unit("works")))
        lines = list(clue.notices.order_by("id"))
        self.assertEqual([one.notice_ref for one in lines], [one.ref for one in self.notices])
        people = lines[0].responsible
        self.assertEqual([one["name"] for one in people["first"]], ["李建国"])
        self.assertEqual([one["name"] for one in people["direct"]], ["何海涛"])
        self.assertEqual([one["name"] for one in people["handlers"]], ["高卫东"])
        self.assertEqual([one["name"] for one in people["leader_in_charge"]], ["周明德"])
        self.assertEqual(lines[0].receipt["signed_for_by"], "林海")
        seats = Circle.objects.filter(clue=clue, to_at__isnull=True)
        self.assertEqual({one.person.username for one in seats}, {"wang", "sun"})

    def test_messages_reach_the_circle_alone_and_name_nothing(self) -> None:
        self.send(self.act, None, self.data())
        told = list(Message.objects.filter(kind="accountability.clue"))
        self.assertEqual({one.person.username for one in told}, {"wang", "sun"})
        for word in (self.matter.title, self.matter.number, "工程建设部", "李建国", self.notices[0].number):
            self.assertNotIn(word, told[0].text)
        self.assertNotIn(self.matter.ref, told[0].context_ref)

    def test_it_stands_under_the_clue_and_never_under_the_matter(self) -> None:
        self.send(self.act, None, self.data())
        on_matter = [line.act for line in ledger.timeline(self.matter.ref)]
        self.assertFalse([act for act in on_matter if act.startswith("accountability.")])
        clue = builders.clue_of(self.matter)
        self.assertEqual([line.act for line in ledger.timeline(clue.ref)], [self.act])

    def test_it_is_registered_once(self) -> None:
        self.send(self.act, None, self.data())
        self.assertEqual(self.send(self.act, None, self.data()).code, "accountability.clue_exists")

    def test_whom_it_concerns_is_not_in_the_circle(self) -> None:
        organization.delegate(
            by=self.town["an"],
            at=self.town.tick(),
            request_id=None,
            post=Post.objects.get(person=self.town["sun"]).uid,
            deputy=self.town["li"].uid,
            from_on=self.town.at.date(),
            to_on=self.town.at.date(),
            reason="出差",
        )
        self.send(self.act, None, self.data())
        clue = builders.clue_of(self.matter)
        self.assertEqual(
            {one.person.username for one in clue.circle.filter(to_at__isnull=True)}, {"wang", "sun"}
        )
        self.assertEqual(
            self.send("accountability.close_clue", "li", closing(clue)).status, 404, "not even as director"
        )

    def test_the_service_itself_registers_it_with_its_own_row(self) -> None:
        matter = builders.matter_under_way(self.town)
        builders.served_twice(self.town, matter)
        nested = LedgerEntry.objects.get(act=self.act)
        cause = LedgerEntry.objects.filter(act="supervision.serve_notice").latest("id")
        self.assertEqual((nested.caused_by, nested.request_id, nested.actor_ref), (cause.uid, None, "system"))


def closing(clue: AccountabilityClue) -> dict[str, Any]:
    return {"clue": clue.uid, "kind": "OTHER", "reason": "另案处理"}
