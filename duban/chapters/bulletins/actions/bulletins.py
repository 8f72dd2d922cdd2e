"""工作简报: written section by section, reviewed, issued under its 期号, sent out (8(5); decision 25)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from duban.chapters.bulletins import queries, rules, terms
from duban.chapters.bulletins.actions import audiences, letter
from duban.chapters.bulletins.actions.signing import deciders
from duban.chapters.bulletins.models import Bulletin, BulletinPicture
from duban.chapters.bulletins.rules import SectionText
from duban.chapters.bulletins.terms import BulletinState
from duban.ground import access
from duban.ground.access import PostKind
from duban.ground.beijing import beijing_day
from duban.support.documents import actions as documents
from duban.support.documents import numbers
from duban.support.files import queries as files
from duban.support.ledger import actions as ledger
from duban.support.notifications import inbox
from duban.support.organization import queries as organization
from duban.support.organization.models import Person
from duban.support.rulebook import queries as rulebook


@dataclass(frozen=True)
class PictureText:
    """A picture that was uploaded, its caption, and the section after which it stands."""

    file: UUID
    caption: str
    section: int = 1


@transaction.atomic
@ledger.once("bulletins.draft_bulletin", queries.bulletin_by_uid)
def draft_bulletin(
    *,
    by: Person,
    at: datetime,
    request_id: UUID | None,
    title: str,
    sections: Sequence[SectionText],
    pictures: Sequence[PictureText] = (),
    units: Sequence[UUID] = (),
    persons: Sequence[UUID] = (),
) -> Bulletin:
    """编写跟踪督办问效问责工作简报（第八条第五项）: sections with heading and body, pictures, whom it is for.

    The audience may be chosen later. Refuses a bulletin without a section, a section without heading or body, and a
    picture that is none.
    """
    access.require("bulletins.draft_bulletin", organization.standing(by, at))
    bulletin = Bulletin(drafted_by=by, drafted_on=beijing_day(at))
    _write(bulletin, title, sections)
    _show(bulletin, pictures)
    _send_to(bulletin, units, persons, at)
    ledger.record(
        "bulletins.draft_bulletin",
        at=at,
        actor=organization.actor_of(by, at),
        row=bulletin,
        context=bulletin.ref,
        label=f"编写工作简报：{bulletin.title}",
        new={"sections": len(bulletin.sections), "pictures": len(pictures)},
    )
    return bulletin


def _write(bulletin: Bulletin, title: str, sections: Sequence[SectionText]) -> None:
    bulletin.title = rules.check_text(title, _("标题"), "8(5)")[:200]
    kept = rules.check_sections(sections, most=terms.MOST_SECTIONS)
    bulletin.sections = [asdict(one) for one in kept]
    bulletin.save()


def _show(bulletin: Bulletin, pictures: Sequence[PictureText]) -> None:
    """These pictures and no others; one that was taken out and comes back is the same again."""
    found = [(files.file_by_uid(one.file), one) for one in pictures]
    rules.check_pictures([(file.name, file.kind) for file, _one in found])
    had = {one.file_id: one for one in queries.all_pictures(bulletin)}
    shown = set()
    for file, one in found:
        picture = had.get(file.pk) or BulletinPicture(bulletin=bulletin, file=file)
        picture.caption = one.caption.strip() or file.name
        picture.section = max(1, min(one.section, len(bulletin.sections)))
        picture.dropped = False
        picture.save()
        shown.add(file.pk)
    for key, gone in had.items():
        if key not in shown and not gone.dropped:
            gone.dropped = True
            gone.save()


def _send_to(bulletin: Bulletin, units: Sequence[UUID], persons: Sequence[UUID], at: datetime) -> None:
    chosen = queries.audience(units, persons, beijing_day(at))
    if units or persons:
        rules.check_audience(len(chosen[0]), len(chosen[1]), unfit=chosen[2])
    audiences.choose(bulletin, chosen[0], chosen[1])


@transaction.atomic
@ledger.once("bulletins.edit_bulletin", queries.bulletin_by_uid)
def edit_bulletin(
    *,
    by: Person,
    at: datetime,
    request_id: UUID | None,
    bulletin: UUID,
    title: str,
    sections: Sequence[SectionText],
    pictures: Sequence[PictureText] = (),
    units: Sequence[UUID] = (),
    persons: Sequence[UUID] = (),
) -> Bulletin:
    """修改工作简报（第八条第五项）: what was reviewed before is reviewed again. Refuses an issued one."""
    found = queries.visible_bulletin(person=by, at=at, uid=bulletin)
    access.require("bulletins.edit_bulletin", organization.standing(by, at))
    edited = queries.lock(found)
    rules.check_bulletin_step("bulletins.edit_bulletin", edited.state)
    old = edited.state
    edited.state = BulletinState.DRAFT
    edited.reviewed_by = edited.reviewed_on = None
    _write(edited, title, sections)
    _show(edited, pictures)
    _send_to(edited, units, persons, at)
    ledger.record(
        "bulletins.edit_bulletin",
        at=at,
        actor=organization.actor_of(by, at),
        row=edited,
        context=edited.ref,
        label=f"修改工作简报：{edited.title}",
        old={"state": old},
        new={"sections": len(edited.sections), "pictures": len(pictures)},
    )
    return edited


@transaction.atomic
@ledger.once("bulletins.review_bulletin", queries.bulletin_by_uid)
def review_bulletin(*, by: Person, at: datetime, request_id: UUID | None, bulletin: UUID) -> Bulletin:
    """审签工作简报（第八条第五项）: by whom the rule set's table names. Refuses a bulletin without audience."""
    found = queries.visible_bulletin(person=by, at=at, uid=bulletin)
    who = organization.standing(by, at)
    access.require("bulletins.review_bulletin", who)
    reviewed = queries.lock(found)
    rules.check_bulletin_step("bulletins.review_bulletin", reviewed.state)
    to = queries.recipients_of(reviewed)
    rules.check_audience(len(to), 0, unfit=[])
    today = beijing_day(at)
    table = rulebook.values(today).table("documents.who_may_sign")
    allowed = tuple(str(one) for one in table[terms.BULLETIN_DOCUMENT])
    entitled = bool({role.value for role in who.roles} & set(allowed))
    rules.check_may_sign(allowed, entitled=entitled, labels=deciders())
    reviewed.state, reviewed.reviewed_by, reviewed.reviewed_on = BulletinState.REVIEWED, by, today
    reviewed.save()
    inbox.tell(
        organization.people_with(PostKind.OFFICE_STAFF, today),
        kind="bulletins.bulletin",
        text=_("有一期工作简报已审签，待印发"),
        at=at,
        slot=f"bulletin:{reviewed.uid}:{reviewed.version}",
        subject_ref=reviewed.ref,
        context_ref=reviewed.ref,
    )
    ledger.record(
        "bulletins.review_bulletin",
        at=at,
        actor=organization.actor_of(by, at),
        row=reviewed,
        context=reviewed.ref,
        label=f"审签工作简报：{reviewed.title}",
        new={"reviewed_on": today},
    )
    return reviewed


@transaction.atomic
@ledger.once("bulletins.issue_bulletin", queries.bulletin_by_uid)
def issue_bulletin(*, by: Person, at: datetime, request_id: UUID | None, bulletin: UUID) -> Bulletin:
    """印发工作简报（第八条第五项）: under the next 期号 of the year, frozen, sent to everybody it is for."""
    found = queries.visible_bulletin(person=by, at=at, uid=bulletin)
    access.require("bulletins.issue_bulletin", organization.standing(by, at))
    issued = queries.lock(found)
    rules.check_bulletin_step("bulletins.issue_bulletin", issued.state)
    today = beijing_day(at)
    served = audiences.serve(
        issued, kind="bulletins.served", text=_("有一期工作简报待阅"), at=at, today=today
    )
    issued.state, issued.issued_on, issued.year = BulletinState.ISSUED, today, today.year
    # The number is the last of all locks.
    issued.ordinal = numbers.take(terms.BULLETIN_DOCUMENT, today.year)
    number = number_of(issued)
    issued.document = documents.register(
        kind=terms.BULLETIN_DOCUMENT,
        number=number,
        title=issued.title,
        subject_ref=issued.ref,
        context_ref=issued.ref,
        facts=letter.bulletin_facts(issued, number=number, day=today),
        issued_on=today,
    )
    issued.save()
    ledger.record(
        "bulletins.issue_bulletin",
        at=at,
        actor=organization.actor_of(by, at),
        row=issued,
        context=issued.ref,
        label=f"印发工作简报{number}，送达{served}个对象",
        new={"number": number, "issued_on": today, "served": served},
    )
    return issued


def number_of(bulletin: Bulletin) -> str:
    return terms.BULLETIN_NUMBER.format(year=bulletin.year, ordinal=bulletin.ordinal)
