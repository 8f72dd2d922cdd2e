"""先行交办: the Office is reminded before the last day, and what was not approved lapses after it (11(1))."""

from __future__ import annotations

import logging
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from duban.chapters.intake.actions import first
from duban.chapters.intake.queries import first as queries
from duban.ground import workdays
from duban.ground.access import Refusal
from duban.ground.beijing import beijing_day
from duban.support.ledger import actions as ledger
from duban.support.rulebook import queries as rulebook

logger = logging.getLogger("duban.intake")


def sweep(at: datetime) -> dict[str, int]:
    """How many lapsed, and of how many the Office was reminded; twice does nothing new."""
    today, lapsed = beijing_day(at), 0
    for order in queries.run_out(today):
        try:
            request_id = ledger.own_request(f"first {order.uid}")
            first.lapse_first(by=None, at=at, request_id=request_id, order=order.uid)
            lapsed += 1
        except Refusal as refused:
            logger.info("left as it is: %s %s", order.uid, refused.code)
    near = rulebook.values(today).number("matters.remind_before")
    until = workdays.add_working_days(today, near, rulebook.calendar())
    soon = [one for one in queries.running() if today <= one.lapses_on <= until]
    with transaction.atomic():
        for order in soon:
            said = _("一项先行交办将于 {day} 届满，请提请党组会议研究").format(day=order.lapses_on)
            first.tell_office(order, said, "soon", at)
    return {"first_lapsed": lapsed, "first_reminded": len(soon)}
