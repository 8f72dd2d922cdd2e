"""复核表扬."""

from __future__ import annotations

from typing import Any

from duban.chapters.assessment.models import Commendation
from duban.chapters.assessment.queries import commendations
from duban.chapters.assessment.tests import rounds
from duban.ground.access import PostKind
from duban.support.notifications.models import Message
from duban.support.organization import actions as organization
from tests.cast import TODAY
from tests.stories import ActStory, Answer


class TestCheckCommendation(ActStory):
    act = "assessment.check_commendation"
    doer = "qian"
    wrong_role = "wang"
    refused = "assessment.commendation_state"

    commendation: Commendation

    @classmethod
    def prepare(cls) -> None:
        cls.commendation = rounds.commendation(cls.town)

    def data(self, **changed: Any) -> dict[str, Any]:
        return {"commendation": self.commendation.uid, "agrees": True, **changed}

    def spoil(self) -> dict[str, Any] | None:
        self.assertEqual(self.send(self.act, "qian", self.data()).status, 200)
        return None

    def check(self, answer: Answer) -> None:
        self.commendation.refresh_from_db()
        self.assertEqual((self.commendation.state, self.commendation.checked_on), ("CHECKED", TODAY))
        self.assertEqual(commendations.counting(TODAY, TODAY), [self.commendation])
        self.assertTrue(
            Message.objects.filter(person=self.town["chen"], kind="assessment.commendation").exists()
        )

    def test_it_locks_the_commendation(self) -> None:
        self.assert_locks(self.commendation)

    def test_whoever_entered_it_does_not_check_it(self) -> None:
        self.assertEqual(self.send(self.act, "chen", self.data()).code, "assessment.same_checker")

    def test_nobody_vouches_for_the_own_unit(self) -> None:
        organization.appoint(
            by=self.town["an"],
            at=self.town.tick(),
            request_id=None,
            person=self.town["qian"].uid,
            kind=PostKind.HANDLER,
            unit=self.town.unit("works").uid,
            from_on=TODAY,
        )
        self.assertEqual(self.send(self.act, "qian", self.data()).code, "assessment.commendation_own")

    def test_rejected_it_needs_the_reason_and_does_not_count(self) -> None:
        answer = self.send(self.act, "qian", self.data(agrees=False))
        self.assertEqual(answer.code, "assessment.result_reason_missing", answer)
        answer = self.send(self.act, "qian", self.data(agrees=False, remark="文号与原件不符"))
        self.assertEqual(answer.status, 200, answer)
        self.assertEqual(commendations.counting(TODAY, TODAY), [])
