"""What a matter was before the system had it: facts that a list brings in, never reckoned (ADR 0018)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from duban.chapters.intake.terms import CandidateState, RowStatus
from duban.chapters.intake.terms.importing import BEFORE_WORDS
from duban.ground.access import Refusal, Unfit

MOST_ROWS = 5


@dataclass(frozen=True)
class Before:
    """此前情况: progress in words and percent, the first deadline where another is in force, whether it was done
    and when, notices that were sent. `finished` None: the list does not say."""

    progress: str = ""
    percent: int | None = None
    original_on: date | None = None
    finished: bool | None = None
    completed_on: date | None = None
    notices: str = ""

    def to_json(self) -> dict[str, object]:
        """As the candidate keeps it; nothing where nothing is said."""
        if self == Before():
            return {}
        return {
            "progress": self.progress,
            "percent": self.percent,
            "original_on": str(self.original_on or ""),
            "finished": self.finished,
            "completed_on": str(self.completed_on or ""),
            "notices": self.notices,
        }

    @property
    def words(self) -> str:
        """All of it in one line, for the record."""
        parts = (
            ("progress", self.progress),
            ("percent", "" if self.percent is None else f"{self.percent}%"),
            ("original_on", str(self.original_on or "")),
            ("completed_on", str(self.completed_on or "")),
            ("notices", self.notices),
        )
        said = [f"{BEFORE_WORDS[name]}{text}" for name, text in parts if text]
        return "；".join(said) or str(BEFORE_WORDS["nothing"])


def before_of(brought: Mapping[str, object]) -> Before:
    """What the candidate keeps, as values."""
    percent, finished = brought.get("percent"), brought.get("finished")
    return Before(
        progress=str(brought.get("progress") or ""),
        percent=int(str(percent)) if percent is not None else None,
        original_on=_day(brought.get("original_on")),
        finished=bool(finished) if finished is not None else None,
        completed_on=_day(brought.get("completed_on")),
        notices=str(brought.get("notices") or ""),
    )


def _day(text: object) -> date | None:
    return date.fromisoformat(str(text)) if text else None


def state_of_row(brought: Mapping[str, object], status: str, today: date) -> CandidateState:
    """A matter that was done before the list was taken in, on a day that is known, is not docketed any more."""
    found = before_of(brought)
    done = found.finished and found.completed_on is not None and found.completed_on <= today
    is_matter = status not in {RowStatus.SKIPPED, RowStatus.REFUSED}
    return CandidateState.FINISHED if done and is_matter else CandidateState.CANDIDATE


def check_before(found: Before, *, place: str, today: date) -> None:
    """What was done was done on a day by today; a percentage is one."""
    if found.finished and found.completed_on is None:
        raise Unfit("intake.completed_missing", "12", place=place)
    if found.completed_on is not None and found.completed_on > today:
        raise Unfit("intake.completed_ahead", "12", place=place, completed_on=found.completed_on)
    if found.percent is not None and not 0 <= found.percent <= 100:
        raise Unfit("intake.percent_unfit", "12", place=place, percent=found.percent)


def check_original(original_on: date | None, due_on: date, *, place: str) -> None:
    """原定时限 and 调整后时限 are two facts only where they differ, and an extension leads later (decision 12)."""
    if original_on is not None and original_on >= due_on:
        raise Unfit("intake.original_after_due", "11(3)", place=place, original=original_on, due_on=due_on)


def check_earlier_extension(rows: Sequence[int]) -> None:
    """A deadline that was changed before rests on a paper that two people have entered (decision 10). `rows` are
    the source rows of those that have none."""
    if rows:
        shown = "、".join(str(row) for row in rows[:MOST_ROWS]) + (" 等" if len(rows) > MOST_ROWS else "")
        raise Refusal("intake.earlier_extension", "11(3)", count=len(rows), rows=shown)
