"""What the end of a post, a merger and a split of units set off, in the same transaction (art. 11(2);
decision 6)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from duban.chapters.matters import queries as matters
from duban.chapters.responsibility import actions, queries, rules
from duban.chapters.responsibility.queries import handovers
from duban.ground.access import Refusal
from duban.ground.beijing import beijing_day
from duban.support.ledger.actions import Recorded
from duban.support.notifications import inbox
from duban.support.organization import lineage
from duban.support.organization import queries as organization
from duban.support.organization.models import OrgUnit, Post, UnitChange

if TYPE_CHECKING:
    from duban.chapters.matters.models import Matter


def on_post_ended(recorded: Recorded) -> None:
    """Whoever leaves a unit with matters in hand hands them over: head, deputies and liaisons are told."""
    post, day = recorded.row, beijing_day(recorded.at)
    if not isinstance(post, Post) or post.unit_id is None:
        return
    lines = handovers.in_hand(post.unit_id, post.person, day)
    if not lines:
        return
    count = len(handovers.matters_of(lines))
    inbox.tell(
        queries.to_tell(post.unit_id, day),
        kind="responsibility.handover",
        text=f"{post.person.name}离任，名下有{count}个在办事项，请办理工作交接",
        at=recorded.at,
        slot=f"post_ended:{post.uid}",
        context_ref=lines[0].assignment.matter.ref,
    )


def on_units_merged(recorded: Recorded) -> None:
    """Whatever the merged units undertake still passes to their successor, matter by matter, by id."""
    change = lineage.change_by_uid(recorded.row.uid)
    parts = lineage.parts_of(change)
    for unit in parts:
        waiting = handovers.waiting_in(unit.pk)
        rules.check_settled(
            organization.unit_name(unit.pk, change.on), [one.outgoing.name for one in waiting]
        )
    passing = matters.open_with(parts)
    for matter, unit, _relation in passing:
        _succeed(recorded, change, matter, unit)
    _tell(recorded, change, {matter.pk: matter for matter, _unit, _relation in passing}.values())


def on_unit_split(recorded: Recorded) -> None:
    """The matters that the split gives to the new unit, and no others, pass to it, by id."""
    change = lineage.change_by_uid(recorded.row.uid)
    [unit] = lineage.parts_of(change)
    with_unit = {matter.ref: matter for matter, _unit, _relation in matters.open_with([unit])}
    if any(ref not in with_unit for ref in change.matters):
        raise Refusal("responsibility.succession_no_part", "11(2)")
    passing = sorted((with_unit[ref] for ref in change.matters), key=lambda one: one.pk)
    for matter in passing:
        _succeed(recorded, change, matter, unit)
    _tell(recorded, change, passing)


def _succeed(recorded: Recorded, change: UnitChange, matter: Matter, unit: OrgUnit) -> None:
    actions.succeed(
        by=None,
        at=recorded.at,
        request_id=None,
        matter=matter.uid,
        unit=unit.uid,
        successor=change.into.uid,
        on=change.on,
        cause=change.ref,
    )


def _tell(recorded: Recorded, change: UnitChange, passing: Iterable[Matter]) -> None:
    """Head, deputies and liaisons of the unit that takes over are told; hand-overs are theirs to draw up."""
    passed, day = list(passing), beijing_day(recorded.at)
    if not passed:
        return
    inbox.tell(
        queries.to_tell(change.into_id, day),
        kind="responsibility.succession",
        text=f"单位变动后，由贵单位承接{len(passed)}个在办事项，时限不变；责任人变动的，请办理工作交接",
        at=recorded.at,
        slot=f"succession:{change.uid}",
        context_ref=passed[0].ref,
    )
