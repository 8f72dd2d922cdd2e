"""The spreadsheets of the first run: the template, the file to be corrected, the list of first passwords."""

from __future__ import annotations

import io
from collections.abc import Sequence

import xlsxwriter

from duban.site.first_run.answers import Slip
from duban.support.organization.register import KINDS, Line
from duban.support.organization.terms import COLUMNS, POST_WORDS

KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
HEADS = [labels[0] for labels in COLUMNS.values()]
WIDTHS = (26, 14, 18, 14, 10, 16, 16, 12)
ROWS_TO_CHOOSE = 2000
NOTES = (
    ("每行一人一岗；一人任几岗的写几行，填写同一用户名。只列单位、暂无人员的，姓名和岗位留空。",),
    ("单位：正式名称。简称、曾用名：几个之间用顿号；清单中写哪一个都能认出该单位。",),
    ("类别：" + "、".join(str(kind.label) for kind in KINDS) + "。同一单位只在第一行填写也可。",),
    ("职务/岗位：" + "、".join(words[0] for words in POST_WORDS.values()) + "。",),
    ("用户名：可不填，按姓名全拼生成；有同名的必须填写。",),
    ("分管领导：领导小组成员的姓名；同一单位只在第一行填写也可。",),
)
PASSWORD_HEADS = ("单位", "姓名", "用户名", "职务/岗位", "初始密码")
PASSWORD_WIDTHS = (30, 12, 20, 26, 20)


def template() -> bytes:
    """An empty table with its heads and choices, and a sheet that says how to fill it in."""
    return _book("单位和人员", HEADS, WIDTHS, [], notes=NOTES)


def corrections(lines: Sequence[Line]) -> bytes:
    """The file as it was read, what is wrong with each row beside it. Sent back, that column is passed over."""
    rows = [
        [
            *(line.row[column] or (line.username if column == "username" else "") for column in COLUMNS),
            "；".join(line.problems),
        ]
        for line in lines
    ]
    return _book("单位和人员", [*HEADS, "须更正"], [*WIDTHS, 60], rows, notes=NOTES)


def passwords(slips: Sequence[Slip]) -> bytes:
    rows = [[one.unit, one.name, one.username, one.posts, one.password] for one in slips]
    return _book("初始密码", PASSWORD_HEADS, PASSWORD_WIDTHS, rows)


def _book(
    name: str,
    heads: Sequence[str],
    widths: Sequence[int],
    rows: Sequence[Sequence[str]],
    notes: Sequence[Sequence[str]] = (),
) -> bytes:
    """One sheet, ready to print on A4; text is written as text, so that nothing in it is a formula."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    sheet = book.add_worksheet(name)
    head = book.add_format({"bold": True, "border": 1, "bg_color": "#EEF1F4", "text_wrap": True})
    text = book.add_format({"border": 1, "text_wrap": True, "valign": "top"})
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.freeze_panes(1, 0)
    for column, (label, width) in enumerate(zip(heads, widths, strict=True)):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, label, head)
    for place, row in enumerate(rows, start=1):
        for column, cell in enumerate(row):
            sheet.write_string(place, column, cell, text)
    if notes:
        _help(book, sheet, notes)
    book.close()
    return buffer.getvalue()


def _help(book: xlsxwriter.Workbook, sheet: object, notes: Sequence[Sequence[str]]) -> None:
    """Choices in the columns that have them, and a second sheet with the rules."""
    choices = {
        "kind": [str(kind.label) for kind in KINDS],
        "post": [words[0] for words in POST_WORDS.values()],
    }
    for column, words in choices.items():
        place = list(COLUMNS).index(column)
        sheet.data_validation(  # type: ignore[attr-defined]  # xlsxwriter ships no types
            1, place, ROWS_TO_CHOOSE, place, {"validate": "list", "source": words, "error_type": "warning"}
        )
    page = book.add_worksheet("填写说明")
    page.set_column(0, 0, 110, book.add_format({"text_wrap": True, "valign": "top"}))
    for place, (line,) in enumerate(notes):
        page.write_string(place, 0, line)
