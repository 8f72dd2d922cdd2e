"""The title of a matter in its cell: its number, several tasks in one cell, line breaks of a narrow column."""

from __future__ import annotations

import re

from duban.ground.reading.normal import fold, has_bidi
from duban.ground.reading.numbers import before_items, numbered_items, split_number
from duban.ground.reading.questions import Question, ask

MAX_TITLE = 500
_HIDDEN = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad\u061c]")


def split_title(text: str, number: str) -> tuple[str, str, tuple[str, ...], tuple[Question, ...]]:
    """Title, number, objectives from a cell of several tasks, and questions about the title."""
    if len(text) > 10 * MAX_TITLE:
        return text, number, (), ()
    questions = (ask("title_hidden", "title"),) if has_bidi(text) else ()
    clean = _HIDDEN.sub("", text)
    items = numbered_items(clean)
    if len(items) > 1:
        several = ask("title_several", "title", count=len(items))
        title = before_items(clean).rstrip(":：;；") or "；".join(items)
        return (
            one_line(title),
            one_line(number),
            tuple(one_line(one) for one in items),
            (*questions, several),
        )
    own, rest = split_number(clean)
    if own and (not number or fold(number).strip("、. ") == fold(own).strip("、. ")):
        return one_line(rest), one_line(number or own), (), questions
    lines = [line for line in clean.splitlines() if line.strip()]
    numbers = [line for line in number.splitlines() if line.strip()]
    if len(lines) > 1 and len(lines) == len(numbers):
        several = ask("title_several", "title", count=len(lines))
        return (
            "；".join(one_line(one) for one in lines),
            one_line(number),
            tuple(lines),
            (*questions, several),
        )
    return one_line(clean), one_line(number), (), questions


def one_line(text: str) -> str:
    """Line breaks of a narrow cell taken out; between Latin words a blank stays."""
    return (
        re.sub(r"\s*[\r\n]+\s*", lambda gap: "", text).strip()
        if not text.isascii()
        else " ".join(text.split())
    )
