"""Messages on clues: to their circle alone, and without content (decision 40)."""

from __future__ import annotations

from datetime import datetime

from duban.chapters.accountability.actions import steps
from duban.chapters.accountability.models import AccountabilityClue
from duban.chapters.accountability.queries import cases
from duban.chapters.accountability.queries import clues as queries
from duban.chapters.accountability.terms.clues import CLUE_MESSAGE
from duban.ground.beijing import beijing_day
from duban.support.notifications import inbox


def tell(clue: AccountabilityClue, at: datetime, slot: str) -> None:
    """To the circle alone, and without title, name or unit (decision 40)."""
    inbox.tell(
        queries.circle_of(clue, beijing_day(at)),
        kind="accountability.clue",
        text=str(CLUE_MESSAGE),
        at=at,
        slot=f"clue:{slot}",
        subject_ref=clue.ref,
        context_ref=clue.ref,
        urgent=True,
    )


def tell_case(clue: AccountabilityClue, at: datetime, slot: str) -> None:
    """Those who verify the case to which the clue has led, where it has led to one."""
    case = cases.case_of(clue)
    if case is not None:
        steps.tell(case, at, f"{slot}:case", people=cases.handlers_of(case))
