"""What the end of a matter sets off for its evaluation, in the same transaction (11(5))."""

from __future__ import annotations

from duban.chapters.assessment import actions
from duban.chapters.assessment.queries import timing
from duban.chapters.matters import queries as matters
from duban.ground.beijing import beijing_day
from duban.support.ledger.actions import Recorded


def on_closed(recorded: Recorded) -> None:
    """由领导小组办公室对督办事项完成情况进行考核评估: owed from the day of closing, unless it is owed or was done already."""
    matter = matters.matter_by_uid(recorded.row.uid)
    year = timing.year_of(matter, beijing_day(recorded.at))
    if timing.is_unsettled(matter, year):
        actions.owe_evaluation(by=None, at=recorded.at, request_id=None, matter=matter.uid, year=year)
