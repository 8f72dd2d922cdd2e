"""What a value must look like, and within which limits a body may set it (art. 8(4))."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from duban.ground.access import Unfit
from duban.ground.regulation import clauses

LONGEST_TEXT = 200
MOST_IN_A_CELL = 3650
# What names a row of a table that the program looks up: only what stands beside it is for the Leading Group to set.
FIXED_COLUMNS = frozenset({"code", "form", "category", "part", "loss", "nature", "label", "article"})


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


@dataclass(frozen=True)
class Bounds:
    """What one value may be set to. `columns` names for a table of rows the words that a column takes; where they
    depend on another column of the row, that one stands under ``by``."""

    least: int = 0
    most: int = 9999
    options: tuple[str, ...] = ()
    columns: Mapping[str, Any] = field(default_factory=dict)  # Any: a list, or lists by another column
    may_be_empty: bool = False
    takes_rows: bool = False

    def words(self, column: str, row: Mapping[str, object]) -> tuple[str, ...]:
        """The words that this cell may hold; none: any text."""
        spec = self.columns.get(column, ())
        return tuple(spec.get(str(row.get(spec["by"])), ()) if isinstance(spec, dict) else spec)


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


def check_known(keys: Collection[str], *, known: Collection[str]) -> None:
    for key in sorted(set(keys) - set(known)):
        raise Unfit("rulebook.entry", "8(4)", key=key, problem="没有此项")


def check_values(
    entries: Mapping[str, Entry], *, shape: Mapping[str, Entry], bounds: Mapping[str, Bounds]
) -> None:
    """Each value within what the program can do with it (art. 8(4)); named by its label, as a clerk knows it."""
    for key, entry in entries.items():
        problem = problem_of(entry.value, shape[key].value, bounds[key])
        if problem:
            raise Unfit("rulebook.value", entry.article, label=entry.label, problem=problem)
    cap, base = entries.get("assessment.excellent_cap_on"), entries.get("assessment.excellent_cap_base")
    if cap and cap.value is True and base and not str(base.value).strip():
        raise Unfit(
            "rulebook.value", base.article, label=base.label, problem="启用比例限制的，须写明计算基数"
        )


def problem_of(value: object, shipped: object, bounds: Bounds) -> str:
    """What is wrong with one value, in words; nothing where it is right."""
    if type(value) is not type(shipped):
        return "值的类型不符"
    if isinstance(value, bool):
        return ""
    if isinstance(value, int):
        within = bounds.least <= value <= bounds.most
        return "" if within else f"应在 {bounds.least} 至 {bounds.most} 之间"
    if isinstance(value, str):
        return _of_text(value, bounds.options)
    if isinstance(value, dict) and isinstance(shipped, dict):
        return _of_lines(value, shipped, bounds)
    if isinstance(value, list) and isinstance(shipped, list):
        rows = shipped and isinstance(shipped[0], dict)
        return (
            _of_rows(value, shipped, bounds) if rows else _of_list(value, bounds.options, bounds.may_be_empty)
        )
    return ""


def _of_text(value: object, options: Collection[str]) -> str:
    if not isinstance(value, str):
        return "应为文字"
    if options and value not in options:
        return f"“{value}”不在可选范围内"
    return f"超过 {LONGEST_TEXT} 字" if len(value) > LONGEST_TEXT else ""


def _of_list(values: Sequence[object], options: Collection[str], may_be_empty: bool) -> str:
    if not values and not may_be_empty:
        return "至少保留一项"
    if len({str(one) for one in values}) != len(values):
        return "有重复项"
    problems = [_of_text(one, options) or ("" if str(one).strip() else "有空白项") for one in values]
    return next((problem for problem in problems if problem), "")


def _of_lines(value: Mapping[str, object], shipped: Mapping[str, object], bounds: Bounds) -> str:
    if set(value) != set(shipped):
        return "表中行目不符：" + "、".join(sorted(set(value) ^ set(shipped)))
    for line, cell in value.items():
        if isinstance(shipped[line], list):
            problem = (
                _of_list(cell, bounds.options, bounds.may_be_empty) if isinstance(cell, list) else "应为列表"
            )
        else:
            problem = _of_text(cell, bounds.options) or ("" if str(cell).strip() else "不得空白")
        if problem:
            return f"{line}：{problem}"
    return ""


def _of_rows(value: Sequence[object], shipped: Sequence[Mapping[str, object]], bounds: Bounds) -> str:
    if not bounds.takes_rows and len(value) != len(shipped):
        return f"应为 {len(shipped)} 行"
    if not value:
        return "至少保留一行"
    for number, row in enumerate(value, start=1):
        like = shipped[min(number, len(shipped)) - 1]
        problem = _of_row(row, like, bounds) if isinstance(row, dict) else "应为一行"
        if problem:
            return f"第 {number} 行：{problem}"
    return ""


def _of_row(row: Mapping[str, object], like: Mapping[str, object], bounds: Bounds) -> str:
    if set(row) != set(like):
        return "栏目不符"
    for column, cell in row.items():
        if not bounds.takes_rows and column in FIXED_COLUMNS and cell != like[column]:
            return f"“{like[column]}”不得改动"
        problem = _of_cell(column, cell, like[column], bounds.words(column, row))
        if problem:
            return problem
    return ""


def _of_cell(column: str, cell: object, like: object, words: tuple[str, ...]) -> str:
    if type(cell) is not type(like):
        return "值的类型不符"
    if isinstance(cell, list):
        return _of_list(cell, words, may_be_empty=True)
    if isinstance(cell, int) and not isinstance(cell, bool):
        return "" if 0 <= cell <= MOST_IN_A_CELL else f"应在 0 至 {MOST_IN_A_CELL} 之间"
    if column == "article" and not clauses.is_clause(str(cell)):
        return f"“{cell}”不是本办法的条款"
    return _of_text(cell, words) if isinstance(cell, str) else ""
