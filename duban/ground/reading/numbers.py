"""Numbers of lists: one written into a title, several tasks in one cell, headings of levels."""

from __future__ import annotations

import re

_HAN = "一二三四五六七八九十百"
_NUMBER = (
    rf"第[{_HAN}\d]+[章节项条]|[{_HAN}]+[、．]|[(（][{_HAN}\d]{{1,4}}[)）][、.．]?"
    r"|\d{1,3}(?:[.．]\d{1,3}){0,3}(?:[、)）]|[.．](?!\d))|[①-⑳]"
)
_LEADING = re.compile(rf"^\s*(?P<number>{_NUMBER})\s*(?=\S)")
_ITEM = re.compile(r"(?:^|(?<=[\n;；。]))\s*(?:[(（]\d{1,2}[)）]|\d{1,2}(?:[、)）]|[.．](?!\d))|[①-⑳])\s*")
_LEVELS = (
    re.compile(rf"^\s*(?:第[{_HAN}\d]+[章部篇]|[{_HAN}]+[、．.])"),
    re.compile(rf"^\s*(?:[(（][{_HAN}]+[)）]|第[{_HAN}\d]+节)"),
)
_HAN_ONLY = re.compile(rf"^\s*[(（]?[{_HAN}]+[)）]?[、．.]?\s*$")


def split_number(title: str) -> tuple[str, str]:
    """The number that is written into a title, and the title without it (14.改扩建… → 14)."""
    match = _LEADING.match(title)
    if match is None:
        return "", title
    return match["number"].rstrip("、.．"), title[match.end() :]


def numbered_items(text: str) -> list[str]:
    """The tasks of a cell that holds several numbered ones, without their numbers; none where it does not."""
    marks = list(_ITEM.finditer(text))
    if len(marks) < 2:
        return []
    ends = [mark.start() for mark in marks[1:]] + [len(text)]
    items = [text[mark.end() : end].strip(" \t\r\n;；") for mark, end in zip(marks, ends, strict=True)]
    return [item for item in items if item]


def before_items(text: str) -> str:
    """What stands in the cell before its first numbered task."""
    mark = _ITEM.search(text)
    return text[: mark.start()].strip() if mark else text


def level_of(text: str) -> int | None:
    """The level of a heading by its number: 0 for 一、, 1 for （一）; None for anything else."""
    return next((place for place, pattern in enumerate(_LEVELS) if pattern.match(text)), None)


def is_chinese_number(text: str) -> bool:
    """Is the cell nothing but a Chinese numeral (一、)? Such a row is a heading in a list of 1, 2, 3."""
    return bool(_HAN_ONLY.match(text))
