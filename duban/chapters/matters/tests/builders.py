"""Bring the town into a state of the spine, by the acts alone."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from duban.chapters.matters import actions
from duban.chapters.matters import queries as matters
from duban.chapters.matters.actions import Docketing, Target, UnitRole
from duban.chapters.matters.models import Matter, Obligation, TimeChange
from duban.chapters.matters.terms import DefinitionLimb, DocketingRoute, MatterCategory
from duban.ground.access import Relation
from duban.ground.beijing import beijing_day
from tests.cast import Town

TITLE = "东护城河清淤及驳岸修复工程"
DUE_ON = date(2026, 6, 30)
OBJECTIVES = ("清淤量3.2万方", "驳岸修复1460米")


def docketing(
    town: Town,
    *,
    lead: str | None = "works",
    co: Sequence[str] = ("business",),
    service: Sequence[str] = ("company",),
    external: Sequence[str] = (),
    leaders: Sequence[str] = ("zhou",),
    due_on: date = DUE_ON,
    milestones: Sequence[Target] = (),
    title: str = TITLE,
    objectives: Sequence[str] = OBJECTIVES,
) -> Docketing:
    """What a list has decided of one matter."""
    units = [
        UnitRole(town.unit(key).uid, relation)
        for relation, keys in (
            (Relation.LEAD, (lead,) if lead else ()),
            (Relation.CO, co),
            (Relation.SERVICE, service),
            (Relation.EXTERNAL, external),
        )
        for key in keys
    ]
    return Docketing(
        title=title,
        category=MatterCategory.KEY_PROJECT,
        limb=DefinitionLimb.ANCIENT_TOWN,
        route=DocketingRoute.LISTED,
        year=town.at.year,
        docketed_on=beijing_day(town.at),
        due_on=due_on,
        units=units,
        leaders=[town[key].uid for key in leaders],
        milestones=milestones,
        objectives=objectives,
    )


def docket_matter(
    town: Town,
    *,
    lead: str | None = "works",
    co: Sequence[str] = ("business",),
    service: Sequence[str] = ("company",),
    external: Sequence[str] = (),
    leaders: Sequence[str] = ("zhou",),
    due_on: date = DUE_ON,
    milestones: Sequence[Target] = (),
    title: str = TITLE,
    objectives: Sequence[str] = OBJECTIVES,
) -> Matter:
    """A docketed matter, not yet assigned."""
    decided = docketing(
        town,
        lead=lead,
        co=co,
        service=service,
        external=external,
        leaders=leaders,
        due_on=due_on,
        milestones=milestones,
        title=title,
        objectives=objectives,
    )
    return actions.docket(
        by=town["chen"],
        at=town.tick(),
        request_id=None,
        origin_ref="intake.candidate:00000000-0000-4000-8000-000000000000",
        decided=decided,
    )


def deadline(matter: Matter) -> Obligation:
    return matters.deadline_of(matter)


def owed(matter: Matter, kind: str) -> list[Obligation]:
    """What of that kind is still owed, by due date."""
    return matters.standing_obligations(matter, kinds=(kind,))


def ask_extension(
    town: Town, matter: Matter, *, new_due_on: date = date(2026, 7, 31), obligation: UUID | None = None
) -> TimeChange:
    return actions.request_extension(
        by=town["lin"],
        at=town.tick(),
        request_id=None,
        matter=matter.uid,
        obligation=obligation or deadline(matter).uid,
        new_due_on=new_due_on,
        reason="汛期提前，围堰无法合龙，需顺延工期",
    )


def suspend_matter(town: Town, matter: Matter, *, review_on: date = date(2026, 4, 30)) -> TimeChange:
    return actions.suspend(
        by=town["wang"],
        at=town.tick(),
        request_id=None,
        matter=matter.uid,
        review_on=review_on,
        reason="上级调整河道治理规划，待批复后恢复",
    )
