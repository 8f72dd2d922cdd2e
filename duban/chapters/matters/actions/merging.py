"""事项合并 (11(1); decisions 9, 22, 23)."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from duban.chapters.matters import queries, rules
from duban.chapters.matters.actions import obligations
from duban.chapters.matters.actions.adjusting import change_objectives, tell_units
from duban.chapters.matters.actions.approving import decision_on, finish
from duban.chapters.matters.actions.regrouping import regroup
from duban.chapters.matters.actions.terminating import close_without_result
from duban.chapters.matters.models import Adjustment, Matter, Milestone
from duban.chapters.matters.queries import adjusting
from duban.chapters.matters.terms import AdjustmentState, Ending, ObligationKind
from duban.ground import access
from duban.ground.beijing import beijing_day
from duban.support.ledger import actions as ledger
from duban.support.organization import queries as organization
from duban.support.organization.models import Person


@transaction.atomic
@ledger.once("matters.merge", adjusting.adjustment_by_uid)
def merge(
    *,
    by: Person,
    at: datetime,
    request_id: UUID | None,
    adjustment: UUID,
    opinion: str = "",
    meeting: UUID | None = None,
    place: int | None = None,
) -> Adjustment:
    """事项合并（第十一条第一项）: others close as 并入; their numbers find this matter, their notices count with its.

    No date is lost: milestones and deadlines of the others go on as nodes of this matter. A merger neither makes
    nor joins clues (decision 23). Refuses what `adjust` refuses of a decision, others that are closed or
    suspended, and one on which something stands that cannot go on elsewhere.
    """
    found = adjusting.visible_adjustment(person=by, at=at, uid=adjustment)
    access.require("matters.merge", queries.standing(by, at, found.matter))
    seen = [found.matter, *adjusting.others_of(found)]
    locked = {one.pk: queries.lock(one, at=at) for one in sorted(seen, key=lambda one: one.pk)}
    matter = locked.pop(found.matter.pk)
    approved = adjusting.lock_adjustment(found)
    rules.adjusting.check_waiting(approved.state, kind=approved.kind, act="matters.merge")
    basis = decision_on(
        approved, matter, by=by, at=at, word=rules.adjusting.APPROVE, meeting=meeting, place=place
    )
    today = beijing_day(at)
    others = list(locked.values())
    rules.adjusting.check_merger(
        [(one.number, one.state, one.assigned_on is not None) for one in others],
        own=matter.number,
        assigned=matter.assigned_on is not None,
    )
    followed: list[str] = []
    for one in others:
        rules.adjusting.check_settled(
            [owed.kind for owed in queries.standing_obligations(one)],
            first=rules.adjusting.SETTLED_BEFORE_MERGING,
            number=one.number,
        )
        followed += _take_in(matter, one, on=today)
    followed += regroup(matter, adjusting.read_content(approved.new).units, on=today)
    finish(approved, basis, by=by, at=at, state=AdjustmentState.APPROVED, opinion=opinion, followed=followed)
    for one in (matter, *others):
        tell_units(one, approved, at)
    numbers = "、".join(one.number for one in others)
    ledger.record(
        "matters.merge",
        at=at,
        actor=organization.actor_of(by, at, on_behalf_of=basis.on_behalf_of),
        row=approved,
        context=matter.ref,
        label=f"事项合并：{numbers}并入{matter.number}",
        old=approved.old,
        new={**approved.new, "followed": followed, "decided_on": basis.on, "level": basis.level},
        reason=approved.reason,
    )
    return approved


def _take_in(matter: Matter, other: Matter, *, on: date) -> list[str]:
    """The other's nodes and objectives become this matter's, and it closes; says what followed."""
    followed = []
    for label, due_on, is_state in adjusting.nodes_to_carry(other):
        node = Milestone(
            matter=matter, label=label[:200], subject=other.number, is_state=is_state, planned_on=due_on
        )
        node.save()
        lead = queries.lead_of(matter)
        if matter.assigned_on is not None and lead is not None and lead.unit is not None:
            obligations.impose(
                matter,
                ObligationKind.MILESTONE,
                unit=lead.unit,
                source=node.ref,
                article="12",
                imposed_on=on,
                due_on=due_on,
                label=node.label,
            )
        followed.append(
            _("%(number)s的%(label)s（%(due)s）转为本事项节点，时限不变")
            % {"number": other.number, "label": node.label, "due": due_on}
        )
    own = [one.text for one in adjusting.objectives_of(matter)]
    taken = [one.text for one in adjusting.objectives_of(other) if one.text not in own]
    change_objectives(matter, [*own, *taken], on=on)
    close_without_result(other, Ending.MERGED, on=on, into=matter)
    return [
        *followed,
        _("%(number)s《%(title)s》并入本事项") % {"number": other.number, "title": other.title},
    ]
