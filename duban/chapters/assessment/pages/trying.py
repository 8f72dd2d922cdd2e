"""试算 of a scheme over a year, before it is adopted: whose points and grade would change, by which rule (13(1))."""

from __future__ import annotations

from decimal import Decimal
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from duban.chapters.assessment import forms
from duban.chapters.assessment.actions import trying
from duban.chapters.assessment.pages.computing import YEARS_BACK, grade_word
from duban.chapters.assessment.queries import schemes
from duban.chapters.assessment.queries import trying as queries
from duban.chapters.assessment.terms.scheme import Side
from duban.chapters.assessment.terms.scheme_lines import plain
from duban.chapters.matters.forms import sent
from duban.ground import access
from duban.ground.beijing import beijing_day
from duban.support.doors.http import AuthenticatedRequest
from duban.support.doors.pages import perform
from duban.support.jobs import queries as jobs
from duban.support.jobs.terms import JobState
from duban.support.organization import queries as organization

SHOWN = 300


def try_scheme(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Over which year is the scheme tried?"""
    found = schemes.visible(person=request.user, at=request.at, uid=uid)
    access.require("assessment.draft_scheme", organization.standing(request.user, request.at))
    today = beijing_day(request.at)
    return perform(
        request,
        form=forms.TrialForm(sent(request), years=[today.year - back for back in range(YEARS_BACK)]),
        act=lambda filled: trying.ask(
            by=request.user, at=request.at, scheme=uid, year=filled.values()["year"]
        ),
        done=lambda made: reverse("scheme_trial", args=[made.uid]),
        template="assessment/act.html",
        context={
            "title": _("试算考核细则"),
            "about": str(found),
            "submit": _("开始试算"),
            "cancel": reverse("assessment_runs"),
            "consequence": _(
                "用所选年度的全部情况按本细则重算，与原细则逐一比较。只算不写，已定的结果一概不动。"
            ),
        },
    )


def scheme_trial(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Whose points and whose grade would be others, by which rules?"""
    found = queries.own(request.user, uid)
    scheme = schemes.visible(person=request.user, at=request.at, uid=UUID(found.draft_ref.rpartition(":")[2]))
    job = jobs.of(trying.WORK, found.uid)
    result = found.result or {}
    context = {
        "trial": found,
        "scheme": scheme,
        "is_old": scheme.version != found.draft_version,
        "job": job,
        "failed": job is not None and job.state == JobState.FAILED,
        "result": result,
        "rows": [
            {
                **row,
                "name": row["person"] or row["unit"],
                "of": row["unit"] if row["person"] else "",
                "side_word": Side(row["side"]).label,
                "was": grade_word(row["party"], row["grade_before"]),
                "becomes": grade_word(row["party"], row["grade_after"]),
                "before": plain(Decimal(row["before"])) if row["before"] else "",
                "after": plain(Decimal(row["after"])),
                "rules": [
                    (one["title"], plain(Decimal(one["before"])), plain(Decimal(one["after"])))
                    for one in row["rules"]
                ],
            }
            for row in result.get("changed", [])[:SHOWN]
        ],
        "shown": SHOWN,
        "kept": trying.KEPT.days,
    }
    return render(request, "assessment/trial.html", context)
