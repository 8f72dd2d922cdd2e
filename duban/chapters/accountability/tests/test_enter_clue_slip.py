"""代录组长对线索的签批件: by the director, with the scan, and somebody of the Office to compare it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from duban.chapters.accountability.models import AccountabilityClue, Circle, HeadSlip
from duban.chapters.accountability.tests import builders, slipping
from duban.chapters.matters.models import Matter
from duban.ground.beijing import beijing_day
from duban.support.files import blobs
from duban.support.ledger.models import LedgerPayload
from tests.locking import MatterStory
from tests.stories import Answer

START = "accountability.start_verification"


class TestEnterClueSlip(MatterStory):
    act = "accountability.enter_clue_slip"
    doer = "sun"
    wrong_role = "wang"
    refused = "accountability.slip_waits"

    matter: Matter
    clue: AccountabilityClue

    @classmethod
    def prepare(cls) -> None:
        cls.matter = builders.matter_under_way(cls.town)
        cls.clue, _notices = builders.registered(cls.town, cls.matter)

    def data(self, **changed: Any) -> dict[str, Any]:
        second = self.town["qian"].uid
        return {"clue": self.clue.uid, "second": second, **slipping.given(self.town, START), **changed}

    def spoil(self) -> dict[str, Any]:
        slipping.enter(self.town, self.clue, START)
        return self.data()

    def check(self, answer: Answer) -> None:
        slip = HeadSlip.objects.get(uid=answer.body["uid"])
        self.assertEqual((slip.clue, slip.act, slip.state), (self.clue, START, "ENTERED"))
        self.assertEqual((slip.decider, slip.words("words")), (self.town["wang"], slipping.WORDS))
        self.assertNotIn("呈批件".encode(), blobs.read(slip.file.stored_as), "the scan lies sealed")
        self.assertFalse([one for one in LedgerPayload.objects.all() if slipping.WORDS in one.body])
        seats = Circle.objects.filter(clue=self.clue, to_at__isnull=True)
        self.assertEqual({one.person.username for one in seats}, {"wang", "sun", "qian"})

    def test_who_compares_it_finds_the_clue_as_long_as_he_serves_in_the_office(self) -> None:
        self.send(self.act, "sun", self.data())
        self.assertEqual(self.send("accountability.view_clue", "qian", {"clue": self.clue.uid}).status, 200)
        self.assertEqual(self.send("accountability.view_clue", "chen", {"clue": self.clue.uid}).status, 404)

    def test_it_refuses_what_is_no_paper_of_the_head(self) -> None:
        today = beijing_day(self.town.at)
        for changed, code in (
            ({"act": "accountability.confirm_clue"}, "accountability.slip_foreign"),
            ({"act": "accountability.admit_to_circle"}, "accountability.slip_foreign"),
            ({"decided_on": today + timedelta(days=1)}, "accountability.day_to_come"),
            ({"decided_on": today - timedelta(days=1)}, "accountability.day_too_early"),
            ({"decider": self.town["zhou"].uid}, "accountability.not_head_then"),
            ({"words": " "}, "accountability.words_missing"),
            ({"second": self.town["sun"].uid}, "accountability.slip_second"),
            ({"second": self.town["lin"].uid}, "accountability.slip_second"),
        ):
            with self.subTest(code=code, changed=list(changed)):
                self.assertEqual(self.send(self.act, "sun", self.data(**changed)).code, code)
        self.assertFalse(HeadSlip.objects.exists())

    def test_a_head_whom_it_concerns_decides_nothing(self) -> None:
        builders.make_head_responsible(self.town)
        clue = builders.entered(self.town, self.matter)
        answer = self.send(self.act, "sun", self.data(clue=clue.uid))
        self.assertEqual(answer.code, "accountability.concerned_stays_out")
