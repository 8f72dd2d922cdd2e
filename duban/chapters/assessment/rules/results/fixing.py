"""Fixing grades: people do it, and say why where they depart from the proposal (14, decisions 28-32)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Generic, TypeVar

from duban.chapters.assessment.rules.scheme.definition import ExcellentCap
from duban.chapters.assessment.terms.results import CapBase
from duban.chapters.assessment.terms.scheme import CapBase as SchemeCapBase
from duban.chapters.assessment.terms.scheme import PersonGrade, UnitGrade
from duban.chapters.assessment.terms.scheme_lines import plain
from duban.ground.access import Refusal, Unfit

G = TypeVar("G", UnitGrade, PersonGrade)
# How the meeting, circulation or paper stands on the slip or in the register of meetings.
MEETING, CIRCULATION, PAPER = "LEADING_GROUP_MEETING", "CIRCULATION", "PAPER"
# Who decides in which way; in a circulation it is nobody alone (see circulating).
DECIDERS = {MEETING: "LEADING_GROUP_MEETING", PAPER: "LEADING_GROUP_HEAD"}
HEAD = "LEADING_GROUP_HEAD"


@dataclass(frozen=True)
class Suggested:
    """One line that goes up for decision: whose, what the scheme proposes, what is suggested and why."""

    uid: str
    name: str
    ranked: bool
    proposed: str
    suggested: str
    reason: str


@dataclass(frozen=True)
class Override(Generic[G]):
    """A line on which people decide otherwise."""

    uid: str
    grade: G
    reason: str


@dataclass(frozen=True)
class Fixed(Generic[G]):
    """The grade that was fixed, and why it is another one than the scheme proposes."""

    uid: str
    grade: G
    reason: str


def fixed(
    lines: Sequence[Suggested], overrides: Sequence[Override[G]], *, scale: type[G], article: str
) -> list[Fixed[G]]:
    """The grade of everybody who is graded: what was suggested, unless it was decided otherwise.

    Refuses a line that is not among them (assessment.result_unknown), one who is not ranked (assessment.not_ranked),
    an override without its reason (assessment.override_reason) and a line without a grade (assessment.grade_missing).
    """
    by_uid = {line.uid: line for line in lines}
    changed = {one.uid: one for one in overrides}
    for uid in changed:
        if uid not in by_uid:
            raise Unfit("assessment.result_unknown", article)
        if not by_uid[uid].ranked:
            raise Unfit("assessment.not_ranked", article, name=by_uid[uid].name)
    return [_fixed(line, changed.get(line.uid), scale, article) for line in lines if line.ranked]


def _fixed(line: Suggested, change: Override[G] | None, scale: type[G], article: str) -> Fixed[G]:
    grade, reason = (change.grade, change.reason.strip()) if change else (line.suggested, line.reason)
    if grade not in scale.values:
        raise Unfit("assessment.grade_missing", article, name=line.name)
    if grade != line.proposed and not reason:
        raise Refusal("assessment.override_reason", article, name=line.name)
    return Fixed(line.uid, scale(grade), reason if grade != line.proposed else "")


def check_unfixed(on: date | None, *, party: str, article: str) -> None:
    """The grades of that kind of party are fixed once; afterwards they are corrected."""
    if on is not None:
        raise Refusal("assessment.fixed_already", article, party=party, on=on)


def deciders(ways: Collection[str]) -> tuple[str, ...]:
    """Who may have decided, by the ways that the body allows (decision 30)."""
    return tuple(dict.fromkeys(DECIDERS[way] for way in ways if way in DECIDERS))


def check_decider(kind: str, allowed: Collection[str], *, label: str, labels: Sequence[str]) -> str:
    """The meeting or the person may fix grades."""
    if kind not in allowed:
        raise Refusal(
            "assessment.decider_unfit", "13(2)", decider=label, allowed="、".join(dict.fromkeys(labels))
        )
    return kind


def check_decided_on(decided_on: date, rests_on: date) -> None:
    """A decision never precedes what it rests on (decision 10)."""
    if decided_on < rests_on:
        raise Unfit("assessment.result_decided_before", "13(2)", decided_on=decided_on, rests_on=rests_on)


def check_minutes(*, entered_by: str, by: str, place: int | None) -> None:
    """Another hand entered the minutes, and the item is named."""
    if entered_by == by:
        raise Refusal("assessment.result_own_minutes", "6(2)")
    if place is None or place < 1:
        raise Unfit("assessment.result_item_missing", "13(2)")


# -- a cap on 优秀 (decision 32) ---------------------------------------------------------------------------


@dataclass(frozen=True)
class Graded:
    """A person for the cap: side and unit, and what is suggested."""

    side: str
    unit: str
    grade: str


def groups(base: str, persons: Sequence[Graded]) -> Mapping[str, list[Graded]]:
    """Those of whom the cap is a share, by the name of the group."""

    def key(one: Graded) -> str:
        return {CapBase.ALL: str(CapBase.ALL.label), CapBase.SIDE: one.side, CapBase.UNIT: one.unit}[
            CapBase(base)
        ]

    found: dict[str, list[Graded]] = {}
    for one in persons:
        found.setdefault(key(one), []).append(one)
    return found


def check_cap(on: bool, persons: Sequence[Graded], *, percent: int, base: str) -> None:
    """No more 优秀 than the cap allows in each group; nobody is ever demoted by the program.

    Where the cap is on and its base is not written, nothing goes up (assessment.cap_base).
    """
    if not on:
        return
    if base not in CapBase.values:
        raise Refusal("assessment.cap_base", "14(2)", bases="、".join(CapBase.values))
    for name, group in groups(base, persons).items():
        count = Counter(one.grade for one in group)[PersonGrade.EXCELLENT]
        most = len(group) * percent // 100
        if count > most:
            raise Refusal(
                "assessment.cap_exceeded", "14(2)", group=name, count=count, percent=percent, most=most
            )


def check_scheme_cap(cap: ExcellentCap, persons: Sequence[Graded], *, assessed: int) -> None:
    """The cap that the scheme itself has: a share of those who are ranked, or of all who are assessed."""
    count = sum(one.grade == PersonGrade.EXCELLENT for one in persons)
    whole = assessed if cap.base == SchemeCapBase.ASSESSED else len(persons)
    most = int(whole * cap.share)
    if count > most:
        raise Refusal(
            "assessment.cap_exceeded",
            "14(2)",
            group=str(SchemeCapBase(cap.base).label),
            count=count,
            percent=plain(cap.share * 100),
            most=most,
        )


# -- two stretches (13(2)) ----------------------------------------------------------------------------------


@dataclass(frozen=True)
class Stretch:
    """A part of the period: its days and its points."""

    from_on: date
    to_on: date
    points: Decimal

    @property
    def days(self) -> int:
        return (self.to_on - self.from_on).days + 1


def weighed(stretches: Sequence[Stretch]) -> Decimal:
    """The mean of the points by days, to two places: what people may start from."""
    days = sum(one.days for one in stretches)
    total = sum((one.points * one.days for one in stretches), Decimal(0))
    return (total / days).quantize(Decimal("0.01"))


def check_joinable(why: str) -> None:
    """They are stretches of the same kind of party and of one round; `why` says what stands in the way."""
    if why:
        raise Refusal("assessment.stretches_unfit", "13(2)", why=why)


def check_joined_points(points: Decimal, stretches: Sequence[Stretch]) -> Decimal:
    """Two stretches make no more and no less than what they are made of."""
    least, most = min(one.points for one in stretches), max(one.points for one in stretches)
    if not least <= points <= most:
        shown = {"points": points, "least": least, "most": most, "weighed": weighed(stretches)}
        raise Unfit("assessment.stretch_points", "13(2)", **shown)
    return points


# -- correction (decision 30) ---------------------------------------------------------------------------------


def check_correction(*, grade: str, before: str, points: Decimal | None, points_before: Decimal) -> None:
    """Something is different afterwards."""
    if grade == before and (points is None or points == points_before):
        raise Unfit("assessment.correction_empty", "13(2)")
