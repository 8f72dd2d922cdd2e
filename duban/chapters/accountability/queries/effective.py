"""Decisions as they count: served, standing, within their period; and what others may learn of them (15; 39 to 41)."""

from __future__ import annotations

from datetime import date

from django.db.models import Q, QuerySet

from duban.chapters.accountability.models import CaseDecision
from duban.chapters.accountability.queries import tables
from duban.chapters.accountability.rules import effects
from duban.chapters.accountability.rules.effects import Standing
from duban.chapters.accountability.terms.decision import EFFECTIVE
from duban.support.rulebook import queries as rulebook


def as_standing(decision: CaseDecision) -> Standing:
    """The decision as the rule on effect takes it."""
    return Standing(
        state=decision.state,
        measure=decision.measure,
        effective_on=decision.served_on or decision.decided_on,
        until_on=decision.until_on,
        ended_on=decision.fell_on,
    )


def bears(decision: CaseDecision) -> bool:
    """Whether the table of effects knows the measure at all."""
    table = tables.periods(rulebook.values(decision.decided_on))
    return effects.bears(decision.measure, decision.grade, table)


def effective_for(unit_id: int, person_id: int | None, from_on: date, to_on: date) -> list[CaseDecision]:
    """The decisions in effect on some day of the span, on that person, or on that unit itself (15; decision 41)."""
    rows = CaseDecision.objects.filter(state__in=EFFECTIVE, served_on__lte=to_on)
    mine = (
        Q(person__person=person_id) if person_id is not None else Q(person__isnull=True, case__unit=unit_id)
    )
    return [
        one
        for one in rows.filter(mine).order_by("id")
        if effects.touches(as_standing(one), from_on, to_on) and bears(one)
    ]


def effective(from_on: date, to_on: date) -> QuerySet[CaseDecision]:
    """Every served decision that stands, by the day of service: what is counted (decision 40)."""
    return CaseDecision.objects.filter(state__in=EFFECTIVE, served_on__range=(from_on, to_on)).order_by("id")


def published(day: date) -> list[CaseDecision]:
    """Names in public: only where the decision says so, and not after its period (decision 40)."""
    rows = CaseDecision.objects.filter(
        state__in=EFFECTIVE, names_public=True, served_on__lte=day, public_until__gte=day
    )
    return list(rows.select_related("case", "person").order_by("-served_on", "-id"))
