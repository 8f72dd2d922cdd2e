"""The annual result: who may be proposed for an award, and the receipt of what was handed over (15)."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from duban.chapters.assessment.terms.scheme import PersonGrade, UnitGrade
from duban.ground import workdays
from duban.ground.access import Refusal, Unfit
from duban.ground.workdays import Calendar

ARTICLE = "15"


@dataclass(frozen=True)
class Bar:
    """Something that stands in the way of an award, with its article."""

    words: str
    article: str


@dataclass(frozen=True)
class Eligibility:
    """评优评先资格, and why: everything that stands in the way, or what it rests on."""

    eligible: bool
    why: tuple[str, ...]


def eligibility(
    grade: str, *, label: str, grades: Collection[str], vetoes: Sequence[str], bars: Sequence[Bar]
) -> Eligibility:
    """Whether a party may be proposed for an award: by its grade, unless a veto of the scheme or an effective
    decision stands in the way. Every reason is said, not only the first."""
    against = []
    if not grade:
        against.append("未确定等次")
    elif grade not in grades:
        against.append(f"等次为“{label}”")
    against += [f"一票否决：{words}" for words in vetoes]
    against += [f"{bar.words}（{bar.article}）" for bar in bars]
    return Eligibility(not against, tuple(against) or (f"等次为“{label}”，无一票否决情形",))


def change(now: str, before: str, scale: type[UnitGrade] | type[PersonGrade]) -> int:
    """How many steps better (positive) or worse than last year; 0 where one of them has no grade."""
    order = list(scale.values)
    if now not in order or before not in order:
        return 0
    return order.index(before) - order.index(now)


def receipt_due(handed_on: date, days: int, calendar: Calendar) -> date:
    """By when the receipt is due."""
    return workdays.limit_due(handed_on, days, "working_days", calendar)


def check_receiver(name: str) -> str:
    """It is handed to somebody."""
    if not (said := name.strip()):
        raise Unfit("assessment.receiver_missing", ARTICLE)
    return said


def check_edition_needed(newest: int | None, *, outdated: bool) -> None:
    """A further edition follows a correction, and nothing else."""
    if newest is not None and not outdated:
        raise Refusal("assessment.edition_current", ARTICLE, number=newest)


def check_unreceived(received_on: date | None) -> None:
    """It has no receipt yet."""
    if received_on is not None:
        raise Refusal("assessment.received_already", ARTICLE, on=received_on)


def check_receipt(*, of_receiver: bool, has_scan: bool) -> None:
    """Who is not of the receiving unit enters its receipt from the signed paper."""
    if not of_receiver and not has_scan:
        raise Unfit("assessment.receipt_scan", ARTICLE)
