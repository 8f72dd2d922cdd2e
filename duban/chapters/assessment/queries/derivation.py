"""得分明细: from each line down to the act, the day, the rule and the article, with the way to the evidence (6(2), 13(2))."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from duban.chapters.assessment.models import AssessmentRun, Sheet
from duban.chapters.assessment.queries import computing, schemes
from duban.chapters.assessment.queries.computing import Line
from duban.chapters.assessment.rules.scheme.shapes import ZERO
from duban.chapters.assessment.terms.scheme import FactKind
from duban.chapters.assessment.terms.scheme_lines import plain, signed
from duban.chapters.matters import queries as matters
from duban.support.ledger import queries as ledger

if TYPE_CHECKING:
    from uuid import UUID

    from duban.support.organization.models import Person


@dataclass(frozen=True)
class Derived:
    """One line with what stands behind it: the act in words, the matter, and the reference of the evidence."""

    line: Line
    amount: str
    kind: str
    act: ledger.Line | None
    matter_uid: UUID | None
    matter: str
    ref: str


@dataclass(frozen=True)
class Part:
    """The lines of one group, and what they come to."""

    code: str
    title: str
    total: str
    lines: Sequence[Derived]


def titles_of(run: AssessmentRun) -> dict[str, str]:
    """What the groups and rules are called in the scheme under which it was computed, by code."""
    scheme = schemes.as_scheme(schemes.by_uid(matters.uid_of(run.scheme_ref)))
    rules = {one.code: one.title for one in scheme.rules}
    return rules | {one.code: one.title for one in scheme.groups}


def parts(sheet: Sheet, *, person: Person, at: datetime, titles: dict[str, str]) -> list[Part]:
    """The lines by group, in the order of the sheet. A matter that the person does not see is named by nothing."""
    lines = computing.lines(sheet)
    acts = ledger.entries([one.act for one in lines if one.act is not None])
    seen = matters.seen_among(
        {matters.uid_of(one.matter) for one in lines if one.matter}, person=person, at=at
    )
    found: dict[str, list[Derived]] = {}
    for one in lines:
        matter = seen.get(matters.uid_of(one.matter)) if one.matter else None
        found.setdefault(one.group, []).append(
            Derived(
                line=one,
                amount=signed(one.amount),
                kind=str(FactKind(one.kind).label) if one.kind else "",
                act=acts.get(one.act) if one.act is not None else None,
                matter_uid=matter.uid if matter else None,
                matter=f"{matter.number} {matter.title}" if matter else "",
                ref=one.ref if matter or not one.matter else "",
            )
        )
    return [
        Part(code, titles.get(code, ""), plain(sum((one.line.amount for one in rows), ZERO)), rows)
        for code, rows in found.items()
    ]
