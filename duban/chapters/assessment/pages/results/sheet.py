"""年度考核结果 as a workbook: the version on the first sheet, the four kinds of party each on its own."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import xlsxwriter
from django.utils.translation import gettext as _

from duban.chapters.assessment.pages.results.looking import KINDS, title_of
from duban.chapters.assessment.queries import annual

if TYPE_CHECKING:
    from collections.abc import Sequence

    from duban.chapters.assessment.models import AnnualEdition
    from duban.chapters.assessment.queries.annual import Line

# A text that begins so would be reckoned by a program that the sheet is handed on to.
FORMULA = ("=", "+", "-", "@", "\t", "\r")
WIDTHS = (6, 26, 12, 10, 12, 14, 44, 22, 12, 12, 8)


def heads() -> list[str]:
    return [
        _("序号"),
        _("名称"),
        _("得分"),
        _("等次"),
        _("折算分"),
        _("评优评先资格"),
        _("说明"),
        _("上次考核"),
        _("上次等次"),
        _("上次得分"),
        _("表扬"),
    ]


def row(place: int, one: Line) -> list[str | int | float]:
    """The cells of one party; what is a number is one."""
    return [
        place,
        f"{one.unit}{one.person}",
        float(one.points) if one.ranked else "—",
        one.grade_word,
        float(one.counted) if one.counted else "",
        _("具备") if one.eligible else _("不具备"),
        one.why,
        one.last or "—",
        one.last_grade_word,
        float(one.last_points) if one.last_points else "",
        one.commended,
    ]


def workbook(edition: AnnualEdition, note: str) -> bytes:
    """The bytes of the workbook, of the frozen lines alone."""
    to = BytesIO()
    book = xlsxwriter.Workbook(to, {"in_memory": True, "strings_to_formulas": False})
    cell = book.add_format({"text_wrap": True, "valign": "top", "border": 1})
    head = book.add_format({"bold": True, "border": 1, "align": "center", "bg_color": "#EEF1F4"})
    title = book.add_format({"bold": True, "font_size": 16})
    _cover(book, edition, note, title)
    lines = annual.lines_of(edition)
    for _code, kind, side in KINDS:
        own = [one for one in lines if (one.kind, one.side) == (kind, side)]
        sheet = book.add_worksheet(title_of(kind, side))
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.write_string(0, 0, f"{edition.round.title}：{title_of(kind, side)}", title)
        if kind == "PERSON":
            sheet.write_string(1, 0, note)
        for place, (word, width) in enumerate(zip(heads(), WIDTHS, strict=True)):
            sheet.set_column(place, place, width)
            sheet.write_string(2, place, word, head)
        sheet.freeze_panes(3, 2)
        sheet.repeat_rows(0, 2)
        _rows(sheet, own, cell)
    book.close()
    return to.getvalue()


def _cover(book: xlsxwriter.Workbook, edition: AnnualEdition, note: str, title: object) -> None:
    sheet = book.add_worksheet(_("版本"))
    sheet.set_column(0, 0, 16)
    sheet.set_column(1, 1, 90)
    sheet.write_string(0, 0, f"{edition.round.title}结果", title)
    facts = [
        (_("版次"), _("第{number}版").format(number=edition.number)),
        (_("考核期间"), f"{edition.round.from_on} — {edition.round.to_on}"),
        (_("考核细则"), edition.round.scheme),
        (_("移交日期"), str(edition.handed_on)),
        (_("接收单位"), edition.receiver_name),
        (_("所占比重"), _("占部室（单位）年度工作考核的 {weight}%").format(weight=edition.weight)),
        (_("人员等次"), note),
        (_("内容摘要"), edition.fingerprint),
    ]
    for place, (name, text) in enumerate(facts, start=2):
        sheet.write_string(place, 0, name)
        sheet.write_string(place, 1, text)


def _rows(sheet: xlsxwriter.worksheet.Worksheet, own: Sequence[Line], cell: object) -> None:
    for place, one in enumerate(own, start=1):
        for column, value in enumerate(row(place, one)):
            if isinstance(value, str):
                text = f"'{value}" if value.startswith(FORMULA) else value
                sheet.write_string(place + 2, column, text, cell)
            else:
                sheet.write_number(place + 2, column, value, cell)
