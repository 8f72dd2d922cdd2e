"""涉密清除: the two persons' pages (6(1); decision 44). The files have no doors of their own."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from duban.chapters.desk import forms
from duban.ground.access import Unfit
from duban.ground.beijing import beijing_day
from duban.support.doors.forms import ActForm
from duban.support.doors.http import AuthenticatedRequest
from duban.support.doors.offers import offer
from duban.support.doors.pages import admit, perform
from duban.support.files import actions as files
from duban.support.files import queries
from duban.support.files.models import SecretPurge, StoredFile
from duban.support.files.terms import PurgeState
from duban.support.organization import queries as organization

asking = require_http_methods(["GET", "HEAD", "POST"])
UID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
PAGE = "desk/secret_act.html"


@require_safe
def secret_files(request: AuthenticatedRequest) -> HttpResponse:
    """What is blocked as secret, and what was removed?"""
    standing = organization.standing(request.user, request.at)
    admit("files.block_secret", standing)
    rows = [(one, _name(one), PurgeState(one.state).label) for one in queries.purges()]
    return render(request, "desk/secret_files.html", {"rows": rows, "block": reverse("block_secret")})


@require_safe
def secret_file(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Why is it blocked, who decides, and what was removed?"""
    standing = organization.standing(request.user, request.at)
    found = queries.visible_purge(standing=standing, uid=uid)
    offers = []
    if found.state == PurgeState.BLOCKED:
        for code, name in (
            ("files.purge_secret", "purge_secret"),
            ("files.release_secret", "release_secret"),
        ):
            offers += offer(code, reverse(name, args=[uid]), standing)
    context = {
        "purge": found,
        "name": _name(found),
        "state": PurgeState(found.state).label,
        "offers": offers,
        "stored_on": beijing_day(found.file.stored_at),
        "asked_on": beijing_day(found.asked_at),
        "decided_on": beijing_day(found.decided_at) if found.decided_at else None,
        "removed": dict(found.removed.get("removed", {})),
        "left": list(found.removed.get("left", ())),
        "backups": found.backups.splitlines(),
    }
    return render(request, "desk/secret_file.html", context)


def _name(found: SecretPurge) -> str:
    """By the day on which it came: its own name may be what is secret, and that one file alone had none would tell of a
    case (decisions 40, 44)."""
    return _("{day} 存入的材料").format(day=beijing_day(found.file.stored_at))


@asking
def block_secret(request: AuthenticatedRequest) -> HttpResponse:
    """Which file must nobody open any more, and how was it found out?"""
    admit("files.block_secret", organization.standing(request.user, request.at))
    return _act(
        request,
        form=forms.BlockForm(request.POST if request.method == "POST" else None),
        act=lambda given: files.block_secret(file=_named(given.pop("where")).uid, **given),
        title=_("封存涉密材料"),
        submit=_("封存"),
        cancel=reverse("secret_files"),
        consequence=_("封存后任何人不能打开该材料，直到另一人决定清除或者解除封存。说明中不得写入涉密内容。"),
    )


def _named(where: str) -> StoredFile:
    """The file that an address or a number names; refuses one that names none (files.unknown)."""
    found = StoredFile.objects.filter(uid__in=UID.findall(where)).order_by("id").last()
    if found is None:
        raise Unfit("files.unknown", "6(2)")
    return found


@asking
def purge_secret(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Is it removed for good, and which backups must be destroyed?"""
    found = _opened(request, uid, "files.purge_secret")
    return _act(
        request,
        form=forms.PurgeForm(request.POST if request.method == "POST" else None, about=found),
        act=lambda given: files.purge_secret(purge=uid, **given),
        title=_("涉密清除"),
        submit=_("清除"),
        cancel=reverse("secret_file", args=[uid]),
        consequence=_(
            "不可恢复：材料、名称和摘要，由其读出的内容、已导出的台账、有关消息和排队的任务，以及留痕中的文字一并清除，只留下加盐的承诺值。"
            "{day}存入至今制作的备份都含有该材料，须逐份登记并销毁。"
        ).format(day=beijing_day(found.file.stored_at)),
        purge=found,
    )


@asking
def release_secret(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Does it hold nothing secret after all?"""
    found = _opened(request, uid, "files.release_secret")
    return _act(
        request,
        form=forms.ReleaseForm(request.POST if request.method == "POST" else None, about=found),
        act=lambda given: files.release_secret(purge=uid, **given),
        title=_("解除涉密封存"),
        submit=_("解除封存"),
        cancel=reverse("secret_file", args=[uid]),
        consequence=_("解除后，原来可以查看该材料的人又可以打开。"),
        purge=found,
    )


def _opened(request: AuthenticatedRequest, uid: UUID, code: str) -> SecretPurge:
    """The case of this page, for a person to whom the act is open (404, else 403)."""
    standing = organization.standing(request.user, request.at)
    found = queries.visible_purge(standing=standing, uid=uid)
    admit(code, standing)
    return found


def _act(
    request: AuthenticatedRequest,
    *,
    form: ActForm,
    act: Callable[[dict[str, Any]], SecretPurge],  # Any: the cleaned values of differing forms
    **context: object,
) -> HttpResponse:
    """Show the form, or do its act in the person's name."""
    given = {
        "actor": organization.actor_of(request.user, request.at),
        "standing": organization.standing(request.user, request.at),
        "at": request.at,
    }
    return perform(
        request,
        form=form,
        act=lambda filled: act({**filled.values(), **given, "request_id": filled.request_uuid}),
        done=lambda made: reverse("secret_file", args=[made.uid]),
        template=PAGE,
        context=context,
    )
