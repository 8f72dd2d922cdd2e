"""What becomes of problems in the demonstration: one without a notice, one with a plan and more time, a result that was
re-opened; and what units ask of each other."""

from __future__ import annotations

import itertools
from datetime import date, datetime, timedelta

from duban.chapters.feedback import actions as feedback
from duban.chapters.feedback.models import Report
from duban.chapters.feedback.terms import ReportState
from duban.chapters.matters import queries
from duban.chapters.matters.models import Matter, Party
from duban.chapters.matters.terms import MatterState, ObligationKind
from duban.chapters.supervision import actions as supervision
from duban.chapters.supervision.models import Coordination, Problem, SupervisionNotice
from duban.chapters.supervision.terms import ProblemKind
from duban.chapters.supervision.terms.treating import NoNoticeGround
from duban.ground import workdays
from duban.ground.access import PostKind, Relation
from duban.ground.beijing import beijing_day
from duban.site.demo.decisions import running
from duban.site.demo.lives import Life, Stage, Way
from duban.support.organization.models import OrgUnit
from duban.support.rulebook import queries as rulebook


def all_of_them(stage: Stage) -> list[Life]:
    return [
        _without_notice(stage),
        _same_fact(stage),
        _more_time(stage),
        _promised(stage),
        _escalated(stage),
        _reopened(stage),
    ]


def _found(way: Way, at: datetime, fact: str, kind: ProblemKind, own_new_on: date | None = None) -> Problem:
    """Recorded with a sheet of the check."""
    clerk = way.stage.clerk
    return supervision.record_problem(
        by=clerk,
        at=at,
        request_id=None,
        matter=way.matter.uid,
        unit=queries.deadline_of(way.matter).unit.uid,
        kind=kind,
        fact=fact,
        found_on=beijing_day(at),
        self_reported=own_new_on is not None,
        own_new_on=own_new_on,
        evidence=[way.stage.evidence(clerk, at, "检查记录.txt")],
    )


def _noticed(way: Way, at: datetime, problem: Problem, requirement: str) -> SupervisionNotice:
    """Drafted, signed off, issued."""
    stage = way.stage
    notice = supervision.draft_notice(
        by=stage.clerk,
        at=at + timedelta(minutes=20),
        request_id=None,
        matter=way.matter.uid,
        unit=queries.deadline_of(way.matter).unit.uid,
        problems=[problem.uid],
        requirement=requirement,
        reply_days=8,
    )
    at += timedelta(minutes=50)
    supervision.sign_off_notice(by=stage.director, at=at, request_id=None, notice=notice.uid)
    at += timedelta(minutes=10)
    return supervision.issue_notice(by=stage.clerk, at=at, request_id=None, notice=notice.uid)


def _without_notice(stage: Stage) -> Life:
    """Reported by the unit itself: the director decides that there is no notice; put right by its own date."""
    at = stage.at(24, 9, 20)
    yield at
    way = running(stage, 4)
    own = stage.day(12)
    problem = _found(
        way, at, "单位书面报告：施工围挡有3处未按标准设置，拟自行整改。", ProblemKind.QUALITY, own
    )
    at = stage.at(23, 15, 10)
    yield at
    supervision.decide_no_notice(
        by=stage.director,
        at=at,
        request_id=None,
        problem=problem.uid,
        ground=NoNoticeGround.SELF_REPORTED,
        reason="单位在检查之前已书面报告，整改措施和自定时限合理，不下达通知书，到期复查。",
    )
    at = stage.at(11, 10, 30)
    yield at
    _check(stage, at, problem)


def _check(stage: Stage, at: datetime, problem: Problem) -> None:
    supervision.verify_rectification(
        by=stage.clerk,
        at=at,
        request_id=None,
        problem=problem.uid,
        verified=True,
        finding="现场复查，3处围挡均已按标准设置，照片在案。",
    )


def _same_fact(stage: Stage) -> Life:
    """The same hole found twice: the second one goes under the notice of the first."""
    at = stage.at(9, 9, 15)
    yield at
    way = running(stage, 5)
    first = _found(way, at, "基坑临边防护缺失约40米，警示标志不全。", ProblemKind.QUALITY)
    notice = _noticed(way, at, first, "立即补设临边防护，逐段自查并报送影像资料。")
    at = stage.at(8, 15, 20)
    yield at
    way.serve(at, notice)
    at = stage.at(6, 10, 10)
    yield at
    again = _found(way, at, "巡查再次反映基坑东侧临边无防护，与前次所列为同一部位。", ProblemKind.QUALITY)
    at = stage.at(5, 16, 10)
    yield at
    supervision.decide_no_notice(
        by=stage.director,
        at=at,
        request_id=None,
        problem=again.uid,
        ground=NoNoticeGround.SAME_FACT,
        notice=notice.uid,
        reason="与已下达通知书所列为同一部位、同一事实，并入其整改，不另行下达。",
    )


def _more_time(stage: Stage) -> Life:
    """Noticed, planned, and given longer before the limit ran out; the reply is still to come."""
    at = stage.at(13, 9, 30)
    yield at
    way = running(stage, 6)
    problem = _found(way, at, "已完成路段抽查5处，平整度不合格2处。", ProblemKind.QUALITY)
    notice = _noticed(way, at, problem, "对不合格路段返工，全线复测，报送复测报告。")
    at = stage.at(12, 16, 20)
    yield at
    way.serve(at, notice)
    at = stage.at(10, 10, 20)
    yield at
    supervision.plan_rectification(
        by=way.liaison(at),
        at=at,
        request_id=None,
        notice=notice.uid,
        measures="两处返工重铺；委托检测单位全线复测，建立问题清单，逐处销项。",
        responsible=way.chief(at).name,
        done_by=beijing_day(at) + timedelta(days=5),
    )
    at = stage.at(5, 9, 50)
    yield at
    limit = queries.by_source([notice.ref], ObligationKind.NOTICE_REPLY)[notice.ref].due_on
    supervision.request_rectification_extension(
        by=way.liaison(at),
        at=at,
        request_id=None,
        notice=notice.uid,
        new_due_on=workdays.add_working_days(limit, 5, rulebook.calendar()),
        reason="返工已完成，检测单位排期延后，复测报告须顺延一周。",
    )
    at = stage.at(4, 16, 40)
    yield at
    supervision.extend_rectification(
        by=stage.director,
        at=at,
        request_id=None,
        notice=notice.uid,
        grant=True,
        opinion="返工已完成属实，同意延长，逾期未报的按原规定处理。",
    )


def _others(way: Way) -> list[OrgUnit]:
    """The co- and service units of the matter."""
    rows = Party.objects.filter(
        matter=way.matter, person__isnull=True, relation__in=(Relation.CO, Relation.SERVICE)
    )
    return [row.unit for row in rows.select_related("unit").order_by("id") if row.unit is not None]


def _with_others(stage: Stage, place: int) -> Way:
    """The running matter of that place among those that have another unit."""
    found = (running(stage, number) for number in itertools.count())
    return next(itertools.islice((way for way in found if _others(way)), place, None))


def _ask(way: Way, at: datetime, text: str, days: int) -> Coordination:
    """The lead unit asks the first of the others."""
    return supervision.request_coordination(
        by=way.liaison(at),
        at=at,
        request_id=None,
        matter=way.matter.uid,
        asking=queries.deadline_of(way.matter).unit.uid,
        asked=_others(way)[0].uid,
        text=text,
        needed_on=way.stage.on + timedelta(days=days),
    )


def _answer(way: Way, row: Coordination, at: datetime, answer: str, promised_on: date | None) -> None:
    supervision.answer_coordination(
        by=way.people(at, PostKind.LIAISON_A, PostKind.UNIT_HEAD, unit=row.asked_id)[0],
        at=at,
        request_id=None,
        coordination=row.uid,
        promises=promised_on is not None,
        answer=answer,
        promised_on=promised_on,
    )


def _promised(stage: Stage) -> Life:
    """Promised for a day that is still to come."""
    at = stage.at(7, 9, 25)
    yield at
    way = _with_others(stage, 0)
    row = _ask(way, at, "施工需临时占用北侧停车场约600平方米，请协调腾退车位并安排疏导。", 10)
    at = stage.at(5, 14, 30)
    yield at
    text = "同意腾退，分两批完成，疏导方案另送。"
    _answer(way, row, at, text, stage.on + timedelta(days=6))


def _escalated(stage: Stage) -> Life:
    """Declined, and since yesterday with the Office."""
    at = stage.at(6, 10, 25)
    yield at
    way = _with_others(stage, 1)
    row = _ask(way, at, "请提供2023年以来的地下管线资料，用于开挖前复核。", 4)
    at = stage.at(4, 11, 30)
    yield at
    _answer(way, row, at, "资料由档案室统一管理，本单位无权提供，建议由办公室协调。", None)
    at = stage.at(1, 9, 35)
    yield at
    supervision.escalate_coordination(
        by=way.liaison(at),
        at=at,
        request_id=None,
        coordination=row.uid,
        reason="开挖在即，无资料存在挖断管线的风险，请协调。",
    )


def _reopened(stage: Stage) -> Life:
    """A look back at a closed matter finds less than was reported: the result is re-opened, and noticed."""
    at = stage.at(8, 10, 40)
    yield at
    matter = Matter.objects.filter(state=MatterState.CLOSED, ending="").order_by("id")[0]
    way = Way(stage, matter)
    problem = _found(way, at, "回头看：报告完成12处，现场核实9处，尚有3处未实施。", ProblemKind.UNTRUE)
    report = Report.objects.filter(
        matter=matter, state=ReportState.ACCEPTED, concerns__kind=ObligationKind.MATTER_DEADLINE
    ).latest("id")
    at = stage.at(7, 15, 40)
    yield at
    feedback.reopen_result(
        by=stage.director,
        at=at,
        request_id=None,
        report=report.uid,
        record=problem.ref,
        reason="报告12处全部完成，现场核实9处，3处未实施，原结果与事实不符。",
        new_due_on=stage.on + timedelta(days=5),
    )
    at = stage.at(6, 9, 45)
    yield at
    matter.refresh_from_db()
    notice = _noticed(way, at, problem, "对未实施的3处限期完成，说明报告不实的原因。")
    at = stage.at(5, 11, 15)
    yield at
    way.serve(at, notice)
