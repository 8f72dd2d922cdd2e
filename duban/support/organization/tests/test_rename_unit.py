"""单位更名: the identity stays, both names find it."""

from __future__ import annotations

from datetime import date
from typing import Any

from duban.support.organization import queries
from duban.support.organization.models import UnitName
from duban.support.organization.tests import builders
from tests.stories import ActStory, Answer


class TestRenameUnit(ActStory):
    act = "organization.rename_unit"
    doer = "chen"
    wrong_role = "li"
    stranger = None
    refused = "organization.name_taken"

    def data(self) -> dict[str, Any]:
        return {"unit": self.town.unit("works").uid, "name": "工程管理部", "from_on": "2026-04-01"}

    def spoil(self) -> dict[str, Any]:
        return {**self.data(), "name": "经营管理部"}

    def check(self, answer: Answer) -> None:
        unit = self.town.unit("works")
        self.assertEqual(answer.body["uid"], str(unit.uid))
        self.assertEqual(queries.unit_name(unit.pk, date(2026, 3, 31)), "工程建设部")
        self.assertEqual(queries.unit_name(unit.pk, date(2026, 4, 1)), "工程管理部")
        for name in ("工程建设部", "工程管理部", "工程部"):
            self.assertTrue(UnitName.objects.filter(unit=unit, name=name, to_on__isnull=True).exists(), name)

    def test_it_refuses_a_day_before_the_present_name_began(self) -> None:
        answer = self.send(self.act, "chen", {**self.data(), "from_on": "2026-01-04"})
        self.assertEqual((answer.status, answer.code), (422, "organization.dates_reversed"))

    def test_the_old_name_is_not_given_to_another_unit(self) -> None:
        self.send(self.act, "chen", self.data())
        other = {"unit": self.town.unit("planning").uid, "name": "工程建设部", "from_on": "2026-05-01"}
        self.assertEqual(self.send(self.act, "chen", other).code, "organization.name_taken")

    def test_a_unit_that_was_merged_is_not_renamed(self) -> None:
        builders.merge(self.town, "works", "planning")
        self.assertEqual(self.send(self.act, "chen", self.data()).code, "organization.unit_ended")
