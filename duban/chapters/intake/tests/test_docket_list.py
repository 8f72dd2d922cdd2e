"""立项并通报 (11(1)): the circular names exactly the approved matters, all or nothing."""

from __future__ import annotations

from typing import Any
from unittest import mock

from duban.chapters.intake.models import Candidate, DocketingList
from duban.chapters.intake.terms import LEAD_TO_NAME, CandidateState, ListState
from duban.chapters.intake.tests import builders
from duban.chapters.matters.models import Matter, Obligation, Party
from duban.chapters.matters.terms import DocketingRoute
from duban.ground.access import Relation
from duban.ground.beijing import beijing_day
from duban.support.documents.models import Document, NumberSeries
from duban.support.ledger.models import LedgerEntry
from duban.support.notifications.models import Message
from tests.stories import ActStory, Answer


class TestDocketList(ActStory):
    act = "intake.docket_list"
    doer = "chen"
    wrong_role = "wang"
    stranger = "wu"
    refused = "intake.list_state"
    listed: DocketingList

    @classmethod
    def prepare(cls) -> None:
        cls.listed = builders.approved(cls.town)

    def data(self) -> dict[str, Any]:
        return {"docketing_list": self.listed.uid}

    def spoil(self) -> dict[str, Any]:
        return {"docketing_list": builders.taken_in(self.town, [builders.RAMPS], title="另一清单").uid}

    def test_it_locks_every_candidate_that_it_dockets(self) -> None:
        self.assert_locks(builders.row(self.listed, 1))

    def check(self, answer: Answer) -> None:
        listed = DocketingList.objects.get(uid=answer.body["uid"])
        today = beijing_day(self.town.at)
        self.assertEqual((listed.state, listed.docketed_on), (ListState.DOCKETED, today))
        docketed = Candidate.objects.filter(docketing_list=listed, state=CandidateState.DOCKETED)
        matters = [one.matter for one in docketed.order_by("source_row")]
        self.assertEqual(
            [one.title for one in matters if one], [builders.DREDGING[2], builders.FIRE_SAFETY[2]]
        )
        self.assertEqual({one.docketed_on for one in matters if one}, {today})
        self.assertEqual({one.route for one in matters if one}, {DocketingRoute.LISTED})
        circular = listed.circular
        assert circular is not None
        self.assertEqual(circular.number, "古城督发〔2026〕1号")
        named = [(row[1], row[2]) for row in circular.facts["table"]["rows"]]
        self.assertEqual(named, [(one.number, one.title) for one in matters if one])

    def test_each_matter_is_an_act_of_its_own_caused_by_this_one(self) -> None:
        self.send(self.act, "chen", self.data())
        whole = LedgerEntry.objects.get(act=self.act)
        parts = LedgerEntry.objects.filter(act="matters.docket")
        self.assertEqual({one.caused_by for one in parts}, {whole.uid})
        self.assertEqual(parts.count(), 2)

    def test_the_matter_is_exactly_what_was_approved(self) -> None:
        self.send(self.act, "chen", self.data())
        matter = Matter.objects.get(title=builders.DREDGING[2])
        parties = Party.objects.filter(matter=matter, person__isnull=True, unit__isnull=False)
        self.assertEqual(
            {(one.unit_id, one.relation) for one in parties},
            {
                (self.town.unit("works").pk, Relation.LEAD),
                (self.town.unit("business").pk, Relation.CO),
                (self.town.unit("company").pk, Relation.SERVICE),
            },
        )
        leader = Party.objects.get(matter=matter, relation=Relation.LEADER_IN_CHARGE)
        self.assertEqual(leader.person, self.town["zhou"])
        self.assertEqual(str(leader.due_on), "2026-06-30")
        self.assertEqual(matter.origin_ref, builders.row(self.listed, 1).ref)

    def test_no_deadline_runs_before_assignment(self) -> None:
        self.send(self.act, "chen", self.data())
        self.assertEqual(Obligation.objects.count(), 0)

    def test_the_units_are_told_and_nobody_else(self) -> None:
        self.send(self.act, "chen", self.data())
        told = Message.objects.filter(kind=self.act).values_list("person__username", flat=True)
        self.assertEqual(set(told), {"li", "he", "lin", "zheng", "zhao", "xu", "feng"})

    def test_a_failure_in_one_matter_undoes_all(self) -> None:
        before = LedgerEntry.objects.count()
        with (
            mock.patch("duban.chapters.intake.actions.circular.issue", side_effect=RuntimeError("power cut")),
            self.assertRaises(RuntimeError),
        ):
            self.send(self.act, "chen", self.data())
        self.assertEqual((Matter.objects.count(), LedgerEntry.objects.count()), (0, before))
        self.assertFalse(NumberSeries.objects.filter(last__gt=0).exists())
        self.assertEqual(Document.objects.count(), 0)

    def test_a_matter_without_a_lead_is_docketed_and_the_circular_says_so(self) -> None:
        listed = builders.taken_in(self.town, [builders.RAMPS], title="另一清单")
        builders.settle(self.town, builders.row(listed, 1), lead=None)
        builders.propose(self.town, builders.row(listed, 1))
        builders.review(self.town, builders.row(listed, 1))
        for act, who in (("submit_list", "sun"), ("approve_list", "wang"), ("docket_list", "chen")):
            self.assertEqual(self.send(f"intake.{act}", who, {"docketing_list": listed.uid}).status, 200)
        listed.refresh_from_db()
        assert listed.circular is not None
        self.assertEqual(listed.circular.facts["table"]["rows"][0][4], LEAD_TO_NAME)
        answer = self.send("responsibility.assign", "chen", {"matter": Matter.objects.get().uid})
        self.assertEqual(answer.code, "matters.no_lead")
