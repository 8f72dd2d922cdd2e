"""What bytes really are: their kind, the programs and text in them, and what a photo tells of its maker."""

from __future__ import annotations

import html
import re
import struct
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import chain
from pathlib import Path

import puremagic

from duban.ground.access import Unfit
from duban.support.files.terms import KINDS

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SIGNED = frozenset({"application/pdf", "image/png", "image/jpeg"})
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
UNPACKED = 200 * 1024 * 1024
MEMBERS = 5000
# In the picture itself 0xFF stands before 0x00 or a restart mark alone.
AFTER_SCAN = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")
END_OF_IMAGE = b"\xff\xd9"
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")
MARKUP = re.compile(r"\s*<(!doctype|html|\?xml|script|svg)", re.IGNORECASE)
TAG = re.compile(r"<[^>]*>")
# Where a paragraph, a cell or a line ends; runs within one belong together.
BREAK = re.compile(
    r"</(?:\w+:)?(?:p|si|c|row|comment|tc|is|oddHeader|oddFooter|evenHeader|evenFooter)>|<(?:\w+:)?(?:br|tab|cr)\b[^>]*>"
)
HEX_STRING = re.compile(rb"<([0-9A-Fa-f\s]{8,4096})>")
CARRIERS = re.compile(r"vbaproject|vbadata|activex|/embeddings/|oleobject|macrosheets", re.IGNORECASE)
OLE_CARRIERS = tuple(word.encode("utf-16-le") for word in ("_VBA_PROJECT", "Macros", "ObjectPool"))


def kind_of(path: Path) -> str | None:
    """The kind among those received, judged by the bytes alone; None for everything else."""
    with path.open("rb") as file:
        head = file.read(4096)
    if head.startswith(OLE):
        return _kind_of_ole(path)
    if head.startswith(b"PK\x03\x04"):
        return _kind_of_zip(path)
    with suppress(puremagic.PureError, ValueError):
        for one in puremagic.magic_string(head):
            if one.mime_type in SIGNED:
                return str(one.mime_type)
    text = decoded(path.read_bytes())
    if text is None or CONTROL.search(text) or MARKUP.match(text):
        return None
    return "text/plain"


def _kind_of_zip(path: Path) -> str | None:
    try:
        with zipfile.ZipFile(path) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, OSError, ValueError):
        return None
    if "word/document.xml" in names:
        return DOCX
    return XLSX if "xl/workbook.xml" in names else None


def _kind_of_ole(path: Path) -> str | None:
    content = path.read_bytes()
    if "EncryptedPackage".encode("utf-16-le") in content:
        return None
    if "WordDocument".encode("utf-16-le") in content:
        return "application/msword"
    workbooks = ("Workbook".encode("utf-16-le"), "Book".encode("utf-16-le"))
    return "application/vnd.ms-excel" if any(one in content for one in workbooks) else None


def decoded(content: bytes) -> str | None:
    """Text in one of the encodings that clerks' programs write, or None."""
    wide = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    encodings = ("utf-16",) if wide else ("utf-8-sig", "gb18030")
    for encoding in encodings:
        with suppress(UnicodeDecodeError):
            return content.decode(encoding)
    return None


def check_harmless(path: Path, name: str, kind: str) -> None:
    """Refuses macros, embedded objects, and endless archives (files.macro, files.unreadable)."""
    if kind in {DOCX, XLSX}:
        with zipfile.ZipFile(path) as archive:
            members = archive.infolist()
        if len(members) > MEMBERS or sum(one.file_size for one in members) > UNPACKED:
            raise Unfit("files.unreadable", "6(2)", name=name)
        for one in members:
            if CARRIERS.search(one.filename):
                raise Unfit("files.macro", "6(2)", name=name, what=one.filename)
    elif kind in {"application/msword", "application/vnd.ms-excel"}:
        content = path.read_bytes()
        if any(word in content for word in OLE_CARRIERS):
            raise Unfit("files.macro", "6(2)", name=name, what=KINDS[kind][0])


def texts(path: Path, name: str, kind: str) -> Iterator[str]:
    """The text that can be found in the file; pictures have none. Refuses what cannot be unpacked."""
    if kind in {DOCX, XLSX}:
        try:
            yield from _texts_of_zip(path)
        except (zipfile.BadZipFile, OSError, RuntimeError, zlib.error, NotImplementedError) as bad:
            raise Unfit("files.unreadable", "6(2)", name=name) from bad
        return
    if kind.startswith("image/"):
        return
    content = path.read_bytes()
    if kind.startswith("text/"):
        yield decoded(content) or ""
    elif kind == "application/pdf":
        for part in chain([content], _streams(content)):
            for encoding in ("utf-8", "utf-16-be", "gb18030"):
                yield part.decode(encoding, "ignore")
            yield part[1:].decode("utf-16-be", "ignore")
            for found in HEX_STRING.finditer(part):
                yield bytes.fromhex(_even(found[1])).decode("utf-16-be", "ignore")
    else:
        # Old Office files keep text in either width, at either alignment.
        yield content.decode("utf-16-le", "ignore")
        yield content[1:].decode("utf-16-le", "ignore")
        yield content.decode("gb18030", "ignore")


def _even(digits: bytes) -> str:
    """The digits of a hexadecimal string of a PDF; an odd last one stands for itself and 0."""
    plain = b"".join(digits.split()).decode("ascii")
    return plain + "0" * (len(plain) % 2)


def _texts_of_zip(path: Path) -> Iterator[str]:
    with zipfile.ZipFile(path) as archive:
        for member in archive.infolist():
            if member.filename.endswith((".xml", ".rels")):
                text = archive.read(member).decode("utf-8", "ignore")
                yield html.unescape(TAG.sub("", BREAK.sub("\n", text)))


def _streams(content: bytes) -> Iterator[bytes]:
    """The compressed streams of a PDF, as far as they open and as much as may be unpacked."""
    left = UNPACKED
    for found in re.finditer(rb"stream\r?\n", content):
        end = content.find(b"endstream", found.end())
        if end < 0 or left <= 0:
            return
        with suppress(zlib.error):
            opened = zlib.decompressobj().decompress(content[found.end() : end], 4 * 1024 * 1024)
            left -= len(opened)
            yield opened


def without_traces(content: bytes, kind: str) -> bytes:
    """A photo without place, device and time: only how it was held is kept (decision 24)."""
    with suppress(struct.error, IndexError):
        if kind == "image/jpeg":
            return b"".join(_jpeg(content))
        if kind == "image/png":
            return b"".join(_png(content))
    return content


def _jpeg(content: bytes) -> Iterable[bytes]:
    yield content[:2]
    at = 2
    while at < len(content) and content[at] == 0xFF:
        marker, (length,) = content[at + 1], struct.unpack(">H", content[at + 2 : at + 4])
        segment = content[at : at + 2 + length]
        if marker == 0xE1:
            yield _orientation_alone(segment)
        elif marker != 0xED and segment[4:8] != b"MPF\0":
            yield segment
        at += 2 + length
        if marker == 0xDA:
            scanned = AFTER_SCAN.search(content, at)
            end = scanned.start() if scanned else len(content)
            yield content[at:end]
            at = end
        if content[at : at + 2] == END_OF_IMAGE:
            # Telephones hang further pictures behind the photo, each with its own Exif.
            yield END_OF_IMAGE
            return
    yield content[at:]


def _orientation_alone(segment: bytes) -> bytes:
    """An Exif segment that says nothing but how the camera was held; empty if it was held upright."""
    if segment[4:10] != b"Exif\0\0":
        return b""
    tiff = segment[10:]
    order = ">" if tiff[:2] == b"MM" else "<"
    (start,) = struct.unpack(order + "I", tiff[4:8])
    (count,) = struct.unpack(order + "H", tiff[start : start + 2])
    for number in range(count):
        entry = tiff[start + 2 + 12 * number : start + 14 + 12 * number]
        tag, _, _, value = struct.unpack(order + "HHIH", entry[:10])
        if tag == 0x0112 and 2 <= value <= 8:
            kept = b"MM\0*" + struct.pack(">IHHHIHHI", 8, 1, 0x0112, 3, 1, value, 0, 0)
            return b"\xff\xe1" + struct.pack(">H", len(kept) + 8) + b"Exif\0\0" + kept
    return b""


def _png(content: bytes) -> Iterable[bytes]:
    yield content[:8]
    at = 8
    while at < len(content):
        (length,) = struct.unpack(">I", content[at : at + 4])
        if content[at + 4 : at + 8] not in {b"eXIf", b"tEXt", b"zTXt", b"iTXt", b"tIME"}:
            yield content[at : at + 12 + length]
        at += 12 + length
