"""Handing out bytes that people have given us: to be saved, never to be run by the browser."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

from django.http import HttpResponse, StreamingHttpResponse

SEALED = "default-src 'none'; sandbox"
# Browsers show a PDF in a viewer of their own, which a sandbox would keep out.
PAGES = "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'"
# Papers frozen before there were PDFs.
PAPER = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox allow-modals"
PDF = b"%PDF-"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def attachment(chunks: Iterator[bytes], *, name: str, kind: str, size: int) -> StreamingHttpResponse:
    """A file to be saved under its own name (RFC 5987), of the stored kind and no other."""
    response = StreamingHttpResponse(chunks, content_type=kind)
    response["Content-Disposition"] = disposition(name)
    response["Content-Length"] = str(size)
    response["Content-Security-Policy"] = SEALED
    response["X-Content-Type-Options"] = "nosniff"
    return response


def paper(content: bytes, *, name: str = "") -> HttpResponse:
    """A frozen document, shown and printed as it was stored; it runs nothing and fetches nothing."""
    pages = content.startswith(PDF)
    response = HttpResponse(content, content_type="application/pdf" if pages else "text/html; charset=utf-8")
    if name and pages:
        response["Content-Disposition"] = disposition(f"{name}.pdf", inline=True)
    response["Content-Security-Policy"] = PAGES if pages else PAPER
    response["X-Content-Type-Options"] = "nosniff"
    return response


def word(content: bytes, *, name: str) -> HttpResponse:
    """The same paper to be saved and written on in an office program."""
    response = HttpResponse(content, content_type=DOCX)
    response["Content-Disposition"] = disposition(f"{name}.docx")
    response["Content-Security-Policy"] = SEALED
    response["X-Content-Type-Options"] = "nosniff"
    return response


def disposition(name: str, *, inline: bool = False) -> str:
    """The header by which every browser saves a Chinese name; older ones get it without Chinese."""
    plain = "".join(
        char if char.isascii() and char.isprintable() and char not in '"\\;' else "_" for char in name
    )
    how = "inline" if inline else "attachment"
    return f"{how}; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"
