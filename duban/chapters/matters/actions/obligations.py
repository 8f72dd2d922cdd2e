"""Steps inside the acts of all rooms: impose, discharge, lapse. 督办 imposes, 反馈 discharges; neither knows
the other. The matter is locked by the act that calls."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from duban.chapters.matters.models import Matter, Obligation
from duban.chapters.matters.terms import ObligationKind
from duban.ground import workdays
from duban.support.ledger import locks
from duban.support.organization.models import OrgUnit, Person
from duban.support.rulebook import queries as rulebook


def impose(
    matter: Matter,
    kind: ObligationKind,
    *,
    unit: OrgUnit,
    source: str,
    article: str,
    imposed_on: date,
    due_on: date,
    person: Person | None = None,
    label: str = "",
    counted_from: date | None = None,
    counted_days: int | None = None,
    original_due_on: date | None = None,
) -> Obligation:
    """Write down what is owed from now on; `source` is the reference of what gave rise to it. `original_due_on`
    is the first date where another was in force before (decision 12)."""
    obligation = Obligation(
        matter=matter,
        unit=unit,
        person=person,
        kind=kind,
        source_ref=source,
        article=article,
        label=label[:200],
        imposed_on=imposed_on,
        original_due_on=original_due_on or due_on,
        due_on=due_on,
        counted_from=counted_from,
        counted_days=counted_days,
    )
    obligation.save()
    return obligation


def counted(
    matter: Matter,
    kind: ObligationKind,
    *,
    unit: OrgUnit,
    source: str,
    article: str,
    from_on: date,
    days: int,
    person: Person | None = None,
    label: str = "",
) -> Obligation:
    """What is due `days` working days after `from_on` by the calendar in force, not written down yet."""
    due_on = workdays.add_working_days(from_on, days, rulebook.calendar())
    return Obligation(
        matter=matter,
        unit=unit,
        person=person,
        kind=kind,
        source_ref=source,
        article=article,
        label=label[:200],
        imposed_on=from_on,
        original_due_on=due_on,
        due_on=due_on,
        counted_from=from_on,
        counted_days=days,
    )


def impose_counted(
    matter: Matter,
    kind: ObligationKind,
    *,
    unit: OrgUnit,
    source: str,
    article: str,
    from_on: date,
    days: int,
    person: Person | None = None,
    label: str = "",
) -> Obligation:
    """The same, written down."""
    obligation = counted(
        matter,
        kind,
        unit=unit,
        source=source,
        article=article,
        from_on=from_on,
        days=days,
        person=person,
        label=label,
    )
    obligation.save()
    return obligation


def impose_all(obligations: Sequence[Obligation]) -> Sequence[Obligation]:
    """Many at once, in a batch of the system; each is complete as `impose` would have written it."""
    Obligation.objects.bulk_create(obligations)
    return obligations


def discharge(
    source: str, *, met_on: date, by_ref: str, kinds: tuple[ObligationKind, ...] = ()
) -> list[Obligation]:
    """Mark as met, on that Beijing day, whatever is still owed because of that source."""
    met = []
    for one in _standing(source, kinds):
        one = locks.take(one)
        one.met_on, one.met_by_ref = met_on, by_ref
        one.save()
        urge_no_more(one, on=met_on)
        met.append(one)
    return met


def lapse(source: str, *, on: date, kinds: tuple[ObligationKind, ...] = ()) -> list[Obligation]:
    """End what is owed because its ground fell away (a notice annulled, a report returned)."""
    gone = []
    for one in _standing(source, kinds):
        one = locks.take(one)
        one.lapsed_on = on
        one.save()
        urge_no_more(one, on=on)
        gone.append(one)
    return gone


def lapse_one(obligation: Obligation, *, on: date) -> Obligation:
    """End one obligation whose ground fell away (a report planned beyond the accepted result)."""
    taken = locks.take(obligation)
    taken.lapsed_on = on
    taken.save()
    urge_no_more(taken, on=on)
    return taken


def urge_no_more(obligation: Obligation, *, on: date) -> None:
    """What is reported, done, fallen away or extended is not urged: the Office's duty to urge it ends."""
    if obligation.kind == ObligationKind.URGE:
        return
    for duty in _standing(obligation.ref, (ObligationKind.URGE,)):
        taken = locks.take(duty)
        taken.lapsed_on = max(on, taken.imposed_on)
        taken.save()


def _standing(source: str, kinds: tuple[ObligationKind, ...]) -> list[Obligation]:
    found = Obligation.objects.filter(source_ref=source).standing().order_by("id")
    return list(found.filter(kind__in=kinds) if kinds else found)


def note_reported(obligation: Obligation, on: date | None) -> Obligation:
    """The unit has reported it done on that Beijing day (None: the report was returned to be redone)."""
    taken = locks.take(obligation)
    taken.reported_on = on
    taken.save()
    if on is not None:
        urge_no_more(taken, on=on)
    return taken


def meet(obligation: Obligation, *, met_on: date, by_ref: str) -> Obligation:
    """Mark one obligation as met on that Beijing day."""
    taken = locks.take(obligation)
    taken.met_on, taken.met_by_ref = met_on, by_ref
    taken.save()
    urge_no_more(taken, on=met_on)
    return taken


def pass_to(obligation: Obligation, person: Person) -> Obligation:
    """What is owed in one person's name is owed in another's from now on; its date stands."""
    taken = locks.take(obligation)
    taken.person = person
    taken.save()
    return taken


def pass_to_unit(obligation: Obligation, unit: OrgUnit, *, on: date) -> Obligation:
    """What one unit owed is owed by another from that Beijing day on; its dates stand, and urging begins anew."""
    taken = locks.take(obligation)
    taken.unit, taken.person = unit, None
    taken.save()
    urge_no_more(taken, on=on)
    return taken
