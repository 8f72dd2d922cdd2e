"""The papers of a case: for its circle, and those addressed to him for the person concerned (16, 17; decision 40)."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from duban.chapters.accountability.models import AccountabilityCase, CasePerson
from duban.chapters.accountability.queries import cases, decisions, materials
from duban.ground.access import NotFound
from duban.support.documents import queries as documents
from duban.support.organization.models import Person

if TYPE_CHECKING:
    from duban.support.documents.models import Document

CASE = "accountability.accountabilitycase:"
# Their number and addressee is he himself; slips and requests stay with the case.
HIS_OWN = frozenset({"facts_record", "statement_notice", "service_receipt", "not_pursued_notice"})


def of_case(case: AccountabilityCase) -> list[Document]:
    """Every paper of the case, in the order of issue."""
    return documents.of_context(case.ref)


def of_person(person: CasePerson) -> list[Document]:
    """The papers that are addressed to the person, from when he may see the case on."""
    if person.seen_from is None:
        return []
    refs = {person.ref, *(one.ref for one in materials.showings_of(person))}
    refs |= {one.ref for one in materials.notices_of(person)}
    served = [
        one for one in decisions.decisions_of(person.case) if one.person_id == person.pk and one.served_on
    ]
    refs |= {one.ref for one in served}
    return [one for one in of_case(person.case) if one.kind in HIS_OWN and one.subject_ref in refs]


def visible_paper(
    *, person: Person, at: datetime, uid: UUID
) -> tuple[Document, AccountabilityCase, CasePerson | None]:
    """A paper with its case, and the reader's own record where he is the one concerned; for anyone else 404."""
    found = documents.paper_of(CASE, uid)
    if found is None:
        raise NotFound("accountability.not_found", cases.ARTICLE)
    case = AccountabilityCase.objects.get(uid=UUID(found.context_ref.rpartition(":")[2]))
    if cases.cases(person, at).filter(pk=case.pk).exists():
        return found, case, None
    for record in materials.records_of(person):
        if record.case_id == case.pk and found.pk in {one.pk for one in of_person(record)}:
            return found, case, record
    raise NotFound("accountability.not_found", cases.ARTICLE)
