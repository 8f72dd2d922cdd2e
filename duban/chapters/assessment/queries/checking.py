"""What an evaluation still wants before it goes to the Leading Group."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from duban.chapters.assessment.queries import evaluations, timing
from duban.chapters.assessment.rules import evaluation as rules
from duban.chapters.assessment.terms.evaluation import CRITERIA, SHORT_NAMES
from duban.chapters.matters import queries as matters
from duban.chapters.supervision import queries as supervision
from duban.ground.beijing import beijing_day
from duban.ground.regulation import clauses
from duban.support.rulebook import queries as rulebook

if TYPE_CHECKING:
    from duban.chapters.assessment.models import Evaluation
    from duban.chapters.matters.models import Matter, Objective


def label_of(objective: Objective) -> str:
    """What an objective is called in a line."""
    return objective.indicator or objective.text


def criterion_name(clause: str) -> str:
    """第十二条第八项 服务配合."""
    return f"{clauses.cite(clause)} {SHORT_NAMES[clause]}"


def required(row: Evaluation, today: date) -> tuple[str, ...]:
    """The criteria on which something must be said: all, or those of the short sheet (decision 24)."""
    values = rulebook.values(today)
    return values.texts("assessment.short_sheet_criteria") if row.short else CRITERIA


def gaps(row: Evaluation, today: date) -> list[str]:
    """What the sheet lacks, in words."""
    judged = {one.objective_id: one for one in evaluations.judged(row)}
    found = evaluations.criteria(row)
    lines = []
    for objective in matters.quality_objectives(row.matter):
        one = judged.get(objective.pk)
        lines.append(
            rules.Judged(
                label=label_of(objective)[:40],
                quality=one.quality if one else "",
                reason=one.reason if one else "",
                evidence=one.evidence if one else "",
            )
        )
    criteria = [
        rules.Found(criterion_name(clause), clause, found[clause].words if clause in found else "")
        for clause in CRITERIA
    ]
    return rules.lacking(
        lines,
        criteria,
        required=required(row, today),
        quality=row.quality,
        quality_reason=row.quality_reason,
        opinion=row.opinion,
        words=_words(),
    )


def _words() -> Mapping[str, str]:
    return {
        "quality": _("质量效果等级"),
        "reason": _("理由"),
        "evidence": _("依据"),
        "whole": _("总体质量效果等级"),
        "whole_reason": _("总体评估理由"),
        "opinion": _("考核评估意见"),
    }


def unanalysed(row: Evaluation, today: date) -> list[rules.Demanded]:
    """What must be analysed and is not yet."""
    done = {one.subject_ref for one in evaluations.analyses(row)}
    return [one for one in timing.demanded(row, today) if one.ref not in done]


def waiting_for(row: Evaluation, today: date) -> list[tuple[str, date]]:
    """The named units that may still answer, each with its last day."""
    return [
        (one.unit_name, one.answer_until)
        for one in evaluations.analyses(row)
        if one.answer_until is not None and one.answered_on is None and today <= one.answer_until
    ]


def why_not_short(row: Evaluation, at: datetime) -> str:
    """Why the short sheet does not fit; empty where it does."""
    today = beijing_day(at)
    return _why_not(row.matter, len(timing.demanded(row, today)), today)


def short_fits(matter: Matter, year: int, today: date) -> bool:
    """Whether an evaluation that is not begun may use the short sheet."""
    late = [one for one in timing.dates(matter, year, today) if one.late]
    return not _why_not(matter, len(late), today)


def _why_not(matter: Matter, analyses: int, today: date) -> str:
    return rules.why_not_short(
        category=matter.category,
        categories=rulebook.values(today).texts("assessment.short_sheet_categories"),
        analyses=analyses,
        problems=supervision.problems_of(matter).count(),
        words={
            "category": _("该类事项须填写全部考核内容"),
            "analyses": _("有须分析原因和责任的情形"),
            "problems": _("督办中发现过问题"),
        },
    )
