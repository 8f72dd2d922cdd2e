"""拟稿 and 核稿: the text is free until another person has checked it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from duban.ground import access
from duban.ground.access import PostKind, mark_locked
from duban.ground.beijing import beijing_day
from duban.support.documents import queries, rules, wording
from duban.support.documents.actions.telling import tell
from duban.support.documents.kinds import KINDS
from duban.support.documents.models import Draft, Step
from duban.support.documents.terms import ChainStep
from duban.support.ledger import actions as ledger
from duban.support.ledger import locks
from duban.support.organization import queries as organization
from duban.support.organization.models import Person


@transaction.atomic
@ledger.once("documents.draft", queries.draft_by_uid)
def draft(
    *,
    by: Person,
    at: datetime,
    request_id: UUID | None,
    kind: str,
    title: str,
    text: str,
    to: str = "",
    attachments: str = "",
    copies: str = "",
    note: str = "",
    urgency: str = "",
    attendance: str = "",
    countersigners: Sequence[UUID] = (),
) -> Draft:
    """拟稿（第八条第五项）: the Office drafts a paper that no chapter issues by an act of its own.

    `text` and `attachments` one paragraph or name a line, `attendance` lines of word and names. Refuses a kind that is
    not drafted (documents.not_drafted), and what the paper needs and lacks (documents.empty).
    """
    access.require("documents.draft", organization.standing(by, at))
    known = KINDS.get(kind)
    rules.check_kind(drafted=known is not None and known.drafted, name=str(known.name) if known else kind)
    _check(title=title, text=text, to=to, copies=copies, note=note)
    today = beijing_day(at)
    made = Draft(
        kind=kind,
        title=title.strip(),
        to=to.strip(),
        text=text,
        attachments=attachments,
        copies=copies.strip(),
        note=note.strip(),
        urgency=urgency,
        attendance=attendance,
        drafted_by=by,
        drafted_on=today,
    )
    made.save()
    mark_locked(made.ref)
    Step(draft=made, kind=ChainStep.DRAFT, person=by, on=today).save()
    _ask(made, countersigners)
    tell(made, organization.people_with(PostKind.OFFICE_DIRECTOR, today), _("有一件公文待核稿"), at)
    ledger.record(
        "documents.draft",
        at=at,
        actor=organization.actor_of(by, at),
        row=made,
        context=made.ref,
        label=f"拟稿：{made.title}",
        new={"kind": kind, "title": made.title, "text": text},
    )
    return made


@transaction.atomic
@ledger.once("documents.revise", queries.draft_by_uid)
def revise(
    *,
    by: Person,
    at: datetime,
    request_id: UUID | None,
    official_paper: UUID,
    title: str,
    text: str,
    to: str = "",
    attachments: str = "",
    copies: str = "",
    note: str = "",
    urgency: str = "",
    attendance: str = "",
    countersigners: Sequence[UUID] = (),
) -> Draft:
    """改稿（第八条第五项）: before it is checked, or after it was returned; what it said before stays on record.

    Refuses a paper that has gone on (documents.wrong_step).
    """
    found = queries.visible_draft(person=by, at=at, uid=official_paper)
    access.require("documents.revise", organization.standing(by, at))
    revised = locks.take(found)
    rules.check_step(revised.state, ChainStep.DRAFT)
    _check(title=title, text=text, to=to, copies=copies, note=note)
    old = {"title": revised.title, "text": revised.text, "to": revised.to}
    revised.title, revised.text, revised.to = title.strip(), text, to.strip()
    revised.attachments, revised.copies, revised.note = attachments, copies.strip(), note.strip()
    revised.urgency, revised.attendance = urgency, attendance
    revised.save()
    for step in revised.steps.filter(kind=ChainStep.COUNTERSIGN, lapsed=False):
        step.lapsed = True
        step.save()
    _ask(revised, countersigners)
    # Whoever changed the words last has drafted them, and another checks.
    Step(draft=revised, kind=ChainStep.DRAFT, person=by, on=beijing_day(at), remark=_("改稿")).save()
    ledger.record(
        "documents.revise",
        at=at,
        actor=organization.actor_of(by, at),
        row=revised,
        context=revised.ref,
        label=f"改稿：{revised.title}",
        old=old,
        new={"title": revised.title, "text": text, "to": revised.to},
    )
    return revised


@transaction.atomic
@ledger.once("documents.check", queries.draft_by_uid)
def check(
    *, by: Person, at: datetime, request_id: UUID | None, official_paper: UUID, remark: str = ""
) -> Draft:
    """核稿（第八条第五项）: another of the Office than whoever drafted or changed it; then it may be countersigned and
    signed off.

    Refuses one's own draft (documents.own_draft).
    """
    found = queries.visible_draft(person=by, at=at, uid=official_paper)
    access.require("documents.check", organization.standing(by, at))
    checked = locks.take(found)
    to = rules.check_step(checked.state, ChainStep.CHECK)
    rules.check_not_own(own=_has_written(checked, by))
    rules.check_filled(wording.placeholders(f"{checked.title}{checked.to}{checked.text}"))
    today = beijing_day(at)
    checked.state = to
    checked.save()
    Step(draft=checked, kind=ChainStep.CHECK, person=by, on=today, remark=remark).save()
    asked = [step.person for step in checked.steps.filter(kind=ChainStep.COUNTERSIGN, lapsed=False, on=None)]
    if asked:
        tell(checked, asked, _("有一件公文请您会签"), at)
    else:
        tell(checked, queries.signers(checked.kind, today), _("有一件公文待签发"), at)
    ledger.record(
        "documents.check",
        at=at,
        actor=organization.actor_of(by, at),
        row=checked,
        context=checked.ref,
        label=f"核稿：{checked.title}",
        new={"state": to},
        reason=remark,
    )
    return checked


def _check(*, title: str, text: str, to: str, copies: str, note: str) -> None:
    rules.check_texts({_("标题"): title, _("正文"): text}, needed={_("标题"), _("正文")})
    rules.check_texts({_("标题"): title, _("附注"): note}, needed=(), most=200)
    rules.check_texts({_("主送"): to, _("抄送"): copies}, needed=(), most=600)


def _ask(made: Draft, countersigners: Sequence[UUID]) -> None:
    for uid in dict.fromkeys(countersigners):
        Step(draft=made, kind=ChainStep.COUNTERSIGN, person=organization.person_by_uid(uid)).save()


def _has_written(found: Draft, person: Person) -> bool:
    """Whether the words before the checker are his own: since the last return, or as first drafted."""
    last = found.steps.filter(kind=ChainStep.DRAFT).order_by("-id").first()
    return last is not None and last.person_id == person.pk
