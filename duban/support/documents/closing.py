"""Papers for the circle of a case alone: facts and bytes lie encrypted, bound to their document (decision 40)."""

from __future__ import annotations

import json
from collections.abc import Mapping

from duban.ground.access import BrokenAct
from duban.support.documents.kinds import CLOSED
from duban.support.documents.models import Document
from duban.support.files import blobs
from duban.support.ledger import canonical
from duban.support.vault import sealing

SEALED = "sealed"


def is_closed(document: Document) -> bool:
    return document.kind in CLOSED


def facts_to_keep(document: Document, facts: Mapping[str, object]) -> object:
    """The facts as the row keeps them."""
    plain = canonical.plain(facts)
    if not is_closed(document):
        return plain
    return {SEALED: sealing.seal(json.dumps(plain, ensure_ascii=False), purpose=_purpose(document, "facts"))}


def facts_of(document: Document) -> Mapping[str, object]:
    """The frozen facts, for whom its room lets read them."""
    if not is_closed(document):
        kept: Mapping[str, object] = document.facts
        return kept
    opened: Mapping[str, object] = json.loads(
        sealing.open_sealed(str(document.facts[SEALED]), purpose=_purpose(document, "facts"))
    )
    return opened


def bytes_to_keep(document: Document, content: bytes) -> bytes:
    """The laid-out bytes as the disk keeps them."""
    return (
        sealing.seal_bytes(content, purpose=_purpose(document, "bytes")) if is_closed(document) else content
    )


def bytes_of(document: Document, kept: bytes) -> bytes:
    """The bytes again as they were laid out."""
    return sealing.open_bytes(kept, purpose=_purpose(document, "bytes")) if is_closed(document) else kept


def is_old(document: Document) -> bool:
    """Whether its facts lie under another key than the current one."""
    return is_closed(document) and not str(document.facts[SEALED]).startswith(f"{sealing.current_key()}:")


def reseal(document: Document) -> bool:
    """Step of an act that brings a case under the current key: facts first, then what lies on the disk. Says whether
    anything was under another key."""
    if not is_closed(document):
        raise BrokenAct(f"{document.ref} is open to others: it is not sealed")
    before = str(document.facts[SEALED])
    after = sealing.reseal(before, purpose=_purpose(document, "facts"))
    moved = before != after
    if moved:
        document.facts = {SEALED: after}
        document.save()
    for stored_as in filter(None, (document.stored_as, document.word_stored_as)):
        kept = blobs.read(stored_as)
        anew = sealing.reseal(kept.decode(errors="replace"), purpose=_purpose(document, "bytes")).encode()
        if anew != kept:
            blobs.put_at(stored_as, anew)
            moved = True
    return moved


def _purpose(document: Document, what: str) -> str:
    return f"documents.{what}:{document.uid}"
