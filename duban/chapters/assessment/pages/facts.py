"""登记考核情况: what no record tells, with its paper, confirmed by a second person (12(11))."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode
from uuid import UUID, uuid5

from django.db import transaction
from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from duban.chapters.assessment import actions, forms
from duban.chapters.assessment.pages.computing import only_inside
from duban.chapters.assessment.queries import entered as queries
from duban.chapters.assessment.queries import impartial
from duban.chapters.assessment.rules import facts as rules
from duban.chapters.assessment.terms import scheme as scheme_terms
from duban.chapters.assessment.terms.facts import ENTER, FactState
from duban.chapters.assessment.terms.scheme import FactKind
from duban.chapters.matters import queries as matters
from duban.chapters.matters.forms import sent
from duban.ground import access
from duban.ground.access import ACTS, NotFound, Standing
from duban.ground.beijing import beijing_day
from duban.support.doors import streams
from duban.support.doors.http import AuthenticatedRequest
from duban.support.doors.offers import Offer, offer
from duban.support.doors.pages import perform
from duban.support.files import actions as files
from duban.support.files import queries as stored
from duban.support.organization import directory
from duban.support.organization import queries as organization


@require_safe
def entered_facts(request: AuthenticatedRequest) -> HttpResponse:
    """What was entered about the year, and what waits for a second person? Whoever is designated for a department reads
    what is about that one."""
    today = beijing_day(request.at)
    only = queries.designated_unit(request.user, request.at)
    if only is None:
        only_inside(request)
    asked = request.GET.get("year", "")
    year = int(asked) if asked.isdigit() and 2000 <= int(asked) <= today.year else today.year
    standing = impartial.standing(request.user, request.at, only)
    context = {
        "year": year,
        "years": [today.year - back for back in range(5)],
        "rows": [
            (one, FactKind(one.kind).label, FactState(one.state).label)
            for one in queries.entries(year, unit=only)[:500]
        ],
        "offers": _entering(request, standing),
    }
    return render(request, "assessment/facts.html", context)


def _entering(request: AuthenticatedRequest, standing: Standing) -> list[Offer]:
    """The form; and for the Office the paper on which it enters what happened in the Office itself."""
    shown: list[Offer] = []
    if _units(request):
        shown += offer("assessment.enter_fact", reverse("enter_fact"), standing)
    if impartial.in_office(request.user, beijing_day(request.at)):
        for unit in impartial.places_of_office():
            query = urlencode({"subject": unit.ref, "decision": ENTER})
            name = organization.unit_name(unit.pk, beijing_day(request.at))
            label = _("代录对{unit}的考核情况").format(unit=name)
            shown.append(Offer("organization.enter_paper", label, f"{reverse('paper_new')}?{query}"))
    return shown


def _units(request: AuthenticatedRequest) -> list[tuple[str, str]]:
    """Of whom this person may enter anything: the Office of every unit, others of the Office and where it sits."""
    today = beijing_day(request.at)
    units = queries.entered_of_by(request.user, request.at)
    return [(str(unit.uid), organization.unit_name(unit.pk, today)) for unit in units]


def enter_fact(request: AuthenticatedRequest) -> HttpResponse:
    """What happened to whom, on which day, and on which paper does it stand?"""
    today, units = beijing_day(request.at), _units(request)
    standing = (
        impartial.standing(request.user, request.at, None)
        if units
        else organization.standing(request.user, request.at)
    )
    access.require("assessment.enter_fact", standing)
    form = forms.FactForm(
        sent(request),
        request.FILES or None,
        units=units,
        people=directory.person_choices(),
        items=list(queries.items_on(today).items()),
    )
    return perform(
        request,
        form=form,
        act=lambda filled: _enter(request, filled),
        done=lambda fact: reverse("entered_fact", args=[fact.uid]),
        template="assessment/act.html",
        context={
            "title": _("登记考核情况"),
            "submit": _("登记"),
            "cancel": reverse("entered_facts"),
            "consequence": _(
                "只登记系统记录之外的情况；时限、反馈、督办等由办理记录自动提取。经另一人复核后，下一次计算时计入。"
                "对领导小组办公室及其所在部室的，由组长或指定的考核人员登记，或先代录组长的决定。"
            ),
        },
    )


def _enter(request: AuthenticatedRequest, filled: forms.FactForm) -> Any:  # Any: doors know no models
    """The paper and the entry, both or neither."""
    values = filled.values()
    scan, number = values.pop("scan"), values.pop("matter").strip()
    matter = matters.numbered(number, person=request.user, at=request.at) if number else None
    rules.check_matter(found=matter is not None or not number, number=number)
    by, at = request.user, request.at
    with transaction.atomic():
        evidence = None
        if scan is not None:
            evidence = files.keep(
                scan,
                scan.name or "",
                actor=organization.actor_of(by, at),
                standing=organization.standing(by, at),
                at=at,
                request_id=uuid5(filled.request_uuid, "scan"),
                owner_ref=by.ref,
            ).uid
        return actions.enter_fact(
            by=by,
            at=at,
            request_id=filled.request_uuid,
            kind=FactKind(values.pop("kind")),
            unit=UUID(values.pop("unit")),
            person=UUID(person) if (person := values.pop("person")) else None,
            item=values.pop("item", ""),
            matter=matter.uid if matter else None,
            evidence=evidence,
            **values,
        )


@require_safe
def entered_fact(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """What was entered, by whom, on which paper, and has a second person seen it?"""
    found = queries.visible_fact(person=request.user, at=request.at, uid=uid)
    sees = matters.sees(request.user, request.at, found.matter) if found.matter else False
    context = {
        "fact": found,
        "kind": FactKind(found.kind).label,
        "state": FactState(found.state).label,
        "role": scheme_terms.Role(found.role).label,
        "sees_matter": sees,
        "decided_by": queries.decided_by(found.slip),
        "sees_paper": impartial.in_office(request.user, beijing_day(request.at)),
        "offers": _offers(request, found),
    }
    return render(request, "assessment/fact.html", context)


def _offers(request: AuthenticatedRequest, found: Any) -> list[Offer]:  # Any: doors know no models
    standing = impartial.standing(request.user, request.at, found.unit)
    state = FactState(found.state)
    shown: list[Offer] = []
    if state == FactState.ENTERED:
        shown += offer(
            "assessment.confirm_fact",
            reverse("confirm_fact", args=[found.uid]),
            standing,
            check=lambda: _confirmable(request, found),
        )
    if state != FactState.WITHDRAWN:
        shown += offer(
            "assessment.withdraw_fact",
            reverse("withdraw_fact", args=[found.uid]),
            standing,
            check=lambda: _not_office(request, found, "assessment.withdraw_fact"),
        )
    return shown


def _not_office(request: AuthenticatedRequest, found: Any, act: str) -> None:  # Any: as above
    rules.check_not_office(
        ACTS[act].name,
        of_office=impartial.of_office(found.unit),
        in_office=impartial.in_office(request.user, beijing_day(request.at)),
        unit=found.unit_name,
    )


def _confirmable(request: AuthenticatedRequest, found: Any) -> None:  # Any: as above
    _not_office(request, found, "assessment.confirm_fact")
    rules.check_confirmation(state=FactState(found.state), by_author=found.entered_by_id == request.user.pk)
    own = queries.is_own(request.user, request.at, found.unit, found.person)
    rules.check_not_own(ACTS["assessment.confirm_fact"].name, own=own)


def confirm_fact(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Does what was entered agree with its paper?"""
    found = queries.visible_fact(person=request.user, at=request.at, uid=uid)
    access.require("assessment.confirm_fact", impartial.standing(request.user, request.at, found.unit))
    return perform(
        request,
        form=forms.StepForm(sent(request), about=found),
        act=lambda filled: actions.confirm_fact(
            by=request.user, at=request.at, request_id=filled.request_uuid, fact=uid
        ),
        done=lambda _fact: reverse("entered_fact", args=[uid]),
        template="assessment/act.html",
        context={
            "title": _("复核考核情况"),
            "about": f"{found.unit_name}：{found.text}",
            "submit": _("复核无误"),
            "cancel": reverse("entered_fact", args=[uid]),
            "consequence": _("核对依据“{basis}”后复核。复核后，下一次计算时计入得分，当事人可见。").format(
                basis=found.basis or (found.evidence.name if found.evidence else "")
            ),
        },
    )


def withdraw_fact(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Why is this entry wrong?"""
    found = queries.visible_fact(person=request.user, at=request.at, uid=uid)
    access.require("assessment.withdraw_fact", impartial.standing(request.user, request.at, found.unit))
    return perform(
        request,
        form=forms.WithdrawFactForm(sent(request), about=found),
        act=lambda filled: actions.withdraw_fact(
            by=request.user, at=request.at, request_id=filled.request_uuid, fact=uid, **filled.values()
        ),
        done=lambda _fact: reverse("entered_fact", args=[uid]),
        template="assessment/act.html",
        context={
            "title": _("撤回考核情况"),
            "about": f"{found.unit_name}：{found.text}",
            "submit": _("撤回"),
            "cancel": reverse("entered_fact", args=[uid]),
            "consequence": _("撤回后留存在案，不再计入以后的计算；已算出的得分不变，需要时重新计算。"),
        },
    )


@require_safe
def fact_evidence(request: AuthenticatedRequest, uid: UUID) -> StreamingHttpResponse:
    """The paper itself, for whoever may see the entry."""
    kept = queries.visible_fact(person=request.user, at=request.at, uid=uid).evidence
    if kept is None:
        raise NotFound("files.unknown", "6(2)")
    return streams.attachment(stored.open_bytes(kept), name=kept.name, kind=kept.kind, size=kept.size)
