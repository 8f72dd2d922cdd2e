"""The round of this room: the evaluation of what runs without an end is owed when its year is over (11(5)); trials of
schemes that are older than a week are taken away."""

from __future__ import annotations

import logging
from datetime import datetime

from duban.chapters.assessment import actions
from duban.chapters.assessment.actions import trying
from duban.chapters.assessment.queries import timing
from duban.ground.access import Refusal
from duban.ground.beijing import beijing_day
from duban.support.ledger import actions as ledger

logger = logging.getLogger("duban.assessment")


def sweep(at: datetime) -> dict[str, int]:
    """How many evaluations of last year were written down as owed, each by itself; how many trials went."""
    today = beijing_day(at)
    owed = 0
    for matter in timing.unowed(today):
        year = today.year - 1
        try:
            actions.owe_evaluation(
                by=None,
                at=at,
                request_id=ledger.own_request(f"evaluation {matter.uid} {year}"),
                matter=matter.uid,
                year=year,
            )
            owed += 1
        except Refusal as refused:
            logger.info("left as it is: %s %s", matter.number, refused.code)
    return {"evaluation_owed": owed, "trials": trying.forget(at)}
