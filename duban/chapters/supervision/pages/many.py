"""批量催办: choosing whom, and what became of each."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from duban.chapters.matters import pages as spine
from duban.chapters.supervision import actions, forms
from duban.chapters.supervision.pages.filling import uid_or_none
from duban.chapters.supervision.queries import bulk
from duban.chapters.supervision.terms import UrgingChannel
from duban.ground.beijing import beijing_day
from duban.support.doors.http import AuthenticatedRequest
from duban.support.doors.pages import admit, perform
from duban.support.jobs import queries as jobs
from duban.support.organization import queries as organization
from duban.support.rulebook import queries as rulebook

if TYPE_CHECKING:
    from duban.chapters.supervision.models import BulkUrging

TEMPLATE = "supervision/urge_many.html"


def choose(request: AuthenticatedRequest, uids: Sequence[UUID], *, back: str) -> HttpResponse:
    """The page on which the Office chooses among these matters; for the list of matters, which knows them."""
    admit("supervision.urge", organization.standing(request.user, request.at))
    form = forms.UrgeManyForm(None, initial={"channel": UrgingChannel.MESSAGE})
    return render(request, TEMPLATE, {**_context(request, uids, None, back), "form": form})


@require_POST
def urge_many(request: AuthenticatedRequest) -> HttpResponse:
    """Whom do we urge, all with the same words?"""
    admit("supervision.urge", organization.standing(request.user, request.at))
    marks = request.POST.getlist("targets")
    uids = [uid for mark in request.POST.getlist("offered") if (uid := _uid(mark))]
    form = forms.UrgeManyForm(request.POST)

    def act(filled: forms.UrgeManyForm) -> BulkUrging:
        return actions.urge_many(
            by=request.user, at=request.at, request_id=filled.request_uuid, **filled.values()
        )

    return perform(
        request,
        form=form,
        act=act,
        done=lambda made: reverse("bulk_urging", args=[made.uid]),
        template=TEMPLATE,
        context=_context(request, uids[: bulk.MOST], marks, reverse("matters")),
    )


def _uid(mark: str) -> UUID | None:
    try:
        return uid_or_none(mark)
    except ValueError:
        return None


def _context(
    request: AuthenticatedRequest, uids: Sequence[UUID], marks: Collection[str] | None, back: str
) -> dict[str, object]:
    """The matters with their marks; at first everything overdue is chosen that may be urged today."""
    found = bulk.targets(uids, request.user, request.at)
    pause = rulebook.values(beijing_day(request.at)).number("supervision.urging_cooldown")
    rows = [
        {
            "target": one,
            "what": spine.named(one.task) if one.task else _("总体进展"),
            "chosen": one.task is not None and one.again_on is None if marks is None else one.mark in marks,
        }
        for one in found
    ]
    return {
        "rows": rows,
        "most": bulk.MOST,
        "back": back,
        "consequence": _(
            "每个事项催办逾期最久的一项任务，没有逾期的催办总体进展；逐项登记，通知该单位负责人和联络员，"
            "不计入督办通知书次数。同一任务 {pause} 个工作日内不重复催办。"
        ).format(pause=pause),
    }


@require_safe
def bulk_urging(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Which were urged, and which were not, and why?"""
    found = bulk.own_bulk(request.user, uid)
    about = bulk.named(found, request.user, request.at)
    rows = [
        {
            "matter": about.matters.get(matter),
            "unit": about.units.get(unit, ""),
            "done": matter in found.results,
            "why": found.results.get(matter, ""),
        }
        for matter, unit, _obligation in found.targets
    ]
    rows = [row for row in rows if row["matter"] is not None]
    refused = sum(1 for why in found.results.values() if why)
    job = jobs.of(actions.URGE_MANY, found.uid)
    context = {
        "bulk": found,
        "channel": UrgingChannel(found.channel).label,
        "rows": sorted(rows, key=lambda row: not row["why"]),
        "done": len(found.results),
        "total": len(found.targets),
        "urged": len(found.results) - refused,
        "refused": refused,
        "failed": job is not None and job.state == "FAILED",
    }
    return render(request, "supervision/bulk_urging.html", context)
