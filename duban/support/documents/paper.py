"""What lies on the paper: the frozen facts read into parts, the same for PDF, DOCX and preview. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from duban.support.documents.kinds import Form
from duban.support.documents.rules import in_words

# Levels of a text: 一、黑体, （一）楷体, 1. and （1） in the text's own face (GB/T 9704-2012, 7.3.3).
_LEVELS = (
    (re.compile(r"^[一二三四五六七八九十]+、"), "hei"),
    (re.compile(r"^（[一二三四五六七八九十]+）"), "kai"),
)
TEXT_FACE = "fang"
# Narrow columns stand in the middle of their cells, wide ones are read from the left.
NARROW = 8
# A cell of so few characters stays in one line.
SHORT = 4
# Beside the text of a cell, in characters of 12 points; a table of many columns needs its room for the text.
MARGIN, TIGHT_MARGIN = 0.9, 0.4
MANY_COLUMNS = 8
MOST_LINES = 40
# Latin letters and digits that are longer than this may be cut anywhere.
LONGEST_WORD = 20
_WORD = re.compile(r"[!-~·]+")
# A longer sentence is no heading, whatever it is counted by.
LONGEST_HEADING = 25


@dataclass(frozen=True)
class Run:
    """Part of a paragraph in one face."""

    face: str
    text: str


@dataclass(frozen=True)
class Paragraph:
    runs: Sequence[Run]
    heading: bool = False

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True)
class Table:
    head: Sequence[str]
    rows: Sequence[Sequence[str]]

    @property
    def columns(self) -> int:
        return max([len(self.head), *(len(row) for row in self.rows)])

    @property
    def margin(self) -> float:
        """Left and right of the text of a cell together, in characters."""
        return TIGHT_MARGIN if self.columns > MANY_COLUMNS else MARGIN

    def widths(self, room: float) -> list[float]:
        """The width of each column in characters, of `room` in all: as many lines in the tallest cell as need be and
        no more, and never less than the longest word needs."""
        columns = [
            [row[place] for row in (self.head, *self.rows) if place < len(row)]
            for place in range(self.columns)
        ]
        least = [self.margin + max((_longest_word(cell) for cell in cells), default=1.0) for cells in columns]
        whole = [max((_width(cell) for cell in cells), default=1.0) for cells in columns]
        found = least
        for lines in range(1, MOST_LINES):
            found = [
                max(small, self.margin + large / lines) for small, large in zip(least, whole, strict=True)
            ]
            if sum(found) <= room:
                break
        return [round(one, 2) for one in found]

    def centred(self) -> list[bool]:
        return [
            all(len(row[place]) <= NARROW for row in self.rows if place < len(row))
            for place in range(self.columns)
        ]


@dataclass(frozen=True)
class Annex:
    title: str
    blocks: Sequence[Paragraph | Table]


@dataclass(frozen=True)
class Paper:
    """A document as it is laid out. Every part but the title may be empty."""

    letterhead: str
    number: str
    title: str
    to: str
    blocks: Sequence[Paragraph | Table]
    attachments: Sequence[str]
    signature: str
    day: date
    signer: str
    copies: str
    issuer: str
    note: str
    copy_no: str
    urgency: str
    attendance: Sequence[tuple[str, str]]
    fields: Mapping[str, str]
    annexes: Sequence[Annex]
    seal: bool

    @property
    def written_on(self) -> str:
        """成文日期."""
        return in_words(self.day)

    @property
    def copies_line(self) -> str:
        """抄送 as it stands in the 版记; a bulletin names its own 报、送、发."""
        if not self.copies:
            return ""
        named = re.match(r"^[抄报送发主]{1,2}[送报]?：", self.copies)
        return (self.copies if named else f"抄送：{self.copies}").rstrip("。") + "。"


def lay_out(facts: Mapping[str, object], *, number: str, title: str, issued_on: date) -> Paper:
    """The paper that these facts make; what they leave out is taken from the document's own row."""
    day = _day(facts.get("date")) or issued_on
    annexes = tuple(_annex(one) for one in _mappings(facts.get("annexes")))
    return Paper(
        letterhead=_text(facts.get("letterhead")),
        number=_text(facts.get("number")) or number,
        title=_text(facts.get("title")) or title,
        to=_text(facts.get("to")).rstrip("：:"),
        blocks=_blocks(facts),
        attachments=_texts(facts.get("attachments")) or tuple(one.title for one in annexes),
        signature=_text(facts.get("signature")),
        day=day,
        signer=_text(facts.get("signer")),
        copies=_text(facts.get("copies")),
        issuer=_text(facts.get("issuer")) or _text(facts.get("signature")),
        note=_text(facts.get("note")).strip("（）"),
        copy_no=_text(facts.get("copy_no")),
        urgency=_text(facts.get("urgency")),
        attendance=_pairs(facts.get("attendance")),
        fields=dict(_pairs(facts.get("fields"))),
        annexes=annexes,
        seal=facts.get("seal") is True,
    )


def printed_by(form: Form, paper: Paper) -> str:
    """印发机关, which papers with a head of their own name; letters do not."""
    return paper.issuer if form in {Form.RED_HEADED, Form.MINUTES, Form.BULLETIN} else ""


def paragraph(text: str) -> Paragraph:
    """A heading stands in its face; where a sentence goes on after it, only its first sentence does."""
    for pattern, face in _LEVELS:
        if pattern.match(text):
            head, stop, rest = text.partition("。")
            if len(head) > LONGEST_HEADING:
                break
            if not rest:
                return Paragraph((Run(face, text),), heading=not stop)
            return Paragraph((Run(face, head + stop), Run(TEXT_FACE, rest)))
    return Paragraph((Run(TEXT_FACE, text),))


def _width(text: str) -> float:
    return sum(0.5 if char.isascii() else 1 for char in text)


def _longest_word(cell: str) -> float:
    """What a line should not cut: a run of letters and digits, a cell of a few characters, or one character."""
    if _width(cell) <= SHORT:
        return max(1.0, _width(cell))
    runs = [found.group()[:LONGEST_WORD] for found in _WORD.finditer(cell)]
    return max([1.0, *map(_width, runs)])


def _blocks(facts: Mapping[str, object]) -> tuple[Paragraph | Table, ...]:
    """Paragraphs, then the table; a list of tables is read in its order."""
    blocks: list[Paragraph | Table] = [paragraph(text) for text in _texts(facts.get("paragraphs"))]
    for given in [facts.get("table"), *_mappings(facts.get("tables"))]:
        if table := _table(given):
            blocks.append(table)
    return tuple(blocks)


def _annex(given: Mapping[str, object]) -> Annex:
    return Annex(_text(given.get("title")), _blocks(given))


def _text(value: object) -> str:
    return "" if value is None else str(value).strip()


def _texts(value: object) -> tuple[str, ...]:
    """One text per line or item."""
    items = value.splitlines() if isinstance(value, str) else value if isinstance(value, Sequence) else ()
    return tuple(text for text in map(_text, items) if text)


def _mappings(value: object) -> list[Mapping[str, object]]:
    items = value if isinstance(value, Sequence) and not isinstance(value, str) else ()
    return [one for one in items if isinstance(one, Mapping)]


def _pairs(value: object) -> tuple[tuple[str, str], ...]:
    """Names with what stands beside them, as a mapping or as pairs."""
    if isinstance(value, Mapping):
        return tuple((_text(name), _text(text)) for name, text in value.items())
    if not isinstance(value, Sequence) or isinstance(value, str):
        return ()
    return tuple((_text(pair[0]), _text(pair[1])) for pair in value)


def _table(value: object) -> Table | None:
    if not isinstance(value, Mapping) or not value.get("rows"):
        return None
    head = tuple(_text(cell) for cell in value.get("head") or ())
    rows = [tuple(_text(cell) for cell in row) for row in value["rows"]]
    columns = max([len(head), *(len(row) for row in rows)])
    filled = tuple(row + ("",) * (columns - len(row)) for row in rows)
    return Table(head + ("",) * (columns - len(head)) if head else (), filled)


def _day(value: object) -> date | None:
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(_text(value))
    except ValueError:
        return None
