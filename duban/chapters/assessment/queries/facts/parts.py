"""Whose part it was: which unit answered for what on a matter on a day, as what, and through which people (11(2)).

Read once for a span of days, in a fixed number of queries; everything else is looked up in memory.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from duban.chapters.assessment.terms.scheme import Role
from duban.chapters.matters import queries as matters
from duban.chapters.matters.queries import yearly as matters_yearly
from duban.chapters.responsibility.queries import yearly as responsibility_yearly
from duban.chapters.responsibility.queries.yearly import Given
from duban.chapters.responsibility.rules import responsible_on

UNDERTAKING = (Role.LEAD, Role.CO)


@dataclass(frozen=True)
class Part:
    """A unit that answered on a day, and as what."""

    unit: int
    role: Role


class Parts:
    """Who answered for what from `from_on` to `to_on`, both Beijing days included."""

    def __init__(self, from_on: date, to_on: date) -> None:
        self.from_on, self.to_on = from_on, to_on
        self.matters = matters_yearly.ran_in(from_on, to_on)
        self.given = responsibility_yearly.given_in(from_on, to_on)
        self.held = responsibility_yearly.held_by(self.given, from_on, to_on)
        self.passed = responsibility_yearly.passed_on()
        self.successions = matters_yearly.passed()
        self._relations = matters_yearly.unit_relations()
        self._of: dict[int, list[Given]] = defaultdict(list)
        for one in self.given:
            self._of[one.matter].append(one)
        self._people: dict[tuple[int, int, date], tuple[int, ...]] = {}

    def unit_on(self, one: Given, day: date) -> int:
        """The unit that answered for the assignment on that day."""
        passes = self.successions.get(one.matter, ())
        return matters.walk(passes, one.given_to or one.unit, day) if passes else one.unit

    def part(self, matter: int, unit: int, day: date) -> Part | None:
        """As what, and as which unit, this one stood in the matter on that day: before it took over from another,
        that other one. None where it had no part."""
        found: Given | None = None
        for one in self._of.get(matter, ()):
            if unit not in (one.unit, self.unit_on(one, day)) or one.absorbed:
                continue
            if self._in_force(one, day):
                return Part(self.unit_on(one, day), Role(one.relation))
            found = found or one
        if found is not None:
            return Part(self.unit_on(found, day), Role(found.relation))
        relation = self._relations.get((matter, unit))
        return Part(unit, Role(relation)) if relation else None

    def undertaking(self, matter: int, day: date) -> list[Part]:
        """The lead unit and the co-units of that day."""
        found: dict[int, Part] = {}
        for one in self._of.get(matter, ()):
            if one.relation in UNDERTAKING and not one.absorbed and self._in_force(one, day):
                unit = self.unit_on(one, day)
                if unit not in found or one.relation == Role.LEAD:
                    found[unit] = Part(unit, Role(one.relation))
        return list(found.values())

    @staticmethod
    def _in_force(one: Given, day: date) -> bool:
        return one.assigned_on <= day and (one.ended_on is None or day < one.ended_on)

    def people(self, matter: int, unit: int, day: date) -> tuple[int, ...]:
        """第一责任人、直接责任人 and staff of that unit for that matter on that day."""
        key = (matter, unit, day)
        found = self._people.get(key)
        if found is None:
            named: dict[int, None] = {}
            for one in self._of.get(matter, ()):
                if self.unit_on(one, day) == unit:
                    held = responsible_on(day, self.held.get(one.pk, ()), self.passed.get(one.pk, ()))
                    named.update(dict.fromkeys(each.person for each in held))
            found = self._people[key] = tuple(named)
        return found

    def stretches(self) -> Iterator[tuple[Given, int, date, date]]:
        """Each assignment with each unit that answered for it in the span, and from when to when."""
        for one in self.given:
            begin = max(one.assigned_on, self.from_on)
            end = self.to_on if one.ended_on is None else min(one.ended_on, self.to_on)
            passes = self.successions.get(one.matter, ())
            days = sorted({begin, *(each.on for each in passes if begin < each.on <= end)})
            for place, since in enumerate(days):
                until = days[place + 1] if place + 1 < len(days) else end
                if since <= until:
                    yield one, self.unit_on(one, since), since, until
