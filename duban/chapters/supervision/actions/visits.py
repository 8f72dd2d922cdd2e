"""Arranging a visit, and calling it off (art. 10; decision 27)."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from duban.chapters.matters import queries as matters
from duban.chapters.supervision import rules as room_rules
from duban.chapters.supervision.actions import filing
from duban.chapters.supervision.models import Visit, VisitSubject
from duban.chapters.supervision.queries import inspecting as queries
from duban.chapters.supervision.rules import inspecting as rules
from duban.chapters.supervision.terms.inspecting import InspectionForm, VisitState
from duban.ground import access
from duban.ground.access import NotFound
from duban.ground.beijing import beijing_day
from duban.support.ledger import actions as ledger
from duban.support.organization import queries as organization
from duban.support.organization.models import OrgUnit, Person
from duban.support.rulebook import queries as rulebook

if TYPE_CHECKING:
    from duban.chapters.matters.models import Matter
    from duban.chapters.supervision.models import InspectionApproval, PlanLine


@transaction.atomic
@ledger.once("supervision.arrange_visit", queries.visit_by_uid)
def arrange_visit(
    *,
    by: Person,
    at: datetime,
    request_id: UUID | None,
    matter: UUID,
    planned_on: date,
    line: UUID | None = None,
    approval: UUID | None = None,
    team: str = "",
    into: UUID | None = None,
    apart_reason: str = "",
) -> Visit:
    """安排督查（第十条）: on a line of an adopted plan or an approval for this matter, within the cap of unit and month.

    `into` adds the matter to a visit that is arranged already (its day counts then). Refuses a day outside the plan's
    span or past, a visit above the cap, and a second one in the same week without `apart_reason`. A visit of which the
    unit is not to know is recorded under itself and told to nobody outside the Office.
    """
    found = matters.get_visible(person=by, at=at, uid=matter)
    access.require("supervision.arrange_visit", matters.standing(by, at, found))
    organization.lock()
    locked = matters.lock(found, at=at)
    planned = queries.line_by_uid(line) if line else None
    approved = queries.approval_found(approval) if approval and not planned else None
    joined = queries.visible_visit(person=by, at=at, uid=into) if into else None
    on = joined.planned_on if joined else planned_on
    rules.check_basis(queries.basis_of(locked, planned, approved), on=on, why=queries.why_not())
    basis = planned or approved
    if basis is None:
        raise NotFound("supervision.not_found", "10")
    unit = filing.whom(by, at, "supervision.arrange_visit", locked, basis.unit.uid)
    if joined is not None:
        visit = queries.lock_visit(joined)
        rules.check_merge(queries.fits_into(visit, locked, unit, no_notice=basis.no_notice))
    else:
        visit = _new(unit, on, basis, by=by, at=at, team=team, apart_reason=apart_reason)
    filing.check_cap(unit, on, basis.form, but=visit if joined else None)
    visit.save()
    VisitSubject(visit=visit, matter=locked, form=basis.form, line=planned, approval=approved).save()
    _tell(visit, locked, basis.form, at)
    ledger.record(
        "supervision.arrange_visit",
        at=at,
        actor=organization.actor_of(by, at),
        row=visit,
        context=visit.ref if visit.no_notice else locked.ref,
        label=f"安排{InspectionForm(basis.form).label}，{on}" + ("（并入已安排的督查）" if joined else ""),
        new={"matter": locked.ref, "unit": unit.ref, "planned_on": on, "no_notice": visit.no_notice},
        reason=visit.apart_reason,
    )
    return visit


def _new(
    unit: OrgUnit,
    on: date,
    basis: PlanLine | InspectionApproval,
    *,
    by: Person,
    at: datetime,
    team: str,
    apart_reason: str,
) -> Visit:
    """A visit of its own: not past, and not in the week of another one unless it is said why."""
    today = beijing_day(at)
    rules.check_planned_on(on, today=today)
    days = rulebook.values(today).number("supervision.merge_visits_within")
    near = queries.near_visits(unit, on, no_notice=basis.no_notice, days=days)
    rules.check_apart(
        [one.planned_on for one in near],
        reason=apart_reason,
        unit=organization.unit_name(unit.pk, today),
        days=days,
    )
    return Visit(
        unit=unit,
        planned_on=on,
        team=(team or getattr(basis, "team", ""))[:200],
        no_notice=basis.no_notice,
        apart_reason=apart_reason if near else "",
        arranged_by=by,
        arranged_on=today,
    )


def _tell(visit: Visit, matter: Matter, form: str, at: datetime) -> None:
    """The unit, unless it is not to know."""
    if visit.no_notice:
        return
    filing.tell_unit(
        visit.unit,
        _("领导小组办公室将于 {on} 到你单位{form}").format(
            on=visit.planned_on, form=InspectionForm(form).label
        ),
        at=at,
        slot=f"visit:{visit.uid}:{matter.uid}",
        subject_ref=visit.ref,
        context_ref=matter.ref,
    )


@transaction.atomic
@ledger.once("supervision.cancel_visit", queries.visit_by_uid)
def cancel_visit(*, by: Person, at: datetime, request_id: UUID | None, visit: UUID, reason: str) -> Visit:
    """取消督查安排（第十条）: before it is made, with a reason; the approval that it used is free again.

    Refuses a visit that was made or cancelled. Of a visit that nobody was told of nobody is told either.
    """
    found = queries.visible_visit(person=by, at=at, uid=visit)
    access.require("supervision.cancel_visit", organization.standing(by, at))
    row = queries.lock_visit(found)
    rules.check_visit_state(row.state, "supervision.cancel_visit")
    room_rules.check_text(reason, _("取消的理由"), "10")
    row.state, row.ended_reason = VisitState.CANCELLED, reason
    row.save()
    if not row.no_notice:
        filing.tell_unit(
            row.unit,
            _("原定 {on} 到你单位的督查已取消").format(on=row.planned_on),
            at=at,
            slot=f"visit_cancelled:{row.uid}",
            subject_ref=row.ref,
            context_ref=row.ref,
        )
    ledger.record(
        "supervision.cancel_visit",
        at=at,
        actor=organization.actor_of(by, at),
        row=row,
        context=row.ref,
        label=f"取消{row.planned_on}的督查安排",
        old={"state": VisitState.ARRANGED},
        new={"state": row.state},
        reason=reason,
    )
    return row
