"""The ready schemes that a clerk may start from: data beside the code, each with its origin (13(1))."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from duban.ground.access import Unfit

FOLDER = Path(__file__).parent.parent / "ready"


@dataclass(frozen=True)
class Ready:
    """`fits` says in a word for whom it is meant."""

    code: str
    title: str
    fits: str
    origin: str
    body: dict[str, Any]  # Any: JSON of a scheme


@cache
def every() -> tuple[Ready, ...]:
    """In the order in which they are offered."""
    found = []
    for file in sorted(FOLDER.glob("*.json")):
        read = json.loads(file.read_text(encoding="utf-8"))
        body = read["scheme"]
        found.append(Ready(file.stem[3:], body["title"], read["fits"], body.get("origin", ""), body))
    return tuple(found)


def one(code: str) -> Ready:
    for ready in every():
        if ready.code == code:
            return ready
    raise Unfit("assessment.scheme_ready_unknown", "13(1)", name=code)
