"""立项."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from duban.chapters.matters.actions import Target, UnitRole
from duban.chapters.matters.models import Matter, Milestone, Objective, Obligation, Party
from duban.chapters.matters.terms import MatterState
from duban.chapters.matters.tests.builders import DUE_ON, docket_matter, docketing
from duban.ground.access import Relation
from duban.support.ledger import canonical
from duban.support.organization import actions as organization
from tests.cast import TODAY
from tests.stories import ActStory, Answer

MILESTONES = (
    Target("开工", date(2026, 4, 15), is_state=True),
    Target("清淤完成", date(2026, 5, 31), subject="工程科"),
)


class TestDocket(ActStory):
    act = "matters.docket"
    doer = "chen"
    wrong_role = "lin"
    stranger = None
    refused = "matters.two_leads"

    def data(self) -> dict[str, Any]:
        decided = canonical.plain(docketing(self.town, milestones=MILESTONES, external=("bureau",)))
        return {"origin_ref": "intake.candidate:00000000-0000-4000-8000-000000000000", "decided": decided}

    def spoil(self) -> dict[str, Any]:
        data = self.data()
        data["decided"]["units"][1]["relation"] = Relation.LEAD
        return data

    def check(self, answer: Answer) -> None:
        matter = Matter.objects.get(uid=answer.body["uid"])
        self.assertEqual((matter.number, matter.state), ("2026-001", MatterState.DOCKETED))
        self.assertEqual(matter.title_key.split()[:2], ["dong", "hu"])
        relations = Party.objects.filter(matter=matter).order_by("id").values_list("relation", flat=True)
        self.assertEqual(
            list(relations), ["EVERYONE", "LEAD", "CO", "SERVICE", "EXTERNAL", "LEADER_IN_CHARGE"]
        )
        self.assertEqual({party.due_on for party in matter.parties.all()}, {DUE_ON})
        self.assertEqual(
            list(Milestone.objects.values_list("label", "planned_on", "is_state", "subject")),
            [("开工", date(2026, 4, 15), True, ""), ("清淤完成", date(2026, 5, 31), False, "工程科")],
        )
        self.assertEqual(Objective.objects.filter(matter=matter).count(), 2)

    def test_no_door_opens_it_without_an_approved_list(self) -> None:
        self.client.force_login(self.town["chen"], backend="django.contrib.auth.backends.ModelBackend")
        answer = self.client.post(
            "/api/acts/matters.docket", self.data(), content_type="application/json", secure=True
        )
        self.assertEqual((answer.status_code, answer.json()["refusal"]["code"]), (409, "access.inner_act"))
        self.assertFalse(Matter.objects.exists())

    def test_nothing_is_owed_before_assignment(self) -> None:
        docket_matter(self.town, milestones=MILESTONES)
        self.assertEqual(Obligation.objects.count(), 0)

    def test_numbers_run_from_one_without_gap(self) -> None:
        numbers = [docket_matter(self.town).number for _ in range(3)]
        self.assertEqual(numbers, ["2026-001", "2026-002", "2026-003"])

    def test_a_list_without_a_lead_may_be_docketed(self) -> None:
        matter = docket_matter(self.town, lead=None)
        self.assertFalse(Party.objects.filter(matter=matter, relation=Relation.LEAD).exists())

    def test_it_refuses_what_no_list_can_decide(self) -> None:
        good = docketing(self.town)
        twice = [*good.units, UnitRole(good.units[0].unit, Relation.CO)]
        for change, code in (
            ({"title": "  "}, "matters.title_missing"),
            ({"title": "清" * 501}, "matters.title_long"),
            ({"title": "清" * 100_000}, "matters.title_long"),
            ({"docketed_on": good.docketed_on + timedelta(days=1)}, "matters.docketed_in_future"),
            ({"units": twice}, "matters.unit_twice"),
        ):
            decided = canonical.plain({**vars(good), **change})
            answer = self.send(self.act, "chen", {"origin_ref": "x:y", "decided": decided})
            with self.subTest(code):
                self.assertEqual((answer.status, answer.code), (422, code), answer)
        self.assertEqual(Matter.objects.count(), 0)

    def test_a_unit_that_was_merged_since_the_list_stands_there_as_its_successor_once(self) -> None:
        data = self.data()
        works, business = self.town.unit("works"), self.town.unit("business")
        organization.merge_units(
            by=self.town["chen"],
            at=self.town.tick(),
            request_id=None,
            units=[works.uid],
            into=business.uid,
            on=TODAY,
            basis="古城编〔2026〕3号",
        )
        matter = Matter.objects.get(uid=self.send(self.act, self.doer, data).body["uid"])
        units = Party.objects.filter(matter=matter, unit__isnull=False).order_by("id")
        self.assertEqual(
            [(one.unit, one.relation) for one in units],
            [
                (business, Relation.LEAD),
                (self.town.unit("company"), Relation.SERVICE),
                (self.town.unit("bureau"), Relation.EXTERNAL),
            ],
        )

    def test_it_keeps_characters_of_four_bytes(self) -> None:
        title = "𠮷祥街片区改造"
        self.assertEqual(Matter.objects.get(pk=docket_matter(self.town, title=title).pk).title, title)

    def test_a_rolled_back_docketing_gives_its_number_back(self) -> None:
        data = self.data()
        data["decided"]["leaders"] = ["00000000-0000-4000-8000-000000000000"]
        self.assertEqual(self.send(self.act, "chen", data).status, 404)
        self.assertEqual(docket_matter(self.town).number, "2026-001")
