"""提出协调事项."""

from __future__ import annotations

from datetime import date
from typing import Any

from duban.chapters.matters.models import Matter, Obligation
from duban.chapters.matters.tests.builders import suspend_matter
from duban.chapters.supervision.models import Coordination
from duban.chapters.supervision.tests import builders, treating
from tests.locking import MatterStory
from tests.stories import Answer


class TestRequestCoordination(MatterStory):
    act = "supervision.request_coordination"
    doer = "lin"
    wrong_role = "chen"
    refused = "supervision.coordination_date"

    matter: Matter

    @classmethod
    def prepare(cls) -> None:
        cls.matter = builders.matter_under_way(cls.town)

    def data(self, **changed: Any) -> dict[str, Any]:
        given: dict[str, Any] = {
            "matter": self.matter.uid,
            "asking": self.town.unit("works").uid,
            "asked": self.town.unit("business").uid,
            "text": "请腾退码头仓库，以便进场施工",
            "needed_on": treating.NEEDED_ON,
        }
        return {**given, **changed}

    def spoil(self) -> dict[str, Any]:
        return self.data(needed_on=date(2026, 3, 2))

    def check(self, answer: Answer) -> None:
        row = Coordination.objects.get(uid=answer.body["uid"])
        self.assertEqual(
            (row.state, row.asking, row.asked), ("ASKED", self.town.unit("works"), self.town.unit("business"))
        )
        owed = Obligation.objects.get(kind="ANSWER_COORDINATION")
        self.assertEqual((owed.unit, owed.due_on, owed.source_ref), (row.asked, date(2026, 3, 5), row.ref))

    def test_a_unit_speaks_for_itself_alone(self) -> None:
        self.assertEqual(self.send(self.act, "zhao", self.data()).status, 403)

    def test_both_are_units_of_the_matter_and_two(self) -> None:
        for key in ("planning", "works", "office"):
            answer = self.send(self.act, "lin", self.data(asked=self.town.unit(key).uid))
            self.assertEqual(answer.code, "supervision.coordination_units", key)

    def test_a_co_unit_may_ask_the_lead_too(self) -> None:
        turned = self.data(asking=self.town.unit("business").uid, asked=self.town.unit("works").uid)
        self.assertEqual(self.send(self.act, "zhao", turned).status, 200)

    def test_while_the_matter_rests_nothing_is_asked(self) -> None:
        suspend_matter(self.town, self.matter)
        self.assertEqual(self.send(self.act, "lin", self.data()).code, "matters.is_suspended")

    def test_it_says_what_is_needed(self) -> None:
        self.assertEqual(self.send(self.act, "lin", self.data(text=" ")).code, "supervision.text_missing")
