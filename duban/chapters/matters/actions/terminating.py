"""终止办理: a matter leaves the lists without a result (11(1); decision 9)."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from duban.chapters.matters import queries, rules
from duban.chapters.matters.actions import obligations
from duban.chapters.matters.actions.adjusting import tell_units
from duban.chapters.matters.actions.approving import decision_on, finish
from duban.chapters.matters.models import Adjustment, Matter, Party
from duban.chapters.matters.queries import adjusting
from duban.chapters.matters.terms import AdjustmentState, Ending, MatterState
from duban.ground import access
from duban.ground.beijing import beijing_day
from duban.support.ledger import actions as ledger
from duban.support.organization import queries as organization
from duban.support.organization.models import Person


@transaction.atomic
@ledger.once("matters.terminate", adjusting.adjustment_by_uid)
def terminate(
    *,
    by: Person,
    at: datetime,
    request_id: UUID | None,
    adjustment: UUID,
    opinion: str = "",
    meeting: UUID | None = None,
    place: int | None = None,
) -> Adjustment:
    """终止办理（第十一条第一项）: the matter leaves the list with the reason; what is owed on it ends, and is said.

    It counts nowhere as late, and is found and shown as it was. Refuses what `adjust` refuses of a decision, and a
    matter on which somebody still waits for an answer (6(3)).
    """
    found = adjusting.visible_adjustment(person=by, at=at, uid=adjustment)
    access.require("matters.terminate", queries.standing(by, at, found.matter))
    matter = queries.lock(found.matter, at=at)
    approved = adjusting.lock_adjustment(found)
    rules.adjusting.check_waiting(approved.state, kind=approved.kind, act="matters.terminate")
    basis = decision_on(
        approved, matter, by=by, at=at, word=rules.adjusting.APPROVE, meeting=meeting, place=place
    )
    today = beijing_day(at)
    rules.adjusting.check_settled(
        [owed.kind for owed in queries.standing_obligations(matter)],
        first=rules.adjusting.ANSWERED_FIRST,
        number=matter.number,
    )
    followed = adjusting.ended(matter, today)
    finish(approved, basis, by=by, at=at, state=AdjustmentState.APPROVED, opinion=opinion, followed=followed)
    close_without_result(matter, Ending.TERMINATED, on=today)
    tell_units(matter, approved, at)
    ledger.record(
        "matters.terminate",
        at=at,
        actor=organization.actor_of(by, at, on_behalf_of=basis.on_behalf_of),
        row=approved,
        context=matter.ref,
        label="终止办理，退出清单",
        old=approved.old,
        new={"followed": followed, "decided_on": basis.on, "level": basis.level, "closed_on": today},
        reason=approved.reason,
    )
    return approved


def close_without_result(matter: Matter, ending: Ending, *, on: date, into: Matter | None = None) -> None:
    """Close it on that Beijing day; whatever is owed on it ends with it."""
    for owed in queries.standing_obligations(matter):
        obligations.lapse_one(owed, on=on)
    matter.state, matter.closed_on = MatterState.CLOSED, on
    matter.ending, matter.merged_into = ending, into
    matter.save()
    for party in Party.objects.filter(matter=matter, open=True).order_by("id"):
        party.open = False
        party.save()
