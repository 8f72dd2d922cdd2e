"""Reading a list in a process of its own with little memory and time: a hostile file can harm only that."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
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

Report = Callable[[int, int], None]
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


def quiet(done: int, total: int) -> None:
    """Nobody waits to hear how far it is."""


@dataclass(frozen=True)
class Reading:
    """What a list was read as. `rows` in the order of the source, each with every key filled."""

    summary: Mapping[str, int]
    columns: Mapping[str, Any]  # Any: as above
    rows: Sequence[Cells]
    fingerprint: str
    tables: Sequence[Cells] = ()

    @property
    def matters(self) -> int:
        """Rows that are matters, or were meant to be."""
        return sum(row["status"] != RowStatus.SKIPPED for row in self.rows)


def read_list(
    source: StoredFile | Blob,
    *,
    year: int,
    entries: Sequence[Entry],
    columns: Mapping[str, str],
    choice: Cells | None = None,
    report: Report = quiet,
) -> Reading:
    """Read a stored list by these names of units; `choice` is what a person said of sheet, head and columns.

    Kept in memory for some minutes, so that a page can read before the act begins its transaction. Refuses
    what cannot be read (intake.unreadable) and what needs too much (intake.reader_stopped).
    """
    asked = _asked(year, entries, columns, choice)
    key = f"intake:{source.sha256}:{hashlib.sha256(json.dumps(asked).encode()).hexdigest()}"
    answer = cache.get(key)
    if answer is None:
        answer = run(blobs.path_of(source.stored_as), source.name, asked, report=report)
        cache.set(key, answer, KEPT_SECONDS)
    return as_reading(answer)


def read_file(
    blob: Blob, year: int, entries: Sequence[Entry], choice: Cells, *, report: Report = quiet
) -> Cells:
    """The answer for bytes just uploaded, as it is kept while people work on it.

    A file whose head was not found is answered with its tables, so that a person can point to it, if it has more
    than one column. Refuses all else that cannot be read.
    """
    path = blobs.path_of(blob.stored_as)
    answer = attempt(path, blob.name, _asked(year, entries, {}, choice), report=report)
    if "unreadable" not in answer:
        return _clean(answer)  # type: ignore[no-any-return]  # the same JSON
    tables = answer.get("tables", [])
    pointable = answer["unreadable"]["code"] == "no_header" and any(one["width"] > 1 for one in tables)
    if not pointable:
        raise unreadable(answer)
    return _clean(answer)  # type: ignore[no-any-return]  # the same JSON


def _asked(
    year: int, entries: Sequence[Entry], columns: Mapping[str, str], choice: Cells | None
) -> dict[str, object]:
    asked: dict[str, object] = {
        "year": year,
        "directory": [asdict(one) for one in entries],
        "columns": dict(columns),
    }
    return asked | ({"choice": choice} if choice else {})


def run(path: Path, name: str, asked: Mapping[str, object], *, report: Report = quiet) -> Cells:
    """The child's answer for that file. Refuses as `read_list` does."""
    answer = attempt(path, name, asked, report=report)
    if "unreadable" in answer:
        raise unreadable(answer)
    return answer


def unreadable(answer: Cells) -> Unfit:
    """Why the child could not read the file, as a refusal."""
    problem = str(answer["unreadable"]["message"]).rstrip("。")
    return Unfit("intake.unreadable", "11(1)", problem=problem)


def attempt(path: Path, name: str, asked: Mapping[str, object], *, report: Report = quiet) -> Cells:
    """The child's answer, whether it could read the file or not. Refuses what needs too much."""
    with tempfile.TemporaryFile() as out:
        child = subprocess.Popen(  # noqa: S603  # our own interpreter and module; the file is named in the input
            [sys.executable, "-c", CHILD],
            env={**os.environ, "PYTHONPATH": str(HOME)},
            stdin=subprocess.PIPE,
            stdout=out,
            stderr=subprocess.PIPE,
        )
        patience = threading.Timer(PATIENCE, child.kill)
        patience.start()
        try:
            _converse(child, json.dumps({"path": str(path), **asked}).encode(), report)
        finally:
            patience.cancel()
            if child.poll() is None:
                child.kill()
            child.wait()
        out.seek(0)
        try:
            answer: dict[str, Any] = json.loads(out.read())  # Any: as above
        except ValueError as cut:
            raise Unfit("intake.reader_stopped", "11(1)", name=name) from cut
    return answer


def _converse(child: subprocess.Popen[bytes], asked: bytes, report: Report) -> None:
    """Hand in what is asked, and pass on how far the child says it is."""
    if child.stdin is None or child.stderr is None:
        raise RuntimeError("the reader was started without its pipes")
    with suppress(BrokenPipeError), child.stdin:
        child.stdin.write(asked)
    with child.stderr:
        for line in child.stderr:
            done, _, total = line.strip().partition(b" ")
            if done.isdigit() and total.isdigit():
                report(int(done), int(total))
    child.wait()


def as_reading(answer: Cells) -> Reading:
    rows = [_row(row) for row in answer["rows"]]
    return Reading(
        summary=answer["summary"],
        columns=_clean(answer.get("columns", {})),
        rows=rows,
        fingerprint=answer["fingerprint"],
        tables=_clean(answer.get("tables", [])),
    )


def _row(read: Cells) -> Cells:
    """A row with every key, storable in either database; what had to be replaced is refused, not cut."""
    row: dict[str, Any] = {  # Any: as above
        "number": "",
        "category": "",
        "title": "",
        "reason": "",
        "original": {},
        "sheet": "",
        "brought": {},
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
