"""Which law is in force on a day, beside the regulation's own words (17; decision 42)."""

from __future__ import annotations

import calendar
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

CHECKED = "已核"


@dataclass(frozen=True)
class Basis:
    """A line of the dated table: an edition of a law, from when until when, whether a lawyer has checked it, and what
    replaced it. Days may be written as a year or a month alone."""

    name: str
    from_on: str
    until_on: str
    state: str
    replaced_by: str

    @property
    def is_checked(self) -> bool:
        return self.state == CHECKED


@dataclass(frozen=True)
class Printed:
    """A basis as a paper prints it: the edition of the day, and beside it what the table names. `cited`: the
    regulation itself names that; nothing else is printed as its words."""

    name: str
    own_words: str
    since: str
    state: str
    in_force: bool
    cited: bool = False

    @property
    def line(self) -> str:
        """One line of a paper."""
        if not self.in_force:
            return f"《{self.own_words}》（当日没有有效版本，待核）"
        since = f"{self.since}起施行，" if self.since else ""
        told = f"《{self.name}》（{since}{self.state}）"
        other = self.cited and self.own_words != self.name
        return f"{told}；《办法》原文：《{self.own_words}》" if other else told


def first_day(written: str) -> date:
    """The first day that a year, a month or a day can mean; nothing written is always."""
    parts = [int(one) for one in written.split("-") if one]
    if not parts:
        return date.min
    return date(parts[0], parts[1] if len(parts) > 1 else 1, parts[2] if len(parts) > 2 else 1)


def last_day(written: str) -> date:
    """The last day that it can mean; nothing written is without end."""
    parts = [int(one) for one in written.split("-") if one]
    if not parts:
        return date.max
    year, month = parts[0], parts[1] if len(parts) > 1 else 12
    return date(year, month, parts[2] if len(parts) > 2 else calendar.monthrange(year, month)[1])


def is_in_force(basis: Basis, day: date) -> bool:
    return first_day(basis.from_on) <= day <= last_day(basis.until_on)


def edition(name: str, day: date, table: Sequence[Basis]) -> Basis | None:
    """The edition in force on the day of the law that is called so: one of that name (with or without 修订 behind it), or
    what replaced it, or what it replaced itself."""
    family = {one.name for one in table if one.name == name or one.name.startswith(f"{name}（")}
    for _turn in table:
        family |= {one.replaced_by for one in table if one.name in family and one.replaced_by}
        family |= {one.name for one in table if one.replaced_by in family}
    return next((one for one in table if one.name in family and is_in_force(one, day)), None)


def names_it(words: str, name: str) -> bool:
    """Whether a clause names that law, whatever its brackets look like."""
    return f"《{name}》" in words.replace("(", "（").replace(")", "）")


def printed(names: Sequence[str], day: date, table: Sequence[Basis], clause: str = "") -> list[Printed]:
    """What a paper of that day prints for the laws that a track names, each once; `clause` are the words of the
    regulation on that track, where it has any."""
    found: dict[str, Printed] = {}
    for name in names:
        basis, cited = edition(name, day, table), names_it(clause, name)
        one = (
            Printed(basis.name, name, basis.from_on, basis.state, in_force=True, cited=cited)
            if basis
            else Printed(name, name, "", "待核", in_force=False, cited=cited)
        )
        found.setdefault(one.name, one)
    return list(found.values())


def unchecked(lines: Sequence[Printed]) -> list[Printed]:
    """What the legal review must confirm by itself: no lawyer has checked it, or nothing is in force."""
    return [one for one in lines if not one.in_force or one.state != CHECKED]
