"""撤回督办通知书."""

from __future__ import annotations

from datetime import date
from typing import Any

from duban.chapters.matters.models import Matter, Obligation
from duban.chapters.supervision.models import SupervisionNotice
from duban.chapters.supervision.tests import builders
from tests.locking import MatterStory
from tests.stories import Answer


class TestWithdrawNotice(MatterStory):
    act = "supervision.withdraw_notice"
    doer = "sun"
    wrong_role = "chen"
    refused = "supervision.notice_state"

    matter: Matter
    notice: SupervisionNotice

    @classmethod
    def prepare(cls) -> None:
        cls.matter = builders.matter_under_way(cls.town)
        cls.notice = builders.issued_notice(cls.town, cls.matter)

    def data(self, **changed: Any) -> dict[str, Any]:
        return {"notice": self.notice.uid, "problems_stand": True, "reason": "受文单位表述有误", **changed}

    def spoil(self) -> None:
        builders.serve(self.town, self.notice)

    def check(self, answer: Answer) -> None:
        self.notice.refresh_from_db()
        self.assertEqual((self.notice.state, self.notice.ended_on), ("WITHDRAWN", date(2026, 3, 2)))
        self.assertEqual(self.notice.number, "古城督通〔2026〕1号", "the number stays with its reason")
        duty = Obligation.objects.get(kind="SERVE_NOTICE", source_ref=self.notice.ref)
        self.assertEqual((duty.met_on, duty.lapsed_on), (None, date(2026, 3, 2)))
        problem = self.notice.lines.get().problem
        self.assertEqual(problem.state, "OPEN")
        owed = Obligation.objects.filter(kind="TREAT_PROBLEM", source_ref=problem.ref, met_on__isnull=True)
        self.assertEqual(owed.count(), 1, "the problem waits for the Office again")

    def test_a_problem_without_ground_is_closed_with_it(self) -> None:
        self.assertEqual(self.send(self.act, "sun", self.data(problems_stand=False)).status, 200)
        problem = self.notice.lines.get().problem
        self.assertEqual((problem.state, problem.ended_as), ("CLOSED", "UNFOUNDED"))

    def test_a_draft_is_withdrawn_without_a_number(self) -> None:
        draft = builders.draft(self.town, self.matter)
        self.assertEqual(self.send(self.act, "sun", self.data(notice=draft.uid)).status, 200)
        draft.refresh_from_db()
        self.assertEqual((draft.state, draft.number), ("WITHDRAWN", ""))
        self.assertEqual(draft.lines.get().problem.state, "OPEN")

    def test_it_says_why(self) -> None:
        self.assertEqual(self.send(self.act, "sun", self.data(reason=" ")).code, "supervision.text_missing")
