"""Pure rules of a matter's life: transitions, timeliness, lights, schedule, extensions (arts. 11, 12)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from duban.chapters.matters.rules import adjusting as adjusting
from duban.chapters.matters.rules import exempting as exempting
from duban.chapters.matters.terms import SOURCE_DUTIES, Light, MatterState, ObligationKind, Timeliness
from duban.ground import workdays
from duban.ground.access import Refusal, Unfit
from duban.ground.workdays import Calendar

NO_END = date(9999, 12, 31)
LONGEST_TITLE = 500
LONGEST_INDICATOR, LONGEST_TARGET = 200, 80
EXTENDABLE = frozenset({ObligationKind.MATTER_DEADLINE, ObligationKind.MILESTONE})


def check_owes_nothing(name: str, owed: Sequence[tuple[str, date]]) -> None:
    """An open obligation names who answers for it (art. 4). Only kinds and dates are said: whoever ends accounts
    is no reader of matters."""
    if owed:
        listed = "、".join(f"{ObligationKind(kind).label}（{due_on}）" for kind, due_on in owed[:5])
        raise Refusal("matters.person_owes", "4", name=name, count=len(owed), listed=listed)


def check_running(state: str, closed_on: date | None, article: str) -> None:
    """办理中 or 已暂停: assigned and not closed."""
    if state == MatterState.CLOSED:
        raise Refusal("matters.already_closed", article, closed_on=closed_on)
    if state == MatterState.DOCKETED:
        raise Refusal("matters.not_assigned", article)


def check_active(state: str, closed_on: date | None, article: str) -> None:
    """办理中: a suspended matter owes nothing until it is resumed (decision 13)."""
    check_running(state, closed_on, article)
    if state == MatterState.SUSPENDED:
        raise Refusal("matters.is_suspended", article)


def check_open(state: str, closed_on: date | None, article: str) -> None:
    """已立项 or 办理中: neither closed nor suspended, assigned or not yet."""
    if state != MatterState.DOCKETED:
        check_active(state, closed_on, article)


def check_docketing(*, title: str, docketed_on: date, today: date, leads: int, twice: bool) -> None:
    """A matter is docketed with a title, on a day that has come, and with at most one lead (decision 1)."""
    if not title.strip():
        raise Unfit("matters.title_missing", "11(1)")
    if len(title) > LONGEST_TITLE:
        raise Unfit("matters.title_long", "11(1)", limit=LONGEST_TITLE)
    if docketed_on > today:
        raise Unfit("matters.docketed_in_future", "11(1)", docketed_on=docketed_on)
    if leads > 1:
        raise Unfit("matters.two_leads", "11(2)", count=leads)
    if twice:
        raise Unfit("matters.unit_twice", "11(2)")


def redated(
    *,
    standing: bool,
    settled: bool,
    counted_from: date | None,
    counted_days: int | None,
    due_on: date,
    calendar: Calendar,
) -> date:
    """The Beijing date that the calendar now counts for what is still owed (art. 11(3); decision 11).

    Raises matters.not_redated for what is done, was not counted in working days, was settled by people since
    (extended, suspended), or comes out the same.
    """
    if not standing or settled or counted_from is None or counted_days is None:
        raise Refusal("matters.not_redated", "11(3)")
    counted = workdays.add_working_days(counted_from, counted_days, calendar)
    if counted == due_on:
        raise Refusal("matters.not_redated", "11(3)")
    return counted


def check_assignable(state: str, *, has_lead: bool) -> None:
    """A matter has exactly one lead unit before it can be assigned (decision 1; art. 11(2))."""
    if state != MatterState.DOCKETED:
        raise Refusal("matters.already_assigned", "11(2)")
    if not has_lead:
        raise Refusal("matters.no_lead", "11(2)")


def check_closable(
    state: str, closed_on: date | None, *, completed_on: date | None, open_: Sequence[str]
) -> None:
    """件件有结果（第六条第三项）: closing demands an accepted result and nothing open; `open_` are kinds of what is
    still owed. What the source demands is named as such."""
    check_active(state, closed_on, "11(4)")
    if completed_on is None:
        raise Refusal("matters.no_result", "11(4)")
    own = [kind for kind in open_ if kind not in SOURCE_DUTIES]
    if own:
        raise Refusal("matters.still_open", "6(3)", count=len(own), what=_labels(own))
    if open_:
        raise Refusal("matters.source_waits", "6(3)", what=_labels(open_))


def check_archivable(
    state: str, *, archived_on: date | None, open_: Sequence[str], unfiled: Sequence[str]
) -> None:
    """A file is put away once, when the matter is closed, nobody owes anything on it and all of its papers lie in the
    archive; `open_` and `unfiled` are what is owed and which papers do not, in words."""
    if state != MatterState.CLOSED:
        raise Refusal("matters.not_closed", "8(1)")
    if archived_on is not None:
        raise Refusal("matters.already_archived", "8(1)", archived_on=archived_on)
    if open_:
        raise Refusal("matters.still_open", "6(3)", count=len(open_), what="、".join(open_))
    if unfiled:
        raise Refusal("matters.papers_unfiled", "8(1)", count=len(unfiled), what="；".join(unfiled[:5]))


def _labels(kinds: Sequence[str]) -> str:
    return "、".join(sorted({str(ObligationKind(kind).label) for kind in kinds}))


def check_indicator(
    *,
    indicator: str,
    target: str,
    taken: Sequence[str],
    decided: bool,
    of_sentence: bool,
    completed_on: date | None,
) -> None:
    """A measurable objective names what is measured and how much (art. 12); it is not changed in passing
    (decision 9), nor set when the result is known. `decided`: docketing has named objectives."""
    if completed_on is not None:
        raise Refusal("matters.objective_late", "12", completed_on=completed_on)
    if not indicator or not target:
        raise Unfit("matters.indicator_incomplete", "12")
    if len(indicator) > LONGEST_INDICATOR or len(target) > LONGEST_TARGET:
        raise Unfit("matters.indicator_long", "12", indicator=LONGEST_INDICATOR, target=LONGEST_TARGET)
    if indicator in taken:
        raise Refusal("matters.indicator_twice", "12", indicator=indicator)
    if decided and not of_sentence:
        raise Refusal("matters.objectives_decided", "12")


def check_extendable(kind: str, *, label: str, met_on: date | None) -> None:
    """Only a deadline or a milestone of the unit can be extended, and only while it is owed."""
    if kind not in EXTENDABLE:
        raise Refusal("matters.extension_kind", "11(3)", what=label)
    if met_on is not None:
        raise Refusal("matters.obligation_met", "11(3)", met_on=met_on)


def extended(due_on: date, *, old_due_on: date | None, new_due_on: date | None) -> date:
    """The date in force after an extension is granted: the days asked for are added to the date that then
    runs, so that a suspension in between is not lost."""
    if old_due_on is None or new_due_on is None or due_on == NO_END:
        return due_on
    return due_on + (new_due_on - old_due_on)


def check_brought_in(
    state: str,
    *,
    percent: int | None,
    original_due_on: date | None,
    due_on: date,
    extended_on: date | None,
    today: date,
) -> None:
    """What was before is brought in before the matter is given to units; a first deadline is earlier than the one
    in force and was changed on a day gone by, on paper (decisions 10 and 12)."""
    if state != MatterState.DOCKETED:
        raise Refusal("matters.already_assigned", "11(2)")
    if percent is not None and not 0 <= percent <= 100:
        raise Unfit("matters.percent_unfit", "11(4)", percent=percent)
    if original_due_on is None:
        return
    if original_due_on >= due_on:
        raise Unfit("matters.original_not_earlier", "11(3)", original=original_due_on, due_on=due_on)
    if extended_on is None or extended_on > today:
        raise Unfit("matters.extension_without_paper", "11(3)")


def check_extension(*, asked_on: date, due_on: date, new_due_on: date, pending: bool, reason: str) -> None:
    """An extension is asked for before expiry, with reason and new date (decision 12; art. 11(3))."""
    if due_on == NO_END:
        raise Refusal("matters.extension_no_end", "11(3)")
    if not reason.strip():
        raise Unfit("matters.reason_missing", "11(3)")
    if pending:
        raise Refusal("matters.extension_pending", "11(3)")
    if asked_on > due_on:
        raise Refusal("matters.extension_after_expiry", "11(3)", due_on=due_on)
    if new_due_on <= due_on:
        raise Unfit("matters.extension_not_later", "11(3)", new_due_on=new_due_on, due_on=due_on)


def check_decision(*, waiting: bool, asked_on: date, decided_on: date) -> None:
    """Asked before and decided after is in time; a decision never precedes what it rests on (decision 10)."""
    if not waiting:
        raise Refusal("matters.extension_decided", "11(3)")
    if decided_on < asked_on:
        raise Unfit("matters.decided_on_before", "11(3)", decided_on=decided_on, asked_on=asked_on)


def check_suspension(*, from_on: date, review_on: date, reason: str, rests_on: date | None) -> None:
    """A suspension needs an approver and a review date (decision 13). A paper decision cannot date from
    before the assignment, nor from before the last resumption: one paper suspends once (decision 10)."""
    if not reason.strip():
        raise Unfit("matters.reason_missing", "11(3)")
    if rests_on is not None and from_on < rests_on:
        raise Unfit("matters.suspended_before", "11(3)", from_on=from_on, rests_on=rests_on)
    if review_on <= from_on:
        raise Unfit("matters.review_before_start", "11(3)", review_on=review_on)


def check_resumable(state: str) -> None:
    if state != MatterState.SUSPENDED:
        raise Refusal("matters.not_suspended", "11(3)")


def suspended_from(from_on: date | None, *, to_on: date) -> date:
    """The first day of the suspension that ends; it cannot end before it began."""
    if from_on is None or to_on < from_on:
        raise Unfit("matters.resume_before_start", "11(3)", from_on=from_on)
    return from_on


def after_suspension(due_on: date, *, from_on: date, to_on: date) -> date:
    """The date in force after a suspension: its days are not charged (decision 13). A date that had passed
    when the suspension began does not move."""
    if due_on == NO_END or due_on < from_on:
        return due_on
    return due_on + (to_on - from_on)


def timeliness(*, completed_on: date, due_on: date, calendar: Calendar) -> Timeliness | None:
    """时限的评估分为“提前”、“按时”、“延时”三个等级（第十二条）.

    EARLY when at least one working day *d* lies with completion < d ≤ deadline; else ON_TIME up to the
    deadline's whole day, else LATE. A matter without an end has none (decision 14).
    """
    if due_on == NO_END:
        return None
    if completed_on > due_on:
        return Timeliness.LATE
    if workdays.has_working_day_between(completed_on, due_on, calendar):
        return Timeliness.EARLY
    return Timeliness.ON_TIME


def linear_schedule(*, start: date, due_on: date, today: date) -> int | None:
    """序时进度: the percentage that a linear course from assignment to the deadline would have reached."""
    if due_on == NO_END or due_on <= start:
        return None
    gone = (min(max(today, start), due_on) - start).days
    return gone * 100 // (due_on - start).days


@dataclass(frozen=True)
class Owed:
    """What a light looks at in one obligation."""

    kind: str
    due_on: date
    counts_red: bool
    reported: bool = False


@dataclass(frozen=True)
class LightVerdict:
    """A light with its reason: code, article, the date it turns on, days late or left."""

    light: Light
    reason: str
    article: str
    due_on: date | None = None
    days: int = 0
    behind: int | None = None


@dataclass(frozen=True)
class LightRules:
    """The numbers of 亮灯规则 (rule set)."""

    near_due_days: int
    behind_points: int


def light(
    *,
    state: str,
    owed: Sequence[Owed],
    today: date,
    percent: int,
    schedule: int | None,
    numbers: LightRules,
    calendar: Calendar,
) -> LightVerdict:
    """红、黄、绿、灰 with the reason (decision 17).

    Red: a deadline, milestone or rectification in force is past and not reported done. Yellow: due within
    `near_due_days` working days and not reported done, or a feedback overdue, or `behind_points` or more
    behind the linear schedule. What was submitted in time and is under review is never red.
    """
    if state == MatterState.CLOSED:
        return LightVerdict(Light.DONE, "closed", "11(4)")
    if state == MatterState.SUSPENDED:
        return LightVerdict(Light.GREY, "suspended", "11(3)")
    late = [one for one in owed if one.due_on < today and not one.reported]
    red = min((one for one in late if one.counts_red), key=lambda one: one.due_on, default=None)
    if red is not None:
        return LightVerdict(Light.RED, f"late:{red.kind}", "11(3)", red.due_on, (today - red.due_on).days)
    overdue = min(late, key=lambda one: one.due_on, default=None)
    if overdue is not None:
        return LightVerdict(
            Light.YELLOW, f"overdue:{overdue.kind}", "11(4)", overdue.due_on, (today - overdue.due_on).days
        )
    return _ahead(owed, today, percent, schedule, numbers, calendar)


def _ahead(
    owed: Sequence[Owed],
    today: date,
    percent: int,
    schedule: int | None,
    numbers: LightRules,
    calendar: Calendar,
) -> LightVerdict:
    coming = [one for one in owed if one.counts_red and not one.reported and one.due_on != NO_END]
    nearest = min(coming, key=lambda one: one.due_on, default=None)
    if nearest is not None and nearest.due_on - today <= timedelta(days=numbers.near_due_days * 5):
        left = workdays.working_days_between(today, nearest.due_on, calendar)
        if left <= numbers.near_due_days:
            return LightVerdict(Light.YELLOW, f"near:{nearest.kind}", "11(3)", nearest.due_on, left)
    if schedule is not None and schedule - percent >= numbers.behind_points:
        return LightVerdict(Light.YELLOW, "behind", "11(3)", behind=schedule - percent)
    return LightVerdict(
        Light.GREEN, "normal", "11(3)", behind=None if schedule is None else schedule - percent
    )
