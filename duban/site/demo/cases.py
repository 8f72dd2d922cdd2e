"""Cases of the demonstration: one in which the person concerned has his period to answer, one that was transferred.

A case begins from the confirmed clue of 第二十项, another from one that the director enters and the head confirms.
"""

from __future__ import annotations

from datetime import datetime

from duban.chapters.accountability import actions
from duban.chapters.accountability.models import AccountabilityCase, AccountabilityClue, CasePerson
from duban.chapters.accountability.queries import cases as queries
from duban.chapters.accountability.rules import cases as rules
from duban.chapters.accountability.terms.case import EvidenceKind, Nature, Signing, ToleranceKind
from duban.chapters.matters import queries as matters
from duban.ground.access import PostKind
from duban.ground.beijing import beijing_day
from duban.site.demo.decisions import running
from duban.site.demo.lives import Life, Stage
from duban.support.organization import queries as organization
from duban.support.organization.models import Person
from duban.support.rulebook import queries as rulebook

UNIT_HEADS = (PostKind.UNIT_HEAD,)


def all_of_them(stage: Stage) -> list[Life]:
    """Each a life of its own."""
    return [_heard(stage), _transferred(stage)]


def _heard(stage: Stage) -> Life:
    """Up to the statement: facts shown, told, and a claim of tolerance that waits for its answer."""
    at = stage.at(19, 9)
    yield at
    clue = AccountabilityClue.objects.filter(ground="16(20)", confirmed_on__isnull=False).earliest("id")
    case = _start(stage, at, clue, "公示情况与规定不符，影响群众知情，启动核实")
    at = stage.at(18, 10)
    yield at
    first, second = _name(stage, at, case)
    at = stage.at(14, 15)
    yield at
    actions.add_evidence(
        by=first,
        at=at,
        request_id=None,
        case=case.uid,
        kind=EvidenceKind.DOCUMENT,
        name="公示栏照片和网站栏目截图",
        origin="核实人员现场拍摄、网站下载",
        proves="截至核实之日未公开施工许可和监理合同",
        received_on=beijing_day(at),
        file=stage.evidence(first, at, "material.txt"),
    )
    at = stage.at(6, 9)
    yield at
    whom = _first_of(case)
    actions.show_facts(
        by=first,
        at=at,
        request_id=None,
        case=case.uid,
        person=whom.person.uid,
        second=second.uid,
        on=beijing_day(at),
        facts="应公开的施工许可和监理合同未公开，时间为六十日；公示栏、网站均无记录。",
        opinion="对未公开的事实无异议，时间以网站后台记录为准。",
        signing=Signing.SIGNED,
    )
    at = stage.at(4, 10)
    yield at
    today = beijing_day(at)
    days = rulebook.values(today).number("accountability.statement_within")
    actions.tell_statement(
        by=first,
        at=at,
        request_id=None,
        case=case.uid,
        person=whom.person.uid,
        held="拟认定应当公开的事项不公开，依据办法第十六条第二十项。",
        until_on=rules.statement_until(today, days, rulebook.calendar()),
    )
    at = stage.at(2, 16)
    yield at
    actions.claim_tolerance(
        by=whom.person,
        at=at,
        request_id=None,
        case_person=whom.uid,
        kind=ToleranceKind.DUTIFUL,
        text="网站改版期间栏目关闭，已书面报告并申请恢复，有往来函件。",
    )


def _transferred(stage: Stage) -> Life:
    """Facts that point to a violation: contact stops, and on the head's approval it goes out."""
    at = stage.at(23, 9)
    yield at
    matter = running(stage, 4).matter
    lead = matters.lead_of(matter)
    if lead is None or lead.unit is None:
        raise ValueError(f"{matter} has no lead")
    clue = actions.enter_clue(
        by=stage.director,
        at=at,
        request_id=None,
        ground="16(21)",
        matter=matter.uid,
        unit=lead.unit.uid,
        fact="进场手续齐全，仍以各种理由拖延签认，影响施工",
        happened_on=beijing_day(at),
        evidence=[stage.evidence(stage.director, at, "签认流转单.txt")],
        reason="",
    )
    at = stage.at(22, 9)
    yield at
    actions.confirm_clue(
        by=stage.head, at=at, request_id=None, clue=clue.uid, words="流转单与监理日志一致，事实成立"
    )
    at = stage.at(22, 11)
    yield at
    case = _start(stage, at, clue, "拖延签认事实清楚，原因须核实")
    at = stage.at(21, 9)
    yield at
    first, _second = _name(stage, at, case)
    at = stage.at(17, 15)
    yield at
    actions.stop_contact(
        by=first,
        at=at,
        request_id=None,
        case=case.uid,
        nature=Nature.VIOLATION,
        reason="施工单位反映签认前被要求提供便利，涉嫌违反廉洁纪律",
    )
    at = stage.at(16, 9)
    yield at
    actions.transfer_case(
        by=stage.head,
        at=at,
        request_id=None,
        case=case.uid,
        receiver="纪检监察机关",
        reason="涉嫌违纪，依办法第十七条第二项移送",
    )
    at = stage.at(11, 15)
    yield at
    actions.record_receipt(
        by=stage.director,
        at=at,
        request_id=None,
        case=case.uid,
        receipt_on=beijing_day(at),
        receipt="纪收〔2026〕21号，信访室签收",
    )


def _start(stage: Stage, at: datetime, clue: AccountabilityClue, reason: str) -> AccountabilityCase:
    return actions.start_verification(by=stage.head, at=at, request_id=None, clue=clue.uid, reason=reason)


def _name(stage: Stage, at: datetime, case: AccountabilityCase) -> tuple[Person, Person]:
    """Two of the Office and of other units who need not recuse."""
    day = beijing_day(at)
    heads = organization.holders_by_unit(UNIT_HEADS, day)
    others = Person.objects.filter(pk__in=[pk for people in heads.values() for pk in people]).order_by("id")
    found = [
        one
        for one in (stage.second, stage.clerk, *others)
        if (seen := queries.candidate(case, one, day)).fit and not seen.concerned and not seen.grounds
    ]
    first, second = found[0], found[1]
    actions.name_handlers(
        by=stage.director, at=at, request_id=None, case=case.uid, handlers=(first.uid, second.uid)
    )
    return first, second


def _first_of(case: AccountabilityCase) -> CasePerson:
    """The first responsible person."""
    return queries.people_of(case)[0]
