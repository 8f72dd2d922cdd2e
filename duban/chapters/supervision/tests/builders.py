"""Bring a matter to an urging, a problem, a notice in any state: by the acts alone."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from duban.chapters.matters.models import Matter, Obligation
from duban.chapters.supervision import actions
from duban.chapters.supervision.models import (
    Objection,
    Problem,
    Rectification,
    SupervisionNotice,
    Urging,
)
from duban.chapters.supervision.terms import ProblemKind, ServiceGround, UrgingChannel
from duban.ground.beijing import beijing_day
from duban.support.documents import sweeps as documents
from tests.cast import Town
from tests.onward import running_matter
from tests.papers import text_file

HEADS = {"works": "li", "business": "zheng", "company": "xu"}
LIAISONS = {"works": "lin", "business": "zhao", "company": "feng"}
REQUIREMENT = "立即组织返工，三日内提交整改方案，逐段验收"


def matter_under_way(town: Town) -> Matter:
    """Assigned, signed for, broken down: 林 leads, 赵 cooperates, 冯 serves."""
    return running_matter(town)


def own_deadline(matter: Matter) -> Obligation:
    return Obligation.objects.get(matter=matter, kind="MATTER_DEADLINE")


def urge(town: Town, matter: Matter, **changed: Any) -> Urging:
    given: dict[str, Any] = {
        "unit": town.unit("works").uid,
        "channel": UrgingChannel.PHONE,
        "contact": "林海",
        "asked": "请尽快报送本月进展",
        "obligation": own_deadline(matter).uid,
    }
    return actions.urge(
        by=town["chen"], at=town.tick(), request_id=None, matter=matter.uid, **{**given, **changed}
    )


def record_problem(
    town: Town, matter: Matter, *, unit: str = "works", who: str = "chen", proven: bool = True, **changed: Any
) -> Problem:
    """A problem found today, with a file as evidence."""
    evidence = [text_file(town, who, name="检查记录.txt", text=f"检查记录 {town.at}").uid] if proven else []
    given: dict[str, Any] = {
        "kind": ProblemKind.QUALITY,
        "fact": "驳岸第三段砌筑砂浆不饱满，核实合格长度860米，自报905米",
        "found_on": beijing_day(town.at),
        "evidence": evidence,
    }
    return actions.record_problem(
        by=town[who],
        at=town.tick(),
        request_id=None,
        matter=matter.uid,
        unit=town.unit(unit).uid,
        **{**given, **changed},
    )


def draft(
    town: Town, matter: Matter, *, unit: str = "works", problems: Sequence[Problem] = (), **changed: Any
) -> SupervisionNotice:
    """A draft on these problems; without any, on one found now."""
    named = problems or [record_problem(town, matter, unit=unit)]
    given: dict[str, Any] = {"requirement": REQUIREMENT, "reply_days": 10}
    return actions.draft_notice(
        by=town["chen"],
        at=town.tick(),
        request_id=None,
        matter=matter.uid,
        unit=town.unit(unit).uid,
        problems=[one.uid for one in named],
        **{**given, **changed},
    )


def sign_off(town: Town, notice: SupervisionNotice, *, who: str = "sun") -> SupervisionNotice:
    return actions.sign_off_notice(by=town[who], at=town.tick(), request_id=None, notice=notice.uid)


def issue(town: Town, notice: SupervisionNotice, *, frozen: bool = True) -> SupervisionNotice:
    """Issued; its document frozen as the bell does after the commit."""
    issued = actions.issue_notice(by=town["chen"], at=town.tick(), request_id=None, notice=notice.uid)
    if frozen:
        freeze(town)
    return issued


def freeze(town: Town) -> None:
    documents.sweep(town.tick())


def issued_notice(
    town: Town,
    matter: Matter,
    *,
    unit: str = "works",
    signer: str = "sun",
    frozen: bool = True,
    **changed: Any,
) -> SupervisionNotice:
    return issue(town, sign_off(town, draft(town, matter, unit=unit, **changed), who=signer), frozen=frozen)


def serve(town: Town, notice: SupervisionNotice, *, who: str | None = None) -> SupervisionNotice:
    """Signed for by the liaison of the recipient."""
    key = next(key for key, unit in town.units.items() if unit.pk == notice.unit_id)
    return actions.serve_notice(
        by=town[who or LIAISONS[key]],
        at=town.tick(),
        request_id=None,
        notice=notice.uid,
        ground=ServiceGround.SIGNED,
    )


def served_notice(
    town: Town, matter: Matter, *, unit: str = "works", signer: str = "sun", **changed: Any
) -> SupervisionNotice:
    return serve(town, issued_notice(town, matter, unit=unit, signer=signer, **changed))


def served_twice(town: Town, matter: Matter, *, unit: str = "works") -> list[SupervisionNotice]:
    """Two served notices on two problems: the head signs the second one."""
    first = served_notice(town, matter, unit=unit)
    return [first, served_notice(town, matter, unit=unit, signer="wang")]


def withdraw(town: Town, notice: SupervisionNotice, *, stand: bool = True) -> SupervisionNotice:
    return actions.withdraw_notice(
        by=town["sun"],
        at=town.tick(),
        request_id=None,
        notice=notice.uid,
        problems_stand=stand,
        reason="受文单位表述有误",
    )


def annul(town: Town, notice: SupervisionNotice, *, stand: bool = False) -> SupervisionNotice:
    return actions.annul_notice(
        by=town["sun"],
        at=town.tick(),
        request_id=None,
        notice=notice.uid,
        problems_stand=stand,
        reason="经复核，问题事实不成立",
    )


def object_to(town: Town, notice: SupervisionNotice, *, who: str = "lin") -> Objection:
    return actions.object_to_notice(
        by=town[who],
        at=town.tick(),
        request_id=None,
        notice=notice.uid,
        text="该段系另一标段施工，不属我部承办范围",
    )


def reply(town: Town, notice: SupervisionNotice, *, who: str = "lin") -> Rectification:
    return actions.reply_to_notice(
        by=town[who], at=town.tick(), request_id=None, notice=notice.uid, text="已返工并经监理验收"
    )


def verify(town: Town, rectification: Rectification, *, verified: bool = True) -> Rectification:
    return actions.verify_rectification(
        by=town["chen"],
        at=town.tick(),
        request_id=None,
        rectification=rectification.uid,
        verified=verified,
        finding="现场复核，逐段敲击检查",
    )


def later(town: Town, day: date, hour: int = 10) -> None:
    """On to that day."""
    town.go_to(day, hour)
