"""Which kinds of record a matter has at all.

A matter's page can show some thirty kinds; most matters have few of them. One question to every table that points
at matters tells which, and the page then reads those alone.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import TypeVar

from django.db import connection
from django.db.models import ManyToOneRel

from duban.chapters.matters.models import Matter

Row = TypeVar("Row")


@dataclass(frozen=True)
class Presence:
    """The kinds of record on one matter, as labels: ``intake.carryover``."""

    kinds: frozenset[str]

    def has(self, label: str) -> bool:
        """Whether a record of the kind points at the matter; a kind that never does is a mistake in the asking."""
        if label not in labels():
            raise LookupError(f"{label} does not point at matters")
        return label in self.kinds

    def read(self, label: str, rows: Callable[[], list[Row]]) -> list[Row]:
        """What `rows` finds, where there is anything of the kind to find."""
        return rows() if self.has(label) else []

    def one(self, label: str, row: Callable[[], Row | None]) -> Row | None:
        return row() if self.has(label) else None


def presence_of(matter: Matter) -> Presence:
    """One question for all kinds."""
    with connection.cursor() as cursor:
        cursor.execute(_question(), [matter.pk])
        found = cursor.fetchone()
    return Presence(frozenset(label for label, there in zip(labels(), found or (), strict=True) if there))


@cache
def labels() -> tuple[str, ...]:
    """Every kind that can point at a matter; the matters that were merged into it or split from it are one."""
    return tuple(sorted(_columns()))


@cache
def _columns() -> dict[str, list[tuple[str, str]]]:
    found: dict[str, list[tuple[str, str]]] = {}
    for relation in Matter._meta.get_fields(include_hidden=True):
        if isinstance(relation, ManyToOneRel):
            model = relation.related_model._meta
            found.setdefault(model.label_lower, []).append((model.db_table, str(relation.field.column)))
    return found


@cache
def _question() -> str:
    quote = connection.ops.quote_name
    asked = [
        " OR ".join(
            f"EXISTS(SELECT 1 FROM {quote(table)} WHERE {quote(column)} = asked.id)"  # noqa: S608  # our own tables
            for table, column in _columns()[label]
        )
        for label in labels()
    ]
    return f"SELECT {', '.join(asked)} FROM (SELECT CAST(%s AS bigint) AS id) AS asked"  # noqa: S608  # our own tables
