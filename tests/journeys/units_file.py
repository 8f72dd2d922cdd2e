"""A units file as an office would send it: 25 invented units with 62 people, as .xlsx or .csv."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

import xlsxwriter

from duban.support.organization.terms import COLUMNS

HEADS = tuple(labels[0] for labels in COLUMNS.values())
# Name, short forms, former name, kind, leader in charge. The short forms are those by which published lists of
# cities call such units.
UNITS = (
    ("发展和改革委员会", "市发展改革委、发改委", "计划委员会", "部室", "方永年"),
    ("经济委员会", "市经委、经委", "", "部室", "方永年"),
    ("财政局", "市财政局", "", "部室", "方永年"),
    ("商务局", "市商务局", "对外经济贸易局", "部室", "方永年"),
    ("科学技术局", "科技局", "", "部室", "方永年"),
    ("住房和城乡建设局", "住建局", "城乡建设委员会", "部室", "贺长春"),
    ("自然资源和规划局", "资规局", "国土资源局", "部室", "贺长春"),
    ("交通运输局", "交通局", "", "部室", "贺长春"),
    ("水务局", "", "水利局", "部室", "贺长春"),
    ("生态环境局", "环保局", "", "部室", "贺长春"),
    ("城市管理局", "城管局", "市容管理局", "部室", "贺长春"),
    ("教育局", "", "", "部室", "康淑兰"),
    ("卫生健康局", "卫健局", "", "部室", "康淑兰"),
    ("民政局", "", "", "部室", "康淑兰"),
    ("人力资源和社会保障局", "人社局", "劳动局", "部室", "康淑兰"),
    ("文化和旅游局", "文旅局", "", "部室", "康淑兰"),
    ("审计局", "", "", "部室", "方永年"),
    ("统计局", "", "", "部室", "方永年"),
    ("应急管理局", "应急局", "安监局", "部室", "贺长春"),
    ("市场监督管理局", "市监局", "", "部室", "方永年"),
    ("政务服务中心", "", "", "单位", "康淑兰"),
    ("融媒体中心", "", "", "单位", "康淑兰"),
    ("城市建设投资有限公司", "城投公司", "", "公司", "贺长春"),
    ("文化旅游发展有限公司", "文旅公司", "", "公司", "康淑兰"),
    ("供电公司", "", "", "外部配合单位", ""),
)
POSTS = ("主要负责人", "联络员A", "分管负责人")
SURNAMES = "丁于马毛卢叶田史白丘邢任庄刘齐江汤许阮苏"
GIVEN = ("国栋", "文静", "志刚", "晓梅", "建平", "海燕")


def rows() -> list[tuple[str, ...]]:
    """Two people in each unit that has any, a third in the greater half of them."""
    names = (f"{family}{given}" for given in GIVEN for family in SURNAMES)
    found: list[tuple[str, ...]] = []
    for place, (unit, short, former, kind, leader) in enumerate(UNITS):
        posts = () if kind == "外部配合单位" else POSTS[: 3 if place < 14 else 2]
        for post in posts or ("",):
            name = next(names) if post else ""
            found.append((unit, short, former, kind, name, post, "", leader))
    return found


def workbook(lines: Sequence[Sequence[str]] | None = None) -> bytes:
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    sheet = book.add_worksheet("单位和人员")
    for place, row in enumerate([HEADS, *(rows() if lines is None else lines)]):
        sheet.write_row(place, 0, row)
    book.close()
    return buffer.getvalue()


def text(lines: Sequence[Sequence[str]]) -> bytes:
    """The same as delimited text in the encoding of older office programs."""
    out = io.StringIO()
    csv.writer(out).writerows([HEADS, *lines])
    return out.getvalue().encode("gb18030")
