"""事实材料见面记录 and 陈述申辩告知书 (6(2); decision 34)."""

from __future__ import annotations

from datetime import date

from duban.chapters.accountability.actions.papers import stating
from duban.chapters.accountability.models import (
    FactsShowing,
    StatementNotice,
)
from duban.ground.regulation import clauses
from duban.support.documents.rules import in_words
from duban.support.rulebook import queries as rulebook


def facts_record(showing: FactsShowing, *, today: date) -> str:
    """事实材料见面记录: a form, without a number."""
    person = showing.person
    fields = {
        "案号": person.case.number,
        "见面日期": str(showing.on),
        "见面对象": person.name,
        "单位职务": f"{person.unit_name}{person.post}",
        "核实人员": f"{showing.first.name}、{showing.second.name}",
        "核实的事实": showing.words("facts"),
        "本人意见": showing.words("opinion"),
        "本人签字": person.name if showing.signing == "SIGNED" else "拒绝签字",
        "签字日期": str(showing.on) if showing.signing == "SIGNED" else "",
        "拒签情况": showing.words("refusal"),
    }
    return stating.form(person.case, "facts_record", showing.ref, fields, today)


def statement_notice(notice: StatementNotice, *, today: date) -> str:
    """陈述申辩告知书; its number."""
    person, office = notice.person, stating.office(today)
    days = rulebook.values(today).number("accountability.statement_within")
    return stating.issue(
        person.case,
        "statement_notice",
        subject=notice.ref,
        today=today,
        facts={
            "letterhead": office,
            "title": "陈述申辩告知书",
            "to": f"{person.name}同志",
            "paragraphs": [
                "经核实，拟认定的事实和依据如下，现将陈述申辩的权利告知如下。",
                *stating.lines(notice.words("held")),
                f"你可以在{in_words(notice.until_on)}（含当日）前提出陈述和申辩（告知当日不计，不少于{days}个工作日），"
                "在系统内提交，或者书面提交并由本人签字。",
                "你可以提出容错情形，领导小组在提出处理建议前答复。",
                "逾期不提出的，视为放弃，不影响事实的认定；不因陈述申辩加重处理。",
                f"依据：{stating.OWN_WORDS}{clauses.cite('6(2)')}。",
            ],
            "signature": office,
            "date": today,
        },
    )
