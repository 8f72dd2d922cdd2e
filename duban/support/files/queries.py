"""Finding a stored file again, and its bytes. Who may see it, the room to which it belongs checks."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from uuid import UUID

from duban.ground.access import NotFound, Refusal
from duban.support.files import blobs
from duban.support.files.models import StoredFile
from duban.support.vault import sealing


def file_by_uid(uid: UUID) -> StoredFile:
    found = StoredFile.objects.filter(uid=uid).first()
    if found is None:
        raise NotFound("files.unknown", "6(2)")
    return found


def is_kept(stored_as: str) -> bool:
    """Whether bytes of that name have their row."""
    return StoredFile.objects.filter(stored_as=stored_as).exists()


def open_bytes(file: StoredFile) -> Iterator[bytes]:
    """The bytes piece by piece, sealed or not, after their SHA-256 has been found right. Refuses damaged ones
    (files.damaged)."""
    digest = hashlib.sha256()
    try:
        for chunk in plain(file):
            digest.update(chunk)
    except (FileNotFoundError, sealing.Unsealable) as bad:
        raise Refusal("files.damaged", "6(2)", name=file.name) from bad
    if digest.hexdigest() != file.sha256:
        raise Refusal("files.damaged", "6(2)", name=file.name)
    return plain(file)


def plain(file: StoredFile) -> Iterator[bytes]:
    """The bytes as they came. Whether they lie sealed, they say themselves: a rewriting whose act was rolled back
    leaves them readable."""
    return sealing.open_pieces(blobs.chunks(file.stored_as), purpose=purpose(file))


def purpose(file: StoredFile) -> str:
    """To what sealed bytes are bound: this row alone."""
    return f"files.bytes:{file.uid}"
