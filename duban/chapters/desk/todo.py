"""What next: everything that the person, his unit or his office owes, each with its one action."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from uuid import UUID, uuid4

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from duban.chapters.feedback.models import Report
from duban.chapters.feedback.terms import ReportKind
from duban.chapters.matters import queries as matters
from duban.chapters.matters.models import NO_END, Matter, Obligation, Party
from duban.chapters.matters.terms import NOT_OF_UNITS, ObligationKind
from duban.chapters.supervision import queries as supervision
from duban.chapters.supervision import rules as supervision_rules
from duban.ground import workdays
from duban.ground.access import Relation, Role
from duban.ground.beijing import beijing_day
from duban.ground.workdays import Calendar
from duban.support.doors.offers import Offer
from duban.support.organization import queries as organization
from duban.support.organization.models import Person
from duban.support.rulebook import queries as rulebook

FAR = timedelta(days=45)
SHOWN_FROM = 2
HEAD_DUTIES = frozenset({ObligationKind.UNIT_APPROVAL, ObligationKind.COUNTERSIGN})

# Where the one action of each kind of obligation stands: URL name, and whether it is found by the matter
# or by the source of the obligation.
ACTIONS: dict[str, tuple[str, str]] = {
    ObligationKind.SIGN_FOR: ("sign_for", "matter"),
    ObligationKind.BREAKDOWN: ("break_down", "matter"),
    ObligationKind.PERIODIC_REPORT: ("submit_report", "matter"),
    ObligationKind.MILESTONE: ("submit_report", "matter"),
    ObligationKind.MATTER_DEADLINE: ("submit_report", "matter"),
    ObligationKind.SUPPLEMENT: ("submit_report", "matter"),
    ObligationKind.REDO: ("submit_report", "matter"),
    ObligationKind.UNIT_APPROVAL: ("report", "source"),
    ObligationKind.COUNTERSIGN: ("countersign", "source"),
    ObligationKind.OWN_DATE: ("submit_report", "matter"),
    ObligationKind.REVIEW: ("report", "source"),
    ObligationKind.URGE: ("urge", "matter"),
    ObligationKind.DECIDE_EXTENSION: ("decide_extension", "source"),
    ObligationKind.DECIDE_SUSPENSION: ("resume", "matter"),
    ObligationKind.SERVE_NOTICE: ("notice", "source"),
    ObligationKind.NOTICE_REPLY: ("notice", "source"),
    ObligationKind.VERIFY: ("notice", "source"),
    ObligationKind.ANSWER_OBJECTION: ("notice", "source"),
    ObligationKind.TREAT_PROBLEM: ("problem", "source"),
    ObligationKind.CLOSE: ("close", "matter"),
    ObligationKind.REQUIREMENT: ("submit_report", "matter"),
    ObligationKind.ANSWER_INSTRUCTION: ("instruction", "source"),
    ObligationKind.ANSWER_ASSIGNMENT: ("answer_assignment_objection", "source"),
    ObligationKind.ADJUST: ("propose_adjustment", "matter"),
    ObligationKind.DECIDE_ADJUSTMENT: ("adjustment", "source"),
    ObligationKind.DECIDE_EXEMPTION: ("find_exemption", "source"),
    ObligationKind.PROMISE: ("promise_service", "matter"),
    ObligationKind.SERVICE: ("submit_report", "matter"),
    ObligationKind.RECEIVE: ("handover", "source"),
    ObligationKind.SOURCE_CONTACT: ("source", "source"),
    ObligationKind.SOURCE_REPLY: ("source", "source"),
    ObligationKind.SOURCE_ACCEPTANCE: ("source", "source"),
    ObligationKind.ANSWER_REQUEST: ("instruction_request", "source"),
    ObligationKind.SPECIAL: ("special", "source"),
    ObligationKind.INTERVIEW: ("interview", "source"),
    ObligationKind.ANSWER_STUDY_OPINION: ("answer_study_opinion", "source"),
    ObligationKind.DECIDE_RECTIFICATION: ("notice", "source"),
    ObligationKind.ANSWER_COORDINATION: ("coordination", "source"),
    ObligationKind.KEEP_COORDINATION: ("coordination", "source"),
    ObligationKind.SETTLE_COORDINATION: ("coordination", "source"),
    ObligationKind.EVALUATE: ("evaluate", "matter"),
}
LABELS = {
    ObligationKind.PERIODIC_REPORT: gettext_lazy("报送"),
    ObligationKind.MILESTONE: gettext_lazy("报送"),
    ObligationKind.MATTER_DEADLINE: gettext_lazy("报结"),
    ObligationKind.SUPPLEMENT: gettext_lazy("补报"),
    ObligationKind.REDO: gettext_lazy("重报"),
    ObligationKind.UNIT_APPROVAL: gettext_lazy("审核"),
    ObligationKind.COUNTERSIGN: gettext_lazy("会签"),
    ObligationKind.OWN_DATE: gettext_lazy("报送"),
    ObligationKind.REVIEW: gettext_lazy("审核"),
    ObligationKind.URGE: gettext_lazy("催办"),
    ObligationKind.SIGN_FOR: gettext_lazy("签收"),
    ObligationKind.BREAKDOWN: gettext_lazy("分解"),
    ObligationKind.DECIDE_EXTENSION: gettext_lazy("批复"),
    ObligationKind.DECIDE_SUSPENSION: gettext_lazy("复核"),
    ObligationKind.SERVE_NOTICE: gettext_lazy("送达"),
    ObligationKind.NOTICE_REPLY: gettext_lazy("回复"),
    ObligationKind.VERIFY: gettext_lazy("复查"),
    ObligationKind.ANSWER_OBJECTION: gettext_lazy("答复"),
    ObligationKind.TREAT_PROBLEM: gettext_lazy("处置"),
    ObligationKind.CLOSE: gettext_lazy("销号"),
    ObligationKind.REQUIREMENT: gettext_lazy("报送"),
    ObligationKind.ANSWER_INSTRUCTION: gettext_lazy("回复"),
    ObligationKind.ANSWER_ASSIGNMENT: gettext_lazy("答复"),
    ObligationKind.ADJUST: gettext_lazy("调整"),
    ObligationKind.DECIDE_ADJUSTMENT: gettext_lazy("报批"),
    ObligationKind.DECIDE_EXEMPTION: gettext_lazy("认定"),
    ObligationKind.PROMISE: gettext_lazy("承诺"),
    ObligationKind.SERVICE: gettext_lazy("报送"),
    ObligationKind.RECEIVE: gettext_lazy("接收"),
    ObligationKind.SOURCE_CONTACT: gettext_lazy("登记"),
    ObligationKind.SOURCE_REPLY: gettext_lazy("登记"),
    ObligationKind.SOURCE_ACCEPTANCE: gettext_lazy("登记"),
    ObligationKind.ANSWER_REQUEST: gettext_lazy("答复"),
    ObligationKind.SPECIAL: gettext_lazy("督办"),
    ObligationKind.INTERVIEW: gettext_lazy("约谈"),
    ObligationKind.ANSWER_STUDY_OPINION: gettext_lazy("答复"),
    ObligationKind.DECIDE_RECTIFICATION: gettext_lazy("批复"),
    ObligationKind.ANSWER_COORDINATION: gettext_lazy("答复"),
    ObligationKind.KEEP_COORDINATION: gettext_lazy("落实"),
    ObligationKind.SETTLE_COORDINATION: gettext_lazy("协调"),
    ObligationKind.EVALUATE: gettext_lazy("评估"),
}


@dataclass(frozen=True)
class Todo:
    """One line of the desk: the matter, what is owed and why, by when, and the button; without an `action`
    its `label` says why there is none today. With a `request_id` the button does the act itself."""

    matter: Matter
    url: str
    what: str
    urged: str
    unit: str
    due_on: date | None
    late: int
    left: int | None
    action: str
    label: str
    article: str
    version: int | None = None
    request_id: UUID | None = None

    @property
    def at_once(self) -> bool:
        """Whether the button does the act itself: what it approves stands in the line."""
        return self.request_id is not None

    @property
    def light(self) -> str:
        """The word of its light, which is red when late and amber on the last days."""
        if self.late:
            return _("逾期 %(days)s 天") % {"days": self.late}
        if self.left is None or self.left > SHOWN_FROM:
            return ""
        return _("还有 %(days)s 个工作日") % {"days": self.left} if self.left else _("今日到期")


def mine(person: Person, at: datetime) -> Q:
    """The obligations that this person must see to: the Office's own for its people, the unit's for heads,
    deputies and liaisons, what a leader in charge decides on, those in his name for everybody."""
    day = beijing_day(at)
    roles = organization.roles(person, day)
    wanted = Q(person=person)
    if roles & {Role.OFFICE_DIRECTOR, Role.OFFICE_STAFF}:
        wanted |= Q(unit=organization.office(), person__isnull=True)
    units = [unit for unit, posts in matters.units_of(person, day).items() if posts & matters.WHOLE_UNIT]
    if units:
        wanted |= Q(unit__in=units) & ~Q(kind__in=HEAD_DUTIES)
    if roles & {Role.LEADING_GROUP_HEAD}:
        wanted |= Q(kind=ObligationKind.DECIDE_EXTENSION)
        wanted |= Q(kind=ObligationKind.ANSWER_REQUEST, person__isnull=True)
    elif roles & {Role.LEADING_GROUP_MEMBER}:
        charge = Party.objects.filter(person=person, relation=Relation.LEADER_IN_CHARGE, open=True)
        wanted |= Q(kind=ObligationKind.DECIDE_EXTENSION, matter__in=charge.values("matter_id"))
    return wanted


def todos(person: Person, at: datetime, *, limit: int = 20) -> list[Todo]:
    """What the person owes, by due date; the Office's own debts first among equals."""
    rows = (
        Obligation.objects.standing()
        .filter(mine(person, at), suspended=False, due_on__lt=NO_END)
        .select_related("matter")
        .order_by("due_on", "id")[:limit]
    )
    return lines(list(rows), at)


def next_on(matter: Matter, person: Person, at: datetime) -> Offer | None:
    """The button for what the person owes first on this matter."""
    rows = (
        Obligation.objects.standing()
        .filter(mine(person, at), matter=matter, suspended=False, due_on__lt=NO_END)
        .select_related("matter")
        .order_by("due_on", "id")
    )
    page, today, calendar = reverse("matter", args=[matter.uid]), beijing_day(at), rulebook.calendar()
    steps = (_line(one, today, calendar, "") for one in rows)
    return next(
        (
            Offer("", one.label, one.action, None, str(one.request_id or ""))
            for one in steps
            if one.action != page
        ),
        None,
    )


def overdue_of_units(at: datetime, *, limit: int = 20) -> list[Todo]:
    """For the Office: what the units owe and have not done, oldest first."""
    rows = (
        Obligation.objects.overdue(beijing_day(at))
        .exclude(kind__in=NOT_OF_UNITS)
        .exclude(unit=organization.office())
        .filter(reported_on__isnull=True)
        .select_related("matter")
        .order_by("due_on", "id")[:limit]
    )
    return lines(list(rows), at, urge=True)


def lines(rows: Sequence[Obligation], at: datetime, *, urge: bool = False) -> list[Todo]:
    today, calendar = beijing_day(at), rulebook.calendar()
    names = organization.unit_names(today)
    # What the Office owes concerns the unit that leads.
    office = organization.office().pk
    leads = matters.lead_units([one.matter_id for one in rows if one.unit_id == office])
    found = [
        _line(
            one,
            today,
            calendar,
            names.get(leads.get(one.matter_id, 0) if one.unit_id == office else one.unit_id, ""),
        )
        for one in rows
    ]
    return _to_urge(rows, found, today, calendar) if urge else _to_approve(rows, found)


def _to_approve(rows: Sequence[Obligation], found: Sequence[Todo]) -> list[Todo]:
    """A report that waits for the unit's head is approved from the desk, where he reads what it says."""
    wanted = {one.source_ref.rpartition(":")[2] for one in rows if one.kind == ObligationKind.UNIT_APPROVAL}
    if not wanted:
        return list(found)
    reports = {one.ref: one for one in Report.objects.filter(uid__in=wanted)}
    lines_ = []
    for one, line in zip(rows, found, strict=True):
        report = reports.get(one.source_ref) if one.kind == ObligationKind.UNIT_APPROVAL else None
        if report is not None:
            said = _("%(kind)s，完成 %(percent)s%%：%(progress)s") % {
                "kind": ReportKind(report.kind).label,
                "percent": report.percent,
                "progress": report.progress,
            }
            line = replace(
                line,
                url=line.action,
                what=said,
                action=reverse("approve_report", args=[report.uid]),
                label=_("审核通过"),
                version=report.version,
                request_id=uuid4(),
            )
        lines_.append(line)
    return lines_


def _to_urge(
    rows: Sequence[Obligation], found: Sequence[Todo], today: date, calendar: Calendar
) -> list[Todo]:
    """The Office's view of what units owe: how often it was urged, and the button, unless that was lately."""
    urged = supervision.urgings_by_obligation([one.pk for one in rows])
    cooldown = rulebook.values(today).number("supervision.urging_cooldown")
    lines_ = []
    for one, line in zip(rows, found, strict=True):
        said, label, action = _("尚未催办"), _("催办"), _urge_url(one.matter, one.ref)
        if one.pk in urged:
            times, last = urged[one.pk]
            said = _("已催办 %(times)s 次，最近 %(last)s") % {"times": times, "last": f"{last:%m-%d}"}
            again_on = supervision_rules.urged_again_on(last, cooldown, calendar)
            if today < again_on:
                label, action = _("%(day)s 起可再催") % {"day": f"{again_on:%m-%d}"}, ""
        lines_.append(replace(line, urged=said, label=label, action=action, request_id=None))
    return lines_


def _urge_url(matter: Matter, obligation: str) -> str:
    """The form with this task chosen."""
    return f"{reverse('urge', args=[matter.uid])}?obligation={obligation.rpartition(':')[2]}"


def _line(one: Obligation, today: date, calendar: Calendar, unit: str) -> Todo:
    kind = ObligationKind(one.kind)
    late = max(0, (today - one.due_on).days)
    # A date far off needs no count, and may lie beyond the loaded calendar.
    near = not late and one.due_on - today <= FAR
    name, by = ACTIONS[kind]
    uid = one.matter.uid if by == "matter" else one.source_ref.rpartition(":")[2]
    urging, action = kind == ObligationKind.URGE, reverse(name, args=[uid])
    if name == "submit_report":
        own = kind == ObligationKind.OWN_DATE
        action += f"?obligation={one.source_ref.rpartition(':')[2] if own else one.uid}"
    return Todo(
        matter=one.matter,
        url=reverse("matter", args=[one.matter.uid]),
        what=f"{kind.label}：{one.label}" if one.label else str(kind.label),
        urged="",
        unit=unit,
        due_on=one.due_on if one.due_on != NO_END else None,
        late=late,
        left=workdays.working_days_between(today, one.due_on, calendar) if near else None,
        action=_urge_url(one.matter, one.source_ref) if urging else action,
        label=str(LABELS[kind]),
        article=one.article,
        request_id=uuid4() if kind == ObligationKind.SIGN_FOR else None,
    )


def waiting_reports(at: datetime) -> tuple[int, int]:
    """How many reports wait for the Office's review, and for how many working days the oldest has waited."""
    waiting = Report.objects.filter(state="SUBMITTED")
    oldest = waiting.order_by("unit_approved_on").values_list("unit_approved_on", flat=True).first()
    days = workdays.working_days_between(oldest, beijing_day(at), rulebook.calendar()) if oldest else 0
    return waiting.count(), days


def has_business(person: Person, at: datetime) -> bool:
    """Whether matters can reach the person at all: through the body's posts, or through a unit."""
    day = beijing_day(at)
    return bool(organization.roles(person, day) & matters.SEES_ALL or matters.units_of(person, day))
