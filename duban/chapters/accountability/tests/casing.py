"""Bring a clue to its case and the case along its way, by the acts alone."""

from __future__ import annotations

from datetime import date
from io import BytesIO

from duban.chapters.accountability import actions
from duban.chapters.accountability.models import (
    AccountabilityCase,
    AccountabilityClue,
    CaseEvidence,
    CasePerson,
    FactsShowing,
    Statement,
    StatementNotice,
    ToleranceClaim,
)
from duban.chapters.accountability.rules import cases as rules
from duban.chapters.accountability.terms.case import (
    EvidenceKind,
    Nature,
    Signing,
    ToleranceKind,
)
from duban.chapters.accountability.tests import builders
from duban.chapters.accountability.tests.circling import admit, head_becomes, recuse
from duban.chapters.matters.models import Matter
from duban.ground.beijing import beijing_day
from duban.support.files import actions as files
from duban.support.files.models import StoredFile
from duban.support.organization import queries
from duban.support.rulebook import queries as rulebook
from tests.cast import Town

__all__ = ["admit", "head_becomes", "recuse"]

# The notices were drafted by 陈, who therefore recuses; 沈 heads a unit that has nothing to do with the matter.
HANDLERS = ("qian", "shen")
SAID = {
    "reason": "两次督办仍未见进展，启动核实",
    "evidence": "施工日志复印件",
    "origin": "由工程建设部档案室提供",
    "record": "三月以来现场无人施工",
    "facts": "三月一日至三月二十日现场停工二十日",
    "held": "拟认定督办期间停工二十日，依据办法第十六条第四项",
    "statement": "停工系等待管线迁改批复，有来往函件为证",
    "claim": "管线迁改采用新工艺，属先行先试",
    "answer": "未经集体研究，不属先行先试",
    "stop": "发现收受施工单位礼金的线索",
    "identity": "11010519491231002X",
}


def clue(town: Town) -> tuple[Matter, AccountabilityClue]:
    """Two served notices and their clue."""
    matter = builders.matter_under_way(town)
    found, _notices = builders.registered(town, matter)
    return matter, found


def other_clue(town: Town) -> AccountabilityClue:
    """Another clue on the same unit, entered and confirmed, of a ground that the Office verifies."""
    matter = builders.matter_under_way(town)
    return builders.confirmed(town, builders.entered(town, matter))


def end(town: Town, case: AccountabilityCase) -> AccountabilityCase:
    """On to its end by transfer, with receipt and result."""
    return settle(town, receipt(town, transfer(town, stop(town, case))))


def started(town: Town) -> AccountabilityCase:
    _matter, found = clue(town)
    return start(town, found)


def start(town: Town, *found: AccountabilityClue) -> AccountabilityCase:
    return actions.start_verification(
        by=town["wang"],
        at=town.tick(),
        request_id=None,
        clue=found[0].uid,
        others=tuple(one.uid for one in found[1:]),
        reason=SAID["reason"],
    )


def name(town: Town, case: AccountabilityCase, *who: str) -> AccountabilityCase:
    return actions.name_handlers(
        by=town["sun"],
        at=town.tick(),
        request_id=None,
        case=case.uid,
        handlers=tuple(town[one].uid for one in who or HANDLERS),
    )


def verifying(town: Town) -> AccountabilityCase:
    return name(town, started(town))


def material(town: Town, who: str = "qian", *, text: str = "材料") -> StoredFile:
    """A file under a name that says nothing, as the page keeps it."""
    at = town.tick()
    return files.keep(
        BytesIO(text.encode()),
        "material.txt",
        actor=queries.actor_of(town[who], at),
        standing=queries.standing(town[who], at),
        at=at,
        request_id=None,
        owner_ref=town[who].ref,
    )


def evidence(
    town: Town,
    case: AccountabilityCase,
    *,
    kind: EvidenceKind = EvidenceKind.DOCUMENT,
    who: str = "qian",
) -> CaseEvidence:
    return actions.add_evidence(
        by=town[who],
        at=town.tick(),
        request_id=None,
        case=case.uid,
        kind=kind,
        name=SAID["evidence"],
        origin=SAID["origin"],
        received_on=beijing_day(town.at),
        file=material(town, who).uid,
    )


def concerned(town: Town, case: AccountabilityCase, who: str = "li") -> CasePerson:
    return CasePerson.objects.get(case=case, person=town[who])


def show(town: Town, case: AccountabilityCase, who: str = "li", *, second: str = "shen") -> FactsShowing:
    return actions.show_facts(
        by=town["qian"],
        at=town.tick(),
        request_id=None,
        case=case.uid,
        person=town[who].uid,
        second=town[second].uid,
        on=beijing_day(town.at),
        facts=SAID["facts"],
        signing=Signing.SIGNED,
    )


def until(town: Town) -> date:
    """The earliest last day of a statement told now."""
    today = beijing_day(town.at)
    days = rulebook.values(today).number("accountability.statement_within")
    return rules.statement_until(today, days, rulebook.calendar())


def tell(town: Town, case: AccountabilityCase, who: str = "li") -> StatementNotice:
    return actions.tell_statement(
        by=town["qian"],
        at=town.tick(),
        request_id=None,
        case=case.uid,
        person=town[who].uid,
        held=SAID["held"],
        until_on=until(town),
    )


def told(town: Town) -> AccountabilityCase:
    """A case at the statement: 李 was shown the facts and told."""
    case = verifying(town)
    show(town, case)
    tell(town, case)
    case.refresh_from_db()
    return case


def state(town: Town, case: AccountabilityCase, who: str = "li") -> Statement:
    return actions.make_statement(
        by=town[who],
        at=town.tick(),
        request_id=None,
        case_person=concerned(town, case, who).uid,
        text=SAID["statement"],
    )


def enter(town: Town, case: AccountabilityCase, who: str = "li") -> Statement:
    return actions.enter_statement(
        by=town["qian"],
        at=town.tick(),
        request_id=None,
        case=case.uid,
        person=town[who].uid,
        made_on=beijing_day(town.at),
        text=SAID["statement"],
        scan=evidence(town, case, kind=EvidenceKind.STATEMENT).uid,
    )


def claim(town: Town, case: AccountabilityCase, who: str = "li", *, by: str = "qian") -> ToleranceClaim:
    return actions.claim_tolerance(
        by=town[by],
        at=town.tick(),
        request_id=None,
        case_person=concerned(town, case, who).uid,
        kind=ToleranceKind.PIONEERING,
        text=SAID["claim"],
    )


def answer(town: Town, found: ToleranceClaim, *, upheld: bool = False) -> ToleranceClaim:
    return actions.answer_tolerance(
        by=town["wang"],
        at=town.tick(),
        request_id=None,
        claim=found.uid,
        upheld=upheld,
        answer=SAID["answer"],
    )


def stop(town: Town, case: AccountabilityCase, *, nature: Nature = Nature.VIOLATION) -> AccountabilityCase:
    return actions.stop_contact(
        by=town["qian"],
        at=town.tick(),
        request_id=None,
        case=case.uid,
        nature=nature,
        reason=SAID["stop"],
    )


def transfer(town: Town, case: AccountabilityCase) -> AccountabilityCase:
    return actions.transfer_case(
        by=town["wang"],
        at=town.tick(),
        request_id=None,
        case=case.uid,
        receiver="纪检监察机关",
        reason=SAID["stop"],
    )


def transferred(town: Town) -> AccountabilityCase:
    return transfer(town, stop(town, verifying(town)))


def receipt(town: Town, case: AccountabilityCase) -> AccountabilityCase:
    return actions.record_receipt(
        by=town["sun"],
        at=town.tick(),
        request_id=None,
        case=case.uid,
        receipt_on=beijing_day(town.at),
        receipt="纪收〔2026〕7号，刘某签收",
    )


def settle(town: Town, case: AccountabilityCase) -> AccountabilityCase:
    """The receiver has told its result."""
    return actions.record_result(
        by=town["sun"],
        at=town.tick(),
        request_id=None,
        case=case.uid,
        result_on=beijing_day(town.at),
        result="已立案审查",
    )


def archive(town: Town, case: AccountabilityCase) -> AccountabilityCase:
    return actions.archive_case(by=town["sun"], at=town.tick(), request_id=None, case=case.uid)
