"""绩效考核: the years that were computed, each party's sheet, and what each person may see of himself."""

from __future__ import annotations

from decimal import Decimal
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from duban.chapters.assessment import actions, forms
from duban.chapters.assessment.queries import computing as queries
from duban.chapters.assessment.queries import derivation, judged
from duban.chapters.assessment.terms.facts import RunState
from duban.chapters.assessment.terms.scheme import PartyKind, PersonGrade, Side, UnitGrade
from duban.chapters.assessment.terms.scheme_lines import plain
from duban.chapters.matters.forms import sent
from duban.ground import access
from duban.ground.access import Forbidden
from duban.ground.beijing import beijing_day
from duban.support.doors.http import AuthenticatedRequest
from duban.support.doors.offers import Offer, offer
from duban.support.doors.pages import perform
from duban.support.jobs import queries as jobs
from duban.support.jobs.terms import JobState
from duban.support.notifications.links import page_of
from duban.support.organization import queries as organization
from duban.support.paging.keyset import keyset
from duban.support.rulebook import queries as rulebook

YEARS_BACK = 5


@require_safe
def assessment(request: AuthenticatedRequest) -> HttpResponse:
    """Which years were computed, and what is to be done before the next one is?"""
    only_inside(request)
    standing = organization.standing(request.user, request.at)
    shown: list[Offer] = [
        *offer("assessment.compute_year", reverse("compute_year"), standing),
        *offer("assessment.enter_fact", reverse("enter_fact"), standing),
    ]
    context = {
        "runs": [(one, RunState(one.state).label) for one in queries.runs()[:50]],
        "offers": shown,
    }
    return render(request, "assessment/assessment.html", context)


def only_inside(request: AuthenticatedRequest) -> None:
    """The overview is of everybody: for the Office and the Leading Group."""
    if not organization.roles(request.user, beijing_day(request.at)) & queries.SEES:
        raise Forbidden("access.not_permitted", "13(2)", act=_("绩效考核"))


def compute_year(request: AuthenticatedRequest) -> HttpResponse:
    """Which year is to be computed?"""
    access.require("assessment.compute_year", organization.standing(request.user, request.at))
    today = beijing_day(request.at)
    years = [today.year - back for back in range(YEARS_BACK)]
    return perform(
        request,
        form=forms.ComputeForm(sent(request), years=years),
        act=lambda filled: actions.compute_year(
            by=request.user, at=request.at, request_id=filled.request_uuid, **filled.values()
        ),
        done=lambda run: reverse("assessment_run", args=[run.uid]),
        template="assessment/act.html",
        context={
            "title": _("计算年度考核得分"),
            "submit": _("开始计算"),
            "cancel": reverse("assessment_runs"),
            "consequence": _(
                "按各日生效的考核细则，对全部承办单位、服务单位及其人员计算得分。在后台进行，只算不定：等次由人确定。"
            ),
        },
    )


@require_safe
def run(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """What came out of this computing, party by party?"""
    found = queries.visible_run(person=request.user, at=request.at, uid=uid)
    job = jobs.of(actions.COMPUTE_YEAR, found.work)
    party = PartyKind.PERSON if request.GET.get("party") == PartyKind.PERSON else PartyKind.UNIT
    side = Side.SERVICE if request.GET.get("side") == Side.SERVICE else Side.UNDERTAKING
    word = request.GET.get("q", "").strip()[:60]
    page = keyset(
        queries.searched(found, party=party, side=side, word=word),
        sort=("-rounded", "id"),
        cursor=request.GET.get("cursor"),
        about=f"{found.uid} {party} {side} {word}",
    )
    context = {
        "run": found,
        "state": RunState(found.state).label,
        "computing": found.state == RunState.ASKED,
        "job": job,
        "failed": job is not None and job.state == JobState.FAILED,
        "party": party,
        "side": side,
        "word": word,
        "parties": [(one.value, one.label) for one in PartyKind],
        "sides": [(one.value, one.label) for one in Side],
        "page": page,
        "rows": [(one, grade_word(one.party, one.proposed), plain(one.rounded)) for one in page.items],
        "note": _note(request) if party == PartyKind.PERSON else "",
    }
    return render(request, "assessment/run.html", context)


def grade_word(party: str, proposed: str) -> str:
    """The proposed grade in its official word: units and persons have scales of their own (art. 14)."""
    if not proposed:
        return ""
    return str(UnitGrade(proposed).label if party == PartyKind.UNIT else PersonGrade(proposed).label)


def _note(request: AuthenticatedRequest) -> str:
    """What is printed on every page that says something of a person (decision 28)."""
    return rulebook.values(beijing_day(request.at)).text("assessment.person_grade_note")


@require_safe
def sheet(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """How did these points come about, line by line, down to act, date, rule and article?"""
    found = queries.visible_sheet(person=request.user, at=request.at, uid=uid)
    titles = derivation.titles_of(found.run)
    titles["base"] = titles.get("base") or _("基础分和工作量")
    titles[""] = _("已认定原因，不计的情况")
    parts = derivation.parts(found, person=request.user, at=request.at, titles=titles)
    standing = organization.standing(request.user, request.at)
    context = {
        "sheet": found,
        "run": found.run,
        "side": Side(found.side).label,
        "is_person": found.party == PartyKind.PERSON,
        "grade": grade_word(found.party, found.proposed),
        "total": plain(found.rounded),
        "exact": plain(Decimal(found.total)),
        "parts": [
            (part, [(one, page_of(one.ref) or _matter_page(one)) for one in part.lines]) for part in parts
        ],
        "rules": titles,
        "waiting": [titles.get(code, code) for code in found.waiting],
        "note": _note(request) if found.party == PartyKind.PERSON else "",
        "sees_run": bool(organization.roles(request.user, beijing_day(request.at)) & queries.SEES),
        "offers": offer("assessment.judge_part", reverse("judge_part", args=[found.uid]), standing)
        if _judgeable(request, found)
        else [],
    }
    return render(request, "assessment/sheet.html", context)


def _matter_page(one: derivation.Derived) -> str:
    return reverse("matter", args=[one.matter_uid]) if one.matter_uid else ""


def _judgeable(request: AuthenticatedRequest, found: Any) -> bool:  # Any: doors know no models
    """Whether the scheme leaves anything to people for this party."""
    today = beijing_day(request.at)
    return bool(judged.rules_of(found.run.year, today, PartyKind(found.party), Side(found.side)))


def judge_part(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """What does the scheme leave to people for this party, and how is it judged?"""
    found = queries.visible_sheet(person=request.user, at=request.at, uid=uid)
    access.require("assessment.judge_part", organization.standing(request.user, request.at))
    year, side = found.run.year, Side(found.side)
    today = beijing_day(request.at)
    left = judged.rules_of(year, today, PartyKind(found.party), side, found.unit_name)
    choices = [(one.rule.code, f"{one.rule.title}（{one.low} – {one.high}）") for one in left]
    return perform(
        request,
        form=forms.JudgeForm(sent(request), rules=choices),
        act=lambda filled: actions.judge_part(
            by=request.user,
            at=request.at,
            request_id=filled.request_uuid,
            year=year,
            unit=found.unit.uid,
            person=found.person.uid if found.person else None,
            side=side,
            **filled.values(),
        ),
        done=lambda _made: reverse("assessment_sheet", args=[uid]),
        template="assessment/act.html",
        context={
            "title": _("评定考核项目"),
            "about": f"{found.unit_name} {found.person_name}",
            "submit": _("提交评定"),
            "cancel": reverse("assessment_sheet", args=[uid]),
            "consequence": _("评定记入该考核对象，下一次计算时计入得分；已算出的得分不变。"),
        },
    )


@require_safe
def mine(request: AuthenticatedRequest) -> HttpResponse:
    """What was computed of me, and of the unit for which I stand?"""
    years = queries.years()
    asked = request.GET.get("year", "")
    year = int(asked) if asked.isdigit() and int(asked) in years else (years[0] if years else None)
    found = queries.latest(year) if year is not None else None
    own, units = [], []
    if found is not None:
        own = queries.of_person(request.user, found)
        units = queries.of_units(queries.own_units(request.user, request.at), found)
    context = {
        "years": years,
        "year": year,
        "run": found,
        "own": [_shown(one) for one in own],
        "units": [_shown(one) for one in units],
        "note": _note(request),
    }
    return render(request, "assessment/mine.html", context)


def _shown(one: Any) -> tuple[Any, str, str, str]:  # Any: doors know no models
    """A sheet with its side, points and proposed grade in words."""
    return one, str(Side(one.side).label), plain(one.rounded), grade_word(one.party, one.proposed)
