"""What follows for dates already counted when a calendar is adopted."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from duban.chapters.matters import queries, rules
from duban.chapters.matters.models import TimeChange
from duban.chapters.matters.queries import owed as counting
from duban.chapters.matters.terms import ObligationKind, TimeChangeKind, TimeChangeState
from duban.ground import access
from duban.ground.beijing import beijing_day
from duban.support.ledger import actions as ledger
from duban.support.notifications import inbox
from duban.support.organization import queries as organization
from duban.support.organization.models import Person
from duban.support.rulebook import queries as rulebook


@transaction.atomic
@ledger.once("matters.redate", queries.change_by_uid)
def redate(*, by: Person | None, at: datetime, request_id: UUID | None, obligation: UUID) -> TimeChange:
    """采用工作日历后，重新计算以工作日计的时限（第十一条第三项）.

    Set off by the adoption of a calendar, for what is still owed. The original Beijing date stays, the date in
    force is the one that the new calendar counts; both are told to those who owe it. Refuses what is not
    counted in working days, is done, or was extended or suspended since (people have settled that date), and
    what the calendar does not change (matters.not_redated).
    """
    found = queries.visible_obligation(person=by, at=at, uid=obligation)
    access.require("matters.redate", queries.standing(by, at, found.matter))
    matter = queries.lock(found.matter, at=at)
    owed = queries.lock_obligation(matter, obligation)
    today, calendar = beijing_day(at), rulebook.calendar()
    due_on = rules.redated(
        standing=owed.met_on is None and owed.lapsed_on is None,
        settled=owed.suspended or counting.is_settled(owed),
        counted_from=owed.counted_from,
        counted_days=owed.counted_days,
        due_on=owed.due_on,
        calendar=calendar,
    )
    change = TimeChange(
        matter=matter,
        obligation=owed,
        kind=TimeChangeKind.CALENDAR,
        state=TimeChangeState.GRANTED,
        asked_on=today,
        decided_on=today,
        reason=_("采用新的工作日历"),
        old_due_on=owed.due_on,
        new_due_on=due_on,
    )
    change.save()
    owed.due_on = due_on
    owed.save()
    what = owed.label or str(ObligationKind(owed.kind).label)
    inbox.tell(
        counting.who_answers(owed, today),
        kind="matters.redate",
        text=_("工作日历已更新，“{what}”的时限由{old}改为{new}").format(
            what=what, old=change.old_due_on, new=due_on
        ),
        at=at,
        slot=f"redate:{change.uid}",
        subject_ref=change.ref,
        context_ref=matter.ref,
    )
    ledger.record(
        "matters.redate",
        at=at,
        actor=organization.actor_of(by, at),
        row=change,
        context=matter.ref,
        label=f"按工作日历重算时限：{what}由{change.old_due_on}改为{due_on}",
        old={"due_on": change.old_due_on},
        new={"due_on": due_on, "calendar": calendar.version},
    )
    return change
