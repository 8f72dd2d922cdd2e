"""Working rules: the register for everybody, one edition with its file, and who has not read it."""

from __future__ import annotations

from uuid import UUID, uuid5

from django.db import transaction
from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from duban.ground.access import POLICY
from duban.ground.beijing import beijing_day
from duban.support.doors import streams
from duban.support.doors.forms import ActForm
from duban.support.doors.http import AuthenticatedRequest
from duban.support.doors.pages import admit, perform
from duban.support.files import actions as files
from duban.support.files import queries as stored
from duban.support.organization import queries as organization
from duban.support.rulebook import actions, queries, readers
from duban.support.rulebook.forms import WorkingRuleForm
from duban.support.rulebook.models import WorkingRule

FILE = "rulebook.file_working_rule"


@require_safe
def register(request: AuthenticatedRequest) -> HttpResponse:
    """Which working rules are there, which are in force, and which have I not read?"""
    context = {
        "rules": readers.register(request.user, beijing_day(request.at)),
        "may_file": POLICY[FILE].admits(organization.standing(request.user, request.at)),
    }
    return render(request, "rulebook/working_rules.html", context)


@require_safe
def one(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """What does this edition rest on, from when to when does it hold, and who has not read it?"""
    return render(request, "rulebook/working_rule.html", _context(request, uid))


@require_POST
def confirm(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Have I read it?"""
    return perform(
        request,
        form=ActForm(request.POST),
        act=lambda filled: actions.confirm_reading(
            by=request.user, at=request.at, request_id=filled.request_uuid, working_rule=uid
        ),
        done=lambda made: reverse("working_rule", args=[uid]),
        template="rulebook/working_rule.html",
        context=_context(request, uid),
    )


def _context(request: AuthenticatedRequest, uid: UUID) -> dict[str, object]:
    rule, day = queries.working_rule_by_uid(uid), beijing_day(request.at)
    keeps = POLICY[FILE].admits(organization.standing(request.user, request.at))
    wanted, done, waiting = readers.unread(rule, day) if keeps else (0, 0, [])
    return {
        "shown": readers.one(rule, request.user, day),
        "editions": readers.editions(rule),
        "form": ActForm(),
        "keeps": keeps,
        "wanted": wanted,
        "done": done,
        "waiting": waiting,
    }


@require_safe
def content(request: AuthenticatedRequest, uid: UUID) -> StreamingHttpResponse:
    """The rule itself, as it was filed."""
    kept = queries.working_rule_by_uid(uid).file
    return streams.attachment(stored.open_bytes(kept), name=kept.name, kind=kept.kind, size=kept.size)


@require_http_methods(["GET", "HEAD", "POST"])
def file_new(request: AuthenticatedRequest) -> HttpResponse:
    """Which working rule has been adopted, and which edition does it supersede?"""
    admit(FILE, organization.standing(request.user, request.at))
    return perform(
        request,
        form=WorkingRuleForm(
            request.POST or None,
            request.FILES or None,
            editions=readers.choices(),
            initial={"supersedes": request.GET.get("supersedes", "")},
        ),
        act=lambda filled: _file(request, filled),
        done=lambda made: reverse("working_rule", args=[made.uid]),
        template="rulebook/working_rule_new.html",
        context={},
    )


def _file(request: AuthenticatedRequest, filled: WorkingRuleForm) -> WorkingRule:
    """The file and its entry, both or neither."""
    values = filled.values()
    by, at, upload = request.user, request.at, values.pop("file")
    with transaction.atomic():
        kept = files.keep(
            upload,
            upload.name or "",
            actor=organization.actor_of(by, at),
            standing=organization.standing(by, at),
            at=at,
            request_id=uuid5(filled.request_uuid, "file"),
            owner_ref=by.ref,
        )
        return actions.file_working_rule(
            by=by, at=at, request_id=filled.request_uuid, file=kept.uid, **values
        )
