"""告知陈述申辩: after 见面, for the working days of the rule set."""

from __future__ import annotations

from datetime import date
from typing import Any

from duban.chapters.accountability.models import AccountabilityCase, StatementNotice
from duban.chapters.accountability.queries import materials
from duban.chapters.accountability.tests import casing
from duban.chapters.accountability.tests.case_story import CaseStory, refused
from tests.stories import Answer


class TestTellStatement(CaseStory):
    act = "accountability.tell_statement"
    doer = "qian"
    wrong_role = "sun"
    refused = "accountability.told_already"

    case: AccountabilityCase

    @classmethod
    def prepare(cls) -> None:
        cls.case = casing.verifying(cls.town)
        casing.show(cls.town, cls.case)

    def data(self, **changed: Any) -> dict[str, Any]:
        given = {
            "case": self.case.uid,
            "person": self.town["li"].uid,
            "held": casing.SAID["held"],
            "until_on": "2026-03-09",
        }
        return {**given, **changed}

    def spoil(self) -> dict[str, Any] | None:
        casing.tell(self.town, self.case)
        return None

    def check(self, answer: Answer) -> None:
        row = StatementNotice.objects.get(uid=answer.body["uid"])
        self.assertEqual((row.told_on, row.until_on), (date(2026, 3, 2), date(2026, 3, 9)))
        self.assertEqual(row.words("held"), casing.SAID["held"])
        self.case.refresh_from_db()
        self.assertEqual(self.case.stage, "STATEMENT")
        duties = {duty.kind: duty.met_on for duty in self.case.duties.all()}
        self.assertEqual((duties["VERIFY"], duties["PROPOSE"]), (date(2026, 3, 2), None))

    def test_four_working_days_are_too_few(self) -> None:
        refused(self, "accountability.period_too_short", until_on="2026-03-06")

    def test_who_was_not_shown_the_facts_is_not_told(self) -> None:
        person = self.town["he"].uid
        refused(self, "accountability.facts_not_shown", person=person)

    def test_it_says_what_is_held_against_him(self) -> None:
        refused(self, "accountability.words_missing", held=" ")

    def test_what_was_added_is_told_anew_with_a_period_of_its_own(self) -> None:
        casing.tell(self.town, self.case)
        casing.state(self.town, self.case)
        self.assertEqual(self.heard(), (True, True))
        casing.show(self.town, self.case)
        self.assertEqual(self.heard(), (False, True), "nothing is proposed before he was told")
        answer = self.send(self.act, "qian", self.data())
        self.assertEqual(answer.status, 200, answer)
        self.assertEqual(self.heard(), (True, False), "he may answer this too")
        refused(self, "accountability.told_already")

    def heard(self) -> tuple[bool, bool]:
        found = next(one for one in materials.heard(self.case) if one.name == "李建国")
        return found.told, found.answered

    def test_before_any_showing_it_is_not_its_stage(self) -> None:
        fresh = casing.name(self.town, casing.start(self.town, casing.other_clue(self.town)))
        person = self.town["li"].uid
        refused(self, "accountability.wrong_stage", case=fresh.uid, person=person)
