"""督查记录备案: visits, look-backs, other modes, and the correction of a record (arts. 9, 10, 11(3))."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from duban.chapters.matters import queries as matters
from duban.chapters.supervision import rules as room_rules
from duban.chapters.supervision.actions import filing
from duban.chapters.supervision.actions.filing import Looked
from duban.chapters.supervision.models import InspectionRecord, Visit, VisitSubject
from duban.chapters.supervision.queries import inspecting, modes
from duban.chapters.supervision.queries import lock as lock_with
from duban.chapters.supervision.rules import inspecting as rules
from duban.chapters.supervision.rules import modes as mode_rules
from duban.chapters.supervision.terms.inspecting import InspectionForm, VisitState
from duban.ground import access
from duban.ground.beijing import beijing_day
from duban.support.ledger import actions as ledger
from duban.support.organization import queries as organization
from duban.support.organization.models import Person


def hold(subject: VisitSubject, looked: Looked, *, act: str) -> Visit:
    """Step: the visit was made, with the first record of it. In another month than it was arranged for, the cap of
    that month counts."""
    visit = inspecting.lock_visit(subject.visit)
    rules.check_visit_state(visit.state, act)
    rules.check_unrecorded(modes.is_recorded(subject))
    if visit.state == VisitState.ARRANGED:
        if (looked.held_on.year, looked.held_on.month) != (visit.planned_on.year, visit.planned_on.month):
            filing.check_cap(visit.unit, looked.held_on, subject.form, but=visit)
        visit.state, visit.held_on = VisitState.HELD, looked.held_on
        visit.save()
    return visit


def tell_filed(record: InspectionRecord, at: datetime) -> None:
    """The unit sees what was filed about it."""
    filing.tell_unit(
        record.unit,
        _("{form}记录已归档").format(form=InspectionForm(record.form).label),
        at=at,
        slot=f"record:{record.uid}",
        subject_ref=record.ref,
        context_ref=record.matter.ref,
    )


@transaction.atomic
@ledger.once("supervision.record_visit", modes.record_by_uid)
def record_visit(
    *, by: Person, at: datetime, request_id: UUID | None, subject: UUID, looked: Looked
) -> InspectionRecord:
    """登记督查记录（第十一条第三项）: of an on-site inspection, a talk or a questionnaire, with the lines of article 9.

    From now on a visit that was not announced exists for the unit. Refuses a second record, a cancelled visit, a form
    that has a record of its own, a day to come or before the visit was arranged, and a record without a ticked line.
    """
    found = inspecting.visible_subject(person=by, at=at, uid=subject)
    access.require("supervision.record_visit", matters.standing(by, at, found.matter))
    organization.lock()
    matter = matters.lock(found.matter, at=at)
    rules.check_form(found.form)
    visit = hold(found, looked, act="supervision.record_visit")
    record = filing.file_record(
        matter, visit.unit, looked, by=by, at=at, form=found.form, from_on=visit.arranged_on, subject=found
    )
    tell_filed(record, at)
    ledger.record(
        "supervision.record_visit",
        at=at,
        actor=organization.actor_of(by, at),
        row=record,
        context=matter.ref,
        label=f"{InspectionForm(found.form).label}：{record.seen[:60]}",
        new={**filing.new_values(record, looked), "no_notice": visit.no_notice},
    )
    return record


@transaction.atomic
@ledger.once("supervision.look_back", modes.record_by_uid)
def look_back(
    *,
    by: Person,
    at: datetime,
    request_id: UUID | None,
    subject: UUID,
    record: UUID,
    holds: bool,
    looked: Looked,
) -> InspectionRecord:
    """回头看（第十条第五项）: whether what an earlier `record` asked for has lasted; `holds` says so.

    What has not lasted is recorded as a problem by the act for that. Refuses what a record of a visit refuses, and an
    earlier record of another matter or unit.
    """
    found = inspecting.visible_subject(person=by, at=at, uid=subject)
    access.require("supervision.look_back", matters.standing(by, at, found.matter))
    organization.lock()
    matter = matters.lock(found.matter, at=at)
    rules.check_form(found.form, (InspectionForm.LOOK_BACK,))
    earlier = modes.first_of(modes.visible_record(person=by, at=at, uid=record))
    visit = hold(found, looked, act="supervision.look_back")
    rules.check_look_back(earlier.matter_id == matter.pk and earlier.unit_id == visit.unit_id)
    filed = filing.file_record(
        matter,
        visit.unit,
        looked,
        by=by,
        at=at,
        form=InspectionForm.LOOK_BACK,
        from_on=visit.arranged_on,
        subject=found,
        looks_at=earlier,
        holds=holds,
    )
    tell_filed(filed, at)
    ledger.record(
        "supervision.look_back",
        at=at,
        actor=organization.actor_of(by, at),
        row=filed,
        context=matter.ref,
        label=f"回头看（{earlier.held_on}）：{'巩固' if holds else '有反弹'}",
        new={**filing.new_values(filed, looked), "looks_at": earlier.ref, "holds": holds},
    )
    return filed


@transaction.atomic
@ledger.once("supervision.supervise_otherwise", modes.record_by_uid)
def supervise_otherwise(
    *, by: Person, at: datetime, request_id: UUID | None, matter: UUID, unit: UUID, mode: str, looked: Looked
) -> InspectionRecord:
    """以其他方式跟踪督办（第十条第五项）: `mode` is its name, the record as of every other mode.

    It brings nobody to the unit, and needs no plan. Refuses a mode without a name, a unit without part in the matter
    or the own one, a day to come or before the matter was assigned, and a record without a ticked line.
    """
    found = matters.get_visible(person=by, at=at, uid=matter)
    access.require("supervision.supervise_otherwise", matters.standing(by, at, found))
    locked = matters.lock(found, at=at)
    whom = filing.whom(by, at, "supervision.supervise_otherwise", locked, unit)
    mode_rules.check_mode_name(mode)
    record = filing.file_record(
        locked,
        whom,
        looked,
        by=by,
        at=at,
        form=InspectionForm.OTHER,
        from_on=locked.assigned_on or beijing_day(at),
        mode_name=mode[:40],
    )
    tell_filed(record, at)
    ledger.record(
        "supervision.supervise_otherwise",
        at=at,
        actor=organization.actor_of(by, at),
        row=record,
        context=locked.ref,
        label=f"{record.mode_name}：{record.seen[:60]}",
        new=filing.new_values(record, looked),
    )
    return record


@transaction.atomic
@ledger.once("supervision.correct_record", modes.record_by_uid)
def correct_record(
    *, by: Person, at: datetime, request_id: UUID | None, record: UUID, reason: str, looked: Looked
) -> InspectionRecord:
    """更正督查记录（第十一条第三项）: a record once filed is never edited; this is a new version beside the old one.

    Refuses a version that was corrected already, no reason, and a version that says the same.
    """
    found = modes.visible_record(person=by, at=at, uid=record)
    access.require("supervision.correct_record", modes.standing(by, at, found))
    matter = matters.lock(found.matter, at=at)
    old = lock_with(matter, found)
    rules.check_newest(modes.is_replaced(old))
    room_rules.check_text(reason, _("更正的理由"), "11(3)")
    rules.check_differs(_said(old), (looked.held_on, looked.seen, sorted(set(looked.lines)), looked.people))
    new = filing.file_record(
        matter,
        old.unit,
        looked,
        by=by,
        at=at,
        form=old.form,
        from_on=matter.assigned_on or old.held_on,
        mode_name=old.mode_name,
        subject=old.subject,
        special=old.special,
        interview=old.interview,
        ways=old.ways,
        looks_at=old.looks_at,
        holds=old.holds,
        replaces=old,
        correction_reason=reason,
    )
    tell_filed(new, at)
    ledger.record(
        "supervision.correct_record",
        at=at,
        actor=organization.actor_of(by, at),
        row=new,
        context=matter.ref,
        label=f"更正{InspectionForm(old.form).label}记录，原记录保留",
        old={"record": old.ref, "held_on": old.held_on, "seen": old.seen},
        new={**filing.new_values(new, looked), "seen": new.seen},
        reason=reason,
    )
    return new


def _said(record: InspectionRecord) -> tuple[object, ...]:
    return (record.held_on, record.seen, modes.clauses_of(record), record.people)
