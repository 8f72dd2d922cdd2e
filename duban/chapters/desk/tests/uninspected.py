"""The breaches of inspection, each planted by the acts alone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from duban.chapters.matters.models import Matter
from duban.chapters.supervision.tests import inspecting
from duban.support.ledger.rows import Row
from tests.cast import Town


def still_blocked(town: Town, matter: Matter) -> Matter:
    inspecting.special(town, matter)
    return matter


def interview_not_held(town: Town, matter: Matter) -> Matter:
    inspecting.approved(town, matter)
    return matter


def plan_undecided(town: Town, matter: Matter) -> Row:
    return inspecting.plan(town)


def inspection_undecided(town: Town, matter: Matter) -> Row:
    return inspecting.requested(town, matter)


def interview_undecided(town: Town, matter: Matter) -> Row:
    return inspecting.proposed(town, matter)


def visit_unrecorded(town: Town, matter: Matter) -> Row:
    return inspecting.arranged(town, matter)


def planned_and_never_made(town: Town, matter: Matter) -> Row:
    return inspecting.adopted(town, inspecting.planned(town, to_on=date(2026, 6, 30)))


def not_looked_back(town: Town, matter: Matter) -> Row:
    return inspecting.recorded(town, matter, look_back_on=date(2026, 4, 1))


def study_opinion_unanswered(town: Town, matter: Matter) -> Matter:
    inspecting.studied(town, matter)
    return matter


OTHERS: tuple[tuple[str, Callable[[Town, Matter], Row]], ...] = (
    ("inspection_plan", plan_undecided),
    ("inspection", inspection_undecided),
    ("interview", interview_undecided),
    ("visit", visit_unrecorded),
    ("plan_line", planned_and_never_made),
    ("look_back", not_looked_back),
    ("study_opinion", study_opinion_unanswered),
)
