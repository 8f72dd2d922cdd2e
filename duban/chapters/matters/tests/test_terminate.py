"""终止办理."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import QueryDict
from django.urls import reverse

from duban.chapters.matters.models import Adjustment, Party
from duban.chapters.matters.tests.adjusting import approve, withdrawal
from duban.chapters.matters.tests.builders import ask_extension, owed, suspend_matter
from tests.beyond import counting, figures, loops, recounting
from tests.locking import MatterStory
from tests.looking import PageCase
from tests.onward import assigned_matter, running_matter
from tests.stories import Answer

LATE = date(2026, 7, 6)


class TestTerminate(MatterStory):
    act = "matters.terminate"
    doer = "wang"
    wrong_role = "zhou"
    refused = "matters.adjustment_decided"

    proposal: Adjustment

    @classmethod
    def prepare(cls) -> None:
        cls.matter = running_matter(cls.town)
        cls.proposal = withdrawal(cls.town, cls.matter)

    def data(self) -> dict[str, Any]:
        return {"adjustment": self.proposal.uid, "opinion": "同意退出"}

    def spoil(self) -> None:
        approve(self.town, self.proposal)

    def check(self, answer: Answer) -> None:
        self.matter.refresh_from_db()
        self.assertEqual(
            (self.matter.state, self.matter.ending, self.matter.closed_on),
            ("CLOSED", "TERMINATED", date(2026, 3, 2)),
        )
        self.assertFalse(self.matter.obligations.standing().exists())
        self.assertFalse(Party.objects.filter(matter=self.matter, open=True).exists())
        made = Adjustment.objects.get(pk=self.proposal.pk)
        self.assertIn("工程建设部的办结事项（2026-06-30）终结", made.followed)
        self.assertEqual(recounting.differences(), [])

    def test_it_counts_nowhere_as_late(self) -> None:
        self.town.go_to(LATE)
        late = self._undone()
        self.assertEqual(late, 1)
        self.send(self.act, "wang", self.data())
        made = Adjustment.objects.get(pk=self.proposal.pk)
        self.assertIn("终结时已逾期", "".join(made.followed), "but it is said")
        self.assertEqual(self._undone(), 0)
        self.assertEqual([one for one in loops.open_loops(self.town.at) if one.ref == self.matter.ref], [])

    def _undone(self) -> int:
        at = self.town.at
        asked = figures.asked(self.town["wang"], at, QueryDict("by=due&year=2026"))
        by_month = counting.Counting(self.town["wang"], at, asked).graded(["2026-06"], by_due=True)
        return by_month["2026-06"]["undone"]

    def test_whoever_waits_for_an_answer_is_answered_first(self) -> None:
        change = ask_extension(self.town, self.matter)
        self.assertEqual(self.send(self.act, "wang", self.data()).code, "matters.settle_first")
        data = {"change": change.uid, "grant": False}
        self.assertEqual(self.send("matters.decide_extension", "wang", data).status, 200)
        self.assertEqual(self.send(self.act, "wang", self.data()).status, 200)

    def test_a_suspended_matter_may_leave_the_list(self) -> None:
        matter = assigned_matter(self.town)
        suspend_matter(self.town, matter)
        proposal = withdrawal(self.town, matter)
        answer = self.send(self.act, "wang", {**self.data(), "adjustment": proposal.uid})
        self.assertEqual(answer.status, 200, answer)
        self.assertEqual(recounting.differences(), [])

    def test_nothing_more_is_done_on_it(self) -> None:
        self.spoil()
        data = {"matter": self.matter.uid, "kind": "CHANGE", "reason": "再议"}
        self.assertEqual(self.send("matters.propose_adjustment", "chen", data).code, "matters.already_closed")
        self.assertEqual(
            self.send("matters.close", "chen", {"matter": self.matter.uid}).code, "matters.already_closed"
        )

    def test_it_locks_the_proposal_and_what_ends(self) -> None:
        self.assert_locks(self.proposal, owed(self.matter, "MATTER_DEADLINE")[0])


class TerminatedPageTest(PageCase):
    def test_it_stays_to_be_seen(self) -> None:
        matter = assigned_matter(self.town)
        proposal = withdrawal(self.town, matter)
        approve(self.town, proposal)
        page = self.see("lin", reverse("matter", args=[matter.uid]))
        for text in ("终止办理", "已终止办理，退出清单", proposal.reason):
            self.assertContains(page, text)
        listed = self.see("chen", reverse("matters") + "?state=closed")
        self.assertContains(listed, matter.number)
        self.assertNotContains(self.see("chen", reverse("matters")), matter.number)
