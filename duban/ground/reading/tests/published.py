"""Where the copies of the published lists stand."""

from __future__ import annotations

from pathlib import Path

LEDGERS = Path(__file__).resolve().parents[4] / "tests" / "data" / "ledgers"
