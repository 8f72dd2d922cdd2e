"""Unit columns: split as clerks write them, nothing invented, nothing expanded, no lead by default."""

from __future__ import annotations

import csv

import pytest

from duban.ground.reading.directory import Directory, Entry, directory_of
from duban.ground.reading.tests.published import LEDGERS
from duban.ground.reading.unit_lists import UnitList, read_units

NAMES = [
    "县水务局",
    "县住建局",
    "省发展改革委",
    "市交通委",
    "市道运局",
    "晋陵公司",
    "轨道公司",
    "经开区",
    "市国有公司",
    "市发展改革委",
    "市商务局",
    "市水利局",
    "市人力资源和社会保障局",
    "市财政局",
    "司法局",
    "区教育局",
    "市经信局",
    "中新苏滁高新区管委会",
    "市人行",
    "市政务服务局",
    "市委组织部",
]
DIRECTORY = Directory(
    (
        *(Entry(name, name) for name in NAMES),
        Entry("uid-1", "市工业和信息化局", aliases=("市工信局",), former_names=("市经委", "市工信委")),
        Entry("uid-2", "高新园（邹区镇）"),
        Entry("uid-3", "市住房城乡建设局", aliases=("市住建局",), former_names=("市建设局",)),
        Entry("uid-4", "东城环保站", aliases=("环保站",)),
        Entry("uid-5", "西城环保站", aliases=("环保站",)),
    )
)


def said(read: UnitList) -> list[tuple[str, str | None, str, str]]:
    return [(one.text, one.unit, str(one.kind), str(one.role)) for one in read.items]


def unit(name: str, role: str = "UNDETERMINED", key: str = "") -> tuple[str, str | None, str, str]:
    return name, key or name, "UNIT", role


def open_(name: str, kind: str, role: str = "UNDETERMINED") -> tuple[str, str | None, str, str]:
    return name, None, kind, role


CASES: tuple[tuple[str, list[tuple[str, str | None, str, str]]], ...] = (
    ("县水务局\n县住建局\n县护城河指挥部", [unit("县水务局"), unit("县住建局"), open_("县护城河指挥部", "UNKNOWN")]),
    ("市财政局、市商务局，市水利局；司法局", [unit("市财政局"), unit("市商务局"), unit("市水利局"), unit("司法局")]),
    ("市财政局 市商务局　市水利局", [unit("市财政局"), unit("市商务局"), unit("市水利局")]),
    ("晋陵公司轨道公司", [unit("晋陵公司"), unit("轨道公司")]),
    ("经开区高新园(邹区镇)各街道市国有公司",
     [unit("经开区"), unit("高新园(邹区镇)", key="uid-2"), open_("各街道", "COLLECTIVE"), unit("市国有公司")]),
    ("省发展改革委牵头，各地、各部门配合。",
     [unit("省发展改革委", "LEAD"), open_("各地", "COLLECTIVE", "CO"), open_("各部门", "COLLECTIVE", "CO")]),
    ("〔牵头单位：市财政局，责任单位：市商务局〕", [unit("市财政局", "LEAD"), unit("市商务局")]),
    ("(牵头单位:市财政局;配合单位:市商务局、司法局)",
     [unit("市财政局", "LEAD"), unit("市商务局", "CO"), unit("司法局", "CO")]),
    ("牵头单位：市财政局 服务单位：市政务服务局", [unit("市财政局", "LEAD"), unit("市政务服务局", "SERVICE")]),
    ("由市财政局牵头，会同市商务局、相关部门办理",
     [unit("市财政局", "LEAD"), unit("市商务局", "CO"), open_("相关部门", "COLLECTIVE", "CO")]),
    ("市财政局（牵头）、市商务局（配合）", [unit("市财政局", "LEAD"), unit("市商务局", "CO")]),
    ("市财政局、市商务局按职责分工负责", [unit("市财政局"), unit("市商务局")]),
    ("4项目标的责任单位均为市发展改革委", [unit("市发展改革委")]),
    ("各街道,各相关单位", [open_("各街道", "COLLECTIVE"), open_("各相关单位", "COLLECTIVE")]),
    ("相关县(市、区)政府", [open_("相关县(市、区)政府", "COLLECTIVE")]),
    ("各县、市、区政府", [open_("各县、市、区政府", "COLLECTIVE")]),
    ("各有关单位，各区、县级市", [open_("各有关单位", "COLLECTIVE"), open_("各区、县级市", "COLLECTIVE")]),
    ("各项目牵头单位", [open_("各项目牵头单位", "COLLECTIVE")]),
    ("司法局等有关部门", [unit("司法局"), open_("等有关部门", "COLLECTIVE")]),
    ("市经信局、市人行等,各县、市、区政府",
     [unit("市经信局"), unit("市人行"), open_("等", "COLLECTIVE"), open_("各县、市、区政府", "COLLECTIVE")]),
    ("区教育局，各平台、镇街", [unit("区教育局"), open_("各平台、镇街", "COLLECTIVE")]),
    ("市交通委（市道运局）", [unit("市交通委"), ("市道运局", "市道运局", "SUB_UNIT", "UNDETERMINED")]),
    ("市住建局（原市建设局）",
     [unit("市住建局", key="uid-3"), ("原市建设局", "uid-3", "ALTERNATIVE", "UNDETERMINED")]),
    ("市工信委", [unit("市工信委", key="uid-1")]),
    ("市人力资源和社会保障局和市财政局", [unit("市人力资源和社会保障局"), unit("市财政局")]),
    ("市 财 政 局", [unit("市 财 政 局", key="市财政局")]),
    ("市財政局", [unit("市財政局", key="市财政局")]),
    ("市发改委", [open_("市发改委", "UNKNOWN")]),
    ("市财政局某某公司", [open_("市财政局某某公司", "UNKNOWN")]),
    ("责任人:安洪海 五县县长 五区区长 李兵纪",
     [open_("安洪海", "PERSON"), open_("五县县长", "POST"), open_("五区区长", "POST"), open_("李兵纪", "PERSON")]),
    ("分管副省长、协管副秘书长", [open_("分管副省长", "POST"), open_("协管副秘书长", "POST")]),
    ("管委会副主任（农业）岗位", [open_("管委会副主任（农业）岗位", "POST")]),
    ("杨志武副市长", [open_("杨志武副市长", "PERSON")]),
    ("金力", [open_("金力", "PERSON")]),
    ("张 三", [open_("张 三", "PERSON")]),
    ("", []),
    ("、，；", []),
)  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_it_reads_the_cell(text: str, expected: list[tuple[str, str | None, str, str]]) -> None:
    assert said(read_units(text, directory=DIRECTORY)) == expected


@pytest.mark.parametrize(("text", "_expected"), CASES)
def test_what_is_not_known_carries_a_question(text: str, _expected: object) -> None:
    for item in read_units(text, directory=DIRECTORY).items:
        needs = item.unit is None and item.kind not in ("PERSON", "ALTERNATIVE")
        assert (item.question is not None) == (needs or item.kind == "SUB_UNIT")
        assert (item.confidence == "ask") == (item.question is not None)
        assert item.text.replace(" ", "") in text.replace(" ", "")


def test_a_similar_unit_is_suggested_and_never_taken() -> None:
    (item,) = read_units("市发改委", directory=DIRECTORY).items
    assert item.unit is None and item.suggestions[0] == "市发展改革委"
    assert item.question and item.question.code == "unit_similar"


def test_a_name_that_two_units_share_is_asked() -> None:
    (item,) = read_units("环保站", directory=DIRECTORY).items
    assert item.unit is None and item.suggestions == ("uid-4", "uid-5")
    assert item.question and item.question.code == "unit_same_name"


def test_a_deadline_after_the_units_is_set_apart() -> None:
    read = read_units("(牵头单位:市财政局;责任单位:市商务局,6月底完成)", directory=DIRECTORY)
    assert said(read) == [unit("市财政局", "LEAD"), unit("市商务局")]
    assert read.deadline == "6月底完成"
    assert [one.code for one in read.questions] == ["unit_deadline"]


def test_without_a_directory_every_name_is_asked() -> None:
    read = read_units("市财政局、市商务局", directory=Directory())
    assert [(one.text, one.unit, one.confidence) for one in read.items] == [
        ("市财政局", None, "ask"),
        ("市商务局", None, "ask"),
    ]


def test_two_ways_to_cut_a_run_of_names_are_asked() -> None:
    directory = directory_of(["甲公司", "乙公司", "甲公司乙", "公司"])
    (item,) = read_units("甲公司乙公司", directory=directory).items
    assert item.unit is None and item.confidence == "ask"


@pytest.mark.parametrize("text", ["局" * 5000, "(" * 900, "、" * 1999, "\x00\ud800", "市财政局\u202e"])
def test_hostile_text_is_asked_and_does_not_fail(text: str) -> None:
    read = read_units(text, directory=DIRECTORY)
    assert bool(read.questions) == bool(text.strip("、"))


def test_every_published_unit_is_found_by_its_own_name_and_nothing_else_is() -> None:
    with (LEDGERS / "matters.csv").open(encoding="utf-8-sig") as file:
        written = {row[column] for row in csv.DictReader(file) for column in ("牵头单位", "协办/配合单位")}
    assert len(written) > 40
    known = {name for name in NAMES} | {"uid-1", "uid-2", "uid-3", "uid-4", "uid-5"}
    for text in written:
        for item in read_units(text, directory=DIRECTORY).items:
            assert item.unit is None or item.unit in known
            assert item.unit is not None or item.kind != "UNIT"
