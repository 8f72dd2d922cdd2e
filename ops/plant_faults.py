"""Plant one fault at a time in every act, and see whether the act's own test file notices: `make faults`.

In a copy of the tree under build/, on SQLite. A fault is a step taken away from an act (ops/faults.py); it is caught
when a test of duban/<floor>/<room>/tests/test_<verb>.py fails. How the tests are run: ops/planting.py.

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
import subprocess
import sys
import time
from collections.abc import Sequence
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ops.planting import Outcome, Planter

HERE = Path(__file__).resolve().parents[1]
ROOT = HERE.parents[2] if HERE.parts[-3:] == ("build", "faults", "tree") else HERE
BUILD = ROOT / "build" / "faults"
TREE = BUILD / "tree"
KEPT = BUILD / "tried.json"
RESULT = ROOT / "docs" / "results" / "planted-faults.md"
COPIED = ("conftest.py", "pyproject.toml", "duban", "tests", "ops")


def is_chosen(codes: Sequence[str], code: str) -> bool:
    return not codes or code in codes or code.split(".")[0] in codes


def keep(outcomes: Sequence[Outcome]) -> None:
    """So that a run that was broken off can be taken up where it stopped."""
    KEPT.write_text(
        json.dumps({"tree": fingerprint(), "tried": [vars(one) for one in outcomes]}, ensure_ascii=False),
        "utf-8",
    )


def kept() -> dict[str, Outcome]:
    """What was tried before, if it was in this very tree."""
    from ops.planting import Outcome

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

    from ops.planting import Planter

    began = time.monotonic()
    planter = Planter(partial(is_chosen, codes), kept() if resume else {}, keep)
    folders = sorted(str(path) for path in Path("duban").glob("*/*/tests"))
    code = pytest.main(["-q", "-s", "--no-header", "-p", "no:cacheprovider", *folders], plugins=[planter])
    if not planter.outcomes:
        planter.unsound.append(f"nothing was planted (pytest ended with {code})")
    lines = report(planter)
    print("\n".join(lines))
    if not codes and not planter.unsound:
        write_result(lines, minutes=(time.monotonic() - began) / 60)
    return 1 if planter.unsound or any(not one.noticed_by for one in planter.outcomes.values()) else 0


def report(planter: Planter) -> list[str]:
    """A table by act (caught of planted), the survivors, and the last line that counts."""
    outcomes = list(planter.outcomes.values())
    lines = ["| act | require | lock | rule | record |", "|---|---|---|---|---|"]
    for act in sorted({one.act for one in outcomes}):
        cells = []
        for kind in ("require", "lock", "rule", "record"):
            ours = [one for one in outcomes if (one.act, one.kind) == (act, kind)]
            cells.append(f"{sum(bool(one.noticed_by) for one in ours)} of {len(ours)}" if ours else "–")
        lines.append(f"| `{act}` | {' | '.join(cells)} |")
    survivors = [one for one in outcomes if not one.noticed_by]
    lines += ["", *(f"SURVIVED `{one.act}` {one.kind}: {one.place}: `{one.words}`" for one in survivors)]
    lines += [f"UNSOUND {text}" for text in planter.unsound]
    caught = len(outcomes) - len(survivors)
    return [*lines, f"planted faults: {caught} of {len(outcomes)} caught"]


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
