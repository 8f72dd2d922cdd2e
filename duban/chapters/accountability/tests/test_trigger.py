"""Art. 16(4) under random interleavings: exactly one clue for each matter and recipient that reached the
threshold by a service, none otherwise.

``SEED`` and ``N`` are read from the environment; ``N=300 pytest`` on this file is the long run (about three
minutes on a slow machine). Each sequence starts from the same two matters and is rolled back.
"""

from __future__ import annotations

import os
import random
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction

from duban.chapters.accountability.models import AccountabilityClue, ClueNotice
from duban.chapters.accountability.terms.clues import CloseReason
from duban.chapters.accountability.tests import builders as clues
from duban.chapters.matters.models import Matter
from duban.chapters.supervision import actions
from duban.chapters.supervision.models import SupervisionNotice
from duban.chapters.supervision.terms import ServiceGround
from duban.chapters.supervision.tests import builders
from duban.ground.access import Refusal
from duban.ground.beijing import beijing_day
from duban.support.ledger.models import LedgerEntry
from duban.support.organization import actions as organization
from tests.papers import text_file
from tests.stories import TownCase

SEED, N, STEPS = int(os.environ.get("SEED", "20260302")), int(os.environ.get("N", "10")), 14
Key = tuple[str, str]


@dataclass
class Oracle:
    """Decision 23 told a second time, in forty lines, without looking at the product."""

    live: dict[Key, set[str]] = field(default_factory=lambda: defaultdict(set))
    state: dict[Key, str] = field(default_factory=dict)
    joined: dict[Key, set[str]] = field(default_factory=lambda: defaultdict(set))
    changed: set[Key] = field(default_factory=set)
    born: int = 0

    def serve(self, key: Key, notice: str) -> None:
        self.live[key].add(notice)
        enough = len(self.live[key]) >= 2
        state = self.state.get(key)
        if state is None and enough:
            self.state[key] = "OPEN"
            self.born += 1
            self.joined[key] |= self.live[key]
        elif state in ("OPEN", "CLOSED:OTHER"):
            self.joined[key].add(notice)
        elif state == "CLOSED:NOTICE_FELL_AWAY" and enough:
            self.state[key] = "OPEN"
            self.joined[key] |= self.live[key]

    def annul(self, key: Key, notice: str) -> None:
        self.live[key].discard(notice)
        if notice in self.joined[key]:
            self.changed.add(key)

    def close(self, key: Key, kind: str) -> bool:
        if self.state.get(key) != "OPEN" or (kind == "NOTICE_FELL_AWAY" and len(self.live[key]) >= 2):
            return False
        self.state[key] = f"CLOSED:{kind}"
        return True


class TestTrigger(TownCase):
    matters: list[Matter]
    file: UUID

    @classmethod
    def prepare(cls) -> None:
        cls.matters = [builders.matter_under_way(cls.town) for _ in range(2)]
        cls.file = text_file(cls.town, "chen", name="检查记录.txt").uid

    def test_exactly_one_clue_for_each_matter_and_recipient_that_reached_it(self) -> None:
        began = self.town.at
        born = 0
        for place in range(N):
            self.town.at = began
            with self.subTest(seed=SEED + place), transaction.atomic():
                self.run_sequence(random.Random(SEED + place))  # noqa: S311  # a repeatable story
                born += self.oracle.born
                transaction.set_rollback(True)
        self.assertGreater(born, 0, "no sequence reached the threshold: nothing was tried")

    def run_sequence(self, chance: random.Random) -> None:
        self.chance, self.oracle = chance, Oracle()
        self.notices: dict[str, tuple[Key, SupervisionNotice]] = {}
        steps = (self.issue, self.issue, self.serve, self.serve, self.serve, self.annul, self.correct)
        for _ in range(STEPS):
            chance.choice((*steps, self.rename, self.close))()
            self.compare()

    def one(self, *states: str) -> tuple[Key, SupervisionNotice] | None:
        live = []
        for key, notice in self.notices.values():
            notice.refresh_from_db()
            if notice.state in states:
                live.append((key, notice))
        return self.chance.choice(live) if live else None

    def issue(self) -> None:
        matter, unit = self.chance.choice(self.matters), self.chance.choice(("works", "business"))
        problem = builders.record_problem(self.town, matter, unit=unit, proven=False, evidence=[self.file])
        notice = builders.draft(self.town, matter, unit=unit, problems=[problem])
        builders.issue(self.town, builders.sign_off(self.town, notice, who="wang"))
        self.notices[notice.ref] = ((matter.ref, self.town.unit(unit).ref), notice)

    def serve(self) -> None:
        picked = self.one("ISSUED")
        if picked is None:
            return
        key, notice = picked
        unit = next(name for name in ("works", "business") if self.town.unit(name).ref == key[1])
        ways: list[tuple[str | None, dict[str, Any]]] = [
            (builders.LIAISONS[unit], {"ground": ServiceGround.SIGNED}),
            ("chen", {"ground": ServiceGround.LEFT, "second_person": self.town["qian"].uid, "note": "拒收"}),
            (None, {"ground": ServiceGround.DEEMED}),
        ]
        who, given = self.chance.choice(ways)
        if who is None:
            self.town.go_to(beijing_day(self.town.at) + timedelta(days=7))
        self.twice(lambda request, by: self.do_serve(notice, by, given, request), who, builders.HEADS[unit])
        self.oracle.serve(key, notice.ref)

    def do_serve(
        self, notice: SupervisionNotice, who: str | None, given: dict[str, Any], request: UUID
    ) -> SupervisionNotice:
        return actions.serve_notice(
            by=self.town[who] if who else None,
            at=self.town.tick(),
            request_id=request,
            notice=notice.uid,
            **given,
        )

    def twice(self, act: Any, who: str | None, other: str) -> None:
        """Once; perhaps again by a retry, which is answered with the first; perhaps again by somebody else
        who had the same page open, and who is refused."""
        request = uuid4()
        first = act(request, who)
        if self.chance.random() < 0.5:
            self.assertEqual(act(request, who).uid, first.uid)
        if self.chance.random() < 0.5:
            with self.assertRaises(Refusal), transaction.atomic():
                act(uuid4(), other)

    def annul(self) -> None:
        picked = self.one("SERVED")
        if picked is None:
            return
        key, notice = picked
        self.twice(
            lambda request, by: actions.annul_notice(
                by=self.town[by],
                at=self.town.tick(),
                request_id=request,
                notice=notice.uid,
                problems_stand=False,
                reason="事实不成立",
            ),
            "sun",
            "wang",
        )
        self.oracle.annul(key, notice.ref)

    def correct(self) -> None:
        picked = self.one("ISSUED", "SERVED")
        if picked is None:
            return
        wrong, right = ("三日内", "五日内") if "三日内" in picked[1].requirement else ("五日内", "三日内")
        actions.correct_notice(
            by=self.town["sun"],
            at=self.town.tick(),
            request_id=uuid4(),
            notice=picked[1].uid,
            wrong=wrong,
            right=right,
            reason="录入错误",
        )
        builders.freeze(self.town)

    def rename(self) -> None:
        self.town.go_to(beijing_day(self.town.at) + timedelta(days=1))
        organization.rename_unit(
            by=self.town["chen"],
            at=self.town.tick(),
            request_id=uuid4(),
            unit=self.town.unit(self.chance.choice(("works", "business"))).uid,
            name=f"第{self.chance.randrange(10**9)}部",
            from_on=beijing_day(self.town.at),
        )

    def close(self) -> None:
        registered = list(AccountabilityClue.objects.order_by("id"))
        if not registered:
            return
        clue = self.chance.choice(registered)
        kind = self.chance.choice(list(CloseReason))
        if self.oracle.close((clue.matter.ref, clue.unit.ref), str(kind)):
            clues.close(self.town, clue, kind=kind)
            return
        with self.assertRaises(Refusal), transaction.atomic():
            clues.close(self.town, clue, kind=kind)

    def compare(self) -> None:
        """The clues as they stand are the oracle's, with the same notices, and each was registered once."""
        found, joined, changed = {}, {}, set()
        for clue in AccountabilityClue.objects.select_related("matter", "unit"):
            key = (clue.matter.ref, clue.unit.ref)
            found[key] = clue.state if clue.state == "OPEN" else f"CLOSED:{clue.close_reason}"
            joined[key] = set(ClueNotice.objects.filter(clue=clue).values_list("notice_ref", flat=True))
            changed |= {key} if clue.basis_changed else set()
        self.assertEqual(found, self.oracle.state)
        self.assertEqual(joined, {key: self.oracle.joined[key] for key in found})
        self.assertEqual(changed, self.oracle.changed)
        registered = LedgerEntry.objects.filter(act="accountability.register_clue").count()
        self.assertEqual(registered, self.oracle.born)
