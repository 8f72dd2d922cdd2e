"""Whom no decision met, while others were pursued: he is told so in writing (16; decisions 34, 38)."""

from __future__ import annotations

from datetime import datetime

from duban.chapters.accountability.actions import papers, steps
from duban.chapters.accountability.models import AccountabilityCase
from duban.chapters.accountability.queries import decisions as queries
from duban.ground.beijing import beijing_day


def tell_left_out(case: AccountabilityCase, at: datetime) -> None:
    """不予追究告知书, and it stands in 我的记录."""
    for person in queries.left_out(case):
        if person.seen_from is None:
            person.seen_from = at
            person.save()
        papers.left_out(case, person, today=beijing_day(at))
        steps.tell_concerned(person.person, person.ref, at, f"left_out:{person.uid}")
