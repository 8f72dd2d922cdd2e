"""承接事项: within a merger or a split, one unit's part in one matter passes to another."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction

from duban.chapters.matters import actions as matters_actions
from duban.chapters.matters import queries as matters
from duban.chapters.matters.queries import successions
from duban.chapters.matters.terms import RELATION_WORDS, ObligationKind
from duban.chapters.responsibility import queries, rules
from duban.chapters.responsibility.models import Assignment, DirectlyResponsible
from duban.ground import access
from duban.ground.access import Relation
from duban.ground.beijing import beijing_day
from duban.support.ledger import actions as ledger
from duban.support.ledger import locks
from duban.support.organization import queries as organization
from duban.support.organization.models import OrgUnit, Person

if TYPE_CHECKING:
    from duban.chapters.matters.models import Matter, Obligation


@transaction.atomic
@ledger.once("responsibility.succeed", successions.succession_by_uid)
def succeed(
    *,
    by: Person | None,
    at: datetime,
    request_id: UUID | None,
    matter: UUID,
    unit: UUID,
    successor: UUID,
    on: date,
    cause: str,
) -> successions.Succession:
    """单位合并、拆分后，由承接单位继续承办（第十一条第二项；decision 6）.

    Part, duties and assignment of `unit` pass to `successor`, dates and original dates unchanged; named staff stay
    named, and who answered on which day stays as it was. Where the successor had a part of its own, the stronger
    remains and nothing is owed twice: what falls away is said. Refuses a closed matter, and a unit without a part.
    """
    found = matters.get_visible(person=by, at=at, uid=matter)
    access.require("responsibility.succeed", matters.standing(by, at, found))
    locked = matters.lock(found, at=at)
    old, new = organization.unit_by_uid(unit), organization.unit_by_uid(successor)
    part, own = matters.party_of(locked, old), matters.party_of(locked, new)
    rules.check_succession(closed_on=locked.closed_on, has_part=part is not None)
    was = Relation(part.relation if part else Relation.CO)
    relation, absorbed = rules.remaining(was, Relation(own.relation) if own else None)
    today = beijing_day(at)
    ended = _settle_assignments(locked, old, new, absorbed=absorbed, on=on, both=own is not None)
    moved, gone = matters_actions.pass_duties(
        locked,
        old=old,
        new=new,
        moot=rules.moot(_duties(locked), old=old.pk, new=new.pk, absorbed_source=ended.ref if ended else ""),
        on=today,
    )
    passed = matters_actions.pass_part(
        locked, old=old, new=new, relation=relation, on=on, cause_ref=cause, absorbed=absorbed
    )
    ledger.record(
        "responsibility.succeed",
        at=at,
        actor=organization.actor_of(by, at),
        row=passed,
        context=locked.ref,
        label=_label(old, new, relation, on, gone),
        old={"unit": old.ref, "relation": was},
        new={
            "unit": new.ref,
            "relation": relation,
            "on": on,
            "duties": [one.ref for one in moved],
            "fallen": [one.ref for one in gone],
        },
    )
    return passed


def _settle_assignments(
    matter: Matter, old: OrgUnit, new: OrgUnit, *, absorbed: bool, on: date, both: bool
) -> Assignment | None:
    """The successor is left with one running assignment, the stronger; returns the one that ends, if there were two."""
    for past in queries.absorbed_assignments(matter, old):
        _take_over(past, new)
    given, own = queries.running_assignment(matter, old), queries.running_assignment(matter, new)
    ended = None
    if given is not None and own is not None and both:
        ended = locks.take(given if absorbed else own)
        ended.ended_on, ended.absorbed = max(on, ended.assigned_on), True
        _pass(ended, new)
        ended.save()
        for direct in DirectlyResponsible.objects.filter(assignment=ended, to_on__isnull=True).order_by("id"):
            direct.to_on = max(ended.ended_on, direct.from_on)
            direct.save()
    if given is not None and (ended is None or ended.pk != given.pk):
        _take_over(given, new)
    return ended


def _take_over(given: Assignment, new: OrgUnit) -> None:
    kept = locks.take(given)
    _pass(kept, new)
    kept.save()


def _pass(given: Assignment, new: OrgUnit) -> None:
    """The unit to which it was given is kept beside the one that has it now."""
    if given.unit_id != new.pk:
        given.given_to = given.given_to or given.unit
        given.unit = new


def _duties(matter: Matter) -> list[rules.Duty]:
    return [
        rules.Duty(one.pk, one.unit_id, one.kind, one.source_ref, one.original_due_on, one.due_on)
        for one in matters.standing_obligations(matter)
    ]


def _label(old: OrgUnit, new: OrgUnit, relation: Relation, on: date, gone: Sequence[Obligation]) -> str:
    said = (
        f"{organization.unit_name(old.pk, on)}承办的部分由{organization.unit_name(new.pk, on)}承接，"
        f"自{on}起为{RELATION_WORDS[relation]}"
    )
    if not gone:
        return said
    fallen = "、".join(str(ObligationKind(one.kind).label) for one in gone)
    return f"{said}；并为一项，不再另行办理：{fallen}"
