"""A matter that ran before the system had it: what was before, as facts (ADR 0018)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from duban.chapters.matters import queries, rules
from duban.chapters.matters.models import Matter, TimeChange
from duban.chapters.matters.terms import TimeChangeKind, TimeChangeState
from duban.ground import access
from duban.ground.beijing import beijing_day
from duban.support.ledger import actions as ledger
from duban.support.organization import queries as organization
from duban.support.organization.models import Person


@dataclass(frozen=True)
class BroughtIn:
    """What was before docketing: in words, and of it the percentage and the first deadline with the Beijing day
    and the paper of its extension. `words` holds progress and notices as the list says them."""

    words: str
    percent: int | None = None
    original_due_on: date | None = None
    extended_on: date | None = None
    basis: str = ""


@transaction.atomic
@ledger.once("matters.bring_in", queries.matter_by_uid)
def bring_in(
    *, by: Person, at: datetime, request_id: UUID | None, matter: UUID, brought: BroughtIn
) -> Matter:
    """承接事项此前的进展和时限（第十一条第一项；decision 12）: the first entry of its course, marked as brought in.

    原定时限 and 调整后时限 are two facts from the beginning; the extension rests on the paper that was entered
    for it. Nothing is counted or reckoned of the time before. Refuses a matter that was assigned already
    (matters.already_assigned), and a first deadline that is not earlier or rests on no paper.
    """
    found = queries.get_visible(person=by, at=at, uid=matter)
    access.require("matters.bring_in", queries.standing(by, at, found))
    locked = queries.lock(found, at=at)
    due_on = queries.due_on_of(locked)
    rules.check_brought_in(
        locked.state,
        percent=brought.percent,
        original_due_on=brought.original_due_on,
        due_on=due_on,
        extended_on=brought.extended_on,
        today=beijing_day(at),
    )
    if brought.percent is not None:
        locked.percent = brought.percent
        locked.save()
    if brought.original_due_on is not None and brought.extended_on is not None:
        TimeChange(
            matter=locked,
            kind=TimeChangeKind.EXTENSION,
            state=TimeChangeState.GRANTED,
            asked_by=by,
            asked_on=brought.extended_on,
            reason=f"立项前已批准延期，承接时带入。依据：{brought.basis}",
            old_due_on=brought.original_due_on,
            new_due_on=due_on,
            decided_on=brought.extended_on,
        ).save()
    ledger.record(
        "matters.bring_in",
        at=at,
        actor=organization.actor_of(by, at),
        row=locked,
        context=locked.ref,
        label=f"承接此前情况（立项前，非本系统报送）：{brought.words}",
        new={
            "percent": brought.percent,
            "original_due_on": brought.original_due_on,
            "due_on": due_on,
            "extended_on": brought.extended_on,
        },
        reason=brought.basis,
    )
    return locked
