"""A draft as its pages show it: what it changes, by article; two versions beside each other; a version as a file."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from duban.ground.regulation import clauses
from duban.support.rulebook import bounds, queries, showing
from duban.support.rulebook.actions import shipped
from duban.support.rulebook.draft_forms import Item, TableForm, ValuesForm, is_table, name_of, shown_value
from duban.support.rulebook.models import RuleSet, RuleSetDraft
from duban.support.rulebook.showing import Line
from duban.support.rulebook.terms import UNITS


@dataclass(frozen=True)
class Change:
    """One value that differs: as it is, as it is to be."""

    key: str
    label: str
    article: str
    legal: str
    old: Line
    new: Line


def changes(old: Mapping[str, Any], new: Mapping[str, Any]) -> list[Change]:  # Any: JSON of the tables
    """What differs between two versions, in the order of the articles."""
    keys = [key for key in new if key in old and old[key]["value"] != new[key]["value"]]
    return [
        Change(
            key,
            str(new[key]["label"]),
            str(new[key]["article"]),
            str(new[key]["legal"] or ""),
            showing.line(key, old[key]),
            showing.line(key, new[key]),
        )
        for key in sorted(keys, key=lambda key: by_article(new[key]["article"]))
    ]


def by_article(article: str) -> tuple[int, int]:
    """The regulation's own order."""
    head, _, rest = article.partition("(")
    return int(head), int(rest.rstrip(")") or 0)


def of_draft(draft: RuleSetDraft) -> list[Change]:
    return changes(queries.entries_of(draft.base), queries.drafted(draft))


def groups(draft: RuleSetDraft, form: ValuesForm) -> list[tuple[str, str, list[Item]]]:
    """Every value under its article: what it is, what is in force, its field."""
    base = queries.entries_of(draft.base)
    limits, found = bounds.all_of(shipped()), dict[str, list[Item]]()
    for key, entry in base.items():
        if key not in limits:
            continue
        plain = not is_table(entry["value"])
        shown = showing.line(key, entry)
        item = Item(
            key=key,
            entry=entry,
            old=shown.text,
            unit=str(UNITS.get(entry["unit"], "")),
            limits=_limits(entry["value"], limits[key]),
            field=form[name_of(key)] if plain else None,
        )
        found.setdefault(str(entry["article"]), []).append(item)
    return [(article, clauses.cite(article), found[article]) for article in sorted(found, key=by_article)]


def _limits(value: object, within: Any) -> str:  # Any: bounds of the value
    if isinstance(value, int) and not isinstance(value, bool):
        return f"{within.least}—{within.most}" if within.least != within.most else str(within.least)
    return ""


def initial(draft: RuleSetDraft) -> dict[str, object]:
    """What the form of the plain values holds at first."""
    entries = queries.drafted(draft)
    values = {name_of(key): shown_value(one["value"]) for key, one in entries.items()}
    return {**values, "note": draft.note, "from_on": draft.from_on}


def tables() -> list[str]:
    """The keys of all tables."""
    return [key for key, entry in shipped().items() if is_table(entry.value)]


def table_form(draft: RuleSetDraft, key: str, *args: Any, **kwargs: Any) -> TableForm:  # Any: Django's own
    entry = queries.drafted(draft)[key]
    like = shipped()[key]
    return TableForm(
        *args, key=key, value=entry["value"], shipped=like.value, bounds=bounds.of(key, like), **kwargs
    )


def as_file(number: int, title: str, entries: Mapping[str, Any]) -> str:  # Any: as above
    """A version as a file that another body can take as its draft."""
    body = {"format": "duban-rule-set/1", "number": number, "title": title, "entries": dict(entries)}
    return json.dumps(body, ensure_ascii=False, indent=2) + "\n"


def pair(versions: Sequence[RuleSet], a: str, b: str) -> tuple[RuleSet, RuleSet] | None:
    """The two versions asked for, the older first; without a word the two newest."""
    by_number = {str(one.number): one for one in versions}
    newest = by_number.get(b) or (versions[0] if versions else None)
    if newest is None:
        return None
    before = by_number.get(a) or next((one for one in versions if one.number < newest.number), newest)
    old, new = sorted((before, newest), key=lambda one: one.number)
    return old, new
