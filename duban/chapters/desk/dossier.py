"""Everything that the page of one matter shows, gathered in a fixed number of queries."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from django.utils.translation import gettext as _

from duban.chapters.desk import course, gantt, lights, papers, tables
from duban.chapters.feedback import pages as feedback
from duban.chapters.feedback import queries as feedback_reports
from duban.chapters.feedback.models import Report
from duban.chapters.feedback.queries import measuring
from duban.chapters.intake import pages as intake
from duban.chapters.intake.queries import first, requests, sources
from duban.chapters.intake.queries import meetings as decided
from duban.chapters.intake.queries.basis import basis_of
from duban.chapters.intake.terms import RequestState, SourceKind
from duban.chapters.matters import pages as spine
from duban.chapters.matters import queries as matters
from duban.chapters.matters import rules
from duban.chapters.matters.models import NO_END, Matter, Objective, Obligation, TimeChange
from duban.chapters.matters.terms import MatterCategory, ObligationKind
from duban.chapters.responsibility import pages as responsibility
from duban.chapters.responsibility import queries as responsibility_plans
from duban.chapters.responsibility.models import Assignment
from duban.chapters.responsibility.queries import handovers
from duban.chapters.supervision import pages as supervision
from duban.chapters.supervision import queries as supervision_records
from duban.chapters.supervision.models import SupervisionNotice
from duban.ground.access import Relation
from duban.ground.beijing import beijing_day
from duban.support.doors.offers import Offer
from duban.support.organization.models import Person
from duban.support.rulebook import queries as rulebook

SHORT = 8
FIRST = (
    "responsibility.sign_for",
    "responsibility.assign",
    "responsibility.break_down",
    "responsibility.promise_service",
    "feedback.submit_report",
    "matters.close",
    "matters.resume",
    "supervision.urge",
)


def of(matter: Matter, person: Person, at: datetime) -> dict[str, object]:
    """The page's values."""
    today = beijing_day(at)
    parties, obligations = matters.parties_of(matter), matters.obligations_of(matter)
    due_on = next(one.due_on for one in parties if one.relation == Relation.EVERYONE)
    assignments = list(
        Assignment.objects.filter(matter=matter)
        .select_related("first_responsible")
        .prefetch_related("directly_responsible__person", "tasks__person", "promise__staff__person")
    )
    reports = feedback_reports.reports_of(matter, person=person, at=at)
    notices = supervision_records.notices_of(matter, person, at)
    problems, urgings = course.visible_supervision(matter, person, at)
    offers = _offers(matter, person, at, obligations, reports, notices)
    lines = course.timeline(matter, person, at, limit=SHORT + 1)
    nodes = tables.nodes(matter, obligations, today)
    return {
        "matter": matter,
        "category": MatterCategory(matter.category).label,
        "light": lights.of_one(matter, obligations, due_on, at),
        "steps": tables.steps(matter, assignments),
        **_times(matter, obligations, due_on),
        "nodes": nodes,
        "gantt": gantt.of(matter, nodes, _dates(obligations, due_on), today),
        "objectives": [
            one for one in Objective.objects.filter(matter=matter).order_by("id") if not one.indicator
        ],
        "measured": measuring.courses(matter),
        "confidence": measuring.confidence(matter),
        "basis": basis_of(matter),
        "first_order": first.order_of(matter),
        "requests": [
            (one, RequestState(one.state).label) for one in requests.requests_of(matter, person, at)
        ],
        "sources": [(one, SourceKind(one.kind).label) for one in sources.sources_of(matter)],
        "sees_intake": decided.sees(person, at),
        "instructions": decided.instructions_of(matter) if decided.sees(person, at) else [],
        "responsibility": tables.units(
            parties,
            assignments,
            responsibility_plans.objections_on(matter, person, at),
            handovers.passed_on(matter),
            today,
        ),
        "leaders": [one.person for one in parties if one.relation == Relation.LEADER_IN_CHARGE],
        **_plan(matter),
        "owed": tables.owed(
            obligations, today, lambda unit: supervision_records.sees_unit(person, at, matter, unit)
        ),
        "reports": tables.reports(reports, obligations),
        "delays": feedback_reports.delays_of(matter),
        "urgings": urgings,
        "problems": problems,
        "notices": tables.notices(notices),
        "supervision_count": len(notices) + len(problems) + len(urgings),
        "documents": papers.of_matter(matter.ref, person=person, at=at),
        "lines": lines[:SHORT],
        "more_lines": len(lines) > SHORT,
        "primary": next((one for one in offers if one.possible and one.code in FIRST), None),
        "offers": offers,
    }


def _dates(obligations: Sequence[Obligation], due_on: date) -> tuple[date, date]:
    """The matter's original date and the one in force."""
    deadline = next((one for one in obligations if one.kind == ObligationKind.MATTER_DEADLINE), None)
    return (deadline.original_due_on, deadline.due_on) if deadline else (due_on, due_on)


def _times(matter: Matter, obligations: Sequence[Obligation], due_on: date) -> dict[str, object]:
    """The three dates (decision 11) and what changed them."""
    original, due = _dates(obligations, due_on)
    changes = TimeChange.objects.filter(matter=matter).select_related("asked_by", "decided_by", "obligation")
    return {
        "original_due_on": original,
        "due_on": due,
        "adjusted": due != original,
        "no_end": due_on == NO_END,
        "timeliness": _timeliness(matter, due_on),
        "changes": list(changes.order_by("-id")),
    }


def _timeliness(matter: Matter, due_on: date) -> str:
    if matter.completed_on is None:
        return ""
    grade = rules.timeliness(completed_on=matter.completed_on, due_on=due_on, calendar=rulebook.calendar())
    return str(grade.label) if grade else _("不适用")


def _plan(matter: Matter) -> dict[str, object]:
    plan = responsibility_plans.plan_of(matter)
    return {"plan": plan, "three_by_three": tables.three_by_three(plan) if plan else ()}


def _offers(
    matter: Matter,
    person: Person,
    at: datetime,
    obligations: Sequence[Obligation],
    reports: Sequence[Report],
    notices: Sequence[SupervisionNotice],
) -> list[Offer]:
    """All buttons in the order of the regulation; the first possible one of weight is the primary."""
    standing = matters.standing(person, at, matter)
    found = responsibility.offers(person=person, at=at, matter=matter, standing=standing)
    found += spine.offers(matter=matter, standing=standing, obligations=obligations)
    found += intake.offers(matter=matter, standing=standing)
    found += feedback.offers(person=person, at=at, matter=matter, standing=standing, reports=reports)
    found += supervision.offers(person=person, at=at, matter=matter, standing=standing, notices=notices)
    order = {code: index for index, code in enumerate(FIRST)}
    return sorted(found, key=lambda one: (not one.possible, order.get(one.code, len(order))))
