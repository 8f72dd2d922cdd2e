"""跨年结转: the open matters of a year go on in the lists of the next one (11(1); decision 9)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID, uuid5

from django.db import transaction
from django.utils.translation import gettext as _

from duban.chapters.intake import rules
from duban.chapters.intake.actions.owing import TOLD
from duban.chapters.intake.models import CarryOver
from duban.chapters.intake.queries import carrying
from duban.chapters.matters import queries as matters
from duban.ground import access
from duban.ground.beijing import beijing_day
from duban.support.ledger import actions as ledger
from duban.support.notifications import inbox
from duban.support.organization import queries as organization
from duban.support.organization.models import Person
from duban.support.rulebook import queries as rulebook

if TYPE_CHECKING:
    from duban.chapters.matters.models import Matter

BATCH = 500


@transaction.atomic
@ledger.once("intake.carry_over", carrying.carry_over_by_uid)
def carry_over(
    *, by: Person, at: datetime, request_id: UUID | None, matter: UUID, from_year: int, remark: str = ""
) -> CarryOver:
    """跨年结转（第十一条第一项）: an open matter stands on the lists of both years; identity, number, dates, counters
    and history stay.

    Refuses a closed matter, one that is not on the lists of that year or was carried already, and before the
    month of the rule set.
    """
    found = matters.get_visible(person=by, at=at, uid=matter)
    access.require("intake.carry_over", matters.standing(by, at, found))
    locked = matters.lock(found, at=at)
    today = beijing_day(at)
    rules.check_carry(
        state=locked.state,
        closed_on=locked.closed_on,
        listed_in=carrying.last_year_of(locked),
        from_year=from_year,
        today=today,
        month=rulebook.values(today).number("intake.carry_over_from"),
    )
    carried = CarryOver(
        matter=locked,
        from_year=from_year,
        to_year=from_year + 1,
        on=today,
        by=by,
        remark=remark.strip(),
    )
    carried.save()
    _tell(locked, from_year + 1, at)
    ledger.record(
        "intake.carry_over",
        at=at,
        actor=organization.actor_of(by, at),
        row=carried,
        context=locked.ref,
        label=f"{from_year}年度事项结转{from_year + 1}年度",
        new={"from_year": from_year, "to_year": from_year + 1},
        reason=remark,
    )
    return carried


def _tell(matter: Matter, year: int, at: datetime) -> None:
    """Each lead unit learns once that matters of its own go on in the new year."""
    lead = matters.lead_of(matter)
    if lead is None or lead.unit_id is None:
        return
    inbox.tell(
        organization.holders(lead.unit_id, TOLD, beijing_day(at)),
        kind="intake.carry_over",
        text=_("本单位牵头的未办结事项已结转{year}年度，编号和时限不变").format(year=year),
        at=at,
        slot=f"intake.carried:{year}:{lead.unit_id}",
        subject_ref=matter.ref,
        context_ref=matter.ref,
    )


def carry_all(
    *,
    by: Person,
    at: datetime,
    request_id: UUID,
    matters_: Sequence[UUID],
    from_year: int,
    remark: str = "",
) -> int:
    """结转 of each of them: n acts, n rows, in transactions of at most 500; says how many."""
    rules.check_something(len(matters_), access.ACTS["intake.carry_over"].name)
    for start in range(0, len(matters_), BATCH):
        with transaction.atomic():
            for uid in matters_[start : start + BATCH]:
                carry_over(
                    by=by,
                    at=at,
                    request_id=uuid5(request_id, str(uid)),
                    matter=uid,
                    from_year=from_year,
                    remark=remark,
                )
    return len(matters_)
