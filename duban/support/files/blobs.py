"""Bytes on the disk: examined, written to the end, forced out, and only then given their name."""

from __future__ import annotations

import hashlib
import os
import secrets
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath
from typing import Protocol
from uuid import UUID, uuid4

from django.conf import settings

from duban.support.files import content, rules

CHUNK = 256 * 1024
EVIDENCE, INCOMING = "evidence", "incoming"


class Readable(Protocol):
    """An upload, or an open file."""

    def read(self, size: int = ..., /) -> bytes: ...


@dataclass(frozen=True)
class Blob:
    """Stored bytes: the name under the files' folder, size, SHA-256 of what was written; for evidence also
    its own name and kind, and whether it is sealed with its row."""

    stored_as: str
    size: int
    sha256: str
    name: str = ""
    kind: str = ""
    sealed: bool = False


def root() -> Path:
    return Path(settings.FILES_DIR)


def path_of(stored_as: str) -> Path:
    """Where the bytes of that name lie; a name that leads out of the folder is a fault of the program."""
    path = (root() / stored_as).resolve()
    if not path.is_relative_to(root().resolve()):
        raise ValueError("the name of a stored file leads out of its folder")
    return path


def put(
    stream: Readable, name: str, *, slot: UUID | None = None, has_row: Callable[[str], bool] | None = None
) -> Blob:
    """Examine an upload and keep its bytes; the act that follows gives them a row.

    `slot` belongs to the request: the same upload sent again lies at the same place; bytes that `has_row` says belong to a
    row stay as they are, for they may be sealed by now. Refuses, before
    anything is kept, what is empty, too large, of another kind than it says, able to run, or marked secret.
    Bytes to which no act gives a row within a day are swept away.
    """
    name = rules.clean_name(name)
    rules.check_name(name)
    rules.check_unmarked(name, ())
    arriving = _incoming() / f"{secrets.token_hex(16)}.part"
    try:
        _receive(stream, name, arriving)
        kind = rules.check_kind(name, content.kind_of(arriving))
        content.check_harmless(arriving, name, kind)
        rules.check_unmarked(name, content.texts(arriving, name, kind))
        kept = content.without_traces(arriving.read_bytes(), kind) if kind.startswith("image/") else None
        digest = hashlib.sha256(kept).hexdigest() if kept is not None else _digest(arriving)
        token = hashlib.sha256(f"{slot or uuid4()}:{digest}:{name}".encode()).hexdigest()
        stored_as = f"{EVIDENCE}/{token[:2]}/{token[2:42]}{PurePosixPath(name).suffix.lower()}"
        _mark(stored_as)
        size = len(kept) if kept is not None else arriving.stat().st_size
        if has_row is None or not has_row(stored_as):
            put_at(stored_as, kept if kept is not None else _pieces(arriving))
    finally:
        with suppress(FileNotFoundError):
            arriving.unlink()
    return Blob(stored_as, size, digest, name, kind)


def put_at(stored_as: str, given: bytes | Iterable[bytes]) -> Blob:
    """Write bytes under a name: temporary file, fsync, rename, fsync of the folder; all there or nothing."""
    target = path_of(stored_as)
    target.parent.mkdir(parents=True, exist_ok=True)
    temporary = _incoming() / f"{secrets.token_hex(16)}.part"
    digest, size = hashlib.sha256(), 0
    try:
        with open(os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            for chunk in [given] if isinstance(given, bytes) else given:
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
    return _pieces(path_of(stored_as))


def settle(stored_as: str) -> None:
    """The bytes have their row now: the sweep need not look at them again."""
    with suppress(FileNotFoundError):
        _marker(stored_as).unlink()


def unsettled(before: datetime) -> list[str]:
    """The names of what was put before that moment and has not been seen to get a row."""
    found = [path for path in _incoming().glob("*.put") if _older(path, before)]
    return sorted(path.read_text() for path in found)


def sweep_away(stored_as: str) -> None:
    """Take away bytes to which no row belongs, then the note of them."""
    with suppress(FileNotFoundError):
        path_of(stored_as).unlink()
    settle(stored_as)


def sweep_parts(before: datetime) -> int:
    """Take away what a killed process left half written."""
    parts = [path for path in _incoming().glob("*.part") if _older(path, before)]
    for path in parts:
        path.unlink(missing_ok=True)
    return len(parts)


def _incoming() -> Path:
    folder = root() / INCOMING
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _marker(stored_as: str) -> Path:
    return _incoming() / f"{PurePosixPath(stored_as).stem}.put"


def _mark(stored_as: str) -> None:
    """Note beforehand that bytes will lie there, so that a crash leaves nothing that nobody knows of."""
    _marker(stored_as).write_text(stored_as)


def _older(path: Path, before: datetime) -> bool:
    with suppress(FileNotFoundError):
        return datetime.fromtimestamp(path.stat().st_mtime, UTC) < before
    return False


def _receive(stream: Readable, name: str, to: Path) -> None:
    size = 0
    with open(os.open(to, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        while chunk := stream.read(CHUNK):
            size += len(chunk)
            rules.check_size(name, size)
            file.write(chunk)
    rules.check_size(name, size)


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _pieces(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            yield chunk


def _force_out(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
