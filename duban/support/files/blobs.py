"""Bytes on the disk: written to the end, forced out, and only then given their name."""

from __future__ import annotations

import hashlib
import os
import secrets
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

CHUNK = 256 * 1024
EVIDENCE = "evidence"


@dataclass(frozen=True)
class Blob:
    """Stored bytes: the name under the files' folder, size, SHA-256 of what was written."""

    stored_as: str
    size: int
    sha256: str


def root() -> Path:
    return Path(settings.FILES_DIR)


def path_of(stored_as: str) -> Path:
    """Where the bytes of that name lie; a name that leads out of the folder is a fault of the program."""
    path = (root() / stored_as).resolve()
    if not path.is_relative_to(root().resolve()):
        raise ValueError("the name of a stored file leads out of its folder")
    return path


def new_name(extension: str) -> str:
    """A name that says nothing, spread over 256 folders."""
    token = secrets.token_hex(16)
    return f"{EVIDENCE}/{token[:2]}/{token}{extension}"


def put_at(stored_as: str, content: bytes | Iterable[bytes]) -> Blob:
    """Write bytes under a name: temporary file, fsync, rename, fsync of the folder; all there or nothing."""
    target = path_of(stored_as)
    target.parent.mkdir(parents=True, exist_ok=True)
    temporary = target.with_name(f".{target.name}.{secrets.token_hex(4)}")
    digest, size = hashlib.sha256(), 0
    try:
        with open(os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            for chunk in [content] if isinstance(content, bytes) else content:
                digest.update(chunk)
                size += len(chunk)
                file.write(chunk)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(target)
    except BaseException:
        with suppress(FileNotFoundError):
            temporary.unlink()
        raise
    _force_out(target.parent)
    return Blob(stored_as, size, digest.hexdigest())


def read(stored_as: str) -> bytes:
    return path_of(stored_as).read_bytes()


def chunks(stored_as: str) -> Iterator[bytes]:
    """The bytes, piece by piece."""
    with path_of(stored_as).open("rb") as file:
        while chunk := file.read(CHUNK):
            yield chunk


def remove(stored_as: str) -> None:
    """Take away bytes to which no row belongs."""
    with suppress(FileNotFoundError):
        path_of(stored_as).unlink()


def _force_out(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
