"""Looking: the notices, one notice, one problem, their files, and the buttons on the matter's page."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from duban.chapters.matters import pages as spine
from duban.chapters.matters import rules as matters_rules
from duban.chapters.supervision import queries, rules
from duban.chapters.supervision.filters import NoticeFilters
from duban.chapters.supervision.pages import treating as treating_pages
from duban.chapters.supervision.pages.modes import mode_offers
from duban.chapters.supervision.queries import reckoning, shown, treating
from duban.chapters.supervision.terms import (
    NoticeState,
    ObjectionState,
    ProblemEnd,
    ProblemKind,
    ProblemState,
    RectificationState,
    ServiceGround,
)
from duban.chapters.supervision.terms.treating import NoNoticeGround
from duban.ground.access import NotFound
from duban.ground.beijing import beijing_day
from duban.support.documents import queries as documents
from duban.support.doors import streams
from duban.support.doors.http import AuthenticatedRequest
from duban.support.doors.offers import Offer, offer
from duban.support.doors.pages import SeeOther
from duban.support.files import queries as files
from duban.support.ledger.canonical import digest, plain
from duban.support.organization import queries as organization
from duban.support.paging.keyset import keyset

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from duban.chapters.matters.models import Matter
    from duban.chapters.supervision.models import Problem, SupervisionNotice
    from duban.ground.access import Standing
    from duban.support.files.models import StoredFile
    from duban.support.organization.models import Person

LIFE = (
    ("supervision.sign_off_notice", "sign_off_notice"),
    ("supervision.issue_notice", "issue_notice"),
    ("supervision.serve_notice", "serve_notice"),
    ("supervision.reply_to_notice", "reply_to_notice"),
    ("supervision.object_to_notice", "object_to_notice"),
    ("supervision.correct_notice", "correct_notice"),
    ("supervision.withdraw_notice", "withdraw_notice"),
    ("supervision.annul_notice", "annul_notice"),
)


@require_safe
def notices(request: AuthenticatedRequest) -> HttpResponse:
    """Which notices are there, and where does each stand?"""
    asked = NoticeFilters.read(request.GET)
    state = asked.state
    rows = queries.notices(request.user, request.at).filter(asked.condition())
    page = keyset(rows, sort=("-id",), cursor=request.GET.get("page"), about=digest(plain(asked)))
    context = {
        "lines": shown.notice_lines(page.items, beijing_day(request.at)),
        "page": page,
        "state": state,
        "said": asked.words,
        "count": rows.count(),
        "states": shown.states_seen(request.user, request.at),
        "office": shown.sees_all(request.user, request.at),
    }
    return render(request, "supervision/notices.html", context)


@require_safe
def notice(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """What does this notice require, how was it served, and what became of it?"""
    if shown.is_problem(uid):
        queries.visible_problem(person=request.user, at=request.at, uid=uid)
        return SeeOther(reverse("problem", args=[uid]))
    elsewhere = shown.notice_answered_by(uid)
    if elsewhere is not None:
        queries.visible_notice(person=request.user, at=request.at, uid=elsewhere)
        return SeeOther(reverse("notice", args=[elsewhere]))
    found = queries.visible_notice(person=request.user, at=request.at, uid=uid)
    owed = queries.reply_owed(found)
    ordinal = reckoning.before_service(found, beijing_day(request.at))
    context = {
        "notice": found,
        "matter": found.matter,
        "unit_name": shown.unit_name(found),
        "state": NoticeState(found.state).label,
        "ground": ServiceGround(found.service_ground).label if found.service_ground else "",
        "problems": [(one, ProblemState(one.state).label) for one in shown.problems_in(found)],
        "steps": _steps(found),
        "reply_due_on": owed.due_on if owed else None,
        "reply_original_on": owed.original_due_on if owed and owed.original_due_on != owed.due_on else None,
        "more_time": treating.more_time(found),
        "plans": treating.plans_of(found),
        "covered": treating.covered_by(found),
        "consequence": ordinal.words if found.state == NoticeState.ISSUED else "",
        "documents": documents.of_subject(found.ref),
        "objection": shown.objection_to(found),
        "objection_states": dict(ObjectionState.choices),
        "replies": [
            (one, RectificationState(one.state).label, shown.files_of(one)) for one in shown.replies_to(found)
        ],
        "corrections": shown.corrections_of(found),
        "offers": _of_notice(found, request.user, request.at),
    }
    return render(request, "supervision/notice.html", context)


def _steps(found: SupervisionNotice) -> list[dict[str, object]]:
    """The chain of issue with its days (decision 25), as far as it went."""
    days = (
        (_("拟稿"), found.drafted_on),
        (_("签发"), found.signed_off_on),
        (_("编号印发"), found.issued_on),
        (_("送达"), found.served_on),
    )
    steps: list[dict[str, object]] = []
    for label, day in days:
        waits = day is None and all(step["day"] for step in steps) and not found.ended_on
        steps.append({"label": label, "day": day, "state": "done" if day else "now" if waits else "todo"})
    if found.ended_on:
        steps.append({"label": NoticeState(found.state).label, "day": found.ended_on, "state": "done"})
    return steps


def _of_notice(found: SupervisionNotice, person: Person, at: datetime) -> list[Offer]:
    """The buttons of a notice: what its state allows, for those to whom it is open."""
    standing = queries.standing(person, at, found)
    offers: list[Offer] = []
    objection = shown.objection_to(found)
    if objection is not None and objection.state == ObjectionState.WAITING:
        url = reverse("answer_objection", args=[objection.uid])
        offers += offer("supervision.answer_objection", url, standing)
    for reply in shown.replies_to(found):
        if reply.state == RectificationState.SUBMITTED:
            url = reverse("verify_rectification", args=[reply.uid])
            offers += offer("supervision.verify_rectification", url, standing)
    if found.state == NoticeState.SERVED:
        offers += treating_pages.of_notice(found, standing)
    for code, name in LIFE:
        if found.state not in rules.TRANSITIONS[code] or _done(found, code, objection is not None):
            continue
        label = _("签收") if name == "serve_notice" and not shown.sees_all(person, at) else ""
        offers += offer(code, reverse(name, args=[found.uid]), standing, label=label)
    return offers


def _done(found: SupervisionNotice, code: str, objected: bool) -> bool:
    """What the state would allow and has nothing left to do."""
    if code == "supervision.sign_off_notice":
        return found.state == NoticeState.SIGNED_OFF and found.signed_by_head
    if code == "supervision.object_to_notice":
        return objected
    if code == "supervision.reply_to_notice":
        return shown.reply_is_pending(found) or not queries.open_problems(found)
    return False


@require_safe
def notice_document(request: AuthenticatedRequest, uid: UUID, document: UUID) -> HttpResponse:
    """The document as it was frozen: every print is the same bytes."""
    found = queries.visible_notice(person=request.user, at=request.at, uid=uid)
    for one in documents.of_subject(found.ref):
        if one.uid == document:
            return streams.paper(documents.stored(one))
    raise NotFound("documents.not_found", "11(3)")


@require_safe
def notice_file(request: AuthenticatedRequest, uid: UUID, file: UUID) -> StreamingHttpResponse:
    """A file of the notice: its receipt, or what proves a reply."""
    found = queries.visible_notice(person=request.user, at=request.at, uid=uid)
    held = [one for reply in shown.replies_to(found) for one in shown.files_of(reply)]
    return _handed(held + ([found.receipt] if found.receipt else []), file)


@require_safe
def problem(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """What was found, what proves it, and what became of it?"""
    found = queries.visible_problem(person=request.user, at=request.at, uid=uid)
    context = {
        "problem": found,
        "matter": found.matter,
        "unit_name": organization.unit_name(found.unit_id, found.found_on),
        "kind": ProblemKind(found.kind).label,
        "state": ProblemState(found.state).label,
        "ended_as": ProblemEnd(found.ended_as).label if found.ended_as else "",
        "task": spine.named(found.obligation) if found.obligation else "",
        "evidence": shown.files_of(found),
        "notices": [
            (one, NoticeState(one.state).label)
            for one in shown.notices_naming(found, request.user, request.at)
        ],
        "checks": shown.checks_of(found),
        "decisions": [(one, NoNoticeGround(one.ground).label) for one in treating.decisions_on(found)],
        "before": treating.same_kind_before(found),
        "offers": _of_problem(found, request.user, request.at),
    }
    return render(request, "supervision/problem.html", context)


def _of_problem(found: Problem, person: Person, at: datetime) -> list[Offer]:
    standing = queries.standing(person, at, found)
    if found.state == ProblemState.CLOSED:
        return []
    offers: list[Offer] = []
    if found.self_reported and found.state in (ProblemState.OPEN, ProblemState.TRACKED):
        url = reverse("verify_problem", args=[found.uid])
        offers += offer("supervision.verify_rectification", url, standing, label=_("复查问题"))
    if found.state != ProblemState.TRACKED:
        url = f"{reverse('draft_notice', args=[found.matter.uid])}?problem={found.uid}"
        offers += offer("supervision.draft_notice", url, standing)
    return offers + treating_pages.of_problem(found, standing)


@require_safe
def problem_file(request: AuthenticatedRequest, uid: UUID, file: UUID) -> StreamingHttpResponse:
    """The evidence itself, for whoever may see the problem."""
    found = queries.visible_problem(person=request.user, at=request.at, uid=uid)
    return _handed(shown.files_of(found), file)


def _handed(held: list[StoredFile], wanted: UUID) -> StreamingHttpResponse:
    for one in held:
        if one.uid == wanted:
            return streams.attachment(files.open_bytes(one), name=one.name, kind=one.kind, size=one.size)
    raise NotFound("files.unknown", "6(2)")


def offers(
    *,
    person: Person,
    at: datetime,
    matter: Matter,
    standing: Standing,
    notices: Sequence[SupervisionNotice],
) -> list[Offer]:
    """The buttons of this room on the matter's page; `notices` are those that exist for the person."""
    uid, state, closed_on = matter.uid, matter.state, matter.closed_on

    def active() -> None:
        matters_rules.check_active(state, closed_on, "11(3)")

    def running() -> None:
        rules.check_recordable(state, closed_on, ended=bool(matter.ending))

    found = offer("supervision.urge", reverse("urge", args=[uid]), standing, check=active)
    found += offer(
        "supervision.record_problem", reverse("record_problem", args=[uid]), standing, check=running
    )
    found += offer("supervision.draft_notice", reverse("draft_notice", args=[uid]), standing, check=active)
    found += mode_offers(matter, standing)
    coordinate = reverse("request_coordination", args=[uid])
    found += offer("supervision.request_coordination", coordinate, standing, check=active)
    for one in notices:
        own = queries.standing(person, at, one)
        if one.state == NoticeState.ISSUED and not shown.sees_all(person, at):
            url = reverse("serve_notice", args=[one.uid])
            found += offer("supervision.serve_notice", url, own, label=_("签收督办通知书"))
        if one.state == NoticeState.SERVED and not _done(one, "supervision.reply_to_notice", False):
            found += offer("supervision.reply_to_notice", reverse("reply_to_notice", args=[one.uid]), own)
    return found
