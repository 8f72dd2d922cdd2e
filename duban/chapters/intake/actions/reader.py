"""Reading a list in a process of its own with little memory and time: a hostile file can harm only that."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.core.cache import cache

from duban.chapters.intake.terms import REASONS, RowStatus
from duban.ground.access import Unfit
from duban.support.files import blobs

if TYPE_CHECKING:
    from duban.chapters.intake.queries import Entry
    from duban.support.files.blobs import Blob
    from duban.support.files.models import StoredFile

Cells = Mapping[str, Any]  # Any: a row of the reading is JSON; its shape is laid down in ground/reading
MEMORY, CPU_SECONDS, PATIENCE = 512 * 1024 * 1024, 20, 40
KEPT_SECONDS = 600
# The limits are set by the child itself before it loads a parser: safe with threads, unlike preexec_fn.
CHILD = (
    "import resource, runpy;"
    f"resource.setrlimit(resource.RLIMIT_AS, ({MEMORY}, {MEMORY}));"
    f"resource.setrlimit(resource.RLIMIT_CPU, ({CPU_SECONDS}, {CPU_SECONDS}));"
    "resource.setrlimit(resource.RLIMIT_CORE, (0, 0));"
    "runpy.run_module('duban.ground.reading', run_name='__main__')"
)
# Where the package lies, wherever the process was started from.
HOME = Path(__file__).resolve().parents[4]
LISTS = ("milestones", "objectives", "lead", "co", "service", "undetermined", "people", "questions")
NOTHING_READ = {"text": "", "kind": "none", "date": None, "rule": None, "confidence": "ask"}


@dataclass(frozen=True)
class Reading:
    """What a list was read as. `rows` in the order of the source, each with every key filled."""

    summary: Mapping[str, int]
    columns: Mapping[str, Any]  # Any: as above
    rows: Sequence[Cells]
    fingerprint: str

    @property
    def matters(self) -> int:
        """Rows that are matters, or were meant to be."""
        return sum(row["status"] != RowStatus.SKIPPED for row in self.rows)


def read_list(
    source: StoredFile | Blob, *, year: int, entries: Sequence[Entry], columns: Mapping[str, str]
) -> Reading:
    """Read a stored list by these names of units.

    Kept in memory for some minutes, so that a page can read before the act begins its transaction. Refuses
    what cannot be read (intake.unreadable) and what needs too much (intake.reader_stopped).
    """
    asked = _asked(year, entries, columns)
    key = f"intake:{source.sha256}:{hashlib.sha256(json.dumps(asked).encode()).hexdigest()}"
    answer = cache.get(key)
    if answer is None:
        answer = run(blobs.path_of(source.stored_as), source.name, asked)
        cache.set(key, answer, KEPT_SECONDS)
    return as_reading(answer)


def _asked(year: int, entries: Sequence[Entry], columns: Mapping[str, str]) -> dict[str, object]:
    return {
        "year": year,
        "directory": [asdict(one) for one in entries],
        "columns": dict(columns),
    }


def run(path: Path, name: str, asked: Mapping[str, object]) -> Cells:
    """The child's answer for that file. Refuses as `read_list` does."""
    try:
        done = subprocess.run(  # noqa: S603  # our own interpreter and module; the file is named in the input
            [sys.executable, "-c", CHILD],
            env={**os.environ, "PYTHONPATH": str(HOME)},
            input=json.dumps({"path": str(path), **asked}).encode(),
            capture_output=True,
            timeout=PATIENCE,
            check=False,
        )
    except subprocess.TimeoutExpired as late:
        raise Unfit("intake.reader_stopped", "11(1)", name=name) from late
    try:
        answer: dict[str, Any] = json.loads(done.stdout)  # Any: as above
    except ValueError as cut:
        raise Unfit("intake.reader_stopped", "11(1)", name=name) from cut
    if "unreadable" in answer:
        problem = str(answer["unreadable"]["message"]).rstrip("。")
        raise Unfit("intake.unreadable", "11(1)", problem=problem)
    return answer


def as_reading(answer: Cells) -> Reading:
    rows = [_row(row) for row in answer["rows"]]
    return Reading(
        summary=answer["summary"],
        columns=_clean(answer.get("columns", {})),
        rows=rows,
        fingerprint=answer["fingerprint"],
    )


def _row(read: Cells) -> Cells:
    """A row with every key, storable in either database; what had to be replaced is refused, not cut."""
    row: dict[str, Any] = {  # Any: as above
        "number": "",
        "category": "",
        "title": "",
        "reason": "",
        "original": {},
        **{key: [] for key in LISTS},
        **_clean(read),
    }
    row["status"] = str(row["status"]).upper()
    row["deadline"] = NOTHING_READ | (row.get("deadline") or {})
    if "\ufffd" in json.dumps(row, ensure_ascii=False) and "\ufffd" not in json.dumps(
        read, ensure_ascii=False
    ):
        row["status"], row["reason"] = RowStatus.REFUSED.value, str(REASONS["unstorable"])
    return row


def _clean(value: Any) -> Any:  # Any: any JSON value, and the same again
    """NUL and lone surrogates, which no database keeps alike, as the replacement character."""
    if isinstance(value, str):
        text = value.replace("\0", "\ufffd")
        return "".join("\ufffd" if "\ud800" <= char <= "\udfff" else char for char in text)
    if isinstance(value, Mapping):
        return {_clean(key): _clean(one) for key, one in value.items()}
    return [_clean(one) for one in value] if isinstance(value, list) else value
