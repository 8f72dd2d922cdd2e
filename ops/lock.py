"""Writes the requirement files from pyproject.toml: every version pinned, every file by its hash, no address.

Existing pins are kept; `make lock UPGRADE=1` lets them move. Run it after changing the dependencies.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from ops import bootstrap  # noqa: E402  # found only once the root is on the path

FILES: dict[str, list[str]] = {
    "base.txt": ["pyproject.toml"],
    "dev.txt": ["pyproject.toml", "--group", "dev", "--constraints", "requirements/base.txt"],
    "assets.txt": ["--group", "assets"],
}
OPTIONS = [
    "--quiet",
    "--universal",
    "--python-version",
    "3.11",
    "--generate-hashes",
    "--custom-compile-command",
]


def main() -> None:
    """One file after the other: the run-time packages first, since the rest must agree with them."""
    upgrade = ["--upgrade"] if os.environ.get("UPGRADE") else []
    program = bootstrap.uv()
    for name, source in FILES.items():
        target = ["--output-file", f"requirements/{name}"]
        command: list[Path | str] = [
            program,
            "pip",
            "compile",
            *source,
            *OPTIONS,
            "make lock",
            *upgrade,
            *target,
        ]
        bootstrap.run(command, bootstrap.environment())


if __name__ == "__main__":
    main()
