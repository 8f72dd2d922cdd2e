"""签发阶段性通报."""

from __future__ import annotations

from datetime import date
from typing import Any

from duban.chapters.bulletins.models import Circular
from duban.chapters.bulletins.tests import builders
from duban.support.organization import actions as organization
from duban.support.organization.terms import DeciderKind
from tests.papers import checked_paper, text_file
from tests.stories import ActStory, Answer


class TestSignOffCircular(ActStory):
    act = "bulletins.sign_off_circular"
    doer = "sun"
    wrong_role = "zhou"
    refused = "bulletins.state"

    circular: Circular

    @classmethod
    def prepare(cls) -> None:
        builders.story(cls.town)
        cls.circular = builders.review(cls.town, builders.written(cls.town))

    def data(self) -> dict[str, Any]:
        return {"circular": self.circular.uid}

    def spoil(self) -> None:
        builders.sign_off(self.town, self.circular)

    def check(self, answer: Answer) -> None:
        self.circular.refresh_from_db()
        self.assertEqual((self.circular.state, self.circular.signed_off_by), ("SIGNED_OFF", self.town["sun"]))
        self.assertEqual((self.circular.signed_off_on, self.circular.signed_off_for), (builders.LATER, ""))

    def test_it_locks_the_circular(self) -> None:
        self.assert_locks(self.circular)

    def test_the_head_may_sign_too(self) -> None:
        self.assertEqual(self.send(self.act, "wang", self.data()).status, 200)

    def test_a_clerk_needs_a_checked_paper_and_its_date_counts(self) -> None:
        self.assertEqual(self.send(self.act, "chen", self.data()).code, "organization.needs_paper")
        checked_paper(self.town, self.circular.ref, "SIGN_OFF", decided_on=builders.LATER)
        self.town.go_to(date(2026, 7, 9))
        self.assertEqual(self.send(self.act, "chen", self.data()).status, 200)
        self.circular.refresh_from_db()
        self.assertEqual(
            (self.circular.signed_off_for, self.circular.signed_off_on), ("王志远", builders.LATER)
        )

    def test_a_paper_never_dates_from_before_the_review(self) -> None:
        checked_paper(self.town, self.circular.ref, "SIGN_OFF", decided_on=date(2026, 7, 3))
        answer = self.send(self.act, "chen", self.data())
        self.assertEqual((answer.status, answer.code), (422, "bulletins.decided_before"))

    def test_a_paper_of_somebody_who_does_not_sign_these_is_refused(self) -> None:
        slip = organization.enter_paper(
            by=self.town["chen"],
            at=self.town.tick(),
            request_id=None,
            subject_ref=self.circular.ref,
            decision="SIGN_OFF",
            decider_kind=DeciderKind.PARTY_GROUP_MEETING,
            decider=None,
            decided_on=builders.LATER,
            paper=text_file(self.town, "chen", name="会议纪要.txt").uid,
        )
        organization.check_paper(
            by=self.town["qian"], at=self.town.tick(), request_id=None, slip=slip.uid, agrees=True
        )
        answer = self.send(self.act, "chen", self.data())
        self.assertEqual((answer.status, answer.code), (409, "bulletins.signer"))

    def test_everything_is_checked_again(self) -> None:
        builders.name_somebody(self.town, "驳岸第")
        answer = self.send(self.act, "sun", self.data())
        self.assertEqual((answer.status, answer.code), (422, "bulletins.person_named"))
