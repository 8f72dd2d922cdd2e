"""The list of first passwords: the last page of the first run, there until it is put away, for an hour at most."""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from duban.ground.access import PostKind
from duban.site.first_run import answers, draft, first_passwords, roll, sheets
from duban.site.first_run.draft import Draft
from duban.site.first_run.gate import cookie_name
from duban.site.first_run.steps import context, held
from duban.site.first_run.units import workbook
from duban.support.doors.http import TimedRequest
from duban.support.doors.pages import SeeOther
from duban.support.jobs import queries as jobs
from duban.support.jobs.terms import JobState

AGAIN_SECONDS = 3


@require_http_methods(["GET", "HEAD", "POST"])
@held("passwords")
def passwords(request: TimedRequest, kept: Draft) -> HttpResponse:
    """With which passwords do they sign in for the first time, and who takes in the first list?"""
    job = jobs.of(first_passwords.KIND, kept.root_uuid)
    if job is not None and job.state in jobs.UNFINISHED:
        told = context("passwords", done=job.done, total=job.total or len(answers.slips(kept)))
        waiting = render(request, "first_run/waiting.html", told)
        waiting["Refresh"] = str(AGAIN_SECONDS)
        return waiting
    if request.method == "POST":
        return _put_away()
    named = roll.call(kept.answers)
    clerks = [
        one
        for one in named.people
        if any(post.username == one.username and post.kind == PostKind.OFFICE_STAFF for post in named.posts)
    ]
    told = context(
        "passwords",
        slips=answers.slips(kept),
        first=named.holder(PostKind.SYSTEM_ADMIN),
        clerks=clerks,
        name=kept.answers["body"]["name"],
        failed=job is not None and job.state == JobState.FAILED,
    )
    return render(request, "first_run/passwords.html", told)


@require_safe
@held("passwords")
def passwords_file(request: TimedRequest, kept: Draft) -> HttpResponse:
    """The same list, to be printed and cut."""
    return workbook(sheets.passwords(answers.slips(kept)), name=_("初始密码.xlsx"))


def _put_away() -> HttpResponse:
    """From here on none of these pages exists; the sign-in leads on to taking in the first list."""
    draft.discard()
    product = "duban.site.urls"
    onward = urlencode({"next": reverse("import_list", urlconf=product)})
    answer = SeeOther(f"{reverse('account_login', urlconf=product)}?{onward}")
    answer.delete_cookie(cookie_name(), samesite="Strict")
    return answer
