"""One row of a list: title, number, deadline, units by role, people, objectives, and what must be asked."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from typing import Literal

from duban.ground.reading import terms
from duban.ground.reading.bodies import BodyRow
from duban.ground.reading.brought import Brought, current_text, read_brought
from duban.ground.reading.columns import UNITS, Head, Meaning
from duban.ground.reading.deadlines import read_deadline
from duban.ground.reading.directory import Directory
from duban.ground.reading.normal import fold
from duban.ground.reading.numbers import numbered_items
from duban.ground.reading.questions import Question, ask
from duban.ground.reading.readings import Deadline, Milestone
from duban.ground.reading.titles import MAX_TITLE, one_line, split_title
from duban.ground.reading.unit_lists import UnitList, read_units
from duban.ground.reading.unit_names import RoleHint, UnitItem, UnitKind

# So many different unknown names are compared with the directory; the rest are asked without suggestions.
MAX_COMPARED = 300
Status = Literal["ready", "ask", "refused", "skipped"]
ROLES = {
    Meaning.LEAD: RoleHint.LEAD, Meaning.CO: RoleHint.CO, Meaning.SERVICE: RoleHint.SERVICE,
    Meaning.DUTY: RoleHint.UNDETERMINED, Meaning.PEOPLE: RoleHint.UNDETERMINED,
}  # fmt: skip
PLACES = {RoleHint.LEAD: "lead", RoleHint.CO: "co", RoleHint.SERVICE: "service"}
NO_DEADLINE = Deadline("", "none", confidence="ask")


@dataclass(frozen=True)
class ListRow:
    """One row as read; units are never filled in.

    `named` is all that the row says of units and people, `original` maps each heading to the verbatim text.
    """

    source_row: int
    sheet: str
    status: Status
    reason: str = ""
    number: str = ""
    category: str = ""
    title: str = ""
    deadline: Deadline = NO_DEADLINE
    milestones: tuple[Milestone, ...] = ()
    objectives: tuple[str, ...] = ()
    units: Mapping[str, tuple[UnitItem, ...]] = field(default_factory=dict)
    questions: tuple[Question, ...] = ()
    named: str = ""
    original: Mapping[str, str] = field(default_factory=dict)
    brought: Brought = Brought()

    def asking(self, *questions: Question) -> ListRow:
        """The row with these questions more."""
        return replace(self, status="ask", questions=(*self.questions, *questions))

    def content(self) -> list[object]:
        """What the row says, without its place in the file and whatever the directory knows of its units."""
        named = re.sub(r"\W", "", fold(self.named))
        return [self.title, named, self.deadline.text, list(self.objectives)]

    def fingerprint(self) -> str:
        """A digest of title and units, by which a repeated row is known."""
        units = sorted({item.unit or fold(item.text) for items in self.units.values() for item in items})
        said = json.dumps([re.sub(r"\s", "", fold(self.title)), units], ensure_ascii=False)
        return hashlib.sha256(said.encode("utf-8", "replace")).hexdigest()

    def to_json(self) -> dict[str, object]:
        """The row as JSON values."""
        deadline = self.deadline
        return {
            "source_row": self.source_row,
            "sheet": self.sheet,
            "number": self.number,
            "category": self.category,
            "title": self.title,
            "deadline": {
                "text": deadline.text,
                "kind": deadline.kind,
                "date": deadline.date.isoformat() if deadline.date else None,
                "rule": deadline.rule,
                "confidence": deadline.confidence,
                "notes": list(deadline.notes),
            },
            "milestones": [
                asdict(one) | {"date": one.date.isoformat() if one.date else None} for one in self.milestones
            ],
            "objectives": list(self.objectives),
            **{place: [_unit_json(item) for item in self.units.get(place, ())] for place in _PLACES},
            "questions": [asdict(one) for one in self.questions],
            "status": self.status,
            "reason": self.reason,
            "original": dict(self.original),
            "brought": self.brought.to_json(),
            "fingerprint": self.fingerprint(),
        }


_PLACES = ("lead", "co", "service", "undetermined", "people")


def _unit_json(item: UnitItem) -> dict[str, object]:
    return {
        "text": item.text,
        "unit": item.unit,
        "kind": str(item.kind),
        "role": str(item.role),
        "confidence": item.confidence,
        "suggestions": list(item.suggestions),
    }


class RowReader:
    """Reads rows of one list; equal cells are read once."""

    def __init__(self, directory: Directory, year: int) -> None:
        self.directory = directory
        self.silent = directory.silent()
        self.year = year
        self._deadlines: dict[str, Deadline] = {}
        self._units: dict[tuple[str, RoleHint], UnitList] = {}
        self._compared = 0

    def read(
        self, source_row: int, sheet: str, head: Head, row: BodyRow, original: Mapping[str, str]
    ) -> ListRow:
        """The row as a matter, or refused because it has no title that can be one."""
        text = _texts(head, row, Meaning.TITLE)
        title, number, objectives, questions = split_title(text, _texts(head, row, Meaning.NUMBER))
        blank = ListRow(source_row, sheet, "refused", original=original, number=number)
        if len(title) > MAX_TITLE:
            reason = terms.REASONS["title_long"].format(limit=MAX_TITLE, length=len(title))
            return replace(blank, reason=reason, title=title[:MAX_TITLE])
        if not title:
            return replace(blank, reason=terms.REASONS["title_empty"])
        units, asked, within = self._units_of(head, row)
        deadline, milestones, doubts = self._deadline_of(head, row, within)
        brought, before = read_brought(head, row, deadline, self._deadline)
        asked = tuple(dict.fromkeys((*questions, *doubts, *asked, *before)))
        return ListRow(
            source_row, sheet, "ask" if asked else "ready", "", number,
            _texts(head, row, Meaning.CATEGORY) or row.section, title, deadline, milestones,
            (*objectives, *_objectives(head, row)), units, asked, _named(head, row), original, brought,
        )  # fmt: skip

    def _deadline(self, text: str) -> Deadline:
        if text not in self._deadlines:
            self._deadlines[text] = read_deadline(text, year=self.year)
        return self._deadlines[text]

    def _deadline_of(
        self, head: Head, row: BodyRow, within: str
    ) -> tuple[Deadline, tuple[Milestone, ...], tuple[Question, ...]]:
        written = current_text(head, row)
        deadline = self._deadline(written[0] if written else within)
        questions = list(deadline.questions)
        if len({fold(text).strip() for text in written}) > 1:
            questions.append(ask("deadline_changed", "deadline"))
        milestones = list(deadline.milestones)
        start = _texts(head, row, Meaning.START)
        if start:
            begun = self._deadline(start)
            milestones.insert(
                0, Milestone(start, "开工", "state", begun.date if begun.confidence == "sure" else None)
            )
        doubts = _doubts(deadline, milestones, self.year)
        if any(one.code == "deadline_before_year" for one in doubts):
            deadline = replace(deadline, confidence="ask")
        return deadline, tuple(milestones), (*questions, *doubts)

    def _cell(self, text: str, role: RoleHint) -> UnitList:
        key = (text, role)
        if key not in self._units:
            suggests = self._compared < MAX_COMPARED
            directory = self.directory if suggests else self.silent
            self._units[key] = read_units(text, directory=directory, role=role)
            self._compared += sum(item.kind == UnitKind.UNKNOWN for item in self._units[key].items)
        return self._units[key]

    def _units_of(
        self, head: Head, row: BodyRow
    ) -> tuple[dict[str, tuple[UnitItem, ...]], tuple[Question, ...], str]:
        """The units by role with their questions, and a deadline that stood among them."""
        placed: dict[str, list[UnitItem]] = {place: [] for place in _PLACES}
        questions: list[Question] = []
        within = ""
        for meaning in (*UNITS, Meaning.PEOPLE):
            for column in head.columns(meaning):
                if not row.cells[column].strip():
                    continue
                read = self._cell(row.cells[column], ROLES[meaning])
                within = within or read.deadline
                alone = meaning == Meaning.DUTY and not placed["lead"] and _is_one_unit(read)
                for item in read.items:
                    _place(item, meaning, alone, placed)
                field_name = str(meaning) if meaning != Meaning.DUTY else "undetermined"
                questions += [replace(one, field=field_name) for one in read.questions]
                if meaning == Meaning.DUTY and not alone and _is_open(read):
                    heading = " ".join(head.headings[column].split())
                    questions.append(ask("roles_undetermined", "undetermined", heading=heading))
        leads = [item for item in placed["lead"]]
        if not leads:
            questions.append(ask("lead_missing", "lead"))
        elif len({item.unit or item.text for item in leads}) > 1:
            questions.append(ask("lead_several", "lead", count=len(leads)))
        if within and not head.columns(Meaning.DEADLINE):
            questions = [one for one in questions if one.code != "unit_deadline"]
        return {place: tuple(items) for place, items in placed.items()}, tuple(questions), within


def _named(head: Head, row: BodyRow) -> str:
    """All that the row says of units and people, as written."""
    places = [place for meaning in (*UNITS, Meaning.PEOPLE) for place in head.columns(meaning)]
    return "".join(row.cells[place] for place in sorted(places))


def _texts(head: Head, row: BodyRow, meaning: Meaning) -> str:
    return next((row.cells[place].strip() for place in head.columns(meaning) if row.cells[place].strip()), "")


def _objectives(head: Head, row: BodyRow) -> tuple[str, ...]:
    found: list[str] = []
    for place in head.columns(Meaning.OBJECTIVE):
        text = row.cells[place].strip()
        if text:
            found += [one_line(one) for one in numbered_items(text) or [text]]
    return tuple(found)


def _doubts(deadline: Deadline, milestones: list[Milestone], year: int) -> list[Question]:
    """What a deadline that was read for sure still leaves open for a matter."""
    if deadline.confidence == "ask":
        return []
    found = []
    if deadline.kind == "relative":
        found.append(ask("deadline_start", "deadline", text=deadline.text.strip()))
    if deadline.kind == "state":
        found.append(ask("deadline_no_finish", "deadline", text=deadline.text.strip()))
    days = {one.date for one in milestones if one.date and one.date.year < year - 1}
    if deadline.date and deadline.date.year < year:
        days.add(deadline.date)
    found += [
        ask("deadline_before_year", "deadline", date=day.isoformat(), year=year) for day in sorted(days)
    ]
    return found


def _is_one_unit(read: UnitList) -> bool:
    """A single unit under 责任单位 is the lead; an alternative name beside it does not make two."""
    named = [item for item in read.items if item.kind not in (UnitKind.ALTERNATIVE, UnitKind.PERSON)]
    return (
        len(named) == 1
        and named[0].kind in (UnitKind.UNIT, UnitKind.UNKNOWN)
        and named[0].role in (RoleHint.LEAD, RoleHint.UNDETERMINED)
    )


def _is_open(read: UnitList) -> bool:
    return any(item.role == RoleHint.UNDETERMINED and item.kind in (UnitKind.UNIT, UnitKind.UNKNOWN)
               for item in read.items)  # fmt: skip


def _place(item: UnitItem, meaning: Meaning, alone: bool, placed: dict[str, list[UnitItem]]) -> None:
    """Put one name where it belongs; collective terms and sub-units wait for a person's word."""
    if item.kind == UnitKind.ALTERNATIVE:
        return
    if item.kind in (UnitKind.PERSON, UnitKind.POST):
        placed["people"].append(item)
    elif item.kind in (UnitKind.COLLECTIVE, UnitKind.SUB_UNIT) or meaning == Meaning.PEOPLE:
        placed["people" if meaning == Meaning.PEOPLE else "undetermined"].append(item)
    elif alone:
        placed["lead"].append(replace(item, role=RoleHint.LEAD))
    else:
        placed[PLACES.get(item.role, "undetermined")].append(item)
