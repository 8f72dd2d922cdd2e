"""The buttons of the modes of article 10 on the matter's page, and what is on file of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.urls import reverse

from duban.chapters.matters import rules as matters_rules
from duban.chapters.supervision.pages.looked import line_words
from duban.chapters.supervision.queries import covering, inspecting, modes
from duban.chapters.supervision.terms.inspecting import (
    LINES,
    InspectionForm,
    InterviewState,
    SpecialState,
    VisitState,
)
from duban.ground.beijing import beijing_day
from duban.support.doors.offers import offer
from duban.support.organization import queries as organization

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from duban.chapters.matters.models import Matter
    from duban.chapters.matters.queries.presence import Presence
    from duban.ground.access import Standing
    from duban.support.doors.offers import Offer
    from duban.support.organization.models import Person

OFFERED = (
    ("supervision.arrange_visit", "arrange_visit"),
    ("supervision.request_inspection", "request_inspection"),
    ("supervision.open_special", "open_special"),
    ("supervision.propose_interview", "propose_interview"),
    ("supervision.supervise_otherwise", "supervise_otherwise"),
)


def mode_offers(matter: Matter, standing: Standing) -> list[Offer]:
    """What may be begun on this matter."""

    def running() -> None:
        matters_rules.check_running(matter.state, matter.closed_on, "10")

    found: list[Offer] = []
    for code, name in OFFERED:
        found += offer(code, reverse(name, args=[matter.uid]), standing, check=running)
    return found


@dataclass(frozen=True)
class OnFile:
    """One line of the matter's page: a visit to come, a record, a special supervision, an interview."""

    day: date
    word: str
    text: str
    url: str
    why: str


@dataclass(frozen=True)
class Filed:
    """What is on file of the modes of article 10, and how often each line of article 9 was looked at this year."""

    lines: Sequence[OnFile]
    coverage: Sequence[tuple[str, str, int]]
    year: int


def filed(matter: Matter, person: Person, at: datetime, there: Presence) -> Filed:
    """As far as it exists for the person, the newest first."""
    today = beijing_day(at)
    names = organization.unit_names(today)
    lines = there.read("supervision.visitsubject", lambda: _visits(matter, person, at, names))
    lines += there.read("supervision.inspectionrecord", lambda: _records(matter, person, at))
    lines += [
        OnFile(
            one.opened_on,
            str(InspectionForm.SPECIAL.label),
            one.blockage,
            reverse("special", args=[one.uid]),
            f"{names.get(one.unit_id, '')} · {SpecialState(one.state).label}",
        )
        for one in there.read("supervision.special", lambda: modes.specials_of(matter, person, at))
    ]
    lines += [
        OnFile(
            one.held_on or one.planned_on,
            str(InspectionForm.INTERVIEW.label),
            one.topics,
            reverse("interview", args=[one.uid]),
            f"{names.get(one.unit_id, '')} · {InterviewState(one.state).label}",
        )
        for one in there.read("supervision.interview", lambda: modes.interviews_of(matter, person, at))
    ]
    return Filed(
        sorted(lines, key=lambda line: line.day, reverse=True),
        _covered(matter, person, at, there),
        today.year,
    )


def _visits(matter: Matter, person: Person, at: datetime, names: dict[int, str]) -> list[OnFile]:
    rows = inspecting.visits(person, at).filter(subjects__matter=matter, state=VisitState.ARRANGED)
    return [
        OnFile(
            one.planned_on,
            str(VisitState.ARRANGED.label),
            "、".join(
                str(InspectionForm(each.form).label)
                for each in inspecting.subjects_of(one)
                if each.matter_id == matter.pk
            ),
            reverse("visit", args=[one.uid]),
            names.get(one.unit_id, ""),
        )
        for one in rows
    ]


def _records(matter: Matter, person: Person, at: datetime) -> list[OnFile]:
    """Those that do not stand under a special supervision or an interview of their own."""
    return [
        OnFile(
            one.held_on,
            one.mode_name or str(InspectionForm(one.form).label),
            one.seen,
            reverse("inspection_record", args=[one.uid]),
            f"{organization.unit_name(one.unit_id, one.held_on)} · {one.by.name}",
        )
        for one in modes.records_of(matter, person, at)
        if one.special_id is None and one.interview_id is None
    ]


def _covered(matter: Matter, person: Person, at: datetime, there: Presence) -> list[tuple[str, str, int]]:
    if not there.has("supervision.inspectionrecord"):
        return [(clause, line_words(clause), 0) for clause in LINES]
    units = None if inspecting.sees_all(person, at) else inspecting.units_of(person, at)
    found = covering.coverage([matter], beijing_day(at).year, units=units)[0]
    return [(clause, line_words(clause), count) for clause, count in zip(LINES, found.counts, strict=True)]
