"""What meetings and leaders decide in the demonstration: a matter by the second door, requirements, 批示."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from uuid import UUID

from duban.chapters.intake import actions as intake
from duban.chapters.intake.actions import Completion, Resolution
from duban.chapters.intake.models import AgreedItem, Candidate, Consultation, LeaderInstruction
from duban.chapters.intake.terms import AdHocGround, InstructionKind, ItemOutcome
from duban.chapters.matters import queries
from duban.chapters.matters.actions import Target, UnitRole
from duban.chapters.matters.models import Matter, Obligation, Party
from duban.chapters.matters.terms import DefinitionLimb, MatterCategory, MatterState, ObligationKind
from duban.ground.access import PostKind, Relation
from duban.ground.beijing import beijing_day
from duban.site.demo.lists import WAITING
from duban.site.demo.lives import Life, Stage, Way
from duban.support.organization import actions as organization
from duban.support.organization import queries as people
from duban.support.organization.models import Meeting, OrgUnit
from duban.support.organization.terms import MeetingKind


def all_of_them(stage: Stage) -> list[Life]:
    """Two meetings, the instructions, and units that are asked, each a life of its own."""
    return [
        _party_group(stage),
        _leading_group(stage),
        _heads_own(stage),
        _of_the_city(stage),
        _answered(stage),
        _consulted(stage),
    ]


def running(stage: Stage, place: int) -> Way:
    """A matter under way that will still be under way on the day of the story."""
    later = Party.objects.filter(
        relation=Relation.EVERYONE, due_on__gt=stage.on + timedelta(days=20), due_on__lt=date(9999, 1, 1)
    )
    found = Matter.objects.filter(state=MatterState.ASSIGNED, pk__in=later.values("matter")).order_by("id")
    return Way(stage, found[place], place)


def hold(
    stage: Stage, at: datetime, kind: MeetingKind, number: str, items: Sequence[str]
) -> tuple[Meeting, list[AgreedItem]]:
    """A meeting of the day before, entered by the second clerk, with what it agreed on."""
    group = [
        person
        for post in (PostKind.LEADING_GROUP_HEAD, PostKind.LEADING_GROUP_MEMBER)
        for person in people.people_with(post, beijing_day(at))
    ]
    meeting = organization.hold_meeting(
        by=stage.second,
        at=at,
        request_id=None,
        kind=kind,
        number=number,
        held_on=beijing_day(at) - timedelta(days=1),
        chair=stage.head.uid,
        attended=[person.uid for person in group],
        minutes=stage.evidence(stage.second, at, f"{kind.label}纪要.txt"),
    )
    agreed = [
        intake.record_agreed_item(by=stage.second, at=at, request_id=None, meeting=meeting.uid, text=text)
        for text in items
    ]
    return meeting, agreed


def _party_group(stage: Stage) -> Life:
    """The Party group decides on a matter outside the lists; the other items find their places too."""
    at = stage.at(41, 10)
    yield at
    _meeting, items = hold(
        stage,
        at,
        MeetingKind.PARTY_GROUP_MEETING,
        f"{beijing_day(at).year}年第17次",
        (
            "同意开展古城夜间游览安全隐患集中整治，列入“三重”督办，由安全生产部牵头、经营管理部协办。",
            "同意将游客集散区指示标识更新并入在办事项，由牵头单位一并落实。",
            "听取三季度财务运行情况汇报。",
        ),
    )
    at = stage.at(40, 9)
    yield at
    settled = intake.docket_ad_hoc(
        by=stage.clerk,
        at=at,
        request_id=None,
        item=items[0].uid,
        ground=AdHocGround.EMERGENCY,
        reason="夜间游客量激增，现有措施不能满足安全要求，须立即整治",
        resolution=_night_safety(stage),
    )
    way = running(stage, 2)
    _require(stage, at + timedelta(minutes=10), items[1], way, stage.on + timedelta(days=12))
    intake.settle_agreed_item(
        by=stage.clerk,
        at=at + timedelta(minutes=20),
        request_id=None,
        item=items[2].uid,
        outcome=ItemOutcome.INFORMATION,
        reason="已在纪要中传达",
    )
    if settled.matter is None:
        raise ValueError("the second door left no matter")
    night = Way(stage, settled.matter, 4)
    yield from night.under_way(39)
    yield from night.progress(55, said="已完成首轮夜间排查，边查边改")


def _night_safety(stage: Stage) -> Resolution:
    return Resolution(
        title="古城夜间游览安全隐患集中整治",
        category=MatterCategory.IMPORTANT_MATTER,
        limb=DefinitionLimb.PEOPLE,
        due_on=stage.on + timedelta(days=36),
        units=[
            UnitRole(unit("安全生产部"), Relation.LEAD),
            UnitRole(unit("经营管理部"), Relation.CO),
        ],
        milestones=[Target(label="完成隐患排查并建立台账", planned_on=stage.on + timedelta(days=8))],
        objectives=["临水路段护栏、照明、警示标识完好率100%"],
    )


def unit(name: str) -> UUID:
    """The unit of that name."""
    return OrgUnit.objects.get(names__name=name).uid


def _require(stage: Stage, at: datetime, item: AgreedItem, way: Way, due_on: date) -> None:
    intake.settle_agreed_item(
        by=stage.clerk,
        at=at,
        request_id=None,
        item=item.uid,
        outcome=ItemOutcome.REQUIREMENT,
        matter=way.matter.uid,
        unit=queries.deadline_of(way.matter).unit.uid,
        due_on=due_on,
        reason="与在办事项内容一致，一并落实",
    )


def _leading_group(stage: Stage) -> Life:
    """Held lately: one item is settled, one still waits for its outcome."""
    at = stage.at(2, 16)
    yield at
    _meeting, items = hold(
        stage,
        at,
        MeetingKind.LEADING_GROUP_MEETING,
        f"{beijing_day(at).year}年第4次",
        (
            "对进展滞后的重点工程，由牵头单位于月底前提出赶工措施。",
            "研究冬季旅游营销活动安排，由市场营销部会同旅游公司提出方案。",
        ),
    )
    at = stage.at(1, 9, 20)
    yield at
    _require(stage, at, items[0], running(stage, 4), stage.on + timedelta(days=6))


def _heads_own(stage: Stage) -> Life:
    """The head writes on a matter himself; the unit owes it."""
    at = stage.at(9, 15)
    yield at
    way = running(stage, 1)
    intake.record_instruction(
        by=stage.head,
        at=at,
        request_id=None,
        kind=InstructionKind.TO_ACT,
        text="进度要抢在前面，质量要经得起检验。请牵头单位列出剩余工程量和逐周计划，报我。",
        written_on=beijing_day(at),
        matter=way.matter.uid,
        unit=queries.deadline_of(way.matter).unit.uid,
        due_on=stage.on + timedelta(days=5),
    )


def _of_the_city(stage: Stage) -> Life:
    """Leaders of the city write on paper: guidance that is registered, and a wish that waits for its matter;
    the newest entry still waits for its second person."""
    for ago, kind, text, checked in (
        (24, InstructionKind.GUIDING, "古城保护要坚持最小干预，做好与周边风貌的衔接。", True),
        (5, InstructionKind.TO_ACT, "请古城管委会研究解决停车难问题，提出近期可实施的办法。", True),
        (1, InstructionKind.INFORMATION, "外地古城夜间经济做法，供参阅。", False),
    ):
        at = stage.at(ago, 11)
        yield at
        entered = intake.record_instruction(
            by=stage.second,
            at=at,
            request_id=None,
            kind=kind,
            text=text,
            written_on=beijing_day(at) - timedelta(days=1),
            writer_name="市委主要领导",
            paper=stage.evidence(stage.second, at, "批示原件扫描件.txt"),
        )
        if checked:
            at += timedelta(hours=2)
            yield at
            intake.check_instruction(
                by=stage.clerk, at=at, request_id=None, instruction=entered.uid, agrees=True
            )


def _consulted(stage: Stage) -> Life:
    """Two units are asked on a matter of the list that was just read in; one objects, one still may speak."""
    at = stage.at(1, 11, 30)
    yield at
    rows = Candidate.objects.filter(docketing_list__title=WAITING).matters().order_by("source_row")
    asked = rows[0]
    intake.complete_candidate(
        by=stage.clerk,
        at=at,
        request_id=None,
        candidate=asked.uid,
        completion=Completion(
            units=[
                UnitRole(unit("市场营销部"), Relation.LEAD),
                UnitRole(unit("经营管理部"), Relation.CO),
            ]
        ),
    )
    at += timedelta(minutes=10)
    intake.consult_units(by=stage.clerk, at=at, request_id=None, candidate=asked.uid)
    at = stage.at(1, 16)
    yield at
    voice = Consultation.objects.get(candidate=asked, unit__names__name="经营管理部")
    by = people.holders(voice.unit_id, (PostKind.LIAISON_A,), beijing_day(at))[0]
    intake.object_to_proposal(
        by=by,
        at=at,
        request_id=None,
        consultation=voice.uid,
        agrees=False,
        opinion="主要工作在市场营销部职责内，建议本部只负责商户动员，并相应调整质效目标。",
    )


def _answered(stage: Stage) -> Life:
    """An instruction of the autumn, its result accepted and the writer answered."""
    at = stage.at(60, 9)
    yield at
    way = running(stage, 3)
    written = intake.record_instruction(
        by=stage.head,
        at=at,
        request_id=None,
        kind=InstructionKind.TO_ACT,
        text="群众反映的施工噪声问题，请牵头单位限期整改并回访。",
        written_on=beijing_day(at),
        matter=way.matter.uid,
        unit=queries.deadline_of(way.matter).unit.uid,
        due_on=stage.day(45),
    )
    owed = Obligation.objects.get(source_ref=written.ref, kind=ObligationKind.REQUIREMENT)
    said = "夜间停止高噪声作业，加装隔声围挡，已逐户回访。"
    yield from way.feed_back(48, owed, way.matter.percent, said)
    at = stage.at(45, 11)
    yield at
    _answer(stage, at, written)


def _answer(stage: Stage, at: datetime, written: LeaderInstruction) -> None:
    intake.answer_instruction(
        by=stage.clerk,
        at=at,
        request_id=None,
        instruction=written.uid,
        reply="牵头单位已停止夜间高噪声作业并加装隔声围挡，回访12户均表示满意。",
    )
