"""The register of all acts of the regulation, gathered from one file per room."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from duban.ground.access.acts import ROOMS
from duban.ground.access.acts.entry import Act


def _gather() -> Mapping[str, Act]:
    found: dict[str, Act] = {}
    for room, acts in ROOMS.items():
        for one in acts:
            if one.room != room or one.code in found:
                raise ValueError(f"{one.code} stands in the file of {room}, or twice")
            found[one.code] = one
    return MappingProxyType(found)


def act(code: str) -> Act:
    """The act of that code; an unknown code is a fault of the program."""
    return ACTS[code]


ACTS: Mapping[str, Act] = _gather()
