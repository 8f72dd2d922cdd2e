"""Art. 16(4) under random interleavings of issue, service in three ways, annulment, correction, renaming, a merger of the
units, one of the matters, moves of heads, two clerks, retries, closing and re-opening: exactly one clue for each matter
and recipient that reached the threshold by a service, none otherwise; the right notices in it, and the right persons by
date.

``SEED`` and ``N`` are read from the environment; ``N=1000 pytest`` on this file is the long run, ``make concurrency`` asks
both databases. Each sequence starts from the same two matters and is rolled back.
"""

from __future__ import annotations

import os
import random
import time
from collections import Counter
from uuid import UUID

from django.db import transaction

from duban.chapters.accountability.models import AccountabilityClue, ClueNotice
from duban.chapters.accountability.tests.interleaving import Interleaving
from duban.chapters.matters.models import Matter
from duban.chapters.supervision.tests import builders
from duban.support.ledger.models import LedgerEntry
from duban.support.notifications.models import Message
from tests.concurrency import clients
from tests.papers import text_file
from tests.stories import TownCase

SEED, N, STEPS = int(os.environ.get("SEED", "20260302")), int(os.environ.get("N", "10")), 20
# Each of these must have happened, or nothing was tried; in a long run all that can happen.
SOON = {
    "issued",
    "served SIGNED",
    "served LEFT",
    "served DEEMED",
    "annulled",
    "corrected",
    "retries",
    "second clerks",
}
IN_THE_END = SOON | {
    "renamed",
    "units merged",
    "matters merged",
    "heads moved",
    "closed NOTICE_FELL_AWAY",
    "closed OTHER",
    "closing refused",
}
LONG = 100


class TestTrigger(TownCase):
    matters: list[Matter]
    file: UUID

    @classmethod
    def prepare(cls) -> None:
        cls.matters = [builders.matter_under_way(cls.town) for _ in range(2)]
        cls.file = text_file(cls.town, "chen", name="检查记录.txt").uid

    def test_exactly_one_clue_for_each_matter_and_recipient_that_reached_it(self) -> None:
        began, started = self.town.at, time.monotonic()
        born = again = 0
        told: Counter[str] = Counter()
        for place in range(N):
            self.town.at = began
            with self.subTest(seed=SEED + place), transaction.atomic():
                chance = random.Random(SEED + place)  # noqa: S311  # a repeatable story
                story = Interleaving(self.town, self.matters, self.file, chance)
                for _ in range(STEPS):
                    story.step()
                    self.compare(story)
                born, again = born + story.oracle.born, again + story.oracle.opened_again
                told += story.told
                transaction.set_rollback(True)
        self.assertGreater(born, 0, "no sequence reached the threshold: nothing was tried")
        self.assertGreater(again, 0, "no clue opened again: nothing was tried")
        self.assertEqual((IN_THE_END if N >= LONG else SOON) - told.keys(), set(), "never happened")
        clients.note(
            f"{N} random stories of notices (16(4)), seeds from {SEED}: "
            + "、".join(f"{what} {count}" for what, count in sorted(told.items())),
            f"{born} clues, {again} opened again, each once and with the right notices and persons",
            time.monotonic() - started,
        )

    def compare(self, story: Interleaving) -> None:
        """The clues as they stand are the oracle's, with the same notices, and each was registered once."""
        oracle = story.oracle
        found, joined, changed = {}, {}, set()
        for line in ClueNotice.objects.all():
            first = [one["name"] for one in line.responsible["first"]]
            self.assertEqual(first, [oracle.first[line.notice_ref]], "the head of the day of service")
        for clue in AccountabilityClue.objects.select_related("matter", "unit"):
            key = (clue.matter.ref, clue.unit.ref)
            found[key] = clue.state if clue.state == "OPEN" else f"CLOSED:{clue.close_reason}"
            joined[key] = set(ClueNotice.objects.filter(clue=clue).values_list("notice_ref", flat=True))
            changed |= {key} if clue.basis_changed else set()
        self.assertEqual(found, oracle.state)
        self.assertEqual(joined, {key: oracle.joined[key] for key in found})
        self.assertEqual(changed, oracle.changed)
        told = Message.objects.filter(kind="accountability.clue")
        self.assertLessEqual(set(told.values_list("person__username", flat=True)), {"wang", "sun"})
        acts = LedgerEntry.objects.filter(act__startswith="accountability.")
        done = Counter(acts.values_list("act", flat=True))
        self.assertEqual(done["accountability.register_clue"], oracle.born)
        self.assertEqual(done["accountability.reopen_clue"], oracle.opened_again)
