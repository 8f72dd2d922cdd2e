"""What the Office of the demonstration sends out: the circular of the half-year that ended, read by most; the next one,
once a month has ended since, on the director's desk; two issues of the bulletin; publicity that was approved and one that waits."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from itertools import cycle
from uuid import UUID

from duban.chapters.bulletins import actions, queries
from duban.chapters.bulletins.actions import ItemText, PictureText
from duban.chapters.bulletins.models import Bulletin, Circular, Recipient
from duban.chapters.bulletins.rules import SectionText
from duban.chapters.bulletins.terms import PublicityForm
from duban.ground.access import PostKind
from duban.ground.beijing import beijing_day
from duban.site.demo.lives import Life, Stage
from duban.support.files import actions as files
from duban.support.organization import queries as organization

CAUSES = (
    (
        "临街6户商铺的征收协议尚有2户未签，作业面没有交付",
        "与街道办逐户会商，{soon}前签订剩余协议，签订后10日内交付作业面",
    ),
    ("施工图两次退回补正，审查比计划推迟25天", "{soon}前完成图审备案，增加1个班组，{late}前补齐滞后工程量"),
    ("设备招标首次流标，重新招标占用30天", "{soon}前发出中标通知书，设备{late}前到货安装"),
    ("汛期累计停工18天，土方和铺装不能作业", "调整工序先做管线，{soon}前恢复铺装，{late}前完成本段验收"),
    ("主管部门批复要件缺环评意见，未能按期开工", "{soon}前补报环评意见，批复后5日内进场"),
)
OVERVIEW = "各承办单位对照清单分解责任、按月反馈，重点工程实行周调度。工作中也存在开工要件准备不足、跨部门事项衔接不紧等问题。"
REQUIREMENT = (
    "进展滞后的事项，牵头单位要对照所列措施逐周销号，完成情况随月度反馈报领导小组办公室；"
    "需要协调的问题提前一周提出。领导小组办公室将在下期通报中逐项说明本期所列事项的变化。"
)
SECTIONS = (
    SectionText(
        "工作动态",
        "领导小组办公室会同规划设计部、安全生产部，对在建重点工程开展现场核查，逐节点核对形象进度、完成投资和验收资料。\n"
        "核查发现的问题当场登记，能立即整改的立行立改，需要时间的明确时限。",
    ),
    SectionText(
        "经验做法",
        "经营管理部把承办事项分解到科室和人员，每周一对照节点自查，提前5个工作日预警，上季度事项全部在时限内办结。",
    ),
    SectionText("问题与建议", "跨部门审批事项平均等待12天，建议由牵头单位在开工前一个月集中报件。"),
)
WEEKS_SINCE = 3


def all_of_them(stage: Stage) -> list[Life]:
    return [_circulars(stage), _bulletins(stage), _publicity(stage)]


def _half_year(on: date) -> tuple[date, date]:
    """The last half-year that ended some weeks ago."""
    day = on - timedelta(days=WEEKS_SINCE * 7)
    if day > date(day.year, 6, 30):
        return date(day.year, 1, 1), date(day.year, 6, 30)
    return date(day.year - 1, 7, 1), date(day.year - 1, 12, 31)


def month_before(day: date) -> date:
    """The last day of the month before: a period that has ended by then, whatever is done on the day itself."""
    return day.replace(day=1) - timedelta(days=1)


def _ago(stage: Stage, day: date) -> int:
    return (stage.on - day).days


def _units(at: datetime) -> list[UUID]:
    return [unit.uid for unit, _name in queries.possible_units(beijing_day(at))]


def _circulars(stage: Stage) -> Life:
    """The half-year's, issued six days after it ended and corrected once; then the one since, up to last month."""
    first, last = _half_year(stage.on)
    at = stage.at(_ago(stage, last + timedelta(days=7)), 10)
    yield at
    circular = _written(stage, at, first, last)
    at += timedelta(hours=2)
    yield at
    actions.review_circular(by=stage.second, at=at, request_id=None, circular=circular.uid)
    at += timedelta(hours=1)
    yield at
    actions.sign_off_circular(by=stage.director, at=at, request_id=None, circular=circular.uid)
    at += timedelta(hours=1)
    yield at
    actions.issue_circular(by=stage.clerk, at=at, request_id=None, circular=circular.uid)
    at = stage.at(_ago(stage, last + timedelta(days=9)), 10)
    yield at
    _read(queries.recipients_of(circular)[:-1], at)
    at += timedelta(days=1, hours=1)
    yield at
    actions.correct_circular(
        by=stage.director,
        at=at,
        request_id=None,
        circular=circular.uid,
        wrong="重点工程实行周调度",
        right="重点工程实行半月调度",
        reason="调度周期录入有误",
    )
    at = stage.at(1, 9, 20)
    yield at
    ended = month_before(beijing_day(at))
    if ended <= last:
        return
    following = _written(stage, at, last + timedelta(days=1), ended)
    at += timedelta(hours=1)
    yield at
    actions.review_circular(by=stage.second, at=at, request_id=None, circular=following.uid)


def _written(stage: Stage, at: datetime, first: date, last: date) -> Circular:
    """Drafted, with a cause and a next step for everything that lags."""
    circular = actions.draft_circular(
        by=stage.clerk,
        at=at,
        request_id=None,
        from_on=first,
        to_on=last,
        units=_units(at),
        persons=[one.uid for one in organization.people_with(PostKind.LEADING_GROUP_MEMBER, beijing_day(at))],
    )
    soon, late = (last + timedelta(days=days) for days in (25, 70))
    said = {"soon": f"{soon.month}月{soon.day}日", "late": f"{late.month}月{late.day}日"}
    texts = [
        ItemText(item.uid, cause, step.format(**said))
        for item, (cause, step) in zip(queries.lagging_items(circular), cycle(CAUSES), strict=False)
    ]
    return actions.edit_circular(
        by=stage.clerk,
        at=at,
        request_id=None,
        circular=circular.uid,
        overview=OVERVIEW,
        requirement=REQUIREMENT,
        items=texts,
    )


def _bulletins(stage: Stage) -> Life:
    """One issue that everybody has read, one of last week that half of them have."""
    for ago, title, share in ((70, "重点工程现场核查情况", 1), (4, "三季度督办事项办理情况", 2)):
        at = stage.at(ago, 14)
        yield at
        picture = _picture(stage, at, (38, 52, 61, 74, 83, 90) if share == 1 else (44, 58, 66, 71))
        made: Bulletin = actions.draft_bulletin(
            by=stage.clerk,
            at=at,
            request_id=None,
            title=title,
            sections=SECTIONS,
            pictures=[PictureText(picture, "在建工程各月完成比例", 1)],
            units=_units(at),
        )
        at += timedelta(hours=1)
        yield at
        actions.review_bulletin(by=stage.director, at=at, request_id=None, bulletin=made.uid)
        at += timedelta(minutes=30)
        yield at
        actions.issue_bulletin(by=stage.clerk, at=at, request_id=None, bulletin=made.uid)
        at = stage.at(ago - 1, 9, 40)
        yield at
        _read(queries.recipients_of(made)[share - 1 :: share], at)


def _read(recipients: Sequence[Recipient], at: datetime) -> None:
    """By whoever reads for the unit that day; a unit with nobody has not read."""
    for one in recipients:
        for reader in queries.readers(one, beijing_day(at))[:1]:
            actions.confirm_reading(by=reader, at=at, request_id=None, recipient=one.uid)


def _publicity(stage: Stage) -> Life:
    """Approved and done in spring; one that waits for the head."""
    for ago, occasion, done in ((96, "古城夜间游览秩序整治见成效", True), (2, "督办事项集中办结情况", False)):
        at = stage.at(ago, 15)
        yield at
        made = actions.propose_publicity(
            by=stage.clerk,
            at=at,
            request_id=None,
            occasion=occasion,
            form=PublicityForm.WEB,
            content="介绍事项背景、办理过程和群众评价，数据以最近一期通报为准。",
            audience="社会公众、古城商户",
            planned_on=beijing_day(at) + timedelta(days=5),
            materials=[stage.evidence(stage.clerk, at, f"{occasion}（送审稿）.txt")],
        )
        if not done:
            return
        at = stage.at(ago - 1, 9)
        yield at
        actions.approve_publicity(by=stage.head, at=at, request_id=None, publicity=made.uid, agrees=True)
        at = stage.at(ago - 6, 16)
        yield at
        actions.record_publicity(
            by=stage.clerk,
            at=at,
            request_id=None,
            publicity=made.uid,
            done_on=beijing_day(at),
            outlet="管委会网站、古城公众号",
            result="发布信息1篇，阅读2600余次，收到建议4条，已转承办单位研究。",
        )


def _picture(stage: Stage, at: datetime, percents: Sequence[int]) -> UUID:
    """A bar for each month, drawn here."""
    kept = files.keep(
        io.BytesIO(_bars(percents)),
        "各月完成比例.png",
        actor=organization.actor_of(stage.clerk, at),
        standing=organization.standing(stage.clerk, at),
        at=at,
        request_id=None,
    )
    return kept.uid


def _bars(percents: Sequence[int]) -> bytes:
    """A small PNG: blue bars on white, a line beneath."""
    wide, high, bar = 480, 220, 480 // (len(percents) * 2 + 1)
    paper, ink, edge = b"\xff\xff\xff", b"\x44\x89\xbd", b"\x7f\x8b\x99"
    rows = []
    for y in range(high):
        row = bytearray()
        for x in range(wide):
            place, inside = divmod(x // bar, 2)
            tall = percents[place] * (high - 40) // 100 if inside and place < len(percents) else 0
            row += edge if y == high - 20 else ink if high - 20 - tall <= y < high - 20 else paper
        rows.append(b"\0" + bytes(row))

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    head = struct.pack(">IIBBBBB", wide, high, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(b"".join(rows), 9))
        + chunk(b"IEND", b"")
    )
