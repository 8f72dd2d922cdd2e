"""Looking at a case is an act, each time; a file opens by a link that works once (decision 40)."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from duban.chapters.accountability.models import CaseView, FileLink
from duban.chapters.accountability.queries import cases as queries
from duban.chapters.accountability.queries import materials
from duban.chapters.accountability.rules import materials as of_materials
from duban.ground import access
from duban.ground.beijing import beijing_day
from duban.support.ledger import actions as ledger
from duban.support.organization import queries as organization
from duban.support.organization.models import Person
from duban.support.rulebook import queries as rulebook


@transaction.atomic
@ledger.once("accountability.view_case", materials.view_by_uid)
def view_case(*, by: Person, at: datetime, request_id: UUID | None, case: UUID) -> CaseView:
    """查阅案卷（第六条第一项）: who of the circle looked at the case, and when."""
    found = queries.visible_case(person=by, at=at, uid=case)
    access.require("accountability.view_case", queries.standing(by, at, found))
    locked = queries.lock(found)
    row = CaseView(case=locked, person=by, at=at, about_ref=locked.ref)
    row.save()
    ledger.record(
        "accountability.view_case",
        at=at,
        actor=organization.actor_of(by, at),
        row=row,
        context=locked.ref,
        label="查阅案卷",
    )
    return row


@transaction.atomic
@ledger.once("accountability.view_record", materials.view_by_uid)
def view_record(*, by: Person, at: datetime, request_id: UUID | None, case_person: UUID) -> CaseView:
    """查阅本人记录（第六条第二项）: the person concerned, from 见面 on; 见面 in the record of the case."""
    found = materials.visible_record(person=by, at=at, uid=case_person)
    access.require("accountability.view_record", queries.standing(by, at, found.case))
    locked = queries.lock(found.case)
    row = CaseView(case=locked, person=by, at=at, about_ref=found.ref)
    row.save()
    ledger.record(
        "accountability.view_record",
        at=at,
        actor=organization.actor_of(by, at),
        row=row,
        context=locked.ref,
        label="查阅本人记录",
    )
    return row


@transaction.atomic
@ledger.once("accountability.open_case_file", materials.link_by_uid)
def open_case_file(*, by: Person, at: datetime, request_id: UUID | None, piece: UUID) -> FileLink:
    """打开证据文件（第六条第一项）: a link for this person alone, good once and for the minutes of the rule set."""
    found = materials.visible_piece(person=by, at=at, uid=piece)
    access.require("accountability.open_case_file", queries.standing(by, at, found.case))
    locked = queries.lock(found.case)
    minutes = rulebook.values(beijing_day(at)).number("accountability.file_link_minutes")
    link = FileLink(evidence=found, person=by, issued_at=at, expires_at=at + timedelta(minutes=minutes))
    link.save()
    ledger.record(
        "accountability.open_case_file",
        at=at,
        actor=organization.actor_of(by, at),
        row=link,
        context=locked.ref,
        label=f"打开证据第{found.ordinal}号",
        new={"evidence": found.ref, "expires_at": link.expires_at},
    )
    return link


@transaction.atomic
@ledger.once("accountability.use_file_link", materials.link_by_uid)
def use_file_link(*, by: Person, at: datetime, request_id: UUID | None, link: UUID) -> FileLink:
    """取阅证据文件（第六条第一项）: the link is spent.

    It does not exist for another person. Refuses a second time, and after its minutes (accountability.link_used).
    """
    found = materials.visible_link(person=by, at=at, uid=link)
    access.require("accountability.use_file_link", queries.standing(by, at, found.evidence.case))
    locked = queries.lock(found.evidence.case)
    used = materials.lock(found)
    of_materials.check_link(used=used.used_at is not None, over=at >= used.expires_at)
    used.used_at = at
    used.save()
    ledger.record(
        "accountability.use_file_link",
        at=at,
        actor=organization.actor_of(by, at),
        row=used,
        context=locked.ref,
        label=f"取阅证据第{found.evidence.ordinal}号",
        new={"evidence": found.evidence.ref},
    )
    return used
