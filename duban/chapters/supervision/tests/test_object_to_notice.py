"""对督办通知书提出异议."""

from __future__ import annotations

from datetime import date
from typing import Any

from duban.chapters.matters.models import Matter, Obligation
from duban.chapters.supervision.models import Objection, SupervisionNotice
from duban.chapters.supervision.tests import builders
from tests.locking import MatterStory
from tests.stories import Answer


class TestObjectToNotice(MatterStory):
    act = "supervision.object_to_notice"
    doer = "lin"
    wrong_role = "chen"
    refused = "supervision.objection_late"

    matter: Matter
    notice: SupervisionNotice

    @classmethod
    def prepare(cls) -> None:
        cls.matter = builders.matter_under_way(cls.town)
        cls.notice = builders.served_notice(cls.town, cls.matter)

    def data(self, **changed: Any) -> dict[str, Any]:
        return {"notice": self.notice.uid, "text": "该段系另一标段", **changed}

    def spoil(self) -> None:
        self.town.go_to(date(2026, 3, 6))

    def check(self, answer: Answer) -> None:
        objection = Objection.objects.get(uid=answer.body["uid"])
        self.assertEqual((objection.state, objection.by), ("WAITING", self.town["lin"]))
        duty = Obligation.objects.get(kind="ANSWER_OBJECTION", source_ref=objection.ref)
        self.assertEqual((duty.unit_id, duty.due_on), (self.town.unit("office").pk, date(2026, 3, 5)))
        reply = Obligation.objects.get(kind="NOTICE_REPLY", source_ref=self.notice.ref)
        self.assertIsNone(reply.lapsed_on, "the reply's limit runs on")

    def test_the_third_working_day_is_in_time(self) -> None:
        self.town.go_to(date(2026, 3, 5), 23)
        self.assertEqual(self.send(self.act, "li", self.data()).status, 200)

    def test_it_is_made_once(self) -> None:
        builders.object_to(self.town, self.notice)
        self.assertEqual(self.send(self.act, "lin", self.data()).code, "supervision.objection_made")

    def test_it_gives_its_ground(self) -> None:
        self.assertEqual(self.send(self.act, "lin", self.data(text=" ")).code, "supervision.text_missing")

    def test_before_service_there_is_nothing_to_object_to(self) -> None:
        issued = builders.issued_notice(self.town, self.matter, signer="wang")
        answer = self.send(self.act, "lin", self.data(notice=issued.uid))
        self.assertEqual(answer.code, "supervision.notice_state")

    def test_another_unit_of_the_matter_cannot(self) -> None:
        self.assertEqual(self.send(self.act, "zhao", self.data()).status, 404)

    def test_it_refuses_a_form_made_from_another_version_of_the_notice(self) -> None:
        answer = self.send(self.act, "lin", {**self.data(), "versions": {self.notice.ref: 999}})
        self.assertEqual((answer.status, answer.code), (409, "doors.stale"), answer)
