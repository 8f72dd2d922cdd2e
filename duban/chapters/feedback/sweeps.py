"""Whoever was asked and said nothing: the record says so, and the report goes on (art. 11(4))."""

from __future__ import annotations

import logging
from datetime import datetime

from duban.chapters.feedback import actions, queries
from duban.ground.access import Refusal
from duban.ground.beijing import beijing_day
from duban.support.ledger import actions as ledger

logger = logging.getLogger("duban.feedback")


def sweep(at: datetime) -> dict[str, int]:
    """How many units were found silent; what was answered meanwhile is left as it is."""
    stated = 0
    for uid in queries.silent(beijing_day(at)):
        try:
            request_id = ledger.own_request(f"silence {uid}")
            actions.state_silence(by=None, at=at, request_id=request_id, countersign=uid)
            stated += 1
        except Refusal as refused:
            logger.info("left as it is: %s %s", uid, refused.code)
    return {"silence_stated": stated}
