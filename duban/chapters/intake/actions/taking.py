"""导入清单: the stored file is read in a process of its own, and every row becomes a candidate."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date, datetime
from typing import TYPE_CHECKING
from uuid import UUID, uuid5

from django.db import transaction

from duban.chapters.intake import queries, rules
from duban.chapters.intake.actions import reader, rows
from duban.chapters.intake.actions.answers import answered, answers_of
from duban.chapters.intake.actions.reader import Cells, Reading
from duban.chapters.intake.models import Candidate, DocketingList, PendingImport
from duban.chapters.intake.queries import Entry, doubles, waiting
from duban.chapters.intake.terms import ImportState, ListKind, RowStatus, Topic
from duban.ground import access
from duban.ground.access import mark_locked
from duban.ground.beijing import beijing_day
from duban.support.files import actions as files_actions
from duban.support.files import queries as files
from duban.support.ledger import actions as ledger
from duban.support.organization import queries as organization
from duban.support.organization.models import Person

if TYPE_CHECKING:
    from duban.support.files.models import StoredFile


@transaction.atomic
@ledger.once("intake.import_list", queries.list_by_uid)
def import_list(
    *,
    by: Person,
    at: datetime,
    request_id: UUID | None,
    file: UUID,
    title: str,
    year: int,
    kind: ListKind,
    columns: Mapping[str, str] | None = None,
    new_edition: str = "",
    pending: UUID | None = None,
) -> DocketingList:
    """导入清单，供拟办（第十一条第一项）: every row of the source becomes one candidate, its strings kept.

    Nothing is guessed: what is not sure becomes a question, and no unit ever becomes lead by default.
    `columns` (heading → meaning) overrides the reading of the head. `pending` is the import of this file in
    which people have said what columns and rows mean: it is taken as they saw it, with who answered and when.
    Refuses a file that cannot be read (intake.unreadable), a list without matters, and the same list twice
    unless `new_edition` says why.
    """
    access.require("intake.import_list", organization.standing(by, at))
    body = organization.lock()
    today = beijing_day(at)
    title = rules.check_list_title(title)
    rules.check_year(year, today)
    rules.check_columns(columns or {})
    begun = waiting.lock(pending) if pending else None
    source = own_file(file, by, begun)
    entries = queries.directory(today)
    read = (
        reader.as_reading(begun.reading)
        if begun
        else reader.read_list(source, year=year, entries=entries, columns=columns or {})
    )
    rules.check_rows(len(read.rows), read.matters)
    former = queries.same_content(read.fingerprint)
    rules.check_edition(
        title=former.title if former else None,
        on=beijing_day(former.imported_at) if former else None,
        reason=new_edition,
    )
    listed = DocketingList(
        title=title,
        year=year,
        kind=ListKind(kind),
        source=source,
        fingerprint=read.fingerprint,
        edition=former.edition + 1 if former else 1,
        edition_reason=new_edition.strip() if former else "",
        columns=dict(read.columns),
        summary=dict(read.summary),
        imported_by=by,
        imported_at=at,
    )
    found = drawn(listed, read, {one.uid: one for one in entries}, answers_of(begun) if begun else {}, today)
    _keep(listed, found)
    answered_rows = sorted(begun.answers) if begun else []
    if begun:
        # What it held stands in the list now.
        begun.reading, begun.answers = {}, {}
        begun.state, begun.docketing_list, begun.touched_at = ImportState.TAKEN, listed.uid, at
        begun.save()
    ledger.record(
        "intake.import_list",
        at=at,
        actor=organization.actor_of(by, at),
        row=listed,
        context=listed.ref,
        label=f"{body.short_name}导入清单《{title}》，{read.matters}项",
        new={
            "source": source.sha256,
            "fingerprint": read.fingerprint,
            "edition": listed.edition,
            **read.summary,
            "answered": answered_rows,
        },
        reason=listed.edition_reason,
    )
    return listed


def take_in(
    *,
    by: Person,
    at: datetime,
    request_id: UUID,
    ticket: str,
    title: str,
    year: int,
    kind: ListKind,
    new_edition: str = "",
) -> DocketingList:
    """Store the uploaded bytes and take the list in, both or neither.

    The list is read before the transaction begins, so that a slow file holds up nobody else.
    """
    access.require("intake.import_list", organization.standing(by, at))
    reader.read_list(
        files_actions.blob_of(ticket), year=year, entries=queries.directory(beijing_day(at)), columns={}
    )
    with transaction.atomic():
        stored = files_actions.store(
            actor=organization.actor_of(by, at),
            standing=organization.standing(by, at),
            at=at,
            request_id=uuid5(request_id, "file"),
            ticket=ticket,
            owner_ref=by.ref,
        )
        return import_list(
            by=by,
            at=at,
            request_id=request_id,
            file=stored.uid,
            title=title,
            year=year,
            kind=kind,
            new_edition=new_edition,
        )


def own_file(uid: UUID, by: Person, begun: PendingImport | None) -> StoredFile:
    """The file that this person has put in, or that of the import; another's does not exist for him."""
    found = files.file_by_uid(uid)
    own = found.pk == begun.source_id if begun else found.owner_ref in {"", by.ref}
    rules.check_own_file(own=own)
    return found


def drawn(
    listed: DocketingList,
    read: Reading,
    entries: Mapping[str, Entry],
    answers: Mapping[str, Cells],
    today: date,
) -> list[Candidate]:
    """Every row as the candidate that it becomes, with what was answered of it. Saves nothing."""
    found = [rows.candidate_of(listed, row, entries, today) for row in read.rows]
    before = doubles.listed_before(
        [one.title for one in found], year=listed.year, fingerprint=read.fingerprint
    )
    for one in found:
        if one.is_matter and one.title in before:
            title, row = before[one.title]
            asked = rows.ask("row_listed_before", Topic.ROW, listed=title, row=row)
            one.questions = [*one.questions, asdict(asked)]
            one.status = RowStatus.ASK
    return [answered(one, answers, today, entries) for one in found]


def _keep(listed: DocketingList, found: list[Candidate]) -> None:
    listed.save()
    mark_locked(listed.ref)
    for one in found:
        one.docketing_list = listed
    Candidate.objects.bulk_create(found, batch_size=200)
