"""What a merger and a split of units set off: every open matter passes, by a row of its own, and no other."""

from __future__ import annotations

from typing import Any

from duban.chapters.matters.models import Matter, Obligation, Party, Succession
from duban.chapters.responsibility.models import Handover
from duban.chapters.responsibility.tests import builders
from duban.support.ledger.models import LedgerEntry
from duban.support.notifications.models import Message
from duban.support.organization.models import OrgUnit, UnitName
from duban.support.organization.tests.builders import post_of
from tests.cast import TODAY
from tests.stories import TownCase

BASIS = "古城编〔2026〕3号"


class TestUnitsChanged(TownCase):
    first: Matter
    second: Matter

    @classmethod
    def prepare(cls) -> None:
        cls.first, cls.second = (builders.running_matter(cls.town) for _ in range(2))
        cls.town.tick()

    def merge(self, **other: Any) -> Any:
        carried = [
            {"post": post_of(self.town, "he").uid, "kind": "DEPUTY_IN_CHARGE"},
            {"post": post_of(self.town, "lin").uid, "kind": "LIAISON_B"},
        ]
        units = [self.town.unit("works").uid]
        into = self.town.unit("planning").uid
        data = {"units": units, "into": into, "on": TODAY, "basis": BASIS, "carried": carried, **other}
        return self.send("organization.merge_units", "chen", data)

    def split(self, *matters: Matter, unit: str = "works") -> Any:
        given = {"unit": self.town.unit(unit).uid, "name": "工程管护部", "on": TODAY, "basis": BASIS}
        carried = [{"post": post_of(self.town, "he").uid, "kind": "DEPUTY_IN_CHARGE"}]
        data = {
            **given,
            "matters": [one.uid for one in matters],
            "carried": carried if unit == "works" else [],
        }
        return self.send("organization.split_unit", "chen", data)

    def asking(self, who: str, matter: Matter) -> int:
        owed = Obligation.objects.get(matter=matter, kind="MATTER_DEADLINE")
        asked = {"matter": matter.uid, "obligation": owed.uid, "new_due_on": "2026-07-31", "reason": "汛期"}
        status: int = self.send("matters.request_extension", who, asked).status
        return status

    def test_every_open_matter_passes_with_a_row_of_its_own(self) -> None:
        before = {one.pk: (one.original_due_on, one.due_on) for one in Obligation.objects.all()}
        answer = self.merge()
        self.assertEqual(answer.status, 200, answer)
        planning = self.town.unit("planning")
        cause = LedgerEntry.objects.get(act="organization.merge_units")
        rows = LedgerEntry.objects.filter(act="responsibility.succeed", caused_by=cause.uid)
        self.assertEqual(rows.count(), 2)
        passed = Succession.objects.filter(successor=planning)
        self.assertEqual({one.matter for one in passed}, {self.first, self.second})
        leads = Party.objects.filter(relation="LEAD").values_list("unit_id", flat=True)
        self.assertEqual(list(leads), [planning.pk, planning.pk])
        after = {one.pk: (one.original_due_on, one.due_on) for one in Obligation.objects.all()}
        self.assertEqual(after, before, "no date moves")
        told = Message.objects.filter(kind="responsibility.succession")
        self.assertEqual({one.person.username for one in told}, {"shen", "wu", "he", "lin"})

    def test_the_successor_works_on_and_who_has_no_post_there_does_not(self) -> None:
        self.assertEqual(self.asking("wu", self.first), 404)
        self.merge()
        self.town.tick()
        self.assertEqual(self.asking("li", self.first), 404)
        self.assertEqual(self.asking("wu", self.first), 200)
        self.assertEqual(self.asking("lin", self.second), 200)

    def test_named_staff_keep_what_they_hold(self) -> None:
        self.merge()
        row = Party.objects.get(matter=self.first, person=self.town["gao"])
        self.assertEqual((row.relation, row.unit), ("STAFF", self.town.unit("planning")))

    def test_two_parties_of_one_matter_become_one(self) -> None:
        units = [self.town.unit(key).uid for key in ("works", "business")]
        answer = self.merge(units=units, into=None, name="建设经营部", carried=[])
        self.assertEqual(answer.status, 200, answer)
        new = UnitName.objects.get(name="建设经营部").unit
        rows = Party.objects.filter(matter=self.first, unit=new, person__isnull=True)
        self.assertEqual([one.relation for one in rows], ["LEAD"])
        self.assertEqual(Succession.objects.filter(matter=self.first, successor=new).count(), 2)
        self.assertEqual(Obligation.objects.standing().filter(unit__uid__in=units).count(), 0)

    def test_the_head_of_the_successor_takes_over_by_hand_over(self) -> None:
        self.merge()
        self.town.tick()
        planning = self.town.unit("planning").uid
        given = {"unit": planning, "outgoing": self.town["li"].uid, "receiver": self.town["shen"].uid}
        answer = self.send("responsibility.hand_over", "wu", {**given, "on": TODAY, "remark": ""})
        self.assertEqual(answer.status, 200, answer)
        received = self.send(
            "responsibility.receive_handover", "shen", {"handover": answer.body["uid"], "agrees": True}
        )
        self.assertEqual(received.status, 200, received)

    def test_a_hand_over_that_waits_is_settled_first(self) -> None:
        listed = builders.hand_over(self.town)
        self.town.tick()
        answer = self.merge()
        self.assertEqual((answer.status, answer.code), (409, "responsibility.handover_unsettled"), answer)
        self.assertFalse(OrgUnit.objects.filter(successor__isnull=False).exists(), "nothing is half done")
        builders.receive(self.town, listed)
        self.town.tick()
        self.assertEqual(self.merge().status, 200)
        self.assertEqual(Handover.objects.get().state, "CONFIRMED")

    def test_a_split_gives_what_is_named_and_no_more(self) -> None:
        answer = self.split(self.first)
        self.assertEqual(answer.status, 200, answer)
        new = UnitName.objects.get(name="工程管护部").unit
        leads = dict(Party.objects.filter(relation="LEAD").values_list("matter_id", "unit_id"))
        self.assertEqual(leads, {self.first.pk: new.pk, self.second.pk: self.town.unit("works").pk})
        self.town.tick()
        self.assertEqual(self.asking("lin", self.first), 404, "who stays sees no more of what has gone")
        self.assertEqual(self.asking("he", self.first), 200)
        self.assertEqual(self.asking("lin", self.second), 200)

    def test_a_split_refuses_a_matter_that_is_not_open_with_the_unit(self) -> None:
        answer = self.split(self.first, unit="planning")
        self.assertEqual((answer.status, answer.code), (409, "responsibility.succession_no_part"), answer)
        self.assertFalse(OrgUnit.objects.filter(origin__isnull=False).exists(), "nothing is half done")
