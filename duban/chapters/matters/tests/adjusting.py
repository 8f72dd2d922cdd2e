"""Bring about proposals of adjustment, and findings of cause, by the acts alone."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from duban.chapters.matters import actions
from duban.chapters.matters.actions import PartWanted, UnitRole, Wanted
from duban.chapters.matters.models import Adjustment, ExemptionFinding, Matter, Obligation, Party
from duban.chapters.matters.queries import adjusting
from duban.chapters.matters.terms import AdjustmentKind
from duban.ground.access import Relation
from duban.support.organization import actions as organization
from duban.support.organization.models import Meeting
from duban.support.organization.terms import MeetingKind
from tests.cast import Town
from tests.papers import text_file

REASON = "经核，护城河驳岸设计与施工职责应由规划设计部统一承担"
OBJECTIVES = ("清淤量3.2万方", "驳岸修复1600米")


def roles(town: Town, **given: Relation) -> list[UnitRole]:
    return [UnitRole(town.unit(key).uid, relation) for key, relation in given.items()]


def other_units(town: Town) -> list[UnitRole]:
    """规划设计部 leads instead of 工程建设部, which goes; the co-unit stays, 旅游公司 goes."""
    return roles(town, planning=Relation.LEAD, business=Relation.CO)


def propose(
    town: Town,
    matter: Matter,
    kind: AdjustmentKind = AdjustmentKind.CHANGE,
    *,
    who: str = "chen",
    settles: UUID | None = None,
    **wanted: Any,
) -> Adjustment:
    """Other units, where nothing else is wanted."""
    given = wanted or ({"units": other_units(town)} if kind == AdjustmentKind.CHANGE else {})
    return actions.propose_adjustment(
        by=town[who],
        at=town.tick(),
        request_id=None,
        matter=matter.uid,
        kind=kind,
        reason=REASON,
        wanted=Wanted(**given),
        settles=settles,
    )


def merger(town: Town, matter: Matter, *others: Matter) -> Adjustment:
    return propose(town, matter, AdjustmentKind.MERGE, others=[one.uid for one in others])


def parting(town: Town, matter: Matter, *, lead: str = "planning") -> Adjustment:
    part = PartWanted("东护城河驳岸修复", ("驳岸修复1460米",), roles(town, **{lead: Relation.LEAD}))
    return propose(town, matter, AdjustmentKind.SPLIT, parts=[part], objectives=["清淤量3.2万方"])


def withdrawal(town: Town, matter: Matter) -> Adjustment:
    return propose(town, matter, AdjustmentKind.WITHDRAWAL)


def approve(town: Town, proposal: Adjustment, *, who: str = "wang") -> Adjustment:
    """The head decides in the system."""
    act = {
        AdjustmentKind.CHANGE: actions.adjust,
        AdjustmentKind.MERGE: actions.merge,
        AdjustmentKind.SPLIT: actions.split,
        AdjustmentKind.WITHDRAWAL: actions.terminate,
    }[AdjustmentKind(proposal.kind)]
    return act(by=town[who], at=town.tick(), request_id=None, adjustment=proposal.uid)


def meeting(
    town: Town, kind: MeetingKind = MeetingKind.LEADING_GROUP_MEETING, *, who: str = "qian", **changed: Any
) -> Meeting:
    """Held in the end of February, entered by 钱."""
    given: dict[str, Any] = {"number": "2026年第2次", "held_on": date(2026, 3, 2), **changed}
    return organization.hold_meeting(
        by=town[who],
        at=town.tick(),
        request_id=None,
        kind=kind,
        chair=town["wang"].uid,
        attended=[town["wang"].uid, town["zhou"].uid],
        minutes=text_file(town, who, name="会议纪要.txt", text=f"{kind} {given['number']}").uid,
        **given,
    )


def relation(town: Town, matter: Matter, unit: str) -> str:
    return Party.objects.get(matter=matter, unit=town.unit(unit), person__isnull=True).relation


def objectives(matter: Matter) -> list[str]:
    return [one.text for one in adjusting.objectives_of(matter)]


def claim(town: Town, obligation: Obligation, *, who: str = "lin", **changed: Any) -> ExemptionFinding:
    given: dict[str, Any] = {
        "cause": "FORCE_MAJEURE",
        "fact": "连续强降雨，河道行洪，围堰被冲毁",
        "from_on": date(2026, 2, 20),
        "to_on": date(2026, 2, 28),
        **changed,
    }
    return actions.claim_exemption(
        by=town[who], at=town.tick(), request_id=None, obligation=obligation.uid, **given
    )
