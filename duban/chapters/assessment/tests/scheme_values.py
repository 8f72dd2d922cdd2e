"""Schemes, facts and judgements for the engine's tests, each with good defaults; pure."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from duban.chapters.assessment.rules.scheme import codec, engine
from duban.chapters.assessment.rules.scheme.definition import Rule, Scheme
from duban.chapters.assessment.rules.scheme.shapes import (
    Fact,
    FactKind,
    Judgement,
    PartyKind,
    Role,
    Sheet,
    Side,
    Workload,
)

DAY = date(2026, 3, 2)
LATE = FactKind.FEEDBACK_LATE
UNIT_CUTS: list[dict[str, Any]] = [
    {"grade": "GOOD", "least": "90"},
    {"grade": "FAIRLY_GOOD", "least": "80"},
    {"grade": "FAIR", "least": "60"},
    {"grade": "POOR", "least": None},
]
PERSON_CUTS: list[dict[str, Any]] = [
    {"grade": "EXCELLENT", "least": "95"},
    {"grade": "COMPETENT", "least": "75"},
    {"grade": "BASICALLY_COMPETENT", "least": "60"},
    {"grade": "INCOMPETENT", "least": None},
]


def rule(**given: Any) -> dict[str, Any]:  # Any: JSON of a rule
    """反馈逾期，每次扣1分 in group g."""
    base = {"code": "r1", "group": "g", "kind": "PER_EVENT", "title": "反馈逾期", "article": "11(4)"}
    facts: dict[str, Any] = (
        {} if given.get("kind") in ("MANUAL", "RATIO", "ALL_OR_NOTHING") else {"facts": ["FEEDBACK_LATE"]}
    )
    amount = {"amount": "-1"} if given.get("kind", "PER_EVENT") == "PER_EVENT" else {}
    return {**base, **facts, **amount, **given}


def body(*rules: dict[str, Any], **given: Any) -> dict[str, Any]:  # Any: JSON of a scheme
    """A scheme with a base of 100 and one group, in which all rules stand that name no other."""
    frame = {
        "title": "考核细则",
        "base": "100",
        "groups": [{"code": "g", "title": "过程管理"}],
        "unit_cuts": UNIT_CUTS,
        "person_cuts": PERSON_CUTS,
    }
    return {**frame, "rules": list(rules), **given}


def scheme(*rules: dict[str, Any], **given: Any) -> Scheme:  # Any: as above
    return codec.decode(body(*rules, **given))


def one_rule(**given: Any) -> Rule:  # Any: as above
    return codec.decode_as(Rule, rule(**given))


def fact(n: int = 1, kind: FactKind = LATE, **given: Any) -> Fact:  # Any: the fields of a fact
    """The n-th fact, n days after the first of all."""
    base: dict[str, Any] = {
        "ref": f"feedback.report:{n:04}",
        "fact_key": f"late:{n}",
        "on": DAY + timedelta(days=n),
    }
    return Fact(kind=kind, **{**base, **given})


def entered(n: int, item: str, **given: Any) -> Fact:  # Any: as above
    return fact(
        n,
        FactKind.OTHER_ENTERED,
        **{"item": item, "fact_key": f"{item}:{n}", "ref": f"entry:{item}:{n}", **given},
    )


def facts(count: int, **given: Any) -> list[Fact]:  # Any: as above
    return [fact(n, **given) for n in range(1, count + 1)]


def judgement(value: str, rule: str = "r1", **given: Any) -> Judgement:  # Any: the fields of a judgement
    base: dict[str, Any] = {"by": "周分管", "on": date(2026, 12, 20), "reason": "工作扎实"}
    return Judgement(rule=rule, value=Decimal(value), **{**base, **given})


def score(
    scheme: Scheme,
    told: Iterable[Fact] = (),
    said: Iterable[Judgement] = (),
    *,
    party: PartyKind = PartyKind.UNIT,
    side: Side = Side.UNDERTAKING,
    workload: Workload | int = 5,
) -> Sheet:
    load = Workload(workload) if isinstance(workload, int) else workload
    return engine.score(scheme, told, said, party=party, side=side, workload=load)


def total(*args: Any, **kwargs: Any) -> str:  # Any: as `score`
    """The total without noughts at the end."""
    from duban.chapters.assessment.terms.scheme_lines import plain

    return plain(score(*args, **kwargs).total)


LEAD, CO, SERVICE = Role.LEAD, Role.CO, Role.SERVICE
