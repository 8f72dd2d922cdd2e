"""更正督查记录: a new version beside the old one."""

from __future__ import annotations

from datetime import date
from typing import Any

from duban.chapters.matters.models import Matter
from duban.chapters.supervision.models import InspectionRecord
from duban.chapters.supervision.queries import modes
from duban.chapters.supervision.tests import builders, inspecting
from tests.locking import MatterStory
from tests.stories import Answer


class TestCorrectRecord(MatterStory):
    act = "supervision.correct_record"
    doer = "chen"
    wrong_role = "lin"
    refused = "supervision.not_the_newest"

    matter: Matter
    record: InspectionRecord

    @classmethod
    def prepare(cls) -> None:
        cls.matter = builders.matter_under_way(cls.town)
        cls.record = inspecting.recorded(cls.town, cls.matter)

    def data(self, reason: str = "段落编号写错", **changed: Any) -> dict[str, Any]:
        said = inspecting.as_data(inspecting.looked(self.town, seen="现场查看第四段驳岸，砌筑完成。"))
        return {"record": self.record.uid, "reason": reason, "looked": {**said, **changed}}

    def spoil(self) -> None:
        self.send(self.act, "chen", self.data())

    def check(self, answer: Answer) -> None:
        new = InspectionRecord.objects.get(uid=answer.body["uid"])
        self.assertEqual((new.replaces, new.subject), (self.record, self.record.subject))
        self.record.refresh_from_db()
        self.assertEqual(self.record.seen, inspecting.SEEN, "what was filed is never edited")
        self.assertEqual(modes.records_of(self.matter, self.town["chen"], self.town.at), [new])

    def test_it_needs_a_reason_and_a_difference(self) -> None:
        answer = self.send(self.act, "chen", self.data(reason=" "))
        self.assertEqual(answer.code, "supervision.text_missing")
        same = inspecting.as_data(inspecting.looked(self.town))
        answer = self.send(self.act, "chen", self.data(**same))
        self.assertEqual(answer.code, "supervision.nothing_corrected")

    def test_a_version_of_a_version_is_the_one_in_force(self) -> None:
        first = self.send(self.act, "chen", self.data())
        second = {**self.data(seen="第四段和第五段均已完成。"), "record": first.body["uid"]}
        answer = self.send(self.act, "chen", second)
        newest = InspectionRecord.objects.get(uid=answer.body["uid"])
        self.assertEqual([one.uid for one in modes.versions_of(newest)][-1], self.record.uid)
        self.assertEqual(modes.later_version(self.record), newest)

    def test_a_correction_may_not_be_of_a_day_to_come(self) -> None:
        answer = self.send(self.act, "chen", self.data(held_on=date(2026, 3, 9)))
        self.assertEqual(answer.code, "supervision.held_on_unfit")

    def test_it_locks_the_record(self) -> None:
        self.assert_locks(self.record)
