"""Reading what lies in a case: evidence and its custody, interviews, hearings, claims; each for whom it exists."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar
from uuid import UUID

from duban.chapters.accountability.models import (
    AccountabilityCase,
    CaseEvidence,
    CaseInterview,
    CasePerson,
    CaseTransfer,
    CaseView,
    EvidenceCustody,
    FactsShowing,
    FileLink,
    Statement,
    StatementNotice,
    ToleranceClaim,
)
from duban.chapters.accountability.queries import cases
from duban.chapters.accountability.rules.cases import Heard
from duban.ground.access import NotFound, Refusal, Unfit
from duban.support.files import queries as files
from duban.support.ledger import locks
from duban.support.ledger.rows import Row
from duban.support.organization.models import Person

R = TypeVar("R", bound=Row)

# -- for replays ----------------------------------------------------------------------------------------


def evidence_by_uid(uid: UUID) -> CaseEvidence:
    return CaseEvidence.objects.get(uid=uid)


def interview_by_uid(uid: UUID) -> CaseInterview:
    return CaseInterview.objects.get(uid=uid)


def showing_by_uid(uid: UUID) -> FactsShowing:
    return FactsShowing.objects.get(uid=uid)


def notice_by_uid(uid: UUID) -> StatementNotice:
    return StatementNotice.objects.get(uid=uid)


def statement_by_uid(uid: UUID) -> Statement:
    return Statement.objects.get(uid=uid)


def claim_by_uid(uid: UUID) -> ToleranceClaim:
    return ToleranceClaim.objects.get(uid=uid)


def link_by_uid(uid: UUID) -> FileLink:
    return FileLink.objects.get(uid=uid)


def view_by_uid(uid: UUID) -> CaseView:
    return CaseView.objects.get(uid=uid)


def case_person_by_uid(uid: UUID) -> CasePerson:
    return CasePerson.objects.get(uid=uid)


# -- evidence -------------------------------------------------------------------------------------------


def evidence_of(case: AccountabilityCase) -> list[CaseEvidence]:
    rows = CaseEvidence.objects.filter(case=case).select_related("file", "received_by")
    return list(rows.order_by("ordinal"))


def piece(case: AccountabilityCase, uid: UUID) -> CaseEvidence:
    """A piece of this case's index; of another one, it is none."""
    found = CaseEvidence.objects.filter(case=case, uid=uid).select_related("file").first()
    if found is None:
        raise Unfit("accountability.evidence_foreign", "6(2)")
    return found


def visible_piece(*, person: Person | None, at: datetime, uid: UUID) -> CaseEvidence:
    """A piece of evidence, for the circle of its case; otherwise 404."""
    found = CaseEvidence.objects.filter(uid=uid, case__in=cases.cases(person, at)).first()
    if found is None:
        raise NotFound("accountability.not_found", cases.ARTICLE)
    return CaseEvidence.objects.select_related("case__unit", "file").get(pk=found.pk)


def next_ordinal(case: AccountabilityCase) -> int:
    last = CaseEvidence.objects.filter(case=case).order_by("-ordinal").first()
    return last.ordinal + 1 if last else 1


def custody_of(piece: CaseEvidence) -> list[EvidenceCustody]:
    rows = EvidenceCustody.objects.filter(evidence=piece).select_related("from_person", "to_person")
    return list(rows.order_by("id"))


def keeper_of(piece: CaseEvidence) -> Person:
    """In whose keeping it is now."""
    return custody_of(piece)[-1].to_person


def index_digest(found: Sequence[CaseEvidence]) -> str:
    """SHA-256 over the index: the place and digest of each piece, in their order."""
    lines = "\n".join(f"{one.ordinal} {one.sha256}" for one in found)
    return hashlib.sha256(lines.encode()).hexdigest()


def first_damaged(found: Sequence[CaseEvidence]) -> int | None:
    """The place of the first piece whose bytes are not those that were received."""
    for one in found:
        try:
            files.open_bytes(one.file)
        except Refusal:
            return one.ordinal
        if one.file.sha256 != one.sha256:
            return one.ordinal
    return None


def visible_link(*, person: Person, at: datetime, uid: UUID) -> FileLink:
    """The link, for him to whom it was given, while its case exists for him."""
    found = FileLink.objects.filter(uid=uid, person=person, evidence__case__in=cases.cases(person, at))
    link = found.select_related("evidence__case__unit", "evidence__file").first()
    if link is None:
        raise NotFound("accountability.not_found", cases.ARTICLE)
    return link


def lock(row: R) -> R:
    """A thing in the case as it now stands; the case itself is locked first."""
    return locks.take(row)


# -- interviews and hearing -----------------------------------------------------------------------------


def interviews_of(case: AccountabilityCase) -> list[CaseInterview]:
    rows = CaseInterview.objects.filter(case=case).select_related("first", "second", "concerned")
    return list(rows.order_by("ordinal"))


def showings_of(person: CasePerson) -> list[FactsShowing]:
    rows = FactsShowing.objects.filter(person=person).select_related("first", "second")
    return list(rows.order_by("ordinal"))


def notices_of(person: CasePerson) -> list[StatementNotice]:
    return list(StatementNotice.objects.filter(person=person).select_related("told_by").order_by("id"))


def notice_of(person: CasePerson) -> StatementNotice | None:
    """The last telling: its period is the one that runs."""
    found = notices_of(person)
    return found[-1] if found else None


def is_told(person: CasePerson) -> bool:
    """Whether the facts as he was shown them last were told with a period to answer."""
    shown, notice = showings_of(person), notice_of(person)
    return bool(shown) and notice is not None and notice.showing_id == shown[-1].pk


def needed_notice(person: CasePerson) -> StatementNotice:
    """The telling on which a statement rests. Refuses without one (accountability.not_told)."""
    found = notice_of(person)
    if found is None:
        raise Refusal("accountability.not_told", "6(2)")
    return found


def statements_of(person: CasePerson) -> list[Statement]:
    rows = Statement.objects.filter(notice__person=person).select_related("entered_by", "checked_by")
    return list(rows.order_by("id"))


def claims_of(person: CasePerson) -> list[ToleranceClaim]:
    rows = ToleranceClaim.objects.filter(person=person).select_related("claimed_by", "answered_by")
    return list(rows.order_by("id"))


def open_claims(case: AccountabilityCase) -> int:
    return ToleranceClaim.objects.filter(case=case, answered_on__isnull=True).count()


def heard(case: AccountabilityCase) -> list[Heard]:
    """How far each person concerned has been heard; what stands before a proposal (decision 34)."""
    found = []
    for person in cases.people_of(case):
        notice, statements = notice_of(person), statements_of(person)
        since = [
            one for one in statements if notice is not None and one.notice_id == notice.pk and not one.differs
        ]
        found.append(
            Heard(
                name=person.name,
                shown=FactsShowing.objects.filter(person=person).exists(),
                told=is_told(person),
                until_on=notice.until_on if notice else None,
                answered=bool(since),
                unchecked=any(is_unchecked(one, person) for one in statements),
            )
        )
    return found


def is_own(statement: Statement, person: CasePerson) -> bool:
    """Whether he made it himself in the system."""
    return statement.entered_by_id == person.person_id


def is_unchecked(statement: Statement, person: CasePerson) -> bool:
    return statement.checked_by_id is None and not is_own(statement, person)


def visible_statement(*, person: Person, at: datetime, uid: UUID) -> Statement:
    """A statement, for the circle of its case; otherwise 404."""
    found = Statement.objects.filter(uid=uid, notice__person__case__in=cases.cases(person, at)).first()
    if found is None:
        raise NotFound("accountability.not_found", cases.ARTICLE)
    return Statement.objects.select_related("notice__person__case__unit").get(pk=found.pk)


def visible_claim(*, person: Person, at: datetime, uid: UUID) -> ToleranceClaim:
    found = ToleranceClaim.objects.filter(uid=uid, case__in=cases.cases(person, at)).first()
    if found is None:
        raise NotFound("accountability.not_found", cases.ARTICLE)
    return ToleranceClaim.objects.select_related("case__unit", "person__person").get(pk=found.pk)


# -- the person's own record ----------------------------------------------------------------------------


def records_of(person: Person) -> list[CasePerson]:
    """What is recorded about the person, from 见面 or 申辩告知 on (decision 40)."""
    rows = CasePerson.objects.filter(person=person, seen_from__isnull=False).select_related("case")
    return list(rows.order_by("-seen_from", "-id"))


def visible_record(*, person: Person, at: datetime, uid: UUID) -> CasePerson:
    """His own record for himself; for the circle that of everybody in the case; for anyone else 404."""
    rows = CasePerson.objects.filter(uid=uid).select_related("case__unit", "person")
    own = rows.filter(person=person, seen_from__isnull=False).first()
    found = own or rows.filter(case__in=cases.cases(person, at)).first()
    if found is None:
        raise NotFound("accountability.not_found", cases.ARTICLE)
    return found


# -- transfer and views ---------------------------------------------------------------------------------


def transfer_of(case: AccountabilityCase) -> CaseTransfer | None:
    return CaseTransfer.objects.filter(case=case).select_related("approved_by").first()


def needed_transfer(case: AccountabilityCase) -> CaseTransfer:
    """The transfer on which a receipt or a result rests. Refuses without one (accountability.transfer_missing)."""
    found = transfer_of(case)
    if found is None:
        raise Refusal("accountability.transfer_missing", "17(2)")
    return found


def last_views(case: AccountabilityCase, limit: int = 50) -> list[CaseView]:
    rows = CaseView.objects.filter(case=case).select_related("person")
    return list(rows.order_by("-id")[:limit])


@dataclass(frozen=True)
class Hearing:
    """One person concerned, with everything that he was shown and has answered."""

    person: CasePerson
    showings: Sequence[FactsShowing]
    notices: Sequence[StatementNotice]
    statements: Sequence[Statement]
    claims: Sequence[ToleranceClaim]


def hearing_of(person: CasePerson) -> Hearing:
    return Hearing(person, showings_of(person), notices_of(person), statements_of(person), claims_of(person))
