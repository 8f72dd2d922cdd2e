"""What the adoption of a calendar sets off, in the same transaction (art. 11(3))."""

from __future__ import annotations

from duban.chapters.matters import actions
from duban.chapters.matters.queries import owed
from duban.support.ledger.actions import Recorded


def on_calendar(recorded: Recorded) -> None:
    """Count again whatever is still owed by working days; one row and one message for each that changes."""
    for obligation in owed.miscounted():
        actions.redate(by=None, at=recorded.at, request_id=None, obligation=obligation)
