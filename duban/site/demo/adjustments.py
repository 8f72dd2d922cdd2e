"""How matters are adjusted in the demonstration: other units, a merger, a split, a withdrawal, a cause that stood in
the way, a list that is to be adjusted, and the turn of the year."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from uuid import UUID, uuid5

from duban.chapters.intake import actions as intake
from duban.chapters.intake.actions import Resolution
from duban.chapters.intake.models import DocketingList
from duban.chapters.intake.queries import adjusting as gathering
from duban.chapters.intake.queries import carrying
from duban.chapters.intake.terms import AdHocGround, ListKind
from duban.chapters.matters import actions as matters
from duban.chapters.matters.actions import PartWanted, UnitRole, Wanted
from duban.chapters.matters.models import Adjustment, Matter
from duban.chapters.matters.terms import AdjustmentKind, DefinitionLimb, MatterCategory, ObligationKind
from duban.chapters.responsibility import actions as responsibility
from duban.chapters.responsibility.models import Assignment
from duban.ground.access import PostKind, Relation
from duban.ground.beijing import beijing_day, beijing_time
from duban.site.demo.decisions import hold, running, unit
from duban.site.demo.lives import Life, Stage, Way
from duban.support.organization import actions as organization
from duban.support.organization import queries as people
from duban.support.organization.models import Meeting, Person
from duban.support.organization.terms import MeetingKind, UnitKind

TASKS = (
    ("水上游览线码头安全改造", "码头护栏、救生设备完好率100%"),
    ("水上游览线导视系统更新", "更新导视牌42块"),
    ("古城夜景亮化方案编制", "完成方案比选并报审"),
    ("非遗街区业态调整", "引进非遗项目12个"),
)


def all_of_them(stage: Stage) -> list[Life]:
    return [_by_the_second_door(stage), _waiting(stage), _exempted(stage), _carried(stage)]


def _by_the_second_door(stage: Stage) -> Life:
    """Matters that the Party group decided on, and what it made of them later, item by item of its minutes."""
    at = stage.at(58, 9)
    yield at
    year = beijing_day(at).year
    _meeting, items = hold(
        stage,
        at,
        MeetingKind.PARTY_GROUP_MEETING,
        f"{year}年第15次",
        [f"同意开展{title}，列入“三重”督办。" for title, _aim in TASKS],
    )
    at = stage.at(57, 10)
    yield at
    found = [
        _docket(stage, at + timedelta(minutes=5 * place), item.uid, *task)
        for place, (item, task) in enumerate(zip(items, TASKS, strict=True))
    ]
    for place, matter in enumerate(found[:3]):
        yield from Way(stage, matter, place + 5).under_way(55 - place)
    at = stage.at(22, 9)
    yield at
    held, _items = hold(stage, at, MeetingKind.PARTY_GROUP_MEETING, f"{year}年第18次", ())
    yield from _adjusted(stage, found, held)


def _docket(stage: Stage, at: datetime, item: UUID, title: str, aim: str) -> Matter:
    settled = intake.docket_ad_hoc(
        by=stage.clerk,
        at=at,
        request_id=None,
        item=item,
        ground=AdHocGround.UNLISTED_NECESSARY,
        reason="党组会议研究，确有必要实施跟踪督办",
        resolution=Resolution(
            title=title,
            category=MatterCategory.IMPORTANT_MATTER,
            limb=DefinitionLimb.ANCIENT_TOWN,
            due_on=stage.on + timedelta(days=48),
            units=[UnitRole(unit("市场营销部"), Relation.LEAD), UnitRole(unit("文化研究部"), Relation.CO)],
            objectives=[aim],
        ),
    )
    if settled.matter is None:
        raise ValueError("the second door left no matter")
    return settled.matter


def _adjusted(stage: Stage, found: list[Matter], held: Meeting) -> Life:
    pier, signs, lights, street = found
    wanted = (
        (pier, AdjustmentKind.MERGE, "两项工作同在一条游览线，一并组织更有效率", Wanted(others=[signs.uid])),
        (
            lights,
            AdjustmentKind.SPLIT,
            "亮化实施须专业力量，与方案编制分开督办",
            Wanted(
                parts=[
                    PartWanted(
                        "古城夜景亮化首期工程实施",
                        ("首期亮化建筑26处",),
                        (UnitRole(unit("工程建设部"), Relation.LEAD),),
                    )
                ]
            ),
        ),
        (street, AdjustmentKind.WITHDRAWAL, "市级非遗园区已统一安排，不再单独实施", Wanted()),
    )
    for place, (matter, kind, reason, what) in enumerate(wanted, start=1):
        at = stage.at(21, 9, 10 * place)
        yield at
        proposal = _propose(stage, at, matter, kind, reason, what)
        at += timedelta(minutes=5)
        yield at
        _carry_out(stage, at, proposal, held, place)
    part = Matter.objects.get(split_from=lights)
    yield from Way(stage, part, 8).under_way(20)
    at = stage.at(14, 15)
    yield at
    outside = organization.add_unit(
        by=Person.objects.get(username="guanxiaogang"),
        at=at,
        request_id=None,
        kind=UnitKind.UNIT,
        name="区港航事业发展中心",
        in_scope=False,
        from_on=beijing_day(at),
    )
    at = stage.at(13, 15)
    yield at
    proposal = _propose(
        stage,
        at,
        pier,
        AdjustmentKind.CHANGE,
        "码头改造以工程为主，改由工程建设部牵头",
        Wanted(
            objectives=["码头护栏、救生设备完好率100%", "更新导视牌42块", "增设无障碍登船设施2处"],
            units=[
                UnitRole(unit("工程建设部"), Relation.LEAD),
                UnitRole(unit("市场营销部"), Relation.CO),
                UnitRole(outside.uid, Relation.EXTERNAL),
            ],
        ),
    )
    at = stage.at(12, 10)
    yield at
    _carry_out(stage, at, proposal, held, 4)
    at = stage.at(11, 10)
    yield at
    for one in Assignment.objects.filter(matter=pier, signed_on=None, ended_on=None).order_by("id"):
        signer = people.holders(one.unit_id, (PostKind.LIAISON_A,), beijing_day(at))[0]
        responsibility.sign_for(by=signer, at=at, request_id=None, assignment=one.uid)
        given = responsibility.TaskGiven(
            label="拟定实施方案并组织实施",
            person=signer.uid,
            due_on=stage.on + timedelta(days=40),
            section="综合科",
        )
        later = at + timedelta(minutes=30)
        responsibility.break_down(by=signer, at=later, request_id=None, assignment=one.uid, tasks=[given])
    at = stage.at(10, 9)
    yield at
    responsibility.send_letter(
        by=stage.director,
        at=at,
        request_id=None,
        matter=pier.uid,
        unit=outside.uid,
        request="请提供码头所在航段近三年水位资料，并对驳岸加固方案提出意见。",
    )


def _propose(
    stage: Stage, at: datetime, matter: Matter, kind: AdjustmentKind, reason: str, wanted: Wanted
) -> Adjustment:
    return matters.propose_adjustment(
        by=stage.clerk,
        at=at,
        request_id=None,
        matter=matter.uid,
        kind=kind,
        reason=reason,
        wanted=wanted,
    )


def _carry_out(stage: Stage, at: datetime, proposal: Adjustment, held: Meeting, place: int) -> None:
    act = {
        AdjustmentKind.CHANGE: matters.adjust,
        AdjustmentKind.MERGE: matters.merge,
        AdjustmentKind.SPLIT: matters.split,
        AdjustmentKind.WITHDRAWAL: matters.terminate,
    }[AdjustmentKind(proposal.kind)]
    act(
        by=stage.clerk,
        at=at,
        request_id=None,
        adjustment=proposal.uid,
        opinion="按会议纪要办理",
        meeting=held.uid,
        place=place,
    )


def _waiting(stage: Stage) -> Life:
    """The objectives of a matter are to change; it goes up with the adjustment of its list and waits."""
    at = stage.at(2, 11)
    yield at
    listed = DocketingList.objects.filter(kind=ListKind.ANNUAL, docketed_on__isnull=False).earliest("id")
    fitting = [
        one
        for one in carrying.to_carry(listed.year)
        if one.origin_ref.startswith("intake.candidate") and one.state == "ASSIGNED"
    ]
    if not fitting:
        return
    matter = fitting[0]
    proposal = _propose(
        stage,
        at,
        matter,
        AdjustmentKind.CHANGE,
        "上级明确了新的质量标准，相应提高质效目标",
        Wanted(objectives=["按新标准完成全部整治内容，群众满意率不低于95%"]),
    )
    at = stage.at(1, 15, 30)
    yield at
    if gathering.fits(listed, proposal):
        intake.propose_list_adjustment(
            by=stage.clerk,
            at=at,
            request_id=None,
            docketing_list=listed.uid,
            reason="根据上级要求和领导小组意见，对年度清单作年中调整",
            adjustments=[proposal.uid],
        )


def _exempted(stage: Stage) -> Life:
    """A flood stood in the way of one matter: found, its effects said; another claim waits."""
    at = stage.at(34, 15)
    yield at
    way = running(stage, 6)
    claim = _claim(stage, at, way, "FORCE_MAJEURE", "连日强降雨，施工便道积水，室外作业全部停止")
    at = stage.at(32, 10)
    yield at
    matters.find_exemption(
        by=stage.head,
        at=at,
        request_id=None,
        finding=claim,
        found=True,
        words="雨情属实，停工天数以监理日志为准",
        days_not_charged=4,
        bars_ground_2=True,
    )
    at = stage.at(3, 15)
    yield at
    _claim(stage, at, running(stage, 7), "INPUTS_MISSING", "配套资金尚未到位，材料采购延后")


def _claim(stage: Stage, at: datetime, way: Way, cause: str, fact: str) -> UUID:
    owed = way.owed(ObligationKind.MATTER_DEADLINE)
    made = matters.claim_exemption(
        by=people.holders(owed.unit_id, (PostKind.LIAISON_A,), beijing_day(at))[0],
        at=at,
        request_id=None,
        obligation=owed.uid,
        cause=cause,
        fact=fact,
        from_on=beijing_day(at) - timedelta(days=6),
        to_on=beijing_day(at) - timedelta(days=1),
        on_record="已书面申请，收文编号在案" if cause == "INPUTS_MISSING" else "",
    )
    return made.uid


def _carried(stage: Stage) -> Life:
    """Where the story crosses a year, what is open is carried into the new one."""
    for year in range(stage.day(268).year, stage.on.year):
        at = beijing_time(date(year + 1, 1, 6), 9)
        if beijing_day(at) >= stage.on:
            return
        yield at
        open_ = carrying.to_carry(year)
        intake.carry_all(
            by=stage.clerk,
            at=at,
            request_id=uuid5(open_[0].uid, f"carry {year}"),
            matters_=[one.uid for one in open_],
            from_year=year,
            remark="跨年结转，继续督办",
        )
