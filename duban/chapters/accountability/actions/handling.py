"""Who handles a case and who may know of it: 指定核实人员, 回避, 知悉范围 (decisions 34, 39, 40)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from duban.chapters.accountability.actions import on_paper, steps
from duban.chapters.accountability.models import AccountabilityCase, CaseHandler, CaseRecusal
from duban.chapters.accountability.queries import cases as queries
from duban.chapters.accountability.queries import duties
from duban.chapters.accountability.rules import cases as rules
from duban.chapters.accountability.rules import stages
from duban.chapters.accountability.terms.case import DutyKind, RecusalGround, SeatPurpose
from duban.ground import access
from duban.ground.access import Role
from duban.ground.beijing import beijing_day
from duban.support.ledger import actions as ledger
from duban.support.organization import queries as organization
from duban.support.organization.models import Person
from duban.support.rulebook import queries as rulebook

LEADS = frozenset({Role.LEADING_GROUP_HEAD, Role.OFFICE_DIRECTOR})


@transaction.atomic
@ledger.once("accountability.name_handlers", queries.case_by_uid)
def name_handlers(
    *, by: Person, at: datetime, request_id: UUID | None, case: UUID, handlers: tuple[UUID, ...]
) -> AccountabilityCase:
    """指定核实人员（第六条第一项）: at least two; who handled it before and is not named again leaves the circle.

    Refuses fewer than the rule set asks for, whoever the case concerns, who serves or lately served in the unit, drafted
    one of the notices, has recused, or keeps the system (decision 39).
    """
    found = queries.visible_case(person=by, at=at, uid=case)
    access.require("accountability.name_handlers", queries.standing(by, at, found))
    named, today = queries.lock(found), beijing_day(at)
    step = stages.check_step("accountability.name_handlers", named.stage)
    chosen = [organization.person_by_uid(uid) for uid in dict.fromkeys(handlers)]
    rules.check_handlers(
        [queries.candidate(named, person, today) for person in chosen],
        least=rulebook.values(today).number("accountability.handlers"),
    )
    _replace(named, chosen, at)
    steps.advance(named, step, today)
    steps.tell(named, at, f"handlers:{named.uid}:{at.isoformat()}", people=chosen)
    ledger.record(
        "accountability.name_handlers",
        at=at,
        actor=organization.actor_of(by, at),
        row=named,
        context=named.ref,
        label="指定核实人员",
        new={"handlers": [person.ref for person in chosen], "stage": named.stage},
    )
    return named


def _replace(case: AccountabilityCase, chosen: Sequence[Person], at: datetime) -> None:
    today, keys = beijing_day(at), {person.pk for person in chosen}
    for row in CaseHandler.objects.filter(case=case, to_on__isnull=True).select_related("person"):
        if row.person_id not in keys:
            end(case, row.person, today, at)
    for person in chosen:
        if not CaseHandler.objects.filter(case=case, person=person, to_on__isnull=True).exists():
            CaseHandler(case=case, person=person, from_on=today).save()
        steps.seat(case, person, at, purpose=SeatPurpose.VERIFYING)


def end(case: AccountabilityCase, person: Person, today: date, at: datetime) -> None:
    """He handles it no longer; whom no post keeps in the circle leaves it."""
    for row in CaseHandler.objects.filter(case=case, person=person, to_on__isnull=True):
        row.to_on = today
        row.save()
    place = queries.seat_of(case, person)
    if place is not None and not place.post:
        steps.unseat(case, person, at)


@transaction.atomic
@ledger.once("accountability.recuse_from_case", queries.case_by_uid)
def recuse_from_case(
    *,
    by: Person,
    at: datetime,
    request_id: UUID | None,
    case: UUID,
    person: UUID,
    ground: RecusalGround,
    reason: str,
) -> AccountabilityCase:
    """回避（第六条第二项）: a handler for himself, head and director of anyone in the circle; for good.

    From the next request on the case does not exist for him. The Office owes another handler where one is lacking.
    Refuses a handler who speaks of another, a second time, and whoever is not in the circle.
    """
    found = queries.visible_case(person=by, at=at, uid=case)
    who = queries.standing(by, at, found)
    access.require("accountability.recuse_from_case", who)
    left, today = queries.lock(found), beijing_day(at)
    step = stages.check_step("accountability.recuse_from_case", left.stage)
    whom = organization.person_by_uid(person)
    rules.check_recusal(
        himself=whom.pk == by.pk,
        leads=bool(who.roles & LEADS),
        recused=queries.has_recused(left, whom),
        seated=queries.is_in_circle(left, whom, today),
        name=whom.name,
        listed=RecusalGround(ground).value in rulebook.values(today).table("accountability.recusals"),
    )
    row = CaseRecusal(case=left, person=whom, ground=RecusalGround(ground), on=today, recorded_by=by)
    row.put(reason=rules.check_words(reason, what=_("回避的事由"), article="6(2)"))
    row.save()
    handled = whom.pk in {one.pk for one in queries.handlers_of(left)}
    end(left, whom, today, at)
    steps.unseat(left, whom, at)
    steps.advance(left, step, today)
    if handled:
        owe_handler(left, today)
    steps.tell(left, at, f"recused:{row.uid}")
    ledger.record(
        "accountability.recuse_from_case",
        at=at,
        actor=organization.actor_of(by, at),
        row=left,
        context=left.ref,
        label=f"回避：{RecusalGround(ground).label}",
        new={"person": whom.ref, "ground": ground},
    )
    return left


def owe_handler(case: AccountabilityCase, today: date) -> None:
    """Fewer handlers than the rule set asks for: the Office names another."""
    least = rulebook.values(today).number("accountability.handlers")
    owed = {duty.kind for duty in duties.open_duties(case)}
    if len(queries.handlers_of(case)) < least and DutyKind.NAME_HANDLERS not in owed:
        start = stages.step_from("accountability.start_verification", None)
        if start is not None:
            steps.impose(case, DutyKind.NAME_HANDLERS, start, today)


@transaction.atomic
@ledger.once("accountability.admit_to_circle", queries.case_by_uid)
def admit_to_circle(
    *, by: Person, at: datetime, request_id: UUID | None, case: UUID, person: UUID, purpose: SeatPurpose
) -> AccountabilityCase:
    """纳入知悉范围（第六条第一项）: the head, or his checked paper (代录), lets a person know of the case, for a purpose.

    Refuses whom the case concerns, who has recused, and who is in the circle already.
    """
    found = queries.visible_case(person=by, at=at, uid=case)
    access.require("accountability.admit_to_circle", queries.standing(by, at, found))
    widened, whom = queries.lock(found), organization.person_by_uid(person)
    rules.check_admit(
        purpose=purpose,
        seated=queries.is_in_circle(widened, whom, beijing_day(at)),
        concerned=queries.is_concerned(widened, whom),
        recused=queries.has_recused(widened, whom),
        name=whom.name,
    )
    head = on_paper.by_head(by, at, widened, "accountability.admit_to_circle")
    steps.seat(widened, whom, at, purpose=SeatPurpose(purpose))
    widened.save()
    steps.tell(widened, at, f"admitted:{widened.uid}:{at.isoformat()}", people=[whom])
    ledger.record(
        "accountability.admit_to_circle",
        at=at,
        actor=organization.actor_of(by, at, on_behalf_of=head.behalf),
        row=widened,
        context=widened.ref,
        label=f"纳入知悉范围：{SeatPurpose(purpose).label}",
        new={"person": whom.ref, "purpose": purpose},
    )
    return widened


@transaction.atomic
@ledger.once("accountability.remove_from_circle", queries.case_by_uid)
def remove_from_circle(
    *, by: Person, at: datetime, request_id: UUID | None, case: UUID, person: UUID
) -> AccountabilityCase:
    """移出知悉范围（第六条第一项）: from the next request on the case does not exist for him.

    The head's word, or on his checked paper (代录). Refuses who is in it by his post or as a handler, and who is not in it.
    """
    found = queries.visible_case(person=by, at=at, uid=case)
    access.require("accountability.remove_from_circle", queries.standing(by, at, found))
    narrowed, whom = queries.lock(found), organization.person_by_uid(person)
    place = queries.seat_of(narrowed, whom)
    rules.check_remove(
        seated=place is not None,
        by_post=place is not None and bool(place.post),
        handles=whom.pk in {one.pk for one in queries.handlers_of(narrowed)},
        name=whom.name,
    )
    head = on_paper.by_head(by, at, narrowed, "accountability.remove_from_circle")
    steps.unseat(narrowed, whom, at)
    narrowed.save()
    ledger.record(
        "accountability.remove_from_circle",
        at=at,
        actor=organization.actor_of(by, at, on_behalf_of=head.behalf),
        row=narrowed,
        context=narrowed.ref,
        label="移出知悉范围",
        new={"person": whom.ref},
    )
    return narrowed
