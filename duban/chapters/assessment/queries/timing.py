"""The computed half of an evaluation: the dates of a matter with their timeliness, and what is due to be evaluated
(art. 12; decisions 14 and 29)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from django.utils.translation import gettext as _

from duban.chapters.assessment.queries import evaluations
from duban.chapters.assessment.rules import evaluation as rules
from duban.chapters.assessment.terms.evaluation import Subject
from duban.chapters.matters import queries as matters
from duban.chapters.matters import rules as matter_rules
from duban.chapters.matters.queries import exempting, objectives, owed
from duban.chapters.matters.terms import ObligationKind, Timeliness
from duban.support.ledger.rows import Row
from duban.support.rulebook import queries as rulebook

if TYPE_CHECKING:
    from duban.chapters.assessment.models import Evaluation
    from duban.chapters.matters.models import ExemptionFinding, Matter, Obligation

NO_END = matter_rules.NO_END


@dataclass(frozen=True)
class Barred:
    """What was found of a date (不可抗因素): beside its timeliness, which it does not change."""

    finding: str
    days_not_charged: int
    bars_ground_2: bool
    on: date | None
    unit_id: int


@dataclass(frozen=True)
class Dated:
    """One date of the matter: as it was fixed first, as it is in force, when it was met, how late, and what was found of
    it (不可抗因素)."""

    subject: Subject
    ref: str
    label: str
    original_on: date | None
    due_on: date | None
    met_on: date | None
    timeliness: str
    late: int
    findings: Sequence[Barred]

    @property
    def word(self) -> str:
        """The timeliness in its official word."""
        return str(Timeliness(self.timeliness).label) if self.timeliness else _("不适用")

    @property
    def adjusted_on(self) -> date | None:
        return self.due_on if self.due_on != self.original_on else None


def dates(matter: Matter, year: int, today: date) -> list[Dated]:
    """The matter's own date first, then its milestones; of a matter without an end the milestones of that year."""
    found = exempting.found_on(matter)
    rows = [
        one
        for one in matters.obligations_of(matter)
        if one.kind in (ObligationKind.MATTER_DEADLINE, ObligationKind.MILESTONE) and one.lapsed_on is None
    ]
    whole = no_end(matter)
    chosen = [
        one
        for one in rows
        if one.kind == ObligationKind.MATTER_DEADLINE or not whole or one.due_on.year == year
    ]
    chosen.sort(key=lambda one: (one.kind != ObligationKind.MATTER_DEADLINE, one.due_on, one.pk))
    return [_dated(matter, one, found, today) for one in chosen]


def _dated(matter: Matter, line: Obligation, found: Sequence[ExemptionFinding], today: date) -> Dated:
    own = line.kind == ObligationKind.MATTER_DEADLINE
    met = matter.completed_on if own else objectives.reached_on(line)
    grade = _timeliness(met, line.due_on, today)
    end = met or today
    return Dated(
        subject=Subject.MATTER if own else Subject.MILESTONE,
        ref=matter.ref if own else line.source_ref,
        label=_("办结时限") if own else line.label,
        original_on=line.original_due_on if line.original_due_on != NO_END else None,
        due_on=line.due_on if line.due_on != NO_END else None,
        met_on=met,
        timeliness=grade,
        late=max(0, (end - line.due_on).days) if grade == Timeliness.LATE else 0,
        findings=[
            Barred(one.finding, one.days_not_charged, one.bars_ground_2, one.found_on, one.unit_id)
            for one in found
            if one.obligation_id == line.pk
        ],
    )


def _timeliness(met: date | None, due_on: date, today: date) -> str:
    if met is None:
        return Timeliness.LATE if due_on < today else ""
    grade = matter_rules.timeliness(completed_on=met, due_on=due_on, calendar=rulebook.calendar())
    return grade or ""


def no_end(matter: Matter) -> bool:
    """年内持续推进: without a last day."""
    return matters.due_on_of(matter) == NO_END


def due(matter: Matter) -> rules.Due:
    return rules.Due(
        number=matter.number,
        ending=matter.ending,
        completed_on=matter.completed_on,
        no_end=no_end(matter),
        since=matter.docketed_on.year,
    )


def year_of(matter: Matter, today: date) -> int:
    """The year for which the matter is evaluated now."""
    month = rulebook.values(today).number("assessment.year_end_from_month")
    return rules.year_of(due(matter), today, year_end_month=month)


def check_due(matter: Matter, year: int, today: date) -> None:
    month = rulebook.values(today).number("assessment.year_end_from_month")
    rules.check_due(due(matter), year, today=today, year_end_month=month)


def demanded(row: Evaluation, today: date) -> list[rules.Demanded]:
    """What of the evaluation must be analysed, by the rule set of the day."""
    values = rulebook.values(today)
    matter = row.matter
    timed = [
        rules.Timed(one.subject, one.ref, one.label, one.timeliness) for one in dates(matter, row.year, today)
    ]
    judged = [
        (one.objective.ref, one.objective.indicator or one.objective.text, one.quality)
        for one in evaluations.judged(row)
    ]
    return rules.demanded(
        timed,
        judged,
        (f"{matter.ref}/quality", _("总体质量效果"), row.quality),
        for_timeliness=values.texts("assessment.analysis_for_timeliness"),
        for_quality=values.texts("assessment.analysis_for_quality"),
    )


def source_of(matter: Matter, year: int) -> str:
    """What the duty to evaluate a matter for a year gives as its source."""
    return f"{matter.ref}/{year}"


def duty_by_uid(uid: UUID) -> Row:
    """For replays."""
    return matters.obligation_by_uid(uid)


def duty(matter: Matter, year: int) -> Obligation | None:
    """The Office's duty to evaluate the matter for that year, while it stands."""
    standing = matters.standing_obligations(matter, kinds=(ObligationKind.EVALUATE,))
    return next((one for one in standing if one.source_ref == source_of(matter, year)), None)


def is_evaluated(matter: Matter, year: int) -> bool:
    """Whether an evaluation stands that speaks of the result as it is: one of a result that was re-opened does not, and
    is corrected."""
    standing = evaluations.standing_of(matter, year)
    if standing is None:
        return False
    said = [one["met_on"] for one in standing.facts.get("dates", []) if one["subject"] == Subject.MATTER]
    return said in ([], [str(matter.completed_on or "")])


def is_unsettled(matter: Matter, year: int) -> bool:
    """Whether the evaluation of that year is wanting and nobody owes it."""
    return duty(matter, year) is None and not is_evaluated(matter, year)


def owed_year(matter: Matter, today: date) -> int:
    """The year for which it is to be evaluated first: that of the oldest duty, else the one of now."""
    standing = matters.standing_obligations(matter, kinds=(ObligationKind.EVALUATE,))
    years = [int(one.source_ref.rpartition("/")[2]) for one in standing]
    return min(years) if years else year_of(matter, today)


def owed_from(matter: Matter, year: int, today: date) -> date:
    """The day from which the limit is counted: of closing, else the first of the year after."""
    if matter.closed_on is not None:
        return matter.closed_on
    return date(year + 1, 1, 1) if year < today.year else today


def unowed(today: date) -> list[Matter]:
    """The matters without an end that ran in the last year, for which nothing is evaluated or owed."""
    year = today.year - 1
    found = []
    for matter in owed.running_in(year).filter(closed_on__isnull=True):
        settled = matters.by_source([source_of(matter, year)], ObligationKind.EVALUATE)
        if no_end(matter) and not settled and evaluations.standing_of(matter, year) is None:
            found.append(matter)
    return found
