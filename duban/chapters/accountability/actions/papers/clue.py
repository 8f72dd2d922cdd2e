"""问题线索移送函 of a clue that is only referred: registration and 移送, before anything was found (16; decision 35)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from duban.chapters.accountability.actions.papers import stating
from duban.chapters.accountability.models import AccountabilityClue, ClueReferral
from duban.chapters.accountability.queries import clues, judging, naming, tables
from duban.chapters.accountability.terms.case import Responsibility
from duban.chapters.accountability.terms.decision import Track
from duban.ground.regulation import clauses
from duban.support.documents.rules import in_words
from duban.support.organization import queries as organization


def clue_referral(clue: AccountabilityClue, stub: ClueReferral, *, today: date) -> str:
    """Its number. Nothing was found yet: it rests on the ground and on the law of the day."""
    office, files = stating.office(today), _files(clue)
    said = [
        f"现将责任追究线索{clue.number}移送你单位。依照{stating.OWN_WORDS}{clauses.cite(clue.ground)}和当日有效的法律法规，"
        "本线索只登记移送，未作核实，未接触有关人员。",
        f"一、涉及情形：{clauses.cite(clue.ground)}（{clauses.clause(clue.ground).words}）。",
        "二、涉及单位和人员",
        *_concerned(clue),
        "三、有关事实和移送理由",
        *_facts(clue),
        *stating.lines(stub.reason),
        "四、当日有效的依据",
        *[f"{one.line}。" for one in tables.printed(Track.TRANSFER, today)],
        "请于收到后出具回执；处理结果请函告我办。",
    ]
    return stating.issue(
        clue,
        "referral_letter",
        subject=stub.ref,
        today=today,
        facts={
            "letterhead": office,
            "title": "关于移送有关问题线索的函",
            "to": stub.receiver,
            "paragraphs": said,
            "attachments": [annex["title"] for annex in files],
            "annexes": files,
            "signature": office,
            "date": today,
        },
    )


def _facts(clue: AccountabilityClue) -> list[str]:
    """What happened, or the notices that were served."""
    if not clues.rests_on_notices(clue):
        return stating.lines(clue.fact)
    return [f"《督办通知书》{one.number}，{in_words(one.served_on)}送达。" for one in clues.notices_of(clue)]


def _concerned(clue: AccountabilityClue) -> Iterator[str]:
    """The unit, and everybody whom the clue names, with what he answered for that day."""
    yield f"{organization.unit_name(clue.unit_id, clue.registered_on)}。"
    for one in naming.named_by([clue]):
        yield f"{one.person.name}（{Responsibility(one.responsibility).label}，{in_words(one.on)}）。"


def _files(clue: AccountabilityClue) -> list[Mapping[str, object]]:
    rows = [
        [judging.file_name(clue, one.file), one.file.sha256]
        for one in judging.evidence_of(clue)
        if one.file is not None
    ]
    return [{"title": "材料目录", "table": {"head": ["名称", "SHA-256"], "rows": rows}}] if rows else []
