"""The register under a joint lead: both units stand among the leads, the coordinator first (decision 1)."""

from __future__ import annotations

from duban.chapters.desk import columns, listing
from duban.chapters.responsibility import actions
from duban.chapters.responsibility.tests import builders
from tests.stories import TownCase


class TestRegister(TownCase):
    def test_it_names_both_as_leads(self) -> None:
        town = self.town
        matter = builders.assigned_matter(town, co=("business", "planning"))
        actions.allow_joint_lead(
            by=town["wang"],
            at=town.tick(),
            request_id=None,
            matter=matter.uid,
            coordinator=town.unit("works").uid,
            units=[town.unit("business").uid],
            reason="两部门分别管辖",
        )
        lines = listing.page(town["chen"], town.at, "").lines
        [entry] = columns.entries(lines, ["lead", "co"], town.at, after=0)
        row = [columns.BY_CODE[code].cell(entry) for code in ("lead", "co")]
        self.assertEqual(row, ["工程建设部、经营管理部（联合牵头）", "规划设计部"])
