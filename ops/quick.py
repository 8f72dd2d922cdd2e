"""The checks before every commit, within a minute: `make quick`.

Style, types, contracts between the rooms, the pure rules, and the tests of the rooms that this change
touches. A step that is content says one line; a step that is not shows what it found.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TOOLS = Path(sys.executable).parent
PYTEST = [sys.executable, "-m", "pytest", "-q"]


def rule_tests() -> list[str]:
    """The tests that need no database: the ground floor, architecture and set-up, each room's rules."""
    rules = sorted(ROOT.glob("duban/*/*/tests/test_rules.py"))
    folders = [ROOT / "duban" / "ground", ROOT / "tests" / "architecture", ROOT / "tests" / "ops"]
    return [str(path.relative_to(ROOT)) for path in [*folders, *rules]]


def touched_rooms() -> list[str]:
    """The rooms with changes that are not committed yet."""
    listing = ["git", "status", "--porcelain", "-z", "--untracked-files=all"]
    told = subprocess.run(listing, cwd=ROOT, capture_output=True, text=True, check=False).stdout  # noqa: S603  # own command
    paths = [Path(entry[3:]) for entry in told.split("\0") if len(entry) > 3]
    rooms = {Path(*path.parts[:3]) for path in paths if path.suffix == ".py" and is_room(path)}
    return sorted(str(room) for room in rooms if any((ROOT / room).glob("tests/test_*.py")))


def is_room(path: Path) -> bool:
    """Whether a path lies in a room of the chapters or of the support floor."""
    return len(path.parts) > 3 and path.parts[:2] in {("duban", "chapters"), ("duban", "support")}


def steps() -> list[tuple[str, list[str]]]:
    """Every step by its name, the long ones first."""
    listed: list[tuple[str, list[str]]] = [
        ("types", [str(TOOLS / "mypy")]),
        ("rules", [*PYTEST, *rule_tests()]),
        ("contracts", [str(TOOLS / "lint-imports"), "--no-cache", "--no-logo"]),
        ("style", [str(TOOLS / "ruff"), "check", "--quiet", "."]),
        ("layout", [str(TOOLS / "ruff"), "format", "--check", "--output-format", "concise", "."]),
        ("packages", [sys.executable, "ops/count_packages.py"]),
    ]
    if rooms := touched_rooms():
        listed.insert(1, ("touched rooms", [*PYTEST, *rooms]))
    return listed


def take(step: tuple[str, list[str]], home: str) -> bool:
    """Runs one step and tells how it went."""
    name, command = step
    # mypy's plugin reads the settings: they get a folder of their own, as tests do.
    env = {**os.environ, "DUBAN_DATA_DIR": home, "DUBAN_ENV": "test"}
    began = time.monotonic()
    done = subprocess.run(  # noqa: S603  # our own commands
        command, cwd=ROOT, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False
    )
    told = done.stdout.strip()
    result = "ok" if done.returncode == 0 else "FAILED"
    line = f"{name}: {result}, {time.monotonic() - began:.1f} s"
    print(
        f"{told}\n{line}" if done.returncode else f"{line}  {told.splitlines()[-1] if told else ''}",
        flush=True,
    )
    return done.returncode == 0


def main() -> int:
    """Two steps at a time, since the machine of a developer has at least two cores."""
    with tempfile.TemporaryDirectory(prefix="duban-quick-") as home, ThreadPoolExecutor(2) as pool:
        results = list(pool.map(lambda step: take(step, home), steps()))
    return 0 if all(results) else 1


if __name__ == "__main__":
    sys.exit(main())
