"""The tables on the page of one matter, each from rows that were read before."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _

from duban.chapters.feedback.models import Report
from duban.chapters.feedback.terms import ReportState
from duban.chapters.matters import queries as matters
from duban.chapters.matters import rules
from duban.chapters.matters.models import NO_END, Matter, Milestone, Obligation, Party, Succession
from duban.chapters.matters.terms import (
    NOT_OF_UNITS,
    RELATION_WORDS,
    Ending,
    ObligationKind,
    Timeliness,
)
from duban.chapters.responsibility import queries as responsibility
from duban.chapters.responsibility.models import (
    Assignment,
    AssignmentObjection,
    HandoverLine,
    Plan,
    ServicePromise,
    Task,
)
from duban.chapters.responsibility.terms import (
    Cycle,
    FeedbackMode,
    ObjectionState,
    ResponsibleRole,
    SupervisionMode,
    UrgingMode,
)
from duban.chapters.supervision.models import SupervisionNotice
from duban.chapters.supervision.terms import NoticeState
from duban.ground.access import Relation
from duban.support.organization import queries as organization
from duban.support.rulebook import queries as rulebook


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


@dataclass(frozen=True)
class NoticeLine:
    """A notice as the matter's page lists it."""

    uid: str
    number: str
    state: str
    drafted_on: date


def notices(rows: Iterable[SupervisionNotice]) -> list[NoticeLine]:
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
    review_due_on: date | None = None


def reports(rows: Sequence[Report], obligations: Sequence[Obligation]) -> list[ReportLine]:
    """The last twenty of these feedbacks, which come newest first; under review, with the Office's own limit."""
    review = {
        one.source_ref: one.due_on
        for one in obligations
        if one.kind == ObligationKind.REVIEW and one.is_standing
    }
    return [
        ReportLine(
            str(one.uid),
            one.progress,
            one.percent,
            one.unit_name,
            one.written_by.name,
            one.written_at,
            str(ReportState(one.state).label),
            review.get(one.ref),
        )
        for one in rows[:20]
    ]


def steps(matter: Matter, assignments: Sequence[Assignment]) -> list[Step]:
    """Where the matter stands on its way."""
    assignments = [one for one in assignments if one.ended_on is None]
    signed = [one.signed_on for one in assignments]
    broken = [one.broken_down_on for one in assignments if one.relation != Relation.SERVICE]
    marks: list[tuple[str, date | None]] = [
        (_("立项"), matter.docketed_on),
        (_("交办"), matter.assigned_on),
        (_("签收"), max((day for day in signed if day), default=None) if signed and all(signed) else None),
        (_("分解"), max((day for day in broken if day), default=None) if broken and all(broken) else None),
        (_("办理中"), matter.completed_on),
        (_("报结"), matter.completed_on),
        (str(Ending(matter.ending).label) if matter.ending else _("办结"), matter.closed_on),
        (_("归档"), matter.archived_on),
    ]
    now = next((index for index, (_label, day) in enumerate(marks) if day is None), len(marks))
    found = []
    for index, (label, day) in enumerate(marks):
        state = "done" if index < now else ("now" if index == now else "todo")
        found.append(Step(label, state, day if index < now and label != _("办理中") else None))
    return found


def nodes(matter: Matter, obligations: Iterable[Obligation], today: date) -> list[Node]:
    calendar = rulebook.calendar()
    dues = {one.source_ref: one for one in obligations if one.kind == ObligationKind.MILESTONE}
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
    objection: AssignmentObjection | None
    objection_state: str
    promise: ServicePromise | None
    passed: Sequence[str]


def units(
    parties: Iterable[Party],
    assignments: Iterable[Assignment],
    objections: Mapping[int, AssignmentObjection],
    passed: Mapping[int, Sequence[HandoverLine]],
    successions: Sequence[Succession],
    today: date,
) -> list[UnitLine]:
    """牵头 before 协办 before 服务; before assignment only the units. Objections, by unit, as far as whoever
    looks may see them. A unit that took over shows from whom, and the tasks of both parts."""
    names = organization.unit_names(today)
    given = list(assignments)
    assigned = {one.unit_id: one for one in given if one.ended_on is None}
    found = []
    for party in matters.lead_first(parties):
        one, objection = assigned.get(party.unit_id or 0), objections.get(party.unit_id or 0)
        found.append(
            UnitLine(
                name=names.get(party.unit_id or 0, "") if one is None or one.given_to_id else one.unit_name,
                relation=_relation(party),
                level={
                    "PRIMARY": _("主要责任"),
                    "JOINT": _("主要责任（联合牵头）"),
                    "SECONDARY": _("次要责任"),
                }.get(one.level, "")
                if one
                else "",
                first=one.first_responsible.name if one and one.first_responsible else "",
                direct="、".join(row.person.name for row in one.directly_responsible.all()) if one else "",
                signed_on=one.signed_on if one else None,
                tasks=[
                    task
                    for part in given
                    if part.unit_id == party.unit_id and (part.ended_on is None or part.absorbed)
                    for task in part.tasks.all()
                ],
                objection=objection,
                objection_state=str(ObjectionState(objection.state).label) if objection else "",
                promise=responsibility.promise_of(one) if one else None,
                passed=[
                    *(
                        _succeeded(pass_, names)
                        for pass_ in successions
                        if pass_.successor_id == party.unit_id
                    ),
                    *(_passed(line) for line in passed.get(party.unit_id or 0, ())),
                ],
            )
        )
    return found


def _succeeded(passed: Succession, names: Mapping[int, str]) -> str:
    """From whom the unit took over: what was issued before keeps that name."""
    return _("%(day)s 起，承接%(unit)s作为%(relation)s承办的部分（单位变动），时限不变") % {
        "day": f"{passed.on:%Y-%m-%d}",
        "unit": names.get(passed.predecessor_id, ""),
        "relation": RELATION_WORDS[Relation(passed.relation)],
    }


def _relation(party: Party) -> str:
    word = str(RELATION_WORDS[Relation(party.relation)])
    return word if party.left_on is None else f"{word}（{_('至')}{party.left_on}）"


def _passed(line: HandoverLine) -> str:
    """Who answers since when: what stands above was written down at the assignment and stays."""
    return _("%(day)s 起，%(role)s由%(outgoing)s变更为%(receiver)s（工作交接）") % {
        "day": f"{line.handover.on:%Y-%m-%d}",
        "role": ResponsibleRole(line.role).label,
        "outgoing": line.handover.outgoing.name,
        "receiver": line.handover.receiver.name,
    }


def three_by_three(plan: Plan) -> list[tuple[str, str, str, str]]:
    """The plan as art. 11(3) words it: feedback, urging and supervision, each with time limit, way, requirement."""
    within = _("逾期后 %(days)s 个工作日内")
    further = _("催办无果后 %(days)s 个工作日内")
    cycle = _("%(cycle)s，首次 %(first)s") % {
        "cycle": Cycle(plan.cycle).label,
        "first": f"{plan.first_due_on:%Y-%m-%d}",
    }
    return [
        (_("反馈"), cycle, str(FeedbackMode(plan.feedback_mode).label), plan.feedback_requirement),
        (
            _("催办"),
            within % {"days": plan.urging_within},
            str(UrgingMode(plan.urging_mode).label),
            plan.urging_requirement,
        ),
        (
            _("督办"),
            further % {"days": plan.supervision_within},
            str(SupervisionMode(plan.supervision_mode).label),
            plan.supervision_requirement,
        ),
    ]


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
BETWEEN_TWO = frozenset(
    {
        *NOT_OF_UNITS,
        ObligationKind.NOTICE_REPLY,
        ObligationKind.ANSWER_STUDY_OPINION,
        ObligationKind.UNIT_APPROVAL,
        ObligationKind.ANSWER_COORDINATION,
        ObligationKind.KEEP_COORDINATION,
    }
)


def owed(obligations: Iterable[Obligation], today: date, sees: Callable[[int], bool]) -> list[OwedLine]:
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
        for one in obligations
        if one.is_standing and (one.kind not in BETWEEN_TWO or sees(one.unit_id))
    ]
