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
    number: int
    words: str
    items: tuple[Clause, ...]

    @property
    def id(self) -> str:
        return str(self.number)


@dataclass(frozen=True)
class Chapter:
    number: int
    title: str
    articles: tuple[Article, ...]


@dataclass(frozen=True)
class Regulation:
    """One edition. `clauses` finds a clause by the ids that the code uses; another body's edition maps its
    own articles to these with ``"is"``."""

    edition: str
    title: str
    issuer: str
    published_on: str
    source: str
    chapters: tuple[Chapter, ...]
    clauses: Mapping[str, Clause]
    own_ids: Mapping[str, str]


def numeral(number: int) -> str:
    """1 … 99 in Chinese numerals, as articles are numbered."""
    if not 0 < number < 100:
        raise ValueError(f"no numeral for {number}")
    tens, ones = divmod(number, 10)
    head = "" if tens == 0 else ("十" if tens == 1 else f"{DIGITS[tens]}十")
    return head + (DIGITS[ones] if ones else "")


def parse(data: Mapping[str, Any]) -> Regulation:  # Any: the JSON of an edition file
    """An edition file as a value; an item may say which known clause it is (``"is": "16(4)"``)."""
    notes = data.get("notes", {})
    found: dict[str, Clause] = {}
    own: dict[str, str] = {}
    chapters = []
    for chapter in data["chapters"]:
        articles = []
        for article in chapter["articles"]:
            number, words = article["number"], article["words"]
            items = []
            for item in article["items"]:
                key = item.get("is", item["id"])
                clause = Clause(key, item["words"], words, number, chapter["number"], notes.get(item["id"], ""))
                items.append(clause)
                found[key], own[key] = clause, item["id"]
            key = article.get("is", str(number))
            found[key] = Clause(key, words, "", number, chapter["number"], notes.get(str(number), ""))
            own[key] = str(number)
            articles.append(Article(number, words, tuple(items)))
        chapters.append(Chapter(chapter["number"], chapter["title"], tuple(articles)))
    head = {key: data[key] for key in ("edition", "title", "issuer", "published_on", "source")}
    return Regulation(
        **head, chapters=tuple(chapters), clauses=MappingProxyType(found), own_ids=MappingProxyType(own)
    )


@cache
def load(edition: str = DEFAULT) -> Regulation:
    """The edition shipped under that name."""
    path = FOLDER / edition / "regulation.json"
    if not path.is_file():
        raise KeyError(f"no edition {edition!r} of the regulation")
    return parse(json.loads(path.read_text(encoding="utf-8")))


def is_clause(id: str, regulation: Regulation | None = None) -> bool:
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
