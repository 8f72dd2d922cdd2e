"""确认阅读: one click by whoever reads for himself or for his unit (8(5), 11(3))."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction

from duban.chapters.bulletins import queries, rules
from duban.chapters.bulletins.models import Recipient
from duban.ground import access
from duban.ground.beijing import beijing_day
from duban.support.ledger import actions as ledger
from duban.support.organization import queries as organization
from duban.support.organization.models import Person


@transaction.atomic
@ledger.once("bulletins.confirm_reading", queries.recipient_by_uid)
def confirm_reading(*, by: Person, at: datetime, request_id: UUID | None, recipient: UUID) -> Recipient:
    """确认阅读通报、简报（第八条第五项、第十一条第三项）: once for each unit or person of the audience."""
    found = queries.visible_recipient(person=by, at=at, uid=recipient)
    access.require("bulletins.confirm_reading", queries.standing(by, at, found))
    read = queries.lock(found)
    paper = read.circular or read.bulletin
    article = "11(3)" if read.circular_id else "8(5)"
    own = queries.reads(by, at, read)
    rules.check_reading(read.served_on, own=own, read_on=read.read_on, article=article)
    today = beijing_day(at)
    read.read_by, read.read_on = by, today
    read.save()
    ledger.record(
        "bulletins.confirm_reading",
        at=at,
        actor=organization.actor_of(by, at),
        row=read,
        context=read.ref,
        label=f"{queries.name_of(read, today)}已阅《{paper}》",
        new={"read_on": today},
    )
    return read
