"""Bring the town to an adopted scheme, entered facts and a computed year, by the acts alone."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from duban.chapters.assessment import actions
from duban.chapters.assessment.models import AssessmentRun, AssessmentScheme, EnteredFact
from duban.chapters.assessment.queries import facts, reckoning
from duban.chapters.assessment.queries.facts import Gathering, UnitKey
from duban.chapters.assessment.rules.scheme.shapes import Fact
from duban.chapters.assessment.terms.scheme import FactKind, Side
from duban.ground.beijing import beijing_day
from duban.support.jobs.work import Task
from tests.cast import Town

YEAR = 2026


def rule(code: str, kind: str, *facts_: str, **more: Any) -> dict[str, Any]:
    """One rule of a small scheme."""
    return {
        "code": code,
        "group": "all",
        "kind": kind,
        "title": more.pop("title", code),
        "article": "12",
        "facts": list(facts_),
        **more,
    }


def small_scheme(*rules: Mapping[str, Any], **more: Any) -> dict[str, Any]:
    """基础分 100, one group, and these rules."""
    least = ("90", "80", "70", None)
    units = ("GOOD", "FAIRLY_GOOD", "FAIR", "POOR")
    people = ("EXCELLENT", "COMPETENT", "BASICALLY_COMPETENT", "INCOMPETENT")
    return {
        "title": "考核细则",
        "groups": [{"code": "all", "title": "全部"}],
        "rules": [dict(one) for one in rules],
        "base": "100",
        "unit_cuts": [{"grade": one, "least": low} for one, low in zip(units, least, strict=True)],
        "person_cuts": [{"grade": one, "least": low} for one, low in zip(people, least, strict=True)],
        **more,
    }


def drafted(town: Town, body: Mapping[str, Any]) -> AssessmentScheme:
    return actions.draft_scheme(by=town["chen"], at=town.tick(), request_id=None, body=body)


def adopted(
    town: Town, body: Mapping[str, Any] | None = None, *, from_on: date | None = None
) -> AssessmentScheme:
    """In force from the beginning of the year, or from that day on."""
    row = drafted(town, body or late_costs_four())
    day = from_on or date(beijing_day(town.at).year, 1, 1)
    actions.submit_scheme(
        by=town["chen"], at=town.tick(), request_id=None, scheme=row.uid, note="试行", from_on=day
    )
    return actions.adopt_scheme(by=town["wang"], at=town.tick(), request_id=None, scheme=row.uid, from_on=day)


def late_costs_four(**more: Any) -> dict[str, Any]:
    return small_scheme(
        rule("late", "PER_EVENT", "MATTER_LATE", "MATTER_UNDONE", amount="-4", title="督办事项延时"),
        rule("praise", "PER_EVENT", "LEADER_PRAISED", amount="3", title="领导肯定性批示"),
        **more,
    )


def computed(town: Town, year: int = YEAR) -> AssessmentRun:
    """Asked for and done, as the bell does it after the commit."""
    run = actions.compute_year(by=town["chen"], at=town.tick(), request_id=None, year=year)
    return done(town, run)


def done(town: Town, run: AssessmentRun) -> AssessmentRun:
    actions.on_bell(Task(run.work, town.tick(), reckoning.quiet))
    run.refresh_from_db()
    return run


def entered(town: Town, *, who: str = "chen", **changed: Any) -> EnteredFact:
    given: dict[str, Any] = {
        "kind": FactKind.LEADER_PRAISED,
        "unit": town.unit("works").uid,
        "on": beijing_day(town.at),
        "text": "护城河清淤工程获区长肯定性批示",
        "basis": "区长2026年3月1日在《清淤专报》上的批示",
    }
    return actions.enter_fact(by=town[who], at=town.tick(), request_id=None, **{**given, **changed})


def confirmed(town: Town, fact: EnteredFact, *, who: str = "qian") -> EnteredFact:
    return actions.confirm_fact(by=town[who], at=town.tick(), request_id=None, fact=fact.uid)


def gathered(town: Town, year: int = YEAR) -> Gathering:
    return facts.of_year(year, beijing_day(town.at))


def of_unit(town: Town, unit: str, side: Side = Side.UNDERTAKING) -> list[Fact]:
    """What is known of that unit today."""
    return gathered(town).units.get(UnitKey(town.unit(unit).pk, side), [])


def kinds(found: list[Fact]) -> list[str]:
    return sorted(str(fact.kind) for fact in found)
