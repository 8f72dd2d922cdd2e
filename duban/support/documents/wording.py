"""范文: the texts that papers of a kind begin with, and their placeholders. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

# What the system fills in itself, and what the writer does.
FILLED = ("机关", "办公室", "年度", "日期")
WRITTEN = ("主送", "事项", "事项编号", "时限", "事由")
_PLACE = re.compile(r"\{([^{}\n]{0,30})\}")


def placeholders(text: str) -> tuple[str, ...]:
    """The names between braces, in the order in which they stand."""
    return tuple(dict.fromkeys(found.group(1).strip() for found in _PLACE.finditer(text)))


def unknown(text: str) -> Sequence[str]:
    """Names that nobody fills in, and braces that hold none."""
    left = _PLACE.sub("", text)
    wrong = [name or "{}" for name in placeholders(text) if name not in FILLED + WRITTEN]
    return [*wrong, *(brace for brace in "{}" if brace in left)]


def filled(text: str, values: Mapping[str, str]) -> str:
    """The text with what is known; the rest stays for the writer."""
    return _PLACE.sub(lambda found: values.get(found.group(1).strip(), found.group()), text)
