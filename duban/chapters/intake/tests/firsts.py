"""Bring about what is handed over first: by the acts alone."""

from __future__ import annotations

from datetime import date
from typing import Any

from duban.chapters.intake import actions
from duban.chapters.intake.models import FirstOrder, FirstUrging, LeaderInstruction
from duban.chapters.intake.terms import FirstChannel
from duban.chapters.intake.tests import deciding
from tests.cast import Town

LAPSES_ON = date(2026, 3, 17)


def order(town: Town, instruction: LeaderInstruction | None = None, **changed: Any) -> FirstOrder:
    """On 王's own written order, which stands on no matter."""
    return actions.hand_over_first(
        by=town["chen"],
        at=town.tick(),
        request_id=None,
        instruction=(instruction or deciding.instruction(town)).uid,
        **{
            "unit": town.unit("works").uid,
            "title": "城墙局部塌方抢险",
            "text": "立即封控现场，组织抢险加固，防止次生险情。",
            **changed,
        },
    )


def urging(town: Town, found: FirstOrder, **changed: Any) -> FirstUrging:
    return actions.urge_first(
        by=town["chen"],
        at=town.tick(),
        request_id=None,
        order=found.uid,
        **{
            "channel": FirstChannel.PHONE,
            "contact": "林海",
            "asked": "现场封控和加固进展",
            "answered": "已封控，正在打桩",
            **changed,
        },
    )
