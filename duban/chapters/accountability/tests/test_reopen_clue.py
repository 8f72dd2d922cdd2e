"""线索恢复核实."""

from __future__ import annotations

from typing import Any

from duban.chapters.accountability.models import AccountabilityClue
from duban.chapters.accountability.terms.clues import CloseReason
from duban.chapters.accountability.tests import builders
from duban.chapters.matters.models import Matter
from duban.chapters.supervision.models import SupervisionNotice
from duban.support.ledger.models import LedgerEntry
from tests.locking import MatterStory
from tests.stories import Answer


class TestReopenClue(MatterStory):
    act = "accountability.reopen_clue"
    doer = None
    wrong_role = "sun"
    refused = "accountability.below_threshold"

    matter: Matter
    clue: AccountabilityClue
    again: SupervisionNotice

    @classmethod
    def prepare(cls) -> None:
        cls.matter = builders.matter_under_way(cls.town)
        cls.clue, _notices = builders.fallen_and_closed(cls.town, cls.matter)
        with builders.unheard():
            cls.again = builders.served_notice(cls.town, cls.matter, signer="wang")

    def data(self) -> dict[str, Any]:
        return {"clue": self.clue.uid, "notice": self.again.uid}

    def spoil(self) -> None:
        with builders.unheard():
            builders.annul(self.town, self.again)

    def check(self, answer: Answer) -> None:
        self.clue.refresh_from_db()
        self.assertEqual((self.clue.state, self.clue.closed_on, self.clue.close_reason), ("OPEN", None, ""))
        self.assertTrue(self.clue.basis_changed, "that one fell away stays on the record")
        self.assertEqual(self.clue.notices.count(), 3)

    def test_the_service_that_reaches_the_threshold_again_reopens_it(self) -> None:
        matter = builders.matter_under_way(self.town)
        clue, _notices = builders.fallen_and_closed(self.town, matter)
        builders.served_notice(self.town, matter, signer="wang")
        clue.refresh_from_db()
        self.assertEqual(clue.state, "OPEN")
        self.assertEqual(AccountabilityClue.objects.filter(matter=matter).count(), 1)
        row = LedgerEntry.objects.get(act=self.act)
        self.assertEqual(
            row.caused_by, LedgerEntry.objects.filter(act__endswith="serve_notice").latest("id").uid
        )

    def test_closed_for_another_reason_it_stays_closed(self) -> None:
        matter = builders.matter_under_way(self.town)
        clue, _notices = builders.registered(self.town, matter)
        builders.close(self.town, clue)
        third = builders.served_notice(self.town, matter, signer="wang")
        answer = self.send(self.act, None, {"clue": clue.uid, "notice": third.uid})
        self.assertEqual(answer.code, "accountability.not_fallen")

    def test_below_the_threshold_nothing_happens(self) -> None:
        matter = builders.matter_under_way(self.town)
        clue, notices = builders.registered(self.town, matter)
        builders.annul(self.town, notices[0])
        builders.annul(self.town, notices[1])
        builders.close(self.town, clue, kind=CloseReason.NOTICE_FELL_AWAY)
        builders.served_notice(self.town, matter)
        clue.refresh_from_db()
        self.assertEqual((clue.state, clue.notices.count()), ("CLOSED", 2))
        builders.served_notice(self.town, matter, signer="wang")
        clue.refresh_from_db()
        self.assertEqual((clue.state, clue.notices.count()), ("OPEN", 4))
