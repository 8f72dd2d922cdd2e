"""Reading what reports measure: fields of the category, values of objectives over time, confidence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from duban.chapters.feedback.models import OfficeConfidence, Report, ReportedValue, ReportedWord
from duban.chapters.feedback.rules import measuring as rules
from duban.chapters.feedback.terms import Confidence, ReportState
from duban.chapters.matters import queries as matters
from duban.support.rulebook import queries as rulebook

if TYPE_CHECKING:
    from duban.chapters.matters.models import Matter, Objective

# What has reached the Office and was not returned.
STANDS = (ReportState.SUBMITTED, ReportState.ACCEPTED)


def fields_of(matter: Matter, day: date) -> list[rules.Field]:
    """The fields of progress of the matter's category, by the version in force on that Beijing day."""
    return rules.fields_of(matter.category, rulebook.values(day).rows("feedback.progress_fields"))


def measured(matter: Matter) -> dict[str, str]:
    """The objectives of the matter that have an indicator: uid → its words."""
    return {str(one.uid): one.indicator for one in matters.measured_objectives(matter)}


def said_before(report: Report | None) -> list[rules.Value]:
    """What the version before has said of each objective."""
    rows = ReportedValue.objects.filter(report=report).select_related("objective") if report else ()
    return [rules.Value(str(one.objective.uid), one.value, one.why_not) for one in rows]


def words_of(report: Report) -> list[ReportedWord]:
    return list(ReportedWord.objects.filter(report=report).order_by("id"))


def values_of(report: Report) -> list[ReportedValue]:
    rows = ReportedValue.objects.filter(report=report).select_related("objective")
    return list(rows.order_by("objective_id"))


@dataclass(frozen=True)
class Measured:
    """An objective with its course: the Beijing day, unit and value of each report that stands."""

    objective: Objective
    course: Sequence[ReportedValue]

    @property
    def last(self) -> ReportedValue | None:
        return self.course[-1] if self.course else None


def courses(matter: Matter) -> list[Measured]:
    """Every objective with an indicator, and what reports have said of it, oldest first."""
    measured = matters.measured_objectives(matter)
    if not measured:
        return []
    rows = ReportedValue.objects.filter(report__matter=matter, report__state__in=STANDS)
    by_objective: dict[int, list[ReportedValue]] = defaultdict(list)
    for row in rows.select_related("report").order_by("report__submitted_on", "id"):
        by_objective[row.objective_id].append(row)
    return [Measured(one, by_objective[one.pk]) for one in measured]


def last_values(matter: Matter, unit_id: int) -> dict[str, str]:
    """The value that the unit gave last for each objective: what the next form begins with."""
    rows = ReportedValue.objects.filter(report__matter=matter, report__unit=unit_id).exclude(value="")
    return {str(row.objective.uid): row.value for row in rows.select_related("objective").order_by("id")}


def last_words(matter: Matter, unit_id: int) -> dict[str, str]:
    rows = ReportedWord.objects.filter(report__matter=matter, report__unit=unit_id).order_by("id")
    return {row.code: row.value for row in rows}


def confidence_by_uid(uid: UUID) -> OfficeConfidence:
    """For replays."""
    return OfficeConfidence.objects.get(uid=uid)


@dataclass(frozen=True)
class Sure:
    """How sure somebody is: the word, who, since which Beijing day, and why."""

    level: str
    word: str
    who: str
    on: date | None
    reason: str = ""


def confidence(matter: Matter) -> tuple[Sure | None, Sure | None]:
    """The unit's newest word with its report, and the Office's own; side by side, never mixed."""
    told = Report.objects.filter(matter=matter, state__in=STANDS).exclude(confidence="")
    report = told.order_by("-submitted_on", "-id").first()
    judged = OfficeConfidence.objects.filter(matter=matter).select_related("by").order_by("-id").first()
    unit = _sure(report.confidence, report.unit_name, report.submitted_on) if report else None
    office = _sure(judged.level, judged.by.name, judged.on, judged.reason) if judged else None
    return unit, office


def _sure(level: str, who: str, on: date | None, reason: str = "") -> Sure:
    return Sure(level, str(Confidence(level).label), who, on, reason)
