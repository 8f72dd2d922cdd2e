"""What a report measures, and how sure the Office is that the deadline will be kept (11(3), 12)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction

from duban.chapters.feedback.models import OfficeConfidence, Report, ReportedValue, ReportedWord
from duban.chapters.feedback.queries import measuring as queries
from duban.chapters.feedback.rules import measuring as rules
from duban.chapters.feedback.terms import Confidence, ReportKind
from duban.chapters.matters import queries as matters
from duban.chapters.matters import rules as matters_rules
from duban.ground import access
from duban.ground.beijing import beijing_day
from duban.support.ledger import actions as ledger
from duban.support.organization import queries as organization
from duban.support.organization.models import Person

if TYPE_CHECKING:
    from duban.chapters.matters.models import Matter


@dataclass(frozen=True)
class WordGiven:
    """One field of progress as it is typed; a date as 2026-03-02."""

    code: str
    value: str


@dataclass(frozen=True)
class ValueGiven:
    """What the report says of one objective: a value so far, or why there is none."""

    objective: UUID
    value: str = ""
    why_not: str = ""


@dataclass(frozen=True)
class Measurement:
    """What was found fit to be written down with a report."""

    words: Sequence[tuple[rules.Field, str]]
    values: Sequence[rules.Value]


def check(
    matter: Matter,
    words: Sequence[WordGiven],
    values: Sequence[ValueGiven],
    *,
    nature: ReportKind,
    before: Report | None,
    today: date,
) -> Measurement:
    """Words in their kind, values of the matter's own objectives; the final report answers for each."""
    said = [(one.code, one.value) for one in words]
    given = [rules.Value(str(one.objective), one.value, one.why_not) for one in values]
    return Measurement(
        words=rules.check_words(queries.fields_of(matter, today), said, today=today),
        values=rules.check_values(
            given, queries.measured(matter), nature=nature, before=queries.said_before(before)
        ),
    )


def write(report: Report, found: Measurement) -> None:
    """Written with the report, which is saved already."""
    for field, value in found.words:
        ReportedWord(
            report=report, code=field.code, label=field.label, value=value, measure=field.measure
        ).save()
    by_uid = {str(one.uid): one for one in matters.measured_objectives(report.matter)}
    for one in found.values:
        ReportedValue(
            report=report,
            objective=by_uid[one.objective],
            value=one.value.strip(),
            why_not=one.why_not.strip()[:2000],
        ).save()


def judge(
    matter: Matter, level: str, reason: str, *, by: Person, on: date, report: Report | None = None
) -> OfficeConfidence:
    """The Office's word, as a step of its own act or of a review."""
    rules.check_confidence(level, reason=reason)
    judged = OfficeConfidence(
        matter=matter, report=report, level=Confidence(level), reason=reason.strip()[:2000], by=by, on=on
    )
    judged.save()
    return judged


@transaction.atomic
@ledger.once("feedback.judge_confidence", queries.confidence_by_uid)
def judge_confidence(
    *, by: Person, at: datetime, request_id: UUID | None, matter: UUID, level: Confidence, reason: str = ""
) -> OfficeConfidence:
    """研判能否按期完成（第十一条第三项）: the Office's own word, beside the unit's; no light follows from it.

    Refuses a doubt without a reason, and a matter that is not under way.
    """
    found = matters.get_visible(person=by, at=at, uid=matter)
    access.require("feedback.judge_confidence", matters.standing(by, at, found))
    locked = matters.lock(found, at=at)
    matters_rules.check_active(locked.state, locked.closed_on, "11(3)")
    judged = judge(locked, Confidence(level), reason, by=by, on=beijing_day(at))
    ledger.record(
        "feedback.judge_confidence",
        at=at,
        actor=organization.actor_of(by, at),
        row=judged,
        context=locked.ref,
        label=f"研判能否按期：{Confidence(level).label}",
        new={"level": judged.level},
        reason=judged.reason,
    )
    return judged
