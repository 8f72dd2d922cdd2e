"""The plots of feedback: what units say of themselves, and what the other units say to it."""

from __future__ import annotations

from datetime import timedelta

from duban.chapters.feedback import actions as feedback
from duban.chapters.feedback import queries as reports
from duban.chapters.feedback import rules
from duban.chapters.matters.terms import ObligationKind
from duban.ground.access import PostKind
from duban.ground.beijing import beijing_day
from duban.site.demo.lives import Life, Way

BEGUN = 266


def as_planned(way: Way) -> Life:
    """Runs to plan, and the liaison says no more than that; it waits for the unit's head. The final
    report is begun."""
    yield from way.under_way(BEGUN)
    yield from way.progress(88)
    at = way.stage.at(1, 11, way.index)
    yield at
    course = reports.course(way.matter, way.lead, beijing_day(at))
    feedback.submit_report(
        by=way.liaison(at),
        at=at,
        request_id=None,
        matter=way.matter.uid,
        obligation=way.owed(ObligationKind.PERIODIC_REPORT).uid,
        percent=rules.on_schedule(course),
        as_planned=True,
    )
    feedback.keep_draft(
        person=way.liaison(at),
        matter=way.matter,
        about_ref=way.owed(ObligationKind.MATTER_DEADLINE).ref,
        content={"progress": "任务已基本完成，正在组织验收，验收单待补。", "percent": "95"},
        at=at,
    )


def countersigned(way: Way) -> Life:
    """The final report is with the Office: one unit has reserved its opinion, another is still asked."""
    yield from way.under_way(BEGUN)
    yield from way.progress(84)
    at = way.stage.at(2, 9, way.index)
    yield at
    report = way.report(
        at,
        way.owed(ObligationKind.MATTER_DEADLINE),
        percent=100,
        progress="任务全部完成并通过验收，申请办结。",
        completed_on=beijing_day(at),
        evidence="验收意见.txt",
    )
    at = way.stage.at(2, 15, way.index)
    yield at
    way.approve(at, report)
    at = way.stage.at(1, 10, way.index)
    yield at
    for asked in reports.countersigns_of(report)[:1]:
        feedback.countersign(
            by=way.people(at, PostKind.UNIT_HEAD, unit=asked.unit_id)[0],
            at=at,
            request_id=None,
            countersign=asked.uid,
            agrees=False,
            text="主体任务属实；配套标识牌尚有2处未安装，建议补装后再办结。",
        )


def delay_reported(way: Way) -> Life:
    """The unit says by itself that the final date will not be kept, and until when it will be done."""
    yield from way.under_way(BEGUN)
    yield from way.progress(70, said="受汛期影响，进度略有滞后")
    at = way.stage.at(2, 15, way.index)
    yield at
    owed = way.owed(ObligationKind.MATTER_DEADLINE)
    feedback.report_delay(
        by=way.liaison(at),
        at=at,
        request_id=None,
        matter=way.matter.uid,
        obligation=owed.uid,
        fact="主体任务尚余约两成，预计推后两周完成。",
        cause="汛期停工18天，材料进场推迟。",
        measures="已增加两个班组，实行日报制，每周由分管负责人现场调度。",
        own_new_on=owed.due_on + timedelta(days=14),
    )


def inspected(way: Way) -> Life:
    """The unit has looked at its own work by three lines of art. 9; the Office has yet to answer."""
    yield from way.under_way(BEGUN)
    yield from way.progress(86)
    at = way.stage.at(2, 16, way.index)
    yield at
    lines = (
        ("9(1)", "实施方案和年度目标已印发，节点排到周。"),
        ("9(2)", "成立工作专班，任务分解到3个科室、5名责任人。"),
        ("9(8)", "累计完成86%，已完工部分经自检合格。"),
    )
    feedback.self_inspect(
        by=way.chief(at),
        at=at,
        request_id=None,
        matter=way.matter.uid,
        unit=way.owed(ObligationKind.MATTER_DEADLINE).unit.uid,
        lines=[feedback.Looked(clause, text) for clause, text in lines],
        next_step="补齐过程影像资料，组织分段验收。",
    )
