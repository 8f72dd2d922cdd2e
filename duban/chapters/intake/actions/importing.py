"""A list on its way in: kept half done, read as people say, answered row by row, then taken in or given up.

None of this is an act on a matter: the rows are working rows of the Office. Taking the list in is the act.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4, uuid5

from django.db import transaction

from duban.chapters.intake import queries, rules
from duban.chapters.intake.actions import reader
from duban.chapters.intake.actions.reader import Report
from duban.chapters.intake.actions.taking import import_list
from duban.chapters.intake.models import ColumnMap, DocketingList, PendingImport
from duban.chapters.intake.queries import waiting
from duban.chapters.intake.terms import ImportState, ListKind
from duban.ground import access
from duban.ground.access import NotFound, Refusal
from duban.ground.beijing import beijing_day
from duban.support.doors.refusal import worded
from duban.support.files import actions as files_actions
from duban.support.files.blobs import Blob
from duban.support.jobs import work
from duban.support.organization import queries as organization
from duban.support.organization.models import Person

WORK = "intake.read_list"
# A file beyond this is read in the background.
LONG = 300 * 1024


def begin(
    *,
    by: Person,
    at: datetime,
    request_id: UUID,
    ticket: str,
    title: str,
    year: int,
    kind: ListKind,
    new_edition: str = "",
) -> PendingImport:
    """Keep what was uploaded and read it: a short file at once, a long one in the background.

    The same request is answered with what it kept first. Refuses, and keeps nothing, what `import_list`
    refuses of a file; where only the head was not found, a person can still point to it.
    """
    access.require("intake.import_list", organization.standing(by, at))
    rules.check_list_title(title)
    rules.check_year(year, beijing_day(at))
    known = PendingImport.objects.filter(uid=request_id, begun_by=by).first()
    if known is not None:
        return known
    blob = files_actions.blob_of(ticket)
    begun = PendingImport(
        uid=request_id,
        title=title.strip(),
        year=year,
        kind=ListKind(kind),
        new_edition=new_edition.strip(),
        ticket=ticket,
        name=blob.name,
        size=blob.size,
        begun_by=by,
        begun_at=at,
        touched_at=at,
    )
    rules.check_file_size(blob.size)
    if blob.size > LONG:
        with transaction.atomic():
            _ring(begun, at)
        return begun
    _read(begun, blob, at)
    _check_new(begun)
    with transaction.atomic():
        begun.save()
        _store(begun, at)
    return begun


def on_bell(task: work.Task) -> str:
    """The worker's way in: read a long file. What cannot be read is said on the import's own page."""
    begun = waiting.of_work(task.payload)
    if begun is None or begun.state != ImportState.READING:
        return ""
    try:
        _read(begun, _bytes(begun), task.at, report=task.report)
        _check_new(begun)
    except Refusal as refused:
        begun.state, begun.problem = ImportState.UNREADABLE, worded(refused).message
    with transaction.atomic():
        still = PendingImport.objects.select_for_update(of=("self",)).get(pk=begun.pk)
        if still.state != ImportState.READING or still.work != task.payload:
            return begun.ref
        begun.save(update_fields=["reading", "state", "problem"])
        if begun.state == ImportState.OPEN and begun.source_id is None:
            _store(begun, task.at)
    return begun.ref


def choose(
    *, by: Person, at: datetime, pending: UUID, sheet: str, head: int, heads: Sequence[Mapping[str, Any]]
) -> PendingImport:
    """Read again as a person says: which sheet, which row is the head, what the columns mean.

    `heads`: [{headings, meanings}], kept for the next list of the same shape. Refuses two titles under one
    head and what cannot be read so; the import then stays as it was.
    """
    begun = waiting.workable(person=by, at=at, uid=pending)
    rules.check_import_open(begun.state, label=str(ImportState(begun.state).label))
    for one in heads:
        rules.check_meanings(one["meanings"])
    begun.choice = {"sheet": sheet, "head": head, "shapes": [dict(one) for one in heads]}
    begun.columns_seen, begun.touched_at = bool(heads), at
    if begun.size > LONG:
        with transaction.atomic():
            waiting.lock(pending)
            _remember(heads, by, at)
            begun.save(update_fields=["choice", "columns_seen", "touched_at"])
            _ring(begun, at)
        return begun
    _read(begun, _bytes(begun), at)
    with transaction.atomic():
        waiting.lock(pending)
        _remember(heads, by, at)
        begun.save(update_fields=["choice", "columns_seen", "touched_at", "reading", "state", "problem"])
    return begun


def give_up(*, by: Person, at: datetime, pending: UUID) -> PendingImport:
    """Put the import away for good. The file stays on record; nothing was made of it."""
    found = waiting.workable(person=by, at=at, uid=pending)
    with transaction.atomic():
        begun = PendingImport.objects.select_for_update(of=("self",)).get(pk=found.pk)
        if begun.state in waiting.UNFINISHED:
            begun.state, begun.touched_at = ImportState.GIVEN_UP, at
            begun.reading, begun.answers = {}, {}
            begun.save()
    return begun


def finish(*, by: Person, at: datetime, request_id: UUID, pending: UUID) -> DocketingList:
    """Take the list in as it was read and answered: the act of importing."""
    begun = waiting.workable(person=by, at=at, uid=pending)
    if begun.source is None:
        rules.check_import_open(begun.state, label=str(ImportState(begun.state).label))
        raise NotFound("intake.import_unknown", "6(1)")
    return import_list(
        by=by,
        at=at,
        request_id=request_id,
        file=begun.source.uid,
        title=begun.title,
        year=begun.year,
        kind=ListKind(begun.kind),
        new_edition=begun.new_edition,
        pending=begun.uid,
    )


def _ring(begun: PendingImport, at: datetime) -> None:
    begun.state, begun.work = ImportState.READING, uuid4()
    begun.save(update_fields=["state", "work"] if begun.pk else None)
    work.ring(WORK, begun.work, at=at, owner_id=begun.begun_by_id)


def _bytes(begun: PendingImport) -> Blob:
    return files_actions.blob_of(begun.ticket)


def _read(begun: PendingImport, blob: Blob, at: datetime, *, report: Report = reader.quiet) -> None:
    """Read the file by the directory of the day and by the heads that people have explained before."""
    entries = queries.directory(beijing_day(at))
    choice = dict(begun.choice)
    choice["shapes"] = [*waiting.known_shapes(), *choice.get("shapes", [])]
    answer = reader.read_file(blob, begun.year, entries, choice, report=report)
    begun.reading, begun.state, begun.problem = dict(answer), ImportState.OPEN, ""


def _check_new(begun: PendingImport) -> None:
    """What the act of importing will refuse is refused before anything is kept."""
    if "unreadable" in begun.reading:
        return
    read = reader.as_reading(begun.reading)
    rules.check_rows(len(read.rows), read.matters)
    former = queries.same_content(read.fingerprint)
    rules.check_edition(
        title=former.title if former else None,
        on=beijing_day(former.imported_at) if former else None,
        reason=begun.new_edition,
    )


def _store(begun: PendingImport, at: datetime) -> None:
    """Give the bytes their row, in the name of the import: whoever works on it may take the list in."""
    by = begun.begun_by
    begun.source = files_actions.store(
        actor=organization.actor_of(by, at),
        standing=organization.standing(by, at),
        at=at,
        request_id=uuid5(begun.uid, "file"),
        ticket=begun.ticket,
        owner_ref=begun.ref,
    )
    begun.save(update_fields=["source"])


def _remember(heads: Sequence[Mapping[str, Any]], by: Person, at: datetime) -> None:
    for one in heads:
        ColumnMap.objects.update_or_create(
            shape=waiting.digest_of(one["headings"]),
            defaults={
                "headings": list(one["headings"]),
                "meanings": list(one["meanings"]),
                "kept_by": by,
                "kept_at": at,
            },
        )
