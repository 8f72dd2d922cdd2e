"""Workbooks (.xlsx, .xls): every cell as the text that a person sees, dates as ISO dates."""

from __future__ import annotations

import io
from datetime import date, datetime, time, timedelta

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
    load_workbook,
)

from duban.ground.reading.containers import check_size
from duban.ground.reading.sheets import Merged, Sheet
from duban.ground.reading.unreadable import Unreadable

Value = int | float | str | bool | time | date | datetime | timedelta


def text_of(value: Value) -> str:
    """The cell as text: whole numbers without .0, dates as ISO, a time only where there is one."""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(sep=" ")
    if isinstance(value, date | time):
        return value.isoformat()
    return str(value)


def read_workbook(data: bytes) -> list[Sheet]:
    """The visible sheets that hold anything. Refuses with `Unreadable`."""
    try:
        with load_workbook(io.BytesIO(data)) as book:
            return [_sheet(book, name) for name in _visible(book)]
    except PasswordError as locked:
        raise Unreadable("encrypted") from locked
    except (CalamineError, OSError, ValueError, OverflowError) as bad:
        raise Unreadable("damaged") from bad
    except BaseException as failed:
        # A panic of the parser is no Exception, and its class has no importable name.
        if type(failed).__name__ == "PanicException":
            raise Unreadable("damaged") from failed
        raise


def _visible(book: CalamineWorkbook) -> list[str]:
    tables = [one for one in book.sheets_metadata if one.typ == SheetTypeEnum.WorkSheet]
    if any(one.typ in (SheetTypeEnum.MacroSheet, SheetTypeEnum.Vba) for one in book.sheets_metadata):
        raise Unreadable("macros")
    shown = [one for one in tables if one.visible == SheetVisibleEnum.Visible]
    return [one.name for one in shown or tables]


def _sheet(book: CalamineWorkbook, name: str) -> Sheet:
    sheet = book.get_sheet_by_name(name)
    end = sheet.end
    if end is None:
        return Sheet(name, ())
    check_size(end[0] + 1, (end[0] + 1) * (end[1] + 1))
    rows = tuple(tuple(text_of(cell) for cell in row) for row in sheet.to_python(skip_empty_area=False))
    return Sheet(name, rows, _merged(sheet, len(rows)))


def _merged(sheet: CalamineSheet, height: int) -> tuple[Merged, ...]:
    ranges = sheet.merged_cell_ranges or []
    return tuple(
        (top, left, min(bottom, height - 1), right) for (top, left), (bottom, right) in ranges if top < height
    )
