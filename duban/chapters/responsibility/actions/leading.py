"""联合牵头: an exception that somebody allows, with a coordinator who is named."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction

from duban.chapters.matters import queries as matters
from duban.chapters.responsibility import queries, rules
from duban.chapters.responsibility.models import JointLead, JointUnit
from duban.chapters.responsibility.terms import ResponsibilityLevel
from duban.ground import access
from duban.ground.access import Relation, Role
from duban.ground.beijing import beijing_day
from duban.support.ledger import actions as ledger
from duban.support.ledger import locks
from duban.support.notifications import inbox
from duban.support.organization import queries as organization
from duban.support.organization.models import OrgUnit, Person

if TYPE_CHECKING:
    from duban.chapters.matters.models import Matter

WORD = "JOINT_LEAD"


@transaction.atomic
@ledger.once("responsibility.allow_joint_lead", queries.joint_lead_by_uid)
def allow_joint_lead(
    *,
    by: Person,
    at: datetime,
    request_id: UUID | None,
    matter: UUID,
    coordinator: UUID,
    units: Sequence[UUID],
    reason: str,
) -> JointLead:
    """登记联合牵头（第十一条第二项；decision 1）: co-units of the matter lead with its lead unit.

    `coordinator` is named, and is the lead unit: it owes deadline and reports. The others are responsible as
    leads, and owe as before what each has taken on. Allowed by the head of the Leading Group, or entered by the
    Office on his checked paper. Refuses a second exception, another coordinator, and who is no co-unit.
    """
    found = matters.get_visible(person=by, at=at, uid=matter)
    who = matters.standing(by, at, found)
    access.require("responsibility.allow_joint_lead", who)
    locked = matters.lock(found, at=at)
    lead = matters.lead_of(locked)
    named, chosen = organization.unit_by_uid(coordinator), [organization.unit_by_uid(uid) for uid in units]
    today = beijing_day(at)
    before = queries.joint_lead_of(locked)
    rules.check_open(locked.closed_on)
    rules.check_joint_lead(
        allowed_on=before.allowed_on if before else None,
        lead=organization.unit_name(lead.unit_id or 0, today) if lead else "",
        coordinator=organization.unit_name(named.pk, today),
        units=[(organization.unit_name(one.pk, today), _relation(locked, one)) for one in chosen],
        reason=reason,
    )
    basis = organization.decision(
        by, at, subject_ref=found.ref, word=WORD, entitled=Role.LEADING_GROUP_HEAD in who.roles
    )
    allowed = JointLead(
        matter=locked,
        coordinator=named,
        coordinator_name=organization.unit_name(named.pk, today),
        reason=reason.strip(),
        allowed_by=basis.on_behalf_of or by.name,
        allowed_on=basis.on,
        by=by,
    )
    allowed.save()
    for unit in dict.fromkeys(chosen):
        JointUnit(joint_lead=allowed, unit=unit, unit_name=organization.unit_name(unit.pk, today)).save()
        _raise_level(locked, unit)
    names = "、".join(organization.unit_name(unit.pk, today) for unit in [named, *chosen])
    _tell(locked, allowed, [named, *chosen], names, at)
    ledger.record(
        "responsibility.allow_joint_lead",
        at=at,
        actor=organization.actor_of(by, at, on_behalf_of=basis.on_behalf_of),
        row=allowed,
        context=locked.ref,
        label=f"{allowed.allowed_by}同意由{names}联合牵头，{allowed.coordinator_name}负责牵头协调",
        new={"coordinator": named.ref, "units": [one.ref for one in chosen], "allowed_on": basis.on},
        reason=reason,
    )
    return allowed


def _relation(matter: Matter, unit: OrgUnit) -> Relation | None:
    party = matters.party_of(matter, unit)
    return Relation(party.relation) if party is not None and unit.in_scope else None


def _raise_level(matter: Matter, unit: OrgUnit) -> None:
    """What was assigned already: as a lead, the unit is 主要责任单位."""
    given = queries.running_assignment(matter, unit)
    if given is not None:
        raised = locks.take(given)
        raised.level = ResponsibilityLevel.JOINT
        raised.save()


def _tell(matter: Matter, allowed: JointLead, units: Sequence[OrgUnit], names: str, at: datetime) -> None:
    day = beijing_day(at)
    people = {person.pk: person for unit in units for person in queries.to_tell(unit.pk, day)}
    inbox.tell(
        list(people.values()),
        kind="responsibility.joint_lead",
        text=f"{matter.number}《{matter.title[:80]}》由{names}联合牵头，{allowed.coordinator_name}负责牵头协调",
        at=at,
        slot=f"joint_lead:{allowed.uid}",
        subject_ref=matter.ref,
        context_ref=matter.ref,
    )
