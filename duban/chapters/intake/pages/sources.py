"""事项来源: where the matter comes from, what its source demands, and what has passed between them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import transaction
from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from duban.chapters.intake import actions, forms
from duban.chapters.intake.pages.papers import keep_scan
from duban.chapters.intake.queries import sources as queries
from duban.chapters.intake.rules import sources as source_rules
from duban.chapters.intake.terms import Satisfaction, SourceKind, SourceState, StepKind
from duban.chapters.matters import pages as spine
from duban.chapters.matters import queries as matters
from duban.chapters.matters import rules as matters_rules
from duban.chapters.matters.forms import sent
from duban.ground import access
from duban.ground.access import NotFound, Refusal, Standing
from duban.ground.beijing import beijing_day
from duban.support.doors import streams
from duban.support.doors.forms import ActForm
from duban.support.doors.http import AuthenticatedRequest
from duban.support.doors.offers import Offer, offer
from duban.support.doors.pages import perform
from duban.support.files import queries as stored

if TYPE_CHECKING:
    from duban.chapters.intake.models import MatterSource
    from duban.chapters.matters.models import Matter
    from duban.support.files.models import StoredFile

STEP_ACTS = {
    StepKind.CONTACT: "record_contact",
    StepKind.REPLY: "record_reply",
    StepKind.ACCEPTANCE: "record_acceptance",
}


def offers(*, matter: Matter, standing: Standing) -> list[Offer]:
    """The button on the matter's page: where it comes from."""
    return offer(
        "intake.record_source",
        reverse("record_source", args=[matter.uid]),
        standing,
        check=lambda: matters_rules.check_open(matter.state, matter.closed_on, "8(6)"),
    )


def opened(request: AuthenticatedRequest, uid: UUID, code: str) -> MatterSource:
    """The source of this page, for a person to whom the act is open (404, else 403)."""
    found = queries.visible_source(person=request.user, at=request.at, uid=uid)
    access.require(code, matters.standing(request.user, request.at, found.matter))
    return found


@require_safe
def source(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Where does the matter come from, what does its source demand, and what is still missing?"""
    found = queries.visible_source(person=request.user, at=request.at, uid=uid)
    asked = queries.demands(found.kind, beijing_day(request.at))
    steps = queries.steps_of(found)
    context = {
        "source": found,
        "matter": found.matter,
        "kind": SourceKind(found.kind).label,
        "state": SourceState(found.state).label,
        "demands": [(step.label, queries.settled_on(found, step)) for step in asked.steps],
        "steps": [(one, StepKind(one.kind).label, _said(one.satisfaction, one.accepted)) for one in steps],
        "offers": _of_source(request, found, asked),
    }
    return render(request, "intake/source.html", context)


def _said(satisfaction: str, accepted: bool | None) -> str:
    """How the reply was received, or what the source said to the result."""
    if satisfaction:
        return str(Satisfaction(satisfaction).label)
    return "" if accepted is None else _("同意销号") if accepted else _("未通过")


def _of_source(
    request: AuthenticatedRequest, found: MatterSource, asked: source_rules.Demands
) -> list[Offer]:
    """What this person may do with this source now."""
    matter, standing = found.matter, matters.standing(request.user, request.at, found.matter)
    if found.withdrawn_on is not None or matter.closed_on is not None:
        return []

    def possible() -> None:
        matters_rules.check_open(matter.state, matter.closed_on, "6(3)")

    waiting = [step for step in asked.steps if queries.settled_on(found, step) is None]
    shown = [*waiting, *([StepKind.CONTACT] if asked.contact and StepKind.CONTACT not in waiting else [])]
    result: list[Offer] = []
    for step in shown:
        name = STEP_ACTS[step]
        first = step == StepKind.REPLY and asked.contact and not queries.contacted(found)
        check = _contact_first if first else possible
        result += offer(f"intake.{name}", reverse(name, args=[found.uid]), standing, check=check)
    return result + offer("intake.withdraw_source", reverse("withdraw_source", args=[found.uid]), standing)


def _contact_first() -> None:
    raise Refusal("intake.contact_first", "6(3)")


def record_source(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Where does this matter come from, and what does its source want by when?"""
    matter = spine.opened(request, uid, "intake.record_source")
    form = forms.SourceForm(sent(request), request.FILES or None, about=matter)
    return _act(
        request,
        form,
        lambda filled: actions.record_source(
            by=request.user,
            at=request.at,
            request_id=filled.request_uuid,
            matter=uid,
            **{**filled.values(), "kind": SourceKind(filled.values()["kind"]), **_paper(request, filled)},
        ),
        matter=matter,
        title=_("登记事项来源"),
        cancel=spine.back_to(matter),
        consequence=_(
            "人大建议、政协提案须先沟通、后答复并登记满意度；督查、审计、巡视巡察、环保督察、安全整改须经来源单位验收；"
            "这些要求未了结的，事项不能办结销号。"
        ),
    )


def record_contact(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """When was whom spoken to, and what did he say?"""
    found = opened(request, uid, "intake.record_contact")
    asked = queries.demands(found.kind, beijing_day(request.at))
    return _step(
        request,
        found,
        forms.ContactForm(sent(request), about=found, protects=asked.protects),
        lambda filled: actions.record_contact(
            by=request.user, at=request.at, request_id=filled.request_uuid, source=uid, **filled.values()
        ),
        title=_("登记沟通"),
        consequence=_("沟通在答复之前进行，可多次登记。"),
    )


def record_reply(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """How was the source answered, under which number, and was it content?"""
    found = opened(request, uid, "intake.record_reply")
    asked = queries.demands(found.kind, beijing_day(request.at))
    form = forms.SourceReplyForm(
        sent(request),
        request.FILES or None,
        about=found,
        number=asked.reply_number,
        satisfaction=asked.satisfaction,
    )

    def act(filled: ActForm) -> Any:  # Any: doors know no models
        values = filled.values()
        degree = values.pop("satisfaction", "")
        return actions.record_reply(
            by=request.user,
            at=request.at,
            request_id=filled.request_uuid,
            source=uid,
            satisfaction=Satisfaction(degree) if degree else None,
            **{**values, **_paper(request, filled)},
        )

    return _step(
        request,
        found,
        form,
        act,
        title=_("登记答复"),
        consequence=_("答复为不满意的，照实登记，答复的要求不因此了结。"),
    )


def record_acceptance(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """What does the source body say to the result, on which paper?"""
    found = opened(request, uid, "intake.record_acceptance")
    return _step(
        request,
        found,
        forms.AcceptanceForm(sent(request), request.FILES or None, about=found),
        lambda filled: actions.record_acceptance(
            by=request.user,
            at=request.at,
            request_id=filled.request_uuid,
            source=uid,
            **{**filled.values(), **_paper(request, filled)},
        ),
        title=_("登记来源单位验收"),
        consequence=_("以来源单位的文件为准；未通过的照实登记，继续整改后再次报请验收。"),
    )


def withdraw_source(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Why was this source not one of the matter?"""
    found = opened(request, uid, "intake.withdraw_source")
    return _step(
        request,
        found,
        forms.ReasonForm(sent(request), about=found),
        lambda filled: actions.withdraw_source(
            by=request.user, at=request.at, request_id=filled.request_uuid, source=uid, **filled.values()
        ),
        title=_("撤销来源登记"),
        consequence=_("只用于登记有误。撤销后，该来源的要求不再作为销号条件，登记和撤销都留在记录中。"),
    )


def _paper(request: AuthenticatedRequest, filled: ActForm) -> dict[str, UUID | None]:
    """The scan, kept in the name of whoever puts it in."""
    scan = filled.values().get("paper")
    return {"paper": keep_scan(request, scan, filled.request_uuid) if scan else None}


def _step(
    request: AuthenticatedRequest,
    found: MatterSource,
    form: ActForm,
    act: Callable[[Any], Any],  # Any: each form and what its act returns
    *,
    title: str,
    consequence: str,
) -> HttpResponse:
    back = reverse("source", args=[found.uid])
    return _act(
        request,
        form,
        act,
        matter=found.matter,
        title=title,
        cancel=back,
        consequence=consequence,
        source=found,
    )


def _act(
    request: AuthenticatedRequest,
    form: ActForm,
    act: Callable[[Any], Any],  # Any: as above
    *,
    matter: Matter,
    title: str,
    cancel: str,
    consequence: str,
    source: MatterSource | None = None,
) -> HttpResponse:
    """The page of one act; file and entry are kept both or neither."""

    def whole(filled: Any) -> Any:  # Any: as above
        with transaction.atomic():
            return act(filled)

    return perform(
        request,
        form=form,
        act=whole,
        done=lambda made: reverse("source", args=[source.uid if source else made.uid]),
        template="intake/source_act.html",
        context={
            "title": title,
            "matter": matter,
            "source": source,
            "kind": SourceKind(source.kind).label if source else "",
            "submit": title,
            "cancel": cancel,
            "consequence": consequence,
        },
    )


@require_safe
def source_paper(request: AuthenticatedRequest, uid: UUID) -> StreamingHttpResponse:
    """The source's own paper, for whoever may see it."""
    return _sent(queries.visible_source(person=request.user, at=request.at, uid=uid).paper)


@require_safe
def source_step_paper(request: AuthenticatedRequest, uid: UUID) -> StreamingHttpResponse:
    """The paper of a reply or an acceptance, for whoever may see it."""
    return _sent(queries.visible_step(person=request.user, at=request.at, uid=uid).paper)


def _sent(kept: StoredFile | None) -> StreamingHttpResponse:
    if kept is None:
        raise NotFound("intake.source_unknown", "6(1)")
    return streams.attachment(stored.open_bytes(kept), name=kept.name, kind=kept.kind, size=kept.size)
