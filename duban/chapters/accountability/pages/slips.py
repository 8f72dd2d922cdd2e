"""代录 of the head's word on clues and cases: entering the paper, comparing it, and its scan; for the circle alone."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING
from uuid import UUID

from django.http import HttpResponse, StreamingHttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from duban.chapters.accountability import actions
from duban.chapters.accountability.forms import slips as forms
from duban.chapters.accountability.pages.filling import chosen, fill, opened, to_case, with_file
from duban.chapters.accountability.queries import cases, clues
from duban.chapters.accountability.queries import slips as queries
from duban.chapters.accountability.terms.slips import ON_CASE, ON_CLUE, SlipState
from duban.ground import access
from duban.ground.access import ACTS
from duban.ground.beijing import beijing_day
from duban.support.doors import streams
from duban.support.doors.http import AuthenticatedRequest
from duban.support.doors.offers import Offer, offer
from duban.support.files import queries as files
from duban.support.organization import directory

if TYPE_CHECKING:
    from duban.chapters.accountability.models import HeadSlip
    from duban.chapters.accountability.queries.slips import Root
    from duban.chapters.matters.forms import Choice
    from duban.ground.access import Standing

FOR_HEAD = frozenset((*ON_CLUE, *ON_CASE))


def enter_clue_slip(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """What did the head sign about this clue, and who compares it?"""
    found = clues.visible_clue(person=request.user, at=request.at, uid=uid)
    access.require("accountability.enter_clue_slip", cases.standing_to_clue(request.user, request.at, found))
    seconds = queries.comparers(found, request.user, beijing_day(request.at))
    back = reverse("clue", args=[uid])
    return fill(
        request,
        form=lambda data: forms.SlipForm(
            data,
            about=found,
            acts=_acts(ON_CLUE),
            deciders=_deciders(request),
            seconds=[(str(one.uid), one.name) for one in seconds],
        ),
        act=lambda values: actions.enter_clue_slip(
            clue=uid, **chosen(with_file(values), "decider", "second")
        ),
        done=lambda _slip: back,
        upload=True,
        context={
            "title": _("代录组长签批件"),
            "submit": _("代录"),
            "clue": found,
            "cancel": back,
            "consequence": _("由复核人对照扫描件复核；复核一致后，凭该件办理一次，日期以原件为准。"),
        },
    )


def enter_case_slip(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """What did the head sign about this case?"""
    found = opened(request, uid, "accountability.enter_case_slip")
    return fill(
        request,
        form=lambda data: forms.SlipForm(data, about=found, acts=_acts(ON_CASE), deciders=_deciders(request)),
        act=lambda values: actions.enter_case_slip(case=uid, **chosen(with_file(values), "decider")),
        done=lambda _slip: to_case(found),
        upload=True,
        context={
            "title": _("代录组长签批件"),
            "submit": _("代录"),
            "case": found,
            "cancel": to_case(found),
            "consequence": _("由知悉范围内的另一人复核；复核一致后，凭该件办理一次，日期以原件为准。"),
        },
    )


def check_head_slip(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Does the entry agree with the paper?"""
    slip = queries.visible_slip(person=request.user, at=request.at, uid=uid)
    access.require("accountability.check_head_slip", queries.standing(request.user, request.at, slip))
    _seen(request, slip)
    back = _back(slip)
    return fill(
        request,
        form=lambda data: forms.CompareForm(data, about=slip),
        act=lambda values: actions.check_head_slip(head_slip=uid, **values),
        done=lambda _slip: back,
        context={
            "title": _("复核组长签批件"),
            "submit": _("确认"),
            "crumb": [(back, slip.case.number if slip.case else _("责任追究线索"))],
            "cancel": back,
            "quoted": (
                _("{act}：{name} {day}").format(
                    act=ACTS[slip.act].name, name=slip.decider.name, day=slip.decided_on
                ),
                slip.words("words"),
            ),
            "scan": reverse("head_slip_file", args=[uid]),
        },
    )


@require_POST
def head_slip_file(request: AuthenticatedRequest, uid: UUID) -> StreamingHttpResponse:
    """The scan itself, for the circle; that it was looked at stays on record."""
    slip = queries.visible_slip(person=request.user, at=request.at, uid=uid)
    access.require("accountability.check_head_slip", queries.standing(request.user, request.at, slip))
    if slip.clue is not None:
        actions.view_clue(by=request.user, at=request.at, request_id=None, clue=slip.clue.uid)
    elif slip.case is not None:
        actions.view_case(by=request.user, at=request.at, request_id=None, case=slip.case.uid)
    suffix = slip.file.name.rpartition(".")[2]
    name = _("组长签批件.{suffix}").format(suffix=suffix)
    response = streams.attachment(
        files.open_bytes(slip.file), name=name, kind=slip.file.kind, size=slip.file.size
    )
    response["Cache-Control"] = "no-store"
    return response


def shown(request: AuthenticatedRequest, root: Root) -> list[tuple[HeadSlip, str, str, bool]]:
    """The papers on the clue or case: what each decides, how far it has come, and whether this person may compare it."""
    return [
        (
            one,
            ACTS[one.act].name,
            str(SlipState(one.state).label),
            one.state == SlipState.ENTERED and one.entered_by_id != request.user.pk,
        )
        for one in queries.of(root)
    ]


def is_open(request: AuthenticatedRequest, root: Root, code: str) -> bool:
    """Whether this person may do an act that is the head's word alone: as the head, or on his checked paper."""
    return (
        code not in FOR_HEAD
        or queries.decides(request.user, request.at, code)
        or queries.usable(root, code) is not None
    )


def offered(
    request: AuthenticatedRequest,
    root: Root,
    code: str,
    url: str,
    who: Standing,
    *,
    check: Callable[[], object] = lambda: None,
) -> list[Offer]:
    """The button for such an act; nothing while neither the head himself nor a checked paper of his opens it."""
    return offer(code, url, who, check=check) if is_open(request, root, code) else []


def _seen(request: AuthenticatedRequest, slip: HeadSlip) -> None:
    """The form shows what the head has written: opening it is a look like every other."""
    if request.method != "GET":
        return
    if slip.clue is not None:
        actions.view_clue(by=request.user, at=request.at, request_id=None, clue=slip.clue.uid)
    elif slip.case is not None:
        actions.view_case(by=request.user, at=request.at, request_id=None, case=slip.case.uid)


def _back(slip: HeadSlip) -> str:
    if slip.case is not None:
        return to_case(slip.case)
    return reverse("clue", args=[slip.clue.uid]) if slip.clue is not None else "/"


def _acts(codes: tuple[str, ...]) -> list[Choice]:
    return [(code, ACTS[code].name) for code in codes]


def _deciders(request: AuthenticatedRequest) -> list[Choice]:
    """Whoever heads the Leading Group now first, then everybody else: the paper may be older."""
    heads = [(str(one.uid), one.name) for one in queries.heads(beijing_day(request.at))]
    first = {uid for uid, _name in heads}
    return [*heads, *(one for one in directory.person_choices() if one[0] not in first)]
