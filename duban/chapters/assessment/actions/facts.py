"""What people enter about a party: entered with its paper, confirmed by a second person, withdrawn with a reason (12(11))."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from duban.chapters.assessment.models import EnteredFact
from duban.chapters.assessment.queries import commendations, entered, impartial
from duban.chapters.assessment.queries.facts import told
from duban.chapters.assessment.queries.facts.parts import Parts
from duban.chapters.assessment.rules import facts as rules
from duban.chapters.assessment.rules.praise import Paper, same_paper
from duban.chapters.assessment.terms.facts import ENTER, PRAISING, FactState
from duban.chapters.assessment.terms.scheme import FactKind, Role
from duban.chapters.matters import queries as matters
from duban.ground import access
from duban.ground.access import ACTS
from duban.ground.beijing import beijing_day
from duban.support.files import queries as files
from duban.support.ledger import actions as ledger
from duban.support.notifications import inbox
from duban.support.organization import queries as organization
from duban.support.organization.models import ApprovalSlip, OrgUnit, Person
from duban.support.organization.terms import DeciderKind

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
    it to people. It counts once a second person has confirmed it. About the Office, or the department in which it sits, the
    head enters it, whoever is designated for that department, or the Office on a checked paper (代录), which has had its
    second person and counts at once. Refuses what the record itself tells, what is commended on the same paper, the same
    twice, what has no paper, a day to come, the own unit and oneself.
    """
    about = organization.unit_by_uid(unit)
    access.require("assessment.enter_fact", impartial.standing(by, at, about))
    organization.lock()
    whom = organization.person_by_uid(person) if person else None
    found = matters.get_visible(person=by, at=at, uid=matter) if matter else None
    today, kind = beijing_day(at), FactKind(kind)
    name = organization.unit_name(about.pk, on)
    rules.check_entry(kind=kind, text=text, basis=basis, has_file=evidence is not None, on=on, today=today)
    rules.check_item(kind=kind, item=item, known=entered.items_on(on))
    rules.check_not_own(ACTS["assessment.enter_fact"].name, own=entered.is_own(by, at, about, whom))
    rules.check_party(
        in_scope=about.in_scope,
        serves=whom is None or entered.serves(about, whom, on),
        name=whom.name if whom else "",
        on=on,
    )
    rules.check_untold(whom is None and told.tells(kind, about.pk, on), unit=name, kind=kind, on=on)
    slip = _paper(by, at, about, on)
    kept = files.file_by_uid(evidence) if evidence else None
    row = EnteredFact(
        kind=kind,
        unit=about,
        unit_name=name,
        person=whom,
        matter=found,
        role=_role(found, about, on),
        on=on,
        quantity=Decimal(quantity),
        item=item,
        text=text.strip(),
        basis=basis.strip()[: rules.LONGEST_BASIS],
        evidence=kept,
        slip=slip,
        entered_by=by,
        entered_on=today,
    )
    _check_once(row)
    if slip is not None:
        row.state, row.confirmed_by, row.confirmed_on = FactState.CONFIRMED, _second(slip, by), today
    row.save()
    _tell(row, at)
    ledger.record(
        "assessment.enter_fact",
        at=at,
        actor=organization.actor_of(by, at, on_behalf_of=entered.decided_by(slip)),
        row=row,
        context=row.ref,
        label=f"登记{row.unit_name}{kind.label}",
        new={
            "kind": kind,
            "on": on,
            "person": whom.ref if whom else "",
            "basis": row.basis,
            "item": item,
            "paper": slip.ref if slip else None,
        },
        reason=row.text,
    )
    return row


def _paper(by: Person, at: datetime, unit: OrgUnit, on: date) -> ApprovalSlip | None:
    """Of what the Office does not enter by itself: the paper on which it does all the same (decisions 10, 31)."""
    today, act = beijing_day(at), ACTS["assessment.enter_fact"].name
    name = organization.unit_name(unit.pk, today)
    if not impartial.of_office(unit):
        return None
    if not impartial.in_office(by, today):
        itself = unit.pk == organization.office().pk
        rules.check_head(not itself or impartial.is_head(by, today))
        return None
    slip = organization.checked_slip(unit.ref, ENTER)
    if slip is None:
        rules.check_not_office(act, of_office=True, in_office=True, unit=name)
    else:
        rules.check_paper(
            kind=slip.decider_kind,
            label=str(DeciderKind(slip.decider_kind).label),
            used=entered.is_used(slip),
            on=on,
            decided_on=slip.decided_on,
        )
    return slip


def _second(slip: ApprovalSlip, by: Person) -> Person:
    """Who besides the one who enters has seen the paper."""
    checker = slip.checked_by
    return checker if checker is not None and checker.pk != by.pk else slip.entered_by


def _check_once(row: EnteredFact) -> None:
    """One fact once: not beside a commendation on the same paper, nor beside the same entry (decision 32)."""
    paper = Paper(row.basis, row.evidence.sha256 if row.evidence else "")
    party = f"{row.unit_name}{row.person.name if row.person else ''}"
    if row.kind in PRAISING:
        praised = commendations.standing_of(row.unit_id, row.person)
        rules.check_not_praised(
            next((one.decision for one, other in praised if same_paper(paper, other)), ""), party=party
        )
    same = (
        one.entered_on
        for one, other in entered.standing_of(row.unit, row.person, [FactKind(row.kind)])
        if (one.item, one.on, one.matter_id, one.text) == (row.item, row.on, row.matter_id, row.text)
        and same_paper(paper, other)
    )
    rules.check_first(next(same, None), party=party)


def _tell(row: EnteredFact, at: datetime) -> None:
    """Whoever may confirm it learns that it waits."""
    if row.state != FactState.ENTERED:
        return
    inbox.tell(
        entered.confirmers(row, at),
        kind="assessment.fact",
        text=_("有一项登记的考核情况待复核"),
        at=at,
        slot=f"fact:{row.uid}",
        subject_ref=row.ref,
        context_ref=row.ref,
    )


def _role(matter: Matter | None, unit: OrgUnit, on: date) -> Role:
    """What the unit was on the matter; without one it is as an undertaking unit that it is spoken of."""
    if matter is None:
        return Role.LEAD
    part = Parts(on, on).part(matter.pk, unit.pk, on)
    rules.check_part(has_part=part is not None, on=on)
    return part.role if part else Role.LEAD


def _check_not_office(act: str, row: EnteredFact, by: Person, at: datetime) -> None:
    rules.check_not_office(
        ACTS[act].name,
        of_office=impartial.of_office(row.unit),
        in_office=impartial.in_office(by, beijing_day(at)),
        unit=row.unit_name,
    )


@transaction.atomic
@ledger.once("assessment.confirm_fact", entered.fact_by_uid)
def confirm_fact(*, by: Person, at: datetime, request_id: UUID | None, fact: UUID) -> EnteredFact:
    """复核登记的考核情况（第六条第二项）: a second person has seen the paper; it counts from now on.

    In the Office; about the Office itself one of the Leading Group, or whoever is designated. Refuses whoever entered it,
    whoever serves in the unit, and what was confirmed or withdrawn before.
    """
    found = entered.visible_fact(person=by, at=at, uid=fact)
    access.require("assessment.confirm_fact", impartial.standing(by, at, found.unit))
    row = entered.lock(found)
    _check_not_office("assessment.confirm_fact", row, by, at)
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

    By the Office's director; about the Office itself by one of the Leading Group, or whoever is designated. Computings
    that were made with it stay as they are; the next one leaves it out.
    """
    found = entered.visible_fact(person=by, at=at, uid=fact)
    access.require("assessment.withdraw_fact", impartial.standing(by, at, found.unit))
    row = entered.lock(found)
    _check_not_office("assessment.withdraw_fact", row, by, at)
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
