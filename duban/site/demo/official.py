"""Official papers that the Office itself writes: one on its whole way, one voided, two that wait."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from duban.ground.beijing import beijing_day
from duban.site.demo.lives import Life, Stage
from duban.support.documents import actions as documents
from duban.support.documents import queries, sweeps
from duban.support.documents.models import Draft
from duban.support.organization.models import Person

FILED = 12


def all_of_them(stage: Stage) -> Sequence[Life]:
    return [
        a_request_goes_out(stage),
        minutes_are_voided(stage),
        a_report_waits(stage),
        a_reply_is_countersigned(stage),
        papers_are_filed(stage),
    ]


def a_request_goes_out(stage: Stage) -> Life:
    """请示 about the size of a project, returned once, then led to its addressee."""
    given = {
        "kind": "request_for_instructions",
        "title": "关于调整古城西门瓮城修缮工程建设规模的请示",
        "to": "台儿庄区人民政府",
        "note": "联系人：陈启明，电话：0632-6650000",
        "attachments": "西门瓮城北段墙基勘察报告",
    }
    first = "古城西门瓮城北段墙基存在空鼓，需增加加固面积。\n妥否，请批示。"
    better = (
        "古城西门瓮城修缮工程原定建设规模为墙体加固820平方米。经勘察，北段墙基存在空鼓，需增加加固面积140平方米，相应增加"
        "投资86万元。\n一、调整的必要性\n北段墙基位于游客主通道，不予加固存在安全隐患。\n二、资金来源\n拟从古城保护专项资金"
        "结余中列支。\n妥否，请批示。"
    )
    at = stage.at(34, 9, 20)
    yield at
    leader = Person.objects.get(username="zhoumingde")
    found = documents.draft(
        by=stage.clerk, at=at, request_id=None, text=first, countersigners=[leader.uid], **given
    )
    yield from _then(stage, found, 34, 15, "check", stage.director, remark="请会签")
    yield from _then(stage, found, 33, 10, "return_draft", stage.head, reason="补充增加的投资和资金来源")
    changed = {key: value for key, value in given.items() if key != "kind"}
    yield from _then(
        stage, found, 33, 14, "revise", stage.clerk, text=better, countersigners=[leader.uid], **changed
    )
    yield from _then(stage, found, 33, 16, "check", stage.director)
    yield from _then(stage, found, 32, 9, "countersign", leader, agrees=True, remark="同意")
    yield from _then(stage, found, 32, 11, "sign_off", stage.head, remark="同意上报")
    yield from _then(stage, found, 32, 15, "number", stage.clerk)
    yield from _issued(stage, found, 31)
    at = stage.at(30, 10)
    yield at
    documents.deliver(
        by=stage.clerk,
        at=at,
        request_id=None,
        official_paper=found.uid,
        addressee="台儿庄区人民政府",
        received_by="区政府办公室值班室",
        received_on=beijing_day(at),
    )


def minutes_are_voided(stage: Stage) -> Life:
    """会议纪要 whose number was taken too early."""
    at = stage.at(21, 10, 10)
    yield at
    found = documents.draft(
        by=stage.second,
        at=at,
        request_id=None,
        kind="minutes",
        title="督办工作碰头会纪要",
        text="会议听取了近期督办事项进展情况。\n一、关于按期反馈\n各承办单位应于每月25日前报送。",
        attendance="出席：王志远、周明德、孙立平\n列席：陈启明",
        copies="各部室",
    )
    yield from _then(stage, found, 21, 11, "check", stage.director)
    yield from _then(stage, found, 20, 9, "sign_off", stage.head)
    yield from _then(stage, found, 20, 10, "number", stage.second)
    yield from _then(
        stage, found, 19, 9, "void_number", stage.director, reason="会议议题并入领导小组会议，不再单独印发"
    )


def a_report_waits(stage: Stage) -> Life:
    """督查专报 that waits for its check."""
    at = stage.at(2, 16, 30)
    yield at
    documents.draft(
        by=stage.clerk,
        at=at,
        request_id=None,
        kind="special_report",
        title="关于月河清淤工程复测情况的督查专报",
        text="督查组对月河清淤工程进行了现场复测。\n一、基本情况\n应清淤长度2.4千米，已完成2.1千米。\n二、存在问题\n东岸第3段"
        "淤泥外运不及时。\n三、工作建议\n建议由经营管理部于月底前完成剩余清淤。",
    )


def a_reply_is_countersigned(stage: Stage) -> Life:
    """批复 that waits for a countersignature."""
    at = stage.at(3, 10, 0)
    yield at
    leader = Person.objects.get(username="zhoumingde")
    found = documents.draft(
        by=stage.clerk,
        at=at,
        request_id=None,
        kind="time_reply",
        title="关于古城西门瓮城修缮工程延期的批复",
        to="工程建设部",
        text="你单位关于延期的申请收悉。经研究，批复如下：\n一、同意延期，原定时限仍予保留，评估时一并列明。\n二、请修订工作计划，"
        "于5个工作日内报领导小组办公室。",
        countersigners=[leader.uid],
    )
    yield from _then(stage, found, 2, 9, "check", stage.director, remark="请周明德同志会签")


def papers_are_filed(stage: Stage) -> Life:
    """The oldest papers of the year go into the archive; the rest waits."""
    at = stage.at(4, 14, 0)
    yield at
    for one in queries.unfiled(beijing_day(at).year)[:FILED]:
        documents.archive(by=stage.second, at=at, request_id=None, document=one.uid)


def _issued(stage: Stage, found: Draft, ago: int) -> Life:
    at = stage.at(ago, 8, 30)
    yield at
    # The worker lays it out after the commit; the story has none beside it.
    sweeps.sweep(at)
    yield from _then(stage, found, ago, 9, "seal", stage.second)
    yield from _then(stage, found, ago, 10, "issue", stage.clerk)


def _then(
    stage: Stage, found: Draft, ago: int, hour: int, name: str, by: Person, **given: Any
) -> Life:  # Any: the act's own arguments
    at = stage.at(ago, hour)
    yield at
    getattr(documents, name)(by=by, at=at, request_id=None, official_paper=found.uid, **given)
