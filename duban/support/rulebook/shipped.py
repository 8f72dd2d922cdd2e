"""The versions of the rule set that the program brings with it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

VERSIONS = Path(__file__).parent / "versions"


@cache
def bodies(number: int = 1) -> Mapping[str, Any]:  # Any: JSON tables of differing shapes
    """The entries of a version, as its file has them."""
    body = json.loads((VERSIONS / f"{number}.json").read_text(encoding="utf-8"))
    return MappingProxyType(body["entries"])


@cache
def newest() -> int:
    return max(int(path.stem) for path in VERSIONS.glob("*.json"))
