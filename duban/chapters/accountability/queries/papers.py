"""The papers of a case or a clue: for its circle, and those addressed to him for the person concerned (16, 17; decision 40)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.utils.translation import gettext as _

from duban.chapters.accountability.models import AccountabilityCase, AccountabilityClue, CasePerson
from duban.chapters.accountability.queries import cases, clues, decisions, materials
from duban.ground.access import NotFound
from duban.support.documents import queries as documents
from duban.support.organization.models import Person

if TYPE_CHECKING:
    from duban.support.documents.models import Document

CASE, CLUE = "accountability.accountabilitycase:", "accountability.accountabilityclue:"
# Their number and addressee is he himself; slips and requests stay with the case.
HIS_OWN = frozenset({"facts_record", "statement_notice", "service_receipt", "not_pursued_notice"})


def of_case(case: AccountabilityCase) -> list[Document]:
    """Every paper of the case, in the order of issue."""
    return documents.of_context(case.ref)


def of_clue(clue: AccountabilityClue) -> list[Document]:
    """What went out with it."""
    return documents.of_context(clue.ref)


def of_person(person: CasePerson) -> list[Document]:
    """The papers that are addressed to the person, from when he may see the case on."""
    if person.seen_from is None:
        return []
    refs = {person.ref, *(one.ref for one in materials.showings_of(person))}
    refs |= {one.ref for one in materials.notices_of(person)}
    refs |= {one.ref for one in decisions.served_on(person)}
    return [one for one in of_case(person.case) if one.kind in HIS_OWN and one.subject_ref in refs]


@dataclass(frozen=True)
class Listed:
    """A paper as it stands in a list, and what it is called there: with whose it is, where several bear one title."""

    paper: Document
    name: str


def listed(found: Sequence[Document], case: AccountabilityCase | None = None) -> list[Listed]:
    """The papers with whom each concerns; the names come from the case, for a title is not sealed."""
    whose = _whose(case) if case is not None else {}
    return [Listed(one, _name(one, *whose.get(one.subject_ref, ("", 0)))) for one in found]


def _name(paper: Document, whom: str, ordinal: int) -> str:
    """Its title; with whose it is for papers that are addressed, and which of his, where he has several."""
    if paper.kind not in HIS_OWN or not whom:
        return paper.title
    if not ordinal:
        return _("{title}（{whom}）").format(title=paper.title, whom=whom)
    return _("{title}（{whom}，第 {n} 次）").format(title=paper.title, whom=whom, n=ordinal)


def _whose(case: AccountabilityCase) -> dict[str, tuple[str, int]]:
    """By what a paper is about: whose it is, and where he has several of a kind, which."""
    found = {case.ref: (case.unit_name, 0)}
    for person in cases.people_of(case):
        found[person.ref] = (person.name, 0)
        for rows in (materials.showings_of(person), materials.notices_of(person)):
            for place, row in enumerate(rows, start=1):
                found[row.ref] = (person.name, place if len(rows) > 1 else 0)
    for one in decisions.decisions_of(case):
        found[one.ref] = (one.person.name if one.person else case.unit_name, 0)
    return found


@dataclass(frozen=True)
class Found:
    """A paper, and that for whose sake it may be read: the clue, the case, or the reader's own record in it."""

    paper: Document
    clue: AccountabilityClue | None = None
    case: AccountabilityCase | None = None
    record: CasePerson | None = None


def visible_paper(*, person: Person, at: datetime, uid: UUID) -> Found:
    """A paper of a case or a clue, for its circle, or for the one concerned to whom it is addressed; for anyone else
    404."""
    found = documents.paper_of(CASE, uid) or documents.paper_of(CLUE, uid)
    if found is None:
        raise NotFound("accountability.not_found", cases.ARTICLE)
    root = UUID(found.context_ref.rpartition(":")[2])
    if found.context_ref.startswith(CLUE):
        return Found(found, clue=clues.visible_clue(person=person, at=at, uid=root))
    case = AccountabilityCase.objects.get(uid=root)
    if cases.cases(person, at).filter(pk=case.pk).exists():
        return Found(found, case=case)
    for record in materials.records_of(person):
        if record.case_id == case.pk and found.pk in {one.pk for one in of_person(record)}:
            return Found(found, record=record)
    raise NotFound("accountability.not_found", cases.ARTICLE)
