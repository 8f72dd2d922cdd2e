"""Lists as delimited text (.csv): encodings and separators as Chinese offices really send them."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter

from duban.ground.reading.containers import MAX_FILE, check_size
from duban.ground.reading.sheets import Sheet
from duban.ground.reading.unreadable import Unreadable

SEPARATORS = "\t,;|"
SAMPLE = 50
# The module's own limit is 128 KiB and ends the whole file; here a cell that is too long refuses its row.
csv.field_size_limit(MAX_FILE)
_OTHER = re.compile(r"\s*(?:<|\{\\rtf|%PDF|MZ)", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")


def decoded(data: bytes) -> str:
    """The text in UTF-8, UTF-16 or GB18030. Refuses what is no text."""
    encodings = ["utf-8-sig", "gb18030"]
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        encodings = ["utf-16"]
    elif len(data) % 2 == 0 and data[1::2].count(0) * 4 > len(data) // 2 > data[0::2].count(0) * 4:
        encodings = ["utf-16-le"]
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if _CONTROL.search(text[:100_000]) or _OTHER.match(text):
            raise Unreadable("wrong_type")
        return text
    raise Unreadable("wrong_type" if b"\0" in data else "encoding")


def read_text(data: bytes) -> list[Sheet]:
    """The one table of the text. Refuses with `Unreadable`."""
    text = decoded(data)
    if not text.strip():
        raise Unreadable("empty")
    rows, cells = [], 0
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text)):
            rows.append(tuple(row))
            cells += len(row)
            check_size(len(rows), cells)
    except csv.Error as bad:
        raise Unreadable("damaged") from bad
    return [Sheet("", tuple(rows))]


def _separator(text: str) -> str:
    """The separator that cuts the first lines into the most columns, and most lines alike."""
    best, widest = ",", 1
    sample = "\n".join(text[:100_000].splitlines()[:SAMPLE])
    for separator in SEPARATORS:
        try:
            widths = Counter(len(row) for row in csv.reader(io.StringIO(sample), delimiter=separator) if row)
        except csv.Error:
            continue
        width = max(widths, key=lambda one: (widths[one], one), default=1)
        if width > widest:
            best, widest = separator, width
    return best
