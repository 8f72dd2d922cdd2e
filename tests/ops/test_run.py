"""The count at the end of `make test` is the truth."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests import provision, run


def test_it_counts_errors_and_failed_steps_as_failed(tmp_path: Path) -> None:
    report = tmp_path / "count.json"
    stats = {
        "passed": 8,
        "failed": 1,
        "error": 2,
        "subtests failed": 1,
        "subtests passed": 9,
        "skipped": 3,
        "xfailed": 1,
    }
    report.write_text(json.dumps(stats), "utf-8")
    assert str(run.counted(report)) == "8 passed, 4 failed, 4 skipped"


def test_a_run_that_broke_off_counts_as_failed(tmp_path: Path) -> None:
    assert run.counted(tmp_path / "never-written.json").failed == 1


def test_what_is_required_and_missing_ends_the_run(monkeypatch: pytest.MonkeyPatch) -> None:
    def absent() -> Path:
        raise provision.Missing("Chromium not found")

    monkeypatch.setattr(provision, "chromium", absent)
    monkeypatch.setenv("DUBAN_REQUIRE", "")
    assert "SKIPPED: Chromium not found" in run.announce()
    monkeypatch.setenv("DUBAN_REQUIRE", "postgres, chromium")
    with pytest.raises(SystemExit, match="REQUIRED: Chromium not found"):
        run.announce()


def test_a_requirement_that_nobody_knows_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DUBAN_REQUIRE", "postgress")
    with pytest.raises(SystemExit, match="postgress"):
        provision.required()
