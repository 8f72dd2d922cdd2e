"""The shape of an act, watched while it runs.

An act must ask the policy, lock what it changes and end with its ledger row. Each of these steps marks the
scope; the ledger refuses to record an act whose scope lacks one, so that a step that is forgotten (or
removed) cannot go unnoticed on any database.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from duban.ground import chance
from duban.ground.access.refusal import BrokenAct, Stale


@dataclass
class Scope:
    """One running act: its code, the ledger row it will write, and what it has done so far."""

    code: str
    at: datetime
    request_id: UUID | None
    request_digest: str
    caused_by: UUID | None
    entry_uid: UUID = field(default_factory=chance.new_uid)
    required: bool = False
    recorded: bool = False
    locked: set[str] = field(default_factory=set)
    created: set[str] = field(default_factory=set)
    touched: dict[str, object] = field(default_factory=dict)


_current: ContextVar[Scope | None] = ContextVar("duban_act_scope", default=None)


def current_scope() -> Scope | None:
    """The act that runs now in this thread, or None."""
    return _current.get()


@contextmanager
def performing(scope: Scope) -> Iterator[Scope]:
    """Run an act in its scope; at the end it must have been recorded, with nothing written afterwards."""
    token = _current.set(scope)
    try:
        yield scope
        if not scope.recorded:
            raise BrokenAct(f"{scope.code} ended without its ledger row")
        if scope.touched:
            raise BrokenAct(f"{scope.code} wrote {sorted(scope.touched)} after its ledger row")
    finally:
        _current.reset(token)


def mark_locked(ref: str) -> None:
    """Note that the running act holds the lock on `ref`."""
    scope = _current.get()
    if scope is not None:
        scope.locked.add(ref)


_expected: ContextVar[dict[str, int] | None] = ContextVar("duban_expected_versions", default=None)


@contextmanager
def expecting(versions: dict[str, int]) -> Iterator[None]:
    """The versions of the rows that the person had before him; locking a newer one raises `Stale`."""
    token = _expected.set(versions)
    try:
        yield
    finally:
        _expected.reset(token)


def check_expected(ref: str, version: int, article: str) -> None:
    """Under the lock: is this still the row that the form was made from?"""
    seen = (_expected.get() or {}).get(ref)
    if seen is not None and seen != version:
        raise Stale("doors.stale", article, seen=seen, version=version)
