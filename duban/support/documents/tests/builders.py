"""Documents brought about inside an act, as the rooms do it."""

from __future__ import annotations

from typing import Any

from duban.ground.access import Scope, mark_locked, performing
from duban.ground.beijing import beijing_day
from duban.support.documents import actions
from duban.support.documents.models import Document
from duban.support.ledger import actions as ledger
from duban.support.organization import queries as organization
from tests.cast import Town

NUMBER = "古城督通〔2026〕1号"


def register(
    town: Town, *, kind: str = "supervision_notice", number: str = NUMBER, **facts: Any
) -> Document:  # Any: whatever the rooms freeze
    """A document as some act of the town issues it; the body stands for the matter."""
    body = organization.body()
    scope = Scope(
        code="organization.rename_unit", at=town.tick(), request_id=None, request_digest="", caused_by=None
    )
    with performing(scope):
        scope.required = True
        mark_locked(body.ref)
        document = actions.register(
            kind=kind,
            number=number,
            title="督办通知书",
            subject_ref=body.ref,
            context_ref=body.ref,
            facts={
                "letterhead": "台儿庄古城管理委员会",
                "to": "工程建设部",
                "paragraphs": ["经查，该事项存在下列问题。", "请于2026年3月16日前整改并书面回复。"],
                "table": {"head": ["序号", "问题"], "rows": [["1", "未按节点完成"]]},
                "signature": "领导小组办公室",
                "date": beijing_day(town.at),
                **facts,
            },
            issued_on=beijing_day(town.at),
        )
        ledger.record(
            scope.code,
            at=scope.at,
            actor=organization.actor_of(None, town.at),
            row=document,
            context=body.ref,
            label="印发",
        )
    return document


def freeze(town: Town, document: Document) -> Document:
    """What the bell does after the commit."""
    return actions.freeze(by=None, at=town.tick(), request_id=None, document=document.uid)
