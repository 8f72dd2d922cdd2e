"""What the command line asks of lists and names: the same reading as the page, with or without a body."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

from django.db import DatabaseError
from django.utils.translation import gettext as _

from duban.chapters.intake import actions, queries
from duban.chapters.intake.actions import reader
from duban.chapters.intake.queries import Entry
from duban.chapters.intake.terms import MAX_LIST_TITLE, UNIT_COLUMNS, ListKind
from duban.ground.access import NotFound, Unfit
from duban.ground.beijing import beijing_day
from duban.ground.reading import directory, unit_lists
from duban.ground.reading.tables import read_tables
from duban.ground.reading.unreadable import Unreadable
from duban.support.files import actions as files
from duban.support.organization import queries as organization
from duban.support.organization.models import Person

SEPARATORS = re.compile(r"[、，,；;/\s]+")
Json = dict[str, Any]  # Any: a reading as JSON; its shape is laid down in ground/reading


def import_list_file(
    path: Path,
    units_path: Path | None,
    year: int,
    *,
    dry_run: bool,
    year_given: bool = True,
    by: Person | None = None,
    at: datetime | None = None,
) -> Json:
    """Read a list from a file (art. 11(1)); unless `dry_run`, also take it in as that person.

    `units_path` is a table of units (名称, 简称, 类别, 上级) for a dry run; without it the body's own directory
    is used, and none where there is no body. Returns the reading as JSON; what was taken in has ``list``, its
    uid. A year that was only supposed (`year_given` false) is asked about where the title names another, and
    then nothing is taken in (intake.list_year). Refuses as the act intake.import_list does.
    """
    if dry_run:
        return dict(reader.run(path, path.name, _asked(year, year_given, _entries(units_path))))
    if units_path is not None or by is None or at is None:
        raise Unfit("intake.own_directory_only", "3")
    read = dict(reader.run(path, path.name, _asked(year, year_given, queries.directory(beijing_day(at)))))
    if any(one["code"] == "deadline_list_year" for row in read["rows"] for one in row["questions"]):
        raise Unfit("intake.list_year", "11(1)", year=year)
    with path.open("rb") as file:
        ticket = files.receive(file, path.name)
    listed = actions.take_in(
        by=by,
        at=at,
        request_id=uuid4(),
        ticket=ticket,
        title=path.stem[:MAX_LIST_TITLE],
        year=year,
        kind=ListKind.ANNUAL,
    )
    return {**read, "list": str(listed.uid)}


def _asked(year: int, year_given: bool, entries: Sequence[Entry]) -> Mapping[str, object]:
    return {
        "year": year,
        "year_given": year_given,
        "directory": [asdict(one) for one in entries],
        "columns": {},
    }


def read_units_text(text: str, *, units_path: Path | None = None) -> Json:
    """The units that a text names (art. 3), as JSON: items with text, unit, kind and role, and questions."""
    known = directory.Directory(
        tuple(
            directory.Entry(one.uid, one.name, one.others, parent=one.parent or None)
            for one in _entries(units_path)
        )
    )
    read = unit_lists.read_units(text, directory=known)
    return {
        "text": read.text,
        "items": [asdict(one) for one in read.items],
        "deadline": read.deadline,
        "questions": [asdict(one) for one in read.questions],
    }


def _entries(units_path: Path | None) -> list[Entry]:
    """The units of that table; else those of the body; none where there is no body."""
    if units_path is not None:
        return units_in(units_path)
    with suppress(DatabaseError, NotFound):
        organization.body()
        return queries.directory(queries.last_day())
    return []


def units_in(path: Path) -> list[Entry]:
    """A table of units as a directory, each known by its name. A table without a head is a list of names."""
    try:
        sheets = read_tables(path.read_bytes())
    except Unreadable as refused:
        raise Unfit("intake.unreadable", "3", problem=refused.message.rstrip("。")) from refused
    except OSError as missing:
        raise Unfit(
            "intake.unreadable", "3", problem=_("没有文件 {name}").format(name=path.name)
        ) from missing
    entries: dict[str, Entry] = {}
    for sheet in sheets:
        places, rows = _head(sheet.rows)
        for cells in rows:
            said = {
                what: " ".join(cells[place].strip() for place in columns if place < len(cells)).strip()
                for what, columns in places.items()
            }
            name = said.get("name", "")
            if name:
                others = tuple(one for one in SEPARATORS.split(said.get("others", "")) if one)
                in_scope = said.get("kind", "") not in UNIT_COLUMNS["outside"]
                entries.setdefault(name, Entry(name, name, others, said.get("parent", ""), in_scope))
    return list(entries.values())


def _head(rows: Sequence[Sequence[str]]) -> tuple[dict[str, list[int]], Sequence[Sequence[str]]]:
    """Where name, other names, kind and parent stand, and the rows beneath; names may have several columns."""
    for number, cells in enumerate(rows):
        keys = [re.sub(r"\s", "", cell).upper() for cell in cells]
        found = {
            what: [place for place, key in enumerate(keys) if key in UNIT_COLUMNS[what]]
            for what in ("name", "others", "kind", "parent")
        }
        if found["name"]:
            return {**found, "name": found["name"][:1]}, rows[number + 1 :]
    numbered = all(cells[0].strip().isdigit() for cells in rows if len(cells) > 1)
    return {"name": [1 if numbered and any(len(cells) > 1 for cells in rows) else 0]}, rows
