"""Keeping a file as evidence: the bytes first, then the act that gives them their row."""

from __future__ import annotations

from dataclasses import asdict, replace
from datetime import datetime
from uuid import UUID

from django.core import signing
from django.db import transaction

from duban.ground import access
from duban.ground.access import Actor, Refusal, Standing, Unfit, mark_locked
from duban.support.files import blobs, queries
from duban.support.files.models import StoredFile
from duban.support.files.purging import block_secret as block_secret
from duban.support.files.purging import purge_secret as purge_secret
from duban.support.files.purging import release_secret as release_secret
from duban.support.ledger import actions as ledger
from duban.support.ledger import locks
from duban.support.vault import sealing

SALT = "duban.files.ticket"


def receive(stream: blobs.Readable, name: str, *, slot: UUID | None = None, sealed: bool = False) -> str:
    """Put the bytes and hand out the ticket with which `store` keeps them, sealed at once where it says so; see `blobs.put`
    for refusals."""
    put = replace(blobs.put(stream, name, slot=slot, has_row=queries.is_kept), sealed=sealed)
    return signing.Signer(salt=SALT).sign_object(asdict(put))


def keep(
    stream: blobs.Readable,
    name: str,
    *,
    actor: Actor,
    standing: Standing,
    at: datetime,
    request_id: UUID | None,
    owner_ref: str = "",
    sealed: bool = False,
) -> StoredFile:
    """Put the bytes and keep them in one call, as a page does before the act that uses the file; `sealed`, they lie under
    the vault key from the first row on, whether or not that act follows.

    Give each file of a form a `request_id` of its own (``uuid5(form's request, "file 1")``): the form sent
    twice then keeps it once.
    """
    ticket = receive(stream, name, slot=request_id, sealed=sealed)
    return store(
        actor=actor, standing=standing, at=at, request_id=request_id, ticket=ticket, owner_ref=owner_ref
    )


@transaction.atomic
@ledger.once("files.store", queries.file_by_uid)
def store(
    *,
    actor: Actor,
    standing: Standing,
    at: datetime,
    request_id: UUID | None,
    ticket: str,
    owner_ref: str = "",
) -> StoredFile:
    """存入材料（第六条第二项：全面准确地了解和掌握情况）: evidence as it was received, with its SHA-256.

    `ticket` comes from `receive` and names the bytes; `owner_ref` what they belong to, where that exists
    already. Refuses a ticket that is not ours (files.unknown) and one already used (files.already_stored).
    """
    access.require("files.store", standing)
    blob = blob_of(ticket)
    if StoredFile.objects.filter(stored_as=blob.stored_as).exists():
        raise Refusal("files.already_stored", "6(2)")
    file = StoredFile(
        name=blob.name,
        kind=blob.kind,
        size=blob.size,
        sha256=blob.sha256,
        stored_as=blob.stored_as,
        owner_ref=owner_ref,
        stored_at=at,
    )
    file.save()
    mark_locked(file.ref)
    if blob.sealed:
        file = seal(file)
    transaction.on_commit(lambda: blobs.settle(blob.stored_as))
    ledger.record(
        "files.store",
        at=at,
        actor=actor,
        row=file,
        context=file.ref,
        label=f"存入材料：{blob.name}",
        new={"name": blob.name, "size": blob.size, "sha256": blob.sha256, "owner": owner_ref},
    )
    return file


def seal(file: StoredFile) -> StoredFile:
    """Step of an act after which the file is for few alone: its bytes lie under the current vault key from now on.

    One that does so already stays as it is; digest and size remain those of the bytes themselves. Refuses damaged
    bytes (files.damaged).
    """
    sealed = locks.take(file)
    now = sealing.current_key()
    if sealed.sealed_under != now and queries.is_purged(sealed):
        # Nothing lies there any more; the row follows the key like every other.
        sealed.sealed_under = now
        sealed.save()
    elif sealed.sealed_under != now:
        plain = queries.whole(sealed)
        blobs.put_at(sealed.stored_as, sealing.seal_pieces(plain, purpose=queries.purpose(sealed)))
        sealed.sealed_under = now
        sealed.save()
    return sealed


def blob_of(ticket: str) -> blobs.Blob:
    """The bytes that a ticket names. Refuses one that is not ours, or whose bytes are gone (files.unknown)."""
    try:
        blob = blobs.Blob(**signing.Signer(salt=SALT).unsign_object(ticket))
    except (signing.BadSignature, ValueError, TypeError) as bad:
        raise Unfit("files.unknown", "6(2)") from bad
    if not blobs.path_of(blob.stored_as).exists():
        raise Unfit("files.unknown", "6(2)")
    return blob
