"""补正表: the open questions of a list as a table to be filled in elsewhere, and read back row by row."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import xlsxwriter

from duban.chapters.intake import rules
from duban.chapters.intake.actions.answering import unset
from duban.chapters.intake.actions.answers import Answer, key_of, mark
from duban.chapters.intake.models import Candidate
from duban.chapters.intake.queries import Entry
from duban.chapters.intake.rules.questions import ABOUT_LEAD
from duban.chapters.intake.terms import CandidateState, RowStatus, Topic
from duban.chapters.intake.terms.importing import CORRECTION_HEAD, CORRECTION_HINTS, CORRECTION_WORDS, UNSET
from duban.chapters.matters.terms import DefinitionLimb, MatterCategory
from duban.ground.access import Unfit
from duban.ground.reading.deadlines import read_deadline
from duban.ground.reading.directory import Directory
from duban.ground.reading.directory import Entry as Named
from duban.ground.reading.tables import read_tables
from duban.ground.reading.unreadable import Unreadable

WIDTHS = (12, 8, 44, 52, 36, 30)
KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MOST_PROBLEMS = 5
LONGEST = 2000


@dataclass(frozen=True)
class Line:
    """One open question of a row: what kind of answer it takes, what it asks, which words it is about."""

    sheet: str
    row: int
    title: str
    kind: str
    asks: str
    mark: str = ""
    about: str = ""
    place: int = 0


def lines_of(candidate: Candidate) -> list[Line]:
    """What is still open of one row, one line each."""
    row = (candidate.sheet, candidate.source_row, candidate.title)
    if candidate.status == RowStatus.REFUSED:
        return [Line(*row, "title", candidate.reason)]
    if not candidate.is_matter or candidate.state == CandidateState.FINISHED:
        return []
    found, node = [], 0
    open_ = {one["text"] for one in candidate.units if not one["uid"]}
    undated = [place for place, one in enumerate(candidate.milestones) if not one["on"]]
    for one in candidate.open_questions:
        kind = _kind(one, open_)
        place = 0
        if kind == "node":
            place, node = undated[node] if node < len(undated) else 0, node + 1
        found.append(Line(*row, kind, one["text"], mark(one), one.get("about", ""), place))
    return found + [Line(*row, name, str(UNSET[name])) for name in unset(candidate)]


def _kind(question: Mapping[str, str], open_: set[str]) -> str:
    topic = question["topic"]
    if topic == Topic.UNITS:
        if question["code"] in ABOUT_LEAD:
            return "lead"
        return "unit" if question.get("about") in open_ else "confirm"
    if question["code"] == "milestone_undated":
        return "node"
    if topic == Topic.BROUGHT:
        return question["code"]
    return {Topic.DEADLINE: "deadline", Topic.TITLE: "title"}.get(Topic(topic), "confirm")


def workbook(candidates: Sequence[Candidate]) -> bytes:
    """The table to be filled in; text is written as text, so that nothing in it is a formula."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    sheet = book.add_worksheet("补正表")
    head = book.add_format({"bold": True, "border": 1, "bg_color": "#EEF1F4", "text_wrap": True})
    text = book.add_format({"border": 1, "text_wrap": True, "valign": "top"})
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.freeze_panes(1, 0)
    for column, (label, width) in enumerate(zip(CORRECTION_HEAD, WIDTHS, strict=True)):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, label, head)
    lines = [line for one in candidates for line in lines_of(one)]
    for place, line in enumerate(lines, start=1):
        cells = (line.sheet, str(line.row), line.title[:200], line.asks, CORRECTION_HINTS[line.kind], "")
        for column, cell in enumerate(cells):
            sheet.write_string(place, column, cell, text)
    book.close()
    return buffer.getvalue()


def read(
    data: bytes, candidates: Sequence[Candidate], entries: Sequence[Entry], *, year: int
) -> dict[int, Answer]:
    """What was filled in, by the place of the row among the candidates; blank answers stay open.

    Matched by sheet, row and question: a question answered meanwhile is passed over. Refuses, naming the rows,
    whatever cannot be understood (intake.not_a_correction); then nothing of the file is taken.
    """
    known = Directory(tuple(Named(one.uid, one.name, one.others) for one in entries))
    places = {key_of(one.sheet.strip(), one.source_row): place for place, one in enumerate(candidates)}
    open_ = {place: {line.asks: line for line in lines_of(one)} for place, one in enumerate(candidates)}
    said: dict[int, Answer] = {}
    problems: list[str] = []
    for number, (sheet, row, asks, answer) in enumerate(_filled(data), start=2):
        place = places.get(key_of(sheet, int(row))) if row.isdigit() else None
        if place is None:
            raise Unfit("intake.row_unknown", "11(1)", sheet=sheet[:40], row=row[:10])
        line = open_[place].get(asks)
        if line is None or not answer:
            continue
        before = said.get(place, Answer())
        after = _answered(before, line, answer[:LONGEST], candidates[place], known, year)
        if after is None:
            problems.append(str(CORRECTION_WORDS["problem"]).format(number=number, answer=answer[:40]))
            continue
        said[place] = after
    if problems:
        more = " 等" if len(problems) > MOST_PROBLEMS else ""
        raise Unfit("intake.not_a_correction", "11(1)", problem="；".join(problems[:MOST_PROBLEMS]) + more)
    return said


def _filled(data: bytes) -> list[tuple[str, str, str, str]]:
    """Sheet, row, question and answer of every line under the head."""
    try:
        sheets = read_tables(data)
    except Unreadable as refused:
        raise Unfit("intake.not_a_correction", "11(1)", problem=refused.message.rstrip("。")) from refused
    rows = sheets[0].rows
    head = [cell.strip() for cell in rows[0]] if rows else []
    if any(label not in head for label in CORRECTION_HEAD):
        missing = str(CORRECTION_WORDS["head"]).format(labels="、".join(CORRECTION_HEAD))
        raise Unfit("intake.not_a_correction", "11(1)", problem=missing)
    wanted = [head.index(CORRECTION_HEAD[place]) for place in (0, 1, 3, 5)]
    return [
        (row[wanted[0]].strip(), row[wanted[1]].strip(), row[wanted[2]].strip(), row[wanted[3]].strip())
        for row in rows[1:]
        if any(cell.strip() for cell in row)
    ]


def _answered(
    before: Answer, line: Line, text: str, candidate: Candidate, known: Directory, year: int
) -> Answer | None:
    """The answer with this one more; None where the text cannot be understood."""
    change = _change(before, line, text, candidate, known, year)
    return replace(before, **change) if change is not None else None


def _change(
    before: Answer, line: Line, text: str, candidate: Candidate, known: Directory, year: int
) -> dict[str, Any] | None:  # Any: fields of an answer
    yes = text in {"是", str(CORRECTION_WORDS["yes"])}
    if line.kind in {"confirm", "title"} and yes and line.mark:
        return {"confirmed": (*before.confirmed, line.mark)}
    if line.kind == "title":
        return {"title": text}
    if line.kind in {"category", "limb"}:
        choices = MatterCategory if line.kind == "category" else DefinitionLimb
        found = next((one.value for one in choices if str(one.label) == text), None)
        return {line.kind: found} if found else None
    if line.kind in {"unit", "lead"}:
        return _units(before, line, text, known)
    if line.kind in {"deadline", "node"}:
        return _dated(before, line, text, year)
    if line.kind.startswith("brought"):
        return _brought(before, line, text, candidate, year)
    return None


def _units(before: Answer, line: Line, text: str, known: Directory) -> dict[str, Any] | None:  # Any: as above
    if line.kind == "unit" and text == str(CORRECTION_WORDS["none"]):
        return {"named": {**before.named, line.about: ""}}
    found = known.find(text)
    if len(found) != 1:
        return None
    return (
        {"lead": found[0].key}
        if line.kind == "lead"
        else {"named": {**before.named, line.about: found[0].key}}
    )


def _dated(before: Answer, line: Line, text: str, year: int) -> dict[str, Any] | None:  # Any: as above
    if line.kind == "deadline" and text in {str(CORRECTION_WORDS["open_ended"]), "无终点", "年内持续推进"}:
        return {"open_ended": True}
    on = _day(text, year)
    if on is None:
        return None
    return {"nodes": {**before.nodes, line.place: on}} if line.kind == "node" else {"due_on": on}


def _brought(
    before: Answer, line: Line, text: str, candidate: Candidate, year: int
) -> dict[str, Any] | None:  # Any: as above
    now = before.before or rules.before_of(candidate.brought)
    on = _day(re.sub(r"已经?完成|[:：，,。\s]", "", text), year)
    if line.kind == "brought_original":
        if text == str(CORRECTION_WORDS["nothing"]):
            return {"before": replace(now, original_on=None)}
        return {"before": replace(now, original_on=on)} if on else None
    if re.match(r"未完成|否|没有|尚未", text):
        return {"before": replace(now, finished=False, completed_on=None)}
    return {"before": replace(now, finished=True, completed_on=on)} if on else None


def _day(text: str, year: int) -> date | None:
    found = read_deadline(text, year=year)
    return found.date if found.confidence == "sure" else None
