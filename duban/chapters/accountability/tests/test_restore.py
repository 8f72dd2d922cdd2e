"""恢复有关权益: what a fallen decision had done is put right, one by one."""

from __future__ import annotations

from typing import Any

from duban.chapters.accountability.models import AccountabilityCase, CaseDecision, Restoration
from duban.chapters.accountability.queries import decisions
from duban.chapters.accountability.tests import deciding
from duban.chapters.accountability.tests.case_story import CaseStory, refused
from duban.ground.beijing import beijing_day
from tests.stories import Answer


class TestRestore(CaseStory):
    act = "accountability.restore"
    doer = "qian"
    wrong_role = "wang"
    refused = "accountability.restored_already"

    case: AccountabilityCase
    decision: CaseDecision
    first: Restoration
    last: Restoration

    @classmethod
    def prepare(cls) -> None:
        cls.decision = deciding.fallen(cls.town)
        cls.case = deciding.fresh(cls.decision.case)
        cls.first, cls.last = decisions.restorations_of(cls.decision)

    def data(self, **changed: Any) -> dict[str, Any]:
        given: dict[str, Any] = {
            "restoration": self.first.uid,
            "done_on": str(beijing_day(self.town.at)),
            "words": deciding.WORDS["restored"],
        }
        return {**given, **changed}

    def spoil(self) -> dict[str, Any] | None:
        deciding.restore(self.town, self.first)
        return None

    def check(self, answer: Answer) -> None:
        self.first.refresh_from_db()
        self.assertEqual(self.first.words("done_words"), deciding.WORDS["restored"])
        owed = self.case.duties.filter(kind="RESTORE", met_on__isnull=True, lapsed_on__isnull=True)
        self.assertTrue(owed.exists())
        deciding.restore(self.town, self.last)
        self.assertFalse(owed.exists())

    def test_days_that_cannot_be_and_empty_words(self) -> None:
        refused(self, "accountability.future_day", done_on="2026-12-30")
        refused(self, "accountability.day_before", done_on="2026-01-30")
        refused(self, "accountability.words_missing", words=" ")

    def test_it_locks_what_it_changes(self) -> None:
        self.assert_locks(self.first)
