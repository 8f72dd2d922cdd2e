"""核稿: another than the writer."""

from __future__ import annotations

from typing import Any, ClassVar

from duban.support.documents.models import Draft
from duban.support.documents.terms import DraftState
from duban.support.documents.tests import builders
from tests.stories import ActStory, Answer


class TestCheck(ActStory):
    act = "documents.check"
    doer = "sun"
    wrong_role = "wang"
    stranger = "lin"
    refused = "documents.wrong_step"
    found: ClassVar[Draft]

    @classmethod
    def prepare(cls) -> None:
        cls.found = builders.draft(cls.town)

    def data(self) -> dict[str, Any]:
        return {"official_paper": self.found.uid, **{"remark": "文字准确"}}

    def spoil(self) -> dict[str, Any] | None:
        builders.step(self.town, self.found, "check", "sun")
        return None

    def check(self, answer: Answer) -> None:
        self.found.refresh_from_db()
        self.assertEqual(self.found.state, DraftState.CHECKED)
        step = self.found.steps.get(kind="CHECK")
        self.assertEqual((step.person, step.remark), (self.town["sun"], "文字准确"))

    def test_nobody_checks_what_he_wrote(self) -> None:
        answer = self.send(self.act, "chen", self.data())
        self.assertEqual((answer.status, answer.code), (409, "documents.own_draft"))

    def test_whoever_changed_the_words_last_has_written_them(self) -> None:
        builders.step(self.town, self.found, "revise", "qian", title="改", text="改", to="台儿庄区人民政府")
        self.assertEqual(self.send(self.act, "qian", self.data()).code, "documents.own_draft")
        self.assertEqual(self.send(self.act, "chen", self.data()).status, 200)

    def test_what_waits_to_be_filled_in_is_not_checked(self) -> None:
        found = builders.draft(self.town, text="时限延至{时限}。")
        answer = self.send(self.act, "sun", {"official_paper": found.uid})
        self.assertEqual((answer.status, answer.code), (409, "documents.open_placeholder"))

    def test_it_is_locked(self) -> None:
        self.assert_locks(self.found)
