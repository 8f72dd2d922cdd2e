"""Reading the inspection plan, approvals, visits: the door to each, the cap, what can be merged, what they rest on."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from duban.chapters.matters import queries as matters
from duban.chapters.supervision.models import (
    InspectionApproval,
    InspectionPlan,
    Interview,
    PlanLine,
    Visit,
    VisitSubject,
)
from duban.chapters.supervision.queries import UNDERTAKING
from duban.chapters.supervision.rules import inspecting
from duban.chapters.supervision.terms.inspecting import (
    DecisionState,
    InspectionForm,
    InterviewState,
    PlanState,
    VisitState,
)
from duban.ground.access import NotFound
from duban.ground.beijing import beijing_day
from duban.support.ledger import locks
from duban.support.organization import queries as organization
from duban.support.organization.models import OrgUnit, Person
from duban.support.rulebook import queries as rulebook

if TYPE_CHECKING:
    from duban.chapters.matters.models import Matter

ENDED = (InterviewState.REFUSED, InterviewState.WITHDRAWN)


def plan_by_uid(uid: UUID) -> InspectionPlan:
    """For replays, like those below; pages and acts go through the `visible_…` getters."""
    return InspectionPlan.objects.get(uid=uid)


def approval_by_uid(uid: UUID) -> InspectionApproval:
    return InspectionApproval.objects.get(uid=uid)


def visit_by_uid(uid: UUID) -> Visit:
    return Visit.objects.get(uid=uid)


def sees_all(person: Person | None, at: datetime) -> bool:
    """The Office and the Leading Group. The plan, with whom it names without telling them, is theirs alone."""
    return bool(organization.roles(person, beijing_day(at)) & matters.SEES_ALL)


def check_sees(person: Person | None, at: datetime) -> None:
    """For everybody else plans and approvals do not exist."""
    if not sees_all(person, at):
        raise NotFound("supervision.not_found", "6(1)")


def visible_plan(*, person: Person | None, at: datetime, uid: UUID) -> InspectionPlan:
    check_sees(person, at)
    found = InspectionPlan.objects.filter(uid=uid).first()
    if found is None:
        raise NotFound("supervision.not_found", "6(1)")
    return found


def visible_approval(*, person: Person | None, at: datetime, uid: UUID) -> InspectionApproval:
    check_sees(person, at)
    found = InspectionApproval.objects.filter(uid=uid).select_related("matter", "unit").first()
    if found is None:
        raise NotFound("supervision.not_found", "6(1)")
    return found


def units_of(person: Person, at: datetime) -> list[int]:
    """The units for which the person speaks whole: as head, deputy or liaison."""
    held = matters.units_of(person, beijing_day(at))
    return [unit for unit, posts in held.items() if posts & matters.WHOLE_UNIT]


def visible_visit(*, person: Person | None, at: datetime, uid: UUID) -> Visit:
    """The visit if it exists for the person: for the unit itself, unless nobody was to tell it and it was not made."""
    found = Visit.objects.filter(uid=uid).select_related("unit").first()
    if found is None or not (sees_all(person, at) or (person and _told(found, person, at))):
        raise NotFound("supervision.not_found", "6(1)")
    return found


def _told(visit: Visit, person: Person, at: datetime) -> bool:
    open_to_unit = not visit.no_notice or visit.state == VisitState.HELD
    return open_to_unit and visit.unit_id in units_of(person, at)


def visits(person: Person, at: datetime) -> QuerySet[Visit]:
    """The visits that exist for the person, the newest day first."""
    found = Visit.objects.select_related("unit").order_by("-planned_on", "-id")
    if sees_all(person, at):
        return found
    told = Q(no_notice=False) | Q(state=VisitState.HELD)
    return found.filter(told, unit__in=units_of(person, at))


def visible_subject(*, person: Person | None, at: datetime, uid: UUID) -> VisitSubject:
    """One matter of a visit, for whoever may see the visit."""
    found = VisitSubject.objects.filter(uid=uid).select_related("visit", "matter").first()
    if found is None:
        raise NotFound("supervision.not_found", "6(1)")
    visible_visit(person=person, at=at, uid=found.visit.uid)
    return found


def lock_plan(plan: InspectionPlan) -> InspectionPlan:
    return locks.take(plan)


def lock_visit(visit: Visit) -> Visit:
    return locks.take(visit)


# -- the plan -------------------------------------------------------------------------------------------


def plans() -> QuerySet[InspectionPlan]:
    return InspectionPlan.objects.order_by("-year", "-ordinal")


def open_plan(year: int) -> InspectionPlan | None:
    return InspectionPlan.objects.filter(year=year).exclude(state=PlanState.ADOPTED).first()


def next_ordinal(year: int) -> int:
    return InspectionPlan.objects.filter(year=year).count() + 1


def lines_of(plan: InspectionPlan) -> list[PlanLine]:
    """The lines as they were written last."""
    found = PlanLine.objects.filter(plan=plan, revision=plan.revision).select_related("unit")
    return list(found.order_by("place"))


def subject_of(plan: InspectionPlan) -> str:
    """What a paper about the plan names: the plan as it was written last."""
    return f"{plan.ref}#{plan.revision}"


def lines_for(matter: Matter, today: date) -> list[PlanLine]:
    """The lines of adopted plans on which a visit to a unit of this matter could rest, from today on."""
    units = [one.unit_id for one in matters.unit_parties(matter) if one.relation in UNDERTAKING]
    rows = PlanLine.objects.filter(plan__state=PlanState.ADOPTED, unit__in=units, to_on__gte=today)
    found = rows.select_related("unit", "plan").order_by("from_on", "id")
    return [one for one in found if one.revision == one.plan.revision]


def approvals_for(matter: Matter) -> list[InspectionApproval]:
    """What was approved for this matter and is not used yet."""
    found = InspectionApproval.objects.filter(matter=matter, state=DecisionState.GRANTED).select_related(
        "unit"
    )
    return [one for one in found.order_by("id") if not used(one)]


def used(approval: InspectionApproval) -> bool:
    return approval.subjects.exclude(visit__state=VisitState.CANCELLED).exists()


def line_by_uid(uid: UUID) -> PlanLine | None:
    return PlanLine.objects.filter(uid=uid).select_related("plan", "unit").first()


def approval_found(uid: UUID) -> InspectionApproval | None:
    return InspectionApproval.objects.filter(uid=uid).select_related("unit").first()


def basis_of(
    matter: Matter, line: PlanLine | None, approval: InspectionApproval | None
) -> inspecting.Basis | None:
    """What a visit on this matter would rest on, for the rule to judge."""
    if line is not None:
        adopted = line.plan.state == PlanState.ADOPTED and line.revision == line.plan.revision
        unit = any(
            one.unit_id == line.unit_id for one in matters.unit_parties(matter) if one.relation in UNDERTAKING
        )
        return inspecting.Basis(adopted, unit, from_on=line.from_on, to_on=line.to_on)
    if approval is not None:
        return inspecting.Basis(
            approval.state == DecisionState.GRANTED,
            same_unit=True,
            same_matter=approval.matter_id == matter.pk,
            used=used(approval),
        )
    return None


def why_not() -> dict[str, object]:
    return {
        "missing": _("没有选择"),
        "not_adopted": _("尚未审定或批准"),
        "other": _("不是本事项或本单位的"),
        "used": _("该项批准已使用"),
        "outside": _("督查日期不在计划的时段内"),
    }


# -- the cap and merging --------------------------------------------------------------------------------


def counted_forms(day: date) -> Collection[str]:
    return rulebook.values(day).texts("supervision.visits_counted")


def visits_in_month(unit: OrgUnit, day: date, *, forms: Collection[str], but: Visit | None = None) -> int:
    """How often the unit is visited or interviewed in that month, made or arranged; a visit counts once."""
    month = Q(held_on__year=day.year, held_on__month=day.month) | Q(
        held_on__isnull=True, planned_on__year=day.year, planned_on__month=day.month
    )
    seen = Visit.objects.filter(month, unit=unit, subjects__form__in=forms).exclude(
        state=VisitState.CANCELLED
    )
    if but is not None:
        seen = seen.exclude(pk=but.pk)
    count = seen.values("pk").distinct().count()
    if InspectionForm.INTERVIEW in forms:
        count += Interview.objects.filter(month, unit=unit).exclude(state__in=ENDED).count()
    return count


def near_visits(unit: OrgUnit, day: date, *, no_notice: bool, days: int) -> list[Visit]:
    """What is arranged at the unit within that many days, told or untold alike."""
    rows = Visit.objects.filter(unit=unit, state=VisitState.ARRANGED, no_notice=no_notice)
    found = rows.order_by("planned_on", "id")
    return [one for one in found if inspecting.same_week(day, one.planned_on, days=days)]


def fits_into(visit: Visit, matter: Matter, unit: OrgUnit, *, no_notice: bool) -> bool:
    return (
        visit.state == VisitState.ARRANGED
        and visit.unit_id == unit.pk
        and visit.no_notice == no_notice
        and not visit.subjects.filter(matter=matter).exists()
    )


def month_words(day: date) -> str:
    return _("{year}年{month}月").format(year=day.year, month=day.month)


def subjects_of(visit: Visit) -> list[VisitSubject]:
    return list(visit.subjects.select_related("matter", "line", "approval").order_by("id"))


def units_in_scope(day: date) -> list[tuple[str, str]]:
    """The units that a plan may name, by the names of that day; the Office does not inspect itself."""
    names = organization.unit_names(day)
    rows = OrgUnit.objects.filter(in_scope=True).exclude(kind="OFFICE").order_by("ordinal", "id")
    return [(str(one.uid), names[one.pk]) for one in rows if one.pk in names]


def arranged_at_units_of(matter: Matter) -> list[Visit]:
    """The visits that are arranged at the units of this matter and do not look at it yet."""
    units = [one.unit_id for one in matters.unit_parties(matter) if one.relation in UNDERTAKING]
    rows = Visit.objects.filter(unit__in=units, state=VisitState.ARRANGED).exclude(subjects__matter=matter)
    return list(rows.order_by("planned_on", "id"))
