"""涉密清除: what must not be here is blocked at once by one person, and removed for good by another (decision 44)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.db import transaction

from duban.ground import access
from duban.ground.access import Actor, Standing
from duban.ground.beijing import beijing_day
from duban.support.files import blobs, queries, rules
from duban.support.files.models import SecretPurge, StoredFile
from duban.support.files.terms import PURGED_NAME, PurgeState
from duban.support.ledger import actions as ledger
from duban.support.ledger import locks


@dataclass(frozen=True)
class Traces:
    """What a room has removed of what it made of the file, in words and numbers; what people must deal with by hand."""

    removed: Mapping[str, int] = field(default_factory=dict)
    left: tuple[str, ...] = ()


Remover = Callable[[StoredFile, datetime], Traces]
# The rooms that make something of files: readings, exports, messages. The shell names them.
_REMOVERS: list[Remover] = []


def also(remover: Remover) -> None:
    """That room removes what it made of a file, in the same transaction."""
    if remover not in _REMOVERS:
        _REMOVERS.append(remover)


@transaction.atomic
@ledger.once("files.block_secret", queries.purge_by_uid)
def block_secret(
    *, actor: Actor, standing: Standing, at: datetime, request_id: UUID | None, file: UUID, reason: str
) -> SecretPurge:
    """封存涉密材料（第六条第一项、decision 44）: from now on nobody opens the file, until another person decides.

    `reason` says how it was found out, and nothing of what it holds. Refuses a file that is blocked or removed
    (files.blocked_already).
    """
    access.require("files.block_secret", standing)
    found = locks.take(queries.file_by_uid(file))
    stands = queries.blocking(found)
    rules.check_unblocked(stands.state if stands else "")
    said = rules.check_said(reason, "封存的缘由")
    made = SecretPurge(file=found, reason=said, asked_by_ref=actor.ref, asked_by_name=actor.name, asked_at=at)
    made.save()
    ledger.record(
        "files.block_secret",
        at=at,
        actor=actor,
        row=made,
        context=found.ref,
        label="封存疑似涉密的材料",
        new={"file": found.ref},
        reason=said,
    )
    return made


@transaction.atomic
@ledger.once("files.release_secret", queries.purge_by_uid)
def release_secret(
    *, actor: Actor, standing: Standing, at: datetime, request_id: UUID | None, purge: UUID, reason: str
) -> SecretPurge:
    """解除涉密封存（第六条第一项）: it holds nothing secret, as another person has found; it can be opened again."""
    seen = queries.visible_purge(standing=standing, uid=purge)
    access.require("files.release_secret", standing)
    file, row = locks.take(seen.file), locks.take(seen)
    _check_open(row, actor)
    row.release_reason = rules.check_said(reason, "解除封存的理由")
    _decide(row, PurgeState.RELEASED, actor, at)
    ledger.record(
        "files.release_secret",
        at=at,
        actor=actor,
        row=row,
        context=file.ref,
        label="解除材料的涉密封存",
        new={"state": row.state},
        reason=row.release_reason,
    )
    return row


@transaction.atomic
@ledger.once("files.purge_secret", queries.purge_by_uid)
def purge_secret(
    *, actor: Actor, standing: Standing, at: datetime, request_id: UUID | None, purge: UUID, backups: str
) -> SecretPurge:
    """涉密清除（第六条第一项、decision 44）: bytes, name and digest of the file go, with what the rooms made of it and what
    the record says of it in words; the salted commitments stay.

    `backups` names those to be destroyed, one a line. Refuses the person who blocked it (files.same_person), what was
    decided before (files.purge_decided), and an empty list of backups: where there are none, that is said.
    """
    seen = queries.visible_purge(standing=standing, uid=purge)
    access.require("files.purge_secret", standing)
    file, row = locks.take(seen.file), locks.take(seen)
    _check_open(row, actor)
    row.backups = rules.check_said(backups, "须销毁的备份，没有的写明没有")
    traces = [remover(file, at) for remover in _REMOVERS]
    told = ledger.forget(object_ref=file.ref, holding=(file.sha256,))
    stored_as = file.stored_as
    file.name, file.sha256, file.size = PURGED_NAME, "", 0
    file.save()
    removed = {"材料": 1, "留痕中的文字": told}
    for one in traces:
        removed.update(one.removed)
    row.removed = {
        "removed": {word: count for word, count in removed.items() if count},
        "left": [words for one in traces for words in one.left],
    }
    _decide(row, PurgeState.PURGED, actor, at)
    transaction.on_commit(lambda: blobs.sweep_away(stored_as))
    ledger.record(
        "files.purge_secret",
        at=at,
        actor=actor,
        row=row,
        context=file.ref,
        label="涉密清除",
        new={"state": row.state, "removed": row.removed["removed"]},
    )
    return row


def _check_open(row: SecretPurge, actor: Actor) -> None:
    rules.check_undecided(
        row.state,
        label=str(PurgeState(row.state).label),
        on=beijing_day(row.decided_at) if row.decided_at else None,
    )
    rules.check_other_person(row.asked_by_ref, actor.ref)


def _decide(row: SecretPurge, state: PurgeState, actor: Actor, at: datetime) -> None:
    row.state, row.decided_at = state, at
    row.decided_by_ref, row.decided_by_name = actor.ref, actor.name
    row.save()
