"""单位合并: names, posts and matters pass to the successor; identity, dates and counts stay."""

from __future__ import annotations

from datetime import date
from typing import Any

from duban.ground.access import PostKind
from duban.support.organization import lineage, queries
from duban.support.organization.models import LeaderInCharge, OrgUnit, Post, UnitName
from duban.support.organization.tests import builders
from tests.cast import TODAY
from tests.stories import ActStory, Answer

BASIS = "古城编〔2026〕3号"
EVE = date(2026, 3, 1)


class TestMergeUnits(ActStory):
    """工程建设部 goes into 规划设计部 on 2026-03-02."""

    act = "organization.merge_units"
    doer = "chen"
    wrong_role = "guan"
    stranger = None
    refused = "organization.unit_ended"

    def data(self) -> dict[str, Any]:
        return {
            "units": [self.town.unit("works").uid],
            "into": self.town.unit("planning").uid,
            "on": TODAY,
            "basis": BASIS,
            "carried": [
                {"post": builders.post_of(self.town, "he").uid, "kind": "DEPUTY_IN_CHARGE"},
                {"post": builders.post_of(self.town, "lin").uid, "kind": "LIAISON_B"},
            ],
        }

    def spoil(self) -> None:
        data = self.data()
        self.send(self.act, self.doer, {**data, "units": [self.town.unit("business").uid], "carried": []})
        into = {"units": [self.town.unit("business").uid], "carried": []}
        return {**data, **into}  # type: ignore[return-value]  # other arguments

    def check(self, answer: Answer) -> None:
        works, planning = (self.town.unit(key) for key in ("works", "planning"))
        works.refresh_from_db()
        self.assertEqual((works.to_on, works.successor), (EVE, planning))
        self.assertEqual(queries.unit_name(works.pk, TODAY), "工程建设部", "its last name stays its name")
        for name in ("工程建设部", "工程部", "规划设计部"):
            self.assertTrue(
                UnitName.objects.filter(unit=planning, name=name, to_on__isnull=True).exists(), name
            )
        self.assertFalse(UnitName.objects.filter(unit=works, to_on__isnull=True).exists())
        ended = Post.objects.filter(unit=works).values_list("to_on", flat=True)
        self.assertEqual(set(ended), {EVE})
        new = Post.objects.filter(unit=planning, from_on=TODAY).order_by("id")
        self.assertEqual(
            [(one.person.username, one.kind) for one in new],
            [("he", PostKind.DEPUTY_IN_CHARGE), ("lin", PostKind.LIAISON_B)],
        )
        self.assertEqual(lineage.predecessors(planning.pk), {works.pk})
        self.assertEqual(lineage.successor(works.pk), planning.pk)
        change = lineage.change_by_uid(answer.body["uid"])
        self.assertEqual((change.on, change.basis, change.into), (TODAY, BASIS, planning))
        self.assertEqual([part.unit_name for part in change.parts.all()], ["工程建设部"])

    def test_the_leader_of_all_of_them_leads_the_successor_that_has_none(self) -> None:
        self.send(self.act, "chen", self.data())
        charges = LeaderInCharge.objects.filter(person=self.town["zhou"]).order_by("id")
        self.assertEqual(
            [(one.unit, one.from_on, one.to_on) for one in charges if one.unit != self.town.unit("business")],
            [
                (self.town.unit("works"), date(2026, 1, 4), EVE),
                (self.town.unit("planning"), TODAY, None),
            ],
        )

    def test_two_units_become_a_new_one(self) -> None:
        units = [self.town.unit(key).uid for key in ("works", "planning")]
        answer = self.send(
            self.act,
            "chen",
            {"units": units, "name": "建设规划部", "on": TODAY, "basis": BASIS, "carried": []},
        )
        self.assertEqual(answer.status, 200, answer)
        new = UnitName.objects.get(name="建设规划部").unit
        self.assertEqual((new.kind, new.in_scope, new.from_on), ("DEPARTMENT", True, TODAY))
        self.assertEqual({one.successor for one in OrgUnit.objects.filter(uid__in=units)}, {new})

    def test_a_post_for_one_person_is_not_filled_twice(self) -> None:
        carried = [{"post": builders.post_of(self.town, "li").uid, "kind": "UNIT_HEAD"}]
        answer = self.send(self.act, "chen", {**self.data(), "carried": carried})
        self.assertEqual((answer.status, answer.code), (409, "organization.post_overlaps"), answer)
        self.assertFalse(OrgUnit.objects.filter(successor__isnull=False).exists(), "nothing is half done")

    def test_nobody_rises_by_a_merger(self) -> None:
        carried = [{"post": builders.post_of(self.town, "gao").uid, "kind": "DEPUTY_IN_CHARGE"}]
        answer = self.send(self.act, "chen", {**self.data(), "carried": carried})
        self.assertEqual((answer.status, answer.code), (409, "organization.carried_higher"), answer)

    def test_it_refuses_a_day_to_come(self) -> None:
        answer = self.send(self.act, "chen", {**self.data(), "on": "2026-03-03"})
        self.assertEqual((answer.status, answer.code), (422, "organization.change_future"), answer)

    def test_it_refuses_itself_and_a_post_begun_since(self) -> None:
        itself = {**self.data(), "into": self.town.unit("works").uid}
        self.assertEqual(self.send(self.act, "chen", itself).code, "organization.merge_itself")
        builders.appoint(self.town, "gao", PostKind.DEPUTY_IN_CHARGE, unit="works")
        self.assertEqual(self.send(self.act, "chen", self.data()).code, "organization.change_post_since")

    def test_it_refuses_a_target_that_is_none_or_two(self) -> None:
        for target in ({"into": None, "name": ""}, {"name": "建设规划部"}):
            answer = self.send(self.act, "chen", {**self.data(), **target})
            self.assertEqual((answer.status, answer.code), (422, "organization.merge_target"), answer)

    def test_it_locks_the_organization_and_every_unit(self) -> None:
        self.assert_locks(queries.body(), self.town.unit("works"), self.town.unit("planning"))

    def test_it_locks_the_posts_that_end(self) -> None:
        self.assert_locks(builders.post_of(self.town, "gao"))

    def test_nothing_begins_in_a_unit_that_has_ended(self) -> None:
        self.send(self.act, "chen", self.data())
        works = self.town.unit("works").uid
        self.town.tick()
        post = {"person": self.town["gao"].uid, "kind": "HANDLER", "unit": works, "from_on": TODAY}
        led = {"unit": works, "person": self.town["zhou"].uid, "from_on": TODAY}
        named = {"unit": works, "name": "工程管理部", "from_on": TODAY}
        for code, who, data in (
            ("organization.appoint", "an", post),
            ("organization.put_in_charge", "sun", led),
            ("organization.rename_unit", "chen", named),
        ):
            with self.subTest(code):
                self.assertEqual(self.send(code, who, data).code, "organization.unit_ended")
