"""Whose desk shows an extension that waits for its decision."""

from __future__ import annotations

from datetime import date

from duban.chapters.desk import todo
from duban.chapters.matters.tests.builders import ask_extension
from duban.chapters.responsibility.tests.builders import running_matter
from tests.stories import TownCase

EXTENSION = "批复延期申请"


class TestExtensions(TownCase):
    @classmethod
    def prepare(cls) -> None:
        ask_extension(cls.town, running_matter(cls.town))

    def waiting(self, who: str) -> bool:
        return any(EXTENSION in line.what for line in todo.todos(self.town[who], self.town.at))

    def test_it_waits_on_the_desks_of_those_who_decide_on_it(self) -> None:
        for who in ("zhou", "wang", "chen"):
            self.assertTrue(self.waiting(who), who)
        for who in ("lin", "li", "wu"):
            self.assertFalse(self.waiting(who), who)

    def test_the_unit_is_not_urged_for_what_others_decide(self) -> None:
        self.town.go_to(date(2026, 3, 25))
        late = todo.overdue_of_units(self.town.at)
        self.assertFalse(any(EXTENSION in line.what for line in late))
