"""The register as offices know it: one sheet, typed cells, ready to print on A4."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import IO, Generic, Protocol, TypeVar

import xlsxwriter
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from duban.chapters.desk import columns, listing, wording
from duban.ground.beijing import beijing_day
from duban.support.organization import queries as organization
from duban.support.organization.models import Person

BATCH = 500
# So many rows are put together in memory, in three quarters of the time; more go through files as they are written.
IN_MEMORY = 5000
TOP = 3  # title, day and filter, head
A4 = 9
LONGEST = 32000  # a cell holds 32,767 characters
# A text that begins so would be reckoned by a program that the sheet is handed on to.
FORMULA = ("=", "+", "-", "@", "\t", "\r")

Report = Callable[[int, int], None]
E = TypeVar("E", contravariant=True)


def plain_name(day: date) -> str:
    return f"督办事项台账{day:%Y%m%d}.xlsx"


def write(
    to: IO[bytes],
    person: Person,
    at: datetime,
    filters: listing.Filters,
    codes: Sequence[str],
    *,
    report: Report = lambda _done, _total: None,
) -> int:
    """The filtered list, as this person finds it, as XLSX; says how many rows it has."""
    found = list(listing.found(person, at, filters).order_by(*listing.SORT))
    way = "in_memory" if len(found) <= IN_MEMORY else "constant_memory"
    book = xlsxwriter.Workbook(to, {way: True, "strings_to_formulas": False})
    sheet = Sheet(book, [columns.BY_CODE[code] for code in codes])
    sheet.open(
        _("%(body)s督办事项台账") % {"body": organization.body().short_name},
        _("制表日期：%(day)s　范围：%(filter)s　共 %(count)s 项")
        % {"day": beijing_day(at), "filter": wording.of(filters), "count": len(found)},
    )
    for start in range(0, len(found), BATCH):
        lines = listing.lines(found[start : start + BATCH], at)
        for one in columns.entries(lines, codes, at, after=start):
            sheet.add(one)
        report(min(start + BATCH, len(found)), len(found))
    sheet.close()
    book.close()
    return len(found)


class Headed(Protocol[E]):
    """A column of any register: its code, its word, its width, its cells."""

    @property
    def code(self) -> str: ...
    @property
    def label(self) -> Promise: ...
    @property
    def width(self) -> int: ...
    @property
    def cell(self) -> Callable[[E], columns.Cell]: ...


class Sheet(Generic[E]):
    """One sheet under way: its rows are written once, from above."""

    def __init__(
        self, book: xlsxwriter.Workbook, chosen: Sequence[Headed[E]], name: str = "督办事项"
    ) -> None:
        self.columns, self.row = chosen, TOP
        self.sheet: Worksheet = book.add_worksheet(name)
        cell: dict[str, object] = {"text_wrap": True, "valign": "top", "border": 1}
        self.title: Format = book.add_format({"bold": True, "font_size": 16, "align": "center_across"})
        self.quiet: Format = book.add_format({"font_size": 10})
        self.head: Format = book.add_format(
            {**cell, "bold": True, "valign": "vcenter", "align": "center", "bg_color": "#EEF1F4"}
        )
        self.text: Format = book.add_format(cell)
        self.quoted: Format = book.add_format({**cell, "quote_prefix": True})
        self.number: Format = book.add_format({**cell, "align": "right"})
        self.day: Format = book.add_format({**cell, "num_format": "yyyy-mm-dd", "align": "center"})

    def open(self, title: str, about: str) -> None:
        """Title, day and filter, head; what is repeated on each page and what stays when it is scrolled."""
        self.sheet.set_landscape()
        self.sheet.set_paper(A4)
        self.sheet.fit_to_pages(1, 0)
        self.sheet.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
        self.sheet.repeat_rows(0, TOP - 1)
        self.sheet.set_footer("&C" + _("第 &P 页，共 &N 页"))
        for place, column in enumerate(self.columns):
            self.sheet.set_column(place, place, column.width)
        codes = [column.code for column in self.columns]
        fixed = codes.index("title") + 1 if "title" in codes[:4] else 0
        self.sheet.freeze_panes(TOP, fixed)
        self.sheet.set_row(0, 28)
        # Across the columns without merging: a merged title stands in the way of sorting.
        self.sheet.write_string(0, 0, title, self.title)
        for place in range(1, len(self.columns)):
            self.sheet.write_blank(0, place, None, self.title)
        self.sheet.write_string(1, 0, about, self.quiet)
        for place, column in enumerate(self.columns):
            self.sheet.write_string(TOP - 1, place, str(column.label), self.head)

    def add(self, one: E) -> None:
        for place, column in enumerate(self.columns):
            self._put(place, column.cell(one))
        self.row += 1

    def _put(self, place: int, value: columns.Cell) -> None:
        if isinstance(value, date):
            stamp = datetime(value.year, value.month, value.day)  # noqa: DTZ001  # a sheet knows no zones
            self.sheet.write_datetime(self.row, place, stamp, self.day)
        elif isinstance(value, int):
            self.sheet.write_number(self.row, place, value, self.number)
        elif value == "":
            self.sheet.write_blank(self.row, place, None, self.text)
        else:
            form = self.quoted if value.startswith(FORMULA) else self.text
            self.sheet.write_string(self.row, place, value[:LONGEST], form)

    def close(self) -> None:
        last = len(self.columns) - 1
        self.sheet.autofilter(TOP - 1, 0, max(self.row - 1, TOP), last)
        self.sheet.print_area(0, 0, max(self.row - 1, TOP), last)
