"""Commendations that two people have seen, as facts of the commended (15)."""

from __future__ import annotations

from duban.chapters.assessment.queries import commendations
from duban.chapters.assessment.queries.facts.gathering import LIMIT, Gathering, PersonKey, UnitKey
from duban.chapters.assessment.rules.scheme.shapes import Fact
from duban.chapters.assessment.terms.scheme import FactKind, Side


def gather(into: Gathering) -> None:
    """A person's is his alone, a unit's the unit's. It counts once, on the side on which it undertakes."""
    for one in commendations.counting(into.from_on, into.to_on):
        fact = Fact(
            kind=FactKind.COMMENDED,
            ref=one.ref,
            fact_key=one.ref,
            on=one.on,
            act=into.act_of(one.ref, "assessment.check_commendation"),
            matter=one.matter_ref,
            words=into.say("entered", fact=one.basis, evidence=one.decision)[:LIMIT],
        )
        into.count += 1
        if one.person_id is not None:
            into.people[PersonKey(one.person_id, one.unit_id, Side.UNDERTAKING)].append(fact)
        else:
            into.units[UnitKey(one.unit_id, Side.UNDERTAKING)].append(fact)
