"""催办. It never counts as a notice (decision 18)."""

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
from duban.support.notifications import inbox
from duban.support.organization import queries as organization
from duban.support.organization.models import Person
from duban.support.rulebook import queries as rulebook


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
