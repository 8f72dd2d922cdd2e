"""登记处理决定: copied from the paper; no effect before it is compared and served."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from duban.chapters.accountability.actions import Suggestion
from duban.chapters.accountability.models import AccountabilityCase, CaseDecision, CaseEvidence
from duban.chapters.accountability.queries import effective
from duban.chapters.accountability.terms.decision import Held, Loss, Measure, Track
from duban.chapters.accountability.tests import casing, deciding
from duban.chapters.accountability.tests.case_story import CaseStory, refused
from duban.ground.beijing import beijing_day
from tests.stories import Answer


class TestRecordDecision(CaseStory):
    act = "accountability.record_decision"
    doer = "qian"
    wrong_role = "wang"
    refused = "accountability.wrong_stage"

    case: AccountabilityCase
    paper: CaseEvidence

    @classmethod
    def prepare(cls) -> None:
        cls.case = deciding.requested(cls.town)
        cls.paper = casing.evidence(cls.town, cls.case)

    def data(self, **changed: Any) -> dict[str, Any]:
        given: dict[str, Any] = {
            "case": self.case.uid,
            "person": casing.concerned(self.town, self.case).person.uid,
            "kind": "ORGANISATIONAL",
            "body": "中共台儿庄区委",
            "number": "区委组〔2026〕15号",
            "decided_on": str(beijing_day(self.town.at)),
            "measure": "ADMONITION_TALK",
            "piece": self.paper.uid,
        }
        return {**given, **changed}

    def spoil(self) -> dict[str, Any] | None:
        return self.data(case=deciding.proposed(self.town).uid)

    def check(self, answer: Answer) -> None:
        row = CaseDecision.objects.get(uid=answer.body["uid"])
        self.assertEqual((row.state, row.entered_by, row.served_on), ("RECORDED", self.town["qian"], None))
        self.assertEqual((row.until_on - row.decided_on).days, 183)
        self.case.refresh_from_db()
        self.assertEqual(self.case.stage, "SENT_UP")
        self.assertEqual(
            effective.effective_for(self.case.unit_id, self.town["li"].pk, row.decided_on, row.until_on), []
        )

    def test_it_refuses_what_does_not_fit(self) -> None:
        for changed, code in (
            ({"person": None}, "measure_not_for_unit"),
            ({"measure": "REMINDER_TALK"}, "own_basis_missing"),
            ({"measure": "PARTY_DISCIPLINE", "grade": "WARNING"}, "measure_not_for_person"),
            ({"kind": "PARTY_DISCIPLINE"}, "kind_unfit"),
            ({"decided_on": "2026-12-30"}, "future_day"),
            ({"decided_on": "2026-01-30"}, "day_before"),
            ({"piece": self.town["li"].uid}, "evidence_foreign"),
            ({"number": " "}, "words_missing"),
            ({"body": " "}, "words_missing"),
            ({"replaces": self.town["li"].uid}, "nothing_to_replace"),
        ):
            with self.subTest(code):
                refused(self, f"accountability.{code}", **changed)

    def test_what_lies_outside_article_17_the_group_decides_itself(self) -> None:
        case = deciding.heard(self.town)
        deciding.find(self.town, case, loss=Loss.NO)
        reminder = Suggestion(Measure.REMINDER_TALK, casing.concerned(self.town, case).person.uid)
        deciding.propose(self.town, case, track=Track.OUTSIDE, measures=(reminder,))
        deciding.review(self.town, case)
        deciding.deliberate(self.town, case)
        row = deciding.record(self.town, case, kind="OUTSIDE_17", measure="REMINDER_TALK", body="领导小组")
        self.assertEqual(row.until_on, row.decided_on)

    def test_it_rests_on_what_was_adopted_requested_or_answered(self) -> None:
        back = deciding.proposed(self.town)
        deciding.review(self.town, back)
        deciding.deliberate(self.town, back, Held.RETURNED)
        adopted = deciding.adopted(self.town)
        out = casing.transferred(self.town)
        for case, code in (
            (back, "not_adopted"),
            (adopted, "request_first"),
            (out, "result_missing"),
        ):
            refused(self, f"accountability.{code}", **self.of(case))

    def test_on_a_settled_case_only_what_replaces_a_changed_decision(self) -> None:
        decision = deciding.executed(self.town)
        deciding.report(self.town, decision.case)
        self.town.go_to(decision.until_on + timedelta(days=1))
        data = {"case": decision.case.uid}
        self.assertEqual(self.send("accountability.settle_case", "sun", data).status, 200)
        refused(self, "accountability.only_replaces", **self.of(decision.case))
        deciding.change(self.town, decision)
        answer = self.send(self.act, "qian", self.data(**self.of(decision.case), replaces=decision.uid))
        self.assertEqual(answer.status, 200, answer)

    def of(self, case: AccountabilityCase) -> dict[str, Any]:
        """What differs in another case."""
        return {"case": case.uid, "piece": casing.evidence(self.town, case).uid}
