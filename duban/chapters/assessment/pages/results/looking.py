"""The results of a period: four kinds of party, each by itself; one result; one objection."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, cast
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.http import require_safe

from duban.chapters.assessment.pages.results import offers
from duban.chapters.assessment.pages.results.filling import (
    attachment,
    is_person,
    scale_of,
    to_objection,
    to_result,
)
from duban.chapters.assessment.queries import annual, signing
from duban.chapters.assessment.queries import results as queries
from duban.chapters.assessment.terms.results import ObjectionState, RecusalGround, Remedy, RoundState
from duban.chapters.assessment.terms.scheme import Side
from duban.ground.access import POLICY, Standing
from duban.ground.beijing import beijing_day
from duban.support.doors.http import AuthenticatedRequest
from duban.support.doors.offers import Offer, offer
from duban.support.organization import queries as organization
from duban.support.rulebook import queries as rulebook

if TYPE_CHECKING:
    from collections.abc import Sequence

    from duban.chapters.assessment.models import ResultObjection, ResultRound
    from duban.chapters.assessment.queries.results import AnyResult

SIZE = 50
KINDS = (
    ("undertaking-units", "UNIT", Side.UNDERTAKING),
    ("service-units", "UNIT", Side.SERVICE),
    ("undertaking-staff", "PERSON", Side.UNDERTAKING),
    ("service-staff", "PERSON", Side.SERVICE),
)
COURSE = (
    (RoundState.PROPOSED, lazy("拟定"), "proposed_on"),
    (RoundState.PUBLISHED, lazy("公示"), "published_on"),
    (RoundState.SUBMITTED, lazy("报请审定"), "submitted_on"),
    (RoundState.FIXED, lazy("确定等次"), "persons_fixed_on"),
    (RoundState.HANDED_OVER, lazy("移交"), ""),
)


@dataclass(frozen=True)
class Shown:
    """One result as a table shows it: its grades in the words of its own scale."""

    row: AnyResult
    url: str
    name: str
    kind: str
    proposed: str
    suggested: str
    grade: str
    changed: bool
    objected: bool


@dataclass(frozen=True)
class Table:
    """One of the four kinds of party, and how many it has in all."""

    code: str
    title: str
    is_unit: bool
    rows: Sequence[Shown]
    total: int
    url: str = ""


def shown(one: AnyResult, objected: frozenset[int] = frozenset()) -> Shown:
    scale = scale_of(one)

    def word(grade: str) -> str:
        return str(scale(grade).label) if grade else ""

    last = one.grade or one.suggested
    return Shown(
        row=one,
        url=to_result(one),
        name=one.listed,
        kind=title_of("PERSON" if is_person(one) else "UNIT", Side(one.side)),
        proposed=word(one.proposed),
        suggested=word(one.suggested),
        grade=word(one.grade),
        changed=bool(last) and last != one.proposed,
        objected=one.pk in objected,
    )


def title_of(kind: str, side: Side) -> str:
    """承办单位, 服务单位, 承办人员 or 服务人员 (13(2))."""
    return f"{side.label}{_('单位') if kind == 'UNIT' else _('人员')}"


@require_safe
def assessment(request: AuthenticatedRequest) -> HttpResponse:
    """How does the newest period stand, for each kind of party? For the assessed: what is my own result?"""
    if not queries.sees_all(request.user, request.at):
        return own_results(request)
    newest = queries.rounds().first()
    if newest is not None:
        return _round_page(request, newest)
    standing = organization.standing(request.user, request.at)
    context = {"offers": _propose(standing), "rounds": []}
    return render(request, "assessment/results/none.html", context)


def own_results(request: AuthenticatedRequest) -> HttpResponse:
    """What was made public of me and of my unit, until when may I object?"""
    found = queries.own_results(request.user, request.at)
    context = {
        "results": [(shown(one), RoundState(one.round.state).label) for one in found],
        "editions": annual.received_by(request.user, request.at),
        "today": beijing_day(request.at),
        "note": _note(request.at),
    }
    return render(request, "assessment/results/own.html", context)


@require_safe
def result_round(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """How does this period stand, for each kind of party?"""
    return _round_page(request, queries.visible_round(person=request.user, at=request.at, uid=uid))


def _round_page(request: AuthenticatedRequest, found: ResultRound) -> HttpResponse:
    person, at = request.user, request.at
    standing = organization.standing(person, at)
    made = queries.objections_of(found)
    context = {
        "round": found,
        "state": RoundState(found.state).label,
        "steps": _steps(found),
        "tables": _tables(found, made),
        "objections": [(one, ObjectionState(one.state).label, to_objection(one)) for one in made],
        "assessor": queries.assessor() if queries.seats_office(list(queries.unit_results(found))) else None,
        "recusals": [(one, RecusalGround(one.ground).label) for one in queries.recusals_of(found)],
        "signatures": signing.signatures(found),
        "unsigned": _unsigned(found, beijing_day(at)),
        "editions": annual.editions_of(found),
        "rounds": queries.rounds(),
        "offers": offers.of_round(found, person, at) + _propose(standing),
        "note": _note(at),
        "commends": POLICY["assessment.register_commendation"].admits(standing),
    }
    return render(request, "assessment/results/round.html", context)


def _unsigned(found: ResultRound, today: date) -> list[str]:
    """For whom the circulation still waits, by name."""
    if found.state != RoundState.SUBMITTED:
        return []
    return [one.name for one in signing.group(today) if signing.waits_for(found, one, today)]


def _propose(standing: Standing) -> list[Offer]:
    return offer("assessment.propose_results", reverse("propose_results"), standing)


def _note(at: datetime) -> str:
    return rulebook.values(beijing_day(at)).text("assessment.person_grade_note")


def _steps(found: ResultRound) -> list[dict[str, object]]:
    """The course of the round as a step bar."""
    states = [state for state, _label, _field in COURSE]
    now = 0 if found.state == RoundState.RETURNED else states.index(RoundState(found.state))
    return [
        {
            "label": label,
            "state": "done" if place <= now else "now" if place == now + 1 else "todo",
            "day": getattr(found, field) if field else None,
        }
        for place, (_state, label, field) in enumerate(COURSE)
    ]


def _tables(found: ResultRound, made: Sequence[ResultObjection]) -> list[Table]:
    tables = []
    for code, kind, side in KINDS:
        own = queries.of_kind(found, kind, side)
        ids = {one.unit_result_id if kind == "UNIT" else one.person_result_id for one in made}
        objected = frozenset(one for one in ids if one is not None)
        first = [shown(one, objected) for one in own[:SIZE]]
        url = reverse(f"results_{code.replace('-', '_')}", args=[found.uid])
        tables.append(Table(code, title_of(kind, side), kind == "UNIT", first, own.count(), url))
    return tables


@require_safe
def result_list(request: AuthenticatedRequest, uid: UUID, kind: str) -> HttpResponse:
    """Everybody of one kind, page by page?"""
    found = queries.visible_round(person=request.user, at=request.at, uid=uid)
    code, party, side = next(one for one in KINDS if one[0] == kind)
    page = Paginator(queries.of_kind(found, party, side), SIZE).get_page(request.GET.get("page"))
    rows = cast("list[AnyResult]", list(page))  # a page of either kind forgets of which
    table = Table(
        code, title_of(party, side), party == "UNIT", [shown(one) for one in rows], page.paginator.count
    )
    neighbours = {
        "previous": page.previous_page_number() if page.has_previous() else None,
        "next": page.next_page_number() if page.has_next() else None,
    }
    context = {"round": found, "table": table, "page": neighbours, "note": _note(request.at)}
    return render(request, "assessment/results/list.html", context)


@require_safe
def unit_result(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """What is this unit's result, how did it come about, what became of it?"""
    return _result_page(request, uid)


@require_safe
def person_result(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """What is this person's result, how did it come about, what became of it?"""
    return _result_page(request, uid)


def _result_page(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    person, at = request.user, request.at
    found = queries.visible_result(person=person, at=at, uid=uid)
    objection, last = queries.objection_to(found), queries.before(found)
    everything, sheet = queries.sees_all(person, at), found.sheet_ref.rpartition(":")[2]
    context = {
        "one": shown(found),
        "result": found,
        "round": found.round,
        "state": RoundState(found.round.state).label,
        "is_person": is_person(found),
        "note": _note(at),
        "objection": objection,
        "objection_url": to_objection(objection) if objection else "",
        "objection_state": ObjectionState(objection.state).label if objection else "",
        "last": shown(last) if last else None,
        "may_see_last": last is not None and (everything or queries.is_own(last, person, at)),
        "editions": [shown(edition) for edition in queries.editions(found)],
        "stretches": [shown(part) for part in queries.stretches(found)],
        "annual": annual.editions_of(found.round) if everything else [],
        "offers": offers.of_result(found, person, at),
        "sheet_url": reverse("assessment_sheet", args=[UUID(sheet)]) if sheet else "",
        "file_url": reverse(f"{'person' if is_person(found) else 'unit'}_result_file", args=[found.uid]),
        "sees_all": everything,
    }
    return render(request, "assessment/results/result.html", context)


@require_safe
def result_file(request: AuthenticatedRequest, uid: UUID) -> StreamingHttpResponse:
    """On what does this correction rest?"""
    found = queries.visible_result(person=request.user, at=request.at, uid=uid)
    return attachment(found.change_evidence)


@require_safe
def result_objection(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """What is objected, and what was the reply?"""
    person, at = request.user, request.at
    found = queries.visible_objection(person=person, at=at, uid=uid)
    current = queries.current(found.about)
    standing = queries.standing(person, at, found.about)
    waits = found.state == ObjectionState.MADE
    url = reverse("answer_result_objection", args=[found.uid])
    may = queries.may_answer(current, person, at)
    context = {
        "objection": found,
        "state": ObjectionState(found.state).label,
        "remedy": Remedy(found.remedy).label if found.remedy else "",
        "one": shown(current),
        "round": current.round,
        "late": max(0, (beijing_day(at) - found.due_on).days) if waits else 0,
        "offers": offer("assessment.answer_objection", url, standing) if waits and may else [],
        "assessor": queries.assessor_of(current.unit),
    }
    return render(request, "assessment/results/objection.html", context)


@require_safe
def objection_file(request: AuthenticatedRequest, uid: UUID) -> StreamingHttpResponse:
    """What was put in with the objection?"""
    return attachment(queries.visible_objection(person=request.user, at=request.at, uid=uid).evidence)
