"""试算: what another version of the rule set, or another year of the calendar, would change. Reckoned over the rows
as they are; nothing is written, and nothing that was reckoned before changes by it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from duban.chapters.desk import lights, loops
from duban.chapters.matters.models import Matter, Obligation
from duban.chapters.matters.queries import owed
from duban.chapters.matters.terms import MatterState, ObligationKind
from duban.chapters.supervision.models import SupervisionNotice
from duban.chapters.supervision.queries import reckoning, rounds
from duban.ground import workdays
from duban.ground.beijing import beijing_day
from duban.ground.workdays import Calendar, OutsideCalendar
from duban.support.organization import queries as organization
from duban.support.rulebook import queries as rulebook
from duban.support.rulebook.queries import Values

BATCH = 500
# So many lines of each kind are kept; the count is always whole.
KEPT = 200
Report = Callable[[int, int], None]

# Which value counts the date of which obligation.
COUNTED_BY = {
    ObligationKind.SIGN_FOR: "responsibility.sign_for_within",
    ObligationKind.BREAKDOWN: "responsibility.breakdown_within",
    ObligationKind.PROMISE: "responsibility.promise_within",
    ObligationKind.RECEIVE: "responsibility.receive_within",
    ObligationKind.ANSWER_ASSIGNMENT: "responsibility.answer_objection_within",
    ObligationKind.ADJUST: "responsibility.adjust_within",
    ObligationKind.UNIT_APPROVAL: "feedback.unit_approval_within",
    ObligationKind.COUNTERSIGN: "feedback.countersign_within",
    ObligationKind.REVIEW: "feedback.review_within",
    ObligationKind.CLOSE: "matters.close_within",
    ObligationKind.DECIDE_EXTENSION: "matters.decide_extension_within",
    ObligationKind.URGE: "supervision.urge_within",
    ObligationKind.SERVE_NOTICE: "supervision.serve_within",
    ObligationKind.VERIFY: "supervision.verify_within",
    ObligationKind.ANSWER_OBJECTION: "supervision.answer_objection_within",
    ObligationKind.TREAT_PROBLEM: "supervision.treat_problem_within",
    ObligationKind.ANSWER_INSTRUCTION: "intake.answer_instruction_within",
    ObligationKind.EVALUATE: "assessment.evaluate_within",
}


@dataclass
class Line:
    """One thing that would be otherwise: on which matter, as it is, as it would be."""

    matter: str
    title: str
    what: str
    was: str
    becomes: str


@dataclass
class Part:
    """One kind of change, with how many there are in all."""

    title: str
    note: str
    article: str
    count: int = 0
    lines: list[Line] = field(default_factory=list)

    def add(self, line: Line) -> None:
        self.count += 1
        if len(self.lines) < KEPT:
            self.lines.append(line)


def of_version(
    values: Values, at: datetime, report: Report = lambda _done, _total: None
) -> list[dict[str, Any]]:
    """What would be otherwise if this version were in force now. Any: JSON of the parts."""
    parts = [
        _lights(values, at, report),
        _thresholds(values, at),
        _suggestions(values, at),
        _loops(values, at),
        _dates(values, at),
    ]
    return [asdict(part) for part in parts]


def _lights(values: Values, at: datetime, report: Report) -> Part:
    part = Part(_("灯色和灯的理由"), _("施行之日起即按新值显示。"), "11(3)")
    running = Matter.objects.filter(state__in=(MatterState.ASSIGNED, MatterState.SUSPENDED)).order_by("id")
    total, done = running.count(), 0
    for batch in _batches(running):
        before = lights.of(batch, at)
        with rulebook.supposing(values=values):
            after = lights.of(batch, at)
        for matter in batch:
            old, new = before[matter.pk], after[matter.pk]
            if (old.colour, old.word) != (new.colour, new.word):
                part.add(_line(matter, new.why, old.word, new.word))
        done += len(batch)
        report(done, total)
    return part


def _batches(running: Any) -> Iterator[list[Matter]]:  # Any: a queryset of matters
    last = 0
    while batch := list(running.filter(pk__gt=last)[:BATCH]):
        last = batch[-1].pk
        yield batch


def _line(matter: Matter, what: str, was: str, becomes: str) -> Line:
    return Line(str(matter.uid), f"{matter.number} {matter.title}".strip(), what, was, becomes)


def _thresholds(values: Values, at: datetime) -> Part:
    """Art. 16(4): who would stand at the threshold, or not any more. A clue is registered by serving a notice alone."""
    part = Part(
        _("督办通知书次数是否达到追究情形"),
        _("采用本身不登记线索；此后送达通知书时按新值判断，已登记的线索不变。"),
        "16(4)",
    )
    today = beijing_day(at)
    names = organization.unit_names(today)
    served = SupervisionNotice.objects.select_related("matter", "unit").order_by("matter_id", "unit_id", "id")
    pairs = {(one.matter_id, one.unit_id): one for one in served}
    for one in pairs.values():
        was = _reached(one, today)
        with rulebook.supposing(values=values):
            becomes = _reached(one, today)
        if was != becomes:
            part.add(_line(one.matter, names.get(one.unit_id, ""), _stand(*was), _stand(*becomes)))
    return part


def _reached(one: SupervisionNotice, today: date) -> tuple[int, bool]:
    count = reckoning.served_count(one.matter, one.unit, today)
    return count, reckoning.is_reached(count, reckoning.count_rules(today))


def _stand(count: int, reached: bool) -> str:
    words = _("计 %(count)d 次，已达到") if reached else _("计 %(count)d 次，未达到")
    return words % {"count": count}


def _suggestions(values: Values, at: datetime) -> Part:
    part = Part(_("建议下达督办通知书"), _("由系统每日核对后提出建议，是否下达由人决定。"), "11(3)")
    today = beijing_day(at)
    before = _suggested(today)
    with rulebook.supposing(values=values):
        after = _suggested(today)
    no, yes = _("不建议"), _("建议")
    for one in rounds.urged_unanswered():
        was, becomes = one.obligation in before, one.obligation in after
        if was != becomes:
            title = f"{one.matter_number} {one.task}".strip()
            uid = one.matter_ref.rpartition(":")[2]
            what = organization.unit_name(one.unit_id, today)
            part.add(Line(uid, title, what, yes if was else no, yes if becomes else no))
    return part


def _suggested(today: date) -> set[object]:
    days, calendar = rulebook.values(today).number("supervision.suggest_notice_after"), rulebook.calendar()
    return {
        one.obligation
        for one in rounds.urged_unanswered()
        if workdays.add_working_days(one.urged_on, days, calendar) < today
    }


def _loops(values: Values, at: datetime) -> Part:
    part = Part(_("未闭环清单"), _("施行之日起即按新值列入或移出。"), "6(3)")
    before = {(one.kind, one.what, one.ref): one for one in loops.open_loops(at)}
    with rulebook.supposing(values=values):
        after = {(one.kind, one.what, one.ref): one for one in loops.open_loops(at)}
    out, on = _("不在清单"), _("列入清单")
    for key in sorted(before.keys() ^ after.keys()):
        one = before.get(key) or after[key]
        uid = one.uid if one.page == "matter" else ""
        part.add(Line(uid, one.title, one.what, on if key in before else out, on if key in after else out))
    return part


def _dates(values: Values, at: datetime) -> Part:
    """Whatever is owed already keeps its date; beside it, what the new value would give."""
    part = Part(
        _("已负有的应办任务（期限不变）"),
        _("已产生的期限不改；新产生的同类任务按新值计算，所列为对照。"),
        "11(3)",
    )
    now, calendar = rulebook.values(beijing_day(at)), rulebook.calendar()
    changed = {
        kind: (now.number(key), values.number(key))
        for kind, key in COUNTED_BY.items()
        if now.number(key) != values.number(key)
    }
    rows = Obligation.objects.standing().filter(kind__in=list(changed), counted_days__isnull=False)
    for one in rows.select_related("matter").order_by("due_on", "id").iterator(BATCH):
        was, becomes = changed[ObligationKind(one.kind)]
        if one.counted_days == was and one.counted_from is not None:
            due = _counted(one.counted_from, becomes, calendar)
            part.add(_line(one.matter, str(ObligationKind(one.kind).label), str(one.due_on), due))
    return part


def _counted(from_on: date, days: int, calendar: Calendar) -> str:
    try:
        return str(workdays.add_working_days(from_on, days, calendar))
    except OutsideCalendar as outside:
        return _("尚无 %(year)s 年日历") % {"year": outside.year}


@dataclass(frozen=True)
class Moved:
    """An obligation whose date the calendar would count anew."""

    matter: Matter
    unit: str
    what: str
    was: date
    becomes: date
    late: bool


def of_calendar(calendar: Calendar, at: datetime) -> Sequence[Moved]:
    """What is owed still and would fall on another day by this calendar: exactly what its adoption counts anew."""
    today = beijing_day(at)
    with rulebook.supposing(calendar=calendar):
        uids = owed.miscounted()
    names = organization.unit_names(today)
    found = []
    for one in Obligation.objects.filter(uid__in=uids).select_related("matter").order_by("due_on", "id"):
        if one.counted_from is None or one.counted_days is None:
            continue
        due = workdays.add_working_days(one.counted_from, one.counted_days, calendar)
        what = one.label or str(ObligationKind(one.kind).label)
        found.append(Moved(one.matter, names.get(one.unit_id, ""), what, one.due_on, due, due < today))
    return found


def lasting(parts: Sequence[Mapping[str, Any]]) -> int:
    """How many changes there are besides dates that stay."""
    return sum(int(part["count"]) for part in parts)
