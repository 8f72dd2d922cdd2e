"""What people of the demonstration keep at their desks, and what the clerk did there last."""

from __future__ import annotations

import io
from collections.abc import Mapping
from datetime import date, datetime
from uuid import uuid5

from duban.chapters.desk import columns, listing, registers, views
from duban.chapters.desk.listing import Filters
from duban.chapters.intake import actions as intake
from duban.chapters.intake.actions import Answer
from duban.chapters.intake.terms import ListKind
from duban.chapters.matters.models import Matter
from duban.chapters.supervision import actions as supervision
from duban.chapters.supervision.queries import bulk
from duban.chapters.supervision.terms import UrgingChannel
from duban.ground import chance
from duban.ground.beijing import beijing_time
from duban.site.demo.lists import sheet_of
from duban.support.files import actions as files
from duban.support.organization.models import Person

HALF_DONE = "管委会上半年续办事项清单"
HALF_DONE_HEAD = (
    "序号", "类别", "事项", "牵头单位", "协办单位", "原定时限", "调整后时限", "完成率", "进展情况", "是否完成", "实际完成时间", "督办通知书",
)  # fmt: skip


def furnish(people: Mapping[str, Person], on: date) -> None:
    """The clerk keeps two lists, has taken out the register of what is red, has urged it, and has left the import
    of a list that was under way before half done."""
    clerk, at = people["chenqiming"], beijing_time(on, 8, 30)
    views.keep(clerk, "红灯事项", "light=red")
    views.keep(clerk, "近五个工作日到期", "due=soon")
    registers.ask(clerk, at, Filters(light="red"), columns.USUAL)
    red = listing.found(clerk, at, Filters(light="red")).order_by(*listing.SORT)
    uids = Matter.objects.filter(pk__in=[row.matter_id for row in red]).order_by("id")
    chosen = bulk.targets(list(uids.values_list("uid", flat=True)), clerk, at)
    supervision.urge_many(
        by=clerk,
        at=at,
        request_id=chance.new_uid(),
        targets=[one.mark for one in chosen],
        channel=UrgingChannel.MESSAGE,
        asked="请于本周五前报送办理情况，说明逾期原因和完成日期",
    )
    _half_done(clerk, at)


def _half_done(clerk: Person, at: datetime) -> None:
    """A list of the time before the system, its columns confirmed, one row answered."""
    year, request = at.year, chance.new_uid()
    rows = [
        ("1", "重点工程", "西门片区停车场改造", "工程建设部", "规划部", f"{year}年3月31日", f"{year + 1}年3月31日", "70%",
         "主体完工，正在安装设备", "否", "", f"{year}年4月下达1份"),
        ("2", "重要事项", "游客投诉热线整合", "经营管理部", "文旅中心", f"{year}年5月31日", "", "100%", "已启用", "是",
         f"{year}年5月20日", ""),
        ("3", "重要事项", "非遗工坊入驻", "市文旅局", "经营管理部", f"{year + 1}年1月31日", "", "40%", "已签约6家", "基本完成", "", ""),
        ("4", "重大决策", "商户诚信经营评价办法制定", "", "各有关单位", "年底前", "", "", "", "", "", ""),
    ]  # fmt: skip
    content = io.BytesIO(sheet_of(HALF_DONE, rows, HALF_DONE_HEAD))
    ticket = files.receive(content, f"{HALF_DONE}.xlsx", slot=uuid5(request, "file"))
    begun = intake.begin(
        by=clerk,
        at=at,
        request_id=request,
        ticket=ticket,
        title=HALF_DONE,
        year=year,
        kind=ListKind.PHASED,
    )
    heads = [
        {
            "headings": [column["heading"] for column in table["columns"]],
            "meanings": [column["meaning"] or "ignore" for column in table["columns"]],
        }
        for table in begun.reading["tables"]
    ]
    intake.choose(by=clerk, at=at, pending=begun.uid, sheet="", head=0, heads=heads)
    intake.answer(
        by=clerk,
        at=at,
        pending=begun.uid,
        place=0,
        said=Answer(limb="ANCIENT_TOWN"),
        same=False,
    )
