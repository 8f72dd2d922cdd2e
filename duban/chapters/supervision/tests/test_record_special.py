"""登记专项督办措施."""

from __future__ import annotations

from datetime import date
from typing import Any

from duban.chapters.matters.models import Matter
from duban.chapters.supervision.models import InspectionRecord, Special
from duban.chapters.supervision.tests import builders, inspecting
from tests.locking import MatterStory
from tests.stories import Answer


class TestRecordSpecial(MatterStory):
    act = "supervision.record_special"
    doer = "chen"
    wrong_role = "lin"
    refused = "supervision.special_closed"

    matter: Matter
    special: Special

    @classmethod
    def prepare(cls) -> None:
        cls.matter = builders.matter_under_way(cls.town)
        cls.special = inspecting.special(cls.town, cls.matter)

    def data(self, **changed: Any) -> dict[str, Any]:
        said = inspecting.as_data(
            inspecting.looked(self.town, seen="会同供电、燃气单位现场会商，明确迁改时限。")
        )
        return {"special": self.special.uid, "looked": {**said, **changed}}

    def spoil(self) -> None:
        self.send(self.act, "chen", self.data())
        over = {"special": self.special.uid, "unblocked_on": date(2026, 3, 2), "outcome": "迁改完成"}
        self.send("supervision.close_special", "sun", over)

    def check(self, answer: Answer) -> None:
        record = InspectionRecord.objects.get(uid=answer.body["uid"])
        self.assertEqual(
            (record.form, record.special, record.unit), ("SPECIAL", self.special, self.special.unit)
        )

    def test_it_refuses_a_day_before_it_was_opened(self) -> None:
        answer = self.send(self.act, "chen", self.data(held_on=date(2026, 3, 1)))
        self.assertEqual(answer.code, "supervision.held_on_unfit")

    def test_another_unit_of_the_matter_does_not_find_it(self) -> None:
        self.assertEqual(self.send(self.act, "zhao", self.data()).status, 404)

    def test_it_locks_the_special_supervision(self) -> None:
        self.assert_locks(self.special)
