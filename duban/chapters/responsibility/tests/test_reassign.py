"""调整交办: set off by an adjustment of the units."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from duban.chapters.matters.models import Adjustment, Party
from duban.chapters.matters.tests import adjusting
from duban.chapters.responsibility.models import Assignment, DirectlyResponsible
from duban.chapters.responsibility.tests.builders import assigned_matter, assignment
from duban.ground.access import Relation
from duban.support.documents.models import Document
from duban.support.ledger.models import LedgerEntry
from tests.locking import MatterStory
from tests.stories import Answer


class TestReassign(MatterStory):
    """As its cause calls it: the adjustment has been carried out, and the units are given the matter anew."""

    act = "responsibility.reassign"
    doer = None
    wrong_role = "chen"
    stranger = "wu"
    refused = "responsibility.nothing_reassigned"

    adjustment: Adjustment

    @classmethod
    def prepare(cls) -> None:
        cls.matter = assigned_matter(cls.town)
        cls.adjustment = adjusting.propose(cls.town, cls.matter, objectives=adjusting.OBJECTIVES)
        adjusting.approve(cls.town, cls.adjustment)

    def data(self) -> dict[str, Any]:
        """The units as an adjustment leaves them, before its reaction."""
        rows: QuerySet[Party] = QuerySet(Party).filter(matter=self.matter, person=None)
        rows.filter(unit=self.town.unit("business")).update(
            relation=Relation.FORMER, left_on=self.town.at.date(), open=False
        )
        if not rows.filter(unit=self.town.unit("planning")).exists():
            rows.filter(unit=self.town.unit("company")).update(unit=self.town.unit("planning"))
        return {"adjustment": self.adjustment.uid}

    def spoil(self) -> dict[str, Any]:
        return {"adjustment": self.adjustment.uid}

    def test_it_does_not_exist_for_a_stranger(self) -> None:
        stranger = assigned_matter(self.town, co=(), service=())
        proposal = adjusting.propose(self.town, stranger, objectives=adjusting.OBJECTIVES)
        answer = self.send(self.act, "wu", {"adjustment": proposal.uid})
        self.assertEqual(answer.status, 404, answer)

    def check(self, answer: Answer) -> None:
        new = Assignment.objects.get(uid=answer.body["uid"])
        self.assertEqual((new.unit, new.relation), (self.town.unit("planning"), "SERVICE"))
        self.assertEqual(assignment(self.town, self.matter, "business").ended_on, self.town.at.date())
        self.assertIsNone(assignment(self.town, self.matter).ended_on, "who stays is not given it twice")
        paper = Document.objects.filter(context_ref=self.matter.ref).latest("id")
        self.assertEqual((paper.kind, paper.facts["to"]), ("assignment", "规划设计部"))
        self.assertIn("事项调整", "".join(paper.facts["paragraphs"]))

    def test_an_adjustment_that_leaves_the_units_gives_nothing_anew(self) -> None:
        self.assertFalse(LedgerEntry.objects.filter(act=self.act).exists())

    def test_it_locks_what_it_ends(self) -> None:
        # The co-unit has a head alone; the lead unit's deputy is the directly responsible person that ends.
        rows: QuerySet[Party] = QuerySet(Party).filter(matter=self.matter, person=None)
        self.assert_locks(assignment(self.town, self.matter, "business"))
        data = self.data()
        rows.filter(unit=self.town.unit("works")).update(
            relation=Relation.FORMER, left_on=self.town.at.date(), open=False
        )
        direct = DirectlyResponsible.objects.get(assignment=assignment(self.town, self.matter))
        self.assert_locks(direct, data=data)
