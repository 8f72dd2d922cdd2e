"""Art. 16(4) through a merger of matters: a clue of what was merged counts with the matter that took it in, and closes as
fallen only when too few notices of both are left (decisions 9, 22 and 23)."""

from __future__ import annotations

from django.urls import reverse

from duban.chapters.accountability.models import AccountabilityClue, ClueNotice
from duban.chapters.accountability.terms.clues import CloseReason
from duban.chapters.accountability.tests import builders as clues
from duban.chapters.matters.models import Matter
from duban.chapters.matters.tests import adjusting
from duban.chapters.supervision.models import SupervisionNotice
from duban.chapters.supervision.tests import builders
from tests.looking import PageCase


class TestMergedMatters(PageCase):
    """Two notices on the second matter registered its clue; it was merged into the first, on which a third was served."""

    first: Matter
    second: Matter
    clue: AccountabilityClue
    notices: list[SupervisionNotice]

    @classmethod
    def prepare(cls) -> None:
        town = cls.town
        cls.first, cls.second = (clues.matter_under_way(town) for _ in range(2))
        cls.clue, cls.notices = clues.registered(town, cls.second)
        for notice in cls.notices:
            builders.verify(town, builders.reply(town, notice))
        adjusting.approve(town, adjusting.merger(town, cls.first, cls.second))
        cls.notices.append(builders.served_notice(town, cls.first, signer="wang"))

    def close(self) -> str:
        data = {"clue": self.clue.uid, "kind": CloseReason.NOTICE_FELL_AWAY, "reason": "通知书已撤销"}
        return self.send("accountability.close_clue", "wang", data).code

    def test_the_later_notice_joined_and_the_page_counts_all(self) -> None:
        self.assertEqual(AccountabilityClue.objects.get(), self.clue)
        self.assertEqual(ClueNotice.objects.filter(clue=self.clue).count(), 3)
        page = self.see("wang", reverse("clue", args=[self.clue.uid]))
        self.assertContains(page, "已送达且未撤销 3 份")

    def test_it_does_not_close_as_fallen_while_two_of_both_count(self) -> None:
        clues.annul(self.town, self.notices[0])
        self.assertEqual(self.close(), "accountability.basis_stands")
        clues.annul(self.town, self.notices[2])
        self.assertEqual(self.close(), "")

    def test_it_opens_again_when_two_of_both_count(self) -> None:
        for place in (0, 2):
            clues.annul(self.town, self.notices[place])
        clues.close(self.town, self.clue, kind=CloseReason.NOTICE_FELL_AWAY)
        builders.served_notice(self.town, self.first, signer="wang")
        self.clue.refresh_from_db()
        self.assertEqual(self.clue.state, "OPEN")
        self.assertEqual(AccountabilityClue.objects.count(), 1)
