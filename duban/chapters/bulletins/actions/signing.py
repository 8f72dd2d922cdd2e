"""The chain of a circular: 核稿, 签发, back to the drafter (decision 25)."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from duban.chapters.bulletins import queries, rules
from duban.chapters.bulletins.actions.circulars import check_whole
from duban.chapters.bulletins.models import Circular
from duban.chapters.bulletins.terms import CIRCULAR_DOCUMENT, SIGN_OFF, CircularState
from duban.ground import access
from duban.ground.access import PostKind
from duban.ground.beijing import beijing_day
from duban.support.ledger import actions as ledger
from duban.support.notifications import inbox
from duban.support.organization import queries as organization
from duban.support.organization.models import Person
from duban.support.organization.terms import POST_LABELS, DeciderKind
from duban.support.rulebook import queries as rulebook


def deciders() -> dict[str, str]:
    """Who may sign, in words."""
    posts = {kind.value: str(label) for kind, label in POST_LABELS.items()}
    return {**posts, **{code: str(label) for code, label in DeciderKind.choices}}


@transaction.atomic
@ledger.once("bulletins.review_circular", queries.circular_by_uid)
def review_circular(*, by: Person, at: datetime, request_id: UUID | None, circular: UUID) -> Circular:
    """核稿阶段性通报（第十一条第三项）: by another than its drafter; everything in it is checked.

    Refuses items without cause or next step, empty phrases, sanction words and persons, numbers in the text that are
    not the counted ones, and figures that no longer agree with their lists.
    """
    found = queries.visible_circular(person=by, at=at, uid=circular)
    access.require("bulletins.review_circular", organization.standing(by, at))
    reviewed = queries.lock(found)
    rules.check_circular_step("bulletins.review_circular", reviewed.state)
    rules.check_other_reads(own=reviewed.drafted_by_id == by.pk)
    today = beijing_day(at)
    check_whole(reviewed, today)
    reviewed.state, reviewed.reviewed_by, reviewed.reviewed_on = CircularState.REVIEWED, by, today
    reviewed.return_reason, reviewed.returned_on = "", None
    reviewed.save()
    signers = [PostKind(code) for code in signers_on(today) if code in set(PostKind)]
    inbox.tell(
        {one.pk: one for post in signers for one in organization.people_with(post, today)}.values(),
        kind="bulletins.circular",
        text=_("有一份阶段性通报待签发"),
        at=at,
        slot=f"circular:{reviewed.uid}:{reviewed.version}",
        subject_ref=reviewed.ref,
        context_ref=reviewed.ref,
    )
    ledger.record(
        "bulletins.review_circular",
        at=at,
        actor=organization.actor_of(by, at),
        row=reviewed,
        context=reviewed.ref,
        label=f"核稿{reviewed.title}",
        new={"reviewed_on": today},
    )
    return reviewed


def signers_on(day: date) -> tuple[str, ...]:
    """Who may sign off a circular, as the rule set of that day has it."""
    table = rulebook.values(day).table("documents.who_may_sign")
    return tuple(str(one) for one in table[CIRCULAR_DOCUMENT])


@transaction.atomic
@ledger.once("bulletins.return_circular", queries.circular_by_uid)
def return_circular(
    *, by: Person, at: datetime, request_id: UUID | None, circular: UUID, reason: str
) -> Circular:
    """退回阶段性通报修改（第十一条第三项）: back to its drafter, with the reason; reviewed or signed off, never issued."""
    found = queries.visible_circular(person=by, at=at, uid=circular)
    access.require("bulletins.return_circular", organization.standing(by, at))
    back = queries.lock(found)
    rules.check_circular_step("bulletins.return_circular", back.state)
    old, today = back.state, beijing_day(at)
    back.return_reason = rules.check_text(reason, _("退回的理由"), "11(3)")
    back.state, back.returned_on = CircularState.DRAFT, today
    back.reviewed_by = back.reviewed_on = back.signed_off_by = back.signed_off_on = None
    back.signed_off_for = ""
    back.save()
    inbox.tell(
        [back.drafted_by],
        kind="bulletins.circular",
        text=_("您拟制的阶段性通报已退回修改"),
        at=at,
        slot=f"circular:{back.uid}:{back.version}",
        subject_ref=back.ref,
        context_ref=back.ref,
    )
    ledger.record(
        "bulletins.return_circular",
        at=at,
        actor=organization.actor_of(by, at),
        row=back,
        context=back.ref,
        label=f"退回{back.title}修改",
        old={"state": old},
        new={"state": back.state},
        reason=reason,
    )
    return back


@transaction.atomic
@ledger.once("bulletins.sign_off_circular", queries.circular_by_uid)
def sign_off_circular(*, by: Person, at: datetime, request_id: UUID | None, circular: UUID) -> Circular:
    """签发阶段性通报（第十一条第三项）: by whom the rule set's table names, or on a checked paper of his (代录).

    The act's date is the paper's, never before the circular was reviewed. Everything is checked again.
    """
    found = queries.visible_circular(person=by, at=at, uid=circular)
    who = organization.standing(by, at)
    access.require("bulletins.sign_off_circular", who)
    signed = queries.lock(found)
    rules.check_circular_step("bulletins.sign_off_circular", signed.state)
    today = beijing_day(at)
    allowed = signers_on(today)
    entitled = bool({role.value for role in who.roles} & set(allowed))
    basis = organization.decision(by, at, subject_ref=signed.ref, word=SIGN_OFF, entitled=entitled)
    decider = basis.slip.decider_kind if basis.slip else ""
    rules.check_signer(allowed, entitled=entitled, decider=decider, labels=deciders())
    rules.check_decided_on(basis.on, signed.reviewed_on or signed.drafted_on)
    check_whole(signed, today)
    signed.state = CircularState.SIGNED_OFF
    signed.signed_off_by, signed.signed_off_on = by, basis.on
    signed.signed_off_for = basis.on_behalf_of
    signed.save()
    inbox.tell(
        organization.people_with(PostKind.OFFICE_STAFF, today),
        kind="bulletins.circular",
        text=_("有一份阶段性通报已签发，待印发"),
        at=at,
        slot=f"circular:{signed.uid}:{signed.version}",
        subject_ref=signed.ref,
        context_ref=signed.ref,
    )
    ledger.record(
        "bulletins.sign_off_circular",
        at=at,
        actor=organization.actor_of(by, at, on_behalf_of=basis.on_behalf_of),
        row=signed,
        context=signed.ref,
        label=f"签发{signed.title}",
        new={"signed_off_on": basis.on},
    )
    return signed
