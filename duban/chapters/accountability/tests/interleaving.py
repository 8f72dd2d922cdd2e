"""What can happen to the notices of two matters and two units: each step done by the acts, and told to the oracle."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction

from duban.chapters.accountability import actions as pursuing
from duban.chapters.accountability.models import AccountabilityClue
from duban.chapters.accountability.terms.clues import CLOSED_BY_HEAD, CloseReason
from duban.chapters.accountability.tests.oracle import Key, Oracle
from duban.chapters.matters.models import Matter, Obligation
from duban.chapters.matters.tests import adjusting
from duban.chapters.supervision import actions
from duban.chapters.supervision.models import SupervisionNotice
from duban.chapters.supervision.terms import ServiceGround
from duban.chapters.supervision.tests import builders
from duban.ground.access import PostKind, Refusal
from duban.ground.beijing import beijing_day
from duban.support.ledger.rows import Row
from duban.support.organization import actions as organization
from duban.support.organization.models import Post
from tests.cast import Town

UNITS = ("works", "business")
# Who may head each of them, the first since the beginning.
HEADS = {"works": ("li", "shen"), "business": ("zheng", "xu")}
# Act, second clerk, what he is answered: the retry by the first is answered with what was done.
Doing = Callable[[UUID, str | None], Row]


class Interleaving:
    """One random story. `told` counts what happened in it."""

    def __init__(self, town: Town, matters: list[Matter], file: UUID, chance: random.Random) -> None:
        self.town, self.file, self.chance = town, file, chance
        self.matters, self.merged = list(matters), False
        heads = {unit: town[HEADS[unit][0]].name for unit in UNITS}
        self.oracle = Oracle(heads={town.unit(unit).ref: [(date.min, name)] for unit, name in heads.items()})
        self.notices: dict[str, tuple[Key, SupervisionNotice]] = {}
        self.told: Counter[str] = Counter()

    def step(self) -> None:
        often = (*(self.issue,) * 3, *(self.serve,) * 4, self.annul, self.correct)
        seldom = (self.rename, self.close, self.close, self.move_head, self.merge, self.absorb, self.fall)
        self.chance.choice((*often, *seldom))()

    # -- who and what ----------------------------------------------------------------------------------

    def units(self) -> tuple[str, ...]:
        """Those that notices can still be addressed to."""
        return UNITS[1:] if self.merged else UNITS

    def unit_of(self, key: Key) -> str:
        """Who answers now for what this unit was told."""
        return next(name for name in UNITS if self.town.unit(name).ref == self.oracle.now(key)[1])

    def one(self, *states: str, on: Matter | None = None) -> tuple[Key, SupervisionNotice] | None:
        live = []
        for key, notice in self.notices.values():
            notice.refresh_from_db()
            if notice.state in states and on in (None, notice.matter):
                live.append((key, notice))
        return self.chance.choice(live) if live else None

    def twice(self, act: Doing, who: str | None, other: str | None) -> None:
        """Once; perhaps again by a retry, which is answered with the first; perhaps again by another who had the same
        page open, and who is refused."""
        request = uuid4()
        first = act(request, who)
        if self.chance.random() < 0.5:
            assert act(request, who).uid == first.uid, "a retry is answered with the first"
            self.told["retries"] += 1
        if self.chance.random() < 0.5:
            try:
                with transaction.atomic():
                    act(uuid4(), other)
            except Refusal:
                self.told["second clerks"] += 1
            else:
                raise AssertionError(f"{first.ref}: the second clerk was let through")

    # -- notices -----------------------------------------------------------------------------------------

    def issue(self, matter: Matter | None = None, unit: str = "") -> SupervisionNotice:
        matter, unit = matter or self.chance.choice(self.matters), unit or self.chance.choice(self.units())
        problem = builders.record_problem(self.town, matter, unit=unit, proven=False, evidence=[self.file])
        drafted = builders.draft(self.town, matter, unit=unit, problems=[problem])
        signed = builders.sign_off(self.town, drafted, who="wang")
        self.twice(lambda request, by: self.send(signed, by, request), "chen", "qian")
        builders.freeze(self.town)
        self.notices[signed.ref] = ((matter.ref, self.town.unit(unit).ref), signed)
        self.told["issued"] += 1
        return signed

    def send(self, notice: SupervisionNotice, who: str | None, request: UUID) -> SupervisionNotice:
        assert who is not None
        return actions.issue_notice(
            by=self.town[who], at=self.town.tick(), request_id=request, notice=notice.uid
        )

    def serve(self) -> None:
        picked = self.one("ISSUED")
        if picked is not None:
            self.do_serve(*picked)

    def do_serve(self, key: Key, notice: SupervisionNotice) -> None:
        unit = self.unit_of(key)
        ways: list[tuple[str | None, dict[str, Any]]] = [
            (builders.LIAISONS[unit], {"ground": ServiceGround.SIGNED}),
            ("chen", {"ground": ServiceGround.LEFT, "second_person": self.town["qian"].uid, "note": "拒收"}),
            (None, {"ground": ServiceGround.DEEMED}),
        ]
        who, given = self.chance.choice(ways)
        if who is None:
            self.town.go_to(beijing_day(self.town.at) + timedelta(days=7))

        def served(request: UUID, by: str | None) -> SupervisionNotice:
            person = self.town[by] if by else None
            at = self.town.tick()
            return actions.serve_notice(by=person, at=at, request_id=request, notice=notice.uid, **given)

        self.twice(served, who, builders.HEADS[unit])
        notice.refresh_from_db()
        assert notice.served_on is not None
        self.oracle.serve(key, notice.ref, notice.served_on)
        self.told[f"served {given['ground']}"] += 1

    def annul(self) -> None:
        picked = self.one("SERVED")
        if picked is not None:
            self.do_annul(*picked)

    def do_annul(self, key: Key, notice: SupervisionNotice) -> None:
        def annulled(request: UUID, by: str | None) -> SupervisionNotice:
            return actions.annul_notice(
                by=self.town[by or "sun"],
                at=self.town.tick(),
                request_id=request,
                notice=notice.uid,
                problems_stand=False,
                reason="事实不成立",
            )

        self.twice(annulled, "sun", "wang")
        self.oracle.annul(key, notice.ref)
        self.told["annulled"] += 1

    def correct(self) -> None:
        picked = self.one("ISSUED", "SERVED")
        if picked is None or picked[1].matter not in self.matters:
            return
        notice = picked[1]
        wrong, right = ("三日内", "五日内") if "三日内" in notice.requirement else ("五日内", "三日内")

        def corrected(request: UUID, by: str | None) -> SupervisionNotice:
            return actions.correct_notice(
                by=self.town[by or "sun"],
                at=self.town.tick(),
                request_id=request,
                notice=notice.uid,
                wrong=wrong,
                right=right,
                reason="录入错误",
            )

        self.twice(corrected, "sun", "sun")
        builders.freeze(self.town)
        self.told["corrected"] += 1

    # -- units, heads, matters -----------------------------------------------------------------------------

    def tomorrow(self) -> date:
        self.town.go_to(beijing_day(self.town.at) + timedelta(days=1))
        return beijing_day(self.town.at)

    def rename(self) -> None:
        today = self.tomorrow()
        organization.rename_unit(
            by=self.town["chen"],
            at=self.town.tick(),
            request_id=uuid4(),
            unit=self.town.unit(self.chance.choice(self.units())).uid,
            name=f"第{self.chance.randrange(10**9)}部",
            from_on=today,
        )
        self.told["renamed"] += 1

    def merge(self) -> None:
        """The lead unit goes into the co-unit, once, at the beginning of a day."""
        if self.merged:
            return
        today, before = self.tomorrow(), AccountabilityClue.objects.count()
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
        assert AccountabilityClue.objects.count() == before, "a merger makes no clue"
        self.oracle.merge(self.town.unit("works").ref, self.town.unit("business").ref, today)
        self.told["units merged"] += 1

    def absorb(self) -> None:
        """One matter goes into the other, once, when nothing stands on it that cannot go on there."""
        if len(self.matters) == 1 or self.one("ISSUED", on=self.matters[1]) is not None:
            return
        into, gone = self.matters
        for key, notice in self.notices.values():
            owed = Obligation.objects.filter(source_ref=notice.ref, kind="NOTICE_REPLY").standing()
            if notice.matter == gone and owed.exists():
                who = builders.LIAISONS[self.unit_of(key)]
                builders.verify(self.town, builders.reply(self.town, notice, who=who))
        before = AccountabilityClue.objects.count()
        try:
            with transaction.atomic():
                adjusting.approve(self.town, adjusting.merger(self.town, into, gone))
        except Refusal:
            self.told["merger refused"] += 1
            return
        self.matters = [into]
        assert AccountabilityClue.objects.count() == before, "a merger makes no clue"
        self.oracle.absorb(gone.ref, into.ref)
        self.told["matters merged"] += 1

    def move_head(self) -> None:
        """Another person heads the unit from the next day on."""
        name, today = self.chance.choice(self.units()), self.tomorrow()
        unit = self.town.unit(name)
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
        self.told["heads moved"] += 1

    # -- clues -----------------------------------------------------------------------------------------------

    def close(self) -> None:
        registered = list(AccountabilityClue.objects.order_by("id"))
        if registered:
            self.do_close(self.chance.choice(registered), self.chance.choice(CLOSED_BY_HEAD))

    def do_close(self, clue: AccountabilityClue, kind: CloseReason) -> None:
        def closed(request: UUID, by: str | None) -> AccountabilityClue:
            return pursuing.close_clue(
                by=self.town[by or "wang"],
                at=self.town.tick(),
                request_id=request,
                clue=clue.uid,
                kind=kind,
                reason="经研究，予以终结",
            )

        if self.oracle.close((clue.matter.ref, clue.unit.ref), str(kind)):
            self.twice(closed, "wang", "wang")
            self.told[f"closed {kind}"] += 1
            return
        try:
            with transaction.atomic():
                closed(uuid4(), "wang")
        except Refusal:
            self.told["closing refused"] += 1
        else:
            raise AssertionError(f"{clue}: closed although it may not be")

    def fall(self) -> None:
        """All that an open clue rests on is annulled but one, it is closed for that, and one more notice is served."""
        waiting = [one for one in AccountabilityClue.objects.order_by("id") if one.state == "OPEN"]
        if not waiting:
            return
        clue = self.chance.choice(waiting)
        place = self.oracle.now((clue.matter.ref, clue.unit.ref))
        for ref in sorted(self.oracle.live[place])[1:]:
            self.do_annul(*self.notices[ref])
        self.do_close(clue, CloseReason.NOTICE_FELL_AWAY)
        matter = next((one for one in self.matters if one.ref == place[0]), None)
        unit = self.unit_of(place)
        if matter is not None and unit in self.units():
            notice = self.issue(matter, unit)
            self.do_serve(*self.notices[notice.ref])
