"""The daily round of every room: reminders, duties that arose, suggestions, deemed service, digests.

Each room's sweep derives what is due from the rows themselves, does each piece in a transaction of its own,
and finds nothing left to do when it is run again; so it may be killed, repeated, or run by several at once.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from duban.site import clock
from duban.support.organization import queries as organization


@dataclass
class Swept:
    """What one round found and made."""

    created: dict[str, int] = field(default_factory=dict)
    seconds: float = 0.0


def rooms() -> dict[str, Callable[[datetime], Mapping[str, int]]]:
    """The sweeps in their order: what is owed first, then what is told, then what is sent."""
    from duban.chapters.accountability import sweeps as accountability
    from duban.chapters.assessment import sweeps as assessment
    from duban.chapters.desk import registers, trials
    from duban.chapters.feedback import sweeps as feedback
    from duban.chapters.intake import sweeps as intake
    from duban.chapters.matters import sweeps as matters
    from duban.chapters.supervision import sweeps as supervision
    from duban.site.first_run import draft as first_run
    from duban.support.documents import sweeps as documents
    from duban.support.files import sweeps as files
    from duban.support.jobs import sweeps as jobs
    from duban.support.notifications import sweeps as notifications

    return {
        "documents": documents.sweep,
        "matters": matters.sweep,
        "feedback": feedback.sweep,
        "intake": intake.sweep,
        "supervision": supervision.sweep,
        "accountability": accountability.sweep,
        "assessment": assessment.sweep,
        "jobs": jobs.sweep,
        "files": files.sweep,
        "desk": registers.sweep,
        "trials": trials.sweep,
        "notifications": notifications.sweep,
        "first_run": first_run.sweep,
    }


def run(at: datetime) -> Swept:
    """One round at that moment."""
    began = time.monotonic()
    swept = Swept()
    if not organization.stamp():
        # Before there is a body nothing is due, and there are no numbers to reckon it by.
        return swept
    for room, sweep in rooms().items():
        for kind, count in sweep(at).items():
            swept.created[f"{room}.{kind}"] = swept.created.get(f"{room}.{kind}", 0) + count
    swept.seconds = round(time.monotonic() - began, 3)
    return swept


def run_now() -> dict[str, int]:
    """The bell's way in: the schedule of the worker calls it."""
    return run(clock.now()).created
