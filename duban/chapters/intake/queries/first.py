"""Reading what was handed over first: the Office and the Leading Group see all, a unit its own."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING
from uuid import UUID

from duban.chapters.intake.models import FirstOrder, FirstUrging
from duban.chapters.intake.queries import sees
from duban.chapters.intake.queries.requests import own_units
from duban.chapters.intake.terms import FirstState
from duban.ground.access import NotFound
from duban.support.ledger import locks
from duban.support.organization.models import Person

if TYPE_CHECKING:
    from duban.chapters.intake.models import LeaderInstruction
    from duban.chapters.matters.models import Matter


def order_by_uid(uid: UUID) -> FirstOrder:
    """For replays; pages and acts go through `visible_order`."""
    return FirstOrder.objects.get(uid=uid)


def urging_by_uid(uid: UUID) -> FirstUrging:
    return FirstUrging.objects.get(uid=uid)


def visible_order(*, person: Person | None, at: datetime, uid: UUID) -> FirstOrder:
    """What was handed over first if this person may see it; otherwise it does not exist."""
    found = (
        FirstOrder.objects.filter(uid=uid)
        .select_related("instruction", "instruction__writer", "unit", "handed_by", "matter")
        .first()
    )
    own = found is not None and person is not None and found.unit_id in own_units(person, at)
    if found is None or not (sees(person, at) or own):
        raise NotFound("intake.first_unknown", "6(1)")
    return found


def lock_order(order: FirstOrder) -> FirstOrder:
    return locks.take(order)


def running() -> list[FirstOrder]:
    """What waits for the Party-group meeting, the nearest end first."""
    return list(FirstOrder.objects.filter(state=FirstState.RUNNING).order_by("lapses_on", "id"))


def run_out(today: date) -> list[FirstOrder]:
    """What runs still, its last day past."""
    return [one for one in running() if one.lapses_on < today]


def urgings_of(order: FirstOrder) -> list[FirstUrging]:
    return list(FirstUrging.objects.filter(order=order).select_related("by").order_by("id"))


def last_urged_on(order: FirstOrder) -> date | None:
    return FirstUrging.objects.filter(order=order).order_by("-on").values_list("on", flat=True).first()


def orders_of(instruction: LeaderInstruction) -> list[FirstOrder]:
    """What was handed over first on this instruction, newest first."""
    return list(FirstOrder.objects.filter(instruction=instruction).order_by("-id"))


def order_of(matter: Matter) -> FirstOrder | None:
    """What the matter was before it was one."""
    return FirstOrder.objects.filter(matter=matter).first()
