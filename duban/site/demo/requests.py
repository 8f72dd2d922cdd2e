"""What units ask upward in the demonstration: one answered with a requirement, one that still waits."""

from __future__ import annotations

from datetime import timedelta

from duban.chapters.intake import actions as intake
from duban.chapters.matters import queries
from duban.ground.access import PostKind
from duban.ground.beijing import beijing_day
from duban.site.demo.decisions import running
from duban.site.demo.lives import Life, Stage
from duban.support.organization import queries as people


def all_of_them(stage: Stage) -> list[Life]:
    return [_answered(stage), _waiting(stage)]


def _answered(stage: Stage) -> Life:
    """The head decides, and wants the lead unit to act on it."""
    at = stage.at(16, 10)
    yield at
    way = running(stage, 0)
    unit = queries.deadline_of(way.matter).unit
    asked = intake.ask_instructions(
        by=way.liaison(at),
        at=at,
        request_id=None,
        matter=way.matter.uid,
        unit=unit.uid,
        leader=stage.head.uid,
        question="现场发现一处未探明的旧石砌基础，按原方案施工将破坏其完整性。建议局部调整线位并补做勘察，"
        "预计增加工期6天，是否同意，请明确。",
    )
    at = stage.at(14, 15)
    yield at
    intake.answer_request(
        by=stage.head,
        at=at,
        request_id=None,
        request=asked.uid,
        answer="同意局部调整线位，先保护后施工。请牵头单位会同文化研究部提出保护措施，报办公室备案。",
        unit=unit.uid,
        due_on=stage.on + timedelta(days=8),
    )


def _waiting(stage: Stage) -> Life:
    """Asked the day before yesterday of a member of the Leading Group."""
    at = stage.at(2, 9, 40)
    yield at
    way = running(stage, 3)
    member = people.people_with(PostKind.LEADING_GROUP_MEMBER, beijing_day(at))[0]
    intake.ask_instructions(
        by=way.liaison(at),
        at=at,
        request_id=None,
        matter=way.matter.uid,
        unit=queries.deadline_of(way.matter).unit.uid,
        leader=member.uid,
        question="两家设计单位报价接近、工期相差20天，是否以工期为主要比选条件，请明确。",
    )
