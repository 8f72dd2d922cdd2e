"""登记议定事项 (8(6)): each item of the minutes is written down, and waits for what becomes of it."""

from __future__ import annotations

from typing import Any

from duban.chapters.intake.models import AgreedItem
from duban.chapters.intake.queries import meetings as queries
from duban.chapters.intake.tests import deciding
from duban.support.organization.models import Meeting
from tests.stories import ActStory, Answer


class TestRecordAgreedItem(ActStory):
    act = "intake.record_agreed_item"
    doer = "chen"
    wrong_role = "wang"
    stranger = "wu"
    refused = "intake.text_length"
    held: Meeting

    @classmethod
    def prepare(cls) -> None:
        cls.held = deciding.meeting(cls.town)
        deciding.agreed(cls.town, cls.held, text="听取一季度情况汇报。")

    def data(self) -> dict[str, Any]:
        return {"meeting": self.held.uid, "text": f" {deciding.TEXT} "}

    def spoil(self) -> dict[str, Any]:
        return {**self.data(), "text": "  "}

    def check(self, answer: Answer) -> None:
        item = AgreedItem.objects.get(uid=answer.body["uid"])
        self.assertEqual((item.place, item.text, item.outcome), (2, deciding.TEXT, ""))
        self.assertEqual([one.place for one in queries.unsettled_items()], [1, 2])

    def test_it_locks_the_meeting_so_that_no_place_is_given_twice(self) -> None:
        self.assert_locks(self.held)
