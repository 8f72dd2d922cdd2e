"""Where chance comes from: the system's own, or for a demonstration a seed, so that it tells the same story."""

from __future__ import annotations

import random
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from uuid import UUID, uuid4

_seeded: ContextVar[random.Random | None] = ContextVar("duban_seeded", default=None)


def new_uid() -> UUID:
    """A name that nobody can guess; from the seed where there is one."""
    source = _seeded.get()
    return uuid4() if source is None else UUID(int=source.getrandbits(128), version=4)


def salt(size: int) -> bytes:
    """So many random bytes."""
    source = _seeded.get()
    return secrets.token_bytes(size) if source is None else source.randbytes(size)


def is_seeded() -> bool:
    return _seeded.get() is not None


@contextmanager
def seeded(seed: int) -> Iterator[random.Random]:
    """Draw everything from this seed while it lasts: for demonstrations only."""
    source = random.Random(seed)  # noqa: S311  # a story, not a secret
    token = _seeded.set(source)
    try:
        yield source
    finally:
        _seeded.reset(token)
