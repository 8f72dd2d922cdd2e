"""Everything that the page of one matter shows, gathered in a fixed number of queries."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from django.utils.translation import gettext as _

from duban.chapters.assessment.pages.evaluation import looking as evaluation
from duban.chapters.assessment.pages.evaluation import offering as evaluation_offers
from duban.chapters.desk import course, gantt, lights, papers, tables, todo
from duban.chapters.feedback import pages as feedback
from duban.chapters.feedback import queries as feedback_reports
from duban.chapters.feedback.models import Report
from duban.chapters.feedback.queries import measuring, reopening
from duban.chapters.intake import pages as intake
from duban.chapters.intake.queries import carrying, first, requests, sources
from duban.chapters.intake.queries import meetings as decided
from duban.chapters.intake.queries.basis import basis_of
from duban.chapters.intake.terms import RequestState, SourceKind
from duban.chapters.matters import pages as spine
from duban.chapters.matters import queries as matters
from duban.chapters.matters import rules
from duban.chapters.matters.models import NO_END, Adjustment, Matter, Obligation, TimeChange
from duban.chapters.matters.pages.adjusting import old_and_new
from duban.chapters.matters.queries import adjusting, exempting
from duban.chapters.matters.terms import AdjustmentKind, AdjustmentState, MatterCategory, ObligationKind
from duban.chapters.responsibility import pages as responsibility
from duban.chapters.responsibility import queries as responsibility_plans
from duban.chapters.responsibility.models import Assignment
from duban.chapters.responsibility.queries import handovers
from duban.chapters.supervision import pages as supervision
from duban.chapters.supervision import queries as supervision_records
from duban.chapters.supervision.models import SupervisionNotice
from duban.chapters.supervision.pages import coordinating as coordination_pages
from duban.chapters.supervision.queries import coordinating
from duban.ground.access import POLICY, Relation
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
        .order_by("id")
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
        "objectives": [one for one in adjusting.objectives_of(matter) if not one.indicator],
        "adjustments": [adjusted(one) for one in adjusting.adjustments_of(matter, person=person, at=at)],
        "carried": carrying.carried([matter]).get(matter.pk, []),
        "same": _same(matter, person, at),
        "findings": exempting.findings_of(matter, person=person, at=at),
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
            matters.succeeded(matter),
            today,
        ),
        "joint": responsibility_plans.joint_lead_of(matter),
        "letters": responsibility_plans.letters_on(matter),
        "may_reply": POLICY["responsibility.record_letter_reply"].admits(
            matters.standing(person, at, matter)
        ),
        "leaders": [one.person for one in parties if one.relation == Relation.LEADER_IN_CHARGE],
        **_plan(matter),
        "owed": tables.owed(
            obligations, today, lambda unit: supervision_records.sees_unit(person, at, matter, unit)
        ),
        "reports": tables.reports(reports, obligations),
        "reopenings": reopening.reopenings_of(matter),
        "delays": feedback_reports.delays_of(matter),
        "urgings": urgings,
        "problems": problems,
        "notices": tables.notices(notices),
        "filed": supervision.filed(matter, person, at),
        "coordinations": [
            coordination_pages.line(one, at) for one in coordinating.coordinations_of(matter, person, at)
        ],
        "evaluations": evaluation.of_matter(matter, person=person, at=at),
        "evaluation_due_on": evaluation.due_on(matter, at),
        "supervision_count": len(notices) + len(problems) + len(urgings),
        "documents": papers.of_matter(matter.ref, person=person, at=at),
        "lines": lines[:SHORT],
        "more_lines": len(lines) > SHORT,
        "primary": _primary(matter, person, at, offers),
        "offers": offers,
    }


def _primary(matter: Matter, person: Person, at: datetime, offers: Sequence[Offer]) -> Offer | None:
    """The next step of this person: what he owes first on the matter, else the first act of weight that he may do."""
    owed = todo.next_on(matter, person, at)
    return owed or next((one for one in offers if one.possible and one.code in FIRST), None)


def _dates(obligations: Sequence[Obligation], due_on: date) -> tuple[date, date]:
    """The matter's original date and the one in force."""
    deadline = next((one for one in obligations if one.kind == ObligationKind.MATTER_DEADLINE), None)
    return (deadline.original_due_on, deadline.due_on) if deadline else (due_on, due_on)


def _times(matter: Matter, obligations: Sequence[Obligation], due_on: date) -> dict[str, object]:
    """The three dates (decision 11) and what changed them."""
    original, due = _dates(obligations, due_on)
    found = TimeChange.objects.filter(matter=matter).exclude(matters.OF_NOTICES)
    found = found.select_related("asked_by", "decided_by", "obligation")
    changes = list(found.order_by("-id"))
    # What was extended before the system had the matter stands before its deadline is imposed.
    earlier = [one.old_due_on for one in changes if one.kind == "EXTENSION" and one.obligation_id is None]
    original = next((on for on in earlier if on is not None), original)
    return {
        "original_due_on": original,
        "due_on": due,
        "adjusted": due != original,
        "no_end": due_on == NO_END,
        "timeliness": _timeliness(matter, due_on),
        "changes": changes,
    }


def adjusted(adjustment: Adjustment) -> dict[str, object]:
    """An adjustment in words, the old beside the new where they differ."""
    return {
        "adjustment": adjustment,
        "kind": AdjustmentKind(adjustment.kind).label,
        "state": AdjustmentState(adjustment.state).label,
        "changes": [
            (word, before, after) for word, before, after, differs in old_and_new(adjustment) if differs
        ],
    }


def _same(matter: Matter, person: Person, at: datetime) -> list[tuple[str, Matter]]:
    """The matters that are, or were, one with this one, as far as the person sees them, each with how."""
    found = [(_("并入"), matter.merged_into), (_("拆自"), matter.split_from)]
    found += [(_("已并入本事项"), one) for one in matter.absorbed.order_by("id")]
    found += [(_("拆出"), one) for one in matter.parts.order_by("id")]
    return [(how, one) for how, one in found if one is not None and matters.sees(person, at, one)]


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
    """All buttons in the order of the regulation."""
    standing = matters.standing(person, at, matter)
    found = responsibility.offers(person=person, at=at, matter=matter, standing=standing)
    found += spine.offers(matter=matter, standing=standing, obligations=obligations)
    found += intake.offers(matter=matter, standing=standing)
    found += feedback.offers(person=person, at=at, matter=matter, standing=standing, reports=reports)
    found += supervision.offers(person=person, at=at, matter=matter, standing=standing, notices=notices)
    found += evaluation_offers.of_matter(matter=matter, person=person, at=at, standing=standing)
    order = {code: index for index, code in enumerate(FIRST)}
    return sorted(found, key=lambda one: (not one.possible, order.get(one.code, len(order))))
