"""What people enter about a party: entered with its paper, confirmed by a second person, withdrawn with a reason (12(11))."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction

from duban.chapters.assessment.models import EnteredFact
from duban.chapters.assessment.queries import entered
from duban.chapters.assessment.queries.facts.parts import Parts
from duban.chapters.assessment.rules import facts as rules
from duban.chapters.assessment.terms.facts import FactState
from duban.chapters.assessment.terms.scheme import FactKind, Role
from duban.chapters.matters import queries as matters
from duban.ground import access
from duban.ground.access import ACTS
from duban.ground.beijing import beijing_day
from duban.support.files import queries as files
from duban.support.ledger import actions as ledger
from duban.support.organization import queries as organization
from duban.support.organization.models import OrgUnit, Person

if TYPE_CHECKING:
    from duban.chapters.matters.models import Matter


@transaction.atomic
@ledger.once("assessment.enter_fact", entered.fact_by_uid)
def enter_fact(
    *,
    by: Person,
    at: datetime,
    request_id: UUID | None,
    kind: FactKind,
    unit: UUID,
    on: date,
    text: str,
    basis: str,
    person: UUID | None = None,
    matter: UUID | None = None,
    quantity: int = 1,
    item: str = "",
    evidence: UUID | None = None,
) -> EnteredFact:
    """登记考核情况（第十二条第十一项）: what no record of the system tells, with the paper on which it stands.

    About the unit, or with `person` about him in it; `matter` where it was about one, `item` the scheme's item that leaves
    it to people. It counts once a second person has confirmed it. Refuses what the record itself tells, what has no paper,
    a day to come, the own unit and oneself.
    """
    access.require("assessment.enter_fact", organization.standing(by, at))
    about = organization.unit_by_uid(unit)
    whom = organization.person_by_uid(person) if person else None
    found = matters.get_visible(person=by, at=at, uid=matter) if matter else None
    today, kind = beijing_day(at), FactKind(kind)
    rules.check_entry(kind=kind, text=text, basis=basis, has_file=evidence is not None, on=on, today=today)
    rules.check_item(kind=kind, item=item, known=entered.items_on(on))
    rules.check_not_own(ACTS["assessment.enter_fact"].name, own=entered.is_own(by, at, about, whom))
    rules.check_party(
        in_scope=about.in_scope,
        serves=whom is None or entered.serves(about, whom, on),
        name=whom.name if whom else "",
        on=on,
    )
    row = EnteredFact(
        kind=kind,
        unit=about,
        unit_name=organization.unit_name(about.pk, on),
        person=whom,
        matter=found,
        role=_role(found, about, on),
        on=on,
        quantity=Decimal(quantity),
        item=item,
        text=text.strip(),
        basis=basis.strip()[: rules.LONGEST_BASIS],
        evidence=files.file_by_uid(evidence) if evidence else None,
        entered_by=by,
        entered_on=today,
    )
    row.save()
    ledger.record(
        "assessment.enter_fact",
        at=at,
        actor=organization.actor_of(by, at),
        row=row,
        context=row.ref,
        label=f"登记{row.unit_name}{kind.label}",
        new={"kind": kind, "on": on, "person": whom.ref if whom else "", "basis": row.basis, "item": item},
        reason=row.text,
    )
    return row


def _role(matter: Matter | None, unit: OrgUnit, on: date) -> Role:
    """What the unit was on the matter; without one it is as an undertaking unit that it is spoken of."""
    if matter is None:
        return Role.LEAD
    part = Parts(on, on).part(matter.pk, unit.pk, on)
    rules.check_part(has_part=part is not None, on=on)
    return part.role if part else Role.LEAD


@transaction.atomic
@ledger.once("assessment.confirm_fact", entered.fact_by_uid)
def confirm_fact(*, by: Person, at: datetime, request_id: UUID | None, fact: UUID) -> EnteredFact:
    """复核登记的考核情况（第六条第二项）: a second person has seen the paper; it counts from now on.

    Refuses whoever entered it, whoever serves in the unit, and what was confirmed or withdrawn before.
    """
    found = entered.visible_fact(person=by, at=at, uid=fact)
    access.require("assessment.confirm_fact", organization.standing(by, at))
    row = entered.lock(found)
    rules.check_confirmation(state=FactState(row.state), by_author=row.entered_by_id == by.pk)
    rules.check_not_own(
        ACTS["assessment.confirm_fact"].name, own=entered.is_own(by, at, row.unit, row.person)
    )
    row.state, row.confirmed_by, row.confirmed_on = FactState.CONFIRMED, by, beijing_day(at)
    row.save()
    ledger.record(
        "assessment.confirm_fact",
        at=at,
        actor=organization.actor_of(by, at),
        row=row,
        context=row.ref,
        label=f"复核{row.unit_name}{FactKind(row.kind).label}",
        old={"state": FactState.ENTERED},
        new={"state": row.state},
    )
    return row


@transaction.atomic
@ledger.once("assessment.withdraw_fact", entered.fact_by_uid)
def withdraw_fact(
    *, by: Person, at: datetime, request_id: UUID | None, fact: UUID, reason: str
) -> EnteredFact:
    """撤回登记的考核情况（第六条第二项）: it was wrong; it counts no more, and stays on record with the reason.

    Computings that were made with it stay as they are; the next one leaves it out.
    """
    found = entered.visible_fact(person=by, at=at, uid=fact)
    access.require("assessment.withdraw_fact", organization.standing(by, at))
    row = entered.lock(found)
    before = FactState(row.state)
    rules.check_withdrawal(state=before, reason=reason)
    row.state, row.withdrawn_by, row.withdrawn_on = FactState.WITHDRAWN, by, beijing_day(at)
    row.withdrawn_because = reason.strip()[: rules.LONGEST_TEXT]
    row.save()
    ledger.record(
        "assessment.withdraw_fact",
        at=at,
        actor=organization.actor_of(by, at),
        row=row,
        context=row.ref,
        label=f"撤回登记：{row.unit_name}{FactKind(row.kind).label}",
        old={"state": before},
        new={"state": row.state},
        reason=row.withdrawn_because,
    )
    return row
