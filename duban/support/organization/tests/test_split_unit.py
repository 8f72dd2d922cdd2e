"""单位拆分: the old unit goes on, a new one takes what is named."""

from __future__ import annotations

from datetime import date
from typing import Any

from duban.ground.access import PostKind
from duban.support.organization import lineage, queries
from duban.support.organization.models import OrgUnit, Post, UnitName
from duban.support.organization.tests import builders
from tests.cast import TODAY
from tests.stories import ActStory, Answer

EVE = date(2026, 3, 1)


class TestSplitUnit(ActStory):
    """From 工程建设部 a 工程管护部 is split off, with its deputy."""

    act = "organization.split_unit"
    doer = "chen"
    wrong_role = "li"
    stranger = None
    refused = "organization.name_taken"

    def data(self) -> dict[str, Any]:
        return {
            "unit": self.town.unit("works").uid,
            "name": "工程管护部",
            "on": TODAY,
            "basis": "古城编〔2026〕4号",
            "carried": [{"post": builders.post_of(self.town, "he").uid, "kind": "DEPUTY_IN_CHARGE"}],
        }

    def spoil(self) -> dict[str, Any]:
        return {**self.data(), "name": "规划设计部"}

    def check(self, answer: Answer) -> None:
        works = self.town.unit("works")
        works.refresh_from_db()
        new = UnitName.objects.get(name="工程管护部").unit
        self.assertEqual((works.to_on, new.origin, new.from_on), (None, works, TODAY))
        posts = Post.objects.filter(person=self.town["he"]).order_by("id")
        self.assertEqual([(one.unit, one.from_on, one.to_on) for one in posts][-1], (new, TODAY, None))
        self.assertEqual(posts[0].to_on, EVE)
        self.assertIsNone(builders.post_of(self.town, "li").to_on, "who is not named stays")
        self.assertEqual(lineage.successor(works.pk), works.pk)
        self.assertEqual([one.pk for one in queries.leaders_of(new.pk, TODAY)], [self.town["zhou"].pk])

    def test_nothing_is_half_done(self) -> None:
        self.send(self.act, "chen", {**self.data(), "name": "规划设计部"})
        self.assertFalse(OrgUnit.objects.filter(origin__isnull=False).exists())
        self.assertIsNone(builders.post_of(self.town, "he").to_on)

    def test_it_refuses_a_post_of_another_unit(self) -> None:
        carried = [{"post": builders.post_of(self.town, "zheng").uid, "kind": "UNIT_HEAD"}]
        answer = self.send(self.act, "chen", {**self.data(), "carried": carried})
        self.assertEqual((answer.status, answer.code), (422, "organization.carried_foreign"), answer)

    def test_it_refuses_a_post_begun_since(self) -> None:
        begun = builders.appoint(self.town, "wu", PostKind.HANDLER, unit="works")
        data = {**self.data(), "carried": [{"post": begun.uid, "kind": "HANDLER"}]}
        answer = self.send(self.act, "chen", data)
        self.assertEqual((answer.status, answer.code), (409, "organization.change_post_since"), answer)

    def test_it_refuses_a_day_to_come(self) -> None:
        answer = self.send(self.act, "chen", {**self.data(), "on": "2026-03-03"})
        self.assertEqual((answer.status, answer.code), (422, "organization.change_future"), answer)

    def test_it_refuses_the_office(self) -> None:
        office = {**self.data(), "unit": self.town.unit("office").uid, "carried": []}
        self.assertEqual(self.send(self.act, "chen", office).code, "organization.change_office")

    def test_it_locks_the_organization_and_the_unit(self) -> None:
        self.assert_locks(queries.body(), self.town.unit("works"), builders.post_of(self.town, "he"))
