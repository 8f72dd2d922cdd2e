"""What was handed over first in the demonstration: begun on the head's order, urged, not yet before the meeting."""

from __future__ import annotations

from duban.chapters.intake import actions as intake
from duban.chapters.intake.terms import FirstChannel, InstructionKind
from duban.ground.beijing import beijing_day
from duban.site.demo.decisions import unit
from duban.site.demo.lives import Life, Stage


def all_of_them(stage: Stage) -> list[Life]:
    return [_storm(stage)]


def _storm(stage: Stage) -> Life:
    at = stage.at(4, 8, 40)
    yield at
    written = intake.record_instruction(
        by=stage.head,
        at=at,
        request_id=None,
        kind=InstructionKind.TO_ACT,
        text="昨夜大风致北门牌楼构件松动，请工程建设部立即封控抢险，确保游客安全，后续按程序上会。",
        written_on=beijing_day(at),
    )
    at = stage.at(4, 9, 30)
    yield at
    order = intake.hand_over_first(
        by=stage.clerk,
        at=at,
        request_id=None,
        instruction=written.uid,
        unit=unit("工程建设部"),
        title="北门牌楼构件松动抢险加固",
        text="立即封控现场，拆除松动构件，组织专业队伍加固，防止坠落伤人。",
    )
    at = stage.at(2, 15, 10)
    yield at
    intake.urge_first(
        by=stage.clerk,
        at=at,
        request_id=None,
        order=order.uid,
        channel=FirstChannel.ON_SITE,
        contact="林海",
        asked="现场封控、拆除和加固进展",
        answered="已封控，松动构件拆除完毕，加固方案正在论证",
    )
