"""责任追究请示 and 问题线索移送函: what goes to the competent body, with the law of the day (17; decisions 36, 42)."""

from __future__ import annotations

from datetime import date

from duban.chapters.accountability.actions.papers import stating
from duban.chapters.accountability.models import (
    AccountabilityCase,
    CaseTransfer,
    Deliberation,
    HandlingProposal,
    LegalReview,
)
from duban.chapters.accountability.queries import cases, materials, proposals, tables
from duban.chapters.accountability.rules import tracks
from duban.chapters.accountability.terms.case import Nature as Stopped
from duban.chapters.accountability.terms.decision import (
    Measure,
    Track,
)
from duban.ground.regulation import clauses
from duban.support.organization import queries as organization
from duban.support.organization.models import Person
from duban.support.rulebook import queries as rulebook

LEADER_IN_CHARGE = "LEADER_IN_CHARGE"


def request(
    case: AccountabilityCase,
    proposal: HandlingProposal,
    review: LegalReview,
    deliberation: Deliberation,
    *,
    to: str,
    words: str,
    by: Person,
    today: date,
) -> str:
    """责任追究请示; its number."""
    body = organization.body().name
    said = [
        f"经核实和集体研究，现就有关责任追究事项请示如下（案号：{case.number}；依据：{stating.OWN_WORDS}"
        f"{stating.grounds(case)}、{clauses.cite('17(1)')}）。",
        "一、核实的事实",
        *stating.lines(proposal.words("report")),
        "二、认定",
        stating.found_words(proposal),
        "三、法律依据",
        *[f"{line['line']}。" for line in review.bases],
        "四、处理建议",
        *_measures(case, proposal),
        "五、集体研究情况",
        stating.held_words(deliberation),
        *stating.lines(words),
        "妥否，请批示。",
    ]
    return stating.issue(
        case,
        "accountability_request",
        subject=proposal.ref,
        today=today,
        facts={
            "letterhead": f"{body}文件",
            "title": f"{body}关于对有关单位和人员予以责任追究的请示",
            "signer": by.name,
            "to": to,
            "paragraphs": said,
            "signature": body,
            "date": today,
        },
    )


def referral(case: AccountabilityCase, transfer: CaseTransfer, *, track: Track, today: date) -> str:
    """问题线索移送函; its number. The article is 17(2) only where loss was found, else it rests on the law of the day;
    beside the receiver stands what the regulation calls it (decision 36)."""
    office = stating.office(today)
    about = str(Stopped(case.nature).label) if case.nature else "有关问题"
    said = [
        f"在办理{case.number}中，发现下列情况{about}。{_cited(track, transfer.loss, today)}，现予移送。",
        f"一、涉及情形：{stating.grounds(case)}。",
        "二、涉及单位和人员",
        *_concerned(case, track, today),
        "三、有关事实和移送理由",
        *stating.lines(transfer.words("reason")),
        "四、当日有效的依据",
        *[f"{one.line}。" for one in tables.printed(track, today)],
        "请于收到后出具回执；处理结果请函告我办。",
    ]
    evidence = materials.evidence_of(case)
    return stating.issue(
        case,
        "referral_letter",
        subject=transfer.ref,
        today=today,
        facts={
            "letterhead": office,
            "title": "关于移送有关问题线索的函",
            "to": transfer.receiver,
            "paragraphs": said,
            "attachments": ["材料目录"] if evidence else [],
            "annexes": [
                {
                    "title": "材料目录",
                    "table": {
                        "head": ["序号", "名称", "来源", "SHA-256"],
                        "rows": [
                            [str(one.ordinal), one.words("name"), one.words("origin"), one.sha256]
                            for one in evidence
                        ],
                    },
                }
            ]
            if evidence
            else [],
            "signature": office,
            "date": today,
        },
    )


def _cited(track: Track, loss: str, today: date) -> str:
    """The article with the regulation's own word for the receiver, or why it is none of 17(2)."""
    if clauses.is_clause(track):
        return f"依照{stating.OWN_WORDS}{clauses.cite(track)}（《办法》原文：{tracks.OWN_WORDS[track]}）"
    beside = ""
    if loss:
        found = tables.loss_words(loss, rulebook.values(today))
        beside = f"损失认定为“{found}”，不属{clauses.cite('17(2)')}，"
    return f"{beside}依照当日有效的法律法规"


def _concerned(case: AccountabilityCase, track: Track, today: date) -> list[str]:
    """The unit and each person with his post of the day; under 17(2) whom its 分管领导 is read to mean (decision 5)."""
    said = [f"{case.unit_name}。", *[f"{stating.whom(one)}。" for one in cases.people_of(case)]]
    if track != Track.DISCIPLINARY:
        return said
    if rulebook.values(today).text("accountability.discipline_leader") == LEADER_IN_CHARGE:
        leaders = "、".join(one["name"] for one in case.leaders) or "无"
        return [*said, f"{clauses.cite('17(2)')}所称“分管领导”，指事发当日分管该单位的领导：{leaders}。"]
    return [*said, f"{clauses.cite('17(2)')}所称“分管领导”，指该单位分管负责人（直接责任人）。"]


def _measures(case: AccountabilityCase, proposal: HandlingProposal) -> list[str]:
    said = []
    for one in proposals.measures_of(proposal):
        whom = stating.whom(one.person) if one.person else case.unit_name
        said.append(f"{whom}：{Measure(one.measure).label}。")
    return said
