"""The words of a 《督办通知书》 as they are frozen at issue: Chinese only (decision 43)."""

from __future__ import annotations

from datetime import date

from duban.chapters.supervision import queries
from duban.chapters.supervision.models import Problem, SupervisionNotice
from duban.chapters.supervision.terms import ProblemKind
from duban.support.documents.models import Document
from duban.support.documents.rules import in_words
from duban.support.organization import queries as organization

SERIES_WORD = "通"
# The paragraphs that tell matter and requirement, and the column of the table that tells the fact.
TOLD, FACT = 2, 2


def series() -> str:
    """机关代字: the body's prefix and the word of notices; numbers run in it by year."""
    return organization.body().document_prefix + SERIES_WORD


def number_of(ordinal: int, year: int) -> str:
    return f"{series()}〔{year}〕{ordinal}号"


def facts(
    notice: SupervisionNotice,
    *,
    number: str,
    issued_on: date,
    objection_days: int,
    ordinal: int,
    threshold: int,
) -> dict[str, object]:
    """Everything that the document says, as plain values: names and wording of the day of issue."""
    matter, office = notice.matter, organization.office()
    issuer = organization.body().name + organization.unit_name(office.pk, issued_on)
    rows = [_row(place, one) for place, one in enumerate(queries.open_problems(notice), start=1)]
    return {
        "letterhead": issuer,
        "number": number,
        "title": "督办通知书",
        "to": organization.unit_name(notice.unit_id, issued_on),
        "paragraphs": [
            f"你单位承办的“{matter.title}”（{matter.number}），经检查发现附表所列问题，现予督办。",
            f"整改要求：{notice.requirement.rstrip('。')}。",
            _limit(notice),
            warning(ordinal, threshold),
            f"对本通知书有异议的，可自送达之日起{objection_days}个工作日内（送达当日不计）向领导小组办公室提出。",
            "依据：《重大决策、重点工程、重要事项跟踪督办问效问责办法》第十一条第三项。",
        ],
        "table": {"head": ["序号", "类别", "问题事实", "发现日期"], "rows": rows},
        "signature": issuer,
        "date": in_words(issued_on),
    }


def warning(ordinal: int, threshold: int) -> str:
    """What the notice says of art. 16(4): which one it is on the matter to that unit, and what follows."""
    said = (
        f"本通知书为就该事项向你单位发出的第{ordinal}份（已撤回、撤销的不计）。"
        f"依照第十六条第四项，就同一事项送达督办通知书满{threshold}次的，登记责任追究线索（待核实）；"
    )
    return said + "是否追究责任，须经核实、听取陈述申辩和集体研究。"


def _row(place: int, problem: Problem) -> list[str]:
    return [str(place), str(ProblemKind(problem.kind).label), problem.fact, str(problem.found_on)]


def _limit(notice: SupervisionNotice) -> str:
    if notice.reply_due_on is not None:
        return f"请于{in_words(notice.reply_due_on)}前将整改情况书面报领导小组办公室。"
    return f"请自送达之日起{notice.reply_days}个工作日内（送达当日不计）将整改情况书面报领导小组办公室。"


def corrected(former: Document, wrong: str, right: str) -> tuple[dict[str, object], bool]:
    """The frozen facts with words replaced where matter, requirement and problems are told; and whether they
    occurred there. Number, addressee, limit, signature and dates never change."""
    old = dict(former.facts)
    table, rows = old["table"], old["table"]["rows"]
    told, rest = old["paragraphs"][:TOLD], old["paragraphs"][TOLD:]
    new = {
        **old,
        "paragraphs": [text.replace(wrong, right) for text in told] + rest,
        "table": {
            **table,
            "rows": [[*row[:FACT], row[FACT].replace(wrong, right), *row[FACT + 1 :]] for row in rows],
        },
    }
    return new, any(wrong in text for text in [*told, *(row[FACT] for row in rows)])
