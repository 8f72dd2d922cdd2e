"""Recording an act, and doing a request once.

`once` stands on every act beneath ``transaction.atomic``; `record` is every act's last step. Both are plain
calls: no signals. What `site/reactions.py` registered for an act runs inside `record`, in the same
transaction, so that a failing reaction takes the act with it.
"""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from functools import wraps
from typing import ParamSpec, TypeVar
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import Q

from duban.ground import chance
from duban.ground.access import (
    ACTS,
    Actor,
    BrokenAct,
    Scope,
    Unfit,
    current_scope,
    expecting,
    performing,
)
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
    return UUID(bytes=_keyed(f"duban-request/v1 {what}")[:16], version=5)


def _keyed(text: str) -> bytes:
    """A digest that nobody can try out without this house's key."""
    key = "demonstration" if chance.is_seeded() else settings.SECRET_KEY
    return hmac.digest(key.encode(), text.encode(), "sha256")


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
        # Keyed, because a password or a code may be among the arguments, and the digest stays in the payload.
        request_digest=_keyed(f"duban-content/v1 {canonical.digest({'act': code, **content})}").hex()
        if request_id
        else "",
        caused_by=outer.entry_uid if outer else None,
    )


def _replayed(scope: Scope) -> UUID | None:
    entry = LedgerEntry.objects.select_related("payload").filter(request_id=scope.request_id).first()
    if entry is None:
        return None

    said = getattr(entry, "payload", None)
    # What was removed as secret cannot be compared any more; the act took place all the same.
    if said is not None and json.loads(said.body)["request"] != scope.request_digest:
        raise Unfit("ledger.other_content", ACTS[scope.code].article)
    return UUID(entry.object_ref.rpartition(":")[2])


@dataclass(frozen=True)
class Line:
    """What one ledger row says. `context` is the reference of the matter (for a clue or case: of the case, never
    of its matter) under which the act is found later; `label` is the short official sentence of the timeline;
    `old` and `new` are the values that changed."""

    row: Row
    context: str
    label: str
    old: Mapping[str, object] = field(default_factory=dict)
    new: Mapping[str, object] = field(default_factory=dict)
    reason: str = ""


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
    """Write the ledger row of the running act (a `Line`) and run its reactions; the last step of every act.

    Refuses, as a fault of the program, an act that did not ask the policy, or did not lock its context and its
    row (what it has itself made needs no lock).
    """
    line = Line(row, context, label, old or {}, new or {}, reason)
    scope = _finished(act, [line])
    if at != scope.at:
        raise BrokenAct(f"{act} is recorded at another moment than it runs")
    rows = {ref: row_ for ref, row_ in scope.touched.items() if isinstance(row_, Row)}
    return _append(scope, actor, [(scope.entry_uid, line, rows)])[0]


def forget(*, object_ref: str, holding: Collection[str]) -> int:
    """Step of an act that removes what must not be here (decision 44): what the record says of that row in words, or with
    one of these digests in it, goes; entries and their salted commitments stay. Says of how many acts."""
    if current_scope() is None:
        raise BrokenAct("the record forgets words inside an act")
    told = Q(entry__object_ref=object_ref)
    for words in holding:
        told |= Q(body__contains=words) if words else Q(pk__in=())
    keys = list(LedgerPayload.objects.filter(told).values_list("pk", flat=True))
    LedgerPayload.objects.filter(pk__in=keys).delete()
    return len(keys)


@contextmanager
def batch(code: str, *, at: datetime) -> Iterator[None]:
    """Many acts of one kind by the system, in one transaction; it ends with `record_each`."""
    with transaction.atomic(), performing(Scope(code, at, None, "", None)):
        yield


def record_each(act: str, *, actor: Actor, lines: Sequence[Line]) -> list[LedgerEntry]:
    """A ledger row for each line of the running batch, under the same conditions as `record`; each names its own
    row alone."""
    scope = _finished(act, lines)
    return _append(scope, actor, [(chance.new_uid(), line, {line.row.ref: line.row}) for line in lines])


def _finished(act: str, lines: Sequence[Line]) -> Scope:
    """The running act, if it did what an act has to do before it is recorded."""
    scope = current_scope()
    if scope is None or scope.code != act or scope.recorded:
        raise BrokenAct(f"{act} is recorded outside its own run, or twice")
    if not scope.required:
        raise BrokenAct(f"{act} did not ask the policy")
    named = {ref for line in lines for ref in (line.context, line.row.ref)}
    if unlocked := named - scope.locked - scope.created:
        raise BrokenAct(f"{act} did not lock {sorted(unlocked)}")
    return scope


Written = tuple[UUID, Line, Mapping[str, Row]]


def _append(scope: Scope, actor: Actor, lines: Sequence[Written]) -> list[LedgerEntry]:
    """Entries with their payloads; then the reactions to each, in the same transaction."""
    bodies = [_body(scope, actor, line, rows) for _uid, line, rows in lines]
    salts = [chance.salt(32) for _line in lines]
    entries = [
        _entry(scope, actor, uid, line.row, hashlib.sha256(salt + body).digest())
        for (uid, line, _rows), salt, body in zip(lines, salts, bodies, strict=True)
    ]
    LedgerEntry.objects.bulk_create(entries)
    LedgerPayload.objects.bulk_create(
        LedgerPayload(entry=entry, context_ref=line.context, salt=salt, body=body.decode())
        for entry, (_uid, line, _rows), salt, body in zip(entries, lines, salts, bodies, strict=True)
    )
    scope.recorded = True
    scope.touched.clear()
    for entry, (_uid, line, _rows) in zip(entries, lines, strict=True):
        # The person's form was held against the act itself; what follows meets the rows as the act has left them.
        with expecting({}):
            for reaction in REACTIONS.get(scope.code, ()):
                reaction(
                    Recorded(act=scope.code, at=scope.at, actor=actor, row=line.row, entry_uid=entry.uid)
                )
    return entries


def _body(scope: Scope, actor: Actor, line: Line, rows: Mapping[str, Row]) -> bytes:
    return canonical.dumps(
        {
            "act": ACTS[scope.code].name,
            "label": line.label,
            "actor": actor,
            "old": line.old,
            "new": line.new,
            "reason": line.reason,
            "request": scope.request_digest,
            "context": line.context,
            "request_id": scope.request_id,
            "caused_by": scope.caused_by,
            "rows": {ref: {"version": one.version, "digest": one.digest()} for ref, one in rows.items()},
        }
    )


def _entry(scope: Scope, actor: Actor, uid: UUID, row: Row, commitment: bytes) -> LedgerEntry:
    article = ACTS[scope.code].article
    leaf = canonical.dumps(
        {
            "v": ENTRY_DOMAIN,
            "uid": uid,
            "at": scope.at,
            "act": scope.code,
            "article": article,
            "object_ref": row.ref,
            "actor_ref": actor.ref,
            "commitment": commitment.hex(),
        }
    )
    return LedgerEntry(
        uid=uid,
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
