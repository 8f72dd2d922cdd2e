"""Clues that people enter in the demonstration: one confirmed, one rejected, one that is only referred, one of 第二十五项."""

from __future__ import annotations

from datetime import datetime

from duban.chapters.accountability import actions
from duban.chapters.accountability.models import AccountabilityClue
from duban.ground.beijing import beijing_day
from duban.site.demo.lives import Life, Stage
from duban.site.demo.pursuing import entered


def all_of_them(stage: Stage) -> list[Life]:
    """Each a life of its own."""
    return [_confirmed(stage), _rejected(stage), _referred(stage), _of_another_kind(stage)]


def _enter(
    stage: Stage, at: datetime, place: int, ground: str, fact: str, reason: str = ""
) -> AccountabilityClue:
    return entered(stage, at, stage.clerk, place, ground, fact, file="线索核对记录.txt", reason=reason)


def _confirmed(stage: Stage) -> Life:
    at = stage.at(24, 10)
    yield at
    clue = _enter(stage, at, 0, "16(20)", "施工许可和监理合同应公开未公开，公示栏和网站均无记录")
    at = stage.at(21, 15)
    yield at
    actions.confirm_clue(
        by=stage.director, at=at, request_id=None, clue=clue.uid, words="已调阅公示记录，截至当日确未公开"
    )


def _rejected(stage: Stage) -> Life:
    at = stage.at(18, 9)
    yield at
    clue = _enter(stage, at, 1, "16(21)", "有商户反映现场围挡迟迟不移，影响进场")
    at = stage.at(15, 16)
    yield at
    actions.reject_clue(
        by=stage.director,
        at=at,
        request_id=None,
        clue=clue.uid,
        words="围挡按交通组织方案设置，有批准文件，反映不属实",
    )


def _referred(stage: Stage) -> Life:
    at = stage.at(14, 9)
    yield at
    clue = _enter(stage, at, 2, "16(7)", "收到实名材料，反映有人打招呼干预分包单位选择")
    at = stage.at(12, 11)
    yield at
    actions.refer_clue(
        by=stage.head,
        at=at,
        request_id=None,
        clue=clue.uid,
        receiver="纪检监察机关",
        reason="属第十六条第七项，只登记移送",
    )
    at = stage.at(8, 15)
    yield at
    actions.record_clue_receipt(
        by=stage.director,
        at=at,
        request_id=None,
        clue=clue.uid,
        number="纪收〔2026〕17号",
        received_on=beijing_day(at),
    )


def _of_another_kind(stage: Stage) -> Life:
    at = stage.at(6, 10)
    yield at
    clue = _enter(
        stage,
        at,
        3,
        "16(25)",
        "方案三次变更均未报告，事后才补送材料",
        reason="前二十四项未列明，但已影响后续工序安排",
    )
    at = stage.at(4, 9)
    yield at
    actions.look_again(
        by=stage.director, at=at, request_id=None, clue=clue.uid, words="材料齐全，可以按第二十五项办理"
    )
