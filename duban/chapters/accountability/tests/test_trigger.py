"""Art. 16(4) under random interleavings of issue, service in three ways, annulment, correction, renaming, a merger of the
units, moves of heads, two clerks, retries, closing and re-opening: exactly one clue for each matter and recipient that
reached the threshold by a service, none otherwise; the right notices in it, and the right persons by date.

``SEED`` and ``N`` are read from the environment; ``N=1000 pytest`` on this file is the long run, ``make test ARGS=…`` asks
both databases. Each sequence starts from the same two matters and is rolled back.
"""

from __future__ import annotations

import os
import random
import time
from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction

from duban.chapters.accountability.models import AccountabilityClue, ClueNotice
from duban.chapters.accountability.terms.clues import CLOSED_BY_HEAD
from duban.chapters.accountability.tests import builders as clues
from duban.chapters.accountability.tests.oracle import Key, Oracle
from duban.chapters.matters.models import Matter
from duban.chapters.supervision import actions
from duban.chapters.supervision.models import SupervisionNotice
from duban.chapters.supervision.terms import ServiceGround
from duban.chapters.supervision.tests import builders
from duban.ground.access import PostKind, Refusal
from duban.ground.beijing import beijing_day
from duban.support.ledger.models import LedgerEntry
from duban.support.notifications.models import Message
from duban.support.organization import actions as organization
from duban.support.organization.models import Post
from tests.concurrency import clients
from tests.papers import text_file
from tests.stories import TownCase

SEED, N, STEPS = int(os.environ.get("SEED", "20260302")), int(os.environ.get("N", "10")), 20
UNITS = ("works", "business")
# Who may head each of them, the first since the beginning.
HEADS = {"works": ("li", "shen"), "business": ("zheng", "xu")}


class TestTrigger(TownCase):
    matters: list[Matter]
    file: UUID

    @classmethod
    def prepare(cls) -> None:
        cls.matters = [builders.matter_under_way(cls.town) for _ in range(2)]
        cls.file = text_file(cls.town, "chen", name="检查记录.txt").uid

    def test_exactly_one_clue_for_each_matter_and_recipient_that_reached_it(self) -> None:
        began, started = self.town.at, time.monotonic()
        born = 0
        for place in range(N):
            self.town.at = began
            with self.subTest(seed=SEED + place), transaction.atomic():
                self.run_sequence(random.Random(SEED + place))  # noqa: S311  # a repeatable story
                born += self.oracle.born
                transaction.set_rollback(True)
        self.assertGreater(born, 0, "no sequence reached the threshold: nothing was tried")
        clients.note(
            f"{N} random stories of notices (16(4)), seeds from {SEED}",
            f"{born} clues, each once and with the right notices and persons",
            time.monotonic() - started,
        )

    def run_sequence(self, chance: random.Random) -> None:
        heads = {unit: self.town[HEADS[unit][0]].name for unit in UNITS}
        self.chance, self.merged = chance, False
        self.oracle = Oracle(
            heads={self.town.unit(unit).ref: [(date.min, name)] for unit, name in heads.items()}
        )
        self.notices: dict[str, tuple[Key, SupervisionNotice]] = {}
        steps = (*(self.issue,) * 3, *(self.serve,) * 4, self.annul, self.correct)
        for _ in range(STEPS):
            chance.choice((*steps, self.rename, self.close, self.move_head, self.merge))()
            self.compare()

    def units(self) -> tuple[str, ...]:
        """Those that notices can still be addressed to."""
        return UNITS[1:] if self.merged else UNITS

    def merge(self) -> None:
        """The lead unit goes into the co-unit, once, at the beginning of a day."""
        if self.merged:
            return
        self.town.go_to(beijing_day(self.town.at) + timedelta(days=1))
        today = beijing_day(self.town.at)
        before = AccountabilityClue.objects.count()
        organization.merge_units(
            by=self.town["chen"],
            at=self.town.tick(),
            request_id=None,
            units=[self.town.unit("works").uid],
            into=self.town.unit("business").uid,
            on=today,
            basis="古城编〔2026〕3号",
        )
        self.merged = True
        self.assertEqual(AccountabilityClue.objects.count(), before, "a merger makes no clue")
        self.oracle.merge(self.town.unit("works").ref, self.town.unit("business").ref, today)

    def move_head(self) -> None:
        """Another person heads the unit from the next day on."""
        name = self.chance.choice(self.units())
        self.town.go_to(beijing_day(self.town.at) + timedelta(days=1))
        unit, today = self.town.unit(name), beijing_day(self.town.at)
        post = Post.objects.get(unit=unit, kind=PostKind.UNIT_HEAD, to_on__isnull=True)
        other = next(self.town[who] for who in HEADS[name] if self.town[who] != post.person)
        organization.replace_holder(
            by=self.town["an"],
            at=self.town.tick(),
            request_id=None,
            post=post.uid,
            person=other.uid,
            from_on=today,
        )
        self.oracle.heads[unit.ref].append((today, other.name))

    def one(self, *states: str) -> tuple[Key, SupervisionNotice] | None:
        live = []
        for key, notice in self.notices.values():
            notice.refresh_from_db()
            if notice.state in states:
                live.append((key, notice))
        return self.chance.choice(live) if live else None

    def issue(self) -> None:
        matter, unit = self.chance.choice(self.matters), self.chance.choice(self.units())
        problem = builders.record_problem(self.town, matter, unit=unit, proven=False, evidence=[self.file])
        notice = builders.draft(self.town, matter, unit=unit, problems=[problem])
        builders.issue(self.town, builders.sign_off(self.town, notice, who="wang"))
        self.notices[notice.ref] = ((matter.ref, self.town.unit(unit).ref), notice)

    def serve(self) -> None:
        picked = self.one("ISSUED")
        if picked is None:
            return
        key, notice = picked
        unit = next(name for name in UNITS if self.town.unit(name).ref == self.oracle.now(key)[1])
        ways: list[tuple[str | None, dict[str, Any]]] = [
            (builders.LIAISONS[unit], {"ground": ServiceGround.SIGNED}),
            ("chen", {"ground": ServiceGround.LEFT, "second_person": self.town["qian"].uid, "note": "拒收"}),
            (None, {"ground": ServiceGround.DEEMED}),
        ]
        who, given = self.chance.choice(ways)
        if who is None:
            self.town.go_to(beijing_day(self.town.at) + timedelta(days=7))
        self.twice(lambda request, by: self.do_serve(notice, by, given, request), who, builders.HEADS[unit])
        notice.refresh_from_db()
        assert notice.served_on is not None
        self.oracle.serve(key, notice.ref, notice.served_on)

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
            unit=self.town.unit(self.chance.choice(self.units())).uid,
            name=f"第{self.chance.randrange(10**9)}部",
            from_on=beijing_day(self.town.at),
        )

    def close(self) -> None:
        registered = list(AccountabilityClue.objects.order_by("id"))
        if not registered:
            return
        clue = self.chance.choice(registered)
        kind = self.chance.choice(CLOSED_BY_HEAD)
        if self.oracle.close((clue.matter.ref, clue.unit.ref), str(kind)):
            clues.close(self.town, clue, kind=kind)
            return
        with self.assertRaises(Refusal), transaction.atomic():
            clues.close(self.town, clue, kind=kind)

    def compare(self) -> None:
        """The clues as they stand are the oracle's, with the same notices, and each was registered once."""
        found, joined, changed = {}, {}, set()
        for line in ClueNotice.objects.all():
            first = [one["name"] for one in line.responsible["first"]]
            self.assertEqual(first, [self.oracle.first[line.notice_ref]], "the head of the day of service")
        for clue in AccountabilityClue.objects.select_related("matter", "unit"):
            key = (clue.matter.ref, clue.unit.ref)
            found[key] = clue.state if clue.state == "OPEN" else f"CLOSED:{clue.close_reason}"
            joined[key] = set(ClueNotice.objects.filter(clue=clue).values_list("notice_ref", flat=True))
            changed |= {key} if clue.basis_changed else set()
        self.assertEqual(found, self.oracle.state)
        self.assertEqual(joined, {key: self.oracle.joined[key] for key in found})
        self.assertEqual(changed, self.oracle.changed)
        told = Message.objects.filter(kind="accountability.clue")
        self.assertLessEqual(set(told.values_list("person__username", flat=True)), {"wang", "sun"})
        registered = LedgerEntry.objects.filter(act="accountability.register_clue").count()
        self.assertEqual(registered, self.oracle.born)
