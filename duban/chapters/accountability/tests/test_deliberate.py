"""集体研究: a meeting, opinions, who left; never one alone."""

from __future__ import annotations

from typing import Any

from duban.chapters.accountability.models import AccountabilityCase, Deliberation
from duban.chapters.accountability.tests import builders, deciding
from duban.chapters.accountability.tests.case_story import CaseStory, refused
from duban.ground.beijing import beijing_day
from duban.support.ledger.models import LedgerEntry
from duban.support.organization import actions as organization
from duban.support.organization.models import Meeting
from duban.support.organization.terms import MeetingKind
from tests.stories import Answer


class TestDeliberate(CaseStory):
    act = "accountability.deliberate"
    doer = "sun"
    wrong_role = "qian"
    refused = "accountability.wrong_stage"

    case: AccountabilityCase
    meeting: Meeting

    @classmethod
    def prepare(cls) -> None:
        cls.case = deciding.proposed(cls.town)
        deciding.review(cls.town, cls.case)
        cls.meeting = deciding.meeting(cls.town)

    def data(self, **changed: Any) -> dict[str, Any]:
        given: dict[str, Any] = {
            "case": self.case.uid,
            "meeting": self.meeting.uid,
            "item": "2",
            "held": "ADOPTED",
            "opinions": deciding.WORDS["opinions"],
            "resolution": deciding.WORDS["resolution"],
            "left": [self.town["zhou"].uid],
        }
        return {**given, **changed}

    def spoil(self) -> dict[str, Any] | None:
        deciding.deliberate(self.town, self.case)
        return None

    def check(self, answer: Answer) -> None:
        row = Deliberation.objects.get(uid=answer.body["uid"])
        self.assertEqual((row.meeting, row.held, row.item), (self.meeting, "ADOPTED", "2"))
        self.assertEqual(row.words("opinions"), deciding.WORDS["opinions"])
        self.case.refresh_from_db()
        self.assertEqual(self.case.stage, "DELIBERATED")
        self.assertNotIn(deciding.WORDS["opinions"], LedgerEntry.objects.get(act=self.act).payload.body)

    def test_whom_it_concerns_and_who_has_recused_leaves_the_room(self) -> None:
        for who in ("lin", "chen", "li"):  # of the unit, the clerk of the notices, one whom it concerns
            sat = deciding.meeting(self.town, attended=("wang", "zhou", "xu", who))
            refused(self, "accountability.must_leave", meeting=sat.uid)
            both = [self.town[one].uid for one in ("zhou", who)]
            refused(
                self,
                "accountability.too_few_deliberate",
                meeting=deciding.meeting(self.town, attended=("wang", "zhou", who)).uid,
                left=both,
            )

    def test_who_is_in_charge_of_the_unit_leaves_the_room_and_that_is_on_record(self) -> None:
        refused(self, "accountability.must_leave", left=[])
        answer = self.send(self.act, "sun", self.data())
        self.assertEqual(Deliberation.objects.get(uid=answer.body["uid"]).words("left"), "周明德")

    def test_the_head_does_not_for_that_alone(self) -> None:
        organization.put_in_charge(
            by=None,
            at=self.town.tick(),
            request_id=None,
            unit=self.town.unit("works").uid,
            person=self.town["wang"].uid,
            from_on=beijing_day(self.town.at),
        )
        with builders.reading("assessment.head_recuses_for_units_in_charge", True):
            refused(self, "accountability.must_leave")
        self.assertEqual(self.send(self.act, "sun", self.data()).status, 200)

    def test_another_outcome_needs_another_proposal(self) -> None:
        refused(self, "accountability.outcome_of_proposal", held="NOT_PURSUED")

    def test_it_is_a_meeting_of_those_who_decide_and_not_before_the_proposal(self) -> None:
        kind = MeetingKind.DIRECTORS_MEETING
        refused(self, "accountability.meeting_unfit", meeting=deciding.meeting(self.town, kind=kind).uid)
        early = deciding.meeting(self.town, held_on=self.case.opened_on)
        refused(self, "accountability.meeting_day", meeting=early.uid)

    def test_the_legal_review_comes_first_and_agrees(self) -> None:
        other = deciding.proposed(self.town)
        sat = deciding.meeting(self.town)
        refused(self, "accountability.review_first", case=other.uid, meeting=sat.uid)
        deciding.review(self.town, other, agrees=False)
        refused(self, "accountability.review_disagrees", case=other.uid, meeting=sat.uid)

    def test_it_keeps_what_each_held_and_what_was_resolved(self) -> None:
        refused(self, "accountability.words_missing", opinions=" ")
        refused(self, "accountability.words_missing", resolution=" ")
