"""A request is done once; a reaction stands and falls with the act that caused it."""

from __future__ import annotations

import json
from unittest import mock
from uuid import uuid4

from duban.ground.access import Stale, Unfit, expecting
from duban.support.ledger import actions as ledger
from duban.support.ledger.actions import Recorded
from duban.support.ledger.models import LedgerEntry
from duban.support.ledger.tests import small
from tests.stories import TownCase


class TestRequests(TownCase):
    def setUp(self) -> None:
        self.enterContext(small.in_its_place())
        self.unit = self.town.unit("works")
        self.before = LedgerEntry.objects.count()

    def count(self) -> int:
        return LedgerEntry.objects.count() - self.before

    def test_a_replay_is_answered_with_the_row_of_the_first(self) -> None:
        request_id = uuid4()
        first = small.renumber(self.unit, at=self.town.tick(), request_id=request_id)
        again = small.renumber(self.unit, at=self.town.tick(), request_id=request_id)
        self.assertEqual((again.uid, again.version, self.count()), (first.uid, first.version, 1))

    def test_the_same_request_with_another_content_is_refused(self) -> None:
        request_id = uuid4()
        small.renumber(self.unit, at=self.town.tick(), request_id=request_id)
        with self.assertRaises(Unfit) as refused:
            small.renumber(self.unit, at=self.town.tick(), request_id=request_id, ordinal=8)
        self.assertEqual((refused.exception.code, refused.exception.status), ("ledger.other_content", 422))
        self.unit.refresh_from_db()
        self.assertEqual((self.unit.ordinal, self.count()), (7, 1))

    def test_what_is_kept_of_the_content_cannot_be_tried_out_without_the_key(self) -> None:
        kept = []
        for key in ("one body's key, which is long enough", "another body's key, which is long enough"):
            with self.settings(SECRET_KEY=key):
                small.renumber(self.unit, at=self.town.at, request_id=uuid4())
            kept.append(json.loads(LedgerEntry.objects.latest("id").payload.body)["request"])
        self.assertNotEqual(*kept)

    def test_without_a_request_the_same_act_is_done_again(self) -> None:
        for _ in range(2):
            small.renumber(self.unit, at=self.town.tick())
        self.assertEqual(self.count(), 2)

    def test_the_systems_own_requests_are_the_same_each_time_and_cannot_be_foreseen(self) -> None:
        here = ledger.own_request("serve 1")
        self.assertEqual(here, ledger.own_request("serve 1"))
        self.assertNotEqual(here, ledger.own_request("serve 2"))
        with self.settings(SECRET_KEY="another body's key, which is long enough"):
            self.assertNotEqual(here, ledger.own_request("serve 1"))

    def test_a_form_made_from_another_version_is_stale(self) -> None:
        with expecting({self.unit.ref: self.unit.version + 1}), self.assertRaises(Stale) as refused:
            small.renumber(self.unit, at=self.town.tick())
        self.assertEqual((refused.exception.code, self.count()), ("doors.stale", 0))
        with expecting({self.unit.ref: self.unit.version}):
            small.renumber(self.unit, at=self.town.tick())
        self.assertEqual(self.count(), 1)

    def test_a_reaction_learns_of_the_act_in_its_transaction(self) -> None:
        heard: list[Recorded] = []
        with mock.patch.dict(ledger.REACTIONS, {small.CODE: [heard.append]}):
            small.renumber(self.unit, at=self.town.tick())
        entry = LedgerEntry.objects.latest("id")
        self.assertEqual(
            [(one.act, one.row.ref, one.entry_uid) for one in heard], [(small.CODE, self.unit.ref, entry.uid)]
        )

    def test_a_failing_reaction_takes_the_act_with_it(self) -> None:
        def fail(_recorded: Recorded) -> None:
            raise RuntimeError("the clue could not be registered")

        with (
            mock.patch.dict(ledger.REACTIONS, {small.CODE: [fail]}),
            self.assertRaisesMessage(RuntimeError, "could not be registered"),
        ):
            small.renumber(self.unit, at=self.town.tick(), request_id=uuid4())
        ordinal, version = self.unit.ordinal, self.unit.version
        self.unit.refresh_from_db()
        self.assertEqual((self.unit.ordinal, self.unit.version, self.count()), (ordinal, version, 0))

    def test_a_reaction_is_registered_once_however_often_it_is_said(self) -> None:
        heard: list[Recorded] = []
        reaction = heard.append
        with mock.patch.dict(ledger.REACTIONS, {small.CODE: []}):
            ledger.react_to(small.CODE, reaction)
            ledger.react_to(small.CODE, reaction)
            small.renumber(self.unit, at=self.town.tick())
        self.assertEqual(len(heard), 1)
