"""Re-opened results: the row, the record that a re-opening rests on, and what had followed from the result."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from duban.chapters.feedback import rules
from duban.chapters.feedback.models import Reopening, Report
from duban.chapters.feedback.terms import ReportState
from duban.chapters.matters import queries as matters
from duban.ground.beijing import beijing_day
from duban.support.ledger import queries as ledger

if TYPE_CHECKING:
    from duban.chapters.matters.models import Matter

# By which acts the Office files what it found on a matter; a result is re-opened on one of these alone.
RECORDING = frozenset(
    {
        "supervision.record_problem",
        "supervision.record_visit",
        "supervision.look_back",
        "supervision.study_in_field",
        "supervision.supervise_otherwise",
        "supervision.correct_record",
    }
)


def reopening_by_uid(uid: UUID) -> Reopening:
    """For replays and reactions; pages go through the report."""
    return Reopening.objects.select_related("report__matter", "report__unit", "report__concerns").get(uid=uid)


def reopening_of(report: Report) -> Reopening | None:
    return Reopening.objects.filter(report=report).select_related("by").first()


def reopenings_of(matter: Matter) -> list[Reopening]:
    """What was re-opened on the matter, newest first."""
    found = Reopening.objects.filter(report__matter=matter).select_related("by", "report")
    return list(found.order_by("-id"))


@dataclass(frozen=True)
class Record:
    """An inspection's record on a matter: its reference, what it says, its Beijing day."""

    ref: str
    label: str
    on: date


def record(matter: Matter, ref: str) -> Record | None:
    """What supervision has filed on that matter under that reference."""
    line = ledger.first_of(ref, context=matter.ref) if ref else None
    if line is None or line.act not in RECORDING:
        return None
    return Record(ref, line.label[:200], beijing_day(line.at))


def records_on(matter: Matter) -> list[Record]:
    """The records on the matter, newest first, for choosing."""
    lines = ledger.timeline(matter.ref)
    return [
        Record(one.object_ref, one.label[:200], beijing_day(one.at)) for one in lines if one.act in RECORDING
    ]


def accepted_by_lead(matter: Matter) -> list[tuple[int, bool]]:
    """The percentages of the lead unit's accepted reports, newest first, each with whether it is a result."""
    lead = matters.lead_of(matter)
    if lead is None or lead.unit_id is None:
        return []
    line = matters.line_of(matter, lead.unit_id)
    rows = Report.objects.filter(matter=matter, unit__in=line, state=ReportState.ACCEPTED).select_related(
        "concerns"
    )
    return [
        (one.percent, rules.nature(one.concerns.kind if one.concerns else None) in rules.RESULTS)
        for one in rows.order_by("-id")
    ]
