"""专项督办: what blocks a matter, what is done about it, and when it was unblocked (art. 10(2))."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from duban.chapters.matters import actions as matters_actions
from duban.chapters.matters import queries as matters
from duban.chapters.matters.terms import ObligationKind
from duban.chapters.supervision import rules as room_rules
from duban.chapters.supervision.actions import filing
from duban.chapters.supervision.actions.filing import Looked
from duban.chapters.supervision.actions.recording import tell_filed
from duban.chapters.supervision.models import InspectionRecord, Special
from duban.chapters.supervision.queries import lock as lock_with
from duban.chapters.supervision.queries import modes as queries
from duban.chapters.supervision.rules import modes as rules
from duban.chapters.supervision.terms.inspecting import InspectionForm, SpecialState
from duban.ground import access
from duban.ground.beijing import beijing_day
from duban.support.ledger import actions as ledger
from duban.support.organization import queries as organization
from duban.support.organization.models import Person


@transaction.atomic
@ledger.once("supervision.open_special", queries.special_by_uid)
def open_special(
    *,
    by: Person,
    at: datetime,
    request_id: UUID | None,
    matter: UUID,
    unit: UUID,
    blockage: str,
    target_on: date,
) -> Special:
    """对遇到困难、工作受阻的事项专项督办（第十条第二项）: opened by the Office's director.

    Says what blocks it, at which unit, and by which Beijing date it is to be unblocked; until then the Office owes it.
    Refuses a second one of that unit while one runs, a date that is not to come, and no words.
    """
    found = matters.get_visible(person=by, at=at, uid=matter)
    access.require("supervision.open_special", matters.standing(by, at, found))
    locked = matters.lock(found, at=at)
    whom, today = filing.whom(by, at, "supervision.open_special", locked, unit), beijing_day(at)
    rules.check_no_special(queries.running_special(locked, whom))
    room_rules.check_text(blockage, _("遇到的困难和受阻情况"), "10(2)")
    rules.check_special_target(target_on, today=today)
    special = Special(
        matter=locked, unit=whom, blockage=blockage, target_on=target_on, opened_by=by, opened_on=today
    )
    special.save()
    matters_actions.impose(
        locked,
        ObligationKind.SPECIAL,
        unit=organization.office(),
        source=special.ref,
        article="10(2)",
        imposed_on=today,
        due_on=target_on,
        label=blockage,
    )
    _tell(special, _("已就承办事项开展专项督办"), at)
    ledger.record(
        "supervision.open_special",
        at=at,
        actor=organization.actor_of(by, at),
        row=special,
        context=locked.ref,
        label=f"开展专项督办：{blockage[:60]}",
        new={"unit": whom.ref, "target_on": target_on},
        reason=blockage,
    )
    return special


@transaction.atomic
@ledger.once("supervision.record_special", queries.record_by_uid)
def record_special(
    *, by: Person, at: datetime, request_id: UUID | None, special: UUID, looked: Looked
) -> InspectionRecord:
    """登记专项督办的措施（第十条第二项）: what was done about the blockage, with the lines of article 9.

    Refuses one that is over, a day to come or before it was opened, and a record without a ticked line.
    """
    found = queries.visible_special(person=by, at=at, uid=special)
    access.require("supervision.record_special", queries.standing(by, at, found))
    matter = matters.lock(found.matter, at=at)
    running = lock_with(matter, found)
    rules.check_special_open(running.state, closed_on=running.closed_on)
    record = filing.file_record(
        matter,
        running.unit,
        looked,
        by=by,
        at=at,
        form=InspectionForm.SPECIAL,
        from_on=running.opened_on,
        special=running,
    )
    tell_filed(record, at)
    ledger.record(
        "supervision.record_special",
        at=at,
        actor=organization.actor_of(by, at),
        row=record,
        context=matter.ref,
        label=f"专项督办措施：{record.seen[:60]}",
        new=filing.new_values(record, looked),
    )
    return record


@transaction.atomic
@ledger.once("supervision.close_special", queries.special_by_uid)
def close_special(
    *, by: Person, at: datetime, request_id: UUID | None, special: UUID, unblocked_on: date, outcome: str
) -> Special:
    """解除专项督办（第十条第二项）: when the matter was unblocked, and how; by the Office's director.

    Refuses one without any recorded step, one that is over, a day to come or before it was opened, and no words.
    """
    found = queries.visible_special(person=by, at=at, uid=special)
    access.require("supervision.close_special", queries.standing(by, at, found))
    matter = matters.lock(found.matter, at=at)
    row, today = lock_with(matter, found), beijing_day(at)
    rules.check_special_open(row.state, closed_on=row.closed_on)
    rules.check_acted(row.records.count())
    rules.check_unblocked_on(unblocked_on, opened_on=row.opened_on, today=today)
    room_rules.check_text(outcome, _("解除的情况"), "10(2)")
    row.state, row.unblocked_on, row.outcome = SpecialState.CLOSED, unblocked_on, outcome
    row.closed_by, row.closed_on = by, today
    row.save()
    matters_actions.discharge(row.ref, met_on=unblocked_on, by_ref=row.ref)
    _tell(row, _("专项督办已解除"), at)
    ledger.record(
        "supervision.close_special",
        at=at,
        actor=organization.actor_of(by, at),
        row=row,
        context=matter.ref,
        label=f"解除专项督办，{unblocked_on}起不再受阻",
        old={"state": SpecialState.OPEN},
        new={"state": row.state, "unblocked_on": unblocked_on},
        reason=outcome,
    )
    return row


def _tell(special: Special, text: str, at: datetime) -> None:
    filing.tell_unit(
        special.unit,
        text,
        at=at,
        slot=f"special:{special.uid}:{special.state}",
        subject_ref=special.ref,
        context_ref=special.matter.ref,
    )
