"""Text that both databases take alike: no NUL, no lone surrogate, whatever way it comes in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

MAX_DEPTH = 40


def is_clean(texts: Iterable[str | None]) -> bool:
    """Whether none of these has a NUL or a lone surrogate in it."""
    return not any(
        "\0" in text or any("\ud800" <= char <= "\udfff" for char in text) for text in texts if text
    )


def texts_of(value: object, depth: int = 0) -> Iterator[str]:
    """Every string in a JSON value, names of fields included. Raises ValueError for one nested too deeply."""
    if depth > MAX_DEPTH:
        raise ValueError(f"nested more than {MAX_DEPTH} deep")
    match value:
        case str():
            yield value
        case dict():
            for key, item in value.items():
                yield str(key)
                yield from texts_of(item, depth + 1)
        case list():
            for item in value:
                yield from texts_of(item, depth + 1)
