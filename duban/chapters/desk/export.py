"""The register as offices know it: one sheet, typed cells, ready to print on A4."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date, datetime
from urllib.parse import quote

import xlsxwriter
from django.utils.translation import gettext as _

from duban.chapters.desk import listing
from duban.chapters.matters.models import NO_END
from duban.chapters.matters.terms import MatterCategory
from duban.ground.beijing import beijing_day
from duban.support.organization.models import Person

BATCH = 1000
COLUMNS = (
    ("编号", 12),
    ("类别", 10),
    ("事项", 46),
    ("牵头单位", 20),
    ("原定时限", 12),
    ("调整后时限", 12),
    ("实际完成时间", 14),
    ("进度（%）", 9),
    ("亮灯", 12),
    ("缘由", 40),
)


def file_name(day: date) -> str:
    return quote(f"督办事项台账{day:%Y%m%d}.xlsx")


def workbook(person: Person, at: datetime, filters: listing.Filters) -> bytes:
    """The filtered list as XLSX. Text is written as text: a cell that begins with = is no formula."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"constant_memory": True, "default_date_format": "yyyy-mm-dd"})
    sheet = book.add_worksheet("督办事项")
    head = book.add_format(
        {"bold": True, "text_wrap": True, "valign": "vcenter", "border": 1, "bg_color": "#EEF1F4"}
    )
    text = book.add_format({"text_wrap": True, "valign": "top", "border": 1})
    day = book.add_format({"num_format": "yyyy-mm-dd", "valign": "top", "border": 1})
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(1)
    sheet.freeze_panes(2, 0)
    for column, (_label, width) in enumerate(COLUMNS):
        sheet.set_column(column, column, width)
    sheet.write_string(0, 0, _("督办事项台账（%(day)s）") % {"day": beijing_day(at)})
    for column, (label, _width) in enumerate(COLUMNS):
        sheet.write_string(1, column, label, head)
    row = 2
    for line in _all(person, at, filters):
        for column, value in enumerate(_cells(line)):
            if isinstance(value, date):
                sheet.write_datetime(row, column, datetime(value.year, value.month, value.day), day)  # noqa: DTZ001  # a sheet knows no zones
            elif isinstance(value, int):
                sheet.write_number(row, column, value, text)
            else:
                sheet.write_string(row, column, value, text)
        row += 1
    book.close()
    return buffer.getvalue()


def _all(person: Person, at: datetime, filters: listing.Filters) -> Iterator[listing.Line]:
    rows = list(listing.found(person, at, filters).order_by(*listing.SORT))
    for start in range(0, len(rows), BATCH):
        yield from listing.lines(rows[start : start + BATCH], at)


def _cells(line: listing.Line) -> tuple[str | int | date, ...]:
    matter = line.matter
    return (
        matter.number,
        str(MatterCategory(matter.category).label),
        matter.title,
        line.lead,
        line.original_due_on if line.original_due_on and line.original_due_on != NO_END else "无终止时限",
        line.due_on if line.adjusted else "",
        matter.completed_on or "",
        matter.percent,
        line.light.word,
        line.light.why,
    )
