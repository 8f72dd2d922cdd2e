"""The smallest act there is, on a unit of the town; tests take a step away from it or add one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from unittest import mock
from uuid import UUID

from django.db import transaction

from duban.ground import access
from duban.ground.access import Actor, Role, Standing
from duban.support.ledger import actions as ledger
from duban.support.ledger import locks
from duban.support.ledger.rows import Row

CODE = "organization.rename_unit"
SYSTEM = Standing(roles=frozenset({Role.SYSTEM}))
ACTOR = Actor.SYSTEM


def nothing(unit: Any) -> None:  # Any: a unit of a room above this one
    """No step more."""


@dataclass(frozen=True)
class Steps:
    """Which steps the act takes; `then` comes after its ledger row."""

    asks: str = CODE
    locks: bool = True
    records: int = 1
    then: Callable[[Any], object] = nothing


def renumber(
    unit: Row, *, at: datetime, request_id: UUID | None = None, ordinal: int = 7, steps: Steps | None = None
) -> Row:
    """Give the unit another place in the list, by an act of these steps."""
    taken = steps or Steps()

    @transaction.atomic
    @ledger.once(CODE, lambda uid: type(unit)._default_manager.get(uid=uid))
    def perform(*, by: None, at: datetime, request_id: UUID | None, ordinal: int) -> Row:
        if taken.asks:
            access.require(taken.asks, SYSTEM)
        found: Any = type(unit)._default_manager.get(pk=unit.pk)  # Any: as above
        if taken.locks:
            found = locks.take(found)
        found.ordinal = ordinal
        found.save()
        for _ in range(taken.records):
            ledger.record(CODE, at=at, actor=ACTOR, row=found, context=found.ref, label=f"排序改为{ordinal}")
        taken.then(found)
        row: Row = found
        return row

    return perform(by=None, at=at, request_id=request_id, ordinal=ordinal)


@contextmanager
def in_its_place() -> Iterator[None]:
    """The small act borrows the code of a real one; afterwards that one is in its place again."""
    with mock.patch.dict(ledger.PERFORMERS):
        yield
