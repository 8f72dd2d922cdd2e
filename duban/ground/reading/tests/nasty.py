"""Nasty files, built here: what an office sends when nobody looks. Each with its rows, counted by hand."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

import xlsxwriter

from duban.ground.reading.tests import files

HEAD = ("序号", "工作任务", "牵头单位", "配合单位", "完成时限")
ROADS = ("1", "修路", "县财政局", "县审计局", "6月底前")
BRIDGE = ("2", "架桥", "县教育局", "", "2026年9月底前")
GREEN = ("3", "绿化", "县财政局", "", "尽快")
UNITS = ("县财政局", "县审计局", "县教育局", "县住房和城乡建设局")


@dataclass(frozen=True)
class Nasty:
    """A file, and what must come of it: ready, ask, refused, skipped, or the code of its refusal."""

    name: str
    build: Callable[[], bytes]
    ready: int = 0
    ask: int = 0
    refused: int = 0
    skipped: int = 0
    code: str = ""


def text(rows: Sequence[Sequence[str]], encoding: str, separator: str = ",") -> bytes:
    buffer = io.StringIO()
    csv.writer(buffer, delimiter=separator).writerows(rows)
    return buffer.getvalue().encode(encoding)


def merged_numbers() -> bytes:
    rows = [HEAD, ("5", *ROADS[1:]), ("", *BRIDGE[1:]), ("", *GREEN[1:])]
    return files.xlsx(rows, [(1, 0, 3, 0)])


def two_row_head() -> bytes:
    upper = ("序号", "工作任务", "责任单位", "", "完成时限")
    lower = ("", "", "牵头单位", "配合单位", "")
    over = [(0, 0, 1, 0), (0, 1, 1, 1), (0, 2, 0, 3), (0, 4, 1, 4)]
    return files.xlsx([upper, lower, ROADS, BRIDGE], over)


def two_row_head_without_merging() -> bytes:
    return text(
        [("序号", "工作任务", "责任", "", "完成时限"), ("", "", "牵头单位", "配合单位", ""), ROADS, BRIDGE],
        "utf-8",
    )


def three_row_head() -> bytes:
    rows = [
        ("序号", "工作任务", "责任分工", "", "", "完成时限"),
        ("", "", "单位", "", "责任人", ""),
        ("", "", "牵头单位", "配合单位", "", ""),
        ("1", "修路", "县财政局", "县审计局", "张三", "6月底前"),
    ]
    over = [(0, 0, 2, 0), (0, 1, 2, 1), (0, 2, 0, 4), (1, 2, 1, 3), (1, 4, 2, 4), (0, 5, 2, 5)]
    return files.xlsx(rows, over)


def broken_heads() -> bytes:
    head = ("序 号", "工 作\n任 务", "牵头\n单位", "配合 单位", "完成\n时限")
    return files.xlsx([("2026年重点工作", "", "", "", ""), head, ROADS, BRIDGE], [(0, 0, 0, 4)])


def title_and_signature() -> bytes:
    rows = [
        ("2026年重点工作任务分解表", "", "", "", ""),
        ("填表单位：县政府办", "", "", "", "单位：万元"),
        HEAD,
        ROADS,
        BRIDGE,
        ("合计", "2", "", "", ""),
        ("注：1.标★的为重点任务。", "", "", "", ""),
        ("2.各单位按月报送。", "", "", "", ""),
        ("填表人：张三", "", "审核人：李四", "", "2026年1月5日"),
    ]
    return files.xlsx(rows, [(0, 0, 0, 4)])


def several_in_a_cell() -> bytes:
    tasks = "1.完成设计；\n2.完成招标；\n3.开工建设。"
    return files.xlsx([HEAD, ("1", tasks, "县财政局", "", "6月底前"), BRIDGE])


def repeated_numbers() -> bytes:
    return files.xlsx([HEAD, ROADS, ("1", *BRIDGE[1:]), ("80", *GREEN[1:]), ROADS])


def serial_dates() -> bytes:
    rows: files.Rows = [HEAD, (1, "修路", "县财政局", "", 46203), (2.0, "架桥", "县财政局", "", 46387.0)]
    return files.xlsx(rows)


def real_dates_and_formulas() -> bytes:
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    sheet = book.add_worksheet("清单")
    day = book.add_format({"num_format": "yyyy年m月d日"})
    sheet.write_row(0, 0, HEAD)
    sheet.write_row(1, 0, ROADS[:4])
    sheet.write_datetime(1, 4, datetime(2026, 6, 30), day)  # noqa: DTZ001  # a cell has no zone
    sheet.write_formula(2, 0, "=A2+1", None, 2)
    sheet.write_formula(2, 1, '="架"&"桥"', None, "架桥")
    sheet.write_row(2, 2, BRIDGE[2:])
    book.close()
    return buffer.getvalue()


def hidden_rows() -> bytes:
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    sheet = book.add_worksheet("清单")
    for place, row in enumerate((HEAD, ROADS, BRIDGE)):
        sheet.write_row(place, 0, row)
    sheet.set_row(2, None, None, {"hidden": True})
    sheet.set_column(3, 3, None, None, {"hidden": True})
    book.close()
    return buffer.getvalue()


def cover_and_two_sheets() -> bytes:
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    book.add_worksheet("封面").write_row(0, 0, ["关于印发重点工作的通知"])
    for name, rows in (("产业", (HEAD, ROADS)), ("民生", (HEAD, BRIDGE, GREEN))):
        sheet = book.add_worksheet(name)
        for place, row in enumerate(rows):
            sheet.write_row(place, 0, row)
    book.close()
    return buffer.getvalue()


def second_table_with_its_own_head() -> bytes:
    rows = [
        HEAD,
        ROADS,
        ("", "", "", "", ""),
        ("二、重点项目", "", "", "", ""),
        ("序号", "项目名称", "责任单位", "开工时间", "竣工时间"),
        ("1", "新建学校", "县教育局", "2026年3月", "2026年12月"),
    ]
    return files.xlsx(rows)


def merged_down_document() -> bytes:
    rows = [
        [files.cell(one) for one in HEAD],
        [files.cell("1", merge="restart"), *(files.cell(one) for one in ROADS[1:])],
        [files.cell("", merge="continue"), *(files.cell(one) for one in BRIDGE[1:])],
    ]
    return files.document(files.table(*rows))


def document_in_two_tables() -> bytes:
    head, first, second = ([files.cell(one) for one in row] for row in (HEAD, ROADS, BRIDGE))
    return files.document(files.table(head, first) + "<w:p/>" + files.table(second))


def nested_table() -> bytes:
    inner = files.table([files.cell("设计")], [files.cell("施工")])
    nested = f"<w:tc><w:p><w:r><w:t>修路</w:t></w:r></w:p>{inner}<w:p/></w:tc>"
    first = [files.cell("1"), nested, *(files.cell(one) for one in ROADS[2:])]
    return files.document(files.table([files.cell(one) for one in HEAD], first))


def only_shapes() -> bytes:
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    book.add_worksheet("清单").insert_textbox(0, 0, "序号 任务 牵头单位 完成时限")
    book.close()
    return buffer.getvalue()


def locked() -> bytes:
    return files.xls([HEAD, ROADS]).replace(
        b"\0" * 64, "EncryptedPackage".encode("utf-16-le") + b"\0" * 32, 1
    )


TRADITIONAL = [
    ("序號", "工作任務", "牽頭單位", "配合單位", "完成時限"),
    ("1", "修路", "縣財政局", "縣審計局", "６月底前"),
    ("2", "架橋", "縣教育局", "", "二○二六年九月三十日前"),
]
BLANK = ("", "", "", "", "")
NASTY = (
    Nasty("merged-numbers.xlsx", merged_numbers, ready=2, ask=1),
    Nasty("two-row-head.xlsx", two_row_head, ready=2),
    Nasty("two-row-head-unmerged.csv", two_row_head_without_merging, ready=2),
    Nasty("three-row-head.xlsx", three_row_head, ready=1),
    Nasty("broken-heads.xlsx", broken_heads, ready=2),
    Nasty("title-total-notes-signature.xlsx", title_and_signature, ready=2, skipped=4),
    Nasty("several-in-a-cell.xlsx", several_in_a_cell, ready=1, ask=1),
    Nasty("repeated-and-jumping-numbers.xlsx", repeated_numbers, ready=2, ask=2),
    Nasty("serial-dates.xlsx", serial_dates, ready=2),
    Nasty("dates-and-formulas.xlsx", real_dates_and_formulas, ready=2),
    Nasty("hidden-rows-and-columns.xlsx", hidden_rows, ready=2),
    Nasty("cover-and-two-sheets.xlsx", cover_and_two_sheets, ready=2, ask=1, skipped=1),
    Nasty("second-table-other-head.xlsx", second_table_with_its_own_head, ready=2, skipped=3),
    Nasty("old.xls", lambda: files.xls([HEAD, ROADS, BRIDGE, GREEN]), ready=2, ask=1),
    Nasty("gbk.csv", lambda: text([HEAD, ROADS, BRIDGE], "gbk"), ready=2),
    Nasty("utf-16.csv", lambda: text([HEAD, ROADS, BRIDGE], "utf-16"), ready=2),
    Nasty("utf-8-bom.csv", lambda: text([HEAD, ROADS, BRIDGE], "utf-8-sig"), ready=2),
    Nasty("semicolons.csv", lambda: text([HEAD, ROADS, BRIDGE], "utf-8", ";"), ready=2),
    Nasty("tabs-gb18030.csv", lambda: text([HEAD, ROADS, BRIDGE], "gb18030", "\t"), ready=2),
    Nasty("traditional-full-width.xlsx", lambda: files.xlsx(TRADITIONAL), ready=2),
    Nasty("empty-rows.xlsx", lambda: files.xlsx([HEAD, BLANK, ROADS, BLANK, BLANK, BRIDGE]), ready=2, skipped=3),
    Nasty("no-title.xlsx", lambda: files.xlsx([HEAD, ("1", "", "县财政局", "", "6月")]), refused=1),
    Nasty("head-alone.xlsx", lambda: files.xlsx([HEAD])),
    Nasty("vmerge.docx", merged_down_document, ready=2),
    Nasty("page-break.docx", document_in_two_tables, ready=2),
    Nasty("nested-table.docx", nested_table, ready=1),
    Nasty("title-alone.xlsx", lambda: files.xlsx([("2026年重点工作任务分解表",)]), code="no_header"),
    Nasty("shapes-alone.xlsx", only_shapes, code="no_table"),
    Nasty("locked.xls", locked, code="encrypted"),
    Nasty("cut-short.xlsx", lambda: two_row_head()[:1500], code="damaged"),
    Nasty("too-many-cells.csv", lambda: text([HEAD, *[ROADS] * 60_000], "utf-8"), code="too_many_cells"),
    Nasty("picture.xlsx", lambda: b"\x89PNG\r\n\x1a\n" + bytes(400), code="wrong_type"),
)  # fmt: skip
