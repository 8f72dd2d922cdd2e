"""What must follow from services, annulments, closings and mergers, reckoned without the product."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date

Key = tuple[str, str]


@dataclass
class Oracle:
    """Decisions 6 and 23 told a second time, in a hundred lines, without looking at the product."""

    live: dict[Key, set[str]] = field(default_factory=lambda: defaultdict(set))
    state: dict[Key, str] = field(default_factory=dict)
    joined: dict[Key, set[str]] = field(default_factory=lambda: defaultdict(set))
    changed: set[Key] = field(default_factory=set)
    born: int = 0
    opened_again: int = 0
    # What was merged into which unit, on which day; which matter into which; who headed which unit since which day.
    heir: dict[str, tuple[str, date]] = field(default_factory=dict)
    into: dict[str, str] = field(default_factory=dict)
    heads: dict[str, list[tuple[date, str]]] = field(default_factory=dict)
    first: dict[str, str] = field(default_factory=dict)

    def now(self, key: Key) -> Key:
        """The matter that goes on, and the unit that answers today for what was told to this one."""
        matter, unit = key
        return self.into.get(matter, matter), self.heir[unit][0] if unit in self.heir else unit

    def clue_of(self, key: Key) -> Key | None:
        """Of the clues that answer for both: the matter's own, else the unit's own, else the open one, else the newest."""
        matter, unit = self.now(key)
        found = [one for one in self.state if self.now(one) == (matter, unit)]
        order = list(self.state)
        found.sort(
            key=lambda one: (one[0] == matter, one[1] == unit, self.state[one] == "OPEN", order.index(one))
        )
        return found[-1] if found else None

    def serve(self, key: Key, notice: str, on: date) -> None:
        here = self.now(key)
        self.live[here].add(notice)
        self.first[notice] = self.head(key[1], on)
        enough, clue = len(self.live[here]) >= 2, self.clue_of(key)
        if clue is None:
            if enough:
                self.state[here] = "OPEN"
                self.born += 1
                self.take(here)
        elif self.state[clue] != "CLOSED:NOTICE_FELL_AWAY":
            self.joined[clue].add(notice)
        elif enough:
            self.state[clue] = "OPEN"
            self.opened_again += 1
            self.take(clue)

    def take(self, clue: Key) -> None:
        """All that count now and lie in no clue yet."""
        taken = set().union(*self.joined.values()) if self.joined else set()
        self.joined[clue] |= self.live[self.now(clue)] - taken

    def annul(self, key: Key, notice: str) -> None:
        self.live[self.now(key)].discard(notice)
        self.changed |= {clue for clue, notices in self.joined.items() if notice in notices}

    def close(self, key: Key, kind: str) -> bool:
        fell = kind == "NOTICE_FELL_AWAY"
        if self.state.get(key) != "OPEN" or (fell and len(self.live[self.now(key)]) >= 2):
            return False
        self.state[key] = f"CLOSED:{kind}"
        return True

    def merge(self, unit: str, into: str, on: date) -> None:
        """Counters are added; nothing is set off by it."""
        self.heir[unit] = (into, on)
        for matter, of in list(self.live):
            if of == unit:
                self.live[matter, into] |= self.live.pop((matter, of))

    def absorb(self, matter: str, into: str) -> None:
        """The same of matters."""
        self.into[matter] = into
        for of, unit in list(self.live):
            if of == matter:
                self.live[into, unit] |= self.live.pop((of, unit))

    def head(self, unit: str, on: date) -> str:
        """Who headed, on that day, the unit that stood for this one on that day."""
        if unit in self.heir and self.heir[unit][1] <= on:
            unit = self.heir[unit][0]
        return next(name for since, name in reversed(self.heads[unit]) if since <= on)
