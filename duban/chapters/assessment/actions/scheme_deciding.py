"""A scheme goes up, is adopted or sent back, or is given up (8(4), 13(1); decisions 10, 30, 31)."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from duban.chapters.assessment.actions.scheme_drafting import check_state
from duban.chapters.assessment.models import AssessmentScheme
from duban.chapters.assessment.queries import schemes
from duban.chapters.assessment.rules.scheme import adopting, checks, codec
from duban.chapters.assessment.terms.scheme import APPROVE, RETURN, SchemeState
from duban.ground import access
from duban.ground.access import PostKind, Role
from duban.ground.beijing import beijing_day
from duban.support.ledger import actions as ledger
from duban.support.ledger import canonical, locks
from duban.support.notifications import inbox
from duban.support.organization import queries as organization
from duban.support.organization.models import Person
from duban.support.organization.queries import Decided
from duban.support.organization.terms import DeciderKind
from duban.support.rulebook import queries as rulebook


@transaction.atomic
@ledger.once("assessment.submit_scheme", schemes.by_uid)
def submit_scheme(
    *, by: Person, at: datetime, request_id: UUID | None, scheme: UUID, note: str, from_on: date
) -> AssessmentScheme:
    """考核细则报领导小组审定（第十三条第一项）: why, and from which day it is meant to hold.

    Refuses a scheme that is not whole (assessment.scheme_problem), no reason (assessment.scheme_note), and a day on
    which it could not begin (assessment.scheme_from).
    """
    found = schemes.visible(person=by, at=at, uid=scheme)
    access.require("assessment.submit_scheme", organization.standing(by, at))
    row, today = locks.take(found), beijing_day(at)
    check_state("assessment.submit_scheme", row)
    checks.check_adoptable(codec.decode(row.body), schemes.refused_words(today))
    row.note = adopting.check_note(note)[:400]
    row.from_on = adopting.check_from(from_on, earliest=schemes.earliest_from(today))
    before, row.state = row.state, SchemeState.SUBMITTED
    row.submitted_by, row.submitted_on = by, today
    row.submissions += 1
    row.save()
    _tell(row, [PostKind.LEADING_GROUP_HEAD], _("有一份考核细则待审定"), at)
    ledger.record(
        "assessment.submit_scheme",
        at=at,
        actor=organization.actor_of(by, at),
        row=row,
        context=row.ref,
        label=f"《{row.title}》报审，拟自{row.from_on}起施行",
        old={"state": before},
        new={"state": row.state, "from_on": row.from_on, "sha256": canonical.digest(row.body)},
        reason=row.note,
    )
    return row


@transaction.atomic
@ledger.once("assessment.adopt_scheme", schemes.by_uid)
def adopt_scheme(
    *, by: Person, at: datetime, request_id: UUID | None, scheme: UUID, from_on: date, opinion: str = ""
) -> AssessmentScheme:
    """审定考核细则（第七条、第十三条第一项）: by the Leading Group's head, or on a checked paper (代录).

    It is numbered and frozen, and counts from `from_on`; the version before it ends the day before and stays what it
    was. Refuses whoever has written or sent it up (assessment.scheme_own), a clerk without a checked paper
    (organization.needs_paper), a paper of somebody else than the rule set names (assessment.scheme_adopter_unfit) or of
    a day before the submission (assessment.scheme_decided_before), and a day on which it could not begin
    (assessment.scheme_from).
    """
    found = schemes.visible(person=by, at=at, uid=scheme)
    access.require("assessment.adopt_scheme", organization.standing(by, at))
    body, today = organization.lock(), beijing_day(at)
    row = locks.take(found)
    check_state("assessment.adopt_scheme", row)
    adopting.check_other_hand(_hands(row), by.ref)
    checks.check_adoptable(codec.decode(row.body), schemes.refused_words(today))
    basis = _decided(row, by, at, APPROVE)
    row.from_on = adopting.check_from(from_on, earliest=schemes.earliest_from(today))
    before = schemes.newest()
    row.number = (before.number or 0) + 1 if before else 1
    row.state, row.sha256 = SchemeState.ADOPTED, canonical.digest(row.body)
    row.decided_by, row.decided_on, row.approval = by, basis.on, basis.slip
    row.save()
    if before is not None:
        _supersede(before, row, from_on)
    body.save()
    _tell(row, [PostKind.OFFICE_STAFF, PostKind.OFFICE_DIRECTOR], _("考核细则已审定"), at)
    ledger.record(
        "assessment.adopt_scheme",
        at=at,
        actor=organization.actor_of(by, at, on_behalf_of=basis.on_behalf_of),
        row=row,
        context=row.ref,
        label=f"审定《{row.title}》为第{row.number}版，自{row.from_on}起施行",
        old={"state": SchemeState.SUBMITTED, "in_force": before.number if before else None},
        new={
            "state": row.state,
            "number": row.number,
            "from_on": row.from_on,
            "sha256": row.sha256,
            "decided_on": basis.on,
            "paper": basis.slip.ref if basis.slip else None,
        },
        reason=opinion,
    )
    return row


def _supersede(before: AssessmentScheme, row: AssessmentScheme, from_on: date) -> None:
    """The version before it holds up to the day before, and for every fact of its days for ever."""
    former = locks.take(before)
    former.state, former.superseded_by = SchemeState.SUPERSEDED, row
    former.to_on = from_on - timedelta(days=1)
    former.save()


def _hands(row: AssessmentScheme) -> set[str]:
    hands = (row.drafted_by, row.changed_by, row.submitted_by)
    return {person.ref for person in hands if person is not None}


def _decided(row: AssessmentScheme, by: Person, at: datetime, word: str) -> Decided:
    """On which day, and for whom; the head decides himself, the Office only carries in a paper."""
    today = beijing_day(at)
    head = Role.LEADING_GROUP_HEAD in organization.roles(by, today)
    basis = organization.decision(by, at, subject_ref=schemes.subject_of(row), word=word, entitled=head)
    adopting.check_decided(basis.on, submitted_on=row.submitted_on)
    kind = basis.slip.decider_kind if basis.slip else None
    allowed = rulebook.values(today).texts("assessment.scheme_adopted_by")
    adopting.check_adopter(
        kind,
        allowed,
        label=str(DeciderKind(kind).label) if kind else "",
        labels=[str(DeciderKind(one).label) for one in allowed],
    )
    return basis


@transaction.atomic
@ledger.once("assessment.return_scheme", schemes.by_uid)
def return_scheme(
    *, by: Person, at: datetime, request_id: UUID | None, scheme: UUID, reason: str
) -> AssessmentScheme:
    """退回考核细则修改（第十三条第一项）: with a reason, by the head or on a checked paper.

    Refuses as adopting does, and an empty reason (assessment.scheme_reason).
    """
    found = schemes.visible(person=by, at=at, uid=scheme)
    access.require("assessment.return_scheme", organization.standing(by, at))
    row = locks.take(found)
    check_state("assessment.return_scheme", row)
    row.reason = adopting.check_reason(reason)[:400]
    basis = _decided(row, by, at, RETURN)
    row.state = SchemeState.RETURNED
    row.save()
    _tell(row, [PostKind.OFFICE_STAFF, PostKind.OFFICE_DIRECTOR], _("考核细则被退回修改"), at)
    ledger.record(
        "assessment.return_scheme",
        at=at,
        actor=organization.actor_of(by, at, on_behalf_of=basis.on_behalf_of),
        row=row,
        context=row.ref,
        label=f"退回《{row.title}》修改",
        old={"state": SchemeState.SUBMITTED},
        new={"state": row.state, "decided_on": basis.on},
        reason=row.reason,
    )
    return row


@transaction.atomic
@ledger.once("assessment.withdraw_scheme", schemes.by_uid)
def withdraw_scheme(
    *, by: Person, at: datetime, request_id: UUID | None, scheme: UUID, reason: str
) -> AssessmentScheme:
    """撤回考核细则草案（第十三条第一项）: with a reason; it stays readable.

    Refuses one that is decided (assessment.scheme_state) and an empty reason (assessment.scheme_reason).
    """
    found = schemes.visible(person=by, at=at, uid=scheme)
    access.require("assessment.withdraw_scheme", organization.standing(by, at))
    row = locks.take(found)
    check_state("assessment.withdraw_scheme", row)
    before = row.state
    row.reason = adopting.check_reason(reason)[:400]
    row.state = SchemeState.WITHDRAWN
    row.save()
    ledger.record(
        "assessment.withdraw_scheme",
        at=at,
        actor=organization.actor_of(by, at),
        row=row,
        context=row.ref,
        label=f"撤回《{row.title}》草案",
        old={"state": before},
        new={"state": row.state},
        reason=row.reason,
    )
    return row


def _tell(row: AssessmentScheme, posts: list[PostKind], text: str, at: datetime) -> None:
    day = beijing_day(at)
    inbox.tell(
        [person for post in posts for person in organization.people_with(post, day)],
        kind="assessment.scheme",
        text=text,
        at=at,
        slot=f"scheme:{row.uid}:{row.state}:{row.submissions}",
        subject_ref=row.ref,
        context_ref=row.ref,
    )
