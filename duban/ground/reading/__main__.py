"""Read one list in a process of its own: JSON in on stdin, JSON out on stdout, how far it is on stderr.

In: ``{"path", "year", "year_given", "directory": [{"uid", "name", "others", "parent"}], "columns": {heading: meaning},
"choice": {"sheet", "head", "shapes": [{"headings", "meanings"}]}}``.
Out: the reading, or ``{"unreadable": {"code", "message"}, "tables"}``. The caller sets the limits of memory and time.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from duban.ground.reading.choices import Choice, tables_of
from duban.ground.reading.columns import Meaning
from duban.ground.reading.containers import MAX_FILE
from duban.ground.reading.directory import Directory, Entry
from duban.ground.reading.heads import shape_of
from duban.ground.reading.lists import read_list
from duban.ground.reading.sheets import Sheet
from duban.ground.reading.tables import read_tables
from duban.ground.reading.unreadable import Unreadable


def entry_of(given: Mapping[str, object]) -> Entry:
    """An entry of the directory from its JSON: key, name, every other name that it bears or bore, parent."""
    others = given.get("others") or ()
    names = tuple(str(one) for one in others) if isinstance(others, list | tuple) else ()
    return Entry(str(given["uid"]), str(given["name"]), names, parent=str(given.get("parent") or "") or None)


def choice_of(given: object) -> Choice:
    """What a person chose, from its JSON. Refuses a meaning that no column has."""
    if not isinstance(given, dict):
        return Choice()
    shapes = {}
    for one in given.get("shapes") or []:
        unknown = next((text for text in one["meanings"] if text and text not in set(Meaning)), None)
        if unknown is not None:
            raise Unreadable("column_unknown", meaning=str(unknown)[:40])
        meanings = tuple(Meaning(text) if text else None for text in one["meanings"])
        shapes[shape_of(one["headings"])] = meanings
    return Choice(str(given.get("sheet") or ""), int(given.get("head") or 0), shapes)


def answer(
    asked: Mapping[str, object], report: Callable[[int, int], None] = lambda done, total: None
) -> dict[str, object]:
    """The reading of the file that is asked for, or why it cannot be read."""
    directory, columns = asked.get("directory"), asked.get("columns")
    entries = tuple(entry_of(one) for one in directory) if isinstance(directory, list) else ()
    given = {str(key): str(value) for key, value in columns.items()} if isinstance(columns, dict) else {}
    sheets: list[Sheet] = []
    try:
        with Path(str(asked["path"])).open("rb") as file:
            data = file.read(MAX_FILE + 1)
        sheets = read_tables(data)
        reading = read_list(
            sheets,
            directory=Directory(entries),
            year=int(str(asked["year"])),
            columns=given,
            choice=choice_of(asked.get("choice")),
            year_given=bool(asked.get("year_given", True)),
            report=report,
        )
    except (Unreadable, MemoryError) as failed:
        refused = failed if isinstance(failed, Unreadable) else Unreadable("bomb")
        told = {"code": refused.code, "message": refused.message}
        return {"unreadable": told, "tables": [one.to_json() for one in tables_of(sheets, {})]}
    return reading.to_json()


def tell(done: int, total: int) -> None:
    """One line for whoever waits."""
    print(done, total, file=sys.stderr, flush=True)


if __name__ == "__main__":
    json.dump(answer(json.load(sys.stdin), tell), sys.stdout)
