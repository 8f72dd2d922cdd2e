"""Versions of the rule set brought about by the act."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from duban.support.ledger.canonical import plain
from duban.support.rulebook import actions
from duban.support.rulebook.models import RuleSet
from duban.support.rulebook.rules import Entry
from tests.cast import Town


def entries(**changed: object) -> dict[str, Entry]:
    """The shipped values with some of them set otherwise; ``__`` stands for the dot of a key."""
    found = dict(actions.shipped())
    for name, value in changed.items():
        key = name.replace("__", ".", 1)
        found[key] = replace(found[key], value=value)
    return found


def as_json(given: dict[str, Entry]) -> Any:  # Any: a JSON body for the door
    return plain(given)


def adopt(town: Town, number: int, *, in_force_on: date | None = None, **changed: object) -> RuleSet:
    """The Leading Group's head adopts the next version."""
    return actions.adopt_rule_set(
        by=town["wang"],
        at=town.at,
        request_id=None,
        number=number,
        title="考核细则与参数",
        entries=entries(**changed),
        in_force_on=in_force_on or date(2026, 3, 2),
    )
