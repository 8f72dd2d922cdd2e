"""Steps inside the act that re-opens an accepted result (16(10)): what it had done is undone, and no date changes."""

from __future__ import annotations

from datetime import date

from duban.chapters.matters.models import Matter, Milestone, Obligation, Party
from duban.chapters.matters.terms import MatterState, ObligationKind
from duban.ground.access import Relation
from duban.support.ledger import locks


def owe_again(obligation: Obligation) -> Obligation:
    """What was met by a result that does not hold is owed again, under the date that was in force."""
    taken = locks.take(obligation)
    taken.met_on, taken.met_by_ref, taken.reported_on = None, "", None
    taken.save()
    return taken


def revive(obligation: Obligation) -> Obligation:
    """What fell away with the accepted result is owed as before."""
    taken = locks.take(obligation)
    taken.lapsed_on = None
    taken.save()
    return taken


def undo_completion(matter: Matter, percent: int) -> None:
    """The matter is not completed; its percentage is what was last accepted before."""
    matter.completed_on, matter.percent = None, percent
    matter.save()


def undo_reached(matter: Matter, milestone: str) -> None:
    """The milestone was not reached."""
    row = Milestone.objects.get(matter=matter, uid=milestone.rpartition(":")[2])
    row.reached_on = None
    row.save()


def undo_closing(matter: Matter) -> date | None:
    """The matter is under way again; the day of closing, if it was closed."""
    was = matter.closed_on
    if was is None:
        return None
    matter.state, matter.closed_on, matter.archived_on = MatterState.ASSIGNED, None, None
    matter.save()
    for party in Party.objects.filter(matter=matter).exclude(relation=Relation.FORMER).order_by("id"):
        party.open = True
        party.save()
    return was


def lapsed_with(matter: Matter, *, on: date, from_on: date) -> list[Obligation]:
    """Reports and services that fell away on that day and are due from another on."""
    kinds = (ObligationKind.PERIODIC_REPORT, ObligationKind.SERVICE)
    found = Obligation.objects.filter(matter=matter, kind__in=kinds, lapsed_on=on, due_on__gte=from_on)
    return list(found.order_by("id"))


def met_between(matter: Matter, kinds: frozenset[ObligationKind], *, from_on: date) -> list[Obligation]:
    """What was done from that day on because the result stood."""
    found = Obligation.objects.filter(matter=matter, kind__in=kinds, met_on__gte=from_on)
    return list(found.order_by("met_on", "id"))
