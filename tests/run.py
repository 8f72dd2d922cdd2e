"""Runs every test on SQLite and on PostgreSQL, and counts: `make test`.

Arguments go to pytest. The closing lines tell each database's count, the last one the sum.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

from tests import provision

ROOT = Path(__file__).resolve().parent.parent
# One more than there are cores: whoever waits for the browser or the database leaves one idle.
WORKERS = str(len(os.sched_getaffinity(0)) + 1)


@dataclass(frozen=True)
class Count:
    """How many tests passed, failed and were skipped; an error while preparing counts as failed."""

    passed: int = 0
    failed: int = 0
    skipped: int = 0

    def __add__(self, other: Count) -> Count:
        return Count(self.passed + other.passed, self.failed + other.failed, self.skipped + other.skipped)

    def __str__(self) -> str:
        return f"{self.passed} passed, {self.failed} failed, {self.skipped} skipped"


def counted(report: Path) -> Count:
    """The count that pytest left; a run that broke off before leaving one counts as one failure."""
    if not report.exists():
        return Count(failed=1)
    stats: dict[str, int] = json.loads(report.read_text("utf-8"))
    failed = sum(stats.get(outcome, 0) for outcome in ("failed", "error", "subtests failed"))
    return Count(stats.get("passed", 0), failed, stats.get("skipped", 0) + stats.get("xfailed", 0))


def run(name: str, database: str | None, arguments: list[str], half: str = "") -> Count:
    """One run on one database; of the whole run, `half` leaves to the other what one database answers for both."""
    home = tempfile.mkdtemp(prefix="duban-test-")
    report = Path(home, "count.json")
    env = {**os.environ, "DUBAN_TEST_HOME": home, "DUBAN_TEST_COUNT": str(report)}
    env.pop("DUBAN_TEST_WHOLE", None)
    if half:
        env["DUBAN_TEST_WHOLE"] = half
    if database is not None:
        env["DUBAN_TEST_DATABASE"] = database
    else:
        env.pop("DUBAN_TEST_DATABASE", None)
    # A class stays with one worker, which builds its town once; the longest stories begin first (conftest).
    apart = ["-n", WORKERS, "--dist", "loadscope", "--no-loadscope-reorder"]
    command = [sys.executable, "-m", "pytest", "-q", "--tb=short", *apart, *arguments]
    print(f"== {name}", flush=True)
    try:
        code = subprocess.run(command, cwd=ROOT, env=env, check=False).returncode  # noqa: S603  # our own command
        count = counted(report)
    finally:
        shutil.rmtree(home, ignore_errors=True)
    # pytest may end badly with no test failed, when nothing was collected or a worker died.
    return count if code == 0 or count.failed else count + Count(failed=1)


def announce() -> list[str]:
    """One loud line for each thing the tests will do without; ends the run where it is required."""
    missing: dict[str, str] = {}
    for name, look in (("postgres", look_for_postgres), ("chromium", provision.chromium)):
        try:
            look()
        except provision.Missing as absent:
            missing[name] = str(absent)
    for name, reason in missing.items():
        if name in provision.required():
            raise SystemExit(f"REQUIRED: {reason}")
    return [f"SKIPPED: {reason}" for reason in missing.values()]


def look_for_postgres() -> None:
    """Raises Missing where no PostgreSQL can be had."""
    if not os.environ.get("DUBAN_TEST_POSTGRES"):
        provision.postgres_programs()
        provision.Account.chosen()


def leave(number: int, frame: FrameType | None) -> None:
    """A polite end: the way out stops the server and removes what the run made."""
    raise SystemExit(128 + number)


def main(arguments: list[str]) -> int:
    """SQLite first, since it finds most mistakes soonest."""
    signal.signal(signal.SIGTERM, leave)
    remarks = announce()
    both = not any("PostgreSQL" in remark for remark in remarks)
    whole = both and not arguments
    counts = {"sqlite": run("sqlite", None, arguments, "sqlite" if whole else "")}
    if both:
        with provision.postgres() as url:
            counts["postgres"] = run("postgres", url, arguments, "postgres" if whole else "")
    print()
    for line in [*remarks, *(f"{name}: {count}" for name, count in counts.items())]:
        print(line)
    total = sum(counts.values(), Count())
    print(total, flush=True)
    return 1 if total.failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
