"""What was evaluated in the demonstration: closed matters as their duties fall due, one whose delay another unit answers
for, one that waits for the Leading Group, one that was corrected."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from duban.chapters.assessment import actions
from duban.chapters.assessment.models import CauseAnalysis, Evaluation
from duban.chapters.assessment.queries import depending, gathering, seats, timing
from duban.chapters.assessment.terms.evaluation import APPROVE, CRITERIA, ApprovedIn, Cause, Quality
from duban.chapters.matters import queries
from duban.chapters.matters.models import Matter, Obligation
from duban.chapters.matters.terms import ObligationKind, Timeliness
from duban.ground.access import PostKind
from duban.ground.beijing import beijing_day
from duban.site.demo.lives import Life, Stage
from duban.support.organization import actions as organization
from duban.support.organization import queries as people
from duban.support.organization.models import OrgUnit
from duban.support.organization.terms import DeciderKind

# Looked at every day from so long ago; begun so many days before the duty falls due.
SINCE, BEFORE = 250, 4
CORRECTED_AGO, LATELY = 12, 25
BY_TIMELINESS = {
    Timeliness.EARLY: Quality.GOOD,
    Timeliness.ON_TIME: Quality.FAIRLY_GOOD,
    Timeliness.LATE: Quality.FAIR,
}
SAID = {
    "12(1)": "组织实施及时，推进总体顺利，未发现政令不通。",
    "12(2)": "方案具体，计划可行，目标与任务相符。",
    "12(4)": "内部管理制度执行正常，未发现突出问题。",
    "12(5)": "分工明确，联系顺畅。",
    "12(6)": "外部环境良好，未发现人为设障。",
    "12(7)": "作风务实，反馈真实。",
    "12(10)": "未发现不作为、乱作为、失察失职渎职问题。",
}


def all_of_them(stage: Stage) -> list[Life]:
    return [_as_they_fall_due(stage), _corrected(stage)]


def _as_they_fall_due(stage: Stage) -> Life:
    """Every working day the clerk takes up what falls due in the next days."""
    taken: set[int] = set()
    for day in sorted({stage.day(ago) for ago in range(SINCE, 0, -1)}):
        ago = (stage.on - day).days
        yield stage.at(ago, 11, 20)
        rows = Obligation.objects.standing().filter(kind=ObligationKind.EVALUATE)
        for duty in rows.select_related("matter").order_by("id"):
            if duty.matter_id not in taken and (duty.due_on - day).days <= BEFORE:
                taken.add(duty.matter_id)
                yield [_one(stage, duty.matter, ago)]


def _one(stage: Stage, matter: Matter, ago: int) -> Life:
    """Written, analysed where it was late, submitted, and approved on the head's paper; the newest one waits."""
    at = stage.at(ago, 14, matter.pk % 50)
    yield at
    row = _write(stage, matter, at)
    for wanted in timing.demanded(row, beijing_day(at)):
        one = _analyse(stage, row, wanted.ref, at)
        if one.unit is not None:
            ago -= 2
            at = stage.at(ago, 10, matter.pk % 50)
            yield at
            _answer(one, at)
    ago -= 1
    at = stage.at(ago, 15, matter.pk % 50)
    yield at
    actions.submit_evaluation(by=stage.clerk, at=at, request_id=None, evaluation=row.uid)
    newest = ago <= LATELY and not Obligation.objects.standing().filter(kind=ObligationKind.EVALUATE).exists()
    if not newest:
        yield from _approve(stage, row, ago - 1)


def _write(stage: Stage, matter: Matter, at: datetime, quality: Quality | None = None) -> Evaluation:
    year = timing.owed_year(matter, beijing_day(at))
    gathered = gathering.gather(matter, year, at)
    judged = quality or BY_TIMELINESS.get(Timeliness(gathered.timeliness or Timeliness.ON_TIME), Quality.GOOD)
    return actions.evaluate(
        by=stage.clerk,
        at=at,
        request_id=None,
        matter=matter.uid,
        year=year,
        objectives=[
            actions.ObjectiveJudgement(
                one.uid, judged, reason="对照目标核查，完成情况属实。", evidence="办结报告、验收意见"
            )
            for one in queries.quality_objectives(matter)
        ],
        criteria=list(_criteria(gathered)),
        quality=judged,
        quality_reason="任务完成，验收合格，效果达到预期。",
        opinion=f"质量效果评为“{judged.label}”，建议予以审定。",
    )


def _criteria(gathered: gathering.Gathered) -> Iterator[actions.CriterionJudgement]:
    for clause in CRITERIA:
        facts = "；".join(one.words for one in gathered.criteria[clause])
        words = "。".join(filter(None, (facts, SAID.get(clause, "").rstrip("。"))))
        if words:
            yield actions.CriterionJudgement(clause, words=f"{words}。")
        else:
            yield actions.CriterionJudgement(clause, words="本事项不涉及此项内容。", applies=False)


def _analyse(stage: Stage, row: Evaluation, ref: str, at: datetime) -> CauseAnalysis:
    """The first delay names another unit of the matter, if it has one; later ones are the lead unit's own."""
    others = seats.units(row.matter)[1:]
    named = others[0] if others and not CauseAnalysis.objects.filter(unit__isnull=False).exists() else None
    return actions.analyse_cause(
        by=stage.clerk,
        at=at,
        request_id=None,
        evaluation=row.uid,
        subject_ref=ref,
        cause=Cause.OTHER_UNIT if named else Cause.OWN,
        words="场地移交晚于约定，主体施工推迟一周以上。" if named else "前期准备不充分，招标环节耗时较长。",
        responsibility=_responsible(named),
        criteria=["12(5)", "12(9)"] if named else ["12(1)", "12(9)"],
        unit=named.uid if named else None,
    )


def _responsible(named: OrgUnit | None) -> str:
    if named is None:
        return "牵头单位负主要责任。"
    return "配合单位未按约定移交场地，负主要责任；牵头单位督促协调不及时，负次要责任。"


def _answer(one: CauseAnalysis, at: datetime) -> None:
    day = beijing_day(at)
    speakers = people.holders(one.unit_id, (PostKind.UNIT_HEAD, PostKind.LIAISON_A), day)
    actions.answer_analysis(
        by=speakers[0],
        at=at,
        request_id=None,
        analysis=one.uid,
        answer="场地移交推迟系临时商户搬迁协商未果所致，已于约定日期后第9日移交，今后提前安排。",
    )


def _approve(stage: Stage, row: Evaluation, ago: int) -> Life:
    """The head signs; one clerk enters the paper, the other checks it."""
    at = stage.at(ago, 16, row.pk % 50)
    yield at
    slip = organization.enter_paper(
        by=stage.second,
        at=at,
        request_id=None,
        subject_ref=row.ref,
        decision=APPROVE,
        decider_kind=DeciderKind.LEADING_GROUP_HEAD,
        decider=stage.head.uid,
        decided_on=beijing_day(at),
        opinion="同意。",
        paper=stage.evidence(stage.second, at, "考核评估呈批单.txt"),
    )
    organization.check_paper(by=stage.clerk, at=at, request_id=None, slip=slip.uid, agrees=True)
    actions.approve_evaluation(
        by=stage.second,
        at=at,
        request_id=None,
        evaluation=row.uid,
        way=ApprovedIn.PAPER,
        opinion="同意。",
    )


def _corrected(stage: Stage) -> Life:
    """One on which a circular rests judged an objective on a wrong figure: corrected, and approved again."""
    at = stage.at(CORRECTED_AGO, 9, 40)
    yield at
    rows = list(Evaluation.objects.filter(state="APPROVED").select_related("matter").order_by("id"))
    if not rows:
        return
    former = next((one for one in rows if depending.resting_on(one)), rows[0])
    actions.correct_evaluation(
        by=stage.clerk,
        at=at,
        request_id=None,
        evaluation=former.uid,
        reason="复核验收资料，一项指标按合同工程量填报，应按实测值。",
        evidence=[stage.evidence(stage.clerk, at, "实测记录.txt")],
    )
    at = stage.at(CORRECTED_AGO - 1, 10, 10)
    yield at
    row = _write(stage, former.matter, at, Quality.FAIRLY_GOOD)
    at = stage.at(CORRECTED_AGO - 1, 15, 10)
    yield at
    actions.submit_evaluation(by=stage.clerk, at=at, request_id=None, evaluation=row.uid)
    yield from _approve(stage, row, CORRECTED_AGO - 2)
