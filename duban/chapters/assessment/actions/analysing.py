"""原因和责任分析 of what was late or is poor, and what a unit that it names says to it (art. 12; decision 29)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from duban.chapters.assessment.models import CauseAnalysis
from duban.chapters.assessment.queries import evaluations, seats, timing
from duban.chapters.assessment.rules import evaluation as rules
from duban.chapters.assessment.terms.evaluation import Cause
from duban.chapters.matters import queries as matters
from duban.ground import access, workdays
from duban.ground.access import PostKind
from duban.ground.beijing import beijing_day
from duban.support.ledger import actions as ledger
from duban.support.notifications import inbox
from duban.support.organization import queries as organization
from duban.support.organization.models import OrgUnit, Person
from duban.support.rulebook import queries as rulebook

if TYPE_CHECKING:
    from duban.chapters.assessment.models import Evaluation

OFFICE = (PostKind.OFFICE_STAFF, PostKind.OFFICE_DIRECTOR)
SPEAKERS = tuple(sorted(matters.WHOLE_UNIT))


@transaction.atomic
@ledger.once("assessment.analyse_cause", evaluations.analysis_by_uid)
def analyse_cause(
    *,
    by: Person,
    at: datetime,
    request_id: UUID | None,
    evaluation: UUID,
    subject_ref: str,
    cause: Cause,
    words: str,
    responsibility: str,
    criteria: Sequence[str],
    unit: UUID | None = None,
) -> CauseAnalysis:
    """分析原因和责任（第十二条）: why the date was missed or the quality is poor, who answers for it, under which criteria.

    `subject_ref` names the matter, the milestone or the objective. Another `unit` that is named sees the analysis and may
    answer within `assessment.answer_analysis_within` working days. Written anew it takes the place of the former.
    Refuses what demands no analysis, fewer criteria than the rule set wants, and the lead unit as another one.
    """
    seen = evaluations.visible_evaluation(person=by, at=at, uid=evaluation)
    access.require("assessment.analyse_cause", seats.standing(by, at, seen.matter))
    matter = matters.lock(seen.matter, at=at)
    row = evaluations.lock(seen)
    today = beijing_day(at)
    rules.check_step("assessment.analyse_cause", row.state, step=_("分析原因和责任"))
    seats.check_assessor(by, at, matter)
    named = organization.unit_by_uid(unit) if unit else None
    lead = matters.lead_of(matter)
    about = rules.check_analysis(
        timing.demanded(row, today),
        subject_ref,
        cause=Cause(cause),
        texts={_("原因"): words, _("责任"): responsibility},
        criteria=criteria,
        least=rulebook.values(today).number("assessment.analysis_criteria"),
        unit="" if named is None else named.ref,
        own=named is not None and (not named.in_scope or lead is not None and lead.unit_id == named.pk),
    )
    _replace(row, subject_ref, today)
    analysis = CauseAnalysis(
        matter=matter,
        evaluation=row,
        year=row.year,
        subject=about.subject,
        subject_ref=subject_ref,
        label=about.label[:240],
        cause=Cause(cause),
        words=words.strip(),
        responsibility=responsibility.strip(),
        criteria=sorted(set(criteria)),
        unit=named,
        unit_name=organization.unit_name(named.pk, today) if named else "",
        answer_until=_answer_until(today) if named else None,
        by=by,
        on=today,
    )
    analysis.save()
    if named is not None:
        _tell_named(analysis, named, at)
    ledger.record(
        "assessment.analyse_cause",
        at=at,
        actor=organization.actor_of(by, at),
        row=analysis,
        context=matter.ref,
        label=f"分析原因和责任：{analysis.label}，{Cause(cause).label}",
        new={"cause": analysis.cause, "criteria": analysis.criteria, "unit": named.ref if named else ""},
        reason=analysis.words,
    )
    return analysis


def _answer_until(today: date) -> date:
    """权利期限: counted in working days from the day after (decision 11)."""
    days = rulebook.values(today).number("assessment.answer_analysis_within")
    return workdays.add_working_days(today, days, rulebook.calendar())


def _replace(row: Evaluation, subject_ref: str, today: date) -> None:
    former = evaluations.analysis_of(row, subject_ref)
    if former is not None:
        taken = evaluations.lock_analysis(former)
        taken.replaced_on = today
        taken.save()


def _tell_named(analysis: CauseAnalysis, unit: OrgUnit, at: datetime) -> None:
    inbox.tell(
        organization.holders(unit.pk, SPEAKERS, beijing_day(at)),
        kind="assessment.analysis",
        text=_("有一项原因和责任分析涉及本单位，可在 {until} 前陈述意见").format(until=analysis.answer_until),
        at=at,
        slot=f"analysis:{analysis.uid}",
        subject_ref=analysis.ref,
        context_ref=analysis.matter.ref,
    )


@transaction.atomic
@ledger.once("assessment.answer_analysis", evaluations.analysis_by_uid)
def answer_analysis(
    *, by: Person, at: datetime, request_id: UUID | None, analysis: UUID, answer: str
) -> CauseAnalysis:
    """对原因和责任分析陈述意见（第六条第二项）: by the unit that it names, within its time; the answer stands beside it.

    Refuses a second answer, one after its time, and a unit that is not named.
    """
    seen = evaluations.visible_analysis(person=by, at=at, uid=analysis)
    access.require("assessment.answer_analysis", evaluations.standing_of_named(by, at, seen))
    matter = matters.lock(seen.matter, at=at)
    row = evaluations.lock_analysis(seen)
    today = beijing_day(at)
    rules.check_answer(
        answer, answered_on=row.answered_on, until=row.answer_until, today=today, what=_("意见")
    )
    row.answer, row.answered_by, row.answered_on = answer.strip(), by, today
    row.save()
    inbox.tell(
        [person for post in OFFICE for person in organization.people_with(post, today)],
        kind="assessment.analysis",
        text=_("{number}的原因和责任分析：{unit}已陈述意见").format(number=matter.number, unit=row.unit_name),
        at=at,
        slot=f"analysis_answer:{row.uid}",
        subject_ref=row.ref,
        context_ref=matter.ref,
    )
    ledger.record(
        "assessment.answer_analysis",
        at=at,
        actor=organization.actor_of(by, at),
        row=row,
        context=matter.ref,
        label=f"{row.unit_name}对原因和责任分析陈述意见",
        new={"answered_on": today},
        reason=row.answer,
    )
    return row
