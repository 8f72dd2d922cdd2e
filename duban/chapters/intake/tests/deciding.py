"""Bring about meetings, what they agreed on, and instructions: by the acts alone."""

from __future__ import annotations

from datetime import date
from typing import Any

from duban.chapters.intake import actions
from duban.chapters.intake.actions import Resolution
from duban.chapters.intake.models import AgreedItem, LeaderInstruction
from duban.chapters.intake.terms import AdHocGround, InstructionKind, ItemOutcome
from duban.chapters.intake.tests.builders import roles
from duban.chapters.matters.models import Matter
from duban.chapters.matters.terms import DefinitionLimb, MatterCategory
from duban.ground.access import Relation
from duban.support.organization import actions as organization
from duban.support.organization.models import Meeting
from duban.support.organization.terms import MeetingKind
from tests.cast import Town
from tests.papers import text_file

HELD_ON = date(2026, 2, 27)
DUE_ON = date(2026, 4, 30)
TEXT = "同意开展古城夜间安全隐患整治，由工程建设部牵头，4月底前完成。"


def meeting(
    town: Town,
    *,
    kind: MeetingKind = MeetingKind.PARTY_GROUP_MEETING,
    who: str = "qian",
    number: str = "2026年第3次",
    held_on: date = HELD_ON,
    members_decided: bool = False,
) -> Meeting:
    """Entered by 钱, so that 陈 may docket on it."""
    return organization.hold_meeting(
        by=town[who],
        at=town.tick(),
        request_id=None,
        kind=kind,
        number=number,
        held_on=held_on,
        chair=town["wang"].uid,
        attended=[town["wang"].uid, town["zhou"].uid],
        minutes=text_file(town, who, name="会议纪要.txt", text=f"{kind} {number}").uid,
        members_decided=members_decided,
    )


def agreed(town: Town, held: Meeting | None = None, *, text: str = TEXT) -> AgreedItem:
    return actions.record_agreed_item(
        by=town["qian"],
        at=town.tick(),
        request_id=None,
        meeting=(held or meeting(town)).uid,
        text=text,
    )


def resolution(town: Town, **changed: Any) -> Resolution:
    given: dict[str, Any] = {
        "title": "古城夜间安全隐患整治",
        "category": MatterCategory.IMPORTANT_MATTER,
        "limb": DefinitionLimb.PEOPLE,
        "due_on": DUE_ON,
        "units": roles(town, works=Relation.LEAD, business=Relation.CO),
    }
    return Resolution(**{**given, **changed})


def docketed(town: Town, item: AgreedItem) -> Matter:
    settled = actions.docket_ad_hoc(
        by=town["chen"],
        at=town.tick(),
        request_id=None,
        item=item.uid,
        ground=AdHocGround.EMERGENCY,
        reason="夜间发生险情，须立即整治",
        resolution=resolution(town),
    )
    assert settled.matter is not None
    return settled.matter


def settled(town: Town, item: AgreedItem, matter: Matter, *, unit: str = "works") -> AgreedItem:
    return actions.settle_agreed_item(
        by=town["chen"],
        at=town.tick(),
        request_id=None,
        item=item.uid,
        outcome=ItemOutcome.REQUIREMENT,
        matter=matter.uid,
        unit=town.unit(unit).uid,
        due_on=DUE_ON,
    )


def instruction(
    town: Town, matter: Matter | None = None, *, who: str = "wang", **changed: Any
) -> LeaderInstruction:
    """王's own instruction to the lead unit of the matter; without one it waits to be placed."""
    placed = {"matter": matter.uid, "unit": town.unit("works").uid, "due_on": DUE_ON} if matter else {}
    return actions.record_instruction(
        by=town[who],
        at=town.tick(),
        request_id=None,
        **{
            "kind": InstructionKind.TO_ACT,
            "text": "请工程建设部抓紧整改，4月底前报结果。",
            "written_on": HELD_ON,
            **placed,
            **changed,
        },
    )


def carried_in(town: Town, matter: Matter | None = None, **changed: Any) -> LeaderInstruction:
    """A mayor's instruction on paper, carried in by 钱; it counts when 陈 has checked it."""
    scan = text_file(town, "qian", name="批示.txt", text="批示").uid
    given = {"writer_name": "市长 李某某", "paper": scan, **changed}
    return instruction(town, matter, who="qian", **given)
