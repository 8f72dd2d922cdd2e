"""Everything that the page of one matter shows, gathered in a fixed number of queries: of what most matters never
have, only what the matter has (see matters.queries.presence)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from django.utils.translation import gettext as _

from duban.chapters.accountability.pages import entering as clue_offers
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
from duban.chapters.matters.models import NO_END, Adjustment, Matter, Obligation, Party, TimeChange
from duban.chapters.matters.pages import archiving
from duban.chapters.matters.pages.adjusting import old_and_new
from duban.chapters.matters.queries import adjusting, exempting
from duban.chapters.matters.queries.presence import Presence, presence_of
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
from duban.ground.access import POLICY, Relation, Standing
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
    today, there = beijing_day(at), presence_of(matter)
    parties, obligations = matters.parties_of(matter), matters.obligations_of(matter)
    due_on = next(one.due_on for one in parties if one.relation == Relation.EVERYONE)
    assignments = _assignments(matter)
    reports = there.read("feedback.report", lambda: feedback_reports.reports_of(matter, person=person, at=at))
    notices = there.read(
        "supervision.supervisionnotice", lambda: supervision_records.notices_of(matter, person, at)
    )
    standing = matters.standing(person, at, matter)
    offers = _offers(matter, person, at, standing, obligations, reports, notices)
    lines = course.timeline(matter, person, at, limit=SHORT + 1)
    nodes = tables.nodes(matter, obligations, today)
    return {
        "matter": matter,
        "category": MatterCategory(matter.category).label,
        "light": lights.of_one(matter, obligations, due_on, at),
        "steps": tables.steps(matter, assignments),
        **_times(matter, obligations, due_on, there),
        "nodes": nodes,
        "gantt": gantt.of(matter, nodes, _dates(obligations, due_on), today),
        **_changed(matter, person, at, there),
        **_measured(matter, there),
        **_origin(matter, person, at, there),
        **_responsibility(matter, person, at, there, parties, assignments),
        "may_reply": POLICY["responsibility.record_letter_reply"].admits(standing),
        "owed": tables.owed(
            obligations, today, lambda unit: supervision_records.sees_unit(person, at, matter, unit)
        ),
        "reports": tables.reports(reports, obligations),
        **_supervision(matter, person, at, there, notices),
        "evaluations": there.read(
            "assessment.evaluation", lambda: list(evaluation.of_matter(matter, person=person, at=at))
        ),
        "evaluation_due_on": evaluation.due_on(matter, at),
        "documents": papers.of_matter(matter.ref, person=person, at=at),
        "lines": lines[:SHORT],
        "more_lines": len(lines) > SHORT,
        "primary": _primary(matter, person, at, offers),
        "offers": offers,
    }


def _assignments(matter: Matter) -> list[Assignment]:
    rows = Assignment.objects.filter(matter=matter).select_related("first_responsible")
    rows = rows.prefetch_related("directly_responsible__person", "tasks__person", "promise__staff__person")
    return list(rows.order_by("id"))


def _measured(matter: Matter, there: Presence) -> dict[str, object]:
    """The objectives, how far they are, and how sure the unit and the Office are of them."""
    told = there.has("feedback.report") or there.has("feedback.officeconfidence")
    return {
        "objectives": [one for one in adjusting.objectives_of(matter) if not one.indicator],
        "measured": measuring.courses(matter),
        "confidence": measuring.confidence(matter) if told else (None, None),
        "reopenings": there.read("feedback.report", lambda: reopening.reopenings_of(matter)),
        "delays": there.read("feedback.delayreport", lambda: feedback_reports.delays_of(matter)),
    }


def _responsibility(
    matter: Matter,
    person: Person,
    at: datetime,
    there: Presence,
    parties: Sequence[Party],
    assignments: Sequence[Assignment],
) -> dict[str, object]:
    """Who answers for the matter, inside and outside the body, and by which plan."""
    plan = there.one("responsibility.plan", lambda: responsibility_plans.plan_of(matter))
    return {
        "responsibility": tables.units(
            parties,
            assignments,
            responsibility_plans.objections_on(matter, person, at),
            handovers.passed_on(assignments),
            there.read("matters.succession", lambda: list(matters.succeeded(matter))),
            beijing_day(at),
        ),
        "joint": there.one("responsibility.jointlead", lambda: responsibility_plans.joint_lead_of(matter)),
        "letters": there.read("responsibility.letter", lambda: responsibility_plans.letters_on(matter)),
        "leaders": [one.person for one in parties if one.relation == Relation.LEADER_IN_CHARGE],
        "plan": plan,
        "three_by_three": tables.three_by_three(plan) if plan else (),
    }


def _supervision(
    matter: Matter, person: Person, at: datetime, there: Presence, notices: Sequence[SupervisionNotice]
) -> dict[str, object]:
    """What the Office did about the matter, and what the units had to settle among themselves."""
    problems, urgings = course.visible_supervision(matter, person, at, there)
    asked = there.read("supervision.coordination", lambda: coordinating.coordinations_of(matter, person, at))
    return {
        "urgings": urgings,
        "problems": problems,
        "notices": tables.notices(notices),
        "filed": supervision.filed(matter, person, at, there),
        "coordinations": [coordination_pages.line(one, at) for one in asked],
        "supervision_count": len(notices) + len(problems) + len(urgings),
    }


def _changed(matter: Matter, person: Person, at: datetime, there: Presence) -> dict[str, object]:
    """How the matter was adjusted, carried over, merged or split, and what was found of its obstacles."""
    adjusted_at_all = there.has("matters.adjustment") or matter.merged_into_id is not None
    found = adjusting.adjustments_of(matter, person=person, at=at) if adjusted_at_all else []
    return {
        "adjustments": [adjusted(one) for one in found],
        "carried": there.read("intake.carryover", lambda: carrying.carried([matter]).get(matter.pk, [])),
        "same": _same(matter, person, at, there),
        "findings": there.read(
            "matters.exemptionfinding", lambda: exempting.findings_of(matter, person=person, at=at)
        ),
    }


def _origin(matter: Matter, person: Person, at: datetime, there: Presence) -> dict[str, object]:
    """Where the matter comes from, and what its unit and its leaders wrote about it."""
    asked = there.read("intake.requestforinstructions", lambda: requests.requests_of(matter, person, at))
    listed = there.read("intake.mattersource", lambda: sources.sources_of(matter))
    sees = decided.sees(person, at)
    wrote = sees and there.has("intake.leaderinstruction")
    return {
        "basis": basis_of(matter),
        "first_order": there.one("intake.firstorder", lambda: first.order_of(matter)),
        "requests": [(one, RequestState(one.state).label) for one in asked],
        "sources": [(one, SourceKind(one.kind).label) for one in listed],
        "sees_intake": sees,
        "instructions": decided.instructions_of(matter) if wrote else [],
    }


def _primary(matter: Matter, person: Person, at: datetime, offers: Sequence[Offer]) -> Offer | None:
    """The next step of this person: what he owes first on the matter, else the first act of weight that he may do."""
    owed = todo.next_on(matter, person, at)
    return owed or next((one for one in offers if one.possible and one.code in FIRST), None)


def _dates(obligations: Sequence[Obligation], due_on: date) -> tuple[date, date]:
    """The matter's original date and the one in force."""
    deadline = next((one for one in obligations if one.kind == ObligationKind.MATTER_DEADLINE), None)
    return (deadline.original_due_on, deadline.due_on) if deadline else (due_on, due_on)


def _times(
    matter: Matter, obligations: Sequence[Obligation], due_on: date, there: Presence
) -> dict[str, object]:
    """The three dates (decision 11) and what changed them."""
    original, due = _dates(obligations, due_on)
    found = TimeChange.objects.filter(matter=matter).exclude(matters.OF_NOTICES)
    found = found.select_related("asked_by", "decided_by", "obligation")
    changes = there.read("matters.timechange", lambda: list(found.order_by("-id")))
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


def _same(matter: Matter, person: Person, at: datetime, there: Presence) -> list[tuple[str, Matter]]:
    """The matters that are, or were, one with this one, as far as the person sees them, each with how."""
    found = [(_("并入"), matter.merged_into), (_("拆自"), matter.split_from)]
    if there.has("matters.matter"):
        found += [(_("已并入本事项"), one) for one in matter.absorbed.order_by("id")]
        found += [(_("拆出"), one) for one in matter.parts.order_by("id")]
    return [(how, one) for how, one in found if one is not None and matters.sees(person, at, one)]


def _timeliness(matter: Matter, due_on: date) -> str:
    if matter.completed_on is None:
        return ""
    grade = rules.timeliness(completed_on=matter.completed_on, due_on=due_on, calendar=rulebook.calendar())
    return str(grade.label) if grade else _("不适用")


def _offers(
    matter: Matter,
    person: Person,
    at: datetime,
    standing: Standing,
    obligations: Sequence[Obligation],
    reports: Sequence[Report],
    notices: Sequence[SupervisionNotice],
) -> list[Offer]:
    """All buttons in the order of the regulation."""
    found = responsibility.offers(
        person=person, at=at, matter=matter, standing=standing, obligations=obligations
    )
    found += spine.offers(matter=matter, standing=standing, obligations=obligations)
    found += archiving.archive_offers(matter=matter, standing=standing, obligations=obligations)
    found += intake.offers(matter=matter, standing=standing)
    found += feedback.offers(person=person, at=at, matter=matter, standing=standing, reports=reports)
    found += supervision.offers(person=person, at=at, matter=matter, standing=standing, notices=notices)
    found += evaluation_offers.of_matter(matter=matter, person=person, at=at, standing=standing)
    found += clue_offers.of_matter(matter=matter, standing=standing)
    order = {code: index for index, code in enumerate(FIRST)}
    return sorted(found, key=lambda one: (not one.possible, order.get(one.code, len(order))))
