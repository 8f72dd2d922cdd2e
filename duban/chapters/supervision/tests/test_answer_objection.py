"""答复督办通知书异议."""

from __future__ import annotations

from datetime import date
from typing import Any

from duban.chapters.matters.models import Matter, Obligation
from duban.chapters.supervision.models import Objection
from duban.chapters.supervision.tests import builders
from duban.ground.access import PostKind
from duban.support.ledger.models import LedgerEntry
from duban.support.organization import actions as organization
from tests.locking import MatterStory
from tests.stories import Answer


class TestAnswerObjection(MatterStory):
    act = "supervision.answer_objection"
    doer = "sun"
    wrong_role = "chen"
    refused = "supervision.objection_answered"

    matter: Matter
    objection: Objection

    @classmethod
    def prepare(cls) -> None:
        cls.matter = builders.matter_under_way(cls.town)
        cls.objection = builders.object_to(cls.town, builders.served_notice(cls.town, cls.matter))

    def data(self, **changed: Any) -> dict[str, Any]:
        return {"objection": self.objection.uid, "upheld": True, "answer": "经核，该段不属贵部", **changed}

    def spoil(self) -> None:
        self.assertEqual(self.send(self.act, "sun", self.data(upheld=False)).status, 200)

    def check(self, answer: Answer) -> None:
        self.objection.refresh_from_db()
        self.assertEqual((self.objection.state, self.objection.answered_by), ("UPHELD", self.town["sun"]))
        self.assertEqual(self.objection.notice.state, "ANNULLED")
        duty = Obligation.objects.get(kind="ANSWER_OBJECTION")
        self.assertEqual((duty.met_on, duty.lapsed_on), (date(2026, 3, 2), None))
        nested = LedgerEntry.objects.get(act="supervision.annul_notice")
        cause = LedgerEntry.objects.get(act=self.act)
        self.assertEqual((nested.caused_by, nested.request_id), (cause.uid, None))

    def test_not_upheld_the_notice_stands(self) -> None:
        self.assertEqual(self.send(self.act, "sun", self.data(upheld=False)).status, 200)
        self.objection.refresh_from_db()
        self.assertEqual((self.objection.state, self.objection.notice.state), ("REJECTED", "SERVED"))

    def test_it_is_reasoned(self) -> None:
        # Upheld, the annulment that follows asks for a reason of its own.
        for upheld in (True, False):
            answer = self.send(self.act, "sun", self.data(upheld=upheld, answer=" "))
            self.assertEqual((answer.status, answer.code), (422, "supervision.text_missing"), answer)

    def test_nobody_answers_the_own_unit(self) -> None:
        organization.appoint(
            by=self.town["an"],
            at=self.town.tick(),
            request_id=None,
            person=self.town["sun"].uid,
            kind=PostKind.HANDLER,
            unit=self.town.unit("works").uid,
            from_on=date(2026, 3, 2),
        )
        self.assertEqual(self.send(self.act, "sun", self.data(upheld=False)).code, "supervision.own_unit")
