"""Filing a report: prefilled from the last one, drafts kept, evidence never uploaded twice."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID, uuid4, uuid5

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from duban.chapters.feedback import actions, queries, rules
from duban.chapters.feedback.forms import ReportForm
from duban.chapters.feedback.terms import ReportKind
from duban.chapters.matters import pages as spine
from duban.chapters.matters import queries as matters
from duban.chapters.matters import rules as matters_rules
from duban.ground import access
from duban.ground.access import Refusal
from duban.ground.beijing import beijing_day
from duban.support.doors import refusal as words
from duban.support.doors.http import AuthenticatedRequest
from duban.support.doors.pages import SeeOther, perform
from duban.support.files import actions as files
from duban.support.files import queries as stored
from duban.support.organization import queries as organization
from duban.support.rulebook import queries as rulebook

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

    from duban.chapters.feedback.models import Report
    from duban.chapters.matters.models import Matter, Obligation
    from duban.support.files.models import StoredFile

TEMPLATE = "feedback/submit_report.html"
UNASKED = "unit:"
KEPT_FIELDS = (
    "obligation",
    "progress",
    "percent",
    "completed_on",
    "problems",
    "next_step",
    "kept",
)


def submit_report(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """How far have we come, what is in the way, what comes next?"""
    matter = matters.get_visible(person=request.user, at=request.at, uid=uid)
    access.require("feedback.submit_report", matters.standing(request.user, request.at, matter))
    owed = queries.owed_by(matter, person=request.user, at=request.at)
    choices = _choices(request, matter, owed)
    asked = request.POST.get("obligation") or request.GET.get("obligation", "")
    chosen = asked if asked in dict(choices) else choices[0][0] if choices else ""
    context = {
        "title": _("报送反馈"),
        "matter": matter,
        "cancel": spine.back_to(matter),
        "deadline": spine.shown_day(matters.due_on_of(matter)),
        "quick": _quick(request, matter, owed, chosen),
    }
    if request.method != "POST":
        form = ReportForm(about=matter, owed=choices, initial=_initial(request, matter, owed, chosen))
        shown = {**context, "form": form, "kept": _kept(str(form.initial.get("kept", "")))}
        return render(request, TEMPLATE, shown)
    try:
        data = _with_files(request)
    except Refusal as refused:
        form = ReportForm(request.POST, about=matter, owed=choices)
        shown = {**context, "form": form, "refusal": words.worded(refused)}
        return render(request, TEMPLATE, shown, status=refused.status)
    if "save" in request.POST:
        return _save(request, matter, owed, chosen, data)
    return perform(
        request,
        form=ReportForm(data, about=matter, owed=choices),
        act=lambda filled: _submit(request, uid, filled),
        done=lambda report: reverse("report", args=[report.uid]),
        template=TEMPLATE,
        context={**context, "kept": _kept(data.get("kept", ""))},
    )


def _choices(request: AuthenticatedRequest, matter: Matter, owed: list[Obligation]) -> list[tuple[str, str]]:
    """What is owed by due date, and unasked progress of each unit of the person."""
    found = [(str(one.uid), spine.named(one)) for one in owed]
    for unit in queries.own_units(matter, person=request.user, at=request.at):
        found.append((f"{UNASKED}{unit.uid}", _("主动报送进展情况")))
    return found


def _unit(request: AuthenticatedRequest, matter: Matter, owed: list[Obligation], chosen: str) -> int | None:
    """The unit for which the chosen report would be."""
    duty = next((one for one in owed if str(one.uid) == chosen), None)
    if duty is not None:
        return duty.unit_id
    units = queries.own_units(matter, person=request.user, at=request.at)
    return next((unit.pk for unit in units if f"{UNASKED}{unit.uid}" == chosen), None)


def _quick(
    request: AuthenticatedRequest, matter: Matter, owed: list[Obligation], chosen: str
) -> dict[str, object] | None:
    """「按序时进度推进」 as one button, or why it is not to be had; nothing for other kinds of report."""
    unit = _unit(request, matter, owed, chosen)
    if unit is None or _kind(owed, chosen) != ReportKind.PERIODIC:
        return None
    today = beijing_day(request.at)
    values, course = rulebook.values(today), queries.course(matter, unit, today)
    percent = rules.on_schedule(course)
    why_not = None
    try:
        rules.check_as_planned(
            course,
            percent=percent,
            limit=values.number("feedback.same_as_planned_limit"),
            points=values.number("light.behind_points"),
        )
    except Refusal as refused:
        why_not = words.worded(refused)
    return {
        "request_id": uuid4(),
        "version": matter.version,
        "obligation": chosen,
        "percent": percent,
        "schedule": course.schedule,
        "why_not": why_not,
    }


def _kind(owed: list[Obligation], chosen: str) -> ReportKind:
    duty = next((one for one in owed if str(one.uid) == chosen), None)
    return rules.nature(None) if duty is None else rules.KIND_OF_DUTY[duty.kind]


def _initial(
    request: AuthenticatedRequest, matter: Matter, owed: list[Obligation], chosen: str
) -> dict[str, object]:
    """The draft if there is one; else what the last report said, so that nothing is asked twice."""
    draft = queries.draft(person=request.user, matter=matter, kind=_kind(owed, chosen))
    if draft is not None:
        return {**draft.content, "obligation": chosen}
    unit = _unit(request, matter, owed, chosen)
    last = queries.last_progress(matter, unit) if unit is not None else None
    percent = 100 if _kind(owed, chosen) == ReportKind.FINAL else last.percent if last else matter.percent
    prefilled: dict[str, object] = {"obligation": chosen, "percent": percent}
    if last is not None:
        prefilled |= {"progress": last.progress, "problems": last.problems, "next_step": last.next_step}
    return prefilled


def _with_files(request: AuthenticatedRequest) -> QueryDict:
    """Keep what was uploaded before anything else can fail, and name it in the form: a refused report does
    not lose its evidence, and a form sent twice keeps a file once."""
    data = request.POST.copy()
    kept = data.get("kept", "").split()
    for one in request.FILES.getlist("evidence"):
        kept.append(str(_keep(request, one).uid))
    data["kept"] = " ".join(dict.fromkeys(kept))
    return data


def _keep(request: AuthenticatedRequest, upload: UploadedFile[bytes]) -> StoredFile:
    name = upload.name or ""
    try:
        slot = uuid5(UUID(request.POST.get("request_id", "")), f"{name} {upload.size}")
    except ValueError:
        slot = None
    return files.keep(
        upload,
        name,
        actor=organization.actor_of(request.user, request.at),
        standing=organization.standing(request.user, request.at),
        at=request.at,
        request_id=slot,
        owner_ref=request.user.ref,
    )


def _kept(text: str) -> list[StoredFile]:
    """The files that the form already holds; a mark that is none is passed over."""
    found = []
    for mark in text.split():
        try:
            found.append(stored.file_by_uid(UUID(mark)))
        except (ValueError, Refusal):
            continue
    return found


def _save(
    request: AuthenticatedRequest, matter: Matter, owed: list[Obligation], chosen: str, data: QueryDict
) -> HttpResponse:
    content = {name: data.get(name, "")[:5000] for name in KEPT_FIELDS}
    actions.keep_draft(
        person=request.user, matter=matter, kind=_kind(owed, chosen), content=content, at=request.at
    )
    messages.success(request, _("草稿已保存"))
    return SeeOther(f"{reverse('submit_report', args=[matter.uid])}?obligation={chosen}")


def _submit(request: AuthenticatedRequest, uid: UUID, filled: ReportForm) -> Report:
    values, as_planned = filled.values(), "as_planned" in request.POST
    chosen = values["obligation"]
    unasked = chosen.startswith(UNASKED)
    return actions.submit_report(
        by=request.user,
        at=request.at,
        request_id=filled.request_uuid,
        matter=uid,
        obligation=None if unasked else UUID(chosen),
        unit=UUID(chosen.removeprefix(UNASKED)) if unasked else None,
        progress=values["progress"],
        percent=values["percent"],
        problems=values["problems"],
        next_step=values["next_step"],
        completed_on=values["completed_on"],
        as_planned=as_planned,
        evidence=[one.uid for one in _kept(values["kept"])],
    )


def reportable(matter: Matter) -> None:
    """Whether reports can be filed on the matter at all."""
    matters_rules.check_active(matter.state, matter.closed_on, "11(4)")
