"""Finding a clause by its id: ``7``, ``11(4)``, ``16(4)``; its official words, and how it is cited."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

DEFAULT = "taierzhuang-2018"
FOLDER = Path(__file__).parent
DIGITS = "零一二三四五六七八九"
FORM = re.compile(r"^(\d+)(?:\((\d+)\))?$")


@dataclass(frozen=True)
class Clause:
    """An article or one of its items, in the official words. `lead_in` is the sentence an item completes."""

    id: str
    words: str
    lead_in: str
    article_number: int
    chapter: int
    note: str = ""


@dataclass(frozen=True)
class Article:
    """One article: its own words, which lead in its enumerated items where it has any."""

    number: int
    words: str
    items: tuple[Clause, ...]

    @property
    def id(self) -> str:
        return str(self.number)


@dataclass(frozen=True)
class Chapter:
    """One chapter with its articles in order."""

    number: int
    title: str
    articles: tuple[Article, ...]


@dataclass(frozen=True)
class Regulation:
    """One edition. `clauses` finds a clause by the ids that the code uses, `own_ids` gives each of these the
    number it bears in this edition. An edition that `follows` another maps its articles to that one's ids
    with ``"is"``; what it does not map is read in its chapters and found under no id of the code."""

    edition: str
    title: str
    issuer: str
    published_on: str
    source: str
    chapters: tuple[Chapter, ...]
    clauses: Mapping[str, Clause]
    own_ids: Mapping[str, str]
    follows: str = ""


def numeral(number: int) -> str:
    """1 … 99 in Chinese numerals, as articles are numbered."""
    if not 0 < number < 100:
        raise ValueError(f"no numeral for {number}")
    tens, ones = divmod(number, 10)
    head = "" if tens == 0 else ("十" if tens == 1 else f"{DIGITS[tens]}十")
    return head + (DIGITS[ones] if ones else "")


def parse(data: Mapping[str, Any]) -> Regulation:  # Any: the JSON of an edition file
    """An edition file as a value; an item may say which known clause it is (``"is": "16(4)"``).

    A ValueError refuses an edition that maps to an unknown clause, or two of its own to one.
    """
    notes, follows = data.get("notes", {}), data.get("follows", "")
    found: dict[str, Clause] = {}
    own: dict[str, str] = {}

    def clause_of(line: Mapping[str, Any], id: str, lead_in: str, article: int, chapter: int) -> Clause:
        known = _known(line.get("is", ""), id, follows)
        made = Clause(known or id, line["words"], lead_in, article, chapter, notes.get(id, ""))
        if known in found:
            raise ValueError(f"{id} and {own[known]} are both {known}")
        if known:
            found[known], own[known] = made, id
        return made

    chapters = []
    for chapter in data["chapters"]:
        articles = []
        for article in chapter["articles"]:
            number, words = article["number"], article["words"]
            items = [
                clause_of(item, item["id"], words, number, chapter["number"]) for item in article["items"]
            ]
            clause_of(article, str(number), "", number, chapter["number"])
            articles.append(Article(number, words, tuple(items)))
        chapters.append(Chapter(chapter["number"], chapter["title"], tuple(articles)))
    head = {key: data[key] for key in ("edition", "title", "issuer", "published_on", "source")}
    return Regulation(
        **head,
        chapters=tuple(chapters),
        clauses=MappingProxyType(found),
        own_ids=MappingProxyType(own),
        follows=follows,
    )


def _known(mapped: str, id: str, follows: str) -> str:
    """The id by which the code knows a clause; empty when this edition has it and the code does not."""
    if mapped and not follows:
        raise ValueError(f"{id} is mapped to {mapped}, but the edition follows no other")
    if not follows:
        return id
    # Its own 16(4) may say something else altogether: only what is mapped is known.
    if mapped and not is_clause(mapped, load(follows)):
        raise ValueError(f"{id} is mapped to {mapped}, which {follows} does not have")
    return mapped


@cache
def load(edition: str = DEFAULT) -> Regulation:
    """The edition shipped under that name."""
    path = FOLDER / edition / "regulation.json"
    if not path.is_file():
        raise KeyError(f"no edition {edition!r} of the regulation")
    return parse(json.loads(path.read_text(encoding="utf-8")))


def is_clause(id: str, regulation: Regulation | None = None) -> bool:
    """Whether the edition has a clause of that id."""
    return id in (regulation or load()).clauses


def clause(id: str, regulation: Regulation | None = None) -> Clause:
    """The clause of that id; an unknown id is a KeyError that names it."""
    found = (regulation or load()).clauses.get(id)
    if found is None:
        raise KeyError(f"the regulation has no clause {id!r}")
    return found


def cite(id: str, regulation: Regulation | None = None) -> str:
    """How the clause is cited in official Chinese: 16(4) → 第十六条第四项."""
    edition = regulation or load()
    clause(id, edition)
    match = FORM.match(edition.own_ids[id])
    if match is None:
        raise KeyError(f"{edition.own_ids[id]!r} is no id of a clause")
    article = f"第{numeral(int(match[1]))}条"
    return f"{article}第{numeral(int(match[2]))}项" if match[2] else article
