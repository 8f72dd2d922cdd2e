"""Cases of the demonstration: one in which the person concerned has his period to answer, one that was transferred.

A case begins from the confirmed clue of 第二十项, another from one that the director enters and the head confirms.
"""

from __future__ import annotations

from datetime import datetime

from duban.chapters.accountability import actions
from duban.chapters.accountability.models import AccountabilityClue
from duban.chapters.accountability.terms.case import EvidenceKind, Nature, Signing, ToleranceKind
from duban.ground.beijing import beijing_day
from duban.site.demo.lives import Life, Stage
from duban.site.demo.pursuing import Pursuit, entered


def all_of_them(stage: Stage) -> list[Life]:
    """Each a life of its own."""
    return [_heard(stage), _transferred(stage)]


def _heard(stage: Stage) -> Life:
    """Up to the statement: facts shown, told, and a claim of tolerance that waits for its answer."""
    at = stage.at(19, 9)
    yield at
    clue = AccountabilityClue.objects.filter(ground="16(20)", confirmed_on__isnull=False).earliest("id")
    pursuit = Pursuit(stage, at, clue, "公示情况与规定不符，影响群众知情，启动核实")
    at = stage.at(18, 10)
    yield at
    pursuit.name(at)
    at = stage.at(14, 15)
    yield at
    pursuit.keep(
        at,
        "公示栏照片和网站栏目截图",
        proves="截至核实之日未公开施工许可和监理合同",
        origin="核实人员现场拍摄、网站下载",
    )
    actions.record_interview(
        by=pursuit.first,
        at=at,
        request_id=None,
        case=pursuit.case.uid,
        second=pursuit.second.uid,
        whom="网站运维单位项目经理",
        on=beijing_day(at),
        place="管委会二楼谈话室",
        record="公开栏目自八月改版起关闭，恢复须由业务部门书面申请；至今只收到一次口头询问。",
        signing=Signing.SIGNED,
    )
    at = stage.at(6, 9)
    yield at
    whom = pursuit.whom()
    pursuit.show(
        at,
        whom,
        "应公开的施工许可和监理合同未公开，时间为六十日；公示栏、网站均无记录。",
        "对未公开的事实无异议，时间以网站后台记录为准。",
    )
    at = stage.at(4, 10)
    yield at
    pursuit.tell(at, whom, "拟认定应当公开的事项不公开，依据办法第十六条第二十项。")
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
    at = stage.at(1, 10)
    yield at
    _on_paper(stage, at, pursuit)


def _on_paper(stage: Stage, at: datetime, pursuit: Pursuit) -> None:
    """His statement and the head's answer to his claim came on paper; both wait to be compared by another."""
    whom, today = pursuit.whom(), beijing_day(at)
    actions.enter_statement(
        by=pursuit.first,
        at=at,
        request_id=None,
        case=pursuit.case.uid,
        person=whom.person.uid,
        made_on=today,
        text="未公开属实；栏目关闭期间曾两次书面申请恢复，请一并查明答复情况。",
        scan=pursuit.keep(at, "本人签名的书面陈述", origin="本人当面递交", kind=EvidenceKind.STATEMENT).uid,
    )
    actions.enter_case_slip(
        by=pursuit.first,
        at=at,
        request_id=None,
        case=pursuit.case.uid,
        act="accountability.answer_tolerance",
        decider=stage.head.uid,
        decided_on=today,
        words="往来函件须逐件核对，属实的按尽职免责处理。",
        file=stage.evidence(pursuit.first, at, "组长签批件.txt"),
    )


def _transferred(stage: Stage) -> Life:
    """Facts that point to a violation: contact stops, and on the head's approval it goes out."""
    at = stage.at(23, 9)
    yield at
    fact = "进场手续齐全，仍以各种理由拖延签认，影响施工"
    clue = entered(stage, at, stage.director, 4, "16(21)", fact, file="签认流转单.txt")
    at = stage.at(22, 9)
    yield at
    actions.confirm_clue(
        by=stage.head, at=at, request_id=None, clue=clue.uid, words="流转单与监理日志一致，事实成立"
    )
    at = stage.at(22, 11)
    yield at
    pursuit = Pursuit(stage, at, clue, "拖延签认事实清楚，原因须核实")
    at = stage.at(21, 9)
    yield at
    pursuit.name(at)
    at = stage.at(17, 15)
    yield at
    actions.stop_contact(
        by=pursuit.first,
        at=at,
        request_id=None,
        case=pursuit.case.uid,
        nature=Nature.VIOLATION,
        reason="施工单位反映签认前被要求提供便利，涉嫌违反廉洁纪律",
    )
    at = stage.at(16, 9)
    yield at
    actions.transfer_case(
        by=stage.head,
        at=at,
        request_id=None,
        case=pursuit.case.uid,
        receiver="纪检监察机关",
        reason="涉嫌违纪；有无损失尚不能认定，依当日有效的党纪法规移送",
    )
    at = stage.at(11, 15)
    yield at
    actions.record_receipt(
        by=stage.director,
        at=at,
        request_id=None,
        case=pursuit.case.uid,
        receipt_on=beijing_day(at),
        receipt="纪收〔2026〕21号，信访室签收",
    )
