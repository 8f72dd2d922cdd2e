"""归档: a paper becomes an 件 with its slip, its instruction and its receipts, under one 档号."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction

from duban.ground import access
from duban.ground.access import mark_locked
from duban.ground.beijing import beijing_day
from duban.support.documents import archive as filing
from duban.support.documents import chain, numbers, queries, rules
from duban.support.documents.actions.freezing import register
from duban.support.documents.models import ArchivalItem
from duban.support.ledger import actions as ledger
from duban.support.ledger import locks
from duban.support.organization import queries as organization
from duban.support.organization.models import Person


@transaction.atomic
@ledger.once("documents.archive", queries.archival_item_by_uid)
def archive(
    *,
    by: Person,
    at: datetime,
    request_id: UUID | None,
    document: UUID,
    retention: str = "",
    remark: str = "",
) -> ArchivalItem:
    """归档（第八条第一项）: a frozen paper is filed once, with all that belongs to its 件, under the next 档号 of its year
    and 保管期限.

    `retention` is Y, D30 or D10; empty takes that of the kind in the rule set. Refuses what is not frozen, is filed
    already (documents.already_archived), or is still on its way (documents.on_its_way).
    """
    found = queries.visible_document(person=by, at=at, uid=document)
    access.require("documents.archive", organization.standing(by, at))
    locked = locks.take(found)
    draft = queries.draft_of(locked)
    rules.check_archivable(archived=queries.is_archived(locked), state=draft.state if draft else "")
    # Refuses what is not frozen, or no longer whole.
    pages = queries.page_count(locked)
    today = beijing_day(at)
    kept = rules.check_retention(retention or filing.retention_of(locked.kind, today))
    slip = None
    if draft is not None:
        made = chain.slip_facts(draft, day=today)
        slip = register(
            kind="issuing_slip",
            number="",
            title="发文稿纸",
            subject_ref=draft.ref,
            context_ref=locked.context_ref,
            facts=made,
            issued_on=today,
        )
    item = ArchivalItem(
        document=locked,
        slip=slip,
        year=locked.issued_on.year,
        retention=kept,
        pieces=filing.pieces(locked, draft),
        pages=pages,
        remark=remark.strip()[:200],
        filed_by=by,
        filed_on=today,
    )
    item.ordinal = numbers.take(f"archive {kept}", item.year)
    item.archival_no = filing.archival_no(item.year, kept, item.ordinal, today)
    item.save()
    # Filed under its matter, of which nothing changes: the paper's own lock is enough.
    mark_locked(locked.context_ref)
    ledger.record(
        "documents.archive",
        at=at,
        actor=organization.actor_of(by, at),
        row=item,
        context=locked.context_ref,
        label=f"归档：{locked.title}{locked.number}（{item.archival_no}）",
        new={"archival_no": item.archival_no, "retention": kept, "pieces": len(item.pieces)},
    )
    return item
