"""Pure rules of the evaluation of a matter: when, by whom, what it must say, who approves it (11(5), 12; decisions
24 and 28 to 31)."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from duban.chapters.assessment.terms.evaluation import (
    CRITERIA,
    MAY_NAME_A_UNIT,
    NAMES_A_UNIT,
    ApprovedIn,
    Cause,
    EvaluationState,
    Quality,
    Subject,
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
    """What an evaluation looks at of the matter: whether there is a result, and of which year."""

    number: str
    ending: str
    completed_on: date | None
    no_end: bool


def year_of(due: Due, today: date) -> int:
    """The year in which the evaluation counts: of completion; without an end, the one that is running out or the last."""
    if due.completed_on is not None:
        return due.completed_on.year
    return today.year if today.month == 12 else today.year - 1


def check_due(due: Due, year: int, *, today: date, year_end_month: int) -> None:
    """After the result was accepted; of a matter without an end, at the end of each year (decision 14)."""
    if due.ending:
        raise Refusal("assessment.matter_ended", EVALUATED, ending=Ending(due.ending).label)
    if due.completed_on is not None and (due.completed_on.year == year or not due.no_end):
        if due.completed_on.year != year:
            raise Unfit("assessment.wrong_year", EVALUATED, year=due.completed_on.year)
        return
    if not due.no_end:
        raise Refusal("assessment.matter_not_done", EVALUATED, number=due.number)
    from_on = date(year, year_end_month, 1)
    if today < from_on:
        raise Refusal("assessment.year_not_over", EVALUATED, year=year, from_on=from_on)


def check_new(*, year: int, approved_on: date | None) -> None:
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
    for clause in clauses:
        if clause not in CRITERIA:
            raise Unfit("assessment.criterion_unknown", ANALYSED, clause=clause)


# -- what must be said before it goes to the Leading Group ----------------------------------------------


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


def check_analysed(wanted: Sequence[Demanded], done: Collection[str]) -> None:
    """对未达到时间节点要求或质量效果不好的，分析查找原因和责任: one by one, before it is submitted."""
    missing = [one.label for one in wanted if one.ref not in done]
    if missing:
        raise Refusal("assessment.analysis_missing", ANALYSED, listed="、".join(missing))


def check_answered(waiting: Sequence[tuple[str, date]]) -> None:
    """A unit that is named is heard before the report goes to the Leading Group (6(2))."""
    for unit, until in waiting:
        raise Refusal("assessment.answer_runs", "6(2)", unit=unit, until=until)


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


# -- cause and responsibility ---------------------------------------------------------------------------


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


def check_answer(
    *, unit_named: bool, answered_on: date | None, until: date | None, today: date, text: str, what: str
) -> None:
    """The named unit answers once, within its time."""
    if not unit_named or until is None:
        raise Refusal("assessment.not_named", ANALYSED)
    if answered_on is not None:
        raise Refusal("assessment.answered_before", ANALYSED, on=answered_on)
    if today > until:
        raise Refusal("assessment.answer_late", ANALYSED, until=until)
    check_words(text, what)


# -- the Leading Group decides --------------------------------------------------------------------------


def check_way(way: ApprovedIn, allowed: Sequence[str]) -> None:
    """By a meeting, by circulation, or on a checked paper, as the rule set has it (decision 30)."""
    if way not in allowed:
        labels = "、".join(str(ApprovedIn(one).label) for one in allowed)
        raise Refusal("assessment.not_by", EVALUATED, way=way.label, allowed=labels)


@dataclass(frozen=True)
class Member:
    """Somebody of the Leading Group: units of the matter in his charge, and those in which he holds a post."""

    ref: str
    name: str
    is_head: bool = False
    charge: Sequence[str] = ()
    posts: Sequence[str] = ()


def recuses(member: Member, *, head_too: bool) -> bool:
    """A member recuses on units in his charge and on his own; the head not for the former alone (decision 31)."""
    return bool(member.posts) or bool(member.charge) and (head_too or not member.is_head)


def check_decider(member: Member, *, head_too: bool, judged_by: Collection[str]) -> None:
    """Whoever approves neither evaluated nor submitted it, and is not bound to recuse."""
    if member.ref in judged_by:
        raise Refusal("assessment.own_submission", "6(2)", name=member.name)
    if member.posts:
        raise Refusal("assessment.own_unit", "6(2)", unit="、".join(member.posts))
    if recuses(member, head_too=head_too):
        raise Refusal("assessment.in_charge_recuses", "6(2)", name=member.name, unit="、".join(member.charge))


def check_recusals(present: Sequence[Member], minutes: str, *, head_too: bool) -> list[str]:
    """Who sat in the meeting and had to recuse; the minutes say that each did."""
    bound = [one.name for one in present if recuses(one, head_too=head_too)]
    missing = [name for name in bound if name not in minutes]
    if missing:
        raise Refusal("assessment.recusal_unrecorded", "6(2)", names="、".join(missing))
    return bound


def check_signed(
    members: Sequence[Member], signed: Mapping[str, bool], *, head_too: bool, judged_by: Collection[str]
) -> list[str]:
    """传签: all who are not bound to recuse have agreed, among them at least one; the others are named."""
    asked = [one for one in members if not recuses(one, head_too=head_too) and one.ref not in judged_by]
    waiting = [one.name for one in asked if one.ref not in signed]
    if waiting or not asked:
        raise Refusal("assessment.not_signed", EVALUATED, names="、".join(waiting))
    against = [one.name for one in asked if not signed[one.ref]]
    if against:
        raise Refusal("assessment.disagreed", EVALUATED, names="、".join(against))
    return [one.name for one in members if one not in asked]


def check_decided_on(on: date, submitted_on: date) -> None:
    """The act's date is the paper's, never before what it rests on (decision 10)."""
    if on < submitted_on:
        raise Unfit("assessment.decided_before", EVALUATED, on=on, submitted_on=submitted_on)
