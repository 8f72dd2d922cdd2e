"""The ladder of an unanswered obligation (decision 19), and service that the unit let pass (decision 21).

The system writes down the duty to urge, suggests a notice, and records deemed service. It never urges and
never issues a notice itself. Each piece is a transaction of its own under a request made of what it is about,
so that the sweep may be killed, repeated, or run by several at once.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from typing import TypeVar
from uuid import UUID

from django.utils.translation import gettext as _

from duban.chapters.supervision import actions, queries
from duban.chapters.supervision.queries import rounds
from duban.chapters.supervision.terms import ServiceGround
from duban.ground import workdays
from duban.ground.access import Refusal
from duban.ground.beijing import beijing_day
from duban.support.ledger import actions as ledger
from duban.support.notifications import inbox
from duban.support.organization import queries as organization
from duban.support.rulebook import queries as rulebook

logger = logging.getLogger("duban.supervision")
P = TypeVar("P")


def sweep(at: datetime) -> dict[str, int]:
    """How many duties to urge were written down, notices suggested, and notices served by lapse of time."""
    today = beijing_day(at)
    return {
        "urging_owed": _owe(rounds.overdue_unurged(today), at),
        "notice_suggested": sum(_suggest(one, at) for one in _unanswered(today)),
        "notice_deemed_served": _each(_unsigned(at, today), lambda uid: _serve(uid, at)),
    }


def _each(pieces: Iterable[P], do: Callable[[P], object]) -> int:
    """Do each piece by itself; what another sweep or a clerk has done meanwhile is left as it is."""
    done = 0
    for piece in pieces:
        try:
            do(piece)
            done += 1
        except Refusal as refused:
            logger.info("left as it is: %s %s", piece, refused.code)
    return done


def _owe(late: Sequence[UUID], at: datetime) -> int:
    """Batch by batch, each a transaction of its own; the Office is told once a day of what is new."""
    owed = sum(
        actions.owe_urgings(late[start : start + rounds.BATCH], at=at)
        for start in range(0, len(late), rounds.BATCH)
    )
    if owed:
        today = beijing_day(at)
        inbox.tell(
            organization.holders(None, queries.OFFICE_POSTS, today),
            kind="supervision.owe_urging",
            text=_("新登记应催办任务 {count} 项，请及时催办").format(count=owed),
            at=at,
            slot=f"owe_urging:{today}",
        )
    return owed


def _unanswered(today: date) -> list[rounds.Unanswered]:
    days, calendar = rulebook.values(today).number("supervision.suggest_notice_after"), rulebook.calendar()
    return [
        one
        for one in rounds.urged_unanswered()
        if workdays.add_working_days(one.urged_on, days, calendar) < today
    ]


def _suggest(one: rounds.Unanswered, at: datetime) -> bool:
    """A suggestion that names the problem; whether a notice is issued, people decide."""
    today = beijing_day(at)
    new = inbox.tell(
        organization.holders(None, queries.OFFICE_POSTS, today),
        kind="supervision.suggest_notice",
        text=_(
            "建议：{number} {unit}“{task}”应于{due_on}前办理，{urged_on}催办后仍未办理，"
            "可登记为问题；是否下达督办通知书，由人决定"
        ).format(
            number=one.matter_number,
            unit=organization.unit_name(one.unit_id, today),
            task=one.task,
            due_on=one.due_on,
            urged_on=one.urged_on,
        ),
        at=at,
        slot=f"suggest_notice:{one.obligation}",
        subject_ref=one.matter_ref,
        context_ref=one.matter_ref,
    )
    return new > 0


def _unsigned(at: datetime, today: date) -> list[UUID]:
    found = []
    for notice in rounds.unserved(at):
        day = actions.deemed_day(notice)
        if day is not None and day < today:
            found.append(notice.uid)
    return found


def _serve(notice: UUID, at: datetime) -> None:
    actions.serve_notice(
        by=None,
        at=at,
        request_id=ledger.own_request(f"serve {notice}"),
        notice=notice,
        ground=ServiceGround.DEEMED,
    )
