"""Who is assessed for a span of days: units and people, on which side, for which stretch, with what load (3, 4, 13(2)).

A unit that was merged has a stretch until that day and its successor one of its own; a renamed unit has one stretch under
its last name. A person has a stretch for each unit in which he answered.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Q

from duban.chapters.assessment.queries.facts import Gathering, PersonKey, UnitKey
from duban.chapters.assessment.queries.facts.gathering import side_of
from duban.chapters.assessment.queries.facts.parts import Parts
from duban.chapters.assessment.rules.scheme.shapes import Workload
from duban.chapters.assessment.terms.scheme import PartyKind, Role, Side
from duban.chapters.responsibility.queries.yearly import Given
from duban.chapters.responsibility.rules import responsible_on
from duban.support.organization import queries as organization
from duban.support.organization.models import OrgUnit, Person, Post, UnitName
from duban.support.organization.terms import NameKind

Span = tuple[date, date]


@dataclass
class Load:
    """What the party carried, while it is counted."""

    matters: set[int] = field(default_factory=set)
    categories: set[str] = field(default_factory=set)
    routes: set[str] = field(default_factory=set)
    roles: set[Role] = field(default_factory=set)
    begin: date = date.max
    end: date = date.min

    def add(self, parts: Parts, one: Given, since: date, until: date) -> None:
        about = parts.matters.get(one.matter)
        if about is None:
            return
        self.matters.add(one.matter)
        self.categories.add(about.category)
        self.routes.add(about.route)
        self.roles.add(Role(one.relation))
        self.begin, self.end = min(self.begin, since), max(self.end, until)

    def workload(self) -> Workload:
        return Workload(
            len(self.matters), frozenset(self.categories), frozenset(self.routes), frozenset(self.roles)
        )


@dataclass(frozen=True)
class Assessed:
    """One party on one side for its stretch, under its names of that time."""

    party: PartyKind
    side: Side
    unit: int
    person: int | None
    unit_name: str
    former_names: Sequence[str]
    person_name: str
    from_on: date
    to_on: date
    workload: Workload

    @property
    def key(self) -> UnitKey | PersonKey:
        if self.person is None:
            return UnitKey(self.unit, self.side)
        return PersonKey(self.person, self.unit, self.side)


def of(gathered: Gathering) -> list[Assessed]:
    """Everybody who is assessed, units first, in the order of their ids."""
    units, people = _loads(gathered.parts)
    for key in {*gathered.units, *(one for one in gathered.spared if isinstance(one, UnitKey))}:
        units.setdefault(key, Load())
    for owner in {*gathered.people, *(one for one in gathered.spared if isinstance(one, PersonKey))}:
        people.setdefault(owner, Load())
    return [*_units(gathered.parts, units), *_people(gathered.parts, people)]


def _loads(parts: Parts) -> tuple[dict[UnitKey, Load], dict[PersonKey, Load]]:
    units: dict[UnitKey, Load] = defaultdict(Load)
    people: dict[PersonKey, Load] = defaultdict(Load)
    for one, unit, since, until in parts.stretches():
        side = side_of(Role(one.relation))
        if not one.absorbed:
            units[UnitKey(unit, side)].add(parts, one, since, until)
        for person in answering(parts, one, since, until):
            people[PersonKey(person, unit, side)].add(parts, one, since, until)
    return units, people


def answering(parts: Parts, one: Given, since: date, until: date) -> Iterable[int]:
    """Everybody who answered for the assignment at some time between these days."""
    held, passed = parts.held.get(one.pk, ()), parts.passed.get(one.pk, ())
    if not passed:
        within = (
            each.person
            for each in held
            if each.from_on <= until and (each.to_on is None or since < each.to_on)
        )
        return dict.fromkeys(within)
    days = {since, until, *(each.from_on for each in held), *(each.on for each in passed)}
    return dict.fromkeys(
        each.person
        for day in sorted(days)
        if since <= day <= until
        for each in responsible_on(day, held, passed)
    )


def _units(parts: Parts, loads: dict[UnitKey, Load]) -> Iterator[Assessed]:
    """Every unit in scope on the undertaking side, whether it had matters or not; on the service side who served."""
    office = organization.office()
    names = _names(parts.from_on, parts.to_on)
    known = {one.pk: one for one in OrgUnit.objects.all()}
    wanted = {UnitKey(one.pk, Side.UNDERTAKING) for one in known.values() if one.in_scope}
    for key in sorted({*wanted, *loads}):
        unit = known[key.unit]
        span = _within(parts, unit.from_on, unit.to_on)
        if span is None:
            continue
        load = loads.get(key, Load()).workload()
        if key.unit == office.pk and key.side == Side.UNDERTAKING:
            load = _office_load(parts)
        called = names.get(key.unit, [])
        yield Assessed(
            party=PartyKind.UNIT,
            side=key.side,
            unit=key.unit,
            person=None,
            unit_name=organization.unit_name(key.unit, span[1]),
            former_names=called[:-1],
            person_name="",
            from_on=span[0],
            to_on=span[1],
            workload=load,
        )


def _office_load(parts: Parts) -> Workload:
    """The Office follows every matter."""
    return Workload(
        len(parts.matters),
        frozenset(one.category for one in parts.matters.values()),
        frozenset(one.route for one in parts.matters.values()),
        frozenset({Role.LEAD}),
    )


def _people(parts: Parts, loads: dict[PersonKey, Load]) -> Iterator[Assessed]:
    posts = _posts(parts.from_on, parts.to_on)
    names = dict(Person.objects.values_list("pk", "name"))
    for key in sorted(loads, key=lambda one: (one.unit, one.person, one.side)):
        load = loads[key]
        begin, end = posts.get((key.person, key.unit), (load.begin, load.end))
        span = _within(parts, begin, end) or _within(parts, load.begin, load.end)
        if span is None:
            span = (parts.from_on, parts.to_on)
        yield Assessed(
            party=PartyKind.PERSON,
            side=key.side,
            unit=key.unit,
            person=key.person,
            unit_name=organization.unit_name(key.unit, span[1]),
            former_names=(),
            person_name=names[key.person],
            from_on=span[0],
            to_on=span[1],
            workload=load.workload(),
        )


def _within(parts: Parts, begin: date, end: date | None) -> Span | None:
    since, until = max(begin, parts.from_on), min(end or parts.to_on, parts.to_on)
    return (since, until) if since <= until else None


def _posts(from_on: date, to_on: date) -> dict[tuple[int, int], Span]:
    """From when to when each person held posts in each unit."""
    rows = Post.objects.filter(
        Q(to_on__isnull=True) | Q(to_on__gte=from_on), from_on__lte=to_on, unit__isnull=False
    )
    found: dict[tuple[int, int], Span] = {}
    for person, unit, begin, end in rows.values_list("person_id", "unit_id", "from_on", "to_on"):
        before = found.get((person, unit), (begin, end or to_on))
        found[person, unit] = (min(before[0], begin), max(before[1], end or to_on))
    return found


def _names(from_on: date, to_on: date) -> dict[int, list[str]]:
    """Under which formal names each unit went in the span, in order."""
    rows = UnitName.objects.filter(
        Q(to_on__isnull=True) | Q(to_on__gte=from_on), kind=NameKind.FORMAL, from_on__lte=to_on
    )
    found: dict[int, list[str]] = defaultdict(list)
    for unit, name in rows.order_by("from_on", "id").values_list("unit_id", "name"):
        found[unit].append(name)
    return dict(found)
