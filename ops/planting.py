"""The pytest plugin that plants faults instead of running the tests once.

The tests are collected and the database is migrated once. For each act's file a process is forked that prepares one
test class after the other, as pytest does before its first test; each fault then lives in a process of its own that was
forked from there, and runs that class until a test fails. What no class noticed so is tried once more from a process
that has prepared nothing, on the files of all its acts, so that the preparing itself is done with the fault.
"""

from __future__ import annotations

import atexit
import hashlib
import json
import os
import shutil
import signal
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import groupby
from pathlib import Path
from typing import NoReturn

import pytest

from ops import faults
from ops.faults import Fault, Function

AT_ONCE = 2
# A fault may make a test hang; then that is how it was noticed.
PATIENCE = 300
UNTRIED = "could not be tried"
Files = dict[str, list[pytest.Item]]
# What a process found: by fault the test that noticed it, under "" the test that fails without a fault.
Found = dict[str, str]


@dataclass
class Outcome:
    """What the test file said to one fault: the test that failed, or nothing."""

    key: str
    act: str
    kind: str
    place: str
    words: str
    noticed_by: str


@dataclass
class Planter:
    """Tries the faults of the chosen acts; tells `keep` what is known so far, so that a run can be taken up."""

    chosen: Callable[[str], bool]
    before: dict[str, Outcome]
    keep: Callable[[Sequence[Outcome]], None]
    outcomes: dict[str, Outcome] = field(default_factory=dict)
    unsound: list[str] = field(default_factory=list)

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        _make_database(session.config)
        _typeset_apart()
        acts, files = performers(), by_act(session.items)
        chosen = [code for code in sorted(acts) if self.chosen(code)]
        planted = {one.key: one for one in faults.faults_of(acts) if set(one.acts) & set(chosen)}
        self.unsound += [f"{code} has no test file" for code in chosen if code not in files]
        for code in chosen:
            kinds = {fault.kind for fault in planted.values() if code in fault.acts}
            self.unsound += [f"{code} has no {kind}" for kind in sorted({"require", "record"} - kinds)]
        self.outcomes |= {key: one for key, one in self.before.items() if one.noticed_by and key in planted}
        self._by_file(session, planted, files, [code for code in chosen if code in files])
        self._alone(session, planted, files)
        return True

    def _by_file(
        self, session: pytest.Session, planted: dict[str, Fault], files: Files, codes: Sequence[str]
    ) -> None:
        def task(code: str) -> tuple[str, Callable[[], Found]]:
            wanted = [one for key, one in planted.items() if code in one.acts and key not in self.outcomes]
            return code, partial(_in_prepared_classes, session, files[code], wanted)

        for code, found in _forked(task(code) for code in codes):
            if said := found.pop("", ""):
                self.unsound.append(f"{code}: fails without a fault: {said}")
                continue
            for key, said in found.items():
                self._learn(planted[key], said)

    def _alone(self, session: pytest.Session, planted: dict[str, Fault], files: Files) -> None:
        def task(fault: Fault) -> tuple[str, Callable[[], Found]]:
            items = [item for code in dict.fromkeys(fault.acts) for item in files.get(code, ())]
            return fault.key, lambda: {fault.key: _ask(session, fault, items)}

        for key, found in _forked(task(one) for key, one in planted.items() if key not in self.outcomes):
            fault, said = planted[key], found.get(key, UNTRIED)
            if said == UNTRIED:
                self.unsound.append(f"{fault.act}: {UNTRIED}: {fault.place}")
                continue
            self._learn(fault, said)
            if not said:
                print(f"SURVIVED {fault.act} {fault.kind}: {fault.place}: {fault.words}", flush=True)

    def _learn(self, fault: Fault, said: str) -> None:
        self.outcomes[fault.key] = Outcome(fault.key, fault.act, fault.kind, fault.place, fault.words, said)
        self.keep(list(self.outcomes.values()))


def _in_prepared_classes(session: pytest.Session, items: list[pytest.Item], wanted: Sequence[Fault]) -> Found:
    """Each class once without a fault; the faults after its first test, when what its tests share stands, and before them
    the class begun anew without one, which has to pass."""
    found: Found = {}
    following = dict(zip(items, [*items[1:], None], strict=True))
    for _house, members in groupby(
        items, lambda item: item.getparent(pytest.Class) or item.getparent(pytest.Module)
    ):
        group = list(members)
        first = group[: len(group) > 1]
        for item in first:
            item.config.hook.pytest_runtest_protocol(item=item, nextitem=following[item])
        # A process that was forked from one with threads would wait for them in vain.
        alone = len(os.listdir("/proc/self/task")) == 1
        if alone and _ask(session, None, group):
            return {"": f"{group[0].nodeid.rpartition('::')[0]}, begun anew"}
        for fault in wanted if alone else ():
            if fault.key not in found and (said := _ask(session, fault, group)) not in {"", UNTRIED}:
                found[fault.key] = said
        for item in group[len(first) :]:
            item.config.hook.pytest_runtest_protocol(item=item, nextitem=following[item])
        if session.testsfailed:
            return {"": group[0].nodeid.rpartition("::")[0]}
    return found


def _ask(session: pytest.Session, fault: Fault | None, items: Sequence[pytest.Item]) -> str:
    """The first of these tests that notices the fault, which is planted in a process of its own."""
    here, there = os.pipe()
    child = os.fork()
    if child == 0:
        _run_with(session, fault, items, there)
    os.close(there)
    with os.fdopen(here) as told:
        said = told.read()
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status):
        return said or f"ended by signal {os.WTERMSIG(status)}"
    return said or (UNTRIED if os.WEXITSTATUS(status) else "")


def _run_with(
    session: pytest.Session, fault: Fault | None, items: Sequence[pytest.Item], there: int
) -> NoReturn:
    code = 1
    try:
        signal.alarm(PATIENCE)
        if fault is not None:
            faults.plant(fault)
        for item, following in zip(items, [*items[1:], None], strict=True):
            item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
            if session.testsfailed:
                os.write(there, item.nodeid.rpartition("::")[2].encode())
                break
        code = 0
    finally:
        os._exit(code)


def _forked(tasks: Iterable[tuple[str, Callable[[], Found]]]) -> Iterator[tuple[str, Found]]:
    """What each task finds in a silent process of its own, two at a time, in the order in which they end."""
    running: dict[int, tuple[str, Path]] = {}

    def ended() -> tuple[str, Found]:
        child, _status = os.wait()
        name, note = running.pop(child)
        said = note.read_text("utf-8")
        note.unlink()
        return name, json.loads(said) if said else {"": "it died"}

    for name, work in tasks:
        if len(running) >= AT_ONCE:
            yield ended()
        handle, path = tempfile.mkstemp(prefix="duban-fault-")
        child = os.fork()
        if child == 0:
            _find(work, handle)
        os.close(handle)
        running[child] = (name, Path(path))
    while running:
        yield ended()


def _find(work: Callable[[], Found], handle: int) -> NoReturn:
    try:
        silence = os.open(os.devnull, os.O_WRONLY)
        os.dup2(silence, 1)
        os.dup2(silence, 2)
        found = json.dumps(work(), ensure_ascii=False)
        os.write(handle, found.encode())
    finally:
        os._exit(0)


def performers() -> dict[str, Function]:
    """Every act that is built, by its code."""
    from duban.support.ledger.actions import PERFORMERS

    return PERFORMERS


def _make_database(config: pytest.Config) -> None:
    """Migrate once, before the first fork; pytest's own preparation then finds that there is nothing to do."""
    import django.test.utils
    from pytest_django.plugin import blocking_manager_key

    with config.stash[blocking_manager_key].unblock():
        django.test.utils.setup_databases(verbosity=0, interactive=False)
    django.test.utils.setup_databases = lambda **_kwargs: []


def _typeset_apart() -> None:
    """Typesetting leaves threads behind: each paper is set in a process of its own, and for the same facts once."""
    from duban.support.documents import typesetting
    from duban.support.documents.paper import Paper

    compiled, folder = typesetting._compiled, Path(tempfile.mkdtemp(prefix="duban-papers-"))
    atexit.register(_remove, folder, os.getpid())

    def apart(kind: str, data: str, paper: Paper) -> bytes:
        path = folder / hashlib.sha256(f"{kind} {paper.day} {data}".encode()).hexdigest()
        if not path.exists():
            child = os.fork()
            if child == 0:
                _set(lambda: compiled(kind, data, paper), path)
            os.waitpid(child, 0)
        # What cannot be set says so here.
        return path.read_bytes() if path.exists() else compiled(kind, data, paper)

    typesetting._compiled = apart


def _set(compiled: Callable[[], bytes], path: Path) -> NoReturn:
    try:
        unfinished = path.with_suffix(f".{os.getpid()}")
        unfinished.write_bytes(compiled())
        unfinished.replace(path)
    finally:
        os._exit(0)


def _remove(folder: Path, owner: int) -> None:
    if os.getpid() == owner:
        shutil.rmtree(folder, ignore_errors=True)


def by_act(items: Iterable[pytest.Item]) -> Files:
    """The collected tests of each act's own file."""
    found: Files = {}
    for item in items:
        code = f"{item.path.parents[1].name}.{item.path.stem.removeprefix('test_')}"
        found.setdefault(code, []).append(item)
    return found
