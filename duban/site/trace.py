"""From article to test: what the code, the URLs and the test files themselves say of each clause."""

from __future__ import annotations

import ast
import inspect
import re
from collections.abc import Sequence
from pathlib import Path

from duban.ground.access import ACTS, POLICY
from duban.ground.regulation import clauses
from duban.site import sitemap
from duban.support.ledger.actions import PERFORMERS

PACKAGE = Path(clauses.__file__).parents[2]
RULE = re.compile(r"\b(?:\w*rules|workdays|counting|reckoning)\.(\w+)\(")


def rows() -> list[dict[str, object]]:
    """One row for each clause of the regulation: its acts with roles, rules, pages and tests."""
    pages = _pages()
    return [
        {
            "article": clause.id,
            "cite": clauses.cite(clause.id),
            "words": clause.words,
            "acts": [_act(code, pages) for code, act in ACTS.items() if act.article == clause.id],
        }
        for clause in clauses.load().clauses.values()
    ]


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
    """The same for people: an act a line beneath its article."""
    lines = []
    for row in found:
        lines.append(f"{row['cite']}（{row['article']}）{str(row['words'])[:40]}")
        acts = row["acts"]
        for act in acts if isinstance(acts, list) else []:
            if act["built"]:
                lines.append(
                    f"    {act['act']:38} {act['name']}  规则 {len(act['rules'])}  页面 {'、'.join(act['pages']) or '—'}"
                    f"  测试 {len(act['tests'])}"
                )
            else:
                lines.append(f"    {act['act']:38} {act['name']}（未建）")
    return "\n".join(lines)
