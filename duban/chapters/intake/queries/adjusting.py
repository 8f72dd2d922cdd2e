"""Reading 年中清单调整: what is gathered, what may be, what became of it (11(1); decision 9)."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from duban.chapters.intake import queries
from duban.chapters.intake.models import DocketingList, ListAdjustment
from duban.chapters.intake.queries import carrying
from duban.chapters.intake.terms import ListAdjustmentState, ListState
from duban.chapters.matters import queries as matters
from duban.chapters.matters.queries import adjusting as spine
from duban.chapters.matters.terms import DocketingRoute
from duban.ground.access import NotFound
from duban.support.ledger import locks
from duban.support.organization.models import Person

if TYPE_CHECKING:
    from duban.chapters.matters.models import Adjustment, Matter


def list_adjustment_by_uid(uid: UUID) -> ListAdjustment:
    """For replays; pages and acts go through `visible_list_adjustment`."""
    return ListAdjustment.objects.get(uid=uid)


def visible_list_adjustment(*, person: Person | None, at: datetime, uid: UUID) -> ListAdjustment:
    """For the Office and the Leading Group; once it is announced, for the units of its matters too."""
    rows = ListAdjustment.objects.select_related(
        "docketing_list", "additions", "proposed_by", "decided_by", "slip", "meeting", "circular"
    )
    found = rows.filter(uid=uid).first()
    if found is None:
        raise NotFound("intake.not_found", "6(1)")
    if queries.sees(person, at):
        return found
    concerned = found.state == ListAdjustmentState.DONE and any(
        matters.sees(person, at, matter) for matter in matters_of(found)
    )
    if not concerned:
        raise NotFound("intake.not_found", "6(1)")
    return found


def lock_list_adjustment(found: ListAdjustment) -> ListAdjustment:
    return locks.take(found)


def gathered(found: ListAdjustment) -> list[Adjustment]:
    """The adjustments of its matters, by matter."""
    return spine.of_batch(found.ref)


def matters_of(found: ListAdjustment) -> list[Matter]:
    """Every matter that it concerns: those that are adjusted, those that were added."""
    added = queries.docketed_candidates(found.additions) if found.additions else []
    return [
        *(one.matter for one in gathered(found)),
        *(one.matter for one in added if one.matter is not None),
    ]


def waiting_of(listed: DocketingList) -> ListAdjustment | None:
    return ListAdjustment.objects.filter(docketing_list=listed, state=ListAdjustmentState.WAITING).first()


def adjustments_of(listed: DocketingList) -> list[ListAdjustment]:
    """What was adjusted of the list, by number."""
    rows = ListAdjustment.objects.filter(docketing_list=listed).select_related("circular", "additions")
    return list(rows.order_by("ordinal"))


def next_ordinal(listed: DocketingList) -> int:
    return ListAdjustment.objects.filter(docketing_list=listed).count() + 1


def fits(listed: DocketingList, adjustment: Adjustment) -> bool:
    """Whether the Leading Group may decide on it together with others of that list."""
    matter = adjustment.matter
    in_year = carrying.of_year(listed.year).filter(pk=matter.pk).exists()
    return in_year and matter.route == DocketingRoute.LISTED


def to_gather(listed: DocketingList) -> list[Adjustment]:
    """What waits for a decision by itself and may be put up with the list."""
    waiting = spine.waiting_adjustments(carrying.of_year(listed.year))
    return [one for one in waiting if not one.batch_ref and fits(listed, one)]


def additions_for(listed: DocketingList) -> list[DocketingList]:
    """The lists of that year that were put up and not approved: their matters may be added."""
    rows = DocketingList.objects.filter(year=listed.year, state=ListState.SUBMITTED).exclude(pk=listed.pk)
    taken = ListAdjustment.objects.filter(state=ListAdjustmentState.WAITING, additions__isnull=False)
    return list(rows.exclude(pk__in=taken.values("additions")).order_by("id"))


def waiting() -> list[ListAdjustment]:
    """What waits for the Leading Group, oldest first."""
    rows = ListAdjustment.objects.filter(state=ListAdjustmentState.WAITING).select_related("docketing_list")
    return list(rows.order_by("proposed_on", "id"))
