"""Everything that the page of one matter shows, gathered in a fixed number of queries."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from duban.chapters.desk import course, lights, papers
from duban.chapters.feedback import pages as feedback
from duban.chapters.feedback import queries as feedback_reports
from duban.chapters.feedback.terms import ReportState
from duban.chapters.matters import pages as spine
from duban.chapters.matters import queries as matters
from duban.chapters.matters import rules
from duban.chapters.matters.models import NO_END, Matter, Milestone, Objective, Obligation, Party, TimeChange
from duban.chapters.matters.terms import (
    OFFICE_DUTIES,
    RELATION_WORDS,
    MatterCategory,
    ObligationKind,
    Timeliness,
)
from duban.chapters.responsibility import pages as responsibility
from duban.chapters.responsibility.models import Assignment, Plan, Task
from duban.chapters.responsibility.terms import Cycle
from duban.chapters.supervision import pages as supervision
from duban.chapters.supervision import queries as notices_
from duban.chapters.supervision.terms import NoticeState
from duban.ground.access import Relation, Standing
from duban.ground.beijing import beijing_day
from duban.support.doors.offers import Offer
from duban.support.organization import queries as organization
from duban.support.organization.models import Person
from duban.support.rulebook import queries as rulebook

SHORT = 8
FIRST = (
    "responsibility.sign_for",
    "responsibility.assign",
    "responsibility.break_down",
    "feedback.submit_report",
    "matters.close",
    "matters.resume",
    "supervision.urge",
)


@dataclass(frozen=True)
class Node:
    """A milestone with its three dates and how it stands."""

    label: str
    subject: str
    is_state: bool
    original: date
    adjusted: date | None
    actual: date | None
    timeliness: str
    late: int


@dataclass(frozen=True)
class Step:
    """One step of the bar at the top: 立项 … 归档."""

    label: str
    state: str
    day: date | None = None


def of(matter: Matter, person: Person, at: datetime) -> dict[str, object]:
    """The page's values."""
    today = beijing_day(at)
    standing = matters.standing(person, at, matter)
    deadline = Obligation.objects.filter(matter=matter, kind=ObligationKind.MATTER_DEADLINE).first()
    everyone = Party.objects.get(matter=matter, relation=Relation.EVERYONE)
    offers = _offers(matter, person, at, standing)
    lines = course.timeline(matter, person, at, limit=SHORT + 1)
    light = lights.of([matter], at)[matter.pk]
    notices = visible_notices(matter, person, at)
    plan = Plan.objects.filter(matter=matter, ended_on__isnull=True).first()
    problems, urgings = course.visible_supervision(matter, person, at)
    return {
        "matter": matter,
        "category": MatterCategory(matter.category).label,
        "light": light,
        "steps": steps(matter, at),
        "original_due_on": deadline.original_due_on if deadline else everyone.due_on,
        "due_on": deadline.due_on if deadline else everyone.due_on,
        "adjusted": bool(deadline and deadline.due_on != deadline.original_due_on),
        "no_end": everyone.due_on == NO_END,
        "timeliness": _timeliness(matter, everyone.due_on),
        "nodes": nodes(matter, today),
        "objectives": list(Objective.objects.filter(matter=matter).order_by("id")),
        "responsibility": units(matter, today),
        "leaders": [
            party.person
            for party in Party.objects.filter(
                matter=matter, relation=Relation.LEADER_IN_CHARGE
            ).select_related("person")
        ],
        "plan": plan,
        "cycle": Cycle(plan.cycle).label if plan else "",
        "owed": owed(matter, today, lambda unit: notices_.sees_unit(person, at, matter, unit)),
        "changes": list(
            TimeChange.objects.filter(matter=matter)
            .select_related("asked_by", "decided_by", "obligation")
            .order_by("-id")
        ),
        "reports": reports(matter, person, at),
        "urgings": urgings,
        "problems": problems,
        "notices": notices,
        "supervision_count": len(notices) + len(problems) + len(urgings),
        "documents": papers.of_matter(matter.ref, person=person, at=at),
        "lines": lines[:SHORT],
        "more_lines": len(lines) > SHORT,
        "primary": next((one for one in offers if one.possible and one.code in FIRST), None),
        "offers": offers,
    }


def _offers(matter: Matter, person: Person, at: datetime, standing: Standing) -> list[Offer]:
    """All buttons in the order of the regulation; the first possible one of weight is the primary."""
    found: list[Offer] = []
    for room in (responsibility, spine, feedback, supervision):
        found += room.offers(person=person, at=at, matter=matter, standing=standing)
    order = {code: index for index, code in enumerate(FIRST)}
    return sorted(found, key=lambda one: (not one.possible, order.get(one.code, len(order))))


@dataclass(frozen=True)
class NoticeLine:
    """A notice as the matter's page lists it."""

    uid: str
    number: str
    state: str
    drafted_on: date


def visible_notices(matter: Matter, person: Person, at: datetime) -> list[NoticeLine]:
    """The Office and the Leading Group see every notice, a unit those that went out to it."""
    rows = notices_.notices_of(matter, person, at)
    return [
        NoticeLine(str(one.uid), one.number, str(NoticeState(one.state).label), one.drafted_on)
        for one in rows
    ]


@dataclass(frozen=True)
class ReportLine:
    """A feedback as the matter's page lists it."""

    uid: str
    progress: str
    percent: int
    unit: str
    writer: str
    written_at: datetime
    state: str


def reports(matter: Matter, person: Person, at: datetime) -> list[ReportLine]:
    """The last twenty feedbacks that exist for this person, newest first."""
    rows = feedback_reports.reports_of(matter, person=person, at=at)[:20]
    return [
        ReportLine(
            str(one.uid),
            one.progress,
            one.percent,
            one.unit_name,
            one.written_by.name,
            one.written_at,
            str(ReportState(one.state).label),
        )
        for one in rows
    ]


def steps(matter: Matter, at: datetime) -> list[Step]:
    """Where the matter stands on its way."""
    assignments = list(Assignment.objects.filter(matter=matter))
    signed = [one.signed_on for one in assignments]
    broken = [one.broken_down_on for one in assignments if one.relation != Relation.SERVICE]
    marks: list[tuple[str, date | None]] = [
        (_("立项"), matter.docketed_on),
        (_("交办"), matter.assigned_on),
        (_("签收"), max((day for day in signed if day), default=None) if signed and all(signed) else None),
        (_("分解"), max((day for day in broken if day), default=None) if broken and all(broken) else None),
        (_("办理中"), matter.completed_on),
        (_("报结"), matter.completed_on),
        (_("办结"), matter.closed_on),
    ]
    now = next((index for index, (_label, day) in enumerate(marks) if day is None), len(marks))
    found = []
    for index, (label, day) in enumerate(marks):
        state = "done" if index < now else ("now" if index == now else "todo")
        found.append(Step(label, state, day if index < now and label != _("办理中") else None))
    return found


def nodes(matter: Matter, today: date) -> list[Node]:
    calendar = rulebook.calendar()
    dues = {
        one.source_ref: one for one in Obligation.objects.filter(matter=matter, kind=ObligationKind.MILESTONE)
    }
    found = []
    for milestone in Milestone.objects.filter(matter=matter).order_by("planned_on", "id"):
        owed_ = dues.get(milestone.ref)
        due = owed_.due_on if owed_ else milestone.planned_on
        grade = (
            rules.timeliness(completed_on=milestone.reached_on, due_on=due, calendar=calendar)
            if milestone.reached_on
            else None
        )
        waiting = owed_ is not None and owed_.reported_on is not None
        late = (today - due).days if not milestone.reached_on and due < today and owed_ and not waiting else 0
        found.append(
            Node(
                label=milestone.label,
                subject=milestone.subject,
                is_state=milestone.is_state,
                original=milestone.planned_on,
                adjusted=due if due != milestone.planned_on else None,
                actual=milestone.reached_on,
                timeliness=str(Timeliness(grade).label) if grade else "",
                late=late,
            )
        )
    return found


def _timeliness(matter: Matter, due_on: date) -> str:
    if matter.completed_on is None:
        return ""
    grade = rules.timeliness(completed_on=matter.completed_on, due_on=due_on, calendar=rulebook.calendar())
    return str(grade.label) if grade else _("不适用")


@dataclass(frozen=True)
class UnitLine:
    """A unit with its people of the day of assignment and its tasks."""

    name: str
    relation: str
    level: str
    first: str
    direct: str
    signed_on: date | None
    tasks: Sequence[Task]


def units(matter: Matter, today: date) -> list[UnitLine]:
    """牵头 before 协办 before 服务; before assignment only the units."""
    names = organization.unit_names(today)
    assigned = {
        one.unit_id: one
        for one in Assignment.objects.filter(matter=matter)
        .select_related("first_responsible")
        .prefetch_related("directly_responsible__person", "tasks__person")
    }
    found = []
    for party in matters.unit_parties(matter):
        one = assigned.get(party.unit_id or 0)
        found.append(
            UnitLine(
                name=one.unit_name if one else names.get(party.unit_id or 0, ""),
                relation=str(RELATION_WORDS[Relation(party.relation)]),
                level={"PRIMARY": _("主要责任"), "SECONDARY": _("次要责任")}.get(one.level, "")
                if one
                else "",
                first=one.first_responsible.name if one and one.first_responsible else "",
                direct="、".join(row.person.name for row in one.directly_responsible.all()) if one else "",
                signed_on=one.signed_on if one else None,
                tasks=list(one.tasks.all()) if one else (),
            )
        )
    return found


@dataclass(frozen=True)
class OwedLine:
    """What is still owed on the matter."""

    what: str
    unit: str
    due_on: date | None
    original: date
    late: int
    reported_on: date | None
    article: str
    uid: str


# What is between the Office and one unit: no other unit of the matter sees it owed.
BETWEEN_TWO = frozenset({*OFFICE_DUTIES, ObligationKind.NOTICE_REPLY, ObligationKind.UNIT_APPROVAL})


def owed(matter: Matter, today: date, sees: Callable[[int], bool]) -> list[OwedLine]:
    """What is still owed on the matter, as far as it concerns whoever looks."""
    names = organization.unit_names(today)
    return [
        OwedLine(
            what=f"{ObligationKind(one.kind).label}：{one.label}"
            if one.label
            else str(ObligationKind(one.kind).label),
            unit=names.get(one.unit_id, ""),
            due_on=one.due_on if one.due_on != NO_END else None,
            original=one.original_due_on,
            late=(today - one.due_on).days
            if one.due_on < today and not one.reported_on and not one.suspended
            else 0,
            reported_on=one.reported_on,
            article=one.article,
            uid=str(one.uid),
        )
        for one in matters.standing_obligations(matter)
        if one.kind not in BETWEEN_TWO or sees(one.unit_id)
    ]


def crumb(matter: Matter) -> list[tuple[str, str]]:
    """The way back from the page of the matter."""
    return [
        (_("督办事项"), reverse("matters")),
        (_("%(year)s年度") % {"year": matter.year}, f"{reverse('matters')}?year={matter.year}&state=all"),
        (str(MatterCategory(matter.category).label), f"{reverse('matters')}?category={matter.category}"),
    ]
