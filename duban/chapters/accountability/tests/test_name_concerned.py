"""纳入涉及人员: a further person of the unit, with his post of the day concerned."""

from __future__ import annotations

from datetime import date
from typing import Any

from duban.chapters.accountability.models import AccountabilityCase
from duban.chapters.accountability.queries import materials
from duban.chapters.accountability.tests import casing
from duban.chapters.accountability.tests.case_story import CaseStory, refused
from tests.stories import Answer


class TestNameConcerned(CaseStory):
    act = "accountability.name_concerned"
    doer = "qian"
    wrong_role = "wang"
    refused = "accountability.wrong_stage"

    case: AccountabilityCase

    @classmethod
    def prepare(cls) -> None:
        cls.case = casing.verifying(cls.town)

    def data(self, **changed: Any) -> dict[str, Any]:
        given = {
            "case": self.case.uid,
            "person": self.town["lin"].uid,
            "responsibility": "HANDLER",
            "on": "2026-03-02",
        }
        return {**given, **changed}

    def spoil(self) -> dict[str, Any] | None:
        casing.stop(self.town, self.case)
        return None

    def check(self, answer: Answer) -> None:
        person = casing.concerned(self.town, self.case, "lin")
        self.assertEqual((person.responsibility, person.on), ("HANDLER", date(2026, 3, 2)))
        self.assertEqual((person.unit_name, person.seen_from), ("工程建设部", None))
        self.assertTrue(person.post)

    def test_whom_it_concerns_already_is_not_named_twice(self) -> None:
        refused(self, "accountability.concerned_already", person=self.town["li"].uid)

    def test_he_served_in_the_unit_on_that_day(self) -> None:
        refused(self, "accountability.not_serving", person=self.town["zheng"].uid)
        refused(self, "accountability.not_serving", on="2025-12-31")

    def test_its_day_has_come(self) -> None:
        refused(self, "accountability.day_to_come", on="2026-03-03")

    def test_what_concerns_the_head_is_not_handled_here(self) -> None:
        casing.head_becomes(self.town, "lin")
        refused(self, "accountability.head_in_case")

    def test_who_was_in_the_circle_leaves_it_at_once(self) -> None:
        casing.admit(self.town, self.case, "lin")
        data = {"case": self.case.uid}
        self.assertEqual(self.send("accountability.view_case", "lin", data).status, 200)
        self.assertEqual(self.send(self.act, "qian", self.data()).status, 200)
        self.assertEqual(self.send("accountability.view_case", "lin", data).status, 404)

    def test_he_is_heard_before_anything_is_proposed(self) -> None:
        self.send(self.act, "qian", self.data())
        names = [one.name for one in materials.heard(self.case)]
        self.assertIn("林海", names)
