"""What the end of a post, an adjustment of the units, a merger and a split of units set off, in the same
transaction (art. 11(2); decisions 6 and 9)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from duban.chapters.matters import queries as matters
from duban.chapters.matters.queries import adjusting
from duban.chapters.matters.terms import RELATION_WORDS, ObligationKind
from duban.chapters.responsibility import actions, queries, rules
from duban.chapters.responsibility.queries import handovers
from duban.ground.access import Refusal, Relation
from duban.ground.beijing import beijing_day
from duban.support.ledger.actions import Recorded
from duban.support.notifications import inbox
from duban.support.organization import lineage
from duban.support.organization import queries as organization
from duban.support.organization.foresight import Asked, Foreseen, Passable
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


def foresee(asked: Asked) -> list[Foreseen]:
    """What a merger or a split will do to matters, duties and the people who answer for them."""
    units = [unit.pk for unit in asked.units]
    passing = matters.open_with(asked.units)
    found = (
        [_matters(asked, passing), *_duties(asked, units, passing)] if asked.merger else [_staying(passing)]
    )
    named = sorted(
        {
            f"{one.name}（{organization.unit_name(unit, asked.on)}）"
            for unit in units
            for one in handovers.named_in(unit, asked.on)
        }
    )
    if named:
        said = _("下列人员此前的责任按日期保留；不再承办的，须办理工作交接，交接以前仍由其负责：")
        found.append(Foreseen(said, named))
    for unit in units if asked.merger else ():
        waiting = [f"{one.outgoing.name}移交{one.receiver.name}" for one in handovers.waiting_in(unit)]
        if waiting:
            said = _("下列交接清单尚未签收，须先由接收人签收或退回，否则不能合并：")
            found.append(Foreseen(said, waiting, bars=True))
    return found


def _matters(asked: Asked, passing: Sequence[tuple[Matter, OrgUnit, Relation]]) -> Foreseen:
    said = _(
        "移交在办事项%(count)s个，原定时限、调整后时限不变，已印发文书保留原单位名称。已办结事项保留原单位。"
    )
    return Foreseen(
        said % {"count": len({matter.pk for matter, _unit, _relation in passing})},
        [
            f"{matter.number}《{matter.title[:60]}》：{_becomes(asked, matter, relation)}"
            for matter, _unit, relation in passing
        ],
    )


def _becomes(asked: Asked, matter: Matter, relation: Relation) -> str:
    own = matters.party_of(matter, asked.into) if asked.into else None
    then, _absorbed = rules.remaining(relation, Relation(own.relation) if own else None)
    if own is None:
        return str(RELATION_WORDS[then])
    return _("%(old)s与承接单位原有的%(own)s并为%(then)s") % {
        "old": RELATION_WORDS[relation],
        "own": RELATION_WORDS[own.relation],
        "then": RELATION_WORDS[then],
    }


def _duties(
    asked: Asked, units: Sequence[int], passing: Sequence[tuple[Matter, OrgUnit, Relation]]
) -> list[Foreseen]:
    owed = Counter(
        str(ObligationKind(duty.kind).label)
        for matter in {matter.pk: matter for matter, _unit, _relation in passing}.values()
        for duty in matters.standing_obligations(matter)
        if duty.unit_id in units
    )
    if not owed:
        return []
    said = _("未了结的应办任务%(count)s项由承接单位负责，时限不变；同一单位就同一事项不重复办理：")
    cases = [_("%(what)s %(count)s项") % {"what": kind, "count": n} for kind, n in sorted(owed.items())]
    return [Foreseen(said % {"count": sum(owed.values())}, cases)]


def _staying(passing: Sequence[tuple[Matter, OrgUnit, Relation]]) -> Foreseen:
    said = _(
        "本单位现有在办事项%(count)s个：在下面选中的移交给分设单位，应办任务随之移交，时限不变；未选的仍由本单位承办。"
    )
    return Foreseen(said % {"count": len(passing)})


def passable(unit: OrgUnit) -> list[Passable]:
    """The open matters that a split can give to the new unit."""
    return [
        Passable(str(matter.uid), f"{matter.number}《{matter.title[:80]}》（{RELATION_WORDS[relation]}）")
        for matter, _unit, relation in matters.open_with([unit])
    ]


def on_adjusted(recorded: Recorded) -> None:
    """Units that came to an assigned matter are given it, those that left answer no more."""
    matter = adjusting.adjustment_by_uid(recorded.row.uid).matter
    if matter.assigned_on is not None and matter.closed_on is None and queries.is_changed(matter):
        actions.reassign(by=None, at=recorded.at, request_id=None, adjustment=recorded.row.uid)
