"""Recording an act, and doing a request once.

`once` stands on every act beneath ``transaction.atomic``; `record` is every act's last step. Both are plain
calls: no signals. What `site/reactions.py` registered for an act runs inside `record`, in the same
transaction, so that a failing reaction takes the act with it.
"""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import wraps
from typing import ParamSpec, TypeVar
from uuid import UUID

from django.conf import settings
from django.db import transaction

from duban.ground import chance
from duban.ground.access import ACTS, Actor, BrokenAct, Scope, Unfit, current_scope, performing
from duban.support.ledger import canonical, locks
from duban.support.ledger.models import LedgerEntry, LedgerPayload
from duban.support.ledger.rows import Row

P = ParamSpec("P")
T = TypeVar("T", bound=Row)


@dataclass(frozen=True)
class Recorded:
    """What a reaction learns of the act that caused it."""

    act: str
    at: datetime
    actor: Actor
    row: Row
    entry_uid: UUID


Reaction = Callable[[Recorded], None]
REACTIONS: dict[str, list[Reaction]] = {}
PERFORMERS: dict[str, Callable[..., Row]] = {}
ENTRY_DOMAIN = "duban-entry/v1"


def own_request(what: str) -> UUID:
    """The id under which the system itself does one thing once: nobody outside can foresee and take it."""
    key = "demonstration" if chance.is_seeded() else settings.SECRET_KEY
    return UUID(
        bytes=hmac.digest(key.encode(), f"duban-request/v1 {what}".encode(), "sha256")[:16], version=5
    )


def react_to(act: str, reaction: Reaction) -> None:
    """Register, at start-up, what else must happen in the same transaction (``site/reactions.py`` only)."""
    if reaction not in REACTIONS.setdefault(act, []):
        REACTIONS[act].append(reaction)


def once(code: str, load: Callable[[UUID], T]) -> Callable[[Callable[P, T]], Callable[P, T]]:
    """Do the act once for a request: a replay is answered with the row that the first call touched.

    The decorated function takes ``at`` and ``request_id`` by keyword; `load` finds its row by uid. The same
    request with another content raises `Unfit` (ledger.other_content). An act that runs inside another one
    has no request of its own and carries the outer one as its cause.
    """

    def wrap(perform: Callable[P, T]) -> Callable[P, T]:
        @wraps(perform)
        def performed(*args: P.args, **kwargs: P.kwargs) -> T:
            outer = current_scope()
            scope = _scope(code, dict(kwargs), outer)
            if scope.request_id is not None:
                locks.take_request(scope.request_id)
                if (before := _replayed(scope)) is not None:
                    return load(before)
            with performing(scope):
                return perform(*args, **kwargs)

        # What stands above `once` on the act does not stand here: the transaction belongs to every way in.
        PERFORMERS[code] = transaction.atomic(performed)
        return performed

    return wrap


def _scope(code: str, kwargs: Mapping[str, object], outer: Scope | None) -> Scope:
    at, request_id = kwargs["at"], kwargs.get("request_id")
    if not isinstance(at, datetime) or not (request_id is None or isinstance(request_id, UUID)):
        raise BrokenAct(f"{code} needs at: datetime and request_id: UUID | None by keyword")
    if outer is not None and request_id is not None:
        raise BrokenAct(f"{code} inside {outer.code} has no request of its own")
    content = {key: value for key, value in kwargs.items() if key not in {"by", "at", "request_id"}}
    by = kwargs.get("by")
    content["by"] = by.ref if isinstance(by, Row) else None
    return Scope(
        code=code,
        at=at,
        request_id=request_id,
        request_digest=canonical.digest({"act": code, **content}) if request_id else "",
        caused_by=outer.entry_uid if outer else None,
    )


def _replayed(scope: Scope) -> UUID | None:
    entry = LedgerEntry.objects.select_related("payload").filter(request_id=scope.request_id).first()
    if entry is None:
        return None

    if json.loads(entry.payload.body)["request"] != scope.request_digest:
        raise Unfit("ledger.other_content", ACTS[scope.code].article)
    return UUID(entry.object_ref.rpartition(":")[2])


def record(
    act: str,
    *,
    at: datetime,
    actor: Actor,
    row: Row,
    context: str,
    label: str,
    old: Mapping[str, object] | None = None,
    new: Mapping[str, object] | None = None,
    reason: str = "",
) -> LedgerEntry:
    """Write the ledger row of the running act and run its reactions; the last step of every act.

    `context` is the reference of the matter (for a clue or case: of the case, never of its matter) under
    which the act is found later; `label` is the short official sentence of the timeline; `old` and `new`
    are the values that changed. Refuses, as a fault of the program, an act that did not ask the policy, or
    did not lock its context and its row (what it has itself made needs no lock).
    """
    scope = current_scope()
    if scope is None or scope.code != act or scope.recorded:
        raise BrokenAct(f"{act} is recorded outside its own run, or twice")
    if not scope.required:
        raise BrokenAct(f"{act} did not ask the policy")
    unlocked = {context, row.ref} - scope.locked - scope.created
    if unlocked:
        raise BrokenAct(f"{act} did not lock {sorted(unlocked)}")
    rows = {ref: row_ for ref, row_ in scope.touched.items() if isinstance(row_, Row)}
    body = canonical.dumps(
        {
            "act": ACTS[act].name,
            "label": label,
            "actor": actor,
            "old": old or {},
            "new": new or {},
            "reason": reason,
            "request": scope.request_digest,
            "context": context,
            "request_id": scope.request_id,
            "caused_by": scope.caused_by,
            "rows": {ref: {"version": one.version, "digest": one.digest()} for ref, one in rows.items()},
        }
    )
    entry = _append(scope, actor=actor, row=row, context=context, body=body)
    scope.recorded = True
    scope.touched.clear()
    for reaction in REACTIONS.get(act, ()):
        reaction(Recorded(act=act, at=at, actor=actor, row=row, entry_uid=entry.uid))
    return entry


def _append(scope: Scope, *, actor: Actor, row: Row, context: str, body: bytes) -> LedgerEntry:
    salt = chance.salt(32)
    commitment = hashlib.sha256(salt + body).digest()
    article = ACTS[scope.code].article
    leaf = canonical.dumps(
        {
            "v": ENTRY_DOMAIN,
            "uid": scope.entry_uid,
            "at": scope.at,
            "act": scope.code,
            "article": article,
            "object_ref": row.ref,
            "actor_ref": actor.ref,
            "commitment": commitment.hex(),
        }
    )
    entry = LedgerEntry.objects.create(
        uid=scope.entry_uid,
        at=scope.at,
        act=scope.code,
        article=article,
        object_ref=row.ref,
        actor_ref=actor.ref,
        commitment=commitment,
        leaf=leaf,
        leaf_hash=hashlib.sha256(b"\x00" + leaf).digest(),
        request_id=scope.request_id,
        caused_by=scope.caused_by,
    )
    LedgerPayload.objects.create(entry=entry, context_ref=context, salt=salt, body=body.decode())
    return entry
