"""Registering a document inside the act that issues it, and freezing its bytes after the commit."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from duban.ground import access
from duban.ground.access import BrokenAct, current_scope, mark_locked
from duban.support.documents import closing, paper, queries, rules, seals, typesetting, word
from duban.support.documents.models import Document
from duban.support.documents.terms import KINDS
from duban.support.files import blobs
from duban.support.jobs import work
from duban.support.ledger import actions as ledger
from duban.support.ledger import locks
from duban.support.organization import queries as organization
from duban.support.organization.models import Person

FREEZE = "documents.freeze"


def register(
    *,
    kind: str,
    number: str,
    title: str,
    subject_ref: str,
    context_ref: str,
    facts: Mapping[str, object],
    issued_on: date,
) -> Document:
    """Step of the act that issues it: keep the document with its number and its frozen facts.

    `facts` may hold letterhead, number, title, to, paragraphs, table (head, rows), tables, attachments, annexes
    (title, paragraphs, table), signature, signer, issuer, copies, note, urgency, copy_no, attendance (word, names),
    fields (of a form, by name) and date (a Beijing date); they are never read anew from other rows. The bytes are
    stored after the commit; until then `queries.check_frozen` refuses service. Of a closed kind the facts are sealed, and
    `title` says nothing: what stands on the paper is the title among the facts.
    """
    scope = current_scope()
    if scope is None or kind not in KINDS:
        raise BrokenAct(
            f"a document of kind {kind} is registered inside an act, and stands in the table of kinds"
        )
    document = Document(
        kind=kind,
        number=number,
        title=title,
        subject_ref=subject_ref,
        context_ref=context_ref,
        facts={},
        issued_on=issued_on,
    )
    document.facts = closing.facts_to_keep(document, facts)
    document.save()
    work.ring(FREEZE, document.uid, at=scope.at)
    return document


@transaction.atomic
@ledger.once("documents.freeze", queries.document_by_uid)
def freeze(*, by: Person | None, at: datetime, request_id: UUID | None, document: UUID) -> Document:
    """文书定稿存证：版面、内容和文号自此不变（第十一条第三项）.

    Lays the frozen facts out, stores the bytes with their SHA-256. A number is never voided by a failure:
    the same facts give the same bytes on the next try. Refuses a document already frozen
    (documents.already_frozen).
    """
    access.require("documents.freeze", organization.standing(by, at))
    frozen = locks.take(queries.document_by_uid(document))
    rules.check_not_frozen(frozen.sha256)
    made = laid_out(frozen)
    # The names follow from the document: bytes left behind by a try that failed are overwritten by the next.
    pages = seals.active().stamp(typesetting.pdf(frozen.kind, made), number=frozen.number)
    frozen.sha256, frozen.size, frozen.stored_as = _keep(frozen, "pdf", pages)
    text = word.docx_bytes(frozen.kind, made)
    frozen.word_sha256, frozen.word_size, frozen.word_stored_as = _keep(frozen, "docx", text)
    frozen.frozen_at = at
    frozen.save()
    # Filed under its matter, of which nothing changes: the document's own lock is enough.
    mark_locked(frozen.context_ref)
    ledger.record(
        "documents.freeze",
        at=at,
        actor=organization.actor_of(by, at),
        row=frozen,
        context=frozen.context_ref,
        label=f"文书定稿存证：{frozen.title}{frozen.number}",
        new={"sha256": frozen.sha256, "size": frozen.size, "word_sha256": frozen.word_sha256},
    )
    return frozen


def _keep(document: Document, kind: str, content: bytes) -> tuple[str, int, str]:
    """Digest and size are those of the paper itself, whatever covers it on the disk."""
    blob = blobs.put_at(f"documents/{document.uid}.{kind}", closing.bytes_to_keep(document, content))
    return hashlib.sha256(content).hexdigest(), len(content), blob.stored_as


def laid_out(document: Document) -> paper.Paper:
    """The parts of the paper that the frozen facts make."""
    return paper.lay_out(
        closing.facts_of(document), number=document.number, title=document.title, issued_on=document.issued_on
    )
