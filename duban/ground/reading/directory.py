"""The directory of units as a value: official names, aliases and former names, found exactly or suggested."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from duban.ground.reading.normal import tight

MAX_SUGGESTIONS = 3
LIKENESS = 0.6


@dataclass(frozen=True)
class Entry:
    """One unit of the directory: key, name in force, aliases in use, former names, key of its parent."""

    key: str
    name: str
    aliases: tuple[str, ...] = ()
    former_names: tuple[str, ...] = ()
    parent: str | None = None

    def names(self) -> tuple[str, ...]:
        return (self.name, *self.aliases, *self.former_names)


@lru_cache(maxsize=20_000)
def folded_name(text: str) -> str:
    """The name as it is compared: half width, simplified, no blanks."""
    return tight(text).replace(" ", "")


@dataclass(frozen=True)
class Directory:
    """Units that exist (art. 3). A name that is not here is never made up, at most similar ones are named."""

    entries: tuple[Entry, ...] = ()
    suggests: bool = True
    _names: dict[str, tuple[Entry, ...]] = field(init=False, repr=False, compare=False)
    _longest: int = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        names: dict[str, list[Entry]] = {}
        for entry in self.entries:
            for name in dict.fromkeys(folded_name(one) for one in entry.names()):
                if name:
                    names.setdefault(name, []).append(entry)
        object.__setattr__(self, "_longest", max(map(len, names), default=0))
        object.__setattr__(self, "_names", {name: tuple(found) for name, found in names.items()})

    def find(self, text: str) -> tuple[Entry, ...]:
        """The units of exactly that name; more than one where two share it."""
        return self._names.get(folded_name(text), ())

    def similar(self, text: str) -> tuple[Entry, ...]:
        """Units that the writer may have meant, best first; suggestions for a person, never a reading."""
        wanted = folded_name(text)
        if not self.suggests or not 2 <= len(wanted) <= 60:
            return ()
        scored: dict[str, tuple[float, Entry]] = {}
        letters = set(wanted)
        for name, entries in self._names.items():
            if 2 * len(letters & set(name)) < len(letters):
                continue
            score = _likeness(wanted, name)
            for entry in entries:
                if score >= LIKENESS and score > scored.get(entry.key, (0.0, entry))[0]:
                    scored[entry.key] = (score, entry)
        best = sorted(scored.values(), key=lambda pair: (-pair[0], pair[1].key))
        return tuple(entry for _, entry in best[:MAX_SUGGESTIONS])

    def begins(self, text: str) -> bool:
        """Does a name begin with that text (东河 of 东河镇)? Then it is hardly a person."""
        wanted = folded_name(text)
        return any(name.startswith(wanted) for name in self._names)

    def silent(self) -> Directory:
        """The same directory, which suggests nothing."""
        return Directory(self.entries, suggests=False)

    def cuts(self, text: str) -> list[tuple[tuple[int, int], ...]]:
        """Every way to cut a folded text wholly into known names; at most two ways are looked for."""
        ways: list[list[tuple[tuple[int, int], ...]]] = [[] for _ in range(len(text) + 1)]
        ways[0] = [()]
        for end in range(1, len(text) + 1):
            for start in range(max(0, end - self._longest), end):
                if ways[start] and text[start:end] in self._names:
                    ways[end] += [(*way, (start, end)) for way in ways[start]]
            ways[end] = sorted(ways[end], key=len)[:2]
        return ways[len(text)]

    def contained(self, text: str) -> tuple[Entry, ...]:
        """Units whose names stand inside the text, longest names first; suggestions only."""
        if not self.suggests:
            return ()
        wanted = folded_name(text)
        inside = sorted((name for name in self._names if name in wanted), key=len, reverse=True)
        return tuple(dict.fromkeys(entry for name in inside for entry in self._names[name]))[:MAX_SUGGESTIONS]


def _likeness(wanted: str, name: str) -> float:
    """An abbreviation leaves characters out in order (市发改委 of 市发展改革委); otherwise compare letters."""
    if wanted[-1] == name[-1] and wanted[0] == name[0] and len(wanted) < len(name):
        rest = iter(name)
        if all(char in rest for char in wanted):
            return 0.9 + 0.1 * len(wanted) / len(name)
    return difflib.SequenceMatcher(None, wanted, name).ratio()


def directory_of(names: Iterable[str]) -> Directory:
    """A directory in which each name is its own key."""
    return Directory(tuple(Entry(name, name) for name in dict.fromkeys(names)))
