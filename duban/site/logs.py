"""One line per event, with the request's id; nobody else's line breaks get in."""

from __future__ import annotations

import logging
from contextvars import ContextVar

request_id: ContextVar[str] = ContextVar("duban_request_id", default="-")


class RequestId(logging.Filter):
    """Put the id of the running request on the record."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.rid = request_id.get()
        return True


class OneLine(logging.Formatter):
    """Line breaks from outside become visible marks, so that a log line cannot be forged."""

    def formatMessage(self, record: logging.LogRecord) -> str:
        record.message = record.message.replace("\r", "\\r").replace("\n", "\\n")
        return super().formatMessage(record)
