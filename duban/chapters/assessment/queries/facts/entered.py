"""Facts that people entered with a paper and a second one confirmed (12(11), 15)."""

from __future__ import annotations

from duban.chapters.assessment.models import EnteredFact
from duban.chapters.assessment.queries.facts.gathering import (
    LIMIT,
    Gathering,
    PersonKey,
    UnitKey,
    side_of,
)
from duban.chapters.assessment.rules.scheme.shapes import Fact
from duban.chapters.assessment.terms.facts import FactState
from duban.chapters.assessment.terms.scheme import FactKind, Role


def gather(into: Gathering) -> None:
    """About a person: his alone. About a unit: the unit's alone, for nobody is named."""
    rows = EnteredFact.objects.filter(state=FactState.CONFIRMED, on__range=(into.from_on, into.to_on))
    for row in rows.select_related("matter").order_by("id"):
        role = Role(row.role)
        fact = Fact(
            kind=FactKind(row.kind),
            ref=row.ref,
            fact_key=row.ref,
            on=row.on,
            act=into.act_of(row.ref, "assessment.confirm_fact", "assessment.enter_fact"),
            matter=row.matter.ref if row.matter else "",
            role=role,
            category=row.matter.category if row.matter else "",
            level=into.levels.get(row.matter_id or 0, ""),
            quantity=row.quantity,
            words=into.say("entered", fact=row.text, evidence=row.basis)[:LIMIT],
            item=row.item,
            period=row.matter.origin_ref if row.matter else "",
            route=row.matter.route if row.matter else "",
        )
        into.count += 1
        if row.person_id is not None:
            into.people[PersonKey(row.person_id, row.unit_id, side_of(role))].append(fact)
        else:
            into.units[UnitKey(row.unit_id, side_of(role))].append(fact)
