"""Dates as clerks write them, found in folded text: each becomes an Atom with its first and last day.

Years that are not written are taken from the list (`year`) or from the date before. Nothing is rounded: a
month means its last day, a ten-day period (旬) its last day, and what has two readings carries a problem.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

FIRST_YEAR, LAST_YEAR = 1949, 2099
# Excel counts days from here; serials of the years 2000 to 2099.
EXCEL_EPOCH = date(1899, 12, 30)
EXCEL_SERIALS = range(36526, 73051)
# The n-th five-year plan: the 14th ran from 2021 to 2025.
PLAN_BASE = 2021 - 14 * 5
PLANS = {"十": 10, "十一": 11, "十二": 12, "十三": 13, "十四": 14, "十五": 15, "十六": 16, "十七": 17}
OPEN_PARTS = ("month", "ten_days", "half_month", "quarter", "half", "year", "plan", "range")


@dataclass(frozen=True)
class Atom:
    """A stretch of the text that names time: where it stands, the days it covers, how exact it is."""

    start: int
    end: int
    text: str
    first: date | None = None
    last: date | None = None
    precision: str = "day"
    problem: str = ""
    year_written: bool = False


@dataclass(frozen=True)
class Years:
    """Which year an unwritten one is, and the last month that was written."""

    listed: int
    carried: int | None = None
    month: int | None = None

    def of(self, written: str | None) -> tuple[int, bool, str]:
        """Year, whether it was written out, and a problem if it is doubtful."""
        if not written:
            return (self.carried or self.listed), False, ""
        if written[0] in "今本当":
            return self.listed, True, ""
        if written[0] == "明":
            return self.listed + 1, True, ""
        if written[0] == "次":
            return (self.carried or self.listed) + 1, True, "" if self.month else "deadline_year"
        if written[0] == "去":
            return self.listed - 1, True, "deadline_year"
        digits = re.sub(r"\D", "", written)
        value = int(digits)
        if len(digits) == 2:
            value += 2000
            near = self.listed - 2 <= value <= self.listed + 10
            return value, True, "" if near else "deadline_year"
        return value, True, "" if FIRST_YEAR <= value <= LAST_YEAR else "deadline_year"


Builder = Callable[[re.Match[str], Years], Atom]


def _atom(match: re.Match[str], first: date | None, last: date | None, precision: str = "day",
          problem: str = "", year_written: bool = False) -> Atom:  # fmt: skip
    return Atom(match.start(), match.end(), match[0], first, last, precision, problem, year_written)


def _last_of(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


def _day(match: re.Match[str], years: Years) -> Atom:
    year, written, problem = years.of(match["y"])
    month = int(match["m"]) if match["m"] else 0
    if not month:
        if years.month is None:
            return _atom(match, None, None, problem="deadline_unreadable")
        month = years.month
    try:
        day = date(year, month, int(match["d"]))
    except ValueError:
        return _atom(match, None, None, problem="deadline_impossible")
    return _atom(match, day, day, problem=problem, year_written=written)


def _month(match: re.Match[str], years: Years) -> Atom:
    year, written, problem = years.of(match["y"])
    month, part = int(match["m"]), match["part"] or ""
    if not 1 <= month <= 12:
        return _atom(match, None, None, problem="deadline_impossible")
    last = _last_of(year, month)
    ends = {
        "上旬": (1, 10),
        "中旬": (11, 20),
        "下旬": (21, last.day),
        "上中旬": (1, 20),
        "中上旬": (1, 20),
        "中下旬": (11, last.day),
        "上半月": (1, 15),
        "下半月": (16, last.day),
    }
    if part in ("初", "中", "中期"):
        return _atom(match, date(year, month, 1), last, problem="deadline_about", year_written=written)
    precision = "end" if part[:1] in ("底", "末") or part.endswith(("旬末", "旬底")) else "month"
    begin, end = ends.get(part.removesuffix("末").removesuffix("底"), (1, last.day))
    if precision == "month" and part:
        precision = "ten_days" if "旬" in part else "half_month"
    return _atom(match, date(year, month, begin), date(year, month, end), precision=precision,
                 problem=problem, year_written=written)  # fmt: skip


def _months(match: re.Match[str], years: Years) -> Atom:
    year, written, problem = years.of(match["y"])
    begin, end = int(match["m"]), int(match["m2"])
    if not (1 <= begin <= 12 and 1 <= end <= 12):
        return _atom(match, None, None, problem="deadline_impossible")
    if end <= begin:
        problem = problem or "deadline_order"
    part = match["part"] or ""
    if part == "初":
        problem = problem or "deadline_about"
    return _atom(match, date(year, begin, 1), _last_of(year, end), precision="end" if part else "range",
                 problem=problem, year_written=written)  # fmt: skip


def _days(match: re.Match[str], years: Years) -> Atom:
    year, written, problem = years.of(match["y"])
    try:
        first = date(year, int(match["m"]), int(match["d"]))
        last = first.replace(day=int(match["d2"]))
    except ValueError:
        return _atom(match, None, None, problem="deadline_impossible")
    if last <= first:
        problem = problem or "deadline_order"
    return _atom(match, first, last, problem=problem, year_written=written)


def _quarter(match: re.Match[str], years: Years) -> Atom:
    year, written, problem = years.of(match["y"])
    begin = int(match["q"] or match["Q"] or 1)
    end = int(match["q2"] or match["q"] or match["Q"] or match["front"])
    if not (1 <= begin <= end <= 4):
        return _atom(match, None, None, problem="deadline_impossible")
    part = match["part"] or ""
    if part in ("初", "中"):
        problem = problem or "deadline_about"
    return _atom(match, date(year, 3 * begin - 2, 1), _last_of(year, 3 * end),
                 precision="end" if part[:1] in ("末", "底") else "quarter", problem=problem,
                 year_written=written)  # fmt: skip


def _half(match: re.Match[str], years: Years) -> Atom:
    year, written, problem = years.of(match["y"])
    first = date(year, 1 if match["half"] == "上" else 7, 1)
    last = date(year, 6, 30) if match["half"] == "上" else date(year, 12, 31)
    return _atom(match, first, last, precision="end" if match["part"] else "half", problem=problem,
                 year_written=written)  # fmt: skip


def _year(match: re.Match[str], years: Years) -> Atom:
    year, written, problem = years.of(match["y"])
    part = (match["part"] or "").lstrip("年度")
    if part[:1] in ("初", "中"):
        problem = problem or "deadline_about"
    precision = "end" if part[:1] in ("底", "末", "终") else "year"
    if problem == "deadline_year" and not FIRST_YEAR <= year <= LAST_YEAR:
        return _atom(match, None, None, problem=problem)
    return _atom(match, date(year, 1, 1), date(year, 12, 31), precision=precision, problem=problem,
                 year_written=written)  # fmt: skip


def _years(match: re.Match[str], years: Years) -> Atom:
    begin, end = int(match["y"][:4]), int(match["y2"])
    if not (FIRST_YEAR <= begin < end <= LAST_YEAR):
        return _atom(match, None, None, problem="deadline_order")
    precision = "end" if match["part"] else "range"
    return _atom(match, date(begin, 1, 1), date(end, 12, 31), precision=precision, year_written=True)


def _plan(match: re.Match[str], years: Years) -> Atom:
    start = PLAN_BASE + 5 * PLANS[match["plan"]]
    part = match["part"] or ""
    problem = "deadline_about" if part[:1] in ("初", "中") else ""
    precision = "end" if "末" in part else "plan"
    return _atom(match, date(start, 1, 1), date(start + 4, 12, 31), precision=precision, problem=problem,
                 year_written=True)  # fmt: skip


def _ambiguous(match: re.Match[str], years: Years) -> Atom:
    return _atom(match, None, None, problem="deadline_ambiguous")


def _month_day(match: re.Match[str], years: Years) -> Atom:
    """11.30 is a day; 10.1 may also be October or the tenth's first part, so it is asked."""
    return _day(match, years) if int(match["d"]) > 12 else _ambiguous(match, years)


_Y = (
    r"(?P<y>(?<!\d)(?:\d{4}|\d{2})年度?|(?<!\d)20\d{2}(?=Q)|今年度?|本年度?|当年度?|明年度?|次年度?|去年)?的?"
)
_N = r"(?<![\d.])"
_TO = r"(?:-|至|到)"
_MPART = r"(?P<part>(?:[上中下]|上中|中[上下])旬[末底]?|[上下]半月|底|末|初|中期|中(?!旬)|)"
_FORMS: tuple[tuple[str, Builder], ...] = (
    (r"(?<!\d)(?P<y>\d{4})(?P<sep>[-./。、,])(?P<m>\d{1,2})(?P=sep)(?P<d>\d{1,2})(?!\d)[日号]?"
     r"(?:T| )?(?:\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?", _day),
    (r"(?<!\d)(?P<y>(?:19|20)\d{2})(?P<m>\d{2})(?P<d>\d{2})(?!\d)", _day),
    (r"(?<!\d)(?P<y>20(?:1[3-9]|[2-9]\d))(?P<m>0[1-9]|1[0-2])(?!\d)(?P<part>)", _month),
    (rf"{_Y}{_N}(?P<m>\d{{1,2}})月份?(?P<d>\d{{1,2}})(?:[日号]?{_TO}|[、和及])(?P<d2>\d{{1,2}})[日号]", _days),
    (rf"{_Y}{_N}(?P<m>\d{{1,2}})月份?的?(?P<d>\d{{1,2}})(?:[日号]|(?=以?之?前|$|;))", _day),
    (rf"{_Y}{_N}(?P<m>\d{{1,2}})月?份?{_TO}(?P<m2>\d{{1,2}})月份?{_MPART}(?!\d)", _months),
    (rf"{_Y}{_N}(?P<m>\d{{1,2}})[、和及](?P<m2>\d{{1,2}})月份?{_MPART}(?!的?\d)", _months),
    (rf"{_Y}{_N}(?P<m>\d{{1,2}})月份?的?{_MPART}", _month),
    (r"(?<!\d)(?P<y>\d{4})年?[-、和及与至到](?P<y2>\d{4})(?!\d)(?:年度?|2年)?(?:期间)?(?P<part>底|末)?", _years),
    (r"(?<![\d.])(?P<y>(?:19|20)\d{2})\.1$", _ambiguous),
    (rf"(?<![\d.])(?P<y>(?:19|20)\d{{2}})[-./](?P<m>\d{{1,2}})(?![\d.%])月?份?{_MPART}", _month),
    (rf"{_Y}(?:第?{_N}(?P<q>[1-4])(?:(?:-|至|到|、|和)第?(?P<q2>[1-4]))?季度?|Q(?P<Q>[1-4])"
     r"|前(?P<front>[23])个?季度)(?P<part>末|底|初|中|内|期末)?", _quarter),
    (rf"{_Y}(?P<half>[上下])半年(?:度)?(?P<part>底|末)?", _half),
    (r"[\"'“”‘’「『]?(?<![第二三四五六七八九十])(?P<plan>十[一二三四五六七]?)五[\"'“”‘’」』]?(?:规划)?"
     r"(?P<part>时期末|期末|末期?|期间|时期|初期?|中期|规划期|(?=[,;。]|$))", _plan),
    (r"(?P<y>(?<!\d)(?:\d{4}|\d{2}(?=年[底末终]))年度?|今年度?|本年度?|当年度?|明年度?|次年度?|去年|(?<![\d每半学财多历周个少青来往后前昨常])(?=年|全年))"
     r"(?P<part>年?度?(?:底|末|终|内|初|中(?!旬))|全年度?|年度(?![一-龥]))?", _year),
    (r"岁(?P<part>末)(?P<y>)", _year),
    (r"(?<![\d.月每])(?P<y>)(?P<m>)(?P<d>\d{1,2})[日号](?!历|之?以?内|报|[路楼线桥院井泵库机厂门仓馆矿闸]|地块|标段)", _day),
    (r"(?<![\d.])(?P<y>)(?P<m>\d{1,2})[./-](?P<d>\d{1,2})[日号]?(?=以?之?前|[-至到,;。)]|$)", _month_day),
)  # fmt: skip
FORMS = tuple((re.compile(pattern), build) for pattern, build in _FORMS)


def serial_day(text: str) -> date | None:
    """The day of a spreadsheet serial that stands alone in its cell (45291, 45291.0)."""
    match = re.fullmatch(r"(\d{5})(?:\.\d+)?", text)
    if match is None or int(match[1]) not in EXCEL_SERIALS:
        return None
    return EXCEL_EPOCH + timedelta(days=int(match[1]))


def find_dates(text: str, year: int) -> list[Atom]:
    """Every date of the folded text in order; years and months that are not written are carried on."""
    years, found, position = Years(year), list[Atom](), 0
    while position < len(text):
        atom = _at(text, position, years)
        if atom is None:
            position += 1
            continue
        found.append(atom)
        position = atom.end
        if atom.last is not None:
            carried = atom.last.year if atom.year_written else years.carried
            names_month = atom.precision == "day" or "月" in atom.text
            years = Years(year, carried, atom.last.month if names_month else None)
    return found


# Every form begins with one of these.
_BEGINNINGS = frozenset("0123456789今本当明次去年全前第十岁上下Q\"'“”‘’「『")


def _at(text: str, position: int, years: Years) -> Atom | None:
    if text[position] not in _BEGINNINGS:
        return None
    for pattern, build in FORMS:
        match = pattern.match(text, position)
        if match and match.end() > position:
            return build(match, years)
    return None
