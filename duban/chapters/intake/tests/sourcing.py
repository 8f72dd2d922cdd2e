"""Bring about sources of a matter and what passes between the two: by the acts alone."""

from __future__ import annotations

from datetime import date
from typing import Any

from duban.chapters.intake import actions
from duban.chapters.intake.models import MatterSource, SourceStep
from duban.chapters.intake.terms import Satisfaction, SourceKind
from duban.chapters.matters.models import Matter
from tests.cast import Town
from tests.papers import text_file

WRITTEN_ON = date(2026, 2, 20)
AUDIT = {"kind": SourceKind.AUDIT, "body_name": "市审计局", "number": "台审整改〔2026〕3号"}
SUGGESTION = {"kind": SourceKind.SUGGESTION, "number": "第027号"}
HOTLINE = {"kind": SourceKind.HOTLINE, "number": "GD20260218-0457", "text": "反映古城停车难"}


def source(town: Town, matter: Matter, given: dict[str, Any] = AUDIT, **changed: Any) -> MatterSource:
    return actions.record_source(
        by=town["chen"],
        at=town.tick(),
        request_id=None,
        matter=matter.uid,
        **{"written_on": WRITTEN_ON, **given, **changed},
    )


def contact(town: Town, of: MatterSource, *, who: str = "lin", on: date = date(2026, 3, 2)) -> SourceStep:
    return actions.record_contact(
        by=town[who],
        at=town.tick(),
        request_id=None,
        source=of.uid,
        on=on,
        partner="市人大代表",
        text="当面沟通，代表建议增加夜间停车泊位，已采纳",
    )


def reply(
    town: Town, of: MatterSource, *, satisfaction: Satisfaction | None = Satisfaction.SATISFIED
) -> SourceStep:
    return actions.record_reply(
        by=town["chen"],
        at=town.tick(),
        request_id=None,
        source=of.uid,
        on=date(2026, 3, 2),
        number="古城管函〔2026〕5号",
        satisfaction=satisfaction,
    )


def acceptance(town: Town, of: MatterSource, *, accepted: bool = True) -> SourceStep:
    return actions.record_acceptance(
        by=town["chen"],
        at=town.tick(),
        request_id=None,
        source=of.uid,
        on=date(2026, 3, 2),
        accepted=accepted,
        paper=text_file(town, "chen", name="销号通知.txt", text="同意销号").uid,
        number="台审销〔2026〕1号",
    )
