"""不予立项 (11(1)): a reason, and a reply to the source."""

from __future__ import annotations

from typing import Any

from duban.chapters.intake.models import Candidate, DocketingList
from duban.chapters.intake.terms import CandidateState
from duban.chapters.intake.tests import builders
from tests.stories import ActStory, Answer


class TestDecline(ActStory):
    act = "intake.decline"
    doer = "sun"
    wrong_role = "chen"
    stranger = "wu"
    refused = "intake.candidate_state"
    listed: DocketingList

    @classmethod
    def prepare(cls) -> None:
        cls.listed = builders.taken_in(cls.town)

    def data(self) -> dict[str, Any]:
        return {
            "candidate": builders.row(self.listed, 3).uid,
            "reason": "属日常工作",
            "reply": "请按日常工作办理",
        }

    def spoil(self) -> None:
        builders.decline(self.town, builders.row(self.listed, 3))

    def check(self, answer: Answer) -> None:
        found = Candidate.objects.get(uid=answer.body["uid"])
        self.assertEqual(
            (found.state, found.decline_reason, found.reply, found.declined_by),
            (CandidateState.DECLINED, "属日常工作", "请按日常工作办理", self.town["sun"]),
        )

    def test_it_needs_reason_and_reply(self) -> None:
        for missing in ("reason", "reply"):
            with self.subTest(missing):
                answer = self.send(self.act, "sun", {**self.data(), missing: " "})
                self.assertEqual((answer.status, answer.code), (422, "intake.text_length"))

    def test_nothing_is_declined_while_the_list_is_up_for_approval(self) -> None:
        rows = [(*one[:2], f"{one[2]}（二期）", *one[3:]) for one in builders.ROWS]
        listed = builders.submitted(self.town, rows)
        answer = self.send(self.act, "sun", {**self.data(), "candidate": builders.row(listed, 1).uid})
        self.assertEqual((answer.status, answer.code), (409, "intake.list_state"), answer)

    def test_a_row_that_could_not_be_read_can_be_declined(self) -> None:
        rows = [(*builders.DREDGING[:2], "长" * 501, *builders.DREDGING[3:])]
        refused = builders.row(builders.taken_in(self.town, rows, title="另一清单"), 1)
        self.assertEqual(builders.decline(self.town, refused).state, CandidateState.DECLINED)
