"""Handing out bytes that people have given us: to be saved, never to be run by the browser."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

from django.http import HttpResponse, StreamingHttpResponse

SEALED = "default-src 'none'; sandbox"
PAPER = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox allow-modals"


def attachment(chunks: Iterator[bytes], *, name: str, kind: str, size: int) -> StreamingHttpResponse:
    """A file to be saved under its own name (RFC 5987), of the stored kind and no other."""
    response = StreamingHttpResponse(chunks, content_type=kind)
    response["Content-Disposition"] = disposition(name)
    response["Content-Length"] = str(size)
    response["Content-Security-Policy"] = SEALED
    response["X-Content-Type-Options"] = "nosniff"
    return response


def paper(content: bytes) -> HttpResponse:
    """A frozen document, shown and printed as it was stored; it runs nothing and fetches nothing."""
    response = HttpResponse(content, content_type="text/html; charset=utf-8")
    response["Content-Security-Policy"] = PAPER
    response["X-Content-Type-Options"] = "nosniff"
    return response


def disposition(name: str) -> str:
    """The header by which every browser saves a Chinese name; older ones get it without Chinese."""
    plain = "".join(
        char if char.isascii() and char.isprintable() and char not in '"\\;' else "_" for char in name
    )
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"
