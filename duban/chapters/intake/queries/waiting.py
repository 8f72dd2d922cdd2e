"""Imports that wait half done: for the people of the Office, whoever began them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from duban.chapters.intake import rules
from duban.chapters.intake.models import ColumnMap, PendingImport
from duban.chapters.intake.queries import sees
from duban.chapters.intake.terms import ImportState
from duban.ground import access
from duban.ground.access import NotFound
from duban.ground.reading.heads import shape_of
from duban.support.organization import queries as organization
from duban.support.organization.models import Person

UNFINISHED = (ImportState.READING, ImportState.UNREADABLE, ImportState.OPEN)
# So many explained heads are tried on a new list.
MOST_MAPS = 100


def visible(*, person: Person | None, at: datetime, uid: UUID) -> PendingImport:
    """The import for the Office and the Leading Group; for others it does not exist."""
    found = PendingImport.objects.select_related("begun_by", "source").filter(uid=uid).first()
    if found is None or not sees(person, at):
        raise NotFound("intake.import_unknown", "6(1)")
    return found


def workable(*, person: Person | None, at: datetime, uid: UUID) -> PendingImport:
    """The import for those who may take a list in; others who see it are refused."""
    found = visible(person=person, at=at, uid=uid)
    access.require("intake.import_list", organization.standing(person, at))
    return found


def lock(uid: UUID) -> PendingImport:
    """Lock an import that is still to be worked on, until the end of the transaction."""
    found = PendingImport.objects.select_for_update(of=("self",)).filter(uid=uid).first()
    if found is None:
        raise NotFound("intake.import_unknown", "6(1)")
    rules.check_import_open(found.state, label=str(ImportState(found.state).label))
    return found


def of_work(work: UUID) -> PendingImport | None:
    """The import that is to be read by this piece of work."""
    return PendingImport.objects.select_related("begun_by").filter(work=work).first()


def unfinished() -> list[PendingImport]:
    """What waits, newest first."""
    found = PendingImport.objects.filter(state__in=UNFINISHED).select_related("begun_by")
    return list(found.order_by("-id"))


def became(uid: UUID) -> PendingImport | None:
    """The import that this list came from, if it came through one."""
    return PendingImport.objects.filter(docketing_list=uid).first()


def known_shapes() -> list[dict[str, Any]]:  # Any: JSON for the reader
    """The heads that people have explained, the last ones first."""
    found = ColumnMap.objects.order_by("-kept_at", "-id")[:MOST_MAPS]
    return [{"headings": one.headings, "meanings": one.meanings} for one in found]


def digest_of(headings: Sequence[str]) -> str:
    """By which a head of these headings is kept."""
    return hashlib.sha256(json.dumps(shape_of(headings), ensure_ascii=False).encode()).hexdigest()
