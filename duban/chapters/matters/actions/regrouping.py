"""Step: other units of a matter. Whoever leaves stays as FORMER, the lead's duties pass with their dates."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from duban.chapters.matters import queries, rules
from duban.chapters.matters.actions import obligations
from duban.chapters.matters.models import Matter, Party
from duban.chapters.matters.queries import adjusting
from duban.chapters.matters.rules.adjusting import Fate, Part
from duban.ground.access import Relation
from duban.support.ledger import locks
from duban.support.organization import queries as organization
from duban.support.organization.models import OrgUnit


def regroup(matter: Matter, units: Sequence[Part], *, on: date) -> list[str]:
    """Make these the units of the matter from that Beijing day on; says, in words, what followed.

    No date moves. Refuses while a unit that leaves was ordered something and has not settled it.
    """
    moved = adjusting.moved(matter, units, on)
    names = organization.unit_names(on)
    rules.adjusting.check_may_leave(
        [
            (names.get(one.obligation.unit_id, ""), adjusting.named(one.obligation))
            for one in moved
            if one.fate == Fate.HOLD
        ]
    )
    before = queries.lead_of(matter)
    _rewrite(matter, units, on=on)
    lead = queries.lead_of(matter)
    for one in moved:
        if one.fate == Fate.HAND_ON and lead is not None and lead.unit is not None:
            obligations.pass_to_unit(one.obligation, lead.unit, on=on)
        elif one.fate == Fate.END:
            obligations.lapse_one(one.obligation, on=on)
    if lead is not None and lead.unit is not None and (before is None or before.unit_id != lead.unit_id):
        _follow_leaders(matter, lead.unit, on=on)
    return [one.words for one in moved]


def _rewrite(matter: Matter, units: Sequence[Part], *, on: date) -> None:
    wanted = {one.uid: Relation(one.relation) for one in units}
    rows = Party.objects.filter(matter=matter, unit__isnull=False, person__isnull=True).select_related("unit")
    known: dict[str, Party] = {}
    for party in rows.order_by("id"):
        if party.unit is None:
            continue
        known[str(party.unit.uid)] = party
        relation = wanted.get(str(party.unit.uid))
        if relation is None and party.relation != Relation.FORMER:
            _leave(party, on=on)
            for named in adjusting.staff_of(matter, party.unit):
                _leave(named, on=on)
        elif relation is not None and relation != party.relation and relation != Relation.LEAD:
            _return_as(party, relation)
    due_on = queries.due_on_of(matter)
    for uid, relation in wanted.items():
        # There is one lead at a time: the new one comes after the old one has gone.
        if uid not in known:
            unit = organization.unit_by_uid(UUID(uid))
            Party(matter=matter, unit=unit, relation=relation, due_on=due_on).save()
        elif known[uid].relation != relation:
            _return_as(known[uid], relation)


def _leave(party: Party, *, on: date) -> None:
    taken = locks.take(party)
    taken.relation, taken.left_on, taken.open = Relation.FORMER, on, False
    taken.save()


def _return_as(party: Party, relation: Relation) -> None:
    taken = locks.take(party)
    taken.relation, taken.left_on, taken.open = relation, None, True
    taken.save()
    party.relation = relation


def _follow_leaders(matter: Matter, lead: OrgUnit, *, on: date) -> None:
    """The leader in charge of the new lead unit takes the place of the other one (decision 5)."""
    leaders = organization.leaders_of(lead.pk, on)
    if not leaders:
        return
    wanted = {person.pk: person for person in leaders}
    for party in adjusting.leaders_in_charge(matter):
        if wanted.pop(party.person_id or 0, None) is None:
            _leave(party, on=on)
    due_on = queries.due_on_of(matter)
    for person in wanted.values():
        Party(matter=matter, person=person, relation=Relation.LEADER_IN_CHARGE, due_on=due_on).save()
