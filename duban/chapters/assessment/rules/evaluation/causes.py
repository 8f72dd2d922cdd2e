"""Which causes and responsibilities must be analysed, and what an analysis says (art. 12; decision 29)."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from duban.chapters.assessment.rules.evaluation.sheet import ANALYSED, check_criteria, check_words
from duban.chapters.assessment.terms.evaluation import (
    MAY_NAME_A_UNIT,
    NAMES_A_UNIT,
    Cause,
    Subject,
)
from duban.ground.access import Refusal, Unfit


@dataclass(frozen=True)
class Demanded:
    """A missed date or a poor quality that demands an analysis of cause and responsibility (decision 29)."""

    subject: Subject
    ref: str
    label: str


@dataclass(frozen=True)
class Timed:
    """A date with its computed timeliness."""

    subject: Subject
    ref: str
    label: str
    timeliness: str


def demanded(
    dates: Sequence[Timed],
    objectives: Sequence[tuple[str, str, str]],
    whole: tuple[str, str, str],
    *,
    for_timeliness: Collection[str],
    for_quality: Collection[str],
) -> list[Demanded]:
    """What must be analysed: each date of a timeliness in `for_timeliness`, each objective of a quality in
    `for_quality` (its reference, label and quality), and the whole where no objective says why."""
    late = [Demanded(one.subject, one.ref, one.label) for one in dates if one.timeliness in for_timeliness]
    poor = [
        Demanded(Subject.QUALITY, ref, label) for ref, label, quality in objectives if quality in for_quality
    ]
    if not poor and whole[2] in for_quality:
        poor = [Demanded(Subject.QUALITY, whole[0], whole[1])]
    return late + poor


def check_analysed(wanted: Sequence[Demanded], done: Collection[str]) -> None:
    """对未达到时间节点要求或质量效果不好的，分析查找原因和责任: one by one, before it is submitted."""
    missing = [one.label for one in wanted if one.ref not in done]
    if missing:
        raise Refusal("assessment.analysis_missing", ANALYSED, listed="、".join(missing))


def check_answered(waiting: Sequence[tuple[str, date]]) -> None:
    """A unit that is named is heard before the report goes to the Leading Group (6(2))."""
    for unit, until in waiting:
        raise Refusal("assessment.answer_runs", "6(2)", unit=unit, until=until)


def check_analysis(
    wanted: Sequence[Demanded],
    ref: str,
    *,
    cause: Cause,
    texts: Mapping[str, str],
    criteria: Sequence[str],
    least: int,
    unit: str,
    own: bool,
) -> Demanded:
    """It is about something that demands it, says why and who answers for it, and is tied to the criteria."""
    found = next((one for one in wanted if one.ref == ref), None)
    if found is None:
        raise Refusal("assessment.not_demanded", ANALYSED, what=ref)
    for what, text in texts.items():
        if not text.strip():
            raise Unfit("assessment.analysis_incomplete", ANALYSED, what=what)
    check_criteria(criteria)
    if len(set(criteria)) < least:
        raise Unfit("assessment.too_few_criteria", ANALYSED, least=least)
    if cause in NAMES_A_UNIT and not unit:
        raise Unfit("assessment.unit_unnamed", ANALYSED, cause=cause.label)
    if unit and (own or cause not in MAY_NAME_A_UNIT):
        raise Unfit("assessment.names_itself", ANALYSED, cause=cause.label)
    return found


def check_answer(text: str, *, answered_on: date | None, until: date | None, today: date, what: str) -> None:
    """The named unit answers once, within its time."""
    if until is None:
        raise Refusal("assessment.not_named", ANALYSED)
    if answered_on is not None:
        raise Refusal("assessment.answered_before", ANALYSED, on=answered_on)
    if today > until:
        raise Refusal("assessment.answer_late", ANALYSED, until=until)
    check_words(text, what)
