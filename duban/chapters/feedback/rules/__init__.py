"""Pure rules of feedback and of the completion date (art. 11(4); decisions 14, 15)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeVar

from duban.chapters.feedback.terms import ReportKind, ReportState, ReturnKind
from duban.chapters.matters.rules import NO_END
from duban.ground.access import Refusal, Unfit

U = TypeVar("U")
KIND_OF_DUTY = {
    "PERIODIC_REPORT": ReportKind.PERIODIC,
    "SERVICE": ReportKind.PERIODIC,
    "MILESTONE": ReportKind.MILESTONE,
    "MATTER_DEADLINE": ReportKind.FINAL,
    "REQUIREMENT": ReportKind.REQUIREMENT,
    "SUPPLEMENT": ReportKind.SUPPLEMENT,
    "REDO": ReportKind.REDO,
}
RESULTS = frozenset({ReportKind.MILESTONE, ReportKind.FINAL, ReportKind.REQUIREMENT})
# With one of these past and not reported done, nothing is 「按序时进度」.
BARS_AS_PLANNED = ("MILESTONE", "MATTER_DEADLINE", "REDO", "REQUIREMENT")
# A feedback answers these by reaching the Office; a deadline, milestone or requirement only by being accepted.
MET_BY_SUBMISSION = frozenset({ReportKind.PERIODIC, ReportKind.SUPPLEMENT, ReportKind.REDO})


@dataclass(frozen=True)
class Claim:
    """What a report says: text, percentage 0–100, the Beijing date of completion if one is claimed."""

    progress: str
    percent: int
    completed_on: date | None = None
    as_planned: bool = False


def kind_of(duty: str, label: str) -> ReportKind:
    """Which report answers that kind of obligation."""
    if duty not in KIND_OF_DUTY:
        raise Refusal("feedback.not_reportable", "11(4)", what=label)
    return KIND_OF_DUTY[duty]


def nature(duty: str | None) -> ReportKind:
    """What a chain of versions is about: the kind of the duty that it concerns; unasked, mere progress."""
    return KIND_OF_DUTY[duty] if duty is not None else ReportKind.PERIODIC


def check_own_files(*, foreign: int) -> None:
    """Evidence is what the writer has uploaded for this; another's file does not exist for him."""
    if foreign:
        raise Unfit("files.unknown", "6(2)")


def party_unit(unit: U | None) -> U:
    """The unit that reports is one of the matter's own units."""
    if unit is None:
        raise Unfit("feedback.unit_elsewhere", "11(2)")
    return unit


def check_owed(*, standing: bool) -> None:
    if not standing:
        raise Refusal("feedback.nothing_owed", "11(4)")


def check_chain(*, kind: ReportKind, last_state: str | None, last_label: str, returned_as: str) -> None:
    """One version at a time; what was returned is answered under 补办 or 重新办理, not anew."""
    if last_state in {ReportState.WITH_HEAD, ReportState.SUBMITTED}:
        raise Refusal("feedback.under_way", "11(4)", state=last_label)
    if last_state == ReportState.RETURNED and kind not in {ReportKind.SUPPLEMENT, ReportKind.REDO}:
        raise Refusal("feedback.answer_the_return", "11(4)", kind=returned_as)


def check_claim(claim: Claim, *, kind: ReportKind, today: date, docketed_on: date) -> None:
    """客观公正，杜绝弄虚作假（第六条第二项）: a text, a percentage, and no completion in the future."""
    if not claim.progress.strip():
        raise Unfit("feedback.progress_missing", "11(4)")
    if not 0 <= claim.percent <= 100:
        raise Unfit("feedback.percent", "11(4)")
    if claim.as_planned and kind != ReportKind.PERIODIC:
        raise Unfit("feedback.as_planned_kind", "11(4)")
    if claim.completed_on is None:
        return
    if claim.completed_on > today:
        raise Unfit("feedback.claim_in_future", "11(4)", completed_on=claim.completed_on)
    if claim.completed_on < docketed_on:
        raise Unfit(
            "feedback.claim_before_docketing",
            "11(4)",
            completed_on=claim.completed_on,
            docketed_on=docketed_on,
        )


@dataclass(frozen=True)
class Course:
    """Where the matter stands when a unit wants to say no more than 「按序时进度推进」: the linear schedule
    of today and of the day of the unit's last report (None: there is none), the percentage then reported,
    and the first deadline or milestone of the unit that is past and not reported done."""

    schedule: int | None = None
    last_percent: int | None = None
    last_schedule: int | None = None
    overdue: str = ""
    in_a_row: int = 0


def check_as_planned(course: Course, *, percent: int, limit: int, points: int) -> None:
    """「按序时进度推进」 is true and stands alone only so often in a row: 防止形式主义（第六条第三项）.

    Refused with a deadline or milestone past, when the last report was already `points` behind the linear
    schedule, when the percentage now claimed is, and beyond `limit` times in a row.
    """
    if course.overdue:
        raise Refusal("feedback.as_planned_overdue", "11(4)", what=course.overdue)
    if course.last_schedule is not None and course.last_percent is not None:
        behind = course.last_schedule - course.last_percent
        if behind >= points:
            raise Refusal("feedback.as_planned_was_behind", "11(4)", behind=behind)
    behind = (course.schedule or 0) - percent
    if behind >= points:
        raise Refusal(
            "feedback.as_planned_behind", "11(4)", percent=percent, schedule=course.schedule, behind=behind
        )
    if course.in_a_row >= limit:
        raise Refusal("feedback.as_planned_limit", "6(3)", limit=limit)


def on_schedule(course: Course) -> int:
    """The percentage that 「按序时进度推进」 states: the linear schedule's, never less than last reported."""
    return max(course.schedule or 0, course.last_percent or 0)


def in_a_row(as_planned: Sequence[bool]) -> int:
    """How many of the newest reports (newest first) said no more than 「按序时进度推进」."""
    count = 0
    for one in as_planned:
        if not one:
            break
        count += 1
    return count


def asks_countersignature(kind: ReportKind, nature_: ReportKind, *, by_lead: bool) -> bool:
    """The lead unit's result is answered by co- and service units; material handed in later (补办) is not."""
    return by_lead and nature_ in RESULTS and kind in {*RESULTS, ReportKind.REDO}


def check_countersign(*, answer: str, label: str, agrees: bool, text: str) -> None:
    """Once, and a reservation says what it is about; silence is stated and stays (decision 4)."""
    if answer:
        raise Refusal("feedback.countersign_over", "11(4)", answer=label)
    if not agrees and not text.strip():
        raise Unfit("feedback.reservation_missing", "11(4)")


def check_silence(*, answer: str, label: str, due_on: date, today: date) -> None:
    """逾期未会签: only when nothing was said and the limit has passed."""
    if answer:
        raise Refusal("feedback.countersign_over", "11(4)", answer=label)
    if today <= due_on:
        raise Refusal("feedback.countersign_running", "11(4)", due_on=due_on)


# 跟踪督办的具体内容（第九条）.
LINES = tuple(f"9({number})" for number in range(1, 9))


def check_lines(clauses: Sequence[str]) -> None:
    """What was looked at, by the lines of art. 9; what was not costs nothing (decision 24)."""
    if not clauses:
        raise Unfit("feedback.nothing_inspected", "9")
    for clause in clauses:
        if clause not in LINES:
            raise Unfit("feedback.line_unknown", "9", clause=clause)
    if len(set(clauses)) < len(clauses):
        raise Unfit("feedback.line_twice", "9")


@dataclass(frozen=True)
class Delayed:
    """The task whose delay a unit reports: its kind and word, its date in force, whether it is reported done
    already, and the own date of an earlier report on it."""

    kind: str
    label: str
    due_on: date
    reported: bool = False
    earlier_own_date: date | None = None


def check_delay(task: Delayed, *, own_new_on: date, today: date, at_most: int) -> None:
    """主动报告: before the date has passed, once for a task, with a date not too far off (decision 33)."""
    if task.kind not in KIND_OF_DUTY or task.due_on == NO_END:
        raise Refusal("feedback.delay_not_own", "11(4)", what=task.label)
    if task.earlier_own_date is not None:
        raise Refusal("feedback.delay_twice", "6(2)", own_new_on=task.earlier_own_date)
    if task.reported:
        raise Refusal("feedback.delay_done", "11(4)")
    if today > task.due_on:
        raise Refusal("feedback.delay_known", "6(2)", due_on=task.due_on)
    latest = task.due_on + timedelta(days=at_most)
    if not task.due_on < own_new_on <= latest:
        raise Unfit(
            "feedback.own_date_unfit", "6(2)", own_new_on=own_new_on, due_on=task.due_on, latest=latest
        )


def check_delay_texts(texts: Mapping[str, str]) -> None:
    """客观公正（第六条第二项）: fact, cause and measures, each by its word."""
    for what, text in texts.items():
        if not text.strip():
            raise Unfit("feedback.delay_text_missing", "6(2)", what=what)


def check_with_head(state: str, label: str) -> None:
    if state != ReportState.WITH_HEAD:
        raise Refusal("feedback.not_with_head", "11(4)", state=label)


def check_under_review(state: str, label: str, *, own_unit: bool) -> None:
    """Nobody reviews a report of the own unit (decision 31; art. 6(2))."""
    if own_unit:
        raise Refusal("feedback.own_unit", "6(2)")
    if state != ReportState.SUBMITTED:
        raise Refusal("feedback.not_under_review", "11(4)", state=label)


def check_reason(reason: str) -> None:
    if not reason.strip():
        raise Unfit("feedback.reason_missing", "11(4)")


def check_return(*, reason: str, new_due_on: date, today: date) -> None:
    """A return carries kind, reason and new date (decision 15)."""
    check_reason(reason)
    if new_due_on <= today:
        raise Unfit("feedback.return_date", "11(4)", new_due_on=new_due_on)


@dataclass(frozen=True)
class Version:
    """One version that reached the Office: its Beijing day, how it was answered (None: accepted), and by
    how many days the answer overran the Office's own limit."""

    submitted_on: date
    returned_as: ReturnKind | None = None
    overrun: int = 0


def overrun(*, due_on: date | None, answered_on: date | None) -> int:
    """By how many days the Office answered later than its own review limit."""
    if due_on is None or answered_on is None:
        return 0
    return max(0, (answered_on - due_on).days)


def counted(versions: Sequence[Version]) -> int:
    """Which version counts, oldest first: the first one after the last 重新办理."""
    return max(
        (index + 1 for index, one in enumerate(versions) if one.returned_as == ReturnKind.REDO), default=0
    )


def default_completion(versions: Sequence[Version]) -> date:
    """The completion date that follows from the versions, oldest first, the last one accepted.

    After 补办 the day of the first report whose substance was accepted; after 重新办理 the day of the new
    report less the days by which the Office overran its own review limit; otherwise the day of the accepted
    report (decision 14).
    """
    start = counted(versions)
    return versions[start].submitted_on - timedelta(days=sum(one.overrun for one in versions[:start]))


def completion_date(
    versions: Sequence[Version], *, stated: date | None, reason: str, evidence: int, docketed_on: date
) -> date:
    """The accepted completion date: the default, or what the Office states with evidence and reason; never
    later (decision 14)."""
    default = default_completion(versions)
    if stated is None or stated == default:
        return default
    if stated > default:
        raise Unfit("feedback.completed_later", "12", stated=stated, default=default)
    if stated < docketed_on:
        raise Unfit("feedback.claim_before_docketing", "12", completed_on=stated, docketed_on=docketed_on)
    if not reason.strip() or not evidence:
        raise Unfit("feedback.earlier_needs_evidence", "12", default=default)
    return stated


def check_no_completion(kind: ReportKind, stated: date | None) -> None:
    if kind not in RESULTS and stated is not None:
        raise Unfit("feedback.completion_only_for_results", "12")
