"""函请配合: outside cooperating units are asked by letter, and nothing is owed for it."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction

from duban.chapters.matters import queries as matters
from duban.chapters.matters.terms import MatterCategory
from duban.chapters.responsibility import queries, rules
from duban.chapters.responsibility.models import Letter
from duban.ground import access
from duban.ground.access import Relation
from duban.ground.beijing import beijing_day
from duban.support.documents import actions as documents
from duban.support.documents import numbers
from duban.support.documents import queries as documents_queries
from duban.support.documents.rules import in_words
from duban.support.ledger import actions as ledger
from duban.support.ledger import locks
from duban.support.organization import queries as organization
from duban.support.organization.models import Person

if TYPE_CHECKING:
    from duban.chapters.matters.models import Matter

# The kind of paper, and how it ends.
DOCUMENT = "cooperation_letter"
CLOSE = "专此函商，请予支持并函复为盼。"


@transaction.atomic
@ledger.once("responsibility.send_letter", queries.letter_by_uid)
def send_letter(
    *, by: Person, at: datetime, request_id: UUID | None, matter: UUID, unit: UUID, request: str
) -> Letter:
    """函请外部单位配合（第九条第五项；decision 1）: whoever signs letters off issues one, numbered and frozen like every paper.

    `request` one paragraph a line. The outside unit owes nothing and is counted nowhere. Refuses a unit within scope, and
    whoever may not sign it off (responsibility.letter_signer): what was signed on paper is recorded with its number.
    """
    found = matters.get_visible(person=by, at=at, uid=matter)
    access.require("responsibility.send_letter", matters.standing(by, at, found))
    locked = matters.lock(found, at=at)
    place, today = organization.unit_by_uid(unit), beijing_day(at)
    party = matters.party_of(locked, place)
    name = organization.unit_name(place.pk, today)
    rules.check_open(locked.closed_on)
    rules.check_asked_outside(name=name, external=party is not None and party.relation == Relation.EXTERNAL)
    rules.check_text(request, "请求配合的内容")
    signers = documents_queries.signers(DOCUMENT, today)
    rules.check_letter_signer(may=by in signers, signers=[one.name for one in signers])
    letter = Letter(
        matter=locked, unit=place, unit_name=name, sent_on=today, request=request.strip(), by=by, number=""
    )
    # The number is the last of all locks.
    letter.number = numbers.allot(DOCUMENT, today)
    letter.save()
    _issue(letter, locked, today)
    ledger.record(
        "responsibility.send_letter",
        at=at,
        actor=organization.actor_of(by, at),
        row=letter,
        context=locked.ref,
        label=f"函请{name}配合（{letter.number}）",
        new={"unit": place.ref, "number": letter.number, "sent_on": today},
        reason=request,
    )
    return letter


def _issue(letter: Letter, matter: Matter, today: date) -> None:
    """The letter as it is frozen: names and wording of that day."""
    issuer = organization.body().name + organization.unit_name(organization.office().pk, today)
    title = f"关于商请配合《{matter.title}》有关工作的函"
    documents.register(
        kind=DOCUMENT,
        number=letter.number,
        title=title,
        subject_ref=letter.ref,
        context_ref=matter.ref,
        facts={
            "letterhead": issuer,
            "number": letter.number,
            "title": title,
            "to": letter.unit_name,
            "paragraphs": [
                f"{in_words(matter.docketed_on)}立项的{MatterCategory(matter.category).label}《{matter.title}》（{matter.number}）"
                "需贵单位支持配合，现将有关事项函商如下：",
                *letter.request.splitlines(),
                CLOSE,
            ],
            "signature": issuer,
            "date": str(today),
        },
        issued_on=today,
    )


@transaction.atomic
@ledger.once("responsibility.record_letter", queries.letter_by_uid)
def record_letter(
    *,
    by: Person,
    at: datetime,
    request_id: UUID | None,
    matter: UUID,
    unit: UUID,
    number: str,
    sent_on: date,
    request: str,
) -> Letter:
    """登记函请外部单位配合（第九条第五项；decision 1）: which letter, signed on paper, asked what on which Beijing day.

    The outside unit owes nothing and is counted nowhere. Refuses a unit within scope, and a day to come or before
    the docketing.
    """
    found = matters.get_visible(person=by, at=at, uid=matter)
    access.require("responsibility.record_letter", matters.standing(by, at, found))
    locked = matters.lock(found, at=at)
    place, today = organization.unit_by_uid(unit), beijing_day(at)
    party = matters.party_of(locked, place)
    name = organization.unit_name(place.pk, today)
    rules.check_open(locked.closed_on)
    rules.check_letter(
        name=name,
        external=party is not None and party.relation == Relation.EXTERNAL,
        number=number,
        request=request,
    )
    rules.check_letter_day(sent_on, since=locked.docketed_on, today=today)
    letter = Letter(
        matter=locked,
        unit=place,
        unit_name=organization.unit_name(place.pk, sent_on),
        number=number.strip(),
        sent_on=sent_on,
        request=request.strip(),
        by=by,
    )
    letter.save()
    ledger.record(
        "responsibility.record_letter",
        at=at,
        actor=organization.actor_of(by, at),
        row=letter,
        context=locked.ref,
        label=f"函请{name}配合（{letter.number}）",
        new={"unit": place.ref, "number": letter.number, "sent_on": sent_on},
        reason=request,
    )
    return letter


@transaction.atomic
@ledger.once("responsibility.record_letter_reply", queries.letter_by_uid)
def record_letter_reply(
    *, by: Person, at: datetime, request_id: UUID | None, letter: UUID, replied_on: date, reply: str
) -> Letter:
    """登记外部单位的复函（第九条第五项）. Refuses a second one, and a day to come or before the letter."""
    found = queries.visible_letter(person=by, at=at, uid=letter)
    access.require("responsibility.record_letter_reply", matters.standing(by, at, found.matter))
    locked = matters.lock(found.matter, at=at)
    answered = locks.take(found)
    rules.check_letter_waits(answered.replied_on)
    rules.check_letter_day(replied_on, since=answered.sent_on, today=beijing_day(at))
    rules.check_text(reply, "复函内容")
    answered.replied_on, answered.reply = replied_on, reply.strip()
    answered.save()
    ledger.record(
        "responsibility.record_letter_reply",
        at=at,
        actor=organization.actor_of(by, at),
        row=answered,
        context=locked.ref,
        label=f"{answered.unit_name}复函（{answered.number}）",
        new={"replied_on": replied_on},
        reason=reply,
    )
    return answered
