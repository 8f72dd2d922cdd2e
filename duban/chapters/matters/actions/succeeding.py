"""Steps inside 承接事项: one unit's part in a matter, and what it owes there, pass to another (decision 6). The act
that calls has locked the matter."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from duban.chapters.matters.actions.obligations import lapse_one
from duban.chapters.matters.models import Matter, Obligation, Party, Succession
from duban.chapters.matters.queries import party_of
from duban.ground.access import Relation
from duban.support.ledger import locks
from duban.support.organization.models import OrgUnit


def pass_part(
    matter: Matter,
    *,
    old: OrgUnit,
    new: OrgUnit,
    relation: Relation,
    on: date,
    cause_ref: str,
    absorbed: bool,
) -> Succession:
    """`new` stands for `old` as `relation`; where it was party already, one of the two rows remains for it."""
    part, known = party_of(matter, old), _row_of(matter, new)
    if part is None:
        raise LookupError(f"{old} has no part in {matter.ref}")
    was = Relation(part.relation)
    if known is None:
        part.unit = new
        part.save()
    else:
        known.relation, known.left_on = relation, None
        known.open, known.due_on = part.open, part.due_on
        part.relation, part.left_on, part.open = Relation.FORMER, on, False
        part.save()  # before the other becomes lead: a matter has one
        known.save()
    for named in Party.objects.filter(matter=matter, unit=old, person__isnull=False).order_by("id"):
        named.unit = new
        named.save()
    passed = Succession(
        matter=matter,
        predecessor=old,
        successor=new,
        relation=was,
        on=on,
        absorbed=absorbed,
        cause_ref=cause_ref,
    )
    passed.save()
    return passed


def _row_of(matter: Matter, unit: OrgUnit) -> Party | None:
    """What the unit itself is to the matter, or was before an adjustment took it off."""
    return Party.objects.filter(matter=matter, unit=unit, person__isnull=True).first()


def pass_duties(
    matter: Matter, *, old: OrgUnit, new: OrgUnit, moot: Collection[int], on: date
) -> tuple[list[Obligation], list[Obligation]]:
    """What `old` owes still is owed by `new`, its dates unchanged; the `moot` ones fall away. Returns both."""
    moved, gone = [], []
    for owed in Obligation.objects.filter(matter=matter, pk__in=moot).standing().order_by("id"):
        gone.append(lapse_one(owed, on=on))
    for owed in Obligation.objects.filter(matter=matter, unit=old).standing().order_by("id"):
        taken = locks.take(owed)
        taken.unit = new
        taken.save()
        moved.append(taken)
    return moved, gone
