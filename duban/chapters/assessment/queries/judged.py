"""What people judged within rules that leave it to them, by party (13(2)); and what still waits for them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from duban.chapters.assessment.models import PartJudgement
from duban.chapters.assessment.queries import schemes
from duban.chapters.assessment.queries.facts import PersonKey, UnitKey
from duban.chapters.assessment.rules.scheme.definition import Rule, for_unit
from duban.chapters.assessment.rules.scheme.engine import applies
from duban.chapters.assessment.rules.scheme.judging import bounds
from duban.chapters.assessment.rules.scheme.shapes import Judgement
from duban.chapters.assessment.terms.scheme import PartyKind, RuleKind, Side

JUDGED_KINDS = (RuleKind.MANUAL, RuleKind.RATIO, RuleKind.ALL_OR_NOTHING, RuleKind.DISCRETION)


@dataclass(frozen=True)
class Judgeable:
    """A rule that leaves something to people, and between which values."""

    rule: Rule
    low: str
    high: str


def judgement_by_uid(uid: UUID) -> PartJudgement:
    """For replays."""
    return PartJudgement.objects.get(uid=uid)


def of_year(year: int) -> Mapping[UnitKey | PersonKey, Sequence[Judgement]]:
    """What was judged of each party for the year, in the order in which it was."""
    found: dict[UnitKey | PersonKey, list[Judgement]] = defaultdict(list)
    for row in PartJudgement.objects.filter(year=year).select_related("by").order_by("on", "id"):
        side = Side(row.side)
        key: UnitKey | PersonKey = UnitKey(row.unit_id, side)
        if row.person_id is not None:
            key = PersonKey(row.person_id, row.unit_id, side)
        found[key].append(
            Judgement(
                rule=row.rule,
                value=row.value,
                by=row.by.name,
                on=row.on,
                reason=row.reason,
                evidence=row.basis,
                fact=row.fact_ref,
            )
        )
    return found


def judgements(year: int) -> QuerySet[PartJudgement]:
    """All of the year, the newest first."""
    return PartJudgement.objects.filter(year=year).select_related("unit", "person", "by").order_by("-id")


def left_to_people(rule: Rule) -> bool:
    """A proportional or met-or-not rule is people's only where no fact decides it."""
    if rule.kind in (RuleKind.RATIO, RuleKind.ALL_OR_NOTHING):
        return not rule.facts
    return rule.kind in JUDGED_KINDS


def rules_of(year: int, today: date, party: PartyKind, side: Side, unit_name: str = "") -> list[Judgeable]:
    """The rules of the last version in force in the year that leave something to people for such a party."""
    until = min(date(year, 12, 31), today)
    versions = schemes.versions_over(date(year, 1, 1), until)
    if not versions:
        return []
    frame = versions[-1].scheme
    scheme = for_unit(frame, unit_name) if unit_name else frame
    return [
        Judgeable(one, *(format(value, "f") for value in bounds(one)))
        for one in scheme.rules
        if left_to_people(one) and applies(one, party, side)
    ]
