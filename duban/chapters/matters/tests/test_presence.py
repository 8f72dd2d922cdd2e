"""Which kinds of record a matter has, in one question."""

from __future__ import annotations

from duban.chapters.matters.models import Matter
from duban.chapters.matters.queries.presence import labels, presence_of
from duban.chapters.matters.tests.adjusting import approve, merger
from duban.chapters.matters.tests.builders import ask_extension, docket_matter
from tests.onward import assigned_matter
from tests.stories import TownCase


class PresenceTest(TownCase):
    docketed: Matter
    assigned: Matter
    other: Matter

    @classmethod
    def prepare(cls) -> None:
        cls.docketed = docket_matter(cls.town)
        cls.assigned = assigned_matter(cls.town)
        cls.other = assigned_matter(cls.town, lead="planning", co=(), service=())

    def test_each_matter_has_its_own_kinds_in_one_question(self) -> None:
        with self.assertNumQueries(1):
            docketed = presence_of(self.docketed)
        assigned = presence_of(self.assigned)
        self.assertFalse(docketed.has("responsibility.assignment"))
        self.assertTrue(assigned.has("responsibility.assignment"))
        self.assertEqual(docketed.read("responsibility.assignment", lambda: ["asked"]), [])
        self.assertEqual(assigned.read("responsibility.assignment", lambda: ["asked"]), ["asked"])
        self.assertIsNone(docketed.one("responsibility.assignment", lambda: "asked"))

    def test_a_record_is_there_once_it_is_made(self) -> None:
        self.assertFalse(presence_of(self.assigned).has("matters.timechange"))
        ask_extension(self.town, self.assigned)
        self.assertTrue(presence_of(self.assigned).has("matters.timechange"))

    def test_matters_that_were_one_with_it_are_a_kind(self) -> None:
        approve(self.town, merger(self.town, self.assigned, self.other))
        self.assertTrue(presence_of(self.assigned).has("matters.matter"))
        self.assertFalse(presence_of(self.other).has("matters.matter"))

    def test_every_table_that_points_at_matters_is_asked_and_no_other(self) -> None:
        for label in ("intake.carryover", "supervision.urging", "feedback.report", "matters.party"):
            self.assertIn(label, labels())
        with self.assertRaisesMessage(LookupError, "files.storedfile does not point at matters"):
            presence_of(self.docketed).has("files.storedfile")
