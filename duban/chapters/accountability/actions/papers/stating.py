"""What the papers of a case have in common (16, 17). Facts are sealed with the document (decision 40)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from duban.chapters.accountability.models import (
    AccountabilityCase,
    AccountabilityClue,
    CasePerson,
    Deliberation,
    HandlingProposal,
)
from duban.chapters.accountability.queries import proposals, tables
from duban.chapters.accountability.terms.case import Responsibility
from duban.ground.regulation import clauses
from duban.support.documents import actions as documents
from duban.support.documents import numbers
from duban.support.documents.kinds import KINDS
from duban.support.documents.rules import in_words
from duban.support.organization import queries as organization
from duban.support.rulebook import queries as rulebook

OWN_WORDS = "《重大决策、重点工程、重要事项跟踪督办问效问责办法》"


def issue(
    root: AccountabilityCase | AccountabilityClue,
    kind: str,
    *,
    subject: str,
    today: date,
    facts: Mapping[str, object],
) -> str:
    """Number and register a paper of the case or clue; its number, empty for a kind that bears none."""
    number = numbers.allot(kind, today)
    documents.register(
        kind=kind,
        number=number,
        title=str(KINDS[kind].name),
        subject_ref=subject,
        context_ref=root.ref,
        facts={**facts, "number": number},
        issued_on=today,
    )
    return number


def form(case: AccountabilityCase, kind: str, subject: str, fields: Mapping[str, str], today: date) -> str:
    """Register a form of the case."""
    facts = {"letterhead": office(today), "fields": list(fields.items()), "date": today}
    return issue(case, kind, subject=subject, today=today, facts=facts)


def office(today: date) -> str:
    return organization.body().name + organization.unit_name(organization.office().pk, today)


def grounds(case: AccountabilityCase) -> str:
    return "、".join(clauses.cite(one) for one in proposals.grounds_of(case))


def whom(person: CasePerson) -> str:
    """Name, unit and post of the day, and for what he was responsible."""
    responsible = Responsibility(person.responsibility).label
    return f"{person.name}（{person.unit_name}{person.post}，{responsible}）"


def lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def found_words(proposal: HandlingProposal) -> str:
    found, values = proposal.findings, rulebook.values(proposal.on)
    made_out = "成立" if found.established else "不成立"
    return (
        f"情形：{made_out}；损失：{tables.loss_words(found.loss, values)}；"
        f"性质：{tables.nature_words(found.nature, values)}。" + found.words("words")
    )


def held_words(deliberation: Deliberation) -> str:
    left = deliberation.words("left")
    out = f"{left}回避。" if left else ""
    return f"{in_words(deliberation.on)}{deliberation.meeting}研究。{out}{deliberation.words('resolution')}"
