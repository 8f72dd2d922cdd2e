"""Inspection in the demonstration: a plan that was sent back once and adopted, a visit, a study with an answered and an
open opinion, an interview with its requirement, a special supervision that runs, a visit of which nobody was told."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from duban.chapters.supervision import actions as supervision
from duban.chapters.supervision.actions import Looked, PlannedVisit, Requirement, Suggestion
from duban.chapters.supervision.models import InspectionPlan, PlanLine, StudyOpinion, Visit, VisitSubject
from duban.chapters.supervision.terms.inspecting import InspectionForm, OpinionAnswer, StudyWay
from duban.ground.beijing import beijing_day
from duban.site.demo.decisions import running
from duban.site.demo.lives import Life, Stage, Way
from duban.support.organization.models import OrgUnit

FORMS = (InspectionForm.SITE_CHECK, InspectionForm.FIELD_STUDY, InspectionForm.LOOK_BACK, InspectionForm.TALK)
WHAT = (
    "工程进度、质量和现场管理",
    "群众满意度和运行机制",
    "上半年督查发现问题整改回头看",
    "责任落实和协作配合情况",
)
TEAM = "陈启明、钱晓雯"
LOOKED_THROUGH = 24


def all_of_them(stage: Stage) -> list[Life]:
    return [_whole(stage)]


def _ways(stage: Stage, count: int) -> list[Way]:
    """Matters under way that are led by different units, so that no unit is visited twice in a month."""
    found: list[Way] = []
    for place in range(LOOKED_THROUGH):
        try:
            way = running(stage, place)
        except IndexError:
            break
        if way.lead not in {one.lead for one in found}:
            found.append(way)
    return found[:count]


def _whole(stage: Stage) -> Life:
    at = stage.at(40, 9, 20)
    yield at
    ways = _ways(stage, 6)
    year = stage.day(26).year
    plan = _draft(stage, at, ways, year)
    at = stage.at(39, 10)
    yield at
    supervision.return_inspection_plan(
        by=stage.head, at=at, request_id=None, plan=plan.uid, reason="同类督查要合并，一个单位一年不超过两次"
    )
    at = stage.at(37, 15)
    yield at
    plan = _draft(stage, at, ways[:4], year, again=plan)
    at = stage.at(36, 9, 30)
    yield at
    supervision.adopt_inspection_plan(
        by=stage.head, at=at, request_id=None, plan=plan.uid, opinion="同意，务求实效"
    )
    if stage.on.year == year:
        yield [
            _visited(stage, plan, ways[0]),
            _study(stage, plan, ways[1]),
            _interviewed(stage, ways[2]),
            _blocked(stage, ways[4]),
            _to_come(stage, plan, ways),
        ]


def _draft(
    stage: Stage, at: datetime, ways: Sequence[Way], year: int, *, again: InspectionPlan | None = None
) -> InspectionPlan:
    lines = [
        PlannedVisit(
            what=WHAT[place % len(WHAT)],
            unit=_lead(way).uid,
            form=FORMS[place % len(FORMS)],
            from_on=date(year, 1, 1),
            to_on=date(year, 12, 31),
            team=TEAM,
            no_notice=place == 3,
        )
        for place, way in enumerate(ways)
    ]
    return supervision.draft_inspection_plan(
        by=stage.clerk,
        at=at,
        request_id=None,
        year=year,
        lines=lines,
        note="统筹合并同类督查，能合并的一次完成，能用数据核验的不到现场。",
        plan=again.uid if again else None,
    )


def _lead(way: Way) -> OrgUnit:
    return OrgUnit.objects.get(pk=way.lead)


def _visited(stage: Stage, plan: InspectionPlan, way: Way) -> Life:
    at = stage.at(26, 10)
    yield at
    visit = _arrange(stage, at, plan, way, place=1, ago=22)
    at = stage.at(22, 16)
    yield at
    _recorded(stage, at, visit)


def _study(stage: Stage, plan: InspectionPlan, way: Way) -> Life:
    at = stage.at(14, 9)
    yield at
    study = _arrange(stage, at, plan, way, place=2, ago=10)
    at = stage.at(10, 17)
    yield at
    _studied(stage, at, study, way)
    at = stage.at(5, 11)
    yield at
    _answered(at, way)


def _to_come(stage: Stage, plan: InspectionPlan, ways: Sequence[Way]) -> Life:
    """A look-back that the unit was told of, a talk that it was not; and one outside the plan, which waits for the head."""
    at = stage.at(1, 15, 30)
    yield at
    _arrange(stage, at, plan, ways[3], place=4, ago=-3)
    _arrange(stage, at + timedelta(minutes=20), plan, ways[2], place=3, ago=-5)
    _asked(stage, at + timedelta(minutes=40), ways[5])


def _arrange(stage: Stage, at: datetime, plan: InspectionPlan, way: Way, *, place: int, ago: int) -> Visit:
    line = PlanLine.objects.get(plan=plan, revision=plan.revision, place=place)
    return supervision.arrange_visit(
        by=stage.clerk,
        at=at,
        request_id=None,
        matter=way.matter.uid,
        planned_on=stage.day(ago),
        line=line.uid,
        apart_reason="与已安排的约谈内容不同，须到现场核验",
    )


def _subject(visit: Visit) -> VisitSubject:
    return VisitSubject.objects.get(visit=visit)


def _recorded(stage: Stage, at: datetime, visit: Visit) -> None:
    """The on-site inspection, with a slip of the pen that is put right the next minute."""
    photo = stage.evidence(stage.clerk, at, "现场情况说明.txt")
    said = "现场查看施工面三处，进度与报表一致；扬尘覆盖不到位一处，已当场指出。台账齐全，责任人在岗。"
    looked = Looked(
        held_on=beijing_day(at),
        seen=said.replace("三处", "两处"),
        lines=("9(1)", "9(2)", "9(6)", "9(8)"),
        location="项目现场",
        people="项目负责人、监理",
        evidence=(photo,),
        look_back_on=stage.on + timedelta(days=6),
    )
    record = supervision.record_visit(
        by=stage.clerk, at=at, request_id=None, subject=_subject(visit).uid, looked=looked
    )
    supervision.correct_record(
        by=stage.clerk,
        at=at + timedelta(minutes=12),
        request_id=None,
        record=record.uid,
        reason="施工面处数笔误",
        looked=Looked(
            held_on=looked.held_on,
            seen=said,
            lines=looked.lines,
            location=looked.location,
            people=looked.people,
            look_back_on=looked.look_back_on,
        ),
    )


def _studied(stage: Stage, at: datetime, visit: Visit, way: Way) -> None:
    unit = _lead(way).uid
    supervision.study_in_field(
        by=stage.second,
        at=at,
        request_id=None,
        subject=_subject(visit).uid,
        ways=[StudyWay.SYMPOSIUM, StudyWay.GRASS_ROOTS],
        looked=Looked(
            held_on=beijing_day(at),
            seen="召开座谈会一次，走访商户和居民十二户。群众对工作总体认可，反映夜间管理力量不足、信息公开不够及时。",
            lines=("9(4)", "9(5)", "9(7)", "9(8)"),
            location="古城片区",
            people="商户代表、社区工作人员",
        ),
        opinions=[
            Suggestion(unit, "建议增加夜间巡查频次，并公布联系电话。"),
            Suggestion(unit, "建议每月公开一次进展，回应群众关切。"),
        ],
    )


def _answered(at: datetime, way: Way) -> None:
    """The first opinion is answered, the second waits."""
    first = StudyOpinion.objects.filter(unit=way.lead).earliest("id")
    supervision.answer_study_opinion(
        by=way.liaison(at),
        at=at,
        request_id=None,
        study_opinion=first.uid,
        answer=OpinionAnswer.PARTLY,
        reason="联系电话已公布；夜间巡查先在节假日和周末增加，平日增派人员待编制落实后办理。",
    )


def _interviewed(stage: Stage, way: Way) -> Life:
    at = stage.at(11, 15)
    yield at
    asked = supervision.propose_interview(
        by=stage.clerk,
        at=at,
        request_id=None,
        matter=way.matter.uid,
        unit=_lead(way).uid,
        reason="推进力度不够，近两次反馈内容雷同",
        topics="介绍进展情况，说明存在的困难和下步安排",
        planned_on=stage.day(7),
        location="上午9时30分，管委会三楼会议室",
    )
    at = stage.at(10, 9)
    yield at
    supervision.decide_interview(
        by=stage.head,
        at=at,
        request_id=None,
        interview=asked.uid,
        grant=True,
        opinion="同意，重在帮助解决问题",
    )
    at = stage.at(10, 15)
    yield at
    supervision.issue_interview_notice(by=stage.director, at=at, request_id=None, interview=asked.uid)
    at = stage.at(7, 11)
    yield at
    supervision.interview(
        by=stage.clerk,
        at=at,
        request_id=None,
        interview=asked.uid,
        interviewee=way.chief(at).uid,
        present=[stage.director.uid, stage.clerk.uid],
        looked=Looked(
            held_on=beijing_day(at),
            seen="单位负责人介绍了进展和困难，主要是人员调整、任务交叉。明确由负责人牵头，按周调度。",
            lines=("9(2)", "9(6)", "9(8)"),
            location="管委会三楼会议室",
        ),
        signed=True,
        requirements=[Requirement("由主要负责人牵头，按周调度并报送进展", stage.on + timedelta(days=9))],
    )


def _blocked(stage: Stage, way: Way) -> Life:
    at = stage.at(6, 10, 20)
    yield at
    special = supervision.open_special(
        by=stage.director,
        at=at,
        request_id=None,
        matter=way.matter.uid,
        unit=_lead(way).uid,
        blockage="涉及的管线迁改未完成，施工面未能移交，关键工序停滞。",
        target_on=stage.on + timedelta(days=12),
    )
    at = stage.at(4, 16, 10)
    yield at
    supervision.record_special(
        by=stage.second,
        at=at,
        request_id=None,
        special=special.uid,
        looked=Looked(
            held_on=beijing_day(at),
            seen="会同供电、燃气等单位现场会商，明确分段迁改、分段移交，首段五日内移交。",
            lines=("9(4)", "9(8)"),
            location="项目现场",
        ),
    )


def _asked(stage: Stage, at: datetime, way: Way) -> None:
    """Outside the plan; it waits for the head."""
    supervision.request_inspection(
        by=stage.clerk,
        at=at,
        request_id=None,
        matter=way.matter.uid,
        unit=_lead(way).uid,
        form=InspectionForm.SITE_CHECK,
        reason="群众来信反映现场管理问题，须实地核实",
        no_notice=True,
    )
