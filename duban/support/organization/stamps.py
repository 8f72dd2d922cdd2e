"""The stamp of the organization: which state of units, people, posts, rule sets and calendars holds now."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.db import connection

_kept: ContextVar[dict[str, str] | None] = ContextVar("duban_stamp", default=None)


@contextmanager
def read_once() -> Iterator[None]:
    """One question to the database is enough for what is read within: a request."""
    token = _kept.set({})
    try:
        yield
    finally:
        _kept.reset(token)


def forget() -> None:
    """The organization was locked or changed: ask again."""
    kept = _kept.get()
    if kept is not None:
        kept.clear()


def current() -> str:
    """The stamp in this transaction; empty before there is a body."""
    kept = _kept.get()
    if kept is not None and "stamp" in kept:
        return kept["stamp"]
    with connection.cursor() as cursor:
        cursor.execute("SELECT stamp FROM organization_body")
        row = cursor.fetchone()
    found = str(row[0]) if row else ""
    if kept is not None:
        kept["stamp"] = found
    return found
