"""Office files are zip archives: what is in one is checked before anything of it is parsed."""

from __future__ import annotations

import io
import re
import zipfile
import zlib

from duban.ground.reading.unreadable import Unreadable

MAX_FILE = 10 * 1024 * 1024
MAX_UNPACKED = 100 * 1024 * 1024
MAX_RATIO = 100
MAX_MEMBERS = 2_000
MAX_ROWS = 50_000
MAX_CELLS = 200_000
# Under this size a high ratio is harmless: a small sheet of equal cells packs well.
RATIO_FROM = 1024 * 1024
CHUNK = 1024 * 1024
OVERLAP = 256

_EMBEDDED = re.compile(r"(?:^|/)(?:embeddings|activeX|ctrlProps)/|oleObject", re.IGNORECASE)
_MACRO = re.compile(r"vbaProject|vbaData|macrosheets/|xlm", re.IGNORECASE)
_RELATION = re.compile(rb"<(?:\w+:)?Relationship\b[^>]*>")
_DEFINITION = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_ROW = re.compile(rb"<(?:\w+:)?row[\s>/]")
_CELL = re.compile(rb"<(?:\w+:)?c[\s>/]")
_PLACE = re.compile(rb"\br=[\"']([A-Z]{1,3})(\d{1,7})[\"']")


def open_archive(data: bytes) -> zipfile.ZipFile:
    """The archive, checked: no bomb, no macro, no embedded object, no outside link, no entity definition.

    Refuses with `Unreadable`.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        members = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as bad:
        raise Unreadable("damaged") from bad
    if len(members) > MAX_MEMBERS:
        raise Unreadable("bomb")
    if any(member.flag_bits & 1 for member in members):
        raise Unreadable("encrypted")
    unpacked = sum(member.file_size for member in members)
    packed = max(1, sum(member.compress_size for member in members))
    if unpacked > MAX_UNPACKED or (unpacked > RATIO_FROM and unpacked / packed > MAX_RATIO):
        raise Unreadable("bomb")
    names = [member.filename for member in members]
    if any(_MACRO.search(name) for name in names):
        raise Unreadable("macros")
    if any(_EMBEDDED.search(name) for name in names):
        raise Unreadable("embedded")
    if any("externalLinks/" in name for name in names):
        raise Unreadable("external")
    for name in names:
        if name.endswith((".xml", ".rels")):
            _check_part(archive, name)
    return archive


def part_of(archive: zipfile.ZipFile, name: str) -> bytes:
    """The bytes of one part of the archive. Refuses a part that is missing or broken."""
    return b"".join(_chunks(archive, name))


def _chunks(archive: zipfile.ZipFile, name: str) -> list[bytes]:
    chunks = []
    try:
        with archive.open(name) as part:
            while chunk := part.read(CHUNK):
                chunks.append(chunk)
    except (
        zipfile.BadZipFile,
        zlib.error,
        KeyError,
        EOFError,
        OSError,
        RuntimeError,
        NotImplementedError,
    ) as bad:
        raise Unreadable("damaged") from bad
    return chunks


def _check_part(archive: zipfile.ZipFile, name: str) -> None:
    chunks = _chunks(archive, name)
    if chunks and (chunks[0][:2] in (b"\xff\xfe", b"\xfe\xff") or b"\0" in chunks[0][:64]):
        raise Unreadable("damaged")
    before = b""
    for chunk in chunks:
        if _DEFINITION.search(before + chunk):
            raise Unreadable("entities")
        before = chunk[-OVERLAP:]
    if name == "[Content_Types].xml" and b"macroenabled" in b"".join(chunks).lower():
        raise Unreadable("macros")
    if name.endswith(".rels"):
        _check_relations(b"".join(chunks))
    if name.startswith("xl/worksheets/"):
        check_grid(chunks)


def _check_relations(content: bytes) -> None:
    """Links to follow by hand are harmless; anything else outside would be fetched."""
    for match in _RELATION.finditer(content):
        relation = match[0].lower()
        if b'"external"' in relation.replace(b"'", b'"') and b"/hyperlink" not in relation:
            raise Unreadable("external")


def check_grid(chunks: list[bytes]) -> None:
    """Count rows and cells, and find the farthest cell, before a parser makes room for all between."""
    rows = cells = far_row = far_column = 0
    rest = b""
    for chunk in chunks:
        text = rest + chunk
        cut = text.rfind(b"<") if len(text) > OVERLAP else len(text)
        text, rest = (text[:cut], text[cut:]) if cut > 0 else (text, b"")
        rows += len(_ROW.findall(text))
        cells += len(_CELL.findall(text))
        for match in _PLACE.finditer(text):
            far_row = max(far_row, int(match[2]))
            far_column = max(far_column, _column(match[1]))
        check_size(max(rows, far_row), max(cells, far_row * far_column))


def check_size(rows: int, cells: int) -> None:
    """Refuses a table of more rows or cells than any list has."""
    if rows > MAX_ROWS:
        raise Unreadable("too_many_rows", limit=MAX_ROWS)
    if cells > MAX_CELLS:
        raise Unreadable("too_many_cells", limit=MAX_CELLS)


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number
