"""Reading pages of a PDF as somebody with a ruler reads them: which character stands where, in which line."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium

POINTS = 72 / 25.4
# Characters whose baselines differ by less belong to one line; wider gaps part columns.
SAME_LINE, GAP = 1.0, 1.3
_NUMBER = re.compile(r"—\d+—$")


@dataclass(frozen=True)
class Char:
    """One character: its origin in points from the upper left corner of the page, and its size."""

    char: str
    x: float
    y: float
    size: float

    @property
    def right(self) -> float:
        return self.x + (self.size / 2 if self.char.isascii() else self.size)


@dataclass(frozen=True)
class Line:
    chars: Sequence[Char]

    @property
    def text(self) -> str:
        return "".join(one.char for one in self.chars)

    @property
    def y(self) -> float:
        return self.chars[0].y

    @property
    def size(self) -> float:
        return self.chars[0].size


def pages(content: bytes) -> list[list[Char]]:
    """The characters of every page, blanks left out."""
    document = pypdfium2.PdfDocument(content)
    try:
        return [list(_chars(page)) for page in document]
    finally:
        document.close()


def lines(page: Sequence[Char]) -> list[Line]:
    """The page's lines from above to below, those of neighbouring cells apart."""
    found: list[list[Char]] = []
    for char in sorted(page, key=lambda one: (round(one.y), one.x)):
        last = found[-1][-1] if found else None
        if last is not None and abs(last.y - char.y) < SAME_LINE and char.x - last.x < last.size * (1 + GAP):
            found[-1].append(char)
        else:
            found.append([char])
    return [Line(one) for one in found]


def text(content: bytes) -> str:
    """What the pages say, without blanks, turns of lines and numbers of pages."""
    return "".join(_NUMBER.sub("", "".join(char.char for char in page)) for page in pages(content))


def _chars(page: pypdfium2.PdfPage) -> Iterator[Char]:
    told = page.get_textpage()
    height = page.get_height()
    x, y = ctypes.c_double(), ctypes.c_double()
    half = ""
    for place in range(told.count_chars()):
        char = half + chr(pdfium.FPDFText_GetUnicode(told.raw, place))
        if "\ud800" <= char[-1] <= "\udbff":
            half = char
            continue
        half, char = "", char.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        if char.isspace() or not char.isprintable() or char == "\u200b":
            continue
        pdfium.FPDFText_GetCharOrigin(told.raw, place, x, y)
        size = float(pdfium.FPDFText_GetFontSize(told.raw, place))
        yield Char(char, x.value, height - y.value, round(size, 2))
