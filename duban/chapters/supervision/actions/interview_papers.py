"""The words of 约谈通知书 and 约谈纪要 as they are frozen: Chinese only (decision 43)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from duban.chapters.supervision.models import InspectionRecord, Interview
from duban.support.documents.rules import in_words
from duban.support.organization import queries as organization
from duban.support.organization.models import Person

NOTICE, MINUTES = "约谈通知书", "约谈纪要"
# Minutes are counted under their kind.
MINUTES_SERIES = "interview_minutes"
BASIS = "依据：《重大决策、重点工程、重要事项跟踪督办问效问责办法》第十条第三项。"
NO_SANCTION = "约谈是督办方式，不是处分，也不是第十七条规定的责任追究方式。"


def minutes_number(ordinal: int, year: int) -> str:
    """Minutes are counted by issue (decision 25)."""
    return f"{year}年第{ordinal}期"


def _issuer(day: date) -> str:
    return organization.body().name + organization.unit_name(organization.office().pk, day)


def notice(row: Interview, *, issued_on: date) -> dict[str, object]:
    """What the notice says: to whom, what about, when and where, and that it is no sanction."""
    matter = row.matter
    return {
        "letterhead": _issuer(issued_on),
        "number": row.number,
        "title": NOTICE,
        "to": organization.unit_name(row.unit_id, issued_on),
        "paragraphs": [
            f"你单位承办“{matter.title}”（{matter.number}）。为听取进展情况、掌握工作动态、明确落实要求，"
            "经批准，决定约谈你单位负责人。",
            f"约谈内容：{row.topics.rstrip('。')}。",
            f"约谈时间、地点：{in_words(row.planned_on)}，{row.location.rstrip('。')}。",
            "请单位主要负责人到场并准备书面情况；确不能到场的，由分管负责人到场，并事先说明。",
            NO_SANCTION,
            BASIS,
        ],
        "signature": _issuer(issued_on),
        "date": issued_on,
    }


def minutes(
    row: Interview, record: InspectionRecord, there: Sequence[Person], *, number: str, issued_on: date
) -> dict[str, object]:
    """What the minutes say: who was there, what was said, what is required by when, signed or not."""
    head = row.interviewee.name if row.interviewee else ""
    unit = organization.unit_name(row.unit_id, record.held_on)
    signed = (
        f"约谈对象已阅，签字确认：{head}。"
        if row.signed
        else f"约谈对象未签字：{row.refusal_note.rstrip('。')}。"
    )
    wanted = row.requirements.order_by("due_on", "id")
    rows = [[str(place), one.text, str(one.due_on)] for place, one in enumerate(wanted, start=1)]
    return {
        "letterhead": _issuer(issued_on),
        "number": number,
        "title": MINUTES,
        "to": unit,
        "paragraphs": [
            f"时间：{in_words(record.held_on)}。地点：{record.location or row.location}。",
            f"约谈对象：{unit}{head}。",
            f"在场人员：{'、'.join(one.name for one in there)}。",
            f"约谈事项：“{row.matter.title}”（{row.matter.number}）。{row.topics.rstrip('。')}。",
            f"情况：{record.seen.rstrip('。')}。",
            signed,
            NO_SANCTION,
            BASIS,
        ],
        "table": {"head": ["序号", "落实要求", "期限"], "rows": rows},
        "signature": _issuer(issued_on),
        "date": issued_on,
    }
