"""终结线索."""

from __future__ import annotations

from datetime import date
from typing import Any

from duban.chapters.accountability.models import AccountabilityClue
from duban.chapters.accountability.tests import builders, casing
from duban.chapters.accountability.tests.slipping import ForTheHead
from duban.chapters.matters.models import Matter
from duban.chapters.supervision.models import SupervisionNotice
from tests.locking import MatterStory
from tests.stories import Answer


class TestCloseClue(ForTheHead, MatterStory):
    act = "accountability.close_clue"
    doer = "wang"
    wrong_role = ""
    refused = "accountability.already_closed"

    matter: Matter
    clue: AccountabilityClue
    notices: list[SupervisionNotice]

    @classmethod
    def prepare(cls) -> None:
        cls.matter = builders.matter_under_way(cls.town)
        cls.clue, cls.notices = builders.registered(cls.town, cls.matter)

    def root(self) -> AccountabilityClue:
        return self.clue

    def data(self, **changed: Any) -> dict[str, Any]:
        return {"clue": self.clue.uid, "kind": "OTHER", "reason": "经研究，另案处理", **changed}

    def spoil(self) -> None:
        builders.close(self.town, self.clue)

    def check(self, answer: Answer) -> None:
        self.clue.refresh_from_db()
        self.assertEqual(
            (self.clue.state, self.clue.close_reason, self.clue.closed_on, self.clue.closed_by),
            ("CLOSED", "OTHER", date(2026, 3, 2), self.town["wang"]),
        )

    def test_it_says_why(self) -> None:
        self.assertEqual(
            self.send(self.act, "wang", self.data(reason=" ")).code, "accountability.reason_missing"
        )

    def test_once_verification_has_begun_the_case_ends_it(self) -> None:
        casing.start(self.town, self.clue)
        answer = self.send(self.act, "wang", self.data())
        self.assertEqual((answer.status, answer.code), (409, "accountability.verification_started"), answer)

    def test_the_ground_falls_away_only_when_too_few_count(self) -> None:
        fallen = self.data(kind="NOTICE_FELL_AWAY")
        self.assertEqual(self.send(self.act, "wang", fallen).code, "accountability.basis_stands")
        builders.annul(self.town, self.notices[0])
        self.assertEqual(self.send(self.act, "wang", fallen).status, 200)

    def test_for_everybody_else_it_does_not_exist(self) -> None:
        for who in ("chen", "qian", "zhou", "li", "he", "lin", "gao", "guan", "an", "shenji"):
            with self.subTest(who):
                self.assertEqual(self.send(self.act, who, self.data()).status, 404)
