"""From the threshold of 16(4) to 诫勉谈话, overturned on appeal, eligibility restored; and to 不予追究 (16, 17)."""

from __future__ import annotations

from datetime import date

from duban.chapters.accountability import actions
from duban.chapters.accountability.models import AccountabilityCase, CaseDecision, Restoration
from duban.chapters.accountability.queries import bearing, decisions
from duban.chapters.accountability.terms.decision import ServiceWay
from duban.chapters.accountability.tests import casing, deciding
from duban.support.documents.models import Document
from duban.support.ledger import queries as ledger
from tests.stories import TownCase

YEAR = (date(2026, 1, 1), date(2026, 12, 31))


class TestDecisionJourney(TownCase):
    def bars(self) -> list[str]:
        li = self.town["li"]
        return [one.words for one in bearing.bars(self.town.unit("works").pk, li.pk, *YEAR)]

    def test_it_is_decided_executed_overturned_and_restored(self) -> None:
        decision = deciding.decided(self.town)
        self.assertEqual(self.bars(), [], "nothing counts before it was served")
        deciding.serve(self.town, decision)
        self.assertEqual(len(self.bars()), 1)
        for step in decisions.steps_of(decision):
            deciding.do(self.town, step)
        case = deciding.fresh(decision.case)
        self.assertEqual(case.stage, "EXECUTED")
        deciding.report(self.town, case)
        decision.refresh_from_db()
        found = deciding.appeal(self.town, decision)
        self.assertEqual(len(self.bars()), 1, "an appeal does not suspend")
        deciding.answer(self.town, found)
        self.assertEqual(self.bars(), [], "its effects fall with the decision")
        for one in Restoration.objects.filter(decision=decision):
            deciding.restore(self.town, one)
        settled = actions.settle_case(
            by=self.town["sun"], at=self.town.tick(), request_id=None, case=case.uid
        )
        self.assertEqual(settled.stage, "SETTLED")
        asked = deciding.ask_clearing(self.town, case)
        actions.clear_name(
            by=self.town["wang"],
            at=self.town.tick(),
            request_id=None,
            clearing=asked.uid,
            words=deciding.WORDS["cleared"],
        )
        casing.archive(self.town, case)
        kinds = set(Document.objects.filter(context_ref=case.ref).values_list("kind", flat=True))
        self.assertEqual(
            kinds,
            {
                "facts_record",
                "statement_notice",
                "accountability_request",
                "service_receipt",
                "execution_report",
                # For those whom no decision met.
                "not_pursued_notice",
            },
        )

    def test_a_decision_that_was_changed_is_replaced(self) -> None:
        decision = deciding.served(self.town)
        case = deciding.fresh(decision.case)
        deciding.change(self.town, decision)
        new = deciding.record(
            self.town, case, measure="WRITTEN_WARNING", replaces=decision.uid, number="16号"
        )
        deciding.serve(self.town, deciding.compare(self.town, new))
        self.assertEqual(
            list(CaseDecision.objects.order_by("id").values_list("state", flat=True)), ["CHANGED", "SERVED"]
        )

    def test_what_went_out_is_decided_by_whom_it_went_to(self) -> None:
        deciding.official(self.town, "li")
        case = casing.transferred(self.town)
        casing.settle(self.town, casing.receipt(self.town, case))
        with self.assertRaisesMessage(Exception, "grade_missing"):
            self._discipline(case, "")
        decision = deciding.serve(
            self.town, deciding.compare(self.town, self._discipline(case, "WARNING")), ServiceWay.BY_BODY
        )
        self.assertEqual((decision.state, decision.until_on), ("SERVED", date(2026, 9, 1)))
        receipt = deciding.said_in(case, "service_receipt")
        self.assertIn("公职人员政务处分法第八条", receipt)
        for step in decisions.steps_of(decision):
            deciding.do(self.town, step)
        deciding.report(self.town, deciding.fresh(case))
        self.assertEqual(deciding.fresh(case).stage, "TRANSFERRED")
        self.assertFalse(Document.objects.filter(kind="not_pursued_notice").exists())
        casing.archive(self.town, deciding.fresh(case))

    def _discipline(self, case: AccountabilityCase, grade: str) -> CaseDecision:
        return deciding.record(
            self.town,
            case,
            kind="ADMINISTRATIVE_SANCTION",
            measure="ADMINISTRATIVE_SANCTION",
            grade=grade,
            own_basis="公职人员政务处分法第八条",
            body="区监委",
        )

    def test_without_loss_and_violation_nobody_is_pursued_and_everybody_is_told(self) -> None:
        case = deciding.not_pursued(self.town)
        self.assertEqual(case.stage, "NOT_PURSUED")
        papers = Document.objects.filter(context_ref=case.ref)
        self.assertEqual(papers.filter(kind="not_pursued_slip").count(), 1)
        self.assertEqual(papers.filter(kind="not_pursued_notice").count(), 1 + case.people.count())
        labels = " ".join(line.label for line in ledger.timeline(case.ref))
        for words in (deciding.WORDS["report"], deciding.WORDS["found"]):
            self.assertNotIn(words, labels)
