"""Documents brought about inside an act, as the rooms do it."""

from __future__ import annotations

from datetime import date
from typing import Any

from duban.ground.access import Scope, mark_locked, performing
from duban.ground.beijing import beijing_day
from duban.support.documents import actions, closing, sweeps
from duban.support.documents.models import ArchivalItem, Document, Draft
from duban.support.documents.terms import DraftState
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


def resealed(town: Town, document: Document) -> bool:
    """The paper brought under the current key, as the act on its case does it; whether it was under another."""
    scope = Scope(
        code="organization.rename_unit", at=town.tick(), request_id=None, request_digest="", caused_by=None
    )
    with performing(scope):
        scope.required = True
        mark_locked(organization.body().ref)
        mark_locked(document.ref)
        moved = closing.reseal(document)
        ledger.record(
            scope.code,
            at=scope.at,
            actor=organization.actor_of(None, town.at),
            row=document,
            context=organization.body().ref,
            label="更换密钥",
        )
    return moved


def freeze(town: Town, document: Document) -> Document:
    """What the bell does after the commit."""
    return actions.freeze(by=None, at=town.tick(), request_id=None, document=document.uid)


def draft(town: Town, *, countersigners: tuple[str, ...] = (), **changed: Any) -> Draft:  # Any: the act's own
    """A 请示 that 陈 has drafted."""
    given = {
        "kind": "request_for_instructions",
        "title": "关于调整古城西门瓮城修缮工程建设规模的请示",
        "to": "台儿庄区人民政府",
        "text": "北段墙基存在空鼓，需增加加固面积140平方米。\n妥否，请批示。",
        "attachments": "勘察报告",
        "note": "联系人：陈启明",
        **changed,
    }
    return actions.draft(
        by=town["chen"],
        at=town.tick(),
        request_id=None,
        countersigners=[town[who].uid for who in countersigners],
        **given,
    )


def step(town: Town, found: Draft, name: str, who: str, **given: Any) -> Draft:  # Any: the act's own
    """One step of the chain by that person."""
    perform = getattr(actions, name)
    done: Draft = perform(by=town[who], at=town.tick(), request_id=None, official_paper=found.uid, **given)
    return done


def led_to(
    town: Town, state: DraftState, *, countersigners: tuple[str, ...] = (), **changed: Any
) -> Draft:  # Any: as above
    """A paper that has come so far, every step by whoever does it."""
    found = draft(town, countersigners=countersigners, **changed)
    way: tuple[tuple[DraftState, str, str], ...] = (
        (DraftState.CHECKED, "check", "sun"),
        (DraftState.SIGNED_OFF, "sign_off", "wang"),
        (DraftState.NUMBERED, "number", "chen"),
        (DraftState.SEALED, "seal", "qian"),
        (DraftState.ISSUED, "issue", "chen"),
    )
    for reached, name, who in way:
        if found.state == state:
            break
        if name == "sign_off":
            for one in countersigners:
                step(town, found, "countersign", one, agrees=True)
        if name == "seal":
            sweeps.sweep(town.tick())
        found = step(town, found, name, who)
        assert found.state == reached, (found.state, reached)
    return found


def archive(town: Town, document: Document) -> ArchivalItem:
    return actions.archive(by=town["chen"], at=town.tick(), request_id=None, document=document.uid)


def deliver(town: Town, found: Draft, addressee: str, on: date) -> Draft:
    return step(town, found, "deliver", "chen", addressee=addressee, received_by="刘文", received_on=on)
