"""What there is of circulars, bulletins and publicity, who has read it, and the list behind every figure."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode
from uuid import UUID, uuid4

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from duban.chapters.assessment.queries import depending
from duban.chapters.bulletins import queries, rules
from duban.chapters.bulletins.actions import letter
from duban.chapters.bulletins.pages.circulars import preview
from duban.chapters.bulletins.queries import waiting
from duban.chapters.bulletins.rules.circulars import TRANSITIONS
from duban.chapters.bulletins.terms import (
    ALL_UNITS,
    SHOWN,
    SIGN_OFF,
    BulletinState,
    CircularState,
    Figure,
)
from duban.chapters.matters import queries as matters
from duban.ground.access import POLICY, NotFound
from duban.ground.beijing import beijing_day
from duban.support.documents import queries as documents
from duban.support.doors.http import AuthenticatedRequest
from duban.support.doors.offers import Offer, offer
from duban.support.organization import queries as organization

if TYPE_CHECKING:
    from datetime import datetime

    from duban.chapters.bulletins.models import Bulletin, Circular
    from duban.support.organization.models import Person

RATE = "RATE"
LIFE = (
    "bulletins.review_circular",
    "bulletins.sign_off_circular",
    "bulletins.issue_circular",
    "bulletins.edit_circular",
    "bulletins.return_circular",
    "bulletins.correct_circular",
)
SIZE = 50


@require_safe
def papers_out(request: AuthenticatedRequest) -> HttpResponse:
    """What was sent out, what is on its way, what do I still have to read?"""
    person, at = request.user, request.at
    standing, today = organization.standing(person, at), beijing_day(at)
    everything = queries.sees_all(person, at)
    context = {
        "readings": [(one, uuid4()) for one in waiting.to_read(person, at)],
        "steps": waiting.steps(person, at),
        "circulars": [
            (one, CircularState(one.state).label, _read(one)) for one in queries.circulars(person, at)[:SIZE]
        ],
        "bulletins": [
            (one, BulletinState(one.state).label, _read(one)) for one in queries.bulletins(person, at)[:SIZE]
        ],
        "sees_all": everything,
        "not_read": [waiting.late(one, today) for one in queries.unread()[:SIZE]] if everything else [],
        "offers": [
            *offer("bulletins.draft_circular", reverse("draft_circular"), standing),
            *offer("bulletins.draft_bulletin", reverse("draft_bulletin"), standing),
        ],
    }
    return render(request, "bulletins/papers_out.html", context)


def _read(paper: Circular | Bulletin) -> str:
    """How many of the audience have confirmed the reading, once it was sent."""
    to = queries.recipients_of(paper)
    served = [one for one in to if one.served_on]
    return f"{sum(one.read_on is not None for one in served)}/{len(served)}" if served else ""


@require_safe
def circular(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """What does this circular say, how do its figures come about, who has read it?"""
    found = queries.visible_circular(person=request.user, at=request.at, uid=uid)
    today = beijing_day(request.at)
    everything = queries.sees_all(request.user, request.at)
    context = {
        "circular": found,
        "state": CircularState(found.state).label,
        "steps": _steps(found),
        "preview": preview(found, queries.items(found)),
        "figures": _figures(found),
        "heads": [*(Figure(key).label if key != RATE else _("按时率") for key in SHOWN)],
        "items": queries.lagging_items(found),
        "cleared": {item.pk for item in queries.cleared_items(found)},
        "good": [item for item in queries.good_items(found) if item.included],
        "touched": depending.marks_on(found.ref) if queries.sees_all(request.user, request.at) else [],
        "corrections": [(one, _differences(found, one)) for one in queries.corrections_of(found)],
        "documents": documents.of_subject(found.ref),
        "offers": _offers(found, request.user, request.at),
        "spared": found.spared if everything else [],
        **reading_of(found, request.user, request.at),
        "today": today,
    }
    return render(request, "bulletins/circular.html", context)


def reading_of(paper: Circular | Bulletin, person: Person, at: datetime) -> dict[str, object]:
    """Who has read it: everybody for the Office and the Leading Group; what is the person's own, with its button."""
    today = beijing_day(at)
    to = queries.recipients_of(paper)
    own = [one for one in to if one.served_on and one.read_on is None and queries.reads(person, at, one)]
    shown = to if queries.sees_all(person, at) else [one for one in to if queries.reads(person, at, one)]
    return {
        "recipients": [(one, queries.name_of(one, today)) for one in shown],
        "own": [(one, queries.name_of(one, today), uuid4()) for one in own],
        "read_count": sum(one.read_on is not None for one in to),
        "served_count": sum(one.served_on is not None for one in to),
    }


def _steps(found: Circular) -> list[dict[str, object]]:
    """The chain with its days, as far as it went (decision 25)."""
    days = (
        (_("拟稿"), found.drafted_on),
        (_("核稿"), found.reviewed_on),
        (_("签发"), found.signed_off_on),
        (_("编号印发、送达"), found.issued_on),
    )
    steps: list[dict[str, object]] = []
    for label, day in days:
        waits = day is None and all(step["day"] for step in steps)
        steps.append({"label": label, "day": day, "state": "done" if day else "now" if waits else "todo"})
    return steps


def _figures(found: Circular) -> list[tuple[str, list[tuple[str, str]]]]:
    """Unit by unit, the whole last: each number with the list that it counts."""
    lines, period = queries.lines_of(found), queries.period_of(found)
    everything = rules.counts(lines, period)
    names = {one.unit: one.unit_name for one in lines}
    page = reverse("circular_figures", args=[found.uid])
    rows = [
        (names[unit], _cells(everything[unit], page, unit))
        for unit in names
        if letter.shown(everything[unit])
    ]
    return [*rows, (ALL_UNITS, _cells(everything[rules.figures.WHOLE], page, "all"))]


def _cells(of: dict[str, int], page: str, unit: str) -> list[tuple[str, str]]:
    return [
        (letter.cell(of, key), f"{page}?{urlencode({'figure': key, 'unit': unit})}" if key != RATE else "")
        for key in SHOWN
    ]


def _differences(found: Circular, correction: object) -> list[rules.Difference]:
    before, after = getattr(correction, "lines_before", None), getattr(correction, "lines_after", None)
    if before is None or after is None:
        return []
    return rules.differences(rules.read(before), rules.read(after), queries.period_of(found))


def _offers(found: Circular, person: Person, at: datetime) -> list[Offer]:
    """The buttons: what its state allows, for those to whom it is open."""
    standing, offers = organization.standing(person, at), list[Offer]()
    for code in LIFE:
        if found.state not in TRANSITIONS[code]:
            continue
        url = reverse(code.partition(".")[2], args=[found.uid])
        if code == "bulletins.review_circular":
            own = found.drafted_by_id == person.pk
            offers += offer(code, url, standing, check=lambda own=own: rules.check_other_reads(own=own))  # type: ignore[misc]  # bound at once
        else:
            offers += offer(code, url, standing)
    if found.state == CircularState.REVIEWED and POLICY["organization.enter_paper"].admits(standing):
        paper = urlencode({"subject": found.ref, "decision": SIGN_OFF})
        offers.append(
            Offer("organization.enter_paper", str(_("代录纸质签发")), f"{reverse('paper_new')}?{paper}")
        )
    return offers


@require_safe
def circular_figures(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Which matters does this number count?"""
    found = queries.visible_circular(person=request.user, at=request.at, uid=uid)
    figure, unit = request.GET.get("figure", Figure.OPEN), request.GET.get("unit", "all")
    if figure not in Figure.values:
        raise NotFound("bulletins.not_found", "6(1)")
    lines = queries.lines_of(found)
    members = [one for one in lines if unit in ("all", one.unit)]
    counted = rules.members(members, figure, queries.period_of(found))
    seen = matters.seen_among([UUID(one.uid) for one in counted], person=request.user, at=request.at)
    name = next((one.unit_name for one in lines if one.unit == unit), ALL_UNITS)
    context = {
        "circular": found,
        "figure": Figure(figure).label,
        "unit": name,
        "rows": [(one, UUID(one.uid) in seen) for one in counted],
        "grades": {code.value: code.label for code in Figure},
    }
    return render(request, "bulletins/circular_figures.html", context)
