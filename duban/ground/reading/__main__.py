"""Read one list in a process of its own: JSON in on stdin, JSON out on stdout.

In: ``{"path", "year", "year_given", "directory": [{"uid", "name", "others", "parent"}], "columns": {heading: meaning}}``.
Out: the reading, or ``{"unreadable": {"code", "message"}}``. The caller sets the limits of memory and time.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from pathlib import Path

from duban.ground.reading.containers import MAX_FILE
from duban.ground.reading.directory import Directory, Entry
from duban.ground.reading.lists import read_list
from duban.ground.reading.tables import read_tables
from duban.ground.reading.unreadable import Unreadable


def entry_of(given: Mapping[str, object]) -> Entry:
    """An entry of the directory from its JSON: key, name, every other name that it bears or bore, parent."""
    others = given.get("others") or ()
    names = tuple(str(one) for one in others) if isinstance(others, list | tuple) else ()
    return Entry(str(given["uid"]), str(given["name"]), names, parent=str(given.get("parent") or "") or None)


def answer(asked: Mapping[str, object]) -> dict[str, object]:
    """The reading of the file that is asked for, or why it cannot be read."""
    directory, columns = asked.get("directory"), asked.get("columns")
    entries = tuple(entry_of(one) for one in directory) if isinstance(directory, list) else ()
    given = {str(key): str(value) for key, value in columns.items()} if isinstance(columns, dict) else {}
    try:
        with Path(str(asked["path"])).open("rb") as file:
            data = file.read(MAX_FILE + 1)
        reading = read_list(
            read_tables(data),
            directory=Directory(entries),
            year=int(str(asked["year"])),
            columns=given,
            year_given=bool(asked.get("year_given", True)),
        )
    except (Unreadable, MemoryError) as failed:
        refused = failed if isinstance(failed, Unreadable) else Unreadable("bomb")
        return {"unreadable": {"code": refused.code, "message": refused.message}}
    return reading.to_json()


if __name__ == "__main__":
    json.dump(answer(json.load(sys.stdin)), sys.stdout)
