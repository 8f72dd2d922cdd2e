"""表扬 that counts, as a fact of the unit or of the person whom the decision names (15)."""

from __future__ import annotations

from duban.chapters.assessment.queries import commendations
from duban.chapters.assessment.queries.facts.gathering import (
    LIMIT,
    Gathering,
    PersonKey,
    UnitKey,
    side_of,
)
from duban.chapters.assessment.rules.scheme.shapes import Fact
from duban.chapters.assessment.terms.scheme import FactKind, Role, Side


def gather(into: Gathering) -> None:
    by_ref = {one.ref: one for one in into.parts.matters.values()}
    for row in commendations.counting(into.from_on, into.to_on):
        about = by_ref.get(row.matter_ref)
        part = into.parts.part(about.pk, row.unit_id, row.on) if about else None
        role = part.role if part else Role.LEAD
        side: Side = side_of(role)
        fact = Fact(
            kind=FactKind.COMMENDED,
            ref=row.ref,
            fact_key=row.ref,
            on=row.on,
            act=into.act_of(row.ref, "assessment.check_commendation"),
            matter=row.matter_ref if about else "",
            role=role,
            category=about.category if about else "",
            words=into.say("commended", on=row.on, issuer=row.issuer, decision=row.decision)[:LIMIT],
            period=about.origin_ref if about else "",
            route=about.route if about else "",
        )
        into.count += 1
        if row.person_id is not None:
            into.people[PersonKey(row.person_id, row.unit_id, side)].append(fact)
        else:
            into.units[UnitKey(row.unit_id, side)].append(fact)
