"""The clock: the only module that asks what time it is. Everything else is handed `at`."""

from datetime import UTC, datetime


def now() -> datetime:
    """The present moment, in UTC."""
    return datetime.now(UTC)
