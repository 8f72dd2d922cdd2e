"""《督办通知书》: drafted, signed off, issued with its number (art. 11(3); decisions 20, 25)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from duban.chapters.matters import actions as matters_actions
from duban.chapters.matters import queries as matters
from duban.chapters.matters import rules as matters_rules
from duban.chapters.matters.queries import sameness
from duban.chapters.matters.terms import ObligationKind
from duban.chapters.supervision import queries, rules
from duban.chapters.supervision.actions import letter
from duban.chapters.supervision.actions.problems import mark_noticed
from duban.chapters.supervision.models import NoticeProblem, Problem, SupervisionNotice
from duban.chapters.supervision.queries import reckoning
from duban.chapters.supervision.terms import NoticeState
from duban.ground import access
from duban.ground.access import PostKind, Role
from duban.ground.beijing import beijing_day
from duban.support.documents import actions as documents
from duban.support.documents import numbers
from duban.support.ledger import actions as ledger
from duban.support.notifications import inbox
from duban.support.organization import queries as organization
from duban.support.organization.models import Person
from duban.support.organization.terms import DeciderKind
from duban.support.rulebook import queries as rulebook

if TYPE_CHECKING:
    from duban.chapters.matters.models import Matter

SIGN_OFF = "SIGN_OFF"


@transaction.atomic
@ledger.once("supervision.draft_notice", queries.notice_by_uid)
def draft_notice(
    *,
    by: Person,
    at: datetime,
    request_id: UUID | None,
    matter: UUID,
    unit: UUID,
    problems: Sequence[UUID],
    requirement: str,
    reply_days: int | None = None,
    reply_due_on: date | None = None,
    further_reason: str = "",
) -> SupervisionNotice:
    """对发现的问题拟制《督办通知书》（第十一条第三项）: at least one problem with fact and evidence.

    `reply_days` are working days from service, or `reply_due_on` a Beijing date. Refuses problems of one
    check that are left out, problems that the unit reported itself within its own new date, and a further
    notice on a problem before the first limit has run out without `further_reason` (the head signs it).
    """
    found = matters.get_visible(person=by, at=at, uid=matter)
    access.require("supervision.draft_notice", matters.standing(by, at, found))
    locked = matters.lock(found, at=at)
    matters_rules.check_active(locked.state, locked.closed_on, "11(3)")
    whom, today = organization.unit_by_uid(unit), beijing_day(at)
    values = rulebook.values(today)
    rules.check_not_own("supervision.draft_notice", own=queries.is_own(by, at, whom.pk))
    rules.check_recipient(undertakes=queries.undertakes(locked, whom))
    chosen = list(dict.fromkeys(problems))
    grounds = queries.grounds(locked, whom, chosen, today=today)
    rules.check_problems(
        grounds,
        asked=len(chosen),
        today=today,
        shields=values.flag("supervision.self_report_shields"),
        least=values.number("supervision.notice_problems"),
    )
    early = rules.check_first_limit(grounds, reason=further_reason)
    rules.check_text(requirement, _("整改要求"), "11(3)")
    rules.check_reply_limit(days=reply_days, due_on=reply_due_on, today=today)
    notice = SupervisionNotice(
        matter=locked,
        unit=whom,
        requirement=requirement,
        reply_days=reply_days,
        reply_due_on=reply_due_on,
        further_reason=further_reason if early else "",
        drafted_by=by,
        drafted_on=today,
    )
    notice.save()
    for problem in Problem.objects.filter(uid__in=chosen).order_by("id"):
        NoticeProblem(notice=notice, problem=problem).save()
    _tell(notice, (PostKind.OFFICE_DIRECTOR,), _("有一份督办通知书待签发"), at)
    ledger.record(
        "supervision.draft_notice",
        at=at,
        actor=organization.actor_of(by, at),
        row=notice,
        context=locked.ref,
        label=f"拟制督办通知书，受文单位{organization.unit_name(whom.pk, today)}，问题{len(chosen)}个",
        new={"problems": chosen, "reply_days": reply_days, "reply_due_on": reply_due_on},
        reason=notice.further_reason,
    )
    return notice


@transaction.atomic
@ledger.once("supervision.sign_off_notice", queries.notice_by_uid)
def sign_off_notice(*, by: Person, at: datetime, request_id: UUID | None, notice: UUID) -> SupervisionNotice:
    """签发《督办通知书》（第十一条第三项）: by the Office's director, or on the head's checked paper (代录).

    The notice that will reach the threshold of art. 16(4), reckoned over all issued ones not withdrawn or
    annulled, and one before the first limit has run out, need the head's signature. The act's date is the
    paper's, never before the problems that it rests on.
    """
    found = queries.visible_notice(person=by, at=at, uid=notice)
    who = queries.standing(by, at, found)
    access.require("supervision.sign_off_notice", who)
    matter = sameness.lock_same(found.matter, at=at)
    signed = queries.lock(matter, found)
    rules.check_transition("supervision.sign_off_notice", signed.state)
    matters_rules.check_active(matter.state, matter.closed_on, "11(3)")
    rules.check_not_own("supervision.sign_off_notice", own=queries.is_own(by, at, signed.unit_id))
    found_on = [one.found_on for one in queries.open_problems(signed)]
    rules.check_still_open(len(found_on))
    reckoned = reckoning.before_signing(signed, beijing_day(at))
    slip = organization.checked_slip(signed.ref, SIGN_OFF)
    by_head = Role.LEADING_GROUP_HEAD in who.roles or (
        slip is not None and slip.decider_kind == DeciderKind.LEADING_GROUP_HEAD
    )
    rules.check_sign_off(
        state=signed.state,
        needs_head=reckoned.needs_head,
        by_head=by_head,
        head_before=signed.signed_by_head,
        why=reckoned.why,
    )
    entitled = Role.LEADING_GROUP_HEAD in who.roles or (
        not reckoned.needs_head and Role.OFFICE_DIRECTOR in who.roles
    )
    basis = organization.decision(by, at, subject_ref=signed.ref, word=SIGN_OFF, entitled=entitled)
    rules.check_signed_on(signed_on=basis.on, found_on=max(found_on))
    signed.state = NoticeState.SIGNED_OFF
    signed.signed_off_by, signed.signed_off_on = by, basis.on
    signed.signed_off_for, signed.signed_by_head = basis.on_behalf_of, by_head
    signed.save()
    _tell(signed, (PostKind.OFFICE_STAFF,), _("有一份督办通知书已签发，待印发"), at)
    ledger.record(
        "supervision.sign_off_notice",
        at=at,
        actor=organization.actor_of(by, at, on_behalf_of=basis.on_behalf_of),
        row=signed,
        context=matter.ref,
        label="签发督办通知书" + ("（组长签发）" if by_head else ""),
        new={"signed_off_on": basis.on, "ordinal": reckoned.ordinal, "consequence": reckoned.consequence},
        reason=signed.further_reason,
    )
    return signed


@transaction.atomic
@ledger.once("supervision.issue_notice", queries.notice_by_uid)
def issue_notice(*, by: Person, at: datetime, request_id: UUID | None, notice: UUID) -> SupervisionNotice:
    """印发《督办通知书》（第十一条第三项）: numbered, its facts frozen, put before the unit in the system.

    The number is allotted now, without gap in series and Beijing year. Imposes service on the Office.
    Reckons the threshold again, and refuses when the head must sign and has not.
    """
    found = queries.visible_notice(person=by, at=at, uid=notice)
    access.require("supervision.issue_notice", queries.standing(by, at, found))
    matter = sameness.lock_same(found.matter, at=at)
    issued = queries.lock(matter, found)
    # Drafted for a unit that was merged since: the paper goes to the one that stands for it.
    issued.unit = queries.addressee(issued)
    today = beijing_day(at)
    values = rulebook.values(today)
    rules.check_transition("supervision.issue_notice", issued.state)
    matters_rules.check_active(matter.state, matter.closed_on, "11(3)")
    rules.check_not_own("supervision.issue_notice", own=queries.is_own(by, at, issued.unit_id))
    rules.check_still_open(len(queries.open_problems(issued)))
    reckoned = reckoning.before_signing(issued, today)
    rules.check_issue(
        needs_head=reckoned.needs_head,
        signed_by_head=issued.signed_by_head,
        reply_due_on=issued.reply_due_on,
        today=today,
        why=reckoned.why,
    )
    mark_noticed(matter, issued, today)
    matters_actions.impose_counted(
        matter,
        ObligationKind.SERVE_NOTICE,
        unit=organization.office(),
        source=issued.ref,
        article="11(3)",
        from_on=today,
        days=values.number("supervision.serve_within"),
    )
    _put_before_unit(issued, at, today)
    _number(issued, matter, today, values, reckoned.ordinal)
    ledger.record(
        "supervision.issue_notice",
        at=at,
        actor=organization.actor_of(by, at),
        row=issued,
        context=matter.ref,
        label=f"印发《督办通知书》（{issued.number}）",
        new={"number": issued.number, "issued_on": today, "ordinal": reckoned.ordinal},
    )
    return issued


def _put_before_unit(issued: SupervisionNotice, at: datetime, today: date) -> None:
    heads = organization.holders(issued.unit_id, (PostKind.UNIT_HEAD,), today)
    liaisons = organization.holders(issued.unit_id, (PostKind.LIAISON_A, PostKind.LIAISON_B), today)
    issued.notified_head = heads[0] if heads else None
    issued.notified_liaison = liaisons[0] if liaisons else None
    issued.delivered_at = at
    inbox.tell(
        organization.holders(issued.unit_id, queries.SIGNERS, today),
        kind="supervision.notice_delivered",
        text=_("有一份督办通知书待签收，次一工作日终了未签收的视为送达"),
        at=at,
        slot=f"notice_delivered:{issued.uid}",
        subject_ref=issued.ref,
        context_ref=issued.matter.ref,
        urgent=True,
    )


def _number(
    issued: SupervisionNotice, matter: Matter, today: date, values: rulebook.Values, ordinal: int
) -> None:
    """The number last of all locks; then only new rows."""
    issued.state, issued.issued_on, issued.year = NoticeState.ISSUED, today, today.year
    issued.ordinal = numbers.take(letter.series(), today.year)
    issued.number = letter.number_of(issued.ordinal, today.year)
    issued.document = documents.register(
        kind="supervision_notice",
        number=issued.number,
        title=_("督办通知书"),
        subject_ref=issued.ref,
        context_ref=matter.ref,
        facts=letter.facts(
            issued,
            number=issued.number,
            issued_on=today,
            objection_days=values.number("supervision.objection_within"),
            ordinal=ordinal,
            threshold=values.number("supervision.notice_threshold"),
        ),
        issued_on=today,
    )
    issued.save()


def _tell(notice: SupervisionNotice, posts: tuple[PostKind, ...], text: str, at: datetime) -> None:
    inbox.tell(
        organization.holders(None, posts, beijing_day(at)),
        kind="supervision.notice",
        text=text,
        at=at,
        slot=f"notice:{notice.uid}:{notice.state}",
        subject_ref=notice.ref,
        context_ref=notice.matter.ref,
    )
