"""核实: evidence with hashes and custody, identity numbers, interviews held by two (decision 34)."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from duban.chapters.accountability.actions import steps
from duban.chapters.accountability.models import (
    CaseEvidence,
    CaseInterview,
    CasePerson,
    EvidenceCustody,
)
from duban.chapters.accountability.queries import cases as queries
from duban.chapters.accountability.queries import materials
from duban.chapters.accountability.rules import cases as rules
from duban.chapters.accountability.rules import materials as of_materials
from duban.chapters.accountability.rules import stages
from duban.chapters.accountability.terms.case import EvidenceKind, Signing
from duban.ground import access
from duban.ground.beijing import beijing_day
from duban.support.files import actions as files
from duban.support.files import queries as received
from duban.support.ledger import actions as ledger
from duban.support.organization import queries as organization
from duban.support.organization.models import Person


@transaction.atomic
@ledger.once("accountability.add_evidence", materials.evidence_by_uid)
def add_evidence(
    *,
    by: Person,
    at: datetime,
    request_id: UUID | None,
    case: UUID,
    kind: EvidenceKind,
    name: str,
    origin: str,
    proves: str = "",
    received_on: date,
    file: UUID,
) -> CaseEvidence:
    """登记证据（第六条第二项）: by a handler, at the next place of the index, with the SHA-256 of what was received.

    The file, what it is, where it comes from and what it proves are sealed. It is in the keeping of whoever entered it: the
    director where the case has no handlers any more. Refuses a day to come.
    """
    found = queries.visible_case(person=by, at=at, uid=case)
    access.require("accountability.add_evidence", queries.standing(by, at, found))
    locked, today = queries.lock(found), beijing_day(at)
    step = stages.check_step("accountability.add_evidence", locked.stage)
    rules.check_day(received_on, today=today, not_before=date.min)
    stored = files.seal(received.file_by_uid(file))
    row = CaseEvidence(
        case=locked,
        ordinal=materials.next_ordinal(locked),
        kind=EvidenceKind(kind),
        file=stored,
        sha256=stored.sha256,
        received_on=received_on,
        received_by=by,
    )
    row.put(
        name=rules.check_words(name, what=_("证据名称"), article="6(2)"),
        origin=rules.check_words(origin, what=_("证据来源"), article="6(2)"),
        proves=proves.strip(),
    )
    row.save()
    EvidenceCustody(evidence=row, to_person=by, on=today).save()
    steps.advance(locked, step, today)
    ledger.record(
        "accountability.add_evidence",
        at=at,
        actor=organization.actor_of(by, at),
        row=row,
        context=locked.ref,
        label=f"登记证据第{row.ordinal}号：{EvidenceKind(kind).label}",
        new={"ordinal": row.ordinal, "sha256": row.sha256, "received_on": received_on},
    )
    return row


@transaction.atomic
@ledger.once("accountability.pass_evidence", materials.evidence_by_uid)
def pass_evidence(
    *, by: Person, at: datetime, request_id: UUID | None, piece: UUID, to: UUID, reason: str
) -> CaseEvidence:
    """移交证据保管（第六条第二项）: from whoever keeps it to another of the circle, with the reason.

    Refuses the present keeper and anyone outside the circle.
    """
    found = materials.visible_piece(person=by, at=at, uid=piece)
    access.require("accountability.pass_evidence", queries.standing(by, at, found.case))
    locked, today = queries.lock(found.case), beijing_day(at)
    step = stages.check_step("accountability.pass_evidence", locked.stage)
    passed_on = materials.lock(found)
    keeper = materials.keeper_of(passed_on)
    whom = organization.person_by_uid(to)
    of_materials.check_custody(
        same=whom.pk == keeper.pk, seated=queries.is_in_circle(locked, whom, today), name=keeper.name
    )
    passed = EvidenceCustody(evidence=passed_on, from_person=keeper, to_person=whom, on=today)
    passed.put(reason=rules.check_words(reason, what=_("移交的事由"), article="6(2)"))
    passed.save()
    passed_on.save()
    steps.advance(locked, step, today)
    steps.tell(locked, at, f"custody:{passed.uid}", people=[whom])
    ledger.record(
        "accountability.pass_evidence",
        at=at,
        actor=organization.actor_of(by, at),
        row=passed_on,
        context=locked.ref,
        label=f"证据第{passed_on.ordinal}号移交保管",
        old={"keeper": keeper.ref},
        new={"keeper": whom.ref},
    )
    return passed_on


@transaction.atomic
@ledger.once("accountability.record_identity", materials.case_person_by_uid)
def record_identity(
    *, by: Person, at: datetime, request_id: UUID | None, case: UUID, person: UUID, number: str
) -> CasePerson:
    """登记身份证号码（第六条第二项）: of a person concerned; sealed, and shown by its last four places.

    Refuses a number that does not fit its check.
    """
    found = queries.visible_case(person=by, at=at, uid=case)
    access.require("accountability.record_identity", queries.standing(by, at, found))
    locked, today = queries.lock(found), beijing_day(at)
    step = stages.check_step("accountability.record_identity", locked.stage)
    concerned = materials.lock(queries.person_of(locked, person))
    concerned.put(identity=of_materials.check_identity(number))
    concerned.save()
    steps.advance(locked, step, today)
    ledger.record(
        "accountability.record_identity",
        at=at,
        actor=organization.actor_of(by, at),
        row=concerned,
        context=locked.ref,
        label="登记身份证号码",
    )
    return concerned


@transaction.atomic
@ledger.once("accountability.record_interview", materials.interview_by_uid)
def record_interview(
    *,
    by: Person,
    at: datetime,
    request_id: UUID | None,
    case: UUID,
    second: UUID,
    whom: str,
    concerned: UUID | None = None,
    on: date,
    place: str,
    record: str,
    signing: Signing,
    refusal: str = "",
    scan: UUID | None = None,
) -> CaseInterview:
    """登记核实谈话（第六条第二项）: held by two handlers; signed, or the refusal noted in words.

    `concerned` when it was one of those whom the case concerns; `scan` is a piece of the evidence index. Refuses a day to
    come or before the case, a second person who does not handle it, and any interview once contact has stopped.
    """
    found = queries.visible_case(person=by, at=at, uid=case)
    access.require("accountability.record_interview", queries.standing(by, at, found))
    locked, today = queries.lock(found), beijing_day(at)
    step = stages.check_step("accountability.record_interview", locked.stage)
    rules.check_day(on, today=today, not_before=locked.opened_on)
    beside = organization.person_by_uid(second)
    rules.check_two(
        first=by.ref, second=beside.ref, handlers=[one.ref for one in queries.handlers_of(locked)]
    )
    rules.check_signing(signing, refusal)
    row = CaseInterview(
        case=locked,
        ordinal=len(materials.interviews_of(locked)) + 1,
        concerned=queries.person_of(locked, concerned) if concerned else None,
        on=on,
        first=by,
        second=beside,
        signing=Signing(signing),
        scan=materials.piece(locked, scan) if scan else None,
    )
    row.put(
        whom=rules.check_words(whom, what=_("谈话对象"), article="6(2)"),
        place=rules.check_words(place, what=_("谈话地点"), article="6(2)"),
        record=rules.check_words(record, what=_("谈话内容"), article="6(2)"),
        refusal=refusal.strip(),
    )
    row.save()
    steps.advance(locked, step, today)
    ledger.record(
        "accountability.record_interview",
        at=at,
        actor=organization.actor_of(by, at),
        row=row,
        context=locked.ref,
        label=f"登记第{row.ordinal}次核实谈话：{Signing(signing).label}",
        new={"on": on, "second": beside.ref, "signing": signing},
    )
    return row
