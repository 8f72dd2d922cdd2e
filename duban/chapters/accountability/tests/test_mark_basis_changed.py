"""标注触发依据已变更."""

from __future__ import annotations

from typing import Any

from duban.chapters.accountability.models import AccountabilityClue
from duban.chapters.accountability.tests import builders
from duban.chapters.matters.models import Matter
from duban.chapters.supervision.models import SupervisionNotice
from duban.support.ledger.models import LedgerEntry
from tests.locking import MatterStory
from tests.stories import Answer


class TestMarkBasisChanged(MatterStory):
    act = "accountability.mark_basis_changed"
    doer = None
    wrong_role = "sun"
    refused = "accountability.notice_stands"

    matter: Matter
    clue: AccountabilityClue
    notices: list[SupervisionNotice]

    @classmethod
    def prepare(cls) -> None:
        cls.matter = builders.matter_under_way(cls.town)
        cls.clue, cls.notices = builders.registered(cls.town, cls.matter)
        with builders.unheard():
            builders.annul(cls.town, cls.notices[1])

    def data(self, notice: SupervisionNotice | None = None) -> dict[str, Any]:
        return {"clue": self.clue.uid, "notice": (notice or self.notices[1]).uid}

    def spoil(self) -> dict[str, Any]:
        return self.data(self.notices[0])

    def check(self, answer: Answer) -> None:
        self.clue.refresh_from_db()
        self.assertEqual((self.clue.basis_changed, self.clue.state), (True, "OPEN"), "a person closes it")
        fallen = self.clue.notices.get(notice_ref=self.notices[1].ref)
        self.assertEqual(fallen.fell_on, self.town.at.date())

    def test_it_is_marked_once(self) -> None:
        self.send(self.act, None, self.data())
        self.assertEqual(self.send(self.act, None, self.data()).code, "accountability.basis_marked")

    def test_annulment_itself_marks_it(self) -> None:
        matter = builders.matter_under_way(self.town)
        clue, notices = builders.registered(self.town, matter)
        builders.annul(self.town, notices[0])
        clue.refresh_from_db()
        self.assertTrue(clue.basis_changed)
        self.assertEqual(LedgerEntry.objects.filter(act=self.act).count(), 1)

    def test_a_notice_outside_the_clue_marks_nothing(self) -> None:
        other = builders.served_notice(self.town, self.matter, unit="business")
        builders.annul(self.town, other)
        self.assertEqual(LedgerEntry.objects.filter(act=self.act).count(), 0)
        self.assertEqual(self.send(self.act, None, self.data(other)).code, "accountability.notice_foreign")
