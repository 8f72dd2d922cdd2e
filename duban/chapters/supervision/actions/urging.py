"""催办: the Office's duty to urge, and urging itself. It never counts as a notice (decision 18)."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from duban.chapters.matters import actions as matters_actions
from duban.chapters.matters import queries as matters
from duban.chapters.matters import rules as matters_rules
from duban.chapters.matters.terms import ObligationKind
from duban.chapters.supervision import queries, rules
from duban.chapters.supervision.models import Urging
from duban.chapters.supervision.terms import UrgingChannel
from duban.ground import access
from duban.ground.beijing import beijing_day
from duban.support.ledger import actions as ledger
from duban.support.ledger.rows import Row
from duban.support.notifications import inbox
from duban.support.organization import queries as organization
from duban.support.organization.models import Person
from duban.support.rulebook import queries as rulebook


@transaction.atomic
@ledger.once("supervision.owe_urging", queries.duty_by_uid)
def owe_urging(*, by: Person | None, at: datetime, request_id: UUID | None, obligation: UUID) -> Row:
    """对逾期未反馈的，领导小组办公室要及时催办（第十一条第四项）: the duty is written down, once.

    Done by the sweep. Owed within `supervision.urge_within` working days of the day on which it is found.
    Refuses an obligation that is not overdue, is reported, is the Office's own, or was written down before.
    """
    found = matters.visible_obligation(person=by, at=at, uid=obligation)
    access.require("supervision.owe_urging", matters.standing(by, at, found.matter))
    matter = matters.lock(found.matter, at=at)
    overdue = matters.lock_obligation(matter, obligation)
    today = beijing_day(at)
    office = organization.office()
    rules.check_owes_urging(
        standing=overdue.met_on is None and overdue.lapsed_on is None and not overdue.suspended,
        due_on=overdue.due_on,
        reported=overdue.reported_on is not None,
        own=overdue.unit_id == office.pk,
        owed=queries.urging_is_owed(overdue),
        today=today,
    )
    label = overdue.label or ObligationKind(overdue.kind).label
    duty = matters_actions.impose_counted(
        matter,
        ObligationKind.URGE,
        unit=office,
        source=overdue.ref,
        article="11(4)",
        from_on=today,
        days=rulebook.values(today).number("supervision.urge_within"),
        label=f"{organization.unit_name(overdue.unit_id, today)}：{label}",
    )
    inbox.tell(
        organization.holders(None, queries.OFFICE_POSTS, today),
        kind="supervision.owe_urging",
        text=_("{number} 有任务逾期未办，应予催办").format(number=matter.number),
        at=at,
        slot=f"owe_urging:{overdue.uid}",
        subject_ref=duty.ref,
        context_ref=matter.ref,
    )
    ledger.record(
        "supervision.owe_urging",
        at=at,
        actor=organization.actor_of(by, at),
        row=duty,
        context=matter.ref,
        label=f"逾期未办，登记应催办任务，{duty.due_on}前催办",
        new={"obligation": overdue.ref, "overdue_since": overdue.due_on, "due_on": duty.due_on},
    )
    return duty


@transaction.atomic
@ledger.once("supervision.urge", queries.urging_by_uid)
def urge(
    *,
    by: Person,
    at: datetime,
    request_id: UUID | None,
    matter: UUID,
    unit: UUID,
    channel: UrgingChannel,
    contact: str,
    asked: str,
    obligation: UUID | None = None,
    answered: str = "",
    next_on: date | None = None,
    urgent: bool = False,
    reason: str = "",
) -> Urging:
    """通过电话联系、上门督办等，督促承办单位办理并反馈（第十条第一项、第十一条第四项）.

    Five fields: channel, whom, asked, answered, next Beijing date. Discharges the Office's duty to urge for
    that obligation. Refuses a second urging of the same obligation within the cool-down (working days)
    unless `urgent` with reason, an obligation that is done, and a unit that undertakes nothing here.
    """
    found = matters.get_visible(person=by, at=at, uid=matter)
    access.require("supervision.urge", matters.standing(by, at, found))
    locked = matters.lock(found, at=at)
    matters_rules.check_active(locked.state, locked.closed_on, "11(4)")
    whom = organization.unit_by_uid(unit)
    owed = matters.lock_obligation(locked, obligation) if obligation else None
    rules.check_recipient(
        undertakes=queries.undertakes(locked, whom) and (owed is None or owed.unit_id == whom.pk)
    )
    rules.check_text(contact, _("联系人"), "10(1)")
    rules.check_text(asked, _("催办内容"), "10(1)")
    if urgent:
        rules.check_text(reason, _("紧急的理由"), "10(1)")
    today = beijing_day(at)
    rules.check_urging(
        standing=owed is None or (owed.met_on is None and owed.lapsed_on is None),
        last_on=queries.last_urged_on(locked, whom, owed),
        today=today,
        cooldown=rulebook.values(today).number("supervision.urging_cooldown"),
        urgent=urgent,
        next_on=next_on,
        calendar=rulebook.calendar(),
    )
    urging = Urging(
        matter=locked,
        unit=whom,
        obligation=owed,
        channel=UrgingChannel(channel),
        contact=contact[:60],
        asked=asked,
        answered=answered,
        next_on=next_on,
        urgent=urgent,
        reason=reason if urgent else "",
        by=by,
        on=today,
    )
    urging.save()
    if owed is not None:
        matters_actions.discharge(owed.ref, met_on=today, by_ref=urging.ref, kinds=(ObligationKind.URGE,))
    _tell_unit(urging, at)
    ledger.record(
        "supervision.urge",
        at=at,
        actor=organization.actor_of(by, at),
        row=urging,
        context=locked.ref,
        label=f"{UrgingChannel(channel).label}催办，联系人{contact}：{asked[:40]}",
        new={"asked": asked, "answered": answered, "next_on": next_on},
        reason=urging.reason,
    )
    return urging


def _tell_unit(urging: Urging, at: datetime) -> None:
    inbox.tell(
        organization.holders(urging.unit_id, queries.SIGNERS, urging.on),
        kind="supervision.urged",
        text=_("催办：{asked}").format(asked=urging.asked),
        at=at,
        slot=f"urged:{urging.uid}",
        subject_ref=urging.ref,
        context_ref=urging.matter.ref,
        urgent=urging.urgent,
    )
