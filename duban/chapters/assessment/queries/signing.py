"""Who of the Leading Group decides on results: the seat of each, and what was signed in the circulation (13(2))."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from duban.chapters.assessment.models import ResultRound, ResultSignature
from duban.chapters.assessment.queries import results as queries
from duban.chapters.assessment.queries.impartial import GROUP_POSTS
from duban.chapters.assessment.queries.results import AnyResult
from duban.chapters.assessment.rules import results as rules
from duban.chapters.matters import queries as matters
from duban.ground.access import Refusal, Role
from duban.support.organization import queries as organization
from duban.support.organization.models import Person
from duban.support.rulebook import queries as rulebook


def signature_by_uid(uid: UUID) -> ResultSignature:
    """For replays."""
    return ResultSignature.objects.get(uid=uid)


def signatures(of: ResultRound) -> list[ResultSignature]:
    """What was said to the submission that stands, in the order in which it was."""
    rows = ResultSignature.objects.filter(round=of, lapsed=False).select_related("person")
    return list(rows.order_by("id"))


def group(day: date) -> list[Person]:
    """The Leading Group of that day, the head first."""
    return list({one.pk: one for post in GROUP_POSTS for one in organization.people_with(post, day)}.values())


def ways(day: date) -> list[str]:
    """How grades may be decided, as the rule set has it (decision 30)."""
    return list(rulebook.values(day).texts("assessment.approved_in"))


def may_circulate(day: date) -> bool:
    return "CIRCULATION" in ways(day)


def head_recuses(day: date) -> bool:
    """Whether the head too recuses for a unit in his charge (a value of the rule set)."""
    return rulebook.values(day).flag("assessment.head_recuses_for_units_in_charge")


def judged_by(of: ResultRound) -> set[str]:
    """Who proposed, published and submitted them."""
    return {one.ref for one in (of.proposed_by, of.published_by, of.submitted_by) if one is not None}


def seat_of(person: Person, results: Sequence[AnyResult], day: date) -> rules.Seat:
    """What ties somebody who decides to the units that are decided on."""
    units = frozenset(one.unit_id for one in results)
    recused: frozenset[int] = frozenset()
    for of in {one.round_id: one.round for one in results}.values():
        recused |= frozenset(queries.recused_for(of, person))
    return rules.Seat(
        name=person.name,
        serves_in=units & frozenset(matters.units_of(person, day)),
        in_charge_of=units & queries.units_in_charge(person, day),
        recused_for=recused,
        is_head=Role.LEADING_GROUP_HEAD in organization.roles(person, day),
    )


def check_signer(of: ResultRound, person: Person, day: date) -> None:
    """Whether this person may sign, and has not."""
    results = [one for one in queries.results(of) if one.ranked]
    before = next((one for one in signatures(of) if one.person_id == person.pk), None)
    rules.check_signer(
        seat_of(person, results, day),
        {one.unit_id for one in results},
        head_too=head_recuses(day),
        judged=person.ref in judged_by(of),
        signed_on=before.on if before else None,
    )


def waits_for(of: ResultRound, person: Person, day: date) -> bool:
    """Whether the circulation waits for this person's word."""
    try:
        check_signer(of, person, day)
    except Refusal:
        return False
    return may_circulate(day)
