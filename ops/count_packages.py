"""Counts the packages that the product needs to run, and refuses more than the house allows."""

from __future__ import annotations

import re
import sys
from pathlib import Path

BASE = Path(__file__).resolve().parent.parent / "requirements" / "base.txt"
MOST = 60


def main() -> None:
    """Prints the count; fails above the limit."""
    names = set(re.findall(r"^([a-z0-9._-]+)==", BASE.read_text("utf-8"), re.MULTILINE))
    print(f"run-time packages: {len(names)} of at most {MOST}")
    if len(names) > MOST:
        sys.exit("too many: take one out, or argue for it in an ADR")


if __name__ == "__main__":
    main()
