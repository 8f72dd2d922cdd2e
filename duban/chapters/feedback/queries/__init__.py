"""Reading reports: the one door to a report, its chain of versions, the queues, and what is owed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Q, QuerySet

from duban.chapters.feedback import rules
from duban.chapters.feedback.models import (
    Countersign,
    DelayReport,
    Draft,
    Evidence,
    InspectionLine,
    Report,
    ReportReturn,
)
from duban.chapters.feedback.terms import INSIDE_UNIT, ReportKind, ReportState, ReturnKind
from duban.chapters.matters import queries as matters
from duban.chapters.matters import rules as matters_rules
from duban.chapters.matters.terms import ObligationKind
from duban.ground.access import NotFound, PostKind, Relation, Role
from duban.ground.beijing import beijing_day
from duban.support.files.models import StoredFile
from duban.support.organization import queries as organization
from duban.support.organization.models import OrgUnit, Person

if TYPE_CHECKING:
    from duban.chapters.matters.models import Matter, Obligation

OFFICE_ROLES = frozenset({Role.OFFICE_DIRECTOR, Role.OFFICE_STAFF})
HEADS = frozenset({PostKind.UNIT_HEAD, PostKind.DEPUTY_IN_CHARGE})


def report_by_uid(uid: UUID) -> Report:
    """For replays; pages and acts go through `visible_report`."""
    return Report.objects.get(uid=uid)


def visible_report(*, person: Person | None, at: datetime, uid: UUID) -> Report:
    """The report if this person may see it: whoever sees the matter, but what has not left the unit only
    the unit's own people."""
    found = Report.objects.filter(uid=uid).select_related("matter", "unit", "written_by").first()
    if found is None or not matters.sees(person, at, found.matter):
        raise NotFound("feedback.report_unknown", "11(4)")
    if found.state in INSIDE_UNIT and not _of_unit(person, at, found):
        raise NotFound("feedback.report_unknown", "11(4)")
    return found


def is_between(person: Person, at: datetime, report: Report) -> bool:
    """Whether what is between the Office and the reporting unit exists for the person."""
    whole = organization.roles(person, beijing_day(at)) & matters.SEES_ALL
    return bool(whole) or _of_unit(person, at, report)


def _of_unit(person: Person | None, at: datetime, report: Report) -> bool:
    ties = matters.standing(person, at, report.matter, unit_id=report.unit_id).ties
    return any(tie.relation != Relation.LEADER_IN_CHARGE for tie in ties)


def reports_of(matter: Matter, *, person: Person | None, at: datetime) -> list[Report]:
    """The reports on a matter that this person may see, newest first."""
    found = Report.objects.filter(matter=matter).select_related("matter", "concerns", "unit", "written_by")
    found = found.order_by("-id")
    return [one for one in found if one.state not in INSIDE_UNIT or _of_unit(person, at, one)]


def unit_now(report: Report) -> OrgUnit:
    """The unit that answers for the report now: the one that filed it, or whoever took over from it (decision 6)."""
    now = matters.heir(report.matter, report.unit_id)
    return report.unit if now == report.unit_id else OrgUnit.objects.get(pk=now)


def by_lead(report: Report) -> bool:
    """Whether the report is the lead unit's."""
    lead = matters.lead_of(report.matter)
    return lead is not None and lead.unit_id == matters.heir(report.matter, report.unit_id)


def own_unit(person: Person, at: datetime, report: Report) -> bool:
    """Whether the report is of a unit in which the person serves, or of the Office itself."""
    day = beijing_day(at)
    units = set(matters.units_of(person, day))
    if organization.roles(person, day) & OFFICE_ROLES:
        units.add(organization.office().pk)
    return report.unit_id in units


def last_on(duty: Obligation) -> Report | None:
    """The newest version on that deadline, milestone or periodic duty."""
    line = matters.line_of(duty.matter, duty.unit_id)
    return Report.objects.filter(concerns=duty, unit__in=line).order_by("-id").first()


def last_answer(duty: Obligation) -> Report | None:
    """The newest version filed under 补办 or 重新办理, else the returned report that it must follow."""
    found = Report.objects.filter(obligation=duty).order_by("-id").first()
    if found is not None:
        return found
    returned = (
        ReportReturn.objects.filter(uid=duty.source_ref.rpartition(":")[2]).select_related("report").first()
    )
    return returned.report if returned else None


def returned_as(report: Report | None) -> str:
    """补办 or 重新办理, if that is how the report was answered."""
    found = ReportReturn.objects.filter(report=report).first() if report else None
    return str(ReturnKind(found.kind).label) if found else ""


def as_planned(matter: Matter, unit_id: int) -> list[bool]:
    """Whether each progress feedback of the unit said only 「按序时进度推进」, newest first."""
    line = matters.line_of(matter, unit_id)
    found = Report.objects.filter(matter=matter, unit__in=line, kind=ReportKind.PERIODIC)
    return list(
        found.exclude(state=ReportState.SENT_BACK).order_by("-id").values_list("as_planned", flat=True)[:20]
    )


def last_progress(matter: Matter, unit_id: int) -> Report | None:
    """The unit's newest report on its progress: what the next form is prefilled from."""
    line = matters.line_of(matter, unit_id)
    found = Report.objects.filter(matter=matter, unit__in=line).exclude(kind=ReportKind.SELF_INSPECT)
    return found.order_by("-id").first()


def course(matter: Matter, unit_id: int, today: date) -> rules.Course:
    """Where the matter stands for a report of that unit that says only 「按序时进度推进」."""
    due_on = matters.due_on_of(matter)
    line = matters.line_of(matter, unit_id)
    last = Report.objects.filter(matter=matter, unit__in=line).exclude(kind=ReportKind.SELF_INSPECT)
    newest = last.exclude(state=ReportState.SENT_BACK).order_by("-id").first()
    late = [
        one
        for one in matters.standing_obligations(matter, kinds=rules.BARS_AS_PLANNED)
        if one.unit_id == unit_id and one.due_on < today and one.reported_on is None
    ]
    return rules.Course(
        schedule=_schedule(matter, due_on, today),
        last_percent=newest.percent if newest else None,
        last_schedule=_schedule(matter, due_on, beijing_day(newest.written_at)) if newest else None,
        overdue=late[0].label or str(ObligationKind(late[0].kind).label) if late else "",
        in_a_row=rules.in_a_row(as_planned(matter, unit_id)),
    )


def _schedule(matter: Matter, due_on: date, day: date) -> int | None:
    if matter.assigned_on is None:
        return None
    return matters_rules.linear_schedule(start=matter.assigned_on, due_on=due_on, today=day)


def chain(report: Report) -> list[Report]:
    """All versions that reached the Office on the same duty, oldest first."""
    if report.concerns_id is None:
        return [report]
    line = matters.line_of(report.matter, matters.heir(report.matter, report.unit_id))
    found = Report.objects.filter(concerns=report.concerns_id, unit__in=line, submitted_on__isnull=False)
    return list(found.select_related("returned").order_by("id"))


def versions(report: Report) -> list[rules.Version]:
    """The same, as the completion rule reads them."""
    found = chain(report)
    reviews = matters.by_source([one.ref for one in found], ObligationKind.REVIEW)
    return [
        rules.Version(
            submitted_on=one.submitted_on,
            returned_as=ReturnKind(one.returned.kind) if one.state == ReportState.RETURNED else None,
            overrun=rules.overrun(
                due_on=reviews[one.ref].due_on if one.ref in reviews else None, answered_on=one.answered_on
            ),
        )
        for one in found
        if one.submitted_on is not None
    ]


def evidence_of(reports: Sequence[Report]) -> list[StoredFile]:
    rows = Evidence.objects.filter(report__in=reports).select_related("file").order_by("id")
    return [row.file for row in rows]


def evidence_file(report: Report, uid: UUID) -> StoredFile:
    """One file of this report; a file of another report does not exist here."""
    found = Evidence.objects.filter(report=report, file__uid=uid).select_related("file").first()
    if found is None:
        raise NotFound("files.unknown", "6(2)")
    return found.file


def owed_by(matter: Matter, *, person: Person, at: datetime) -> list[Obligation]:
    """What this person's units can report on now, by due date."""
    ties = matters.units_of(person, beijing_day(at))
    named = matters.staff_units(matter, person)
    owed = matters.standing_obligations(matter, kinds=rules.KIND_OF_DUTY)
    return [one for one in owed if one.unit_id in ties or one.unit_id in named]


def to_review() -> QuerySet[Report]:
    """What waits for the Office, oldest submission first."""
    found = Report.objects.filter(state=ReportState.SUBMITTED).order_by("submitted_on", "id")
    return found.select_related("matter", "written_by")


def to_approve(*, person: Person, at: datetime) -> list[Report]:
    """What waits for this head or deputy inside the own unit."""
    posts = matters.units_of(person, beijing_day(at))
    units = [unit for unit, kinds in posts.items() if kinds & HEADS]
    passed, to_these = matters.passed_among(units)
    waiting = Report.objects.filter(state=ReportState.WITH_HEAD)
    found = waiting.filter(Q(unit__in=units) & ~passed | to_these).order_by("id")
    return list(found.select_related("matter", "written_by"))


def review_dates(reports: Sequence[Report]) -> dict[str, date]:
    """By when the Office must answer each of these, by the report's reference."""
    found = matters.by_source([one.ref for one in reports], ObligationKind.REVIEW)
    return {ref: owed.due_on for ref, owed in found.items()}


def draft(*, person: Person, matter: Matter, about_ref: str) -> Draft | None:
    """What the person has saved and not submitted about that obligation, or unasked for that unit."""
    return Draft.objects.filter(person=person, matter=matter, about_ref=about_ref).first()


def return_of(report: Report) -> ReportReturn | None:
    """How the report was returned, if it was."""
    return ReportReturn.objects.filter(report=report).select_related("by").first()


def own_units(matter: Matter, *, person: Person, at: datetime) -> list[OrgUnit]:
    """The units of the matter for which this person may report unasked."""
    ties, named = matters.units_of(person, beijing_day(at)), matters.staff_units(matter, person)
    rows = matters.unit_parties(matter)
    return [
        party.unit
        for party in rows
        if party.unit is not None
        and party.relation != Relation.EXTERNAL
        and (party.unit_id in named or ties.get(party.unit_id or 0, set()) & matters.WHOLE_UNIT)
    ]


def countersign_by_uid(uid: UUID) -> Countersign:
    """For replays; pages and acts go through `visible_countersign`."""
    return Countersign.objects.get(uid=uid)


def visible_countersign(*, person: Person | None, at: datetime, uid: UUID) -> Countersign:
    """The countersignature for whoever may see its report."""
    found = Countersign.objects.filter(uid=uid).select_related("report", "unit").first()
    if found is None:
        raise NotFound("feedback.report_unknown", "11(4)")
    found.report = visible_report(person=person, at=at, uid=found.report.uid)
    return found


def countersigns_of(report: Report) -> list[Countersign]:
    """What the other units were asked to say to this report, in the order of asking."""
    return list(Countersign.objects.filter(report=report).select_related("by").order_by("id"))


def countersign_dates(asked: Sequence[Countersign]) -> dict[str, date]:
    """By when each unit may answer, by the countersignature's reference."""
    found = matters.by_source([one.ref for one in asked], ObligationKind.COUNTERSIGN)
    return {ref: owed.due_on for ref, owed in found.items()}


def silent(today: date) -> list[UUID]:
    """The countersignatures whose limit has passed without an answer."""
    late = matters.late_sources(ObligationKind.COUNTERSIGN, today)
    return [UUID(ref.rpartition(":")[2]) for ref in late]


def delay_by_uid(uid: UUID) -> DelayReport:
    """For replays."""
    return DelayReport.objects.get(uid=uid)


def delay_of(duty: Obligation) -> DelayReport | None:
    """What the unit has itself reported of that task."""
    return DelayReport.objects.filter(obligation=duty).first()


def delays_of(matter: Matter) -> list[DelayReport]:
    """What the units have reported of themselves on the matter, newest first."""
    return list(DelayReport.objects.filter(matter=matter).select_related("by").order_by("-id"))


def lines_of(report: Report) -> list[InspectionLine]:
    """What a 自查报告 says to the lines of art. 9 that were looked at."""
    return list(InspectionLine.objects.filter(report=report).order_by("clause"))
