"""Finding a document again, whole as it was frozen. Who may see it, the room that issued it checks."""

from __future__ import annotations

from uuid import UUID

from duban.ground.access import NotFound
from duban.support.documents import rules
from duban.support.documents.models import Document
from duban.support.files import blobs


def document_by_uid(uid: UUID) -> Document:
    found = Document.objects.filter(uid=uid).first()
    if found is None:
        raise NotFound("documents.not_found", "11(3)")
    return found


def of_subject(subject_ref: str) -> list[Document]:
    """The documents that came of one thing, in the order of issue."""
    return list(Document.objects.filter(subject_ref=subject_ref).order_by("id"))


def of_context(context_ref: str) -> list[Document]:
    """The documents of one matter, in the order of issue."""
    return list(Document.objects.filter(context_ref=context_ref).order_by("id"))


def check_frozen(document: Document) -> None:
    """Refuses (documents.not_frozen) a document whose bytes are not stored yet."""
    rules.check_frozen(document.sha256)


def stored(document: Document) -> bytes:
    """The bytes that were frozen: every reprint is these. Refuses what is not frozen, or no longer whole
    (documents.damaged)."""
    rules.check_frozen(document.sha256)
    content = blobs.read(document.stored_as)
    rules.check_whole(content, sha256=document.sha256, number=document.number or document.title)
    return content


def unfrozen(limit: int) -> list[UUID]:
    """Documents whose bytes are still to be stored, oldest first."""
    return list(Document.objects.filter(sha256="").order_by("id").values_list("uid", flat=True)[:limit])
