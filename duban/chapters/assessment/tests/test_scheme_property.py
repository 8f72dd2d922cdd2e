"""Whatever happens: the shown points are the sum of the events under the version, in any order (13(1), 13(2)).

`N` streams (10,000 unless set) from `SEED`; a failure names the stream's own seed, so that one can be told again.
"""

from __future__ import annotations

import os
import random
from collections import Counter
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.test import SimpleTestCase

from duban.chapters.assessment.queries import ready
from duban.chapters.assessment.rules.scheme import codec, engine
from duban.chapters.assessment.rules.scheme.definition import Scheme, multiplier
from duban.chapters.assessment.rules.scheme.judging import bounds
from duban.chapters.assessment.rules.scheme.lines import on_side
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
from duban.chapters.assessment.terms.scheme import RuleKind
from duban.chapters.assessment.tests.scheme_values import body, rule

SEED, N = int(os.environ.get("SEED", "13")), int(os.environ.get("N", "10000"))
KINDS = tuple(FactKind)
CATEGORIES = ("MAJOR_DECISION", "KEY_PROJECT", "IMPORTANT_MATTER")


def stream(chance: random.Random, scheme: Scheme) -> list[Fact]:
    """Up to 25 facts of a year and a bit, some of them records of the same fact, some on the same matter."""
    items = [one.code for one in scheme.rules if FactKind.OTHER_ENTERED in one.facts]
    told = []
    for n in range(chance.randint(0, 25)):
        kind = chance.choice(KINDS)
        told.append(
            Fact(
                kind=kind,
                ref=f"record:{n:03}",
                fact_key=f"fact:{chance.randint(0, 30)}",
                on=date(2026, 1, 1) + timedelta(days=chance.randint(0, 400)),
                act=n,
                matter=f"matter:{chance.randint(0, 6)}" if chance.random() < 0.8 else "",
                role=chance.choice(tuple(Role)),
                category=chance.choice(CATEGORIES),
                quantity=Decimal(chance.choice(("1", "1", "0.5", "3", "0"))),
                item=chance.choice(items) if kind == FactKind.OTHER_ENTERED and items else "",
                period=f"list:{chance.randint(1, 2)}",
            )
        )
    return told


def said(chance: random.Random, scheme: Scheme, told: list[Fact]) -> list[Judgement]:
    found = []
    for one in scheme.rules:
        if one.kind not in (RuleKind.MANUAL, RuleKind.DISCRETION, RuleKind.ALL_OR_NOTHING, RuleKind.RATIO):
            continue
        low, high = bounds(one)
        for n in range(chance.randint(0, 2)):
            value = chance.choice((low, high))
            if one.kind in (RuleKind.MANUAL, RuleKind.RATIO):
                value = low + (high - low) * chance.randint(0, 7) / 7
            about = chance.choice(told).ref if told and one.kind == RuleKind.DISCRETION else ""
            found.append(Judgement(one.code, value, f"person:{n}", date(2026, 12, 1 + n), "理由", fact=about))
    return found


def schemes() -> list[Scheme]:
    """The ready ones, and one that has everything."""
    everything = body(
        rule(code="a", amount="-1.3", roles={"CO": "0.5"}, limits={"most_taken": "4"}, normalised=True),
        rule(code="b", kind="PROGRESSIVE", facts=["URGED", "FEEDBACK_LATE"], full="7",
             steps=[{"count": 2, "amount": "-0.7"}, {"count": 4, "amount": "-3"}],
             window={"kind": "ROLLING", "days": 60}),
        rule(code="c", kind="RATIO", full="10", facts=["FEEDBACK_ON_TIME"], against=["FEEDBACK_MISSING"], unjudged="FULL"),
        rule(code="d", kind="ALL_OR_NOTHING", full="5", facts=["OTHER_ENTERED"]),
        rule(code="e", kind="MANUAL", full="20", combine="AVERAGE"),
        rule(code="f", kind="DISCRETION", facts=["FALSE_REPORT"], low="-10", high="-5", group="h"),
        rule(code="i", facts=["COMMENDED", "LEADER_PRAISED"], amount="2.5", group="h", categories={"KEY_PROJECT": "0"}),
        rule(code="j", kind="VETO", facts=["MATTER_UNDONE"], threshold=2),
        groups=[{"code": "g", "title": "甲", "base": "30", "limits": {"floor": "0"}},
                {"code": "h", "title": "乙", "choose": "HIGHEST_PER_MATTER", "limits": {"most_added": "6"}}],
        base="20",
        limits={"ceiling": "100", "floor": "5"},
        doubling={"factor": "2", "categories": ["IMPORTANT_MATTER"]},
        workload={"per": 3, "bands": [{"matters": 4, "points": "1"}]},
    )  # fmt: skip
    return [codec.decode(everything), *(codec.decode(one.body) for one in ready.every())]


class TestShownPointsAreTheSumOfEvents(SimpleTestCase):
    def test_for_random_streams(self) -> None:
        made = schemes()
        for n in range(N):
            seed = SEED * 1_000_003 + n
            chance = random.Random(seed)  # noqa: S311 - streams to be told again, not secrets
            scheme = made[n % len(made)]
            try:
                self.tell(chance, scheme)
            except AssertionError as wrong:
                raise AssertionError(f"the stream with the seed {seed}: {wrong}") from wrong

    def tell(self, chance: random.Random, scheme: Scheme) -> None:
        told = stream(chance, scheme)
        judged = said(chance, scheme, told)
        side, party = chance.choice(tuple(Side)), chance.choice(tuple(PartyKind))
        load = Workload(chance.randint(0, 12), frozenset(chance.sample(CATEGORIES, chance.randint(0, 3))))
        facts: dict[str, Any] = {"party": party, "side": side, "workload": load}
        sheet = engine.score(scheme, told, judged, **facts)
        self.check_sums(sheet, scheme)
        self.check_every_fact_has_its_lines(sheet, scheme, told, party, side)
        self.check_once(sheet, scheme)
        chance.shuffle(told)
        chance.shuffle(judged)
        self.assertEqual(engine.score(scheme, told, judged, **facts), sheet)

    def check_sums(self, sheet: Sheet, scheme: Scheme) -> None:
        shown = sum((one.amount for one in sheet.points), Decimal(0))
        self.assertEqual(shown, sheet.total)
        self.assertEqual(sum(sheet.groups.values(), Decimal(0)), sheet.total)
        for code, whole in sheet.groups.items():
            self.assertEqual(
                sum((one.amount for one in sheet.points if one.group == code), Decimal(0)), whole
            )
            group = scheme.group(code)
            if group is not None and group.limits.floor is not None:
                self.assertGreaterEqual(whole, 0)
        ceiling, floor = scheme.limits.ceiling, scheme.limits.floor
        if ceiling is not None:
            self.assertLessEqual(sheet.total, ceiling)
        if floor is not None:
            self.assertGreaterEqual(sheet.total, floor)

    def check_every_fact_has_its_lines(
        self, sheet: Sheet, scheme: Scheme, told: list[Fact], party: PartyKind, side: Side
    ) -> None:
        """Neither is an event forgotten, nor is one shown that did not happen."""
        wanted = Counter(
            (one.code, fact.ref)
            for one in scheme.rules
            if one.kind != RuleKind.VETO and engine.applies(one, party, side)
            for fact in told
            if on_side(fact.role, side)
            and fact.kind in (*one.facts, *one.against)
            and (fact.kind != FactKind.OTHER_ENTERED or fact.item == one.code)
        )
        shown = Counter((one.rule, one.fact.ref) for one in sheet.points if one.fact is not None)
        for ratio in (one for one in scheme.rules if one.kind == RuleKind.RATIO):
            # A ratio of nothing that weighs anything shows no lines.
            if not any(code == ratio.code for code, _ref in shown):
                wanted = Counter({key: n for key, n in wanted.items() if key[0] != ratio.code})
        self.assertEqual(shown, wanted)

    def check_once(self, sheet: Sheet, scheme: Scheme) -> None:
        """No fact is priced twice; what costs nothing although its rule has a price says why."""
        priced = Counter(
            (one.fact.fact_key, one.amount > 0)
            for one in sheet.points
            if one.fact is not None and one.amount and _kind(scheme, one.rule) != RuleKind.RATIO
        )
        self.assertLessEqual(max(priced.values(), default=0), 1)
        for one in sheet.points:
            own = scheme.rule(one.rule)
            if one.fact is None or one.amount or own is None or own.kind != RuleKind.PER_EVENT:
                continue
            free = own.per_quantity and not one.fact.quantity
            weight = multiplier(own, one.fact.role, one.fact.category, one.fact.level)
            self.assertTrue(one.held_back or free, (one, weight))


def _kind(scheme: Scheme, code: str) -> RuleKind | None:
    found = scheme.rule(code)
    return found.kind if found else None
