"""What a body may set each value to: least and most, the codes to choose from, which tables take other rows.

These are the limits of what the program can do with a value, not values themselves; they lie beside the code as data.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from duban.support.rulebook.rules import Bounds, Entry

FILE = Path(__file__).parent / "bounds.json"


@cache
def _body() -> Mapping[str, Any]:  # Any: JSON of differing shapes
    found: Mapping[str, Any] = json.loads(FILE.read_text(encoding="utf-8"))
    return found


def of(key: str, shape: Entry) -> Bounds:
    """The limits of one value. What the file does not name keeps to what the program ships."""
    body = _body()
    least, most = body["keys"].get(key) or body["units"].get(shape.unit) or (0, 9999)
    options: Sequence[str] | None = body["options"].get(key)
    if options is None and shape.unit in {"code", "codes"}:
        options = shape.value if isinstance(shape.value, list) else [str(shape.value)]
    return Bounds(
        least=least,
        most=most,
        options=tuple(options or ()),
        columns=body["columns"].get(key, {}),
        may_be_empty=key in body["empty"],
        takes_rows=key in body["open"],
    )


def all_of(shape: Mapping[str, Entry]) -> dict[str, Bounds]:
    return {key: of(key, entry) for key, entry in shape.items()}
