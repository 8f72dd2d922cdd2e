"""送达处理决定: from then on it has effect, its steps are owed, and he can read it."""

from __future__ import annotations

from typing import Any

from duban.chapters.accountability.models import AccountabilityCase, CaseDecision
from duban.chapters.accountability.tests import deciding
from duban.chapters.accountability.tests.case_story import CaseStory, refused
from duban.ground.beijing import beijing_day
from duban.support.notifications.models import Message
from tests.stories import Answer


class TestServeDecision(CaseStory):
    act = "accountability.serve_decision"
    doer = "qian"
    wrong_role = "wang"
    refused = "accountability.decision_served"

    case: AccountabilityCase
    decision: CaseDecision

    @classmethod
    def prepare(cls) -> None:
        cls.decision = deciding.decided(cls.town)
        cls.case = deciding.fresh(cls.decision.case)

    def data(self, **changed: Any) -> dict[str, Any]:
        given: dict[str, Any] = {
            "case_decision": self.decision.uid,
            "served_on": str(beijing_day(self.town.at)),
            "how": "SIGNED",
            "note": "本人签收",
        }
        return {**given, **changed}

    def spoil(self) -> dict[str, Any] | None:
        deciding.serve(self.town, self.decision)
        return None

    def check(self, answer: Answer) -> None:
        self.decision.refresh_from_db()
        self.assertEqual((self.decision.state, self.decision.served_how), ("SERVED", "SIGNED"))
        self.case.refresh_from_db()
        self.assertEqual(self.case.stage, "SERVED")
        self.assertEqual(self.decision.steps.count(), 2)
        owed = self.case.duties.filter(met_on__isnull=True, lapsed_on__isnull=True)
        self.assertEqual([(duty.kind, duty.source_ref) for duty in owed], [("EXECUTE", self.decision.ref)])
        receipt = deciding.said_in(self.case, "service_receipt")
        self.assertIn("作出决定的党委（党组）", receipt)
        self.assertIn("中国共产党党内监督条例", receipt)
        self.assertTrue(Message.objects.filter(person=self.town["li"], kind="accountability.record").exists())

    def test_he_whom_it_meets_may_appeal_from_then_on_and_not_before(self) -> None:
        given = {
            "case_decision": self.decision.uid,
            "made_on": str(beijing_day(self.town.at)),
            "text": "不服",
        }
        self.assertEqual(self.send("accountability.appeal", "li", given).status, 404)
        deciding.serve(self.town, self.decision)
        self.assertEqual(self.send("accountability.appeal", "li", given).status, 200)

    def test_refused_it_is_left_by_two_with_a_note(self) -> None:
        refused(self, "accountability.two_leave_it", how="REFUSED")
        refused(self, "accountability.two_leave_it", how="REFUSED", second=self.town["qian"].uid)
        refused(self, "accountability.refusal_unsaid", how="REFUSED", second=self.town["shen"].uid, note=" ")

    def test_only_what_was_compared_and_on_a_day_that_can_be(self) -> None:
        refused(self, "accountability.future_day", served_on="2026-12-30")
        refused(self, "accountability.day_before", served_on="2026-01-30")
        raw = deciding.record(self.town, self.case, number="区委组〔2026〕16号")
        refused(self, "accountability.decision_unchecked", case_decision=raw.uid)

    def test_it_locks_what_it_changes(self) -> None:
        self.assert_locks(self.decision)
