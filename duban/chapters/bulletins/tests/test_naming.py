"""What a circular says of a unit is told to the assessment, unless a correction takes it back (11(3), 12)."""

from __future__ import annotations

from duban.chapters.assessment.rules.scheme.shapes import Fact
from duban.chapters.assessment.terms.scheme import FactKind
from duban.chapters.assessment.tests.computing import of_unit
from duban.chapters.bulletins.tests import builders
from tests.stories import TownCase


class TestNaming(TownCase):
    def test_the_unit_that_an_issued_circular_names_as_lagging(self) -> None:
        builders.story(self.town)
        signed = builders.signed(self.town)
        self.assertEqual(self.named(), [])
        circular = builders.issue(self.town, signed)
        circular.refresh_from_db()
        (fact,) = self.named()
        self.assertEqual((fact.ref, fact.on), (circular.ref, circular.issued_on))
        self.assertIn("被古城督报〔2026〕1号列为进展滞后", fact.words)
        self.assertIsNotNone(fact.act)

    def named(self) -> list[Fact]:
        return [fact for fact in of_unit(self.town, "works") if fact.kind == FactKind.NAMED_IN_CIRCULAR]
