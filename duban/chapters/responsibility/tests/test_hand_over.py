"""工作交接."""

from __future__ import annotations

from datetime import date
from typing import Any

from duban.chapters.matters.models import Matter, Obligation
from duban.chapters.responsibility.models import Handover, HandoverLine
from duban.chapters.responsibility.queries import handovers
from duban.chapters.responsibility.tests.builders import hand_over, receive, running_matter
from duban.support.documents.models import Document
from duban.support.notifications.models import Message
from duban.support.organization import actions as organization
from duban.support.organization.tests.builders import post_of
from tests.locking import MatterStory
from tests.onward import accepted_matter
from tests.stories import Answer


class TestHandOver(MatterStory):
    act = "responsibility.hand_over"
    doer = "li"
    wrong_role = "chen"
    refused = "responsibility.handover_waiting"

    matter: Matter
    other: Matter

    @classmethod
    def prepare(cls) -> None:
        cls.matter = running_matter(cls.town)
        cls.other = running_matter(cls.town)

    def data(self, **changed: Any) -> dict[str, Any]:
        town = self.town
        people = {"outgoing": town["gao"].uid, "receiver": town["lin"].uid}
        return {"unit": town.unit("works").uid, "on": "2026-03-02", "remark": "图纸", **people, **changed}

    def spoil(self) -> None:
        hand_over(self.town)

    def check(self, answer: Answer) -> None:
        listed = Handover.objects.get(uid=answer.body["uid"])
        self.assertEqual((listed.state, listed.unit_name, listed.on), ("WAITING", "工程建设部", self.day()))
        lines = HandoverLine.objects.filter(handover=listed).values_list("assignment__matter", "role")
        self.assertEqual(set(lines), {(self.matter.pk, "STAFF"), (self.other.pk, "STAFF")})
        numbers = [self.matter.number, self.other.number]
        self.assertEqual([row[0] for row in listed.facts["matters"]], numbers)
        self.assertIn([numbers[0], "承担任务：第1段清淤", "2026-05-29"], listed.facts["owed"])
        self.assertIn([numbers[1], "办结事项", "2026-06-30"], listed.facts["owed"])
        slips = Document.objects.filter(kind="assignment").values_list("number", flat=True)
        self.assertEqual({row[1] for row in listed.facts["papers"]}, set(slips))
        duty = Obligation.objects.get(kind="RECEIVE")
        self.assertEqual(
            (duty.matter, duty.person, duty.due_on, duty.source_ref),
            (self.matter, self.town["lin"], date(2026, 3, 5), listed.ref),
        )
        told = Message.objects.filter(subject_ref=listed.ref).values_list("person__username", flat=True)
        self.assertEqual(set(told), {"lin", "gao"})

    def day(self) -> date:
        return date(2026, 3, 2)

    def test_nothing_passes_before_the_receiver_has_signed(self) -> None:
        self.assertEqual(self.send(self.act, "lin", self.data()).status, 200)
        unit = self.town.unit("works").pk
        self.assertEqual(len(handovers.in_hand(unit, self.town["gao"], self.day())), 2)

    def test_the_list_stays_as_it_was_frozen(self) -> None:
        listed = hand_over(self.town)
        before = listed.facts
        receive(self.town, listed)
        accepted_matter(self.town)
        listed.refresh_from_db()
        self.assertEqual(listed.facts, before)

    def test_a_head_a_deputy_and_a_liaison_have_every_matter_in_hand(self) -> None:
        unit = self.town.unit("works").pk
        for who, role in (("li", "FIRST"), ("he", "DIRECT"), ("lin", "LIAISON")):
            found = {(one.assignment.matter, one.held.role) for one in self.in_hand(unit, who)}
            with self.subTest(who):
                self.assertLessEqual({(self.matter, role), (self.other, role)}, found)

    def in_hand(self, unit: int, who: str) -> list[handovers.InHand]:
        return handovers.in_hand(unit, self.town[who], self.day())

    def test_what_is_closed_is_no_more_in_hand(self) -> None:
        matter = accepted_matter(self.town)
        self.assertEqual(self.send("matters.close", "chen", {"matter": matter.uid}).status, 200)
        found = {one.assignment.matter for one in self.in_hand(self.town.unit("works").pk, "gao")}
        self.assertEqual(found, {self.matter, self.other})

    def test_it_refuses_what_is_no_hand_over(self) -> None:
        town = self.town
        for change, status, code in (
            ({"receiver": town["gao"].uid}, 422, "responsibility.handover_to_self"),
            ({"receiver": town["zhao"].uid}, 422, "responsibility.person_elsewhere"),
            ({"on": "2026-03-03"}, 422, "responsibility.handover_future"),
            ({"on": "2026-03-01"}, 422, "responsibility.handover_before_taken"),
            ({"outgoing": town["shen"].uid}, 409, "responsibility.nothing_in_hand"),
        ):
            answer = self.send(self.act, "li", self.data(**change))
            with self.subTest(code):
                self.assertEqual((answer.status, answer.code), (status, code), answer)
        self.assertEqual(Handover.objects.count(), 0)

    def test_the_unit_is_told_when_somebody_leaves_with_matters_in_hand(self) -> None:
        self.town.go_to(date(2026, 3, 9))
        organization.end_post(
            by=self.town["an"],
            at=self.town.at,
            request_id=None,
            post=post_of(self.town, "gao").uid,
            to_on=date(2026, 3, 8),
        )
        told = Message.objects.filter(text__contains="名下有2个在办事项")
        self.assertEqual({one.person for one in told}, {self.town[key] for key in ("li", "he", "lin")})
        listed = hand_over(self.town, on=date(2026, 3, 9))
        self.assertEqual(listed.outgoing, self.town["gao"])

    def test_who_leaves_with_nothing_in_hand_leaves_in_silence(self) -> None:
        self.town.go_to(date(2026, 3, 9))
        organization.end_post(
            by=self.town["an"],
            at=self.town.at,
            request_id=None,
            post=post_of(self.town, "wu").uid,
            to_on=date(2026, 3, 8),
        )
        self.assertFalse(Message.objects.filter(text__contains="离任").exists())
