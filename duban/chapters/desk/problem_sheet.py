"""问题台账 as offices know it: one sheet of the filtered problems, typed cells, A4 landscape."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import IO

import xlsxwriter
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from duban.chapters.desk import export, problem_register
from duban.chapters.desk.columns import Cell
from duban.chapters.desk.problem_register import Entry, Filters
from duban.ground.beijing import beijing_day
from duban.support.organization import queries as organization
from duban.support.organization.models import Person

# A sheet is made at once: problems are found one by one, never in tens of thousands.
MOST = 5000


@dataclass(frozen=True)
class Column:
    code: str
    label: Promise
    width: int
    cell: Callable[[Entry], Cell]


def _yes(found: bool) -> str:
    return gettext("是") if found else ""


def _day(day: date | None) -> Cell:
    return day or ""


COLUMNS: tuple[Column, ...] = (
    Column("place", _("序号"), 6, lambda one: one.place),
    Column("number", _("事项编号"), 12, lambda one: one.problem.matter.number),
    Column("title", _("事项"), 30, lambda one: one.problem.matter.title),
    Column("unit", _("责任单位"), 16, lambda one: one.unit),
    Column("kind", _("问题类别"), 14, lambda one: one.kind),
    Column("fact", _("问题事实"), 44, lambda one: one.problem.fact),
    Column("found_on", _("发现日期"), 12, lambda one: one.problem.found_on),
    Column("found_by", _("发现人"), 10, lambda one: one.problem.found_by.name),
    Column("safety", _("安全隐患"), 8, lambda one: _yes(one.problem.safety)),
    Column("own", _("单位自报"), 8, lambda one: _yes(one.problem.self_reported)),
    Column("again", _("此前同类"), 8, lambda one: one.before),
    Column("treated", _("处置"), 24, lambda one: one.treated),
    Column("measures", _("整改措施"), 34, lambda one: one.plan.measures if one.plan else ""),
    Column("responsible", _("整改责任人"), 10, lambda one: one.plan.responsible if one.plan else ""),
    Column("original", _("原定整改时限"), 12, lambda one: _day(one.original_due_on)),
    Column("adjusted", _("延长后时限"), 12, lambda one: _day(one.due_on) if one.adjusted else ""),
    Column("replied", _("整改回复"), 12, lambda one: one.reply.on if one.reply else ""),
    Column("checked", _("复查结论"), 12, lambda one: one.checked),
    Column("checked_on", _("复查日期"), 12, lambda one: _day(one.reply.verified_on) if one.reply else ""),
    Column("closed_on", _("销号日期"), 12, lambda one: _day(one.problem.closed_on)),
    Column("state", _("状态"), 14, lambda one: one.state),
)


def plain_name(day: date) -> str:
    return f"问题台账{day:%Y%m%d}.xlsx"


def write(to: IO[bytes], person: Person, at: datetime, filters: Filters) -> int:
    """The filtered register, as this person finds it; says how many rows it has."""
    rows = problem_register.found(person, at, filters).select_related("matter", "found_by")
    found = list(rows.order_by(*problem_register.SORT)[:MOST])
    book = xlsxwriter.Workbook(to, {"constant_memory": True, "strings_to_formulas": False})
    sheet: export.Sheet[Entry] = export.Sheet(book, COLUMNS, gettext("问题台账"))
    sheet.open(
        gettext("%(body)s问题台账") % {"body": organization.body().short_name},
        gettext("制表日期：%(day)s　共 %(count)s 项") % {"day": beijing_day(at), "count": len(found)},
    )
    for one in problem_register.entries(found, at):
        sheet.add(one)
    sheet.close()
    book.close()
    return len(found)
