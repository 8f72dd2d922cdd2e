"""What two matters of the demonstration aim at, how far they say they have come, and who believes in the date."""

from __future__ import annotations

from duban.chapters.feedback import actions as feedback
from duban.chapters.feedback.terms import Confidence
from duban.chapters.matters import actions as matters
from duban.chapters.matters import queries
from duban.chapters.matters.queries import objectives as aims
from duban.site.demo.decisions import running
from duban.site.demo.lives import Life, Stage

INDICATORS = (
    ("改造完成率", "100", "%", "现场核查表", "逐处验收，一处一档"),
    ("群众满意度", "不低于95", "%", "入户问卷", "样本不少于200份"),
)


def all_of_them(stage: Stage) -> list[Life]:
    return [_measured(stage, 1), _measured(stage, 2)]


def _measured(stage: Stage, place: int) -> Life:
    """Specified in autumn, reported three times; the unit is sure, the Office is not."""
    at = stage.at(45, 14, place)
    yield at
    way = running(stage, place)
    listed = aims.quality_objectives(way.matter)
    sentence = listed[0].uid if listed else None
    for name, target, measure, source, standard in INDICATORS:
        matters.specify_objective(
            by=stage.clerk,
            at=at,
            request_id=None,
            matter=way.matter.uid,
            objective=sentence,
            given=matters.Indicator(name, target, measure, source, standard),
        )
    measured = queries.measured_objectives(way.matter)
    unit = queries.deadline_of(way.matter).unit
    for ago, percent, values, sure in (
        (33, 58, ("52", ""), Confidence.SURE),
        (19, 71, ("66", "93.5"), Confidence.SURE),
        (6, 79, ("74", "94.2"), Confidence.AT_RISK if place == 2 else Confidence.SURE),
    ):
        at = stage.at(ago, 16, place)
        yield at
        report = feedback.submit_report(
            by=way.chief(at),
            at=at,
            request_id=None,
            matter=way.matter.uid,
            unit=unit.uid,
            progress=f"按周调度，完成率{values[0]}%，剩余部分已排定班组",
            percent=percent,
            values=[
                feedback.ValueGiven(one.uid, value)
                for one, value in zip(measured, values, strict=False)
                if value
            ],
            confidence=sure,
        )
        at = stage.at(ago - 1, 10, place)
        yield at
        feedback.accept_report(
            by=stage.clerk, at=at, request_id=None, report=report.uid, opinion="数据与核查表一致"
        )
    at = stage.at(3, 11, place)
    yield at
    feedback.judge_confidence(
        by=stage.clerk,
        at=at,
        request_id=None,
        matter=way.matter.uid,
        level=Confidence.AT_RISK,
        reason="近三次平均每周提高约4个百分点，按此进度到期完成率不足九成",
    )
