"""了结: nothing open, and the last 影响期 over."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from duban.chapters.accountability import actions
from duban.chapters.accountability.actions import Suggestion
from duban.chapters.accountability.models import AccountabilityCase, CaseDecision
from duban.chapters.accountability.queries import decisions
from duban.chapters.accountability.terms.decision import Loss, Measure, Track
from duban.chapters.accountability.tests import casing, deciding
from duban.chapters.accountability.tests.case_story import CaseStory
from duban.ground.beijing import beijing_day
from duban.support.documents.models import Document
from tests.stories import Answer, TownCase


class TestSettleCase(CaseStory):
    act = "accountability.settle_case"
    doer = "sun"
    wrong_role = "qian"
    refused = "accountability.wrong_stage"

    case: AccountabilityCase
    decision: CaseDecision

    @classmethod
    def prepare(cls) -> None:
        cls.decision = deciding.executed(cls.town)
        cls.case = deciding.fresh(cls.decision.case)
        deciding.report(cls.town, cls.case)
        cls.town.go_to(cls.decision.until_on + timedelta(days=1))

    def data(self, **changed: Any) -> dict[str, Any]:
        given: dict[str, Any] = {"case": self.case.uid}
        return {**given, **changed}

    def spoil(self) -> dict[str, Any] | None:
        actions.settle_case(by=self.town["sun"], at=self.town.tick(), request_id=None, case=self.case.uid)
        return None

    def check(self, answer: Answer) -> None:
        self.case.refresh_from_db()
        self.assertEqual((self.case.stage, self.case.ended_on), ("SETTLED", beijing_day(self.town.at)))
        owed = self.case.duties.filter(met_on__isnull=True, lapsed_on__isnull=True)
        self.assertEqual([duty.kind for duty in owed], ["ARCHIVE"])


class WhatIsOpenTest(TownCase):
    """In a town in which no period is over yet."""

    def settle(self, case: AccountabilityCase) -> Answer:
        return self.send("accountability.settle_case", "sun", {"case": case.uid})

    def test_what_the_group_decides_itself_is_reported_to_nobody(self) -> None:
        case = deciding.heard(self.town)
        deciding.find(self.town, case, loss=Loss.NO)
        li = casing.concerned(self.town, case).person.uid
        deciding.propose(
            self.town, case, track=Track.OUTSIDE, measures=(Suggestion(Measure.REMINDER_TALK, li),)
        )
        deciding.review(self.town, case)
        deciding.deliberate(self.town, case)
        row = deciding.record(
            self.town, case, kind="OUTSIDE_17", measure=Measure.REMINDER_TALK, body="领导小组"
        )
        deciding.serve(self.town, deciding.compare(self.town, row))
        for step in decisions.steps_of(row):
            deciding.do(self.town, step)
        owed = case.duties.filter(met_on__isnull=True, lapsed_on__isnull=True)
        self.assertEqual([duty.kind for duty in owed], ["SETTLE"])
        self.assertEqual(
            self.send("accountability.report_execution", "wang", {"case": case.uid}).code,
            "accountability.reported_already",
        )
        self.town.go_to(beijing_day(self.town.at) + timedelta(days=1))
        self.assertEqual(self.settle(case).status, 200)
        notices = Document.objects.filter(kind="not_pursued_notice", context_ref=case.ref)
        self.assertEqual(notices.count(), case.people.count() - 1)

    def test_it_refuses_what_is_open(self) -> None:
        served = deciding.served(self.town)
        self.assertEqual(self.settle(served.case).code, "accountability.steps_open")
        for step in decisions.steps_of(served):
            deciding.do(self.town, step)
        self.assertEqual(self.settle(served.case).code, "accountability.report_first")
        deciding.report(self.town, deciding.fresh(served.case))
        self.assertEqual(self.settle(served.case).code, "accountability.in_effect")
        deciding.appeal(self.town, served)
        self.assertEqual(self.settle(served.case).code, "accountability.appeal_waits")
