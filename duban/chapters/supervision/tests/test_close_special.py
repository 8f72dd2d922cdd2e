"""解除专项督办."""

from __future__ import annotations

from datetime import date
from typing import Any

from duban.chapters.matters.models import Matter, Obligation
from duban.chapters.supervision.models import Special
from duban.chapters.supervision.tests import builders, inspecting
from tests.locking import MatterStory
from tests.stories import Answer


class TestCloseSpecial(MatterStory):
    act = "supervision.close_special"
    doer = "sun"
    wrong_role = "chen"
    refused = "supervision.special_closed"

    matter: Matter
    special: Special

    @classmethod
    def prepare(cls) -> None:
        cls.matter = builders.matter_under_way(cls.town)
        cls.special = inspecting.special(cls.town, cls.matter)
        inspecting.special_step(cls.town, cls.special)

    def data(self, **changed: Any) -> dict[str, Any]:
        return {
            "special": self.special.uid,
            "unblocked_on": date(2026, 3, 2),
            "outcome": "管线迁改完成，施工面已移交",
            **changed,
        }

    def spoil(self) -> None:
        self.send(self.act, "sun", self.data())

    def check(self, answer: Answer) -> None:
        self.special.refresh_from_db()
        self.assertEqual((self.special.state, self.special.unblocked_on), ("CLOSED", date(2026, 3, 2)))
        self.assertEqual(Obligation.objects.get(source_ref=self.special.ref).met_on, date(2026, 3, 2))

    def refuses(self, code: str, **changed: Any) -> None:
        answer = self.send(self.act, "sun", self.data(**changed))
        self.assertEqual(answer.code, code, answer)

    def test_it_says_how_and_since_when(self) -> None:
        self.refuses("supervision.text_missing", outcome="")
        self.refuses("supervision.held_on_unfit", unblocked_on=date(2026, 3, 3))
        self.refuses("supervision.held_on_unfit", unblocked_on=date(2026, 3, 1))

    def test_what_was_done_is_on_record_first(self) -> None:
        bare = inspecting.special(self.town, self.matter, unit="business")
        self.refuses("supervision.special_unrecorded", special=bare.uid)

    def test_it_locks_the_special_supervision_and_what_is_owed_on_it(self) -> None:
        self.assert_locks(self.special, Obligation.objects.get(source_ref=self.special.ref))
