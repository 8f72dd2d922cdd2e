"""A door to the acts, as the story of one life uses it: the browser, or the command line."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Protocol

from duban.ground.beijing import beijing_time

Value = object
LISTS = Path(__file__).parents[1] / "data" / "ledgers"


@dataclass(frozen=True)
class Upload:
    """A file that somebody hands over with an act."""

    name: str
    text: str

    @property
    def content(self) -> bytes:
        """A published list as it lies on disk, a scan as a small PDF, anything else as text."""
        if (LISTS / self.name).exists():
            return (LISTS / self.name).read_bytes()
        if self.name.endswith(".pdf"):
            return f"%PDF-1.4\n% {self.text}\n%%EOF\n".encode()
        return self.text.encode()


class Clock:
    """The story's own time: it stands still while an act is done, and only goes forward."""

    def __init__(self) -> None:
        self.at: datetime = beijing_time(date(2026, 3, 2), 9)

    def now(self) -> datetime:
        return self.at

    def day(self, day: date, hour: int = 9) -> None:
        self.at = max(self.at, beijing_time(day, hour))


class Door(Protocol):
    """`act` does one act as that person, with the arguments that the act itself takes; an `Upload` stands where
    the act takes a file. `look` is what the person checks on the way; the command line has nothing to look at."""

    clock: Clock

    def act(self, who: str, code: str, **data: Value) -> None: ...

    def look(self, who: str, path: str, *texts: str) -> None: ...

    def sweep(self) -> None: ...
