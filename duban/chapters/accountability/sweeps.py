"""The daily round: hazards whose rectification is overdue (16(11)), once each; cases under an old key."""

from __future__ import annotations

import logging
from datetime import datetime

from duban.chapters.accountability import actions
from duban.chapters.accountability.queries import clues as queries
from duban.chapters.accountability.queries import sealed
from duban.chapters.supervision import queries as supervision
from duban.chapters.supervision.queries import safety
from duban.ground.access import Refusal
from duban.ground.beijing import beijing_day
from duban.support.ledger import actions as ledger

logger = logging.getLogger("duban.accountability")


def sweep(at: datetime) -> dict[str, int]:
    """How many clues were raised, how many cases sealed anew."""
    raised, today = 0, beijing_day(at)
    for problem, due_on in safety.overdue(today):
        if queries.raised_by("16(11)", problem.ref) is not None:
            continue
        try:
            actions.raise_clue(
                by=None,
                at=at,
                request_id=ledger.own_request(f"hazard {problem.uid}"),
                ground="16(11)",
                cause=problem.ref,
                matter=problem.matter.uid,
                unit=supervision.addressee(problem).uid,
                fact=f"安全生产隐患（{problem.found_on}发现）逾期未整改，应于{due_on}前整改：{problem.fact}",
                happened_on=due_on,
            )
            raised += 1
        except Refusal as refused:
            logger.info("left as it is: %s %s", problem, refused.code)
    return {"clue_raised": raised, "case_resealed": _reseal(at)}


def _reseal(at: datetime) -> int:
    """Bring the sealed words of each case under the current key; a case at a time, so that work goes on beside it."""
    done = 0
    for case in sealed.cases_under_another_key():
        try:
            actions.reseal_case(by=None, at=at, request_id=None, case=case.uid)
            done += 1
        except Refusal as refused:
            logger.info("left as it is: %s %s", case.ref, refused.code)
    return done
