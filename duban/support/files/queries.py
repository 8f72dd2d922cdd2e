"""Finding a stored file again."""

from __future__ import annotations

from uuid import UUID

from duban.ground.access import NotFound
from duban.support.files.models import StoredFile


def file_by_uid(uid: UUID) -> StoredFile:
    found = StoredFile.objects.filter(uid=uid).first()
    if found is None:
        raise NotFound("files.unknown", "6(2)")
    return found
