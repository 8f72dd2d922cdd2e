"""Registers that a person takes out: the columns that he keeps, the work in the background, the file."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from functools import partial
from typing import IO
from uuid import UUID

from django.db import transaction

from duban.chapters.desk import columns, export, wording
from duban.chapters.desk.listing import Filters
from duban.chapters.desk.models import Register, RegisterLayout
from duban.ground.access import NotFound
from duban.support.files import blobs
from duban.support.files.models import StoredFile
from duban.support.files.purging import Traces
from duban.support.jobs import work
from duban.support.organization.models import Person

WORK = "desk.register"
# So many rows are handed out at once; a longer register is made in the background.
AT_ONCE = 1000
KEPT = timedelta(days=7)
RECENT = 10
CHUNK = 256 * 1024


def layout(person: Person) -> list[str]:
    """The columns that this person has chosen, else the usual ones."""
    kept = RegisterLayout.objects.filter(person=person).first()
    return (columns.known(kept.columns) if kept else []) or list(columns.USUAL)


def keep_layout(person: Person, codes: Sequence[str]) -> None:
    RegisterLayout.objects.update_or_create(person=person, defaults={"columns": columns.known(codes)})


@transaction.atomic
def ask(person: Person, at: datetime, filters: Filters, codes: Sequence[str]) -> Register:
    """Write down which register is wanted, and ring for it."""
    made = Register.objects.create(
        person=person, query=filters.query, columns=columns.known(codes), asked_at=at
    )
    work.ring(WORK, made.uid, at=at, owner_id=person.pk)
    return made


def own(person: Person, uid: UUID) -> Register:
    """A person's own register; those of others do not exist for him."""
    found = Register.objects.filter(uid=uid, person=person).first()
    if found is None:
        raise NotFound()
    return found


def recent(person: Person) -> list[Register]:
    return list(Register.objects.filter(person=person).order_by("-id")[:RECENT])


def on_bell(task: work.Task) -> str:
    """The worker's way in: make the file, of what the person may see now. Twice gives the same file."""
    asked = Register.objects.select_related("person").filter(uid=task.payload).first()
    if asked is None:
        return ""
    with tempfile.TemporaryFile() as file:
        rows = export.write(
            file, asked.person, task.at, wording.read(asked.query), asked.columns, report=task.report
        )
        file.seek(0)
        blob = blobs.put_at(f"registers/{asked.uid}.xlsx", _pieces(file))
    Register.objects.filter(pk=asked.pk).update(rows=rows, stored_as=blob.stored_as, size=blob.size)
    return f"desk.register:{asked.uid}"


def _pieces(file: IO[bytes]) -> Iterator[bytes]:
    while chunk := file.read(CHUNK):
        yield chunk


def sweep(at: datetime) -> dict[str, int]:
    """Take away what is older than a week: a register is of one day, and may hold what its reader lost sight of."""
    old = list(Register.objects.filter(asked_at__lt=at - KEPT))
    for one in old:
        if one.stored_as:
            blobs.sweep_away(one.stored_as)
        one.delete()
    return {"registers": len(old)}


def forget(file: StoredFile, _at: datetime) -> Traces:
    """Registers made since that file came may hold what was read out of it: they are made again in a minute, so all go."""
    since = list(Register.objects.filter(asked_at__gte=file.stored_at))
    queued = work.forget([one.uid for one in since])
    for one in since:
        if one.stored_as:
            transaction.on_commit(partial(blobs.sweep_away, one.stored_as))
        one.delete()
    return Traces({"已导出的台账": len(since), "导出台账的任务": queued})
