"""登记应考核评估的事项: by the end of a matter, or of a year of one without an end."""

from __future__ import annotations

from datetime import date
from typing import Any

from duban.chapters.assessment import sweeps
from duban.chapters.assessment.tests import evaluating
from duban.chapters.feedback.tests.builders import accepted_matter
from duban.chapters.matters.models import NO_END, Matter, Obligation
from duban.chapters.matters.tests.builders import owed
from duban.chapters.responsibility.tests.builders import running_matter
from duban.support.ledger.models import LedgerEntry
from tests.locking import MatterStory
from tests.stories import Answer, TownCase


class TestOweEvaluation(MatterStory):
    act = "assessment.owe_evaluation"
    doer = None
    wrong_role = "chen"
    stranger = "wu"
    refused = "assessment.no_duty"

    @classmethod
    def prepare(cls) -> None:
        # Without an end, and its year is over.
        cls.matter = running_matter(cls.town, due_on=NO_END)
        cls.town.go_to(date(2027, 1, 5))

    def data(self, **changed: Any) -> dict[str, Any]:
        return {"matter": self.matter.uid, "year": 2026, **changed}

    def spoil(self) -> None:
        self.send(self.act, None, self.data())

    def check(self, answer: Answer) -> None:
        duty = Obligation.objects.get(uid=answer.body["uid"])
        self.assertEqual(
            (duty.kind, duty.unit, duty.article), ("EVALUATE", self.town.unit("office"), "11(5)")
        )
        self.assertEqual((duty.counted_from, duty.counted_days), (date(2027, 1, 1), 20))

    def test_a_year_that_runs_is_not_evaluated_yet(self) -> None:
        self.assertEqual(self.send(self.act, None, self.data(year=2027)).code, "assessment.year_not_over")

    def test_what_was_evaluated_is_owed_no_more(self) -> None:
        row = evaluating.evaluated(self.town, self.matter)
        evaluating.approve_on_paper(self.town, evaluating.submit(self.town, row))
        self.assertEqual(self.send(self.act, None, self.data()).code, "assessment.no_duty")


class TestWhatBringsItAbout(TownCase):
    def test_closing_does_in_the_same_transaction(self) -> None:
        matter = evaluating.closed_matter(self.town)
        duty = owed(matter, "EVALUATE")[0]
        self.assertEqual((duty.imposed_on, duty.due_on), (date(2026, 3, 2), date(2026, 3, 30)))
        nested = LedgerEntry.objects.get(act="assessment.owe_evaluation")
        self.assertEqual(nested.caused_by, LedgerEntry.objects.get(act="matters.close").uid)

    def test_a_matter_that_is_evaluated_before_it_is_closed_owes_nothing(self) -> None:
        matter = accepted_matter(self.town)
        evaluating.approved(self.town, matter)
        evaluating.close(self.town, matter)
        self.assertEqual(owed(matter, "EVALUATE"), [])

    def test_the_round_of_the_new_year_does_once(self) -> None:
        matter = running_matter(self.town, due_on=NO_END)
        running_matter(self.town, due_on=date(2027, 6, 30))
        self.town.go_to(date(2026, 12, 31))
        self.assertEqual(sweeps.sweep(self.town.tick())["evaluation_owed"], 0)
        self.town.go_to(date(2027, 1, 4))
        self.assertEqual(sweeps.sweep(self.town.tick())["evaluation_owed"], 1)
        self.assertEqual(sweeps.sweep(self.town.tick())["evaluation_owed"], 0)
        self.assertEqual([one.label for one in owed(matter, "EVALUATE")], ["2026年度"])

    def test_what_is_reopened_is_owed_when_it_is_closed_again(self) -> None:
        matter: Matter = evaluating.closed_matter(self.town)
        report = evaluating.last_report(matter)
        evaluating.reopen(self.town, matter, report)
        self.assertEqual(owed(matter, "EVALUATE"), [])
