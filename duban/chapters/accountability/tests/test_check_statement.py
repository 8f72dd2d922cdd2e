"""复核代录的陈述申辩: by another handler."""

from __future__ import annotations

from typing import Any

from duban.chapters.accountability.models import AccountabilityCase, Statement
from duban.chapters.accountability.tests import casing
from duban.chapters.accountability.tests.case_story import CaseStory, refused
from tests.stories import Answer


class TestCheckStatement(CaseStory):
    act = "accountability.check_statement"
    doer = "shen"
    wrong_role = "sun"
    refused = "accountability.checked_already"

    case: AccountabilityCase
    statement: Statement

    @classmethod
    def prepare(cls) -> None:
        cls.case = casing.told(cls.town)
        cls.statement = casing.enter(cls.town, cls.case)

    def data(self, **changed: Any) -> dict[str, Any]:
        return {"statement": self.statement.uid, **changed}

    def spoil(self) -> dict[str, Any] | None:
        self.assertEqual(self.send(self.act, "shen", self.data()).status, 200)
        return None

    def check(self, answer: Answer) -> None:
        self.statement.refresh_from_db()
        self.assertEqual(self.statement.checked_by, self.town["shen"])

    def test_not_by_who_entered_it(self) -> None:
        self.assertEqual(self.send(self.act, "qian", self.data()).code, "accountability.same_person")

    def test_what_he_made_himself_needs_none(self) -> None:
        refused(self, "accountability.own_statement", statement=casing.state(self.town, self.case).uid)

    def test_only_while_he_is_heard(self) -> None:
        casing.stop(self.town, self.case)
        refused(self, "accountability.wrong_stage")

    def test_it_locks_the_statement(self) -> None:
        self.assert_locks(self.statement)
