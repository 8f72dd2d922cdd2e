"""The Office's own duties as facts: measured by the same machinery as everybody else (8, 11(3) to (5))."""

from __future__ import annotations

from decimal import Decimal

from duban.chapters.assessment.queries.facts.gathering import Gathering, PersonKey, UnitKey
from duban.chapters.assessment.queries.facts.owed import DAY
from duban.chapters.assessment.rules.scheme.shapes import Fact
from duban.chapters.assessment.terms.scheme import FactKind, Role, Side
from duban.chapters.matters.queries import yearly
from duban.chapters.matters.queries.yearly import Kept
from duban.chapters.matters.terms import OFFICE_DUTIES, ObligationKind
from duban.ground.access import PostKind
from duban.support.organization import queries as organization


def gather(into: Gathering) -> None:
    """What the Office did late, or has not done: for the Office, and for whoever is named for it or directs it then."""
    office = organization.office()
    directors: dict[object, list[int]] = {}
    for one in yearly.kept_in(sorted(OFFICE_DUTIES), into.from_on - DAY, into.to_on):
        fact = _late(into, one)
        if fact is None or one.unit != office.pk:
            continue
        into.count += 1
        into.units[UnitKey(office.pk, Side.UNDERTAKING)].append(fact)
        if one.person is not None:
            people = [one.person]
        else:
            if fact.on not in directors:
                held = organization.people_with(PostKind.OFFICE_DIRECTOR, fact.on)
                directors[fact.on] = [person.pk for person in held]
            people = directors[fact.on]
        for person in people:
            into.people[PersonKey(person, office.pk, Side.UNDERTAKING)].append(fact)


def _late(into: Gathering, one: Kept) -> Fact | None:
    """What fell away was nobody's lateness; what was decided the day after is."""
    done = one.met_on if one.met_on is not None and one.met_on <= into.to_on else None
    about = into.parts.matters.get(one.matter)
    if about is None or one.suspended or one.lapsed_on is not None:
        return None
    if (done or into.to_on) <= one.due_on or not into.from_on <= one.due_on + DAY <= into.to_on:
        return None
    days = ((done or into.to_on) - one.due_on).days
    words = "office_never" if done is None else "office_late"
    said = into.say(
        words,
        due_on=one.due_on,
        done_on=done,
        until=into.to_on,
        days=days,
        what=ObligationKind(one.kind).label,
    )
    return Fact(
        kind=FactKind.OFFICE_DUTY_LATE,
        ref=one.ref,
        fact_key=one.ref,
        on=one.due_on + DAY,
        matter=about.ref,
        role=Role.LEAD,
        category=about.category,
        level=into.levels.get(one.matter, ""),
        quantity=Decimal(days),
        words=said,
        period=about.origin_ref,
        route=about.route,
    )
