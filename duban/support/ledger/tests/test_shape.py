"""An act that lacks a step cannot be recorded, and nothing is written outside an act."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from duban.ground.access import BrokenAct
from duban.support.ledger import actions as ledger
from duban.support.ledger.models import LedgerEntry
from duban.support.ledger.tests import small
from duban.support.ledger.tests.small import Steps
from tests.stories import TownCase


class TestShape(TownCase):
    def setUp(self) -> None:
        self.enterContext(small.in_its_place())
        self.unit = self.town.unit("works")
        self.before = LedgerEntry.objects.count()

    def assert_nothing_happened(self) -> None:
        ordinal, version = self.unit.ordinal, self.unit.version
        self.unit.refresh_from_db()
        self.assertEqual((self.unit.ordinal, self.unit.version), (ordinal, version))
        self.assertEqual(LedgerEntry.objects.count(), self.before)

    def test_a_whole_act_is_recorded_once(self) -> None:
        small.renumber(self.unit, at=self.town.tick())
        self.assertEqual(LedgerEntry.objects.count(), self.before + 1)
        version = self.unit.version
        self.unit.refresh_from_db()
        self.assertEqual((self.unit.ordinal, self.unit.version), (7, version + 1))

    def test_an_act_that_lacks_a_step_is_broken_and_leaves_nothing(self) -> None:
        def write_again(unit: Any) -> None:
            unit.save()

        broken = {
            "did not ask the policy": Steps(asks=""),
            "asks the policy for organization.add_unit": Steps(asks="organization.add_unit"),
            "did not lock": Steps(locks=False),
            "ended without its ledger row": Steps(records=0),
            "recorded outside its own run, or twice": Steps(records=2),
            "after its ledger row": Steps(then=write_again),
        }
        for why, steps in broken.items():
            with self.subTest(why):
                with self.assertRaisesMessage(BrokenAct, why):
                    small.renumber(self.unit, at=self.town.tick(), steps=steps)
                self.assert_nothing_happened()

    def test_an_act_is_not_recorded_outside_its_run(self) -> None:
        with self.assertRaisesMessage(BrokenAct, "outside its own run"):
            ledger.record(
                small.CODE,
                at=self.town.tick(),
                actor=small.ACTOR,
                row=self.unit,
                context=self.unit.ref,
                label="排序改为7",
            )
        self.assert_nothing_happened()

    def test_nothing_is_written_outside_an_act(self) -> None:
        rows = type(self.unit).objects
        ways: dict[str, Callable[[], object]] = {
            "inside an act": self.unit.save,
            "not by update()": lambda: rows.update(ordinal=3),
            "are never deleted": self.unit.delete,
            "rows are never deleted": lambda: rows.all().delete(),
            "may only be written": lambda: rows.bulk_create([type(self.unit)(from_on=self.unit.from_on)]),
        }
        for why, way in ways.items():
            with self.subTest(why), self.assertRaisesMessage(BrokenAct, why):
                way()
        self.assert_nothing_happened()

    def test_inside_an_act_too_rows_are_neither_updated_nor_deleted_in_bulk(self) -> None:
        rows = type(self.unit).objects
        ways: dict[str, Callable[[Any], object]] = {
            "not by update()": lambda _unit: rows.update(ordinal=3),
            "rows are never deleted": lambda _unit: rows.all().delete(),
        }
        for why, way in ways.items():
            with self.subTest(why), self.assertRaisesMessage(BrokenAct, why):
                small.renumber(self.unit, at=self.town.tick(), steps=Steps(then=way))
            self.assert_nothing_happened()

    def test_a_nested_act_has_no_request_of_its_own_and_names_its_cause(self) -> None:
        other, at = self.town.unit("business"), self.town.tick()

        def nest(request_id: Any) -> Any:
            return lambda _unit: small.renumber(other, at=at, request_id=request_id)

        with self.assertRaisesMessage(BrokenAct, "has no request of its own"):
            small.renumber(self.unit, at=at, steps=Steps(then=nest(self.unit.uid)))
        self.assert_nothing_happened()
        small.renumber(self.unit, at=at, steps=Steps(then=nest(None)))
        outer, inner = LedgerEntry.objects.order_by("id")[self.before :]
        self.assertEqual((outer.caused_by, inner.caused_by), (None, outer.uid))
