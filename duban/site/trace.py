"""From article to test: what the code, the URLs, the rule set and the test files themselves say of each clause.

An act names one clause. Where a clause is served by acts that name another one, a table beside this file says which and
how; of the 25 grounds the table of grounds says how a clue of each comes on record. A clause of which nothing is said
is open: a test demands that none is.
"""

from __future__ import annotations

import ast
import inspect
import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from duban.chapters.accountability.terms.grounds import GROUNDS, Entry
from duban.ground.access import ACTS, POLICY
from duban.ground.regulation import clauses
from duban.site import sitemap
from duban.support.ledger.actions import PERFORMERS
from duban.support.rulebook import shipped

PACKAGE = Path(clauses.__file__).parents[2]
SERVED: dict[str, Any] = json.loads(  # Any: acts and words by clause
    (Path(__file__).parent / "served.json").read_text(encoding="utf-8")
)
RULE = re.compile(r"\b(?:\w*rules|workdays|counting|reckoning)\.(\w+)\(")


def rows() -> list[dict[str, object]]:
    """One row for each clause of the regulation: its acts with roles, rules, pages and tests, the values that a body may
    set for it, and the acts of other clauses that serve it."""
    pages, values = _pages(), _values()
    return [
        {
            "article": clause.id,
            "cite": clauses.cite(clause.id),
            "words": clause.words,
            "acts": [_act(code, pages) for code, act in ACTS.items() if act.article == clause.id],
            "also": [_act(code, pages) for code in also_served_by(clause.id)],
            "how": how(clause.id),
            "values": values.get(clause.id, []),
        }
        for clause in clauses.load().clauses.values()
    ]


def also_served_by(clause: str) -> tuple[str, ...]:
    """The acts that serve the clause though they name another one."""
    if clause in GROUNDS:
        entry = GROUNDS[clause].entry
        raised = {
            Entry.BY_ITSELF: ("accountability.register_clue",),
            Entry.BY_FACT: ("accountability.raise_clue", "accountability.enter_clue"),
        }
        return raised.get(entry, ("accountability.enter_clue",))
    return tuple(SERVED.get(clause, {}).get("acts", ()))


def how(clause: str) -> str:
    """In words, how the clause is served; empty where its own acts say it."""
    if clause in GROUNDS:
        ground = GROUNDS[clause]
        return f"{Entry(ground.entry).label}：{ground.feeds}"
    return str(SERVED.get(clause, {}).get("how", ""))


def open_clauses() -> list[str]:
    """Clauses that no act serves."""
    return [str(row["article"]) for row in rows() if not row["acts"] and not row["also"]]


def _values() -> dict[str, list[str]]:
    """The keys of the rule set by the clause that each is about."""
    found: dict[str, list[str]] = {}
    for key, entry in shipped.bodies(shipped.newest()).items():
        found.setdefault(str(entry["article"]), []).append(key)
    return found


def _act(code: str, pages: dict[str, list[str]]) -> dict[str, object]:
    act = ACTS[code]
    if not act.built:
        return {"act": code, "name": act.name, "built": False}
    who = POLICY[code]
    return {
        "act": code,
        "name": act.name,
        "built": True,
        "roles": sorted(role.value for role in who.roles)
        + sorted({f"{tie.relation.value}:{tie.post.value if tie.post else '-'}" for tie in who.ties}),
        "rules": sorted(set(RULE.findall(inspect.getsource(inspect.unwrap(PERFORMERS[code]))))),
        "pages": pages.get(code, []),
        "tests": _tests(code),
    }


def _pages() -> dict[str, list[str]]:
    """Which URL names post which act: a page calls the act by its name."""
    verbs = {code.split(".")[1]: code for code in PERFORMERS}
    found: dict[str, list[str]] = {}
    for route in sitemap.routes():
        try:
            source = inspect.getsource(inspect.unwrap(route.view))
        except (OSError, TypeError):
            continue
        for verb, code in verbs.items():
            if re.search(rf"\bactions?\w*\.{verb}\b|\b{code.split('.')[0]}\.{verb}\b", source):
                found.setdefault(code, []).append(route.name)
    return found


def _tests(code: str) -> list[str]:
    room, verb = code.split(".")
    for floor in ("chapters", "support"):
        path = PACKAGE / floor / room / "tests" / f"test_{verb}.py"
        if path.exists():
            return [f"{path.name}::{name}" for name in _test_names(path)] + ["the five of every act"]
    return []


def _test_names(path: Path) -> list[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return [
        node.name
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")
    ]


def as_table(found: Sequence[dict[str, object]]) -> str:
    """The same for people: an act a line beneath its article; what serves it beside its own acts is marked."""
    lines = []
    for row in found:
        values = row["values"] if isinstance(row["values"], list) else []
        of_values = f"  参数 {len(values)}" if values else ""
        lines.append(f"{row['cite']}（{row['article']}）{str(row['words'])[:40]}{of_values}")
        if row["how"]:
            lines.append(f"    {row['how']}")
        for mark, key in (("", "acts"), ("另见 ", "also")):
            acts = row[key]
            lines += [_line(act, mark) for act in acts] if isinstance(acts, list) else []
    return "\n".join(lines)


def _line(act: dict[str, Any], mark: str) -> str:  # Any: a row of mixed values
    if not act["built"]:
        return f"    {mark}{act['act']:38} {act['name']}（未建）"
    return (
        f"    {mark}{act['act']:38} {act['name']}  规则 {len(act['rules'])}  页面 {'、'.join(act['pages']) or '—'}"
        f"  测试 {len(act['tests'])}"
    )
