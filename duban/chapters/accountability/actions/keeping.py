"""案卷归档 apart from everything else, and the change of keys (decisions 40, 45)."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from duban.chapters.accountability.actions import steps
from duban.chapters.accountability.models import AccountabilityCase, AccountabilityClue, CaseHandler
from duban.chapters.accountability.queries import cases as queries
from duban.chapters.accountability.queries import clues, duties, materials
from duban.chapters.accountability.queries import sealed as sealed_rows
from duban.chapters.accountability.rules import cases as rules
from duban.chapters.accountability.rules import materials as of_materials
from duban.chapters.accountability.rules import stages
from duban.chapters.accountability.terms.case import DutyKind, Stage
from duban.chapters.matters import queries as matters
from duban.ground import access
from duban.ground.beijing import beijing_day
from duban.support.documents import closing, numbers
from duban.support.documents import queries as documents
from duban.support.files import actions as files
from duban.support.ledger import actions as ledger
from duban.support.organization import queries as organization
from duban.support.organization.models import Person

SERIES_WORD = "责追档"


@transaction.atomic
@ledger.once("accountability.archive_case", queries.case_by_uid)
def archive_case(*, by: Person, at: datetime, request_id: UUID | None, case: UUID) -> AccountabilityCase:
    """案卷归档（第十六条）: an ended case is put away under a number of its own series, with the digest of its index.

    Who was in the circle by name leaves it; head and director find it among the archived cases. Refuses while something
    is owed, a transfer without its result, and a file that is not as it was received.
    """
    found = queries.visible_case(person=by, at=at, uid=case)
    access.require("accountability.archive_case", queries.standing(by, at, found))
    kept, today = queries.lock(found), beijing_day(at)
    step = stages.check_step("accountability.archive_case", kept.stage)
    evidence = materials.evidence_of(kept)
    transfer = materials.transfer_of(kept)
    rules.check_archive(
        archived_on=kept.archived_on,
        waits_for_result=kept.stage == Stage.TRANSFERRED and (transfer is None or transfer.result_on is None),
        duties=[
            str(DutyKind(duty.kind).label)
            for duty in duties.open_duties(kept)
            if duty.kind != DutyKind.ARCHIVE
        ],
        damaged=materials.first_damaged(evidence),
    )
    _empty(kept, today, at)
    kept.archived_on, kept.archived_by = today, by
    kept.index_digest = materials.index_digest(evidence)
    kept.archive_number = _next_number(today)
    steps.advance(kept, step, today)
    ledger.record(
        "accountability.archive_case",
        at=at,
        actor=organization.actor_of(by, at),
        row=kept,
        context=kept.ref,
        label=f"案卷归档{kept.archive_number}",
        new={"evidence": len(evidence), "index": kept.index_digest},
    )
    return kept


def _empty(case: AccountabilityCase, today: date, at: datetime) -> None:
    """Nobody handles it any more; whom no post keeps in the circle leaves it."""
    for row in CaseHandler.objects.filter(case=case, to_on__isnull=True):
        row.to_on = today
        row.save()
    for place in queries.circle_of(case, today):
        if not place.post:
            steps.unseat(case, place.person, at)


def _next_number(today: date) -> str:
    """The next number of the year; last of all locks."""
    series = organization.body().document_prefix + SERIES_WORD
    return f"{series}〔{today.year}〕{numbers.take(series, today.year)}号"


@transaction.atomic
@ledger.once("accountability.reseal_case", queries.case_by_uid)
def reseal_case(
    *, by: Person | None, at: datetime, request_id: UUID | None, case: UUID
) -> AccountabilityCase:
    """更换案卷密钥（第六条第一项）: every sealed value, file and paper of the case under the current key; no word of it
    changes."""
    found = queries.visible_case(person=by, at=at, uid=case)
    access.require("accountability.reseal_case", organization.standing(by, at))
    locked = queries.lock(found)
    of_materials.check_key(old=sealed_rows.is_old(locked))
    _under_current_key(locked)
    ledger.record(
        "accountability.reseal_case",
        at=at,
        actor=organization.actor_of(by, at),
        row=locked,
        context=locked.ref,
        label="更换案卷密钥",
    )
    return locked


@transaction.atomic
@ledger.once("accountability.reseal_clue", clues.clue_by_uid)
def reseal_clue(
    *, by: Person | None, at: datetime, request_id: UUID | None, clue: UUID
) -> AccountabilityClue:
    """更换线索密钥（第六条第一项）: every sealed value, file and paper of the clue under the current key; no word of it changes."""
    found = clues.visible_clue(person=by, at=at, uid=clue)
    access.require("accountability.reseal_clue", organization.standing(by, at))
    matter = matters.lock(found.matter, at=at)
    locked = clues.read_under_lock(found, matter)
    of_materials.check_key(old=sealed_rows.is_old(locked))
    _under_current_key(locked)
    ledger.record(
        "accountability.reseal_clue",
        at=at,
        actor=organization.actor_of(by, at),
        row=locked,
        context=locked.ref,
        label="更换线索密钥",
    )
    return locked


def _under_current_key(root: AccountabilityCase | AccountabilityClue) -> None:
    """The row itself as it is locked, and everything sealed that lies in it, files included."""
    for row in (root, *sealed_rows.rows_of(root)):
        if row.reseal():
            row.save()
    for file in sealed_rows.files_of(root):
        files.seal(file)
    for paper in documents.of_context(root.ref):
        closing.reseal(paper)
