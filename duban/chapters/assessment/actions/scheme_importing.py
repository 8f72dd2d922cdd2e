"""A published scoring table becomes a draft (13(1))."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from duban.chapters.assessment.models import AssessmentScheme
from duban.chapters.assessment.queries import schemes
from duban.chapters.assessment.rules.scheme import codec, importing, table
from duban.chapters.assessment.rules.scheme.importing import Answer, Reading
from duban.chapters.assessment.terms.scheme import SchemeState
from duban.ground import access
from duban.ground.access import Unfit
from duban.ground.beijing import beijing_day
from duban.ground.reading.tables import read_tables
from duban.ground.reading.unreadable import Unreadable
from duban.support.files import queries as files
from duban.support.ledger import actions as ledger
from duban.support.ledger import canonical
from duban.support.organization import queries as organization
from duban.support.organization.models import Person

# A published table is a few sheets of paper.
LARGEST = 2 * 1024 * 1024


@transaction.atomic
@ledger.once("assessment.import_scheme", schemes.by_uid)
def import_scheme(
    *,
    by: Person,
    at: datetime,
    request_id: UUID | None,
    file: UUID,
    title: str,
    unit: str = "",
    answers: Mapping[str, Mapping[str, str]] | None = None,
) -> AssessmentScheme:
    """导入公布的考核细则表（第十三条第一项）: for one unit of it, or for all, each with its own items.

    `answers` says by the key of each question how its words are taken: {take, full, amount, low}. Refuses a file that
    is no such table (assessment.table_unreadable, assessment.table_no_table), a unit that is not in it
    (assessment.table_unit), and as long as anything is not read for certain (assessment.table_questions).
    """
    access.require("assessment.import_scheme", organization.standing(by, at))
    organization.lock()
    kept = files.file_by_uid(file)
    content = b"".join(files.open_bytes(kept))
    found = read(content, title=title, unit=unit, answers=answers or {}, at=at)
    importing.check_answered(found)
    made: dict[str, Any] = codec.encode(found.scheme)
    row = AssessmentScheme(
        title=str(made["title"])[:120],
        body=made,
        started_from=f"{kept.name}{'：' + unit if unit else ''}"[:200],
        source=kept,
        drafted_by=by,
        changed_by=by,
        drafted_at=at,
        state=SchemeState.DRAFTED,
    )
    row.save()
    ledger.record(
        "assessment.import_scheme",
        at=at,
        actor=organization.actor_of(by, at),
        row=row,
        context=row.ref,
        label=f"导入《{row.title}》，共{len(made['rules'])}项",
        new={
            "file": kept.ref,
            "unit": unit,
            "answers": {key: dict(one) for key, one in (answers or {}).items()},
            "sha256": canonical.digest(made),
        },
    )
    return row


def read(
    content: bytes, *, title: str, unit: str, answers: Mapping[str, Mapping[str, str]], at: datetime
) -> Reading:
    """What the table says and what is asked; the same for the page that shows it and for the act."""
    given = {
        key: codec.decode_as(Answer, {name: one for name, one in answer.items() if one})
        for key, answer in answers.items()
    }
    return importing.of_table(
        table_of(content),
        title=title.strip(),
        unit=unit.strip(),
        answers=given,
        refused=schemes.refused_words(beijing_day(at)),
    )


def table_of(content: bytes) -> table.Table:
    try:
        if len(content) > LARGEST:
            raise Unreadable("too_large", limit="2 MB")
        sheets = read_tables(content)
    except Unreadable as refused:
        problem = refused.message.rstrip("。")
        raise Unfit("assessment.table_unreadable", "13(1)", problem=problem) from refused
    for sheet in sheets:
        if (found := table.read(sheet)) is not None:
            return found
    raise Unfit("assessment.table_no_table", "13(1)")
