"""调整交办: what an adjustment of the units means for who answers for the matter."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction

from duban.chapters.matters import queries as matters
from duban.chapters.matters.queries import adjusting
from duban.chapters.responsibility import queries, rules
from duban.chapters.responsibility.actions.assigning import in_scope_units, issue, tell, to_unit
from duban.chapters.responsibility.models import Assignment, DirectlyResponsible
from duban.ground import access
from duban.ground.beijing import beijing_day
from duban.support.documents.rules import in_words
from duban.support.ledger import actions as ledger
from duban.support.ledger import locks
from duban.support.organization import queries as organization
from duban.support.organization.models import Person

if TYPE_CHECKING:
    from datetime import date

BASIS = "本次交办依据{decided_on}批准的事项调整（{reason}）；此前任务交办通知单与此不一致的，以本通知单为准。办理时限不变。"


@transaction.atomic
@ledger.once("responsibility.reassign", queries.assignment_by_uid)
def reassign(*, by: Person | None, at: datetime, request_id: UUID | None, adjustment: UUID) -> Assignment:
    """事项调整涉及责任单位的，相应调整交办（第十一条第二项）: set off by the adjustment, in its transaction.

    A unit that left, or whose part changed, answers no more from this Beijing day on; what was written down of it
    stays. New units are given the matter as at any assignment, by a 任务交办通知单 that names them alone. Refuses
    where nothing changed.
    """
    found = adjusting.visible_adjustment(person=by, at=at, uid=adjustment)
    access.require("responsibility.reassign", organization.standing(by, at))
    matter = matters.lock(found.matter, at=at)
    today = beijing_day(at)
    wanted = {unit.pk: (unit, relation) for unit, relation in in_scope_units(matter)}
    current = queries.current_of(matter)
    gone = [one for one in current if one.unit_id not in wanted or wanted[one.unit_id][1] != one.relation]
    stay = {one.unit_id for one in current} - {one.unit_id for one in gone}
    new = [(unit, relation) for key, (unit, relation) in wanted.items() if key not in stay]
    rules.check_reassigned(new=len(new), ended=len(gone))
    for one in gone:
        _end(one, today)
    rows = [to_unit(matter, unit, relation, today) for unit, relation in new]
    for row in rows:
        tell(matter, row, at)
    if rows:
        assert found.decided_on is not None  # noqa: S101  # it takes effect by being decided
        said = BASIS.format(decided_on=in_words(found.decided_on), reason=found.reason[:100])
        issue(matter, rows, due_on=matters.due_on_of(matter), requirement=said, today=today)
    ledger.record(
        "responsibility.reassign",
        at=at,
        actor=organization.actor_of(by, at),
        row=rows[0] if rows else gone[0],
        context=matter.ref,
        label="；".join(
            part
            for part in (
                f"交办{'、'.join(row.unit_name for row in rows)}" if rows else "",
                f"终止{'、'.join(one.unit_name for one in gone)}的原交办" if gone else "",
            )
            if part
        ),
        old={"ended": [one.ref for one in gone]},
        new={"assigned": [row.ref for row in rows], "adjustment": found.ref},
    )
    return rows[0] if rows else gone[0]


def _end(assignment: Assignment, today: date) -> None:
    ended = locks.take(assignment)
    ended.ended_on = today
    ended.save()
    for row in DirectlyResponsible.objects.filter(assignment=ended, to_on__isnull=True).order_by("id"):
        direct = locks.take(row)
        direct.to_on = today
        direct.save()
