"""PDF/A-2b by typst: one compiler for the process, data handed over as data, the same bytes for the same facts."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Any, Literal

import typst

from duban.support.documents import blanks, fonts, titles
from duban.support.documents.kinds import KINDS, Form
from duban.support.documents.paper import LONGEST_WORD, Paper, Paragraph, Table, printed_by

LAYOUT = Path(__file__).with_name("layout")
STANDARD: Literal["a-2b"] = "a-2b"
# What no font at hand can draw is shown as the printers' sign for a missing character, with the code that names it.
MISSING = "〓（U+{code:04X}）"
MOST_MISSING = 100
PREVIEW_PPI = 80
_UNDRAWN = re.compile(r'the text `?"(.*?)"`? could not be displayed', re.DOTALL)
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")
# Characters of 12 pt in the width of a table; who lies on his side has more.
PORTRAIT, LANDSCAPE = 156 / 25.4 * 72 / 12, 225 / 25.4 * 72 / 12
LYING = frozenset({"responsibility_matrix", "annual_result", "archive_catalogue"})
_LONG = re.compile(rf"[!-~·]{{{LONGEST_WORD + 1},}}")
_busy = Lock()


class NotSet(Exception):
    """The layout could not be made: a fault of the program, never of what people wrote."""


@cache
def _compiler(where: tuple[Path, ...]) -> typst.Compiler:
    return typst.Compiler(root=LAYOUT, font_paths=fonts.found().fonts, ignore_system_fonts=True)


def pdf(kind: str, paper: Paper) -> bytes:
    """The document's pages as PDF/A-2b."""
    data = json.dumps(sheet(kind, paper), ensure_ascii=False)
    for _ in range(MOST_MISSING):
        try:
            return _compiled(kind, data, paper)
        except typst.TypstError as error:
            data = _without(data, error)
    raise NotSet(f"a paper of kind {kind} has too many characters that no font draws")


def pictures(kind: str, paper: Paper) -> list[bytes]:
    """The document's pages as pictures, to be looked at while it is written."""
    data = json.dumps(sheet(kind, paper), ensure_ascii=False)
    with _busy:
        made = _compiler(tuple(fonts.folders())).compile(
            input=LAYOUT / "kinds" / f"{kind}.typ", format="png", ppi=PREVIEW_PPI, sys_inputs={"data": data}
        )
    return list(made) if isinstance(made, list) else [made] if made else []


def _compiled(kind: str, data: str, paper: Paper) -> bytes:
    # The compiler keeps state between runs, and web workers have threads.
    with _busy:
        made = _compiler(tuple(fonts.folders())).compile(
            input=LAYOUT / "kinds" / f"{kind}.typ",
            format="pdf",
            sys_inputs={"data": data},
            pdf_standards=STANDARD,
            timestamp=datetime(paper.day.year, paper.day.month, paper.day.day, tzinfo=UTC),
        )
    if not isinstance(made, bytes):
        raise NotSet(f"a paper of kind {kind} gave no bytes")
    return made


def _without(data: str, error: typst.TypstError) -> str:
    """The data without the characters that no font could draw; any other fault is raised on."""
    told = _UNDRAWN.search(error.message)
    if told is None:
        raise NotSet(error.message) from error
    text = _ESCAPED.sub(lambda code: chr(int(code[1], 16)), told[1])
    replaced = data
    for char in text:
        if char in data and not char.isascii():
            replaced = replaced.replace(char, MISSING.format(code=ord(char)))
    if replaced == data:
        raise NotSet(error.message) from error
    return replaced


def sheet(kind: str, paper: Paper) -> dict[str, Any]:  # Any: what typst reads as JSON
    """What the template is handed."""
    faces = fonts.found()
    room = LANDSCAPE if kind in LYING else PORTRAIT
    return {
        "faces": faces.faces,
        "thicken": faces.thicken,
        "author": paper.signature or paper.letterhead,
        "letterhead": paper.letterhead,
        "number": paper.number,
        "title": paper.title,
        "title_lines": titles.lines(paper.title),
        "to": paper.to,
        "blocks": [_block(one, room) for one in paper.blocks],
        "attachments": list(paper.attachments),
        "signature": paper.signature,
        "date": paper.written_on,
        "day": [paper.day.year, paper.day.month, paper.day.day],
        "signer": paper.signer,
        "issuer": paper.issuer,
        "note": paper.note,
        "copy_no": paper.copy_no,
        "urgency": paper.urgency,
        "attendance": [list(pair) for pair in paper.attendance],
        "fields": dict(paper.fields),
        "form": _rows(blanks.FIELDS.get(kind, ())),
        "below": _rows(blanks.BELOW.get(kind, ())),
        "annexes": [
            {
                "title_lines": titles.lines(one.title),
                "blocks": [_block(part, PORTRAIT) for part in one.blocks],
            }
            for one in paper.annexes
        ],
        "seal": paper.seal,
        "imprint": _imprint(KINDS[kind].form, paper),
    }


def _block(one: Paragraph | Table, room: float) -> dict[str, Any]:  # Any: as above
    if isinstance(one, Table):
        return {
            "k": "table",
            "head": list(one.head),
            "rows": [[_LONG.sub(_loosened, cell) for cell in row] for row in one.rows],
            "widths": one.widths(room),
            "centred": one.centred(),
        }
    return {
        "k": "heading" if one.heading else "p",
        "runs": [{"f": run.face, "t": run.text} for run in one.runs],
    }


def _rows(rows: Sequence[blanks.FormRow]) -> list[dict[str, Any]]:  # Any: as above
    return [{"names": list(row.names), "lines": row.lines} for row in rows]


def _imprint(form: Form, paper: Paper) -> list[dict[str, str]]:
    """版记: 抄送, and for papers with a head of their own who printed it on which day."""
    parts = [{"k": "copies", "t": paper.copies_line, "right": ""}] if paper.copies_line else []
    if printer := printed_by(form, paper):
        parts.append({"k": "issue", "t": printer, "right": f"{paper.written_on}印发"})
    return parts


def _loosened(word: re.Match[str]) -> str:
    """A very long word may be cut after every character."""
    return "\u200b".join(word.group())
