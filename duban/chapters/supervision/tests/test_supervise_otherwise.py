"""其他方式督办."""

from __future__ import annotations

from typing import Any

from duban.chapters.matters.models import Matter
from duban.chapters.supervision.models import InspectionRecord
from duban.chapters.supervision.tests import builders, inspecting
from tests.locking import MatterStory
from tests.stories import Answer


class TestSuperviseOtherwise(MatterStory):
    act = "supervision.supervise_otherwise"
    doer = "chen"
    wrong_role = "li"
    refused = "supervision.mode_missing"

    matter: Matter

    @classmethod
    def prepare(cls) -> None:
        cls.matter = builders.matter_under_way(cls.town)

    def data(self, **changed: Any) -> dict[str, Any]:
        return {
            "matter": self.matter.uid,
            "unit": self.town.unit("works").uid,
            "mode": "视频调度",
            "looked": inspecting.as_data(inspecting.looked(self.town)),
            **changed,
        }

    def spoil(self) -> dict[str, Any]:
        return self.data(mode=" ")

    def check(self, answer: Answer) -> None:
        record = InspectionRecord.objects.get(uid=answer.body["uid"])
        self.assertEqual((record.form, record.mode_name, record.subject), ("OTHER", "视频调度", None))

    def test_it_refuses_a_unit_without_part_in_the_matter(self) -> None:
        answer = self.send(self.act, "chen", self.data(unit=self.town.unit("planning").uid))
        self.assertEqual(answer.code, "supervision.not_recipient")
