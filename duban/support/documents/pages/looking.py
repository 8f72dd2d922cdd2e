"""Papers on their way, and one of them with all its steps."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from duban.ground.access import POLICY, NotFound
from duban.ground.beijing import beijing_day
from duban.support.documents import burden, chain, queries, rules
from duban.support.documents.kinds import KINDS
from duban.support.documents.models import Draft, Step
from duban.support.documents.terms import OPEN_STATES, SIGN_OFF, ChainStep, DraftState
from duban.support.doors.http import AuthenticatedRequest
from duban.support.doors.offers import Offer, offer
from duban.support.organization import queries as organization
from duban.support.paging.keyset import keyset

OPEN = "OPEN"


@require_safe
def official_papers(request: AuthenticatedRequest) -> HttpResponse:
    """Which papers are on their way, and do we write more than last year?"""
    day = beijing_day(request.at)
    if not organization.roles(request.user, day) & queries.SEES:
        raise NotFound()
    state = request.GET.get("state", OPEN)
    states = [state] if state in DraftState.values else list(OPEN_STATES) if state == OPEN else []
    page = keyset(
        queries.drafts(states), sort=("-id",), cursor=request.GET.get("cursor"), about=f"papers:{state}"
    )
    asked = set(queries.asked_to_countersign(request.user).values_list("pk", flat=True))
    context = {
        "lines": [
            {
                "draft": one,
                "kind": KINDS[one.kind].name,
                "state": DraftState(one.state).label,
                "asked": one.pk in asked,
            }
            for one in page.items
        ],
        "page": page,
        "state": state,
        "states": [(OPEN, _("在办")), *DraftState.choices, ("ALL", _("全部"))],
        "may_draft": POLICY["documents.draft"].admits(organization.standing(request.user, request.at)),
        "burden": burden.of_year(day),
        "voided": queries.voided(),
    }
    return render(request, "documents/official_papers.html", context)


@require_safe
def official_paper(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """How far is this paper, who did what when, and what comes next?"""
    found = queries.visible_draft(person=request.user, at=request.at, uid=uid)
    inside = bool(organization.roles(request.user, beijing_day(request.at)) & queries.SEES)
    words = chain.words_of(found)
    context = {
        "draft": found,
        "kind": KINDS[found.kind].name,
        "state": DraftState(found.state).label,
        "words": words,
        "paragraphs": words.text.splitlines(),
        "attachments": words.attachments.splitlines(),
        "length": chain.length(words),
        "too_long": burden.too_long(words, beijing_day(request.at)),
        "steps": [(step, ChainStep(step.kind).label) for step in _course(found)] if inside else [],
        "inside": inside,
        "waiting": chain.waiting_addressees(found) if found.state == DraftState.ISSUED else [],
        "offers": _offers(request, found) if inside else [],
    }
    return render(request, "documents/official_paper.html", context)


def _course(found: Draft) -> list[Step]:
    """What was done in the order of its days, then who is still asked."""
    steps = found.steps.select_related("person").exclude(on=None, lapsed=True)
    return sorted(steps, key=lambda step: (step.on is None, step.on or found.drafted_on, step.pk))


def _offers(request: AuthenticatedRequest, found: Draft) -> list[Offer]:
    """The next step first; what is possible for this person alone."""
    who = organization.standing(request.user, request.at)

    def url(name: str) -> str:
        return reverse(name, args=[found.uid])

    state, result = DraftState(found.state), []
    if state is DraftState.DRAFTED:
        last = found.steps.filter(kind=ChainStep.DRAFT).latest("id")
        own = last.person_id == request.user.pk
        result += offer(
            "documents.check", url("check_paper_draft"), who, check=lambda: rules.check_not_own(own=own)
        )
        result += offer("documents.revise", url("revise_paper"), who)
    if state is DraftState.CHECKED:
        result += _deciding(request, found)
    if state in {DraftState.CHECKED, DraftState.SIGNED_OFF}:
        if state is DraftState.SIGNED_OFF:
            result += offer("documents.number", url("number_paper"), who)
        result += offer("documents.return_draft", url("return_paper"), who)
    if state is DraftState.NUMBERED:
        sha256 = found.document.sha256 if found.document else ""
        result += offer("documents.seal", url("seal_paper"), who, check=lambda: rules.check_frozen(sha256))
    if state is DraftState.SEALED:
        result += offer("documents.issue", url("issue_paper"), who)
    if state in rules.VOIDABLE:
        result += offer("documents.void_number", url("void_paper_number"), who)
    if state is DraftState.ISSUED:
        result += offer("documents.deliver", url("deliver_paper"), who)
    return result


def _deciding(request: AuthenticatedRequest, found: Draft) -> list[Offer]:
    who, day = organization.standing(request.user, request.at), beijing_day(request.at)
    steps = chain.current(found, ChainStep.COUNTERSIGN)
    result: list[Offer] = []
    if any(one.person_id == request.user.pk and one.on is None for one in steps):
        result += offer("documents.countersign", reverse("countersign_paper", args=[found.uid]), who)
    posts = queries.signing_posts(found.kind, day)
    entitled = bool({post.value for post in posts} & {role.value for role in who.roles})

    def ready() -> None:
        rules.check_countersigned(
            waiting=[one.person.name for one in steps if one.on is None],
            against=[one.person.name for one in steps if one.on and not one.agreed],
        )

    if entitled or organization.checked_slip(found.ref, SIGN_OFF):
        result += offer("documents.sign_off", reverse("sign_off_paper", args=[found.uid]), who, check=ready)
    else:
        paper = f"{reverse('paper_new')}?subject={found.ref}&decision={SIGN_OFF}"
        result += offer("organization.enter_paper", paper, who, label=_("代录纸质签批"))
    return result
