"""Where the matters of the demonstration come from, and what their sources are told."""

from __future__ import annotations

from datetime import timedelta

from duban.chapters.intake import actions as intake
from duban.chapters.intake.terms import Satisfaction, SourceKind
from duban.ground.beijing import beijing_day
from duban.site.demo.decisions import running
from duban.site.demo.lives import Life, Stage


def all_of_them(stage: Stage) -> list[Life]:
    """Lists and offices of the city, a suggestion that is answered, an audit that has not accepted yet."""
    return [_plain(stage), _suggestion(stage), _audit(stage), _hotline(stage)]


def _plain(stage: Stage) -> Life:
    """What comes from the year's lists demands nothing before closing."""
    at = stage.at(34, 9)
    yield at
    for place, kind, body, number in (
        (0, SourceKind.GOVERNMENT_REPORT, "", ""),
        (1, SourceKind.KEY_PROJECTS, "", ""),
        (2, SourceKind.LIVELIHOOD, "", ""),
        (3, SourceKind.CITY, "市政府办公室", "台政办督〔2026〕11号"),
    ):
        intake.record_source(
            by=stage.clerk,
            at=at + timedelta(minutes=place),
            request_id=None,
            matter=running(stage, place).matter.uid,
            kind=kind,
            body_name=body,
            number=number,
        )


def _suggestion(stage: Stage) -> Life:
    """A delegate's suggestion: spoken of twice, answered once, and he is content."""
    at = stage.at(30, 15)
    yield at
    way = running(stage, 4)
    source = intake.record_source(
        by=stage.clerk,
        at=at,
        request_id=None,
        matter=way.matter.uid,
        kind=SourceKind.SUGGESTION,
        body_name="市人大常委会办公室",
        number="第027号",
        written_on=beijing_day(at) - timedelta(days=6),
        due_on=stage.on + timedelta(days=20),
        text="建议增加古城周边夜间停车泊位，完善指示标识",
    )
    for ago, said in (
        (22, "上门沟通，代表介绍了周末停车难的具体路段"),
        (9, "通报试点方案，代表表示赞成并建议延长开放时间"),
    ):
        at = stage.at(ago, 10)
        yield at
        intake.record_contact(
            by=way.liaison(at),
            at=at,
            request_id=None,
            source=source.uid,
            on=beijing_day(at),
            partner="提出建议的市人大代表",
            text=said,
        )
    at = stage.at(4, 11)
    yield at
    intake.record_reply(
        by=stage.clerk,
        at=at,
        request_id=None,
        source=source.uid,
        on=beijing_day(at),
        number=f"古城管函〔{beijing_day(at).year}〕19号",
        satisfaction=Satisfaction.SATISFIED,
        text="代表对办理情况表示满意",
    )


def _audit(stage: Stage) -> Life:
    """The audit looked at the result and wants more: closing waits."""
    at = stage.at(26, 10)
    yield at
    source = intake.record_source(
        by=stage.clerk,
        at=at,
        request_id=None,
        matter=running(stage, 5).matter.uid,
        kind=SourceKind.AUDIT,
        body_name="市审计局",
        number="台审整改〔2026〕3号",
        written_on=beijing_day(at) - timedelta(days=3),
        text="项目结算资料不完整，须限期整改并报送整改结果",
    )
    at = stage.at(3, 16)
    yield at
    intake.record_acceptance(
        by=stage.clerk,
        at=at,
        request_id=None,
        source=source.uid,
        on=beijing_day(at),
        accepted=False,
        text="变更签证资料仍缺两份，补齐后再报",
        paper=stage.evidence(stage.clerk, at, "审计整改复核意见.txt"),
    )


def _hotline(stage: Stage) -> Life:
    """A complaint by its order number alone."""
    at = stage.at(7, 9)
    yield at
    intake.record_source(
        by=stage.clerk,
        at=at,
        request_id=None,
        matter=running(stage, 6).matter.uid,
        kind=SourceKind.HOTLINE,
        body_name="市12345政务服务便民热线",
        number=f"GD{beijing_day(at):%Y%m%d}-0457",
        text="反映夜间噪音和占道经营",
    )
