"""Choosing among evaluations: the filters of their list, and what waits to be evaluated."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from duban.chapters.assessment.models import Evaluation
from duban.chapters.assessment.queries import evaluations, seats
from duban.chapters.assessment.rules import evaluation as rules
from duban.chapters.assessment.terms.evaluation import EvaluationState, Quality
from duban.chapters.matters import queries as matters
from duban.chapters.matters.queries import owed as owed_rows
from duban.chapters.matters.terms import Timeliness
from duban.ground.access import Role
from duban.ground.beijing import beijing_day
from duban.support.organization import queries as organization
from duban.support.rulebook import queries as rulebook

if TYPE_CHECKING:
    from duban.chapters.matters.models import Obligation
    from duban.support.organization.models import Person


@dataclass(frozen=True)
class Query:
    """What the address asks for; unknown words are as if they were not there."""

    year: int | None = None
    state: str = ""
    quality: str = ""
    timeliness: str = ""
    unit: str = ""

    @classmethod
    def read(cls, given: Mapping[str, str]) -> Query:
        year = given.get("year", "")

        def known(name: str, values: list[str]) -> str:
            return given.get(name, "") if given.get(name, "") in values else ""

        return cls(
            year=int(year) if year.isdigit() and len(year) == 4 else None,
            state=known("state", EvaluationState.values),
            quality=known("quality", Quality.values),
            timeliness=known("timeliness", [*Timeliness.values, "NONE"]),
            unit=given.get("unit", ""),
        )

    @property
    def narrowed(self) -> bool:
        return self != Query()

    @property
    def about(self) -> str:
        return f"{self.year}|{self.state}|{self.quality}|{self.timeliness}|{self.unit}"


def chosen(rows: QuerySet[Evaluation], query: Query) -> QuerySet[Evaluation]:
    """Those that the query asks for; a quality counts once it is approved, a timeliness once it is frozen."""
    if query.year:
        rows = rows.filter(year=query.year)
    if query.state:
        rows = rows.filter(state=query.state)
    if query.quality:
        rows = rows.filter(quality=query.quality, approved_on__isnull=False)
    if query.timeliness:
        word = "" if query.timeliness == "NONE" else query.timeliness
        rows = rows.filter(timeliness=word, submitted_on__isnull=False)
    if query.unit:
        keys = [one.pk for one in seats.units_named(query.unit)]
        rows = rows.filter(matter__in=seats.matters_of_units(keys))
    return rows


@dataclass(frozen=True)
class Waiting:
    """Something that waits for this person: what, on which matter, since or until when, and its page."""

    what: str
    title: str
    on: date
    page: str
    uid: UUID


def to_decide(person: Person, at: datetime) -> list[Waiting]:
    """The submitted reports that somebody of the Leading Group still has to sign or approve; those on which he must
    recuse are not among them."""
    today = beijing_day(at)
    roles = organization.roles(person, today) & {Role.LEADING_GROUP_HEAD, Role.LEADING_GROUP_MEMBER}
    if not roles:
        return []
    head_too = rulebook.values(today).flag("assessment.head_recuses_for_units_in_charge")
    found = []
    for one in evaluations.submitted(date.max):
        signed = {row.person_id for row in evaluations.signatures(one)}
        bound = rules.recuses(seats.member(person, one.matter, today), head_too=head_too)
        if bound or person.pk in signed and Role.LEADING_GROUP_HEAD not in roles:
            continue
        since = one.submitted_on or one.evaluated_on
        found.append(Waiting(_("审定考核评估报告"), one.matter.title, since, "evaluation", one.uid))
    return found


def to_answer(person: Person, at: datetime) -> list[Waiting]:
    """The analyses that name a unit for which this person speaks, with the last day to answer."""
    return [
        Waiting(
            _("可陈述意见：%(what)s") % {"what": one.label},
            one.matter.title,
            one.answer_until,
            "analysis",
            one.uid,
        )
        for one in evaluations.naming(person, at)
        if one.answer_until is not None
    ]


def years(person: Person, at: datetime) -> list[int]:
    """The years of which there are evaluations for this person, newest first."""
    rows = evaluations.evaluations(person, at).order_by().values_list("year", flat=True)
    return sorted(set(rows), reverse=True)


def units(day: date) -> list[tuple[str, str]]:
    return seats.named([one.pk for one in seats.units_in_scope(day)], day)


def sees_office(person: Person, at: datetime) -> bool:
    """The Office and the Leading Group see what the Office still owes."""
    return bool(organization.roles(person, beijing_day(at)) & matters.SEES_ALL)


def owed(day: date) -> list[tuple[Obligation, int]]:
    """What the Office still owes, by due date, each with the days that it is late."""
    return [(one, max(0, (day - one.due_on).days)) for one in owed_rows.standing_of("EVALUATE")]
