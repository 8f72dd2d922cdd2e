"""What a list says of matters that ran before it was taken in: progress so far, dates, notices (art. 11(1)).

A body that begins in mid-year brings its matters in as they stand. Nothing here is reckoned: what is not sure
is asked, and what was reported before is text.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from duban.ground.reading.bodies import BodyRow
from duban.ground.reading.columns import Head, Meaning
from duban.ground.reading.normal import fold
from duban.ground.reading.questions import Question, ask
from duban.ground.reading.readings import Deadline

COLUMNS = (
    Meaning.PROGRESS, Meaning.PERCENT, Meaning.ORIGINAL, Meaning.ADJUSTED, Meaning.DONE, Meaning.COMPLETED,
    Meaning.NOTICES,
)  # fmt: skip
_PERCENT = re.compile(r"(\d{1,3})(?:\.\d+)?\s*%?")
_DONE = re.compile(r"(?:已经?)?(?:全部)?(?:完成|办结|销号|完工|竣工)|是|100\s*%")
_GOING = re.compile(
    r"(?:尚?未|没有?)(?:全部)?(?:完成|办结|销号|开工|启动)|否|(?:正在|持续)?(?:办理|推进|进行|实施|建设|整改)中?|在办|在建|正常推进"
)
_NOTHING = re.compile(r"[-—/\\无]*")


@dataclass(frozen=True)
class Brought:
    """What was before. `original` is the first deadline where it was changed since, `finished` None where the
    list does not say; texts are as written."""

    progress: str = ""
    percent: int | None = None
    original: str = ""
    original_on: date | None = None
    finished: bool | None = None
    completed: str = ""
    completed_on: date | None = None
    notices: str = ""

    @property
    def is_any(self) -> bool:
        return self != Brought()

    def to_json(self) -> dict[str, object]:
        """The values as JSON; nothing where the list says nothing."""
        if not self.is_any:
            return {}
        return {
            "progress": self.progress,
            "percent": self.percent,
            "original": self.original,
            "original_on": self.original_on.isoformat() if self.original_on else "",
            "finished": self.finished,
            "completed": self.completed,
            "completed_on": self.completed_on.isoformat() if self.completed_on else "",
            "notices": self.notices,
        }


def current_text(head: Head, row: BodyRow) -> list[str]:
    """The deadline in force as written: the adjusted one before the plain one, the original where it stands alone."""
    for meaning in (Meaning.ADJUSTED, Meaning.DEADLINE, Meaning.ORIGINAL):
        if written := _texts(head, row, meaning):
            return written
    return []


def read_brought(
    head: Head, row: BodyRow, deadline: Deadline, read: Callable[[str], Deadline]
) -> tuple[Brought, tuple[Question, ...]]:
    """What the row says of the time before, with its questions; `read` reads a written date."""
    questions: list[Question] = []
    progress = _joined(head, row, Meaning.PROGRESS)
    percent, progress = _percent(_joined(head, row, Meaning.PERCENT), progress)
    original = _original(head, row)
    original_on = _sure(original, read)
    if original and original_on is None:
        questions.append(ask("brought_original", "brought", text=original[:60]))
    if original_on is not None and original_on == deadline.date:
        original, original_on = "", None
    completed = _joined(head, row, Meaning.COMPLETED)
    completed_on = _sure(completed, read)
    said = _joined(head, row, Meaning.DONE)
    finished, doubt = _finished(said, completed)
    if doubt:
        questions.append(ask("brought_done", "brought", text=said[:60]))
    if completed and completed_on is None or finished and not completed:
        questions.append(ask("brought_completed", "brought", text=completed[:60]))
    notices = _joined(head, row, Meaning.NOTICES)
    found = Brought(progress, percent, original, original_on, finished, completed, completed_on, notices)
    return found, tuple(questions)


def _texts(head: Head, row: BodyRow, meaning: Meaning) -> list[str]:
    cells = [row.cells[place].strip() for place in head.columns(meaning)]
    return [text for text in cells if text and not _NOTHING.fullmatch(text)]


def _joined(head: Head, row: BodyRow, meaning: Meaning) -> str:
    return "；".join(_texts(head, row, meaning))


def _original(head: Head, row: BodyRow) -> str:
    """The first deadline, where another is in force: its own column, else the plain one beside an adjusted one."""
    own = _texts(head, row, Meaning.ORIGINAL)
    plain = _texts(head, row, Meaning.DEADLINE)
    changed = _texts(head, row, Meaning.ADJUSTED)
    if own and (plain or changed):
        return own[0]
    return plain[0] if plain and changed else ""


def _sure(text: str, read: Callable[[str], Deadline]) -> date | None:
    if not text:
        return None
    found = read(text)
    return found.date if found.confidence == "sure" else None


def _percent(text: str, progress: str) -> tuple[int | None, str]:
    """The percentage; words in its column belong to the progress. A spreadsheet writes 60 % as 0.6."""
    plain = fold(text).strip()
    if re.fullmatch(r"0?\.\d+", plain):
        return round(float(plain) * 100), progress
    found = _PERCENT.fullmatch(plain)
    if found and int(found[1]) <= 100:
        return int(found[1]), progress
    return None, "；".join(one for one in (progress, text) if one)


def _finished(said: str, completed: str) -> tuple[bool | None, bool]:
    """Whether it is done, and whether that is in doubt: a day of completion says yes, other words are asked."""
    plain = fold(said).strip()
    if _DONE.fullmatch(plain):
        return True, False
    if _GOING.fullmatch(plain):
        return False, bool(completed)
    if plain:
        return None, True
    return (True, False) if completed else (None, False)
