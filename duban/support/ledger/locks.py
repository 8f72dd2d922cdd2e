"""Locks in their order: request → organization → matters → obligations → number series last."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar, cast
from uuid import UUID

from django.db import connection

from duban.ground.access import ACTS, check_expected, current_scope, mark_locked
from duban.support.ledger.rows import Row

R = TypeVar("R", bound=Row)


def take_request(request_id: UUID) -> None:
    """Let parallel copies of one request pass one after the other (SQLite: IMMEDIATE already does)."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [request_id.int % (1 << 63)])


def take_all(rows: Iterable[R]) -> list[R]:
    """Lock many rows of one kind in the order of their ids, as `take` does one."""
    by_kind = list(rows)
    if not by_kind:
        return []
    kind = type(by_kind[0])
    locked = kind._default_manager.select_for_update(of=("self",)).filter(pk__in={row.pk for row in by_kind})
    found = cast("list[R]", list(locked.order_by("pk")))  # the row's own manager finds rows of its own kind
    for row in found:
        _taken(row)
    return found


def take(row: R) -> R:
    """Lock a row until the end of the transaction and return it as it now stands.

    Raises `Stale` (doors.stale) when the person's form was made from an older version of it. A row that the
    running act has itself written is not older for that.
    """
    rows = type(row)._default_manager.select_for_update(of=("self",))
    found = cast("R", rows.get(pk=row.pk))  # the row's own manager finds rows of its own kind
    _taken(found)
    return found


def _taken(found: Row) -> None:
    scope = current_scope()
    if scope is not None and found.ref not in scope.touched:
        check_expected(found.ref, found.version, ACTS[scope.code].article)
    mark_locked(found.ref)
