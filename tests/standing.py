"""The town as most tests find it: built by its acts once in each process, put back row by row for every other class.

What is put back is what the acts wrote, to the last byte; only writing it again is spared.
"""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass

from django.apps import apps
from django.db import connection
from django.db.models import Model
from django.db.models.sql import InsertQuery

from tests.cast import Town, build_town


@dataclass(frozen=True)
class Kept:
    """The town and every row that building it left."""

    town: Town
    rows: list[list[Model]]

    def put_back(self) -> None:
        """Raw: neither an act nor a default has a part in it."""
        for found in self.rows:
            query = InsertQuery(type(found[0]))
            query.insert_values(found[0]._meta.concrete_fields, found, raw=True)
            query.get_compiler(connection=connection).execute_sql()


_kept: list[Kept] = []


def standing_town() -> Town:
    """The town in the state in which `build_town` leaves it; the caller's own to change."""
    if _kept:
        _kept[0].put_back()
    else:
        before = {type(one): {each.pk for each in rows} for rows in _rows() for one in rows[:1]}
        town = build_town()
        new = [[one for one in rows if one.pk not in before.get(type(one), ())] for rows in _rows()]
        _kept.append(Kept(deepcopy(town), [rows for rows in new if rows]))
    return deepcopy(_kept[0].town)


def _rows() -> list[list[Model]]:
    """What every table holds that holds anything."""
    models = [
        model
        for model in apps.get_models(include_auto_created=True)
        if model._meta.managed and not model._meta.proxy
    ]
    return [rows for model in models if (rows := list(model._base_manager.order_by("pk")))]
