"""When a matter is evaluated, by whom, and what the sheet must say (11(5), 12; decisions 14, 24, 28 and 31)."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from duban.chapters.assessment.terms.evaluation import (
    CRITERIA,
    EvaluationState,
    Quality,
)
from duban.chapters.matters.terms import Ending
from duban.ground.access import Refusal, Unfit

EVALUATED, ANALYSED = "11(5)", "12"
# From the best to the worst.
ORDER = tuple(Quality)
STEPS: Mapping[str, frozenset[EvaluationState]] = {
    "assessment.evaluate": frozenset({EvaluationState.DRAFT}),
    "assessment.analyse_cause": frozenset({EvaluationState.DRAFT}),
    "assessment.submit_evaluation": frozenset({EvaluationState.DRAFT}),
    "assessment.return_evaluation": frozenset({EvaluationState.SUBMITTED}),
    "assessment.sign_evaluation": frozenset({EvaluationState.SUBMITTED}),
    "assessment.approve_evaluation": frozenset({EvaluationState.SUBMITTED}),
    "assessment.correct_evaluation": frozenset({EvaluationState.APPROVED}),
}


@dataclass(frozen=True)
class Due:
    """What an evaluation looks at of the matter: whether there is a result, of which year, and since when it runs."""

    number: str
    ending: str
    completed_on: date | None
    no_end: bool
    since: int = 0


def year_of(due: Due, today: date, *, year_end_month: int) -> int:
    """The year in which the evaluation counts: of completion; without an end, the one that is running out or the last."""
    if due.completed_on is not None:
        return due.completed_on.year
    runs = today.year if not due.no_end or today.month >= year_end_month else today.year - 1
    return max(runs, due.since)


def check_due(due: Due, year: int, *, today: date, year_end_month: int) -> None:
    """After the result was accepted; of a matter without an end, at the end of each year (decision 14)."""
    if due.ending:
        raise Refusal("assessment.matter_ended", EVALUATED, ending=Ending(due.ending).label)
    if year < due.since:
        raise Unfit("assessment.wrong_year", EVALUATED, year=due.since)
    if due.completed_on is not None and (due.completed_on.year == year or not due.no_end):
        if due.completed_on.year != year:
            raise Unfit("assessment.wrong_year", EVALUATED, year=due.completed_on.year)
        return
    if not due.no_end:
        raise Refusal("assessment.matter_not_done", EVALUATED, number=due.number)
    from_on = date(year, year_end_month, 1)
    if today < from_on:
        raise Refusal("assessment.year_not_over", EVALUATED, year=year, from_on=from_on)


def check_owed(year: int, *, owed: bool, evaluated: bool, over: bool) -> None:
    """Owed once: for what was closed, or for a year that is over."""
    if owed or evaluated or not over:
        raise Refusal("assessment.no_duty", EVALUATED, year=year)


def check_new(year: int, *, approved_on: date | None) -> None:
    """A matter is evaluated once a year; afterwards it is corrected (decision 30)."""
    if approved_on is not None:
        raise Refusal("assessment.evaluated_before", EVALUATED, year=year, on=approved_on)


def check_step(code: str, state: str, *, step: str) -> None:
    """考核评估 → 报审 → 审定; afterwards only 更正."""
    if state not in STEPS[code]:
        raise Refusal("assessment.wrong_state", EVALUATED, state=EvaluationState(state).label, step=step)


def check_not_own(unit_names: Sequence[str]) -> None:
    """Nobody evaluates or approves for the own unit (decision 31)."""
    if unit_names:
        raise Refusal("assessment.own_unit", "6(2)", unit="、".join(unit_names))


def check_assessor(*, seated_in: str, designated: bool, is_office: bool) -> None:
    """The matters of the department in which the Office sits are evaluated by whom the Leading Group designates."""
    if seated_in and not designated:
        raise Refusal("assessment.designated_only", "6(2)", unit=seated_in)
    if not seated_in and not is_office:
        raise Refusal("assessment.not_designated", "6(2)")


def check_words(words: str, what: str) -> str:
    """Reasons are written down."""
    if not words.strip():
        raise Unfit("assessment.reason_missing", EVALUATED, what=what)
    return words.strip()


def check_criteria(clauses: Sequence[str]) -> None:
    """Those of art. 12 and no others."""
    for clause in clauses:
        if clause not in CRITERIA:
            raise Unfit("assessment.criterion_unknown", ANALYSED, clause=clause)


def check_objectives(given: Sequence[UUID], known: Collection[UUID]) -> None:
    """Those of the matter that are in force and no others."""
    if any(one not in known for one in given):
        raise Unfit("assessment.objective_foreign", ANALYSED)


def check_units(given: Sequence[UUID], known: Collection[UUID]) -> None:
    """Units of the matter and no others."""
    if any(one not in known for one in given):
        raise Unfit("assessment.unit_foreign", ANALYSED)


@dataclass(frozen=True)
class Judged:
    """One objective as it was judged."""

    label: str
    quality: str
    reason: str
    evidence: str


@dataclass(frozen=True)
class Found:
    """One criterion as it was found on."""

    label: str
    clause: str
    words: str


def worst(qualities: Sequence[str]) -> str:
    """The worst of these, or nothing."""
    known = [Quality(one) for one in qualities if one]
    return max(known, key=ORDER.index) if known else ""


def check_whole(quality: str, objectives: Sequence[str], better_reason: str) -> None:
    """The whole is judged and not reckoned; better than one of its objectives only with a reason (decision 28)."""
    lowest = worst(objectives)
    if not quality or not lowest or better_reason.strip():
        return
    if ORDER.index(Quality(quality)) < ORDER.index(Quality(lowest)):
        raise Unfit(
            "assessment.better_than_reasons",
            ANALYSED,
            whole=Quality(quality).label,
            worst=Quality(lowest).label,
        )


def lacking(
    objectives: Sequence[Judged],
    criteria: Sequence[Found],
    *,
    required: Collection[str],
    quality: str,
    quality_reason: str,
    opinion: str,
    words: Mapping[str, str],
) -> list[str]:
    """What the sheet lacks, in the order in which it is filled; `words` names its parts."""
    gaps = []
    for one in objectives:
        parts = [
            words[key] for key in ("quality", "reason", "evidence") if not str(getattr(one, key)).strip()
        ]
        if parts:
            gaps.append(f"{one.label}（{'、'.join(parts)}）")
    if not quality:
        gaps.append(words["whole"])
    if not quality_reason.strip():
        gaps.append(words["whole_reason"])
    gaps += [one.label for one in criteria if one.clause in required and not one.words.strip()]
    if not opinion.strip():
        gaps.append(words["opinion"])
    return gaps


def check_complete(gaps: Sequence[str]) -> None:
    if gaps:
        raise Unfit("assessment.incomplete", EVALUATED, missing="；".join(gaps))


def why_not_short(
    *, category: str, categories: Collection[str], analyses: int, problems: int, words: Mapping[str, str]
) -> str:
    """Why the short sheet of small matters does not fit this one; empty where it does (decision 24)."""
    if category not in categories:
        return words["category"]
    if analyses:
        return words["analyses"]
    return words["problems"] if problems else ""


def check_short(why: str) -> None:
    if why:
        raise Refusal("assessment.short_sheet", ANALYSED, why=why)
