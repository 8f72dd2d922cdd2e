"""报送整改回复."""

from __future__ import annotations

from datetime import date
from typing import Any

from duban.chapters.matters.models import Matter, Obligation
from duban.chapters.supervision.models import Rectification, SupervisionNotice
from duban.chapters.supervision.tests import builders
from tests.locking import MatterStory
from tests.papers import text_file
from tests.stories import Answer


class TestReplyToNotice(MatterStory):
    act = "supervision.reply_to_notice"
    doer = "lin"
    wrong_role = "chen"
    refused = "supervision.reply_pending"

    matter: Matter
    notice: SupervisionNotice
    file: Any

    @classmethod
    def prepare(cls) -> None:
        cls.matter = builders.matter_under_way(cls.town)
        cls.notice = builders.served_notice(cls.town, cls.matter)
        cls.file = text_file(cls.town, "lin")

    def data(self, **changed: Any) -> dict[str, Any]:
        return {
            "notice": self.notice.uid,
            "text": "已返工，监理验收合格",
            "evidence": [self.file.uid, self.file.uid],
            **changed,
        }

    def spoil(self) -> None:
        builders.reply(self.town, self.notice)

    def check(self, answer: Answer) -> None:
        reply = Rectification.objects.get(uid=answer.body["uid"])
        self.assertEqual((reply.state, reply.by), ("SUBMITTED", self.town["lin"]))
        self.assertEqual([one.file for one in reply.evidence.all()], [self.file])
        owed = Obligation.objects.get(kind="NOTICE_REPLY", source_ref=self.notice.ref)
        self.assertEqual(
            (owed.reported_on, owed.met_on), (date(2026, 3, 2), None), "reported, not yet checked"
        )
        duty = Obligation.objects.get(kind="VERIFY", source_ref=reply.ref)
        self.assertEqual((duty.unit_id, duty.due_on), (self.town.unit("office").pk, date(2026, 3, 9)))

    def test_it_says_what_was_done(self) -> None:
        self.assertEqual(self.send(self.act, "lin", self.data(text=" ")).code, "supervision.text_missing")

    def test_a_notice_that_is_not_served_asks_for_none(self) -> None:
        issued = builders.issued_notice(self.town, self.matter, signer="wang")
        answer = self.send(self.act, "lin", self.data(notice=issued.uid))
        self.assertEqual(answer.code, "supervision.notice_state")

    def test_what_is_rectified_is_not_reported_again(self) -> None:
        builders.verify(self.town, builders.reply(self.town, self.notice))
        self.assertEqual(self.send(self.act, "lin", self.data()).code, "supervision.already_rectified")

    def test_not_rectified_it_may_be_reported_again(self) -> None:
        builders.verify(self.town, builders.reply(self.town, self.notice), verified=False)
        self.assertEqual(self.send(self.act, "lin", self.data()).status, 200)

    def test_it_refuses_a_form_made_from_another_version_of_the_notice(self) -> None:
        answer = self.send(self.act, "lin", {**self.data(), "versions": {self.notice.ref: 999}})
        self.assertEqual((answer.status, answer.code), (409, "doors.stale"), answer)
