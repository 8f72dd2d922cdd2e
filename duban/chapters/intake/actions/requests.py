"""请示: asked upward on a matter, answered by a day, and the answer goes back to whoever asked (7, 16(23))."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from duban.chapters.intake.actions.owing import TOLD, owe
from duban.chapters.intake.models import RequestForInstructions
from duban.chapters.intake.queries import requests as queries
from duban.chapters.intake.rules import check_party, check_text
from duban.chapters.intake.rules import requests as rules
from duban.chapters.intake.terms import RequestState
from duban.chapters.intake.terms.requests import ANSWER_REQUEST, GROUP_NAME
from duban.chapters.matters import actions as matters_actions
from duban.chapters.matters import queries as matters
from duban.chapters.matters import rules as matters_rules
from duban.chapters.matters.terms import ObligationKind
from duban.ground import access
from duban.ground.access import PostKind, mark_locked
from duban.ground.beijing import beijing_day
from duban.support.ledger import actions as ledger
from duban.support.notifications import inbox
from duban.support.organization import queries as organization
from duban.support.organization.models import Person
from duban.support.rulebook import queries as rulebook

if TYPE_CHECKING:
    from duban.chapters.matters.models import Matter
    from duban.support.organization.models import OrgUnit


@transaction.atomic
@ledger.once("intake.ask_instructions", queries.request_by_uid)
def ask_instructions(
    *,
    by: Person,
    at: datetime,
    request_id: UUID | None,
    matter: UUID,
    question: str,
    leader: UUID | None = None,
    unit: UUID | None = None,
) -> RequestForInstructions:
    """请示（第七条、第十六条第二十三项）: `unit` of the matter asks, without one the Office; `leader` is a member
    of the Leading Group, without one the Group itself.

    The answer is owed within some working days (rule set). Refuses a unit that has no part in the matter,
    somebody outside the Leading Group, and a matter closed or suspended.
    """
    found = matters.get_visible(person=by, at=at, uid=matter)
    today = beijing_day(at)
    party = check_party(matters.party_unit(found, unit), title=found.title) if unit else None
    if party is None:
        access.require("intake.ask_instructions", organization.standing(by, at))
    else:
        access.require("intake.ask_instructions", matters.standing(by, at, found, unit_id=party.pk))
    locked = matters.lock(found, at=at)
    matters_rules.check_open(locked.state, locked.closed_on, "7")
    asked = organization.person_by_uid(leader) if leader else None
    if asked is not None:
        rules.check_whom(name=asked.name, of_group=queries.is_of_group(asked, today))
    request = RequestForInstructions(
        matter=locked,
        unit=party,
        unit_name=organization.unit_name((party or organization.office()).pk, today),
        leader=asked,
        leader_name=asked.name if asked else GROUP_NAME,
        question=check_text(question, _("请示事项")),
        asked_by=by,
        asked_on=today,
    )
    request.save()
    mark_locked(request.ref)
    owed = matters_actions.impose_counted(
        locked,
        ObligationKind.ANSWER_REQUEST,
        unit=organization.office(),
        person=asked,
        source=request.ref,
        article="16(23)",
        from_on=today,
        days=rulebook.values(today).number("intake.answer_request_within"),
        label=request.unit_name,
    )
    _tell_leader(request, owed.due_on, at)
    ledger.record(
        "intake.ask_instructions",
        at=at,
        actor=organization.actor_of(by, at),
        row=request,
        context=locked.ref,
        label=f"{request.unit_name}向{request.leader_name}请示",
        new={"question": request.question, "answer_by": owed.due_on},
    )
    return request


def _tell_leader(request: RequestForInstructions, due_on: date, at: datetime) -> None:
    """Whoever was asked; of the Leading Group its head."""
    head = organization.people_with(PostKind.LEADING_GROUP_HEAD, beijing_day(at))
    _tell(
        request,
        [request.leader] if request.leader else head,
        _("有一份请示待答复，请于 {day} 前答复").format(day=due_on),
        at,
    )


def _tell(request: RequestForInstructions, people: Sequence[Person], text: str, at: datetime) -> None:
    inbox.tell(
        people,
        kind="intake.request",
        text=text,
        at=at,
        slot=f"intake.request:{request.uid}:{request.state}",
        subject_ref=request.ref,
        context_ref=request.matter.ref,
    )


@transaction.atomic
@ledger.once("intake.answer_request", queries.request_by_uid)
def answer_request(
    *,
    by: Person,
    at: datetime,
    request_id: UUID | None,
    request: UUID,
    answer: str,
    unit: UUID | None = None,
    due_on: date | None = None,
) -> RequestForInstructions:
    """答复请示（第七条、第十六条第二十三项）: by whoever was asked or the head; the Office on a checked paper (代录).

    `unit` and `due_on` (a Beijing date) make a requirement of it, owed on the matter. Refuses another member,
    a clerk without paper, a paper of another or older than the question, and a word that says nothing.
    """
    found = queries.visible_request(person=by, at=at, uid=request)
    access.require("intake.answer_request", organization.standing(by, at))
    matter = matters.lock(found.matter, at=at)
    answered = queries.lock_request(found)
    rules.check_request_state("intake.answer_request", answered.state)
    today = beijing_day(at)
    himself = queries.entitled(by, today, answered)
    name = answered.leader_name
    rules.check_answers_himself(leader=not queries.is_office(by, today), entitled=himself, name=name)
    basis = organization.decision(by, at, subject_ref=answered.ref, word=ANSWER_REQUEST, entitled=himself)
    on_paper = basis.slip is None or queries.fits(basis.slip, answered)
    rules.check_paper(fits=on_paper, name=name, decided_on=basis.on, asked_on=answered.asked_on)
    empty = rulebook.values(today).texts("intake.empty_answers")
    answered.answer = check_text(rules.check_answer(answer, empty), _("答复内容"))
    wanted = rules.check_wanted(unit is not None, due_on=due_on, today=today)
    answered.state, answered.answered_on = RequestState.ANSWERED, basis.on
    answered.answered_name = basis.on_behalf_of or by.name
    answered.entered_by, answered.slip = by, basis.slip
    if wanted:
        answered.wanted_of, answered.wanted_by = _want(matter, answered, unit, due_on, at=at), due_on
    answered.save()
    matters_actions.discharge(
        answered.ref, met_on=basis.on, by_ref=answered.ref, kinds=(ObligationKind.ANSWER_REQUEST,)
    )
    _tell_asker(answered, at)
    ledger.record(
        "intake.answer_request",
        at=at,
        actor=organization.actor_of(by, at, on_behalf_of=basis.on_behalf_of),
        row=answered,
        context=matter.ref,
        label=f"答复{answered.unit_name}的请示",
        old={"state": RequestState.ASKED},
        new={"answer": answered.answer, "answered_on": basis.on, "due_on": due_on},
    )
    return answered


def _want(
    matter: Matter,
    request: RequestForInstructions,
    unit: UUID | None,
    due_on: date | None,
    *,
    at: datetime,
) -> OrgUnit:
    """What the answer wants done is owed by that unit like any requirement."""
    if unit is None or due_on is None:
        raise ValueError(f"{request.ref} says not who owes it by when")
    owed = owe(matter, unit=unit, source=request.ref, text=request.answer, due_on=due_on, at=at)
    return owed.unit


def _tell_asker(request: RequestForInstructions, at: datetime) -> None:
    """The answer goes back to whoever asked, and to the people of his unit."""
    unit = organization.holders(request.unit_id, TOLD, beijing_day(at)) if request.unit_id else []
    people = {person.pk: person for person in [request.asked_by, *unit]}
    _tell(request, list(people.values()), _("有一份请示已答复"), at)


@transaction.atomic
@ledger.once("intake.withdraw_request", queries.request_by_uid)
def withdraw_request(
    *, by: Person, at: datetime, request_id: UUID | None, request: UUID, reason: str
) -> RequestForInstructions:
    """撤回请示（第七条）: by whoever asked, unit or Office, before it is answered; the answer is owed no longer.

    Refuses what another has asked, what is answered or withdrawn already, and a withdrawal without a reason.
    """
    found = queries.visible_request(person=by, at=at, uid=request)
    access.require("intake.withdraw_request", queries.standing(by, at, found))
    matter = matters.lock(found.matter, at=at)
    withdrawn = queries.lock_request(found)
    rules.check_own(own=queries.is_own(by, at, withdrawn), name=withdrawn.unit_name)
    rules.check_request_state("intake.withdraw_request", withdrawn.state)
    today = beijing_day(at)
    withdrawn.withdrawal_reason = check_text(reason, _("撤回理由"))
    withdrawn.state, withdrawn.withdrawn_on = RequestState.WITHDRAWN, today
    withdrawn.save()
    matters_actions.lapse(withdrawn.ref, on=today)
    ledger.record(
        "intake.withdraw_request",
        at=at,
        actor=organization.actor_of(by, at),
        row=withdrawn,
        context=matter.ref,
        label=f"{withdrawn.unit_name}撤回请示",
        old={"state": RequestState.ASKED},
        new={"state": withdrawn.state},
        reason=withdrawn.withdrawal_reason,
    )
    return withdrawn
