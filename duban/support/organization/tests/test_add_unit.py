"""增设单位: the Office or the system's keeper."""

from __future__ import annotations

from typing import Any

from duban.support.organization import queries
from duban.support.organization.models import OrgUnit
from tests.cast import TODAY
from tests.stories import ActStory, Answer


class TestAddUnit(ActStory):
    act = "organization.add_unit"
    doer = "chen"
    wrong_role = "li"
    stranger = None
    refused = "organization.name_taken"

    def data(self) -> dict[str, Any]:
        return {
            "kind": "DEPARTMENT",
            "name": "文物保护部",
            "aliases": ["文保部"],
            "parent": self.town.unit("office").uid,
            "from_on": "2026-03-02",
        }

    def spoil(self) -> dict[str, Any]:
        return {**self.data(), "aliases": ["工程部"]}

    def check(self, answer: Answer) -> None:
        unit = OrgUnit.objects.get(uid=answer.body["uid"])
        self.assertTrue(unit.in_scope)
        self.assertEqual(unit.parent, self.town.unit("office"))
        self.assertEqual(queries.unit_name(unit.pk, TODAY), "文物保护部")
        self.assertEqual(
            sorted(unit.names.values_list("kind", "name")), [("ALIAS", "文保部"), ("FORMAL", "文物保护部")]
        )

    def test_an_outside_unit_is_never_in_scope(self) -> None:
        answer = self.send(self.act, "chen", {**self.data(), "kind": "EXTERNAL", "in_scope": True})
        self.assertFalse(OrgUnit.objects.get(uid=answer.body["uid"]).in_scope)

    def test_a_formal_name_in_use_is_refused(self) -> None:
        answer = self.send(self.act, "chen", {**self.data(), "name": "工程建设部"})
        self.assertEqual((answer.status, answer.code), (409, "organization.name_taken"))

    def test_a_parent_that_is_not_there_is_not_found(self) -> None:
        answer = self.send(self.act, "chen", {**self.data(), "parent": self.town["chen"].uid})
        self.assertEqual(answer.status, 404)
