"""Finding a stored file again, and its bytes. Who may see it, the room to which it belongs checks."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from uuid import UUID

from duban.ground.access import POLICY, NotFound, Refusal, Standing
from duban.ground.beijing import beijing_day
from duban.support.files import blobs, rules
from duban.support.files.models import SecretPurge, StoredFile
from duban.support.files.terms import PurgeState
from duban.support.vault import sealing


def file_by_uid(uid: UUID) -> StoredFile:
    found = StoredFile.objects.filter(uid=uid).first()
    if found is None:
        raise NotFound("files.unknown", "6(2)")
    return found


def is_kept(stored_as: str) -> bool:
    """Whether bytes of that name have their row."""
    return StoredFile.objects.filter(stored_as=stored_as).exists()


def blocking(file: StoredFile) -> SecretPurge | None:
    """What keeps the file from being opened, if anything does: blocked as secret, or removed."""
    return SecretPurge.objects.filter(file=file).exclude(state=PurgeState.RELEASED).first()


def is_purged(file: StoredFile) -> bool:
    return SecretPurge.objects.filter(file=file, state=PurgeState.PURGED).exists()


def purged() -> list[str]:
    """The names on the disk of what was removed."""
    return list(SecretPurge.objects.filter(state=PurgeState.PURGED).values_list("file__stored_as", flat=True))


def purge_by_uid(uid: UUID) -> SecretPurge:
    """For replays; acts and pages go through `visible_purge`."""
    return SecretPurge.objects.select_related("file").get(uid=uid)


def visible_purge(*, standing: Standing, uid: UUID) -> SecretPurge:
    """For those who may block; for everybody else it does not exist (404)."""
    found = SecretPurge.objects.select_related("file").filter(uid=uid).first()
    if found is None or not POLICY["files.block_secret"].admits(standing):
        raise NotFound("files.purge_unknown", "6(1)")
    return found


def purges() -> list[SecretPurge]:
    """Everything that was blocked, what waits first."""
    rows = SecretPurge.objects.select_related("file").order_by("-id")
    return sorted(rows, key=lambda one: one.state != PurgeState.BLOCKED)


def open_bytes(file: StoredFile) -> Iterator[bytes]:
    """The bytes piece by piece, sealed or not, after their SHA-256 has been found right. Refuses damaged ones
    (files.damaged), and what is blocked or removed as secret (files.blocked, files.purged)."""
    if (stands := blocking(file)) is not None:
        rules.check_readable(stands.state, beijing_day(stands.decided_at or stands.asked_at))
    return whole(file)


def whole(file: StoredFile) -> Iterator[bytes]:
    """The same, whoever may read them."""
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
