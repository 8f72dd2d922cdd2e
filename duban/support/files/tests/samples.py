"""Small files of every kind, made here, good and bad."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib

PDF = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504
EXE = b"MZ\x90\x00" + b"\0" * 200
HTML = b"<!DOCTYPE html><html><script>alert(1)</script></html>"


def office(part: str, body: str = "", **more: bytes) -> bytes:
    """An OOXML file with that main part; further members by name, ``__`` for a slash."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr(part, f"<w:document><w:t>{body}</w:t></w:document>")
        for name, content in more.items():
            archive.writestr(name.replace("__", "/") + ".bin", content)
    return made.getvalue()


def docx(body: str = "进展情况", **more: bytes) -> bytes:
    return office("word/document.xml", body, **more)


def xlsx(body: str = "序号", **more: bytes) -> bytes:
    return office("xl/workbook.xml", body, **more)


def ole(*streams: str) -> bytes:
    """An old Office file whose directory names these streams."""
    return OLE + b"".join(name.encode("utf-16-le").ljust(64, b"\0") for name in streams)


def pdf_saying(text: str) -> bytes:
    packed = zlib.compress(text.encode("utf-16-be"))
    return PDF + b"2 0 obj\n<< /Filter /FlateDecode >>\nstream\n" + packed + b"\nendstream\nendobj\n"


def chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def png(*more: bytes) -> bytes:
    """One grey dot."""
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
    return (
        b"\x89PNG\r\n\x1a\n"
        + head
        + b"".join(more)
        + chunk(b"IDAT", zlib.compress(b"\0\x80"))
        + chunk(b"IEND", b"")
    )


def exif(orientation: int | None, place: bytes = b"GPS 34.56 117.73") -> bytes:
    """An Exif segment: how the camera was held, and (as loose bytes) where."""
    entries = [struct.pack("<HHIHH", 0x0112, 3, 1, orientation, 0)] if orientation else []
    tiff = b"II*\0" + struct.pack("<IH", 8, len(entries)) + b"".join(entries) + b"\0\0\0\0" + place
    return b"\xff\xe1" + struct.pack(">H", len(tiff) + 8) + b"Exif\0\0" + tiff


def jpeg(*segments: bytes) -> bytes:
    """The frame of a photo; what is in it does not matter here."""
    jfif = b"\xff\xe0" + struct.pack(">H", 16) + b"JFIF\0\x01\x01\0\0\x01\0\x01\0\0"
    return b"\xff\xd8" + jfif + b"".join(segments) + b"\xff\xda\x00\x02" + b"\x12\x34" * 8 + b"\xff\xd9"
