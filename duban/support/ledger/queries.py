"""Reading the record: the timeline of a matter, the last act on it."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Max

from duban.support.ledger.models import LedgerEntry, LedgerPayload


@dataclass(frozen=True)
class Line:
    """One line of a timeline: what happened, by whom, under which article."""

    uid: UUID
    at: datetime
    act: str
    act_name: str
    article: str
    label: str
    reason: str
    actor: Mapping[str, str]
    old: Mapping[str, object]
    new: Mapping[str, object]
    object_ref: str


def timeline(context: str, *, limit: int | None = None) -> list[Line]:
    """Every act on that matter, newest first."""
    payloads = (
        LedgerPayload.objects.select_related("entry")
        .filter(context_ref=context)
        .order_by("-entry__at", "-entry_id")
    )
    return [_line(payload) for payload in (payloads[:limit] if limit else payloads)]


def first_of(ref: str, *, context: str) -> Line | None:
    """How that row came to be recorded under that matter, if it was."""
    found = LedgerPayload.objects.select_related("entry").filter(entry__object_ref=ref, context_ref=context)
    first = found.order_by("entry_id").first()
    return _line(first) if first else None


def last_act_at(context: str) -> datetime | None:
    """When something last happened on that matter."""
    found: datetime | None = LedgerPayload.objects.filter(context_ref=context).aggregate(
        last=Max("entry__at")
    )["last"]
    return found


def last_acts(contexts: Collection[str]) -> dict[str, datetime]:
    """The same for many matters at once."""
    rows = LedgerPayload.objects.filter(context_ref__in=contexts).values("context_ref")
    return dict(rows.annotate(last=Max("entry__at")).values_list("context_ref", "last"))


def entry_ids(acts: Collection[str]) -> dict[tuple[str, str], int]:
    """The newest entry of each of these acts on each row, by act and the row's reference; in one query."""
    rows = LedgerEntry.objects.filter(act__in=acts).order_by("id").values_list("act", "object_ref", "id")
    return {(act, ref): entry for act, ref, entry in rows}


def entries(keys: Collection[int]) -> dict[int, Line]:
    """These acts in words, by the ids of their entries."""
    rows = LedgerPayload.objects.select_related("entry").filter(entry__in=keys)
    return {row.entry_id: _line(row) for row in rows}


def entries_of(act: str, refs: Collection[str]) -> dict[str, int]:
    """The newest ledger row of that act on each of these rows, by reference."""
    rows = LedgerEntry.objects.filter(act=act, object_ref__in=refs).values("object_ref")
    return dict(rows.annotate(last=Max("id")).values_list("object_ref", "last"))


def head() -> tuple[int, int]:
    """What changes with every act: the last id, and how many of the last 10,000 ids are taken (commits
    overtake ids). Memoised figures are kept under it."""
    last = LedgerEntry.objects.aggregate(last=Max("id"))["last"] or 0
    return last, LedgerEntry.objects.filter(id__gt=last - 10_000).count()


def _line(payload: LedgerPayload) -> Line:
    body = json.loads(payload.body)
    entry = payload.entry
    return Line(
        uid=entry.uid,
        at=entry.at,
        act=entry.act,
        act_name=body["act"],
        article=entry.article,
        label=body["label"],
        reason=body["reason"],
        actor=body["actor"],
        old=body["old"],
        new=body["new"],
        object_ref=entry.object_ref,
    )


def lines_of(payloads: Iterable[LedgerPayload]) -> list[tuple[str, Line]]:
    """These payloads as lines with their contexts, newest first."""
    rows = LedgerPayload.objects.select_related("entry").filter(pk__in=[payload.pk for payload in payloads])
    return [(row.context_ref, _line(row)) for row in rows.order_by("-entry__at", "-entry_id")]
