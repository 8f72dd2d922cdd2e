"""Pure rules: what a version of the rule set must look like, and what a year of the calendar."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from duban.ground.access import Refusal, Unfit

FIRST_YEAR, LAST_YEAR = 2004, 2100
WEEKEND = frozenset({5, 6})


@dataclass(frozen=True)
class Entry:
    """One value of the rule set: what it is, in which unit, under which article and decision.

    `legal` is "L" for a reading of law, "C" for a statement of law still to be checked, False for neither.
    """

    value: object
    unit: str
    article: str
    decision: str
    label: str
    legal: bool | str = False


def check_number(number: int, *, newest: int) -> None:
    """Versions follow one another without a gap."""
    if number != newest + 1:
        raise Refusal("rulebook.number_follows", "8(4)", expected=newest + 1)


def check_not_earlier(in_force_on: date, *, before: date | None) -> None:
    if before is not None and in_force_on < before:
        raise Unfit("rulebook.not_later", "8(4)", in_force_on=in_force_on, before=before)


def check_shape(entries: Mapping[str, Entry], *, shape: Mapping[str, Entry]) -> None:
    """The same keys, each of the same kind and unit: what the rooms read must be there (art. 8(4))."""
    for key in sorted(shape.keys() - entries.keys()):
        raise Unfit("rulebook.entry", "8(4)", key=key, problem="缺少此项")
    for key in sorted(entries.keys() - shape.keys()):
        raise Unfit("rulebook.entry", "8(4)", key=key, problem="没有此项")
    for key, wanted in shape.items():
        given = entries[key]
        if given.unit != wanted.unit:
            raise Unfit("rulebook.entry", "8(4)", key=key, problem=f"单位应为 {wanted.unit}")
        if type(given.value) is not type(wanted.value):
            raise Unfit("rulebook.entry", "8(4)", key=key, problem="值的类型不符")
        if isinstance(given.value, int) and given.value < 0:
            raise Unfit("rulebook.entry", "8(4)", key=key, problem="不得为负数")
        if isinstance(wanted.value, dict) and isinstance(given.value, dict):
            check_table(key, given.value.keys(), wanted.value.keys())


def check_table(key: str, given: Collection[str], wanted: Collection[str]) -> None:
    """A table keeps its lines; only what stands in them is for the Leading Group to set."""
    if set(given) != set(wanted):
        lines = "、".join(sorted(set(given) ^ set(wanted)))
        raise Unfit("rulebook.entry", "8(4)", key=key, problem=f"表中行目不符：{lines}")


def check_working_rule(
    *,
    today: date,
    adopted_on: date,
    from_on: date,
    to_on: date | None,
    before_from: date | None,
) -> None:
    """Adopted, then in force, then perhaps not any more; an edition follows the one before (art. 8(1))."""
    if adopted_on > today:
        raise Unfit("rulebook.rule_adopted_later", "8(1)", adopted_on=adopted_on)
    order = [(adopted_on, from_on), (from_on, to_on)]
    if before_from is not None:
        order.append((before_from + timedelta(days=1), from_on))
    for earlier, later in order:
        if later is not None and later < earlier:
            raise Unfit("rulebook.rule_dates", "8(1)", earlier=earlier, later=later)


def check_edition_free(title: str, edition: str, *, taken: bool) -> None:
    if taken:
        raise Refusal("rulebook.rule_taken", "8(1)", title=title, edition=edition)


def check_current(title: str, edition: str, *, superseded: bool) -> None:
    if superseded:
        raise Refusal("rulebook.rule_superseded", "8(1)", title=title, edition=edition)


def check_not_read(*, read: bool) -> None:
    if read:
        raise Refusal("rulebook.already_read", "8(1)")


def check_year(
    year: int,
    *,
    holidays: Collection[date],
    makeup_days: Collection[date],
    source: str,
    provisional: bool,
    official: bool,
) -> None:
    """A year of the official calendar as the State Council's office announced it (art. 11(3)).

    `official` says that an official calendar of that year is in force: a 暂定 one never replaces it.
    """

    def refuse(problem: str) -> Unfit:
        return Unfit("rulebook.calendar_year", "11(3)", year=year, problem=problem)

    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise refuse(f"年份应在 {FIRST_YEAR} 至 {LAST_YEAR} 之间")
    if not source.strip():
        raise refuse("须注明来源文件")
    if not holidays:
        raise refuse("没有放假日期")
    for day in sorted({*holidays, *makeup_days}):
        if day.year != year:
            raise refuse(f"{day} 不在该年")
    for day in sorted(set(holidays) & set(makeup_days)):
        raise refuse(f"{day} 既列为放假又列为上班")
    for day in sorted(makeup_days):
        if day.weekday() not in WEEKEND:
            raise refuse(f"{day} 本为工作日，不得列为调休上班")
    if provisional and official:
        raise refuse("该年已有正式日历，不得改为暂定")
