"""传签考核结果, and the decision that rests on it: all who need not recuse have agreed (13(2); decisions 30, 31)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from duban.chapters.assessment.actions.results import stepping
from duban.chapters.assessment.actions.results.deciding import Basis, check_circulation
from duban.chapters.assessment.models import ResultRound, ResultSignature
from duban.chapters.assessment.queries import results as queries
from duban.chapters.assessment.queries import signing
from duban.chapters.assessment.queries.results import AnyResult
from duban.chapters.assessment.rules import results as rules
from duban.ground import access
from duban.ground.access import PostKind
from duban.ground.beijing import beijing_day
from duban.support.ledger import actions as ledger
from duban.support.notifications import inbox
from duban.support.organization import queries as organization
from duban.support.organization.models import Person

# So many are named on the results; the circulation itself names all.
NAMED = 8
OFFICE = (PostKind.OFFICE_DIRECTOR, PostKind.OFFICE_STAFF)


@transaction.atomic
@ledger.once("assessment.sign_results", signing.signature_by_uid)
def sign_results(
    *, by: Person, at: datetime, request_id: UUID | None, result_round: UUID, agrees: bool, words: str = ""
) -> ResultSignature:
    """传签考核结果（第十三条第二项）: a member of the Leading Group agrees to the suggested grades, or does not and says why.

    He signs for all units but those for which he recuses. Refuses where circulation is not allowed
    (assessment.decider_unfit), whoever proposed or submitted them (assessment.results_own_submission), whoever has no unit
    to decide on (assessment.recused_for_all), and a second signature (assessment.result_signed_before).
    """
    found = queries.visible_round(person=by, at=at, uid=result_round)
    access.require("assessment.sign_results", organization.standing(by, at))
    of, today = queries.lock(found), beijing_day(at)
    stepping.check_step("assessment.sign_results", of)
    check_circulation(today)
    signing.check_signer(of, by, today)
    said = rules.check_words(words, agrees=agrees)
    signed = ResultSignature(round=of, person=by, agrees=agrees, words=said, on=today)
    signed.save()
    inbox.tell(
        [one for post in OFFICE for one in organization.people_with(post, today)],
        kind="assessment.signed",
        text=_("{name}已传签{title}结果").format(name=by.name, title=of.title),
        at=at,
        slot=f"result-signature:{signed.uid}",
        subject_ref=of.ref,
        context_ref=of.ref,
    )
    ledger.record(
        "assessment.sign_results",
        at=at,
        actor=organization.actor_of(by, at),
        row=signed,
        context=of.ref,
        label=f"传签{of.title}结果：同意" if agrees else f"传签{of.title}结果：不同意",
        new={"agrees": agrees},
        reason=said,
    )
    return signed


def decide(of: ResultRound, results: Sequence[AnyResult], today: date) -> Basis:
    """The decision by circulation on these results; it is taken on the day of the last signature."""
    check_circulation(today)
    signed, graded = signing.signatures(of), [one for one in results if one.ranked]
    members = {one.ref: signing.seat_of(one, graded, today) for one in signing.group(today)}
    rules.check_circulated(
        members,
        {one.person.ref: one.agrees for one in signed},
        {one.unit_id: one.unit_name for one in graded},
        head_too=signing.head_recuses(today),
        judged_by=signing.judged_by(of),
    )
    agreed = [one.person.name for one in signed if one.agrees]
    names = "、".join(agreed[:NAMED]) + (f"等{len(agreed)}人" if len(agreed) > NAMED else "")
    return Basis(on=max(one.on for one in signed), on_behalf_of=_("领导小组（{names}）").format(names=names))


def lapse(of: ResultRound) -> None:
    """What was signed falls with the submission that it was signed for."""
    for one in signing.signatures(of):
        row = queries.lock(one)
        row.lapsed = True
        row.save()
