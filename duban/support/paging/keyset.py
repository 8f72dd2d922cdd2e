"""Pages by the place where the last one ended, never by counting rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from django.core import signing
from django.db.models import Model, Q, QuerySet

from duban.ground.access import Unfit
from duban.support.ledger.canonical import Json, plain

R = TypeVar("R")
SALT = "duban.keyset"
SIZE = 50


@dataclass(frozen=True)
class Page(Generic[R]):
    """The rows of one page, with the cursors of the pages before and after it (None: there is none)."""

    items: Sequence[R]
    next: str | None
    previous: str | None


@dataclass(frozen=True)
class Place:
    """Where a page begins: beyond these values, forward or backward."""

    values: tuple[Json, ...]
    back: bool


def keyset(
    rows: QuerySet[Model, R], *, sort: Sequence[str], cursor: str | None, size: int = SIZE, about: str = ""
) -> Page[R]:
    """The page of `rows` that begins at the cursor, in the order of `sort`.

    `sort` names columns that are never NULL and that are unique together, a leading ``-`` for falling order;
    the caller has one index for it. `about` is the fingerprint of the filters. Refuses (paging.cursor) a
    cursor that was altered or that belongs to another list, order or filter.
    """
    place = _opened(cursor, sort, about) if cursor else None
    back = place is not None and place.back
    found = rows.order_by(*(_turned(column) if back else column for column in sort))
    if place is not None:
        found = found.filter(_beyond(sort, place))
    taken = list(found[: size + 1])
    more, items = len(taken) > size, taken[:size]
    if back:
        items.reverse()
    return Page(
        items=items,
        next=_sealed(items[-1], sort, about, back=False) if items and (more or back) else None,
        previous=_sealed(items[0], sort, about, back=True) if items and (more if back else place) else None,
    )


def _turned(column: str) -> str:
    return column[1:] if column.startswith("-") else f"-{column}"


def _beyond(sort: Sequence[str], place: Place) -> Q:
    """``a >= x AND (a > x OR b > y)``: the index finds the first row; an OR at the top reads all."""
    column, value = sort[0], place.values[0]
    name = column.removeprefix("-")
    word = "lt" if column.startswith("-") != place.back else "gt"
    strictly = Q(**{f"{name}__{word}": value})
    if len(sort) == 1:
        return strictly
    rest = _beyond(sort[1:], Place(place.values[1:], place.back))
    return Q(**{f"{name}__{word}e": value}) & (strictly | rest)


def _sealed(row: object, sort: Sequence[str], about: str, *, back: bool) -> str:
    values = [plain(getattr(row, column.removeprefix("-"))) for column in sort]
    return signing.dumps([list(sort), about, back, values], salt=SALT)


def _opened(cursor: str, sort: Sequence[str], about: str) -> Place:
    try:
        of_sort, of_about, back, values = signing.loads(cursor, salt=SALT)
    except (signing.BadSignature, ValueError, TypeError) as bad:
        raise Unfit("paging.cursor", "6(2)") from bad
    if of_sort != list(sort) or of_about != about:
        raise Unfit("paging.cursor", "6(2)")
    return Place(tuple(values), bool(back))
