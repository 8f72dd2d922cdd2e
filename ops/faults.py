"""The faults that can be planted in an act: each one step of its shape, taken away.

An act asks the policy, takes its locks, checks its rules and writes its ledger row. What it leaves to other
functions of its own module counts as its own. A function of another module that several acts may reach is
shared: one of their test files has to notice.
"""

from __future__ import annotations

import ast
import inspect
import re
import sys
import types
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

SHARED = "(shared)"
LEDGER = "duban.support.ledger"
LOCK = re.compile(r"^(take|lock|lock_\w+)$")
CHECK = re.compile(r"^_?check_")
# Taking a number is no lock that could be left out: without it there is no number.
NO_LOCKS = frozenset({"numbers.take"})
# A lock that finds its row itself is replaced by the getter that finds it without locking.
GETTERS = {"lock": "body", "lock_obligation": "obligation_of"}
Function = Callable[..., Any]  # acts and their parts have all kinds of arguments


@dataclass(frozen=True)
class Fault:
    """One step, the acts that take it, where it stands, and its words."""

    acts: tuple[str, ...]
    shared: bool
    kind: str
    module: str
    function: str
    line: int
    column: int
    words: str

    @property
    def act(self) -> str:
        return SHARED if self.shared else self.acts[0]

    @property
    def key(self) -> str:
        return f"{self.act} {self.module}:{self.line}:{self.column}"

    @property
    def place(self) -> str:
        return f"{self.module.removeprefix('duban.')}.{self.function}, line {self.line}"


def faults_of(performers: Mapping[str, Function]) -> list[Fault]:
    """Every fault that can be planted in these acts: first their own by act, then the shared ones."""
    inner = {code: innermost(perform) for code, perform in performers.items()}
    own, shared = [], dict[Function, list[str]]()
    for code, act in sorted(inner.items()):
        for function in reached(act, frozenset(inner.values())):
            if function.__module__ == act.__module__:
                own += _faults_in(function, (code,))
            else:
                shared.setdefault(function, []).append(code)
    for function, codes in shared.items():
        own += _faults_in(function, tuple(codes), shared=True)
    return own


def _faults_in(function: Function, acts: tuple[str, ...], *, shared: bool = False) -> list[Fault]:
    found = []
    for node in ast.walk(_definition(function)):
        if isinstance(node, ast.Call) and (kind := _kind(node)):
            place = (function.__module__, function.__name__, node.lineno, node.col_offset)
            found.append(Fault(acts, shared, kind, *place, _words(node)))
    return sorted(found, key=lambda fault: (fault.line, fault.column))


def innermost(function: Function) -> Function:
    """The function as it is written, beneath its decorators."""
    unwrapped: Function = inspect.unwrap(function)
    return unwrapped


def reached(act: Function, acts: frozenset[Function]) -> list[Function]:
    """The act and the functions among the actions of any room that it reaches, other acts excepted."""
    found, waiting = [act], [act]
    while waiting:
        for called in _called(waiting.pop()):
            ours = ".actions" in called.__module__ and not called.__module__.startswith(LEDGER)
            if ours and called not in acts and called not in found:
                found.append(called)
                waiting.append(called)
    return found


def plant(fault: Fault) -> None:
    """Take the step away from the function that runs in this process; there is no way back."""
    module = sys.modules[fault.module]
    removal = _Removal(fault)
    tree = ast.fix_missing_locations(removal.visit(_tree(module)))
    if removal.removed != 1:
        raise LookupError(f"{fault.place}: the step was found {removal.removed} times")
    code = compile(tree, str(module.__file__), "exec", dont_inherit=True)
    made = [
        one for one in code.co_consts if isinstance(one, types.CodeType) and one.co_name == fault.function
    ]
    if len(made) != 1:
        raise LookupError(f"{fault.place}: not one function of that name")
    innermost(getattr(module, fault.function)).__code__ = made[0]


class _Removal(ast.NodeTransformer):
    """A step that stands alone goes; of a step that gives a value, what it was given takes the place."""

    def __init__(self, fault: Fault) -> None:
        self.fault = fault
        self.removed = 0

    def visit_Expr(self, node: ast.Expr) -> ast.stmt:
        if self.fault.kind != "lock" and self._is_it(node.value):
            return ast.copy_location(ast.Pass(), node)
        self.generic_visit(node)
        return node

    def visit_Call(self, node: ast.Call) -> ast.expr:
        if not self._is_it(node):
            self.generic_visit(node)
            return node
        name = _name(node)
        finds = not node.args or name == "lock_obligation"
        if self.fault.kind == "lock" and finds and isinstance(node.func, ast.Attribute):
            getter = ast.Attribute(node.func.value, GETTERS[name], ast.Load())
            return ast.copy_location(ast.Call(getter, node.args, node.keywords), node)
        # `lock(matter, row)` locks its last argument, a rule judges its first.
        return node.args[-1 if self.fault.kind == "lock" else 0]

    def _is_it(self, node: ast.expr) -> bool:
        here = (node.lineno, node.col_offset) == (self.fault.line, self.fault.column)
        found = here and isinstance(node, ast.Call) and _words(node) == self.fault.words
        self.removed += found
        return found


def _kind(node: ast.Call) -> str:
    called, name = ast.unparse(node.func), _name(node)
    if called in {"access.require", "ledger.record"}:
        return name
    if LOCK.match(name) and called not in NO_LOCKS:
        return "lock"
    return "rule" if CHECK.match(name) else ""


def _name(node: ast.Call) -> str:
    return node.func.attr if isinstance(node.func, ast.Attribute) else ast.unparse(node.func)


def _words(node: ast.Call) -> str:
    return " ".join(ast.unparse(node).split())


def _tree(module: types.ModuleType) -> ast.Module:
    return ast.parse(Path(str(module.__file__)).read_text("utf-8"))


def _definition(function: Function) -> ast.FunctionDef:
    for node in _tree(sys.modules[function.__module__]).body:
        if isinstance(node, ast.FunctionDef) and node.name == function.__name__:
            return node
    raise LookupError(f"{function.__module__} has no function {function.__name__}")


def _called(function: Function) -> Iterator[Function]:
    """The functions that this one names in calls, as its module knows them."""
    for node in ast.walk(_definition(function)):
        if isinstance(node, ast.Call):
            found: object = sys.modules[function.__module__]
            for part in ast.unparse(node.func).split("."):
                found = getattr(found, part, None)
            if inspect.isfunction(found):
                yield innermost(found)
