"""改稿: until another has checked it."""

from __future__ import annotations

from typing import Any, ClassVar

from duban.support.documents.models import Draft
from duban.support.documents.tests import builders
from tests.stories import ActStory, Answer


class TestRevise(ActStory):
    act = "documents.revise"
    doer = "qian"
    wrong_role = "wang"
    stranger = "lin"
    refused = "documents.wrong_step"
    found: ClassVar[Draft]

    @classmethod
    def prepare(cls) -> None:
        cls.found = builders.draft(cls.town, countersigners=("zhou",))

    def data(self) -> dict[str, Any]:
        return {
            "official_paper": self.found.uid,
            "title": "关于建设规模和投资的请示",
            "to": "台儿庄区人民政府",
            "text": "改后的正文。",
            "countersigners": [self.town["sun"].uid],
        }

    def spoil(self) -> dict[str, Any] | None:
        builders.step(self.town, self.found, "check", "sun")
        return None

    def check(self, answer: Answer) -> None:
        self.found.refresh_from_db()
        self.assertEqual((self.found.title, self.found.text), ("关于建设规模和投资的请示", "改后的正文。"))
        asked = self.found.steps.filter(kind="COUNTERSIGN", lapsed=False)
        self.assertEqual([one.person for one in asked], [self.town["sun"]])

    def test_what_is_needed_and_how_long_it_may_be(self) -> None:
        for field, value, code in (
            ("title", " ", "documents.empty"),
            ("note", "字" * 201, "documents.too_long"),
            ("to", "字" * 601, "documents.too_long"),
        ):
            with self.subTest(field):
                answer = self.send(self.act, "qian", {**self.data(), field: value})
                self.assertEqual((answer.status, answer.code), (422, code))

    def test_it_is_locked(self) -> None:
        self.assert_locks(self.found)
