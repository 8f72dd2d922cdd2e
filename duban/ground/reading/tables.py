"""Bytes of a file to tables, by content and not by name, within limits (art. 11(1): the list that is read)."""

from __future__ import annotations

from duban.ground.reading.containers import MAX_FILE, open_archive
from duban.ground.reading.plain_text import read_text
from duban.ground.reading.sheets import Sheet
from duban.ground.reading.unreadable import Unreadable
from duban.ground.reading.word import read_document
from duban.ground.reading.workbooks import read_workbook

ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
MAX_CELL = 32_767


def _wide(name: str) -> bytes:
    return name.encode("utf-16-le")


def read_tables(data: bytes) -> list[Sheet]:
    """The tables of a file as text (art. 11(1)); what was merged is named, nothing is filled in.

    Refuses with `Unreadable`: empty, too large, of another type, damaged, locked, with macros, embedded
    objects or links to outside, packed too tightly, too many rows or cells.
    """
    if not data.strip():
        raise Unreadable("empty")
    if len(data) > MAX_FILE:
        raise Unreadable("too_large", limit="10 MB")
    if data.startswith(ZIP):
        sheets = _from_archive(data)
    elif data.startswith(OLE):
        sheets = _from_compound(data)
    elif data.startswith(b"PK"):
        raise Unreadable("damaged")
    else:
        sheets = read_text(data)
    if not any(cell.strip() for sheet in sheets for row in sheet.rows for cell in row):
        raise Unreadable("no_table")
    return sheets


def _from_archive(data: bytes) -> list[Sheet]:
    with open_archive(data) as archive:
        names = set(archive.namelist())
        if "word/document.xml" in names:
            return read_document(archive)
        if "xl/workbook.xml" not in names:
            raise Unreadable("wrong_type")
    return read_workbook(data)


def _from_compound(data: bytes) -> list[Sheet]:
    """An .xls of old; the names of its streams say what else it may be."""
    if _wide("EncryptedPackage") in data:
        raise Unreadable("encrypted")
    if _wide("_VBA_PROJECT") in data:
        raise Unreadable("macros")
    if _wide("\x01Ole10Native") in data or _wide("ObjectPool") in data:
        raise Unreadable("embedded")
    if _wide("Workbook") not in data and _wide("Book") not in data:
        raise Unreadable("wrong_type")
    return read_workbook(data)
