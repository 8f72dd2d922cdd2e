"""Plant one fault at a time in every act, and see whether the act's own test file notices: `make faults`.

In a copy of the tree under build/, on SQLite. A fault is a step taken away from an act (see ops/faults.py); it is
caught when a test of duban/<floor>/<room>/tests/test_<verb>.py fails. The files are collected and the database is
migrated once; each fault then lives in a process of its own that was forked from there, two at a time.

    python ops/plant_faults.py [CODE …]   the acts named, as room.verb or room; without any: all, and the result
                                          file is written
    --resume                              take up the run that was broken off, in the copy that it had made
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pytest

    from ops.faults import Fault, Function

HERE = Path(__file__).resolve().parents[1]
ROOT = HERE.parents[2] if HERE.parts[-3:] == ("build", "faults", "tree") else HERE
BUILD = ROOT / "build" / "faults"
TREE = BUILD / "tree"
KEPT = BUILD / "tried.json"
RESULT = ROOT / "docs" / "results" / "planted-faults.md"
COPIED = ("conftest.py", "pyproject.toml", "duban", "tests", "ops")
AT_ONCE = 2
# A fault may make a test hang; then that is how it was noticed.
PATIENCE = 300


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
    """The pytest plugin that, instead of running the collected tests, runs them once for each fault."""

    codes: Sequence[str]
    before: dict[str, Outcome]
    outcomes: list[Outcome] = field(default_factory=list)
    unsound: list[str] = field(default_factory=list)

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        from ops import faults

        _make_database(session.config)
        acts, files = performers(), by_act(session.items)
        chosen = [code for code in sorted(acts) if is_chosen(code, self.codes)]
        planted = [fault for fault in faults.faults_of(acts) if set(fault.acts) & set(chosen)]
        self.unsound += [f"{code} has no test file" for code in chosen if code not in files]
        tasks: list[tuple[tuple[str, ...], Fault | None]] = [
            ((code,), None) for code in chosen if code in files
        ]
        for code in chosen:
            kinds = {fault.kind for fault in planted if code in fault.acts}
            self.unsound += [f"{code} has no {kind}" for kind in sorted({"require", "record"} - kinds)]
        for fault in planted:
            codes = tuple(code for code in dict.fromkeys(fault.acts) if code in files)
            tasks += [(codes, fault)] if codes else []
        self._run_all(session, tasks, files)
        return True

    def _run_all(
        self,
        session: pytest.Session,
        tasks: list[tuple[tuple[str, ...], Fault | None]],
        files: dict[str, list[pytest.Item]],
    ) -> None:
        running: dict[int, tuple[str, Fault | None, Path]] = {}
        for number, (codes, fault) in enumerate(tasks):
            if fault is not None and (known := self.before.get(fault.key)) and known.noticed_by:
                self.outcomes.append(known)
                continue
            while len(running) >= AT_ONCE:
                self._reap(running)
            note = BUILD / f"note-{number}"
            note.write_text("", "utf-8")
            child = os.fork()
            if child == 0:
                run_child(session, fault, [item for code in codes for item in files[code]], note)
            running[child] = (codes[0], fault, note)
        while running:
            self._reap(running)

    def _reap(self, running: dict[int, tuple[str, Fault | None, Path]]) -> None:
        child, status = os.wait()
        code, fault, note = running.pop(child)
        said = note.read_text("utf-8").strip()
        note.unlink()
        if os.WIFSIGNALED(status):
            said = said or f"ended by signal {os.WTERMSIG(status)}"
        elif os.WEXITSTATUS(status) and not said:
            self.unsound.append(f"{code}: could not be tried: {fault.place if fault else 'without a fault'}")
            return
        if fault is None:
            self.unsound += [f"{code}: fails without a fault: {said}"] if said else []
            return
        outcome = Outcome(fault.key, fault.act, fault.kind, fault.place, fault.words, said)
        self.outcomes.append(outcome)
        if not said:
            print(f"SURVIVED {fault.act} {fault.kind}: {fault.place}: {fault.words}", flush=True)
        keep(self.outcomes)


def run_child(session: pytest.Session, fault: Fault | None, items: list[pytest.Item], note: Path) -> None:
    """Plant, run the file until its first failure, note that, and end: nothing of this process goes on."""
    from ops import faults

    code = 1
    try:
        signal.alarm(PATIENCE)
        silence = os.open(os.devnull, os.O_WRONLY)
        os.dup2(silence, 1)
        os.dup2(silence, 2)
        if fault is not None:
            faults.plant(fault)
        for item, following in zip(items, [*items[1:], None], strict=True):
            item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
            if session.testsfailed:
                note.write_text(item.nodeid.rpartition("::")[2], "utf-8")
                break
        code = 0
    finally:
        os._exit(code)


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


def by_act(items: Iterable[pytest.Item]) -> dict[str, list[pytest.Item]]:
    """The collected tests of each act's own file."""
    found: dict[str, list[pytest.Item]] = {}
    for item in items:
        code = f"{item.path.parents[1].name}.{item.path.stem.removeprefix('test_')}"
        found.setdefault(code, []).append(item)
    return found


def is_chosen(code: str, codes: Sequence[str]) -> bool:
    return not codes or code in codes or code.split(".")[0] in codes


def keep(outcomes: Sequence[Outcome]) -> None:
    """So that a run that was broken off can be taken up where it stopped."""
    KEPT.write_text(
        json.dumps({"tree": fingerprint(), "tried": [vars(one) for one in outcomes]}, ensure_ascii=False),
        "utf-8",
    )


def kept() -> dict[str, Outcome]:
    """What was tried before, if it was in this very tree."""
    if not KEPT.exists():
        return {}
    said = json.loads(KEPT.read_text("utf-8"))
    tried = [Outcome(**one) for one in said["tried"]] if said["tree"] == fingerprint() else []
    return {one.key: one for one in tried}


@cache
def fingerprint() -> str:
    """One digest of every file in the copied tree."""
    digest = hashlib.sha256()
    for path in sorted(TREE.rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            digest.update(f"{path.relative_to(TREE)}\0".encode() + path.read_bytes())
    return digest.hexdigest()


def copy_tree() -> None:
    """What the tests need, as it stands now; compiled files come along, so that little is compiled anew."""
    shutil.rmtree(TREE, ignore_errors=True)
    TREE.mkdir(parents=True)
    for name in COPIED:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, TREE / name)
        else:
            shutil.copy2(ROOT / name, TREE / name)


def try_all(codes: Sequence[str], *, resume: bool) -> int:
    """Within the copy: collect the files of these acts, plant, tell."""
    import pytest

    began = time.monotonic()
    planter = Planter(codes, kept() if resume else {})
    folders = sorted(str(path) for path in Path("duban").glob("*/*/tests"))
    code = pytest.main(["-q", "--no-header", "-p", "no:cacheprovider", *folders], plugins=[planter])
    if not planter.outcomes:
        planter.unsound.append(f"nothing was planted (pytest ended with {code})")
    lines = report(planter)
    print("\n".join(lines))
    if not codes and not planter.unsound:
        write_result(lines, minutes=(time.monotonic() - began) / 60)
    return 1 if planter.unsound or any(not one.noticed_by for one in planter.outcomes) else 0


def report(planter: Planter) -> list[str]:
    """A table by act (caught of planted), the survivors, and the last line that counts."""
    lines = ["| act | require | lock | rule | record |", "|---|---|---|---|---|"]
    for act in sorted({one.act for one in planter.outcomes}):
        cells = []
        for kind in ("require", "lock", "rule", "record"):
            ours = [one for one in planter.outcomes if (one.act, one.kind) == (act, kind)]
            cells.append(f"{sum(bool(one.noticed_by) for one in ours)} of {len(ours)}" if ours else "–")
        lines.append(f"| `{act}` | {' | '.join(cells)} |")
    survivors = [one for one in planter.outcomes if not one.noticed_by]
    lines += ["", *(f"SURVIVED `{one.act}` {one.kind}: {one.place}: `{one.words}`" for one in survivors)]
    lines += [f"UNSOUND {text}" for text in planter.unsound]
    caught = len(planter.outcomes) - len(survivors)
    return [*lines, f"planted faults: {caught} of {len(planter.outcomes)} caught"]


def write_result(lines: list[str], *, minutes: float) -> None:
    """The file that is committed; written by a run over all acts only."""
    about = (
        "# Planted faults\n\nWritten by `make faults`. One step is taken away from one act at a time: the question to "
        "the policy,\na lock, a check of a rule, the ledger row. The fault is caught when the act's own test file\n"
        f"fails. SQLite; {minutes:.0f} minutes.\n\n"
    )
    RESULT.parent.mkdir(parents=True, exist_ok=True)
    RESULT.write_text(about + "\n".join(lines) + "\n", "utf-8")


def main() -> int:
    told = argparse.ArgumentParser(description="plant faults in acts")
    told.add_argument("codes", nargs="*", metavar="CODE")
    told.add_argument("--resume", action="store_true")
    told.add_argument("--within", action="store_true", help=argparse.SUPPRESS)
    given = told.parse_args()
    if given.within:
        return try_all(given.codes, resume=given.resume)
    if not (given.resume and TREE.is_dir()):
        copy_tree()
    again = [sys.executable, "-m", "ops.plant_faults", "--within", *sys.argv[1:]]
    env = {key: value for key, value in os.environ.items() if not key.startswith(("DUBAN_", "DATABASE_"))}
    return subprocess.run(again, cwd=TREE, env=env, check=False).returncode  # noqa: S603  # our own command


if __name__ == "__main__":
    sys.exit(main())
