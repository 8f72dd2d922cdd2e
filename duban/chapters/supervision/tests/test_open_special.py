"""专项督办: opened by the director."""

from __future__ import annotations

from datetime import date
from typing import Any

from duban.chapters.matters.models import Matter, Obligation
from duban.chapters.supervision.models import Special
from duban.chapters.supervision.tests import builders, inspecting
from duban.support.notifications.models import Message
from tests.locking import MatterStory
from tests.stories import Answer


class TestOpenSpecial(MatterStory):
    act = "supervision.open_special"
    doer = "sun"
    wrong_role = "chen"
    refused = "supervision.special_running"

    matter: Matter

    @classmethod
    def prepare(cls) -> None:
        cls.matter = builders.matter_under_way(cls.town)

    def data(self, **changed: Any) -> dict[str, Any]:
        return {
            "matter": self.matter.uid,
            "unit": self.town.unit("works").uid,
            "blockage": "管线迁改未完成，施工面受阻",
            "target_on": date(2026, 4, 30),
            **changed,
        }

    def spoil(self) -> None:
        inspecting.special(self.town, self.matter)

    def check(self, answer: Answer) -> None:
        special = Special.objects.get(uid=answer.body["uid"])
        self.assertEqual((special.state, special.opened_by), ("OPEN", self.town["sun"]))
        owed = Obligation.objects.get(source_ref=special.ref)
        self.assertEqual(
            (owed.kind, owed.unit, owed.due_on), ("SPECIAL", self.town.unit("office"), date(2026, 4, 30))
        )
        self.assertTrue(Message.objects.filter(person=self.town["li"], subject_ref=special.ref).exists())

    def refuses(self, code: str, **changed: Any) -> None:
        answer = self.send(self.act, "sun", self.data(**changed))
        self.assertEqual(answer.code, code, answer)

    def test_it_says_what_blocks_and_until_when(self) -> None:
        self.refuses("supervision.text_missing", blockage=" ")
        self.refuses("supervision.target_past", target_on=date(2026, 3, 2))

    def test_it_refuses_a_unit_without_part_in_the_matter(self) -> None:
        self.refuses("supervision.not_recipient", unit=self.town.unit("planning").uid)

    def test_a_matter_with_one_running_is_not_closed(self) -> None:
        inspecting.special(self.town, self.matter)
        answer = self.send("matters.close", "chen", {"matter": self.matter.uid})
        self.assertNotEqual(answer.status, 200)
