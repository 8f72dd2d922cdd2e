"""How the organization changes in the story: a unit that comes and is merged, and two that lead together."""

from __future__ import annotations

from collections.abc import Sequence

from duban.chapters.matters.models import Matter, Party
from duban.chapters.matters.terms import MatterState
from duban.chapters.responsibility import actions as responsibility
from duban.ground.access import PostKind, Relation
from duban.ground.beijing import beijing_day
from duban.site.demo.lives import Life, Stage
from duban.support.organization import actions as organization
from duban.support.organization import queries
from duban.support.organization.actions import Carried
from duban.support.organization.models import Person, Post, UnitName
from duban.support.organization.terms import UnitKind

CENTRE = "游客服务中心"


def all_of_them(stage: Stage) -> Sequence[Life]:
    return [a_unit_comes_and_goes(stage), two_lead_together(stage)]


def a_unit_comes_and_goes(stage: Stage) -> Life:
    """A centre for visitors with a clerk of its own, renamed once, and merged into 市场营销部, where he works on."""
    at = stage.at(290, 9, 30)
    yield at
    centre = organization.add_unit(
        by=stage.clerk,
        at=at,
        request_id=None,
        kind=UnitKind.UNIT,
        name=CENTRE,
        aliases=("游客中心",),
        ordinal=40,
        from_on=beijing_day(at),
    )
    at = stage.at(289, 10)
    yield at
    organization.appoint(
        by=Person.objects.get(username="anquancheng"),
        at=at,
        request_id=None,
        person=Person.objects.get(username="fenglei").uid,
        kind=PostKind.HANDLER,
        unit=centre.uid,
        title="中心负责人",
        from_on=beijing_day(at),
    )
    at = stage.at(150, 14)
    yield at
    organization.rename_unit(
        by=stage.clerk,
        at=at,
        request_id=None,
        unit=centre.uid,
        name="游客接待中心",
        from_on=beijing_day(at),
    )
    at = stage.at(45, 15)
    yield at
    into = UnitName.objects.get(name="市场营销部", to_on__isnull=True).unit
    held = Post.objects.get(unit=centre, to_on__isnull=True)
    organization.merge_units(
        by=stage.clerk,
        at=at,
        request_id=None,
        units=[centre.uid],
        into=into.uid,
        on=beijing_day(at),
        basis="古城编〔2026〕3号",
        carried=[Carried(held.uid, PostKind.HANDLER)],
    )


def two_lead_together(stage: Stage) -> Life:
    """The head allows it for the newest matter under way that has a co-unit."""
    at = stage.at(3, 11)
    yield at
    day = beijing_day(at)
    for matter in Matter.objects.filter(state=MatterState.ASSIGNED).order_by("-id"):
        parties = Party.objects.filter(matter=matter, person__isnull=True, unit__in_scope=True)
        lead, co = (
            parties.filter(relation=relation).select_related("unit").order_by("id").first()
            for relation in (Relation.LEAD, Relation.CO)
        )
        if lead is not None and lead.unit and co is not None and co.unit:
            names = [queries.unit_name(one.unit_id or 0, day) for one in (lead, co)]
            responsibility.allow_joint_lead(
                by=stage.head,
                at=at,
                request_id=None,
                matter=matter.uid,
                coordinator=lead.unit.uid,
                units=[co.unit.uid],
                reason=f"{names[0]}、{names[1]}的职责各占一半，须同步推进、同步验收",
            )
            return
