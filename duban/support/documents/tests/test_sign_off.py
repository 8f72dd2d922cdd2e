"""签发: by whoever the table entitles, or on his paper."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from duban.support.documents.models import Draft
from duban.support.documents.terms import SIGN_OFF, DraftState
from duban.support.documents.tests import builders
from tests.papers import checked_paper
from tests.stories import ActStory, Answer


class TestSignOff(ActStory):
    act = "documents.sign_off"
    doer = "wang"
    wrong_role = "zhou"
    stranger = "lin"
    refused = "documents.countersign_waits"
    found: ClassVar[Draft]

    @classmethod
    def prepare(cls) -> None:
        cls.found = builders.led_to(cls.town, DraftState.CHECKED)

    def data(self) -> dict[str, Any]:
        return {"official_paper": self.found.uid, "remark": "同意印发"}

    def spoil(self) -> dict[str, Any] | None:
        return {
            "official_paper": builders.led_to(self.town, DraftState.CHECKED, countersigners=("zhou",)).uid
        }

    def check(self, answer: Answer) -> None:
        self.found.refresh_from_db()
        self.assertEqual(
            (self.found.state, self.found.signed_off_on), (DraftState.SIGNED_OFF, self.town.at.date())
        )
        self.assertEqual(self.found.steps.get(kind="SIGN_OFF").remark, "同意印发")

    def test_a_countersignature_that_says_no_stands_in_the_way(self) -> None:
        found = builders.led_to(self.town, DraftState.CHECKED, countersigners=("zhou",))
        builders.step(self.town, found, "countersign", "zhou", agrees=False, remark="资金来源不明")
        answer = self.send(self.act, "wang", {"official_paper": found.uid})
        self.assertEqual(answer.code, "documents.countersign_disagrees")

    def test_the_table_says_who_signs_which_kind(self) -> None:
        self.assertEqual(self.send(self.act, "sun", self.data()).code, "documents.not_signer")
        notice = builders.led_to(self.town, DraftState.CHECKED, kind="closing_notice")
        self.assertEqual(
            self.send(self.act, "wang", {"official_paper": notice.uid}).code, "documents.not_signer"
        )
        builders.draft(self.town)
        self.assertEqual(self.send(self.act, "sun", {"official_paper": notice.uid}).status, 200)

    def test_a_clerk_signs_off_on_the_heads_checked_paper(self) -> None:
        self.assertEqual(self.send(self.act, "chen", self.data()).code, "documents.not_signer")
        checked_paper(self.town, self.found.ref, SIGN_OFF, decided_on=self.town.at.date())
        self.assertEqual(self.send(self.act, "chen", self.data()).status, 200)
        step = self.found.steps.get(kind="SIGN_OFF")
        self.assertEqual((step.person, bool(step.on_behalf_of)), (self.town["chen"], True))

    def test_a_paper_from_before_the_check_signs_nothing(self) -> None:
        checked_paper(self.town, self.found.ref, SIGN_OFF, decided_on=date(2026, 2, 27))
        self.assertEqual(self.send(self.act, "chen", self.data()).code, "documents.signed_before_draft")

    def test_it_is_locked(self) -> None:
        self.assert_locks(self.found)
