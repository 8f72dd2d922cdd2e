"""What may be said of a list on its way in."""

from __future__ import annotations

from collections.abc import Sequence

from duban.chapters.intake.terms import ImportState
from duban.ground.access import Refusal, Unfit
from duban.ground.reading.columns import Meaning
from duban.ground.reading.containers import MAX_FILE
from duban.ground.reading.unreadable import Unreadable

LIMIT = f"{MAX_FILE // 1024 // 1024} MB"


def check_import_open(state: str, *, label: str) -> None:
    """An import that was read is worked on until it is taken or given up."""
    if state != ImportState.OPEN:
        raise Refusal("intake.import_state", "11(1)", state=label)


def check_file_size(size: int) -> None:
    """A list that is larger than the reader takes is refused before anything waits for it."""
    if size > MAX_FILE:
        raise Unfit(
            "intake.unreadable", "11(1)", problem=Unreadable("too_large", limit=LIMIT).message.rstrip("。")
        )


def check_meanings(meanings: Sequence[str]) -> None:
    """One column of a head names the matter; every meaning is one that the reading knows."""
    titles = list(meanings).count(Meaning.TITLE)
    if titles != 1:
        raise Unfit("intake.one_title", "11(1)", count=titles)
