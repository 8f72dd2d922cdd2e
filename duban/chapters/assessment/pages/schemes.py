"""Schemes to look at: all of them, one, two side by side, as a file (13(1))."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from duban.chapters.assessment.queries import scheme_showing as showing
from duban.chapters.assessment.queries import schemes
from duban.chapters.assessment.rules.scheme import adopting, checks, codec
from duban.chapters.assessment.terms.scheme import APPROVE, OPEN_SCHEMES, RETURN, SchemeState
from duban.ground.access import ACTS, POLICY, Role
from duban.ground.beijing import beijing_day
from duban.support.doors import streams
from duban.support.doors.http import AuthenticatedRequest
from duban.support.doors.offers import Offer, offer
from duban.support.organization import queries as organization

if TYPE_CHECKING:
    from duban.chapters.assessment.models import AssessmentScheme

DRAFT, IMPORT, EDIT = "assessment.draft_scheme", "assessment.import_scheme", "assessment.edit_scheme"
SUBMIT, ADOPT = "assessment.submit_scheme", "assessment.adopt_scheme"
SEND_BACK, WITHDRAW = "assessment.return_scheme", "assessment.withdraw_scheme"


@require_safe
def every(request: AuthenticatedRequest) -> HttpResponse:
    """Which scheme is in force, which were, and which are being written?"""
    today = beijing_day(request.at)
    current = schemes.row_on(today)
    standing = organization.standing(request.user, request.at)
    context = {
        "rows": [
            {
                "row": one,
                "state": SchemeState(one.state).label,
                "now": current is not None and one.pk == current.pk,
            }
            for one in schemes.listed(request.user, request.at)
        ],
        "current": current,
        "offers": [
            *offer(DRAFT, reverse("scheme_new"), standing),
            *offer(IMPORT, reverse("scheme_import"), standing),
        ],
    }
    return render(request, "assessment/schemes.html", context)


@require_safe
def one(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """How are points given and taken under this scheme, and how far is it?"""
    found = schemes.visible(person=request.user, at=request.at, uid=uid)
    return render(request, "assessment/scheme.html", context_of(request, found))


def context_of(request: AuthenticatedRequest, found: AssessmentScheme) -> dict[str, object]:
    today = beijing_day(request.at)
    shown = showing.shown(found, today)
    writes = POLICY[EDIT].admits(organization.standing(request.user, request.at))
    return {
        "scheme": found,
        "shown": shown,
        "state": SchemeState(found.state).label,
        "steps": _steps(found),
        "offers": offers(request, found),
        "writable": writes and found.state in adopting.WRITABLE,
        "is_open": found.state in OPEN_SCHEMES,
        "in_force": schemes.row_on(today) == found,
        "origin": shown.scheme.origin,
        "may_try": writes,
    }


def _steps(found: AssessmentScheme) -> list[dict[str, object]]:
    reached = {
        SchemeState.SUBMITTED: 1,
        SchemeState.ADOPTED: 3,
        SchemeState.SUPERSEDED: 3,
    }.get(SchemeState(found.state), 0)
    days = (None, found.submitted_on, found.decided_on)
    return [
        {
            "label": label,
            "state": "done" if place < reached else "now" if place == reached else "todo",
            "day": days[place] if place <= reached else None,
        }
        for place, label in enumerate((_("起草"), _("报审"), _("审定")))
    ]


def offers(request: AuthenticatedRequest, found: AssessmentScheme) -> list[Offer]:
    """What this person may do with it, the next step first; what is not possible yet with its reason."""
    who = organization.standing(request.user, request.at)
    head, hands = Role.LEADING_GROUP_HEAD in who.roles, _hands(found)
    label = str(SchemeState(found.state).label)

    def check(act: str) -> None:
        adopting.check_state(act, found.state, label=label, name=ACTS[act].name)
        if act in (SUBMIT, ADOPT):
            checks.check_adoptable(codec.decode(found.body), schemes.refused_words(beijing_day(request.at)))
        if act == ADOPT:
            adopting.check_other_hand(hands, request.user.ref)

    def made(act: str, page: str, *, label: str = "") -> list[Offer]:
        return offer(act, reverse(page, args=[found.uid]), who, check=lambda: check(act), label=label)

    def carried(word: str) -> bool:
        return head or organization.checked_slip(schemes.subject_of(found), word) is not None

    if found.state == SchemeState.SUBMITTED:
        ordered = [
            *(made(ADOPT, "scheme_adopt") if carried(APPROVE) else []),
            *(made(SEND_BACK, "scheme_return") if carried(RETURN) else []),
            *([] if head else _paper(request, found)),
            *made(WITHDRAW, "scheme_withdraw"),
        ]
    elif found.state in adopting.WRITABLE:
        ordered = [
            *made(SUBMIT, "scheme_submit"),
            *made(EDIT, "scheme_frame", label=str(_("修改总则"))),
            *made(WITHDRAW, "scheme_withdraw"),
        ]
    else:
        ordered = []
    ordered.sort(key=lambda each: not each.possible)
    copy = f"{reverse('scheme_new')}?like={found.uid}"
    return [*ordered, *offer(DRAFT, copy, who, label=str(_("以此为底稿起草")))]


def _hands(found: AssessmentScheme) -> set[str]:
    hands = (found.drafted_by, found.changed_by, found.submitted_by)
    return {person.ref for person in hands if person is not None}


def _paper(request: AuthenticatedRequest, found: AssessmentScheme) -> list[Offer]:
    """代录: the way to enter the paper, as long as none has been checked."""
    subject = schemes.subject_of(found)
    if any(organization.checked_slip(subject, word) for word in (APPROVE, RETURN)):
        return []
    url = f"{reverse('paper_new')}?subject={subject.replace('#', '%23')}&decision={APPROVE}"
    who = organization.standing(request.user, request.at)
    return offer("organization.enter_paper", url, who, label=str(_("代录审定件")))


@require_safe
def compare(request: AuthenticatedRequest) -> HttpResponse:
    """What does one scheme do otherwise than another?"""
    rows = [one for one in schemes.listed(request.user, request.at) if one.state != SchemeState.WITHDRAWN]
    by_uid = {str(one.uid): one for one in rows}
    current = schemes.row_on(beijing_day(request.at))
    new = by_uid.get(request.GET.get("to", "")) or (rows[0] if rows else None)
    fallback = (
        current if current is not None and current != new else next((one for one in rows if one != new), new)
    )
    old = by_uid.get(request.GET.get("from", "")) or fallback
    found = showing.differences(codec.decode(old.body), codec.decode(new.body)) if old and new else []
    context = {"rows": rows, "old": old, "new": new, "differences": found}
    return render(request, "assessment/scheme_compare.html", context)


@require_safe
def export(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """The scheme as a file, to be imported again here or by another body."""
    found = schemes.visible(person=request.user, at=request.at, uid=uid)
    response = HttpResponse(showing.as_file(found), content_type="application/json; charset=utf-8")
    response["Content-Disposition"] = streams.disposition(f"{found}.json")
    return response
