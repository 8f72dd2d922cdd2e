"""What of inspection waits for whom: on the desk for the Office, the leaders and the units, and, past its time, among the
open loops."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from duban.chapters.desk.undecided import Undecided
from duban.chapters.matters.models import Obligation, Party
from duban.chapters.matters.terms import ObligationKind
from duban.chapters.supervision.models import (
    InspectionApproval,
    InspectionPlan,
    InspectionRecord,
    Interview,
    PlanLine,
    VisitSubject,
)
from duban.chapters.supervision.pages.planning import title_of
from duban.chapters.supervision.queries import inspecting, modes
from duban.chapters.supervision.terms.inspecting import (
    DecisionState,
    InspectionForm,
    InterviewState,
    PlanState,
    VisitState,
)
from duban.ground.access import Relation, Role
from duban.ground.beijing import beijing_day
from duban.support.organization import queries as organization
from duban.support.organization.models import Person

AHEAD = timedelta(days=14)
OFFICE = frozenset({Role.OFFICE_DIRECTOR, Role.OFFICE_STAFF})
LEADERS = frozenset({Role.LEADING_GROUP_HEAD, Role.LEADING_GROUP_MEMBER})


@dataclass(frozen=True)
class Awaited:
    """One line of the desk."""

    on: date
    what: str
    title: str
    url: str


def awaiting(person: Person, at: datetime) -> list[Awaited]:
    """What this person has to do, decide or expect, the earliest first."""
    today = beijing_day(at)
    roles = organization.roles(person, today)
    found: list[Awaited] = []
    if roles & LEADERS:
        found += _to_decide(person, head=Role.LEADING_GROUP_HEAD in roles)
    if roles & OFFICE:
        found += [*_to_make(today), *_to_sign(today, director=Role.OFFICE_DIRECTOR in roles)]
    if not roles & (OFFICE | LEADERS):
        found += _to_expect(person, at, today)
    return sorted(found, key=lambda one: (one.on, one.url))


def _to_decide(person: Person, *, head: bool) -> Iterator[Awaited]:
    """The head decides on everything, a leader on what concerns the matters in his charge."""
    approvals = InspectionApproval.objects.filter(state=DecisionState.ASKED).select_related("matter")
    interviews = Interview.objects.filter(state=InterviewState.PROPOSED).select_related("matter")
    if head:
        for plan in InspectionPlan.objects.filter(state=PlanState.WAITING):
            url = reverse("inspection_plan", args=[plan.uid])
            yield Awaited(plan.drafted_on, _("审定督查计划"), title_of(plan), url)
    else:
        mine = Party.objects.filter(person=person, relation=Relation.LEADER_IN_CHARGE).values("matter_id")
        approvals, interviews = approvals.filter(matter__in=mine), interviews.filter(matter__in=mine)
    for one in approvals:
        url = reverse("inspection_approval", args=[one.uid])
        yield Awaited(one.asked_on, _("审批单项督查"), one.matter.title, url)
    for each in interviews:
        url = reverse("interview", args=[each.uid])
        yield Awaited(each.proposed_on, _("批准约谈"), each.matter.title, url)


def _to_make(today: date) -> Iterator[Awaited]:
    """Visits to come, those that lack their record, and what is due to be looked at again."""
    for one in _unrecorded().filter(visit__planned_on__lte=today + AHEAD):
        word = _("登记督查记录") if one.visit.planned_on <= today else _("开展督查")
        what = f"{word}（{InspectionForm(one.form).label}）"
        yield Awaited(one.visit.planned_on, what, one.matter.title, reverse("visit", args=[one.visit.uid]))
    for record in _not_looked_back().filter(look_back_on__lte=today + AHEAD):
        url = reverse("inspection_record", args=[record.uid])
        yield Awaited(record.look_back_on or today, _("回头看"), record.matter.title, url)


def _to_sign(today: date, *, director: bool) -> Iterator[Awaited]:
    """Sent back or granted, the Office goes on; the director signs notices."""
    for plan in InspectionPlan.objects.filter(state=PlanState.RETURNED):
        url = reverse("inspection_plan", args=[plan.uid])
        yield Awaited(plan.decided_on or today, _("修改督查计划"), title_of(plan), url)
    for one in InspectionApproval.objects.filter(state=DecisionState.GRANTED).select_related("matter"):
        if not inspecting.used(one):
            url = reverse("inspection_approval", args=[one.uid])
            yield Awaited(one.decided_on or today, _("安排已批准的督查"), one.matter.title, url)
    if director:
        for each in Interview.objects.filter(state=InterviewState.APPROVED).select_related("matter"):
            url = reverse("interview", args=[each.uid])
            yield Awaited(each.planned_on, _("签发约谈通知书"), each.matter.title, url)


def _to_expect(person: Person, at: datetime, today: date) -> Iterator[Awaited]:
    """What the unit was told: who comes, and to which interview its head goes."""
    rows = inspecting.visits(person, at).filter(state=VisitState.ARRANGED, planned_on__gte=today)
    for one in rows:
        forms = "、".join(str(InspectionForm(each.form).label) for each in inspecting.subjects_of(one))
        yield Awaited(one.planned_on, _("接受督查"), forms, reverse("visit", args=[one.uid]))
    units = inspecting.units_of(person, at)
    told = Interview.objects.filter(state=InterviewState.NOTIFIED, unit__in=units).select_related("matter")
    for each in told:
        url = reverse("interview", args=[each.uid])
        yield Awaited(each.planned_on, _("参加约谈"), each.matter.title, url)


def _unrecorded() -> QuerySet[VisitSubject]:
    filed = InspectionRecord.objects.filter(subject=OuterRef("pk"))
    rows = VisitSubject.objects.exclude(visit__state=VisitState.CANCELLED).filter(~Exists(filed))
    return rows.select_related("visit", "matter").order_by("visit__planned_on", "id")


def _not_looked_back() -> QuerySet[InspectionRecord]:
    """The records in force that name a day for it, and whose first version nobody looked back on."""
    rows = InspectionRecord.objects.filter(look_back_on__isnull=False, replaced_by__isnull=True)
    done = [one.pk for one in rows if modes.looked_back_on(one)]
    return rows.exclude(pk__in=done).select_related("matter").order_by("look_back_on", "id")


def overdue(decide_before: date, record_before: date, today: date) -> Iterator[Undecided]:
    """未闭环: plans, approvals and interviews without a decision; visits without a record; a line of the plan that was
    never carried out; a look-back past its day; an opinion of a study without an answer."""
    for plan in InspectionPlan.objects.filter(state=PlanState.WAITING, drafted_on__lt=decide_before):
        what = _("督查计划报审后未审定")
        yield Undecided(
            "inspection_plan", what, plan.ref, title_of(plan), plan.drafted_on, "10", "inspection_plan"
        )
    asked = InspectionApproval.objects.filter(state=DecisionState.ASKED, asked_on__lt=decide_before)
    for one in asked.select_related("matter"):
        what = _("单项督查提请后未审批")
        title = one.matter.title
        yield Undecided("inspection", what, one.ref, title, one.asked_on, "10", "inspection_approval")
    proposed = Interview.objects.filter(state=InterviewState.PROPOSED, proposed_on__lt=decide_before)
    for each in proposed.select_related("matter"):
        what, title = _("约谈提请后未批准"), each.matter.title
        yield Undecided("interview", what, each.ref, title, each.proposed_on, "10(3)", "interview")
    for subject in _unrecorded().filter(visit__planned_on__lt=record_before):
        visit, title = subject.visit, subject.matter.title
        yield Undecided("visit", _("督查后未登记记录"), visit.ref, title, visit.planned_on, "11(3)", "visit")
    yield from _lines_left(today)
    for record in _not_looked_back().filter(look_back_on__lt=today):
        since, title = record.look_back_on or today, record.matter.title
        yield Undecided(
            "look_back", _("回头看逾期未办"), record.ref, title, since, "10(5)", "inspection_record"
        )
    owed = Obligation.objects.overdue(today).filter(kind=ObligationKind.ANSWER_STUDY_OPINION)
    for duty in owed.select_related("matter").order_by("due_on", "id"):
        what, title = _("调研意见建议逾期未答复"), duty.matter.title
        yield Undecided("study_opinion", what, duty.matter.ref, title, duty.due_on, duty.article, "matter")


def _lines_left(today: date) -> Iterator[Undecided]:
    """A planned inspection whose days have passed, with no visit that rests on it."""
    rows = PlanLine.objects.filter(plan__state=PlanState.ADOPTED, to_on__lt=today).select_related("plan")
    for line in rows.order_by("to_on", "id"):
        made = line.subjects.exclude(visit__state=VisitState.CANCELLED).exists()
        if line.revision == line.plan.revision and not made:
            what = _("督查计划安排未开展")
            yield Undecided("plan_line", what, line.plan.ref, line.what, line.to_on, "10", "inspection_plan")
