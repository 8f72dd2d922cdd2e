"""The 立项通报 as it is frozen at issue: exactly the docketed matters, in the order of the list."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from duban.chapters.intake import queries, terms
from duban.chapters.intake.models import Candidate, DocketingList
from duban.chapters.matters.terms import MatterCategory
from duban.ground.access import BrokenAct, Relation
from duban.support.documents import actions as documents
from duban.support.documents import numbers
from duban.support.documents.rules import in_words
from duban.support.organization import queries as organization
from duban.support.organization.terms import DeciderKind
from duban.support.rulebook import queries as rulebook

if TYPE_CHECKING:
    from duban.chapters.matters.models import Matter
    from duban.support.documents.models import Document

KIND = "docketing_circular"
ADDRESSED = (Relation.LEAD, Relation.CO, Relation.SERVICE)


def issue(listed: DocketingList, docketed: Sequence[tuple[Candidate, Matter]], *, today: date) -> Document:
    """Number the circular (the last of all locks) and keep its facts."""
    facts = _facts(listed, docketed, today)
    prefix = organization.body().document_prefix
    series = prefix + str(rulebook.values(today).table("documents.series_words")[KIND])
    number = f"{series}〔{today.year}〕{numbers.take(series, today.year)}号"
    title = terms.CIRCULAR_TITLE.format(title=listed.title)
    return documents.register(
        kind=KIND,
        number=number,
        title=title,
        subject_ref=listed.ref,
        context_ref=listed.ref,
        facts={**facts, "number": number, "title": title},
        issued_on=today,
    )


def _facts(
    listed: DocketingList, docketed: Sequence[tuple[Candidate, Matter]], today: date
) -> dict[str, object]:
    candidates = [candidate for candidate, _ in docketed]
    issuer = organization.body().name + organization.unit_name(organization.office().pk, today)
    return {
        "letterhead": issuer,
        "to": "、".join(_addressees(candidates)),
        "paragraphs": _paragraphs(listed, candidates),
        "table": {
            "head": list(terms.CIRCULAR_HEAD),
            "rows": [
                _row(place, candidate, matter) for place, (candidate, matter) in enumerate(docketed, start=1)
            ],
        },
        "signature": issuer,
        "date": str(today),
    }


def _addressees(candidates: Sequence[Candidate]) -> list[str]:
    names = [
        one["name"] for candidate in candidates for one in candidate.units if one["relation"] in ADDRESSED
    ]
    return list(dict.fromkeys(names))


def _paragraphs(listed: DocketingList, candidates: Sequence[Candidate]) -> list[str]:
    if listed.approved_on is None:
        raise BrokenAct("a list is announced on the ground of its approval")
    slip = listed.approval
    approver = str(DeciderKind(slip.decider_kind if slip else DeciderKind.LEADING_GROUP_HEAD).label)
    texts = [
        terms.CIRCULAR_BASIS.format(
            title=listed.title,
            approved_on=in_words(listed.approved_on),
            approver=approver,
            count=len(candidates),
        ),
        terms.CIRCULAR_DUTY,
    ]
    if any(queries.lead_of(one) is None for one in candidates):
        texts.append(terms.CIRCULAR_NO_LEAD)
    if any(one["relation"] == Relation.EXTERNAL for candidate in candidates for one in candidate.units):
        texts.append(terms.CIRCULAR_EXTERNAL)
    return texts


def _row(place: int, candidate: Candidate, matter: Matter) -> list[str]:
    return [
        str(place),
        matter.number,
        candidate.title,
        str(MatterCategory(candidate.category).label),
        queries.names_of(candidate.units, Relation.LEAD) or terms.LEAD_TO_NAME,
        queries.names_of(candidate.units, Relation.CO),
        queries.names_of(candidate.units, Relation.SERVICE),
        str(terms.OPEN_ENDED) if candidate.no_end else str(candidate.due_on),
    ]
