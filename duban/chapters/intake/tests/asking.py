"""Bring about requests for instructions and their answers: by the acts alone."""

from __future__ import annotations

from datetime import date
from typing import Any

from duban.chapters.intake import actions
from duban.chapters.intake.models import RequestForInstructions
from duban.chapters.matters.models import Matter
from duban.support.organization import actions as organization
from duban.support.organization.models import ApprovalSlip
from duban.support.organization.terms import DeciderKind
from tests.cast import Town
from tests.papers import text_file

QUESTION = "东段驳岸地质条件变化，须由桩基改为沉井，增加投资约85万元，是否同意变更，请明确。"


def asked(
    town: Town,
    matter: Matter,
    *,
    who: str = "lin",
    unit: str | None = "works",
    leader: str | None = "zhou",
) -> RequestForInstructions:
    """林 asks 周, the leader in charge, for the lead unit."""
    return actions.ask_instructions(
        by=town[who],
        at=town.tick(),
        request_id=None,
        matter=matter.uid,
        unit=town.unit(unit).uid if unit else None,
        leader=town[leader].uid if leader else None,
        question=QUESTION,
    )


def answered(town: Town, request: RequestForInstructions, **changed: Any) -> RequestForInstructions:
    return actions.answer_request(
        by=town["zhou"],
        at=town.tick(),
        request_id=None,
        request=request.uid,
        **{"answer": "同意变更，控制在85万元以内，按程序报批。", **changed},
    )


def paper(
    town: Town,
    request: RequestForInstructions,
    *,
    kind: DeciderKind = DeciderKind.LEADER_IN_CHARGE,
    decider: str | None = "zhou",
    decided_on: date = date(2026, 3, 2),
) -> ApprovalSlip:
    """What was answered on paper: 陈 enters it, 钱 has compared."""
    slip = organization.enter_paper(
        by=town["chen"],
        at=town.tick(),
        request_id=None,
        subject_ref=request.ref,
        decision="ANSWER_REQUEST",
        decider_kind=kind,
        decider=town[decider].uid if decider else None,
        meeting_number="" if decider else "2026年第2次",
        decided_on=decided_on,
        opinion="同意变更，按程序报批。",
        paper=text_file(town, "chen", name="请示批复.txt", text=f"{kind} {decided_on}").uid,
    )
    return organization.check_paper(
        by=town["qian"], at=town.tick(), request_id=None, slip=slip.uid, agrees=True
    )
