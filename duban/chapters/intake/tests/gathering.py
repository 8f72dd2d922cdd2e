"""Bring about 年中清单调整, by the acts alone."""

from __future__ import annotations

from duban.chapters.intake import actions
from duban.chapters.intake.models import DocketingList, ListAdjustment
from duban.chapters.intake.tests import builders
from duban.chapters.matters.models import Adjustment, Matter
from duban.chapters.matters.tests import adjusting
from duban.ground.access import Relation
from tests.cast import Town

ADDED = (
    ("1", "重要事项", "古城夜间照明提升", "新增路灯60盏", "经营管理部", "", "", "2026年11月30日"),
    ("2", "重要事项", "码头安全设施完善", "护栏、救生设备齐全", "经营管理部", "", "", "2026年10月31日"),
)


def matter_of(listed: DocketingList, number: int) -> Matter:
    found = builders.row(listed, number).matter
    assert found is not None
    return found


def additions(town: Town) -> DocketingList:
    """A supplementary list that was reviewed and put up."""
    listed = builders.taken_in(town, ADDED, title="2026年度新增督办事项清单")
    for number in (1, 2):
        candidate = builders.settle(town, builders.row(listed, number))
        builders.review(town, builders.propose(town, candidate))
    return actions.submit_list(by=town["sun"], at=town.tick(), request_id=None, docketing_list=listed.uid)


def proposals(town: Town, listed: DocketingList) -> list[Adjustment]:
    """Another lead for the first matter; the second leaves the list."""
    units = adjusting.roles(town, planning=Relation.LEAD, works=Relation.CO)
    return [
        adjusting.propose(town, matter_of(listed, 1), units=units),
        adjusting.withdrawal(town, matter_of(listed, 2)),
    ]


def gathered(town: Town, listed: DocketingList, *, added: bool = True) -> ListAdjustment:
    return actions.propose_list_adjustment(
        by=town["chen"],
        at=town.tick(),
        request_id=None,
        docketing_list=listed.uid,
        reason="上半年任务变化，按领导小组要求调整",
        adjustments=[one.uid for one in proposals(town, listed)],
        additions=additions(town).uid if added else None,
    )
