"""接收工作交接."""

from __future__ import annotations

from datetime import date
from typing import Any

from duban.chapters.matters.models import Matter, Obligation, Party
from duban.chapters.responsibility.models import Assignment, Handover
from duban.chapters.responsibility.queries import handovers
from duban.chapters.responsibility.tests.builders import (
    assigned_matter,
    assignment,
    hand_over,
    receive,
    running_matter,
)
from duban.support.notifications.models import Message
from tests.locking import MatterStory
from tests.stories import Answer

TAKEN_ON = date(2026, 3, 16)


class TestReceiveHandover(MatterStory):
    act = "responsibility.receive_handover"
    doer = "lin"
    wrong_role = "gao"
    refused = "responsibility.handover_settled"

    matter: Matter
    listed: Handover

    @classmethod
    def prepare(cls) -> None:
        cls.matter = running_matter(cls.town)
        cls.town.go_to(TAKEN_ON)
        cls.listed = hand_over(cls.town, on=TAKEN_ON)

    def data(self, **changed: Any) -> dict[str, Any]:
        return {"handover": self.listed.uid, "agrees": True, **changed}

    def spoil(self) -> None:
        receive(self.town, self.listed)

    def test_it_refuses_the_wrong_role(self) -> None:
        # The Office sees the list and holds no post in the unit; in the unit, the receiver alone signs.
        for who, status, code in (
            ("chen", 403, "access.not_permitted"),
            ("gao", 409, "responsibility.not_receiver"),
            ("li", 409, "responsibility.not_receiver"),
            ("zhao", 404, "responsibility.handover_unknown"),
        ):
            answer = self.send(self.act, who, self.data())
            with self.subTest(who):
                self.assertEqual((answer.status, answer.code), (status, code), answer)

    def check(self, answer: Answer) -> None:
        self.listed.refresh_from_db()
        self.assertEqual((self.listed.state, self.listed.answered_on), ("CONFIRMED", TAKEN_ON))
        staff = Party.objects.filter(matter=self.matter, relation="STAFF", unit=self.town.unit("works"))
        self.assertEqual({one.person for one in staff}, {self.town["gao"], self.town["lin"]})
        duty = Obligation.objects.get(kind="RECEIVE")
        self.assertEqual(duty.met_on, TAKEN_ON)
        rows = [assignment(self.town, self.matter)]
        for day, who in ((date(2026, 3, 15), "gao"), (TAKEN_ON, "lin"), (date(2026, 12, 1), "lin")):
            self.assertEqual(handovers.staff_on(rows, day), [self.town[who]], day)
        self.assertEqual(handovers.in_hand(self.town.unit("works").pk, self.town["gao"], TAKEN_ON), [])
        told = Message.objects.filter(subject_ref=self.listed.ref, text__contains="已签收")
        self.assertEqual({one.person for one in told}, {self.town[key] for key in ("gao", "li", "he", "lin")})

    def test_the_list_passes_whole_with_what_is_owed_in_the_name_of_a_head(self) -> None:
        waiting = assigned_matter(self.town)
        frozen = assignment(self.town, waiting).first_responsible
        listed = hand_over(self.town, outgoing="li", receiver="he", on=TAKEN_ON, who="lin")
        duty = Obligation.objects.get(matter=waiting, unit=self.town.unit("works"), kind="SIGN_FOR")
        given = {"handover": listed.uid, "agrees": True, "versions": {duty.ref: 999}}
        stale = self.send(self.act, "he", given)
        self.assertEqual((stale.status, stale.code), (409, "doors.stale"), "what passes is locked")
        receive(self.town, listed, who="he")
        unit = self.town.unit("works")
        owed = Obligation.objects.filter(matter=waiting, unit=unit, kind__in=["SIGN_FOR", "BREAKDOWN"])
        self.assertEqual([one.person for one in owed], [self.town["he"]] * 2)
        elsewhere = Obligation.objects.get(matter=waiting, unit=self.town.unit("business"), kind="SIGN_FOR")
        self.assertEqual(elsewhere.person, self.town["zheng"], "another unit's stays")
        row = Assignment.objects.get(matter=waiting, unit=unit)
        self.assertEqual(row.first_responsible, frozen, "what was frozen never changes")
        found = [one for one in handovers.responsible([row], TAKEN_ON) if one.role == "FIRST"]
        self.assertEqual([(one.person, one.from_on) for one in found], [(self.town["he"].pk, TAKEN_ON)])

    def test_returned_nothing_passes_and_another_list_can_follow(self) -> None:
        answer = self.send(self.act, "lin", self.data(agrees=False))
        self.assertEqual((answer.status, answer.code), (422, "responsibility.text_missing"), answer)
        answer = self.send(self.act, "lin", self.data(agrees=False, answer="缺一个事项"))
        self.assertEqual(answer.status, 200, answer)
        self.listed.refresh_from_db()
        self.assertEqual((self.listed.state, self.listed.answer), ("RETURNED", "缺一个事项"))
        self.assertEqual(
            handovers.staff_on([assignment(self.town, self.matter)], TAKEN_ON), [self.town["gao"]]
        )
        self.assertFalse(Party.objects.filter(matter=self.matter, person=self.town["lin"]).exists())
        self.assertEqual(hand_over(self.town, on=TAKEN_ON).state, "WAITING")

    def test_it_refuses_a_form_made_from_another_version_of_the_list(self) -> None:
        self.assert_locks(self.listed)
