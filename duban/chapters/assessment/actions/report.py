"""The words of the 考核评估报告 as they are frozen at approval: Chinese only (decision 43)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from duban.chapters.assessment.queries import checking, evaluations, gathering, seats
from duban.chapters.assessment.terms.evaluation import CRITERIA, MISCONDUCT, ApprovedIn, Cause, Quality
from duban.chapters.matters.terms import MatterCategory
from duban.ground.regulation import clauses
from duban.support.documents.rules import in_words
from duban.support.organization import queries as organization

if TYPE_CHECKING:
    from duban.chapters.assessment.models import CauseAnalysis, CriterionFinding, Evaluation


def title_of(row: Evaluation) -> str:
    what = "考核评估更正报告" if row.corrects_id else "考核评估报告"
    return f"关于《{row.matter.title}》的{what}"


def facts_of(row: Evaluation, *, number: str, day: date) -> dict[str, object]:
    """Everything that the report says, as plain values."""
    issuer = organization.body().name + organization.unit_name(organization.office().pk, day)
    return {
        "letterhead": issuer,
        "number": number,
        "title": title_of(row),
        "to": "领导小组",
        "paragraphs": list(_paragraphs(row)),
        "table": _table(row),
        "signature": issuer,
        "date": str(day),
    }


def _paragraphs(row: Evaluation) -> Iterator[str]:
    yield "一、事项"
    yield from _matter(row)
    yield "二、时限评估"
    for one in gathering.kept(row).dates:
        due = in_words(one.due_on) if one.due_on else "无终止时限"
        met = in_words(one.met_on) if one.met_on else "尚未完成"
        late = f"，逾期{one.late}天" if one.late else ""
        yield f"{one.label}：时限{due}，完成{met}，时限评估为“{one.word}”{late}。"
    yield "三、质量效果评估"
    for judged in evaluations.judged(row):
        label = checking.label_of(judged.objective).rstrip("。")
        yield f"{label}：“{Quality(judged.quality).label}”。理由：{_end(judged.reason)}依据：{_end(judged.evidence)}"
    yield f"总体质量效果评估为“{Quality(row.quality).label}”。{_end(row.quality_reason)}"
    if row.better_reason:
        yield f"总体评估高于所列目标的理由：{_end(row.better_reason)}"
    analyses = evaluations.analyses(row)
    if analyses:
        yield "四、原因和责任分析"
        for analysis in analyses:
            yield from _analysis(analysis)
    yield f"{'五' if analyses else '四'}、考核评估意见"
    yield from row.opinion.splitlines()
    yield _decision(row)


def _matter(row: Evaluation) -> Iterator[str]:
    day = row.approved_on or row.evaluated_on
    matter = row.matter
    names = "、".join(organization.unit_name(one, day) for one in seats.unit_ids(matter))
    yield (
        f"{matter.number}《{matter.title}》，{MatterCategory(matter.category).label}，{row.year}年度考核评估。"
        f"承办和服务单位：{names}。"
    )
    if row.corrects is not None:
        yield f"本报告更正{_number(row.corrects)}考核评估报告。更正理由：{_end(row.correction_reason)}"


def _number(row: Evaluation) -> str:
    return row.document.number if row.document else ""


def _analysis(one: CauseAnalysis) -> Iterator[str]:
    where = "、".join(clauses.cite(clause) for clause in one.criteria)
    named = f"（{one.unit_name}）" if one.unit_name else ""
    yield (
        f"{one.label}：{Cause(one.cause).label}{named}。{_end(one.words)}责任：{_end(one.responsibility)}"
        f"对应考核内容：{where}。"
    )
    if one.answered_on:
        yield f"{one.unit_name}{in_words(one.answered_on)}陈述意见：{_end(one.answer)}"
    elif one.unit_name:
        yield f"{one.unit_name}在期限内未陈述意见。"


def _decision(row: Evaluation) -> str:
    day = in_words(row.approved_on or row.evaluated_on)
    way = str(ApprovedIn(row.approved_in).label)
    by = f"（{row.approved_for}）" if row.approved_for else ""
    recused = f"回避：{row.recused}。" if row.recused else ""
    return f"以上报告经{way}{by}，{day}审定。{recused}{_end(row.approval) if row.approval else ''}"


def _table(row: Evaluation) -> dict[str, object]:
    """The criteria on which something was said; of the short sheet the others are left out."""
    found = evaluations.criteria(row)
    rows = [
        [clauses.cite(clause), clauses.clause(clause).words.rstrip("；;。"), _said(found[clause])]
        for clause in CRITERIA
        if clause in found
        and (found[clause].words or not found[clause].applies)
        # Whether there was dereliction, others verify; the units that read the report are not told.
        and not (clause == MISCONDUCT and found[clause].faulted)
    ]
    return {"head": ["条款", "考核内容", "评估情况"], "rows": rows}


def _said(one: CriterionFinding) -> str:
    return one.words if one.applies else f"不适用。{one.words}"


def _end(text: str) -> str:
    return f"{text.strip().rstrip('。')}。" if text.strip() else ""
