"""Published lists, and nasty ones, as rows: each row of the table once, nothing lost, nothing made up."""

from __future__ import annotations

import csv
import json
import re
import subprocess
import sys
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from duban.ground.reading.directory import Directory, Entry, directory_of
from duban.ground.reading.list_rows import ListRow
from duban.ground.reading.lists import ListReading, fingerprint, read_list
from duban.ground.reading.sheets import Sheet
from duban.ground.reading.tables import read_tables
from duban.ground.reading.tests.files import Rows, cell, document, table, xls, xlsx
from duban.ground.reading.tests.published import LEDGERS
from duban.ground.reading.unreadable import Unreadable

YEAR = 2026
HEAD = ["序号", "事项", "牵头单位", "配合单位", "完成时限"]
NAMES = ("市财政局", "市商务局", "市水利局", "市住建局", "市政务服务局", "晋陵公司", "轨道公司")
DIRECTORY = directory_of(NAMES)


@cache
def published_units() -> Directory:
    """The names that stand as single units in the published lists."""
    names = set[str]()
    with (LEDGERS / "matters.csv").open(encoding="utf-8-sig") as file:
        for row in csv.DictReader(file):
            for text in re.split(r"[、,，；;]", row["牵头单位"] + "、" + row["协办/配合单位"]):
                name = re.sub(r"[（(].*|等部门$|等$", "", text).strip()
                if (
                    re.search(r"(?:局|委|部|办|会|公司|厅|法院|院|海关|行|总队|道)$", name)
                    and name[0] not in "各相有"
                ):
                    names.add(name)
    return Directory(tuple(Entry(name, name) for name in sorted(names)))


def rows_of(sheet: Rows, **more: str) -> list[ListRow]:
    read = read_list(
        [Sheet("", tuple(tuple(str(one) for one in row) for row in sheet))],
        directory=DIRECTORY, year=YEAR, columns=more,
    )  # fmt: skip
    return list(read.rows)


def from_file(data: bytes, directory: Directory = DIRECTORY) -> ListReading:
    return read_list(read_tables(data), directory=directory, year=YEAR)


def units(row: ListRow, place: str) -> list[str | None]:
    return [item.unit for item in row.units[place]]


def codes(row: ListRow) -> list[str]:
    return [one.code for one in row.questions]


# file, year of the list, rows, ready, asked; none is refused or skipped in these lists
LISTS: tuple[tuple[str, int, int], ...] = (
    ("D02.xlsx", 2012, 44), ("D04.xlsx", 2022, 9), ("D06.xlsx", 2020, 4), ("D08.xlsx", 2021, 2),
    ("D10.xlsx", 2016, 4), ("D12.xlsx", 2012, 5), ("D14.xlsx", 2013, 5), ("D14.docx", 2013, 5),
    ("D19.xlsx", 2021, 16), ("D20.xlsx", 2022, 3), ("D21.xlsx", 2023, 2), ("D28.xlsx", 2007, 8),
    ("D28.docx", 2007, 8), ("matters.csv", 2021, 102), ("D03_milestones.csv", 2023, 81),
)  # fmt: skip


@pytest.mark.parametrize(("name", "year", "count"), LISTS)
def test_every_row_of_a_published_list_comes_out_once(name: str, year: int, count: int) -> None:
    read = read_list(read_tables((LEDGERS / name).read_bytes()), directory=published_units(), year=year)
    summary = read.summary()
    print(f"{name:20} {summary} {dict(Counter(code for row in read.rows for code in codes(row)))}")
    assert summary["rows"] == count
    assert summary["rows"] == sum(summary[one] for one in ("ready", "ask", "refused", "skipped"))
    assert summary["refused"] == summary["skipped"] == 0
    for row in read.rows:
        assert (row.status == "ready") == (not row.questions)
        assert len(units(row, "lead")) > 0 or "lead_missing" in codes(row)


def test_a_published_row_is_read_to_the_letter() -> None:
    read = read_list(read_tables((LEDGERS / "D19.xlsx").read_bytes()), directory=published_units(), year=2021)
    row = read.rows[8]
    assert (row.source_row, row.number, row.status) == (11, "9", "ready")
    assert row.title == "建成投用华谊兄弟星剧场美好生活综合体"
    assert (row.deadline.kind, str(row.deadline.date)) == ("finish", "2021-06-30")
    assert [(item.text, item.unit) for item in row.units["lead"]] == [("青山文投公司", "青山文投公司")]
    assert row.original["完成时限"] == "6月下旬"


@pytest.mark.parametrize(("workbook", "text"), [("D14.xlsx", "D14.docx"), ("D28.xlsx", "D28.docx")])
def test_the_same_list_in_another_file_has_the_same_fingerprint(workbook: str, text: str) -> None:
    first, second = (from_file((LEDGERS / name).read_bytes(), published_units()) for name in (workbook, text))
    assert fingerprint(first) == fingerprint(second)
    assert fingerprint(first) != fingerprint(
        from_file((LEDGERS / "D08.xlsx").read_bytes(), published_units())
    )


def test_merged_number_and_unit_cells_are_carried_down() -> None:
    rows: Rows = [HEAD, [5, "修路", "市财政局", "", "6月底前"], ["", "建桥", "", "", "年底前"]]
    read = from_file(xlsx(rows, [(1, 0, 2, 0), (1, 2, 2, 2)])).rows
    assert [(row.number, row.title, units(row, "lead")) for row in read] == [
        ("5", "修路", ["市财政局"]),
        ("5", "建桥", ["市财政局"]),
    ]
    assert all(row.status == "ready" for row in read)


def test_cells_that_are_blank_and_not_merged_stay_blank() -> None:
    read = rows_of([HEAD, ["5", "修路", "市财政局", "", "6月底前"], ["", "建桥", "", "", "年底前"]])
    assert read[1].number == "" and codes(read[1]) == ["lead_missing"]


def test_a_head_of_two_rows_under_a_title_is_read() -> None:
    rows: Rows = [
        ["2026年重点工作任务清单", "", "", "", ""],
        ["序号", "工作任务", "责任分工", "", "完成时限"],
        ["", "", "牵头单位", "服务单位", ""],
        [1, "修路", "市财政局", "市政务服务局", "2026年6月底前"],
    ]
    merged = [(0, 0, 0, 4), (1, 0, 2, 0), (1, 1, 2, 1), (1, 2, 1, 3), (1, 4, 2, 4)]
    (row,) = from_file(xlsx(rows, merged)).rows
    assert (row.source_row, row.status) == (4, "ready")
    assert (units(row, "lead"), units(row, "service")) == (["市财政局"], ["市政务服务局"])


def test_several_tasks_in_one_cell_are_asked_and_kept_as_objectives() -> None:
    text = "推进园区建设：\n1.修路\n2.建桥\n3.通水"
    (row,) = rows_of([HEAD, ["1", text, "市财政局", "", "6月底前"]])
    assert (row.title, row.objectives) == ("推进园区建设", ("修路", "建桥", "通水"))
    assert codes(row) == ["title_several"] and row.original["事项"] == text


def test_rows_packed_side_by_side_into_one_cell_are_asked() -> None:
    (row,) = rows_of([HEAD, ["1\n2", "修路\n建桥", "市财政局", "", "6月底前"]])
    assert codes(row) == ["title_several"] and row.objectives == ("修路", "建桥")


def test_repeated_numbers_are_no_key_and_repeated_rows_are_asked() -> None:
    read = rows_of(
        [HEAD, ["1", "修路", "市财政局", "", "6月底前"], ["1", "建桥", "市财政局", "", "6月底前"],
         ["2", "修　路", "市财政局", "", "9月底前"]]
    )  # fmt: skip
    assert [codes(row) for row in read] == [[], [], ["row_duplicate"]]
    assert "第2行" in read[2].questions[0].text


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030", "utf-16"])
def test_an_old_workbook_and_delimited_text_say_the_same(encoding: str) -> None:
    rows = [HEAD, ["1", "修路", "市财政局", "市商务局", "6月底前"]]
    text = "\r\n".join(",".join(row) for row in rows).encode(encoding)
    assert (
        fingerprint(from_file(text))
        == fingerprint(from_file(xls(rows)))
        == fingerprint(from_file(xlsx(rows)))
    )


def test_a_document_with_cells_merged_downwards_is_carried_down() -> None:
    body = table(
        [cell(one) for one in ("类别", "事项", "牵头单位", "完成时限")],
        [cell("城建", merge="restart"), cell("修路"), cell("市财政局", merge="restart"), cell("6月底前")],
        [cell("", merge="continue"), cell("建桥"), cell("", merge="continue"), cell("9月底前")],
    )
    read = from_file(document(body)).rows
    assert [(row.category, row.title, units(row, "lead")) for row in read] == [
        ("城建", "修路", ["市财政局"]),
        ("城建", "建桥", ["市财政局"]),
    ]


def test_serial_dates_and_full_width_digits_are_read() -> None:
    rows: Rows = [
        HEAD,
        [1, "修路", "市财政局", "", 46356],
        [2, "建桥", "市财政局", "", "２０２６年１１月３０日"],
    ]
    read = from_file(xlsx(rows)).rows
    assert [(str(row.deadline.date), row.status) for row in read] == [("2026-11-30", "ready")] * 2
    assert read[0].original["完成时限"] == "46356"


def test_traditional_characters_are_read_and_kept() -> None:
    (row,) = rows_of(
        [["序號", "事項", "牽頭單位", "完成時限"], ["1", "修路", "市財政局", "２０２６年六月底前"]]
    )
    assert (units(row, "lead"), str(row.deadline.date)) == (["市财政局"], "2026-06-30")
    assert row.original["牽頭單位"] == "市財政局"


def test_heads_categories_totals_and_notes_amid_the_table_are_skipped_with_a_reason() -> None:
    read = rows_of(
        [
            ["附件1", "", "", "", ""],
            ["重点工作清单", "", "", "", ""],
            HEAD,
            ["一、重点工程", "", "", "", ""],
            ["（一）道路", "", "", "", ""],
            ["1", "修路", "市财政局", "", "6月底前"],
            ["", "", "", "", ""],
            HEAD,
            ["二、民生", "", "", "", ""],
            ["2", "建桥", "市商务局", "", "9月底前"],
            ["", "合 计", "", "", "2"],
            ["注：以上时限含当日。", "", "", "", ""],
            ["", "", "", "", ""],
        ]
    )
    assert [(row.source_row, row.status, row.reason) for row in read] == [
        (4, "skipped", "类别行"), (5, "skipped", "类别行"), (6, "ready", ""), (7, "skipped", "空行"),
        (8, "skipped", "重复的表头"), (9, "skipped", "类别行"), (10, "ready", ""), (11, "skipped", "合计行"),
        (12, "skipped", "说明行"),
    ]  # fmt: skip
    assert [row.category for row in read if row.status == "ready"] == [
        "一、重点工程 / （一）道路",
        "二、民生",
    ]


def test_a_list_without_a_head_is_refused_until_the_columns_are_named() -> None:
    sheet: Rows = [["甲", "乙", "丙"], ["修路", "市财政局", "6月底前"]]
    with pytest.raises(Unreadable) as refused:
        rows_of(sheet)
    assert refused.value.code == "no_header"
    (row,) = rows_of(sheet, 甲="title", 乙="lead", 丙="deadline")
    assert (row.title, units(row, "lead"), row.status) == ("修路", ["市财政局"], "ready")


def test_a_meaning_that_no_column_has_is_refused() -> None:
    with pytest.raises(Unreadable) as refused:
        rows_of([["甲", "乙"], ["修路", "市财政局"]], 甲="boss")
    assert refused.value.code == "column_unknown"


def test_the_callers_map_goes_before_the_words_of_the_head() -> None:
    head = ["事项", "责任单位", "完成时限"]
    sheet: Rows = [head, ["修路", "市财政局、市商务局", "6月底前"]]
    assert units(rows_of(sheet)[0], "undetermined") == ["市财政局", "市商务局"]
    assert units(rows_of(sheet, 责任单位="co")[0], "co") == ["市财政局", "市商务局"]


@pytest.mark.parametrize(
    ("text", "lead", "undetermined", "asked"),
    [
        ("市财政局", ["市财政局"], [], []),
        ("市财政局、市商务局", [], ["市财政局", "市商务局"], ["roles_undetermined", "lead_missing"]),
        ("市财政局牵头，市商务局配合", ["市财政局"], [], []),
        ("晋陵公司轨道公司", [], ["晋陵公司", "轨道公司"], ["roles_undetermined", "lead_missing"]),
        ("各有关单位", [], [None], ["unit_collective", "lead_missing"]),
        ("市财政局、各有关单位", [], ["市财政局", None],
         ["unit_collective", "roles_undetermined", "lead_missing"]),
        ("市住建委", [None], [], ["unit_similar"]),
        ("", [], [], ["lead_missing"]),
    ],
)  # fmt: skip
def test_a_single_responsible_unit_leads_and_several_are_left_open(
    text: str, lead: list[str | None], undetermined: list[str | None], asked: list[str]
) -> None:
    (row,) = rows_of([["事项", "责任单位", "完成时限"], ["修路", text, "6月底前"]])
    assert (units(row, "lead"), units(row, "undetermined"), codes(row)) == (lead, undetermined, asked)


def test_the_first_of_several_lead_units_is_not_made_lead() -> None:
    (row,) = rows_of([HEAD, ["1", "修路", "市财政局、市商务局", "", "6月底前"]])
    assert codes(row) == ["lead_several"]


def test_a_deadline_among_the_units_is_used_where_there_is_no_such_column() -> None:
    (row,) = rows_of(
        [["事项", "责任单位"], ["修路", "（牵头单位：市财政局；配合单位：市商务局，6月底完成）"]]
    )
    assert (str(row.deadline.date), row.status) == ("2026-06-30", "ready")


@pytest.mark.parametrize(
    ("deadline", "asked"),
    [
        ("6月底前", []),
        ("长期坚持", []),
        ("每月5日前", []),
        ("", ["deadline_missing"]),
        ("尽快", ["deadline_vague"]),
        ("5年内", ["deadline_start"]),
        ("5月底前动工", ["deadline_no_finish"]),
        ("2月30日前", ["deadline_impossible"]),
        ("2016年6月底前", ["deadline_before_year"]),
        ("2025年12月底前", ["deadline_before_year"]),
        ("2025年10月开工，2026年底完工", []),
    ],
)
def test_a_deadline_that_settles_nothing_is_asked(deadline: str, asked: list[str]) -> None:
    assert codes(rows_of([HEAD, ["1", "修路", "市财政局", "", deadline]])[0]) == asked


def test_a_starting_date_becomes_a_milestone_that_is_no_finish() -> None:
    (row,) = rows_of(
        [["项目名称", "责任单位", "开工时间", "竣工时间"], ["修路", "市财政局", "3月", "10月底"]]
    )
    assert [(one.label, one.kind, str(one.date)) for one in row.milestones] == [
        ("开工", "state", "2026-03-31")
    ]
    assert str(row.deadline.date) == "2026-10-31"


@pytest.mark.parametrize(
    ("title", "status", "reason"),
    [
        ("", "refused", "事项名称为空"),
        ("路" * 500, "ready", ""),
        ("路" * 501, "refused", "超过500字（实有501字）"),
        ("路" * 32_768, "refused", "第2列的文字超过32767字"),
        ("路" * 1_000_000, "refused", "第2列的文字超过32767字"),
    ],
)
def test_a_title_is_there_and_not_too_long(title: str, status: str, reason: str) -> None:
    (row,) = rows_of([HEAD, ["1", title, "市财政局", "", "6月底前"]])
    assert row.status == status and reason in row.reason


@pytest.mark.parametrize(
    ("written", "number", "title"),
    [
        ("14.改扩建学校", "14", "改扩建学校"),
        ("（三）改扩建学校", "（三）", "改扩建学校"),
        ("十二、改扩建学校", "十二", "改扩建学校"),
        ("1.5万吨项目", "", "1.5万吨项目"),
        ("2026年改扩建", "", "2026年改扩建"),
        ("𠮷林街改造", "", "𠮷林街改造"),
    ],
)
def test_a_number_in_the_title_is_split_off(written: str, number: str, title: str) -> None:
    (row,) = rows_of([["项目名称", "牵头单位", "时限"], [written, "市财政局", "6月底前"]])
    assert (row.number, row.title, row.original["项目名称"]) == (number, title, written)


def test_characters_that_turn_the_writing_round_are_asked_and_kept_in_the_original() -> None:
    (row,) = rows_of([HEAD, ["1", "修\u202e路", "市财政局", "", "6月底前"]])
    assert (row.title, codes(row), row.original["事项"]) == ("修路", ["title_hidden"], "修\u202e路")


def test_two_columns_of_the_same_heading_both_keep_their_words() -> None:
    (row,) = rows_of([["事项", "备注", "备注", "牵头单位"], ["修路", "甲", "乙", "市财政局"]])
    assert [text for heading, text in row.original.items() if heading.startswith("备注")] == ["甲", "乙"]


def test_it_answers_in_a_process_of_little_memory(tmp_path: Path) -> None:
    rows = [",".join(HEAD)] + [
        f"{place},事项{place},单位{place}局,,{place % 12 + 1}月底前" for place in range(4000)
    ]
    (tmp_path / "list.csv").write_text("\n".join(rows), encoding="utf-8")
    asked = {"path": str(tmp_path / "list.csv"), "year": YEAR, "columns": {},
             "directory": [{"uid": "u1", "name": "市财政局", "others": ["财政局"], "parent": ""}]}  # fmt: skip
    limit = 512 * 1024 * 1024
    child = (
        f"import resource,runpy;resource.setrlimit(resource.RLIMIT_AS,({limit},{limit}));"
        "runpy.run_module('duban.ground.reading',run_name='__main__')"
    )
    done = subprocess.run(  # noqa: S603  # our own interpreter
        [sys.executable, "-c", child], input=json.dumps(asked).encode(), capture_output=True, check=True
    )
    answer = json.loads(done.stdout)
    assert answer["summary"] == {"rows": 4000, "ready": 0, "ask": 4000, "refused": 0, "skipped": 0}
    (tmp_path / "list.csv").write_bytes(b"<html>")
    done = subprocess.run(  # noqa: S603  # our own interpreter
        [sys.executable, "-c", child], input=json.dumps(asked).encode(), capture_output=True, check=True
    )
    assert json.loads(done.stdout)["unreadable"]["code"] == "wrong_type"
