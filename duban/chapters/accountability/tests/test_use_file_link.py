"""取阅证据文件: the link is spent."""

from __future__ import annotations

from typing import Any

from duban.chapters.accountability import actions
from duban.chapters.accountability.models import AccountabilityCase, FileLink
from duban.chapters.accountability.tests import casing
from duban.chapters.accountability.tests.case_story import CaseStory
from tests.stories import Answer


class TestUseFileLink(CaseStory):
    act = "accountability.use_file_link"
    doer = "qian"
    wrong_role = "sun"
    refused = "accountability.link_used"

    case: AccountabilityCase
    link: FileLink

    @classmethod
    def prepare(cls) -> None:
        cls.case = casing.verifying(cls.town)
        piece = casing.evidence(cls.town, cls.case)
        cls.link = actions.open_case_file(
            by=cls.town["qian"], at=cls.town.tick(), request_id=None, piece=piece.uid
        )

    def data(self, **changed: Any) -> dict[str, Any]:
        return {"link": self.link.uid, **changed}

    def spoil(self) -> dict[str, Any] | None:
        self.assertEqual(self.send(self.act, "qian", self.data()).status, 200)
        return None

    def check(self, answer: Answer) -> None:
        self.link.refresh_from_db()
        self.assertEqual(self.link.used_at, self.town.at)

    def test_it_refuses_the_wrong_role(self) -> None:
        """A link of another person does not exist, whoever asks."""
        for who in ("sun", "wang", "shen", "chen", "guan"):
            self.assertEqual(self.send(self.act, who, self.data()).status, 404, who)

    def test_out_of_the_circle_it_does_not_exist(self) -> None:
        casing.recuse(self.town, self.case, "qian")
        self.assertEqual(self.send(self.act, "qian", self.data()).status, 404)

    def test_it_runs_out(self) -> None:
        self.town.tick(11)
        self.assertEqual(self.send(self.act, "qian", self.data()).code, "accountability.link_used")

    def test_it_locks_the_link(self) -> None:
        self.assert_locks(self.link)
