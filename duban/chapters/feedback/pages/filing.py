"""Filing a report: prefilled from the last one, drafts kept, evidence never uploaded twice."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4, uuid5

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from duban.chapters.feedback import actions, queries, rules
from duban.chapters.feedback.actions import ValueGiven, WordGiven
from duban.chapters.feedback.forms import Aim, ReportForm, value_name, why_name, word_name
from duban.chapters.feedback.queries import measuring
from duban.chapters.feedback.terms import Confidence, ReportKind
from duban.chapters.matters import pages as spine
from duban.chapters.matters import queries as matters
from duban.chapters.matters import rules as matters_rules
from duban.ground import access
from duban.ground.access import Refusal, Unfit
from duban.ground.beijing import beijing_day
from duban.ground.secrecy import marking_in
from duban.support.doors import refusal as words
from duban.support.doors.http import AuthenticatedRequest
from duban.support.doors.pages import SeeOther, perform
from duban.support.files import actions as files
from duban.support.files import queries as stored
from duban.support.organization import queries as organization
from duban.support.rulebook import queries as rulebook

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

    from duban.chapters.feedback.models import Draft, Report
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
    "confidence",
    "kept",
)
# The fields that the category and the objectives of the matter add.
MEASURED = ("word_", "value_", "why_")


def submit_report(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """How far have we come, what is in the way, what comes next?"""
    matter = matters.get_visible(person=request.user, at=request.at, uid=uid)
    access.require("feedback.submit_report", matters.standing(request.user, request.at, matter))
    owed = queries.owed_by(matter, person=request.user, at=request.at)
    choices = _choices(request, matter, owed)
    asked = request.POST.get("obligation") or request.GET.get("obligation", "")
    key = asked if asked in dict(choices) else choices[0][0] if choices else ""
    chosen = _chosen(request, matter, owed, key)
    shape: dict[str, Any] = {  # Any: what a form is made of
        "about": matter,
        "owed": choices,
        "fields": measuring.fields_of(matter, beijing_day(request.at)),
        "aims": aims_of(matter),
    }
    context = {
        "title": _("报送反馈"),
        "matter": matter,
        "cancel": spine.back_to(matter),
        "deadline": spine.shown_day(matters.due_on_of(matter)),
        "quick": _quick(request, matter, chosen),
        "chosen": key,
    }
    if request.method != "POST":
        draft = _draft(request, matter, chosen)
        form = ReportForm(**shape, initial=_initial(matter, chosen, draft))
        shown = {
            **context,
            "form": form,
            "draft": draft,
            "kept": kept_files(str(form.initial.get("kept", ""))),
        }
        return render(request, TEMPLATE, shown)
    try:
        data = with_files(request)
    except Refusal as refused:
        form = ReportForm(request.POST, **shape)
        shown = {**context, "form": form, "refusal": words.worded(refused)}
        return render(request, TEMPLATE, shown, status=refused.status)
    if "save" in request.POST:
        return _save(request, matter, chosen, data)
    return perform(
        request,
        form=ReportForm(data, **shape),
        act=lambda filled: _submit(request, uid, filled),
        done=lambda report: reverse("report", args=[report.uid]),
        template=TEMPLATE,
        context={**context, "kept": kept_files(data.get("kept", ""))},
    )


def _draft(request: AuthenticatedRequest, matter: Matter, chosen: _Chosen | None) -> Draft | None:
    if chosen is None:
        return None
    return queries.draft(person=request.user, matter=matter, about_ref=chosen.about_ref)


def _choices(request: AuthenticatedRequest, matter: Matter, owed: list[Obligation]) -> list[tuple[str, str]]:
    """What is owed by due date, and unasked progress of each unit of the person."""
    found = [(str(one.uid), spine.named(one)) for one in owed]
    for unit in queries.own_units(matter, person=request.user, at=request.at):
        found.append((f"{UNASKED}{unit.uid}", _("主动报送进展情况")))
    return found


@dataclass(frozen=True)
class _Chosen:
    """What the report is to answer: the key of the choice, and the obligation, or the unit unasked."""

    key: str
    kind: ReportKind
    unit: int
    about_ref: str


def _chosen(
    request: AuthenticatedRequest, matter: Matter, owed: list[Obligation], key: str
) -> _Chosen | None:
    for duty in owed:
        if str(duty.uid) == key:
            return _Chosen(key, rules.KIND_OF_DUTY[duty.kind], duty.unit_id, duty.ref)
    for unit in queries.own_units(matter, person=request.user, at=request.at):
        if f"{UNASKED}{unit.uid}" == key:
            return _Chosen(key, rules.nature(None), unit.pk, unit.ref)
    return None


def _quick(request: AuthenticatedRequest, matter: Matter, chosen: _Chosen | None) -> dict[str, object] | None:
    """「按序时进度推进」 as one button, or why it is not to be had; nothing for other kinds of report."""
    if chosen is None or chosen.kind != ReportKind.PERIODIC:
        return None
    today = beijing_day(request.at)
    values, course = rulebook.values(today), queries.course(matter, chosen.unit, today)
    percent, why_not = rules.on_schedule(course), None
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
        "obligation": chosen.key,
        "percent": percent,
        "schedule": course.schedule,
        "why_not": why_not,
    }


def _initial(matter: Matter, chosen: _Chosen | None, draft: Draft | None) -> dict[str, object]:
    """The draft if there is one; else what the last report said, so that nothing is asked twice."""
    if chosen is None:
        return {}
    if draft is not None:
        return {**draft.content, "obligation": chosen.key}
    last = queries.last_progress(matter, chosen.unit)
    percent = 100 if chosen.kind == ReportKind.FINAL else last.percent if last else matter.percent
    prefilled: dict[str, object] = {"obligation": chosen.key, "percent": percent}
    if last is not None:
        prefilled |= {"progress": last.progress, "problems": last.problems, "next_step": last.next_step}
        prefilled["confidence"] = last.confidence
    words = measuring.last_words(matter, chosen.unit)
    values = measuring.last_values(matter, chosen.unit)
    prefilled |= {word_name(code): value for code, value in words.items()}
    return prefilled | {value_name(uid): value for uid, value in values.items()}


def with_files(request: AuthenticatedRequest) -> QueryDict:
    """Keep what was uploaded before anything else can fail, and name it in the form: a refused report does
    not lose its evidence, and a form sent twice keeps a file once."""
    data = request.POST.copy()
    kept = data.get("kept", "").split()
    for one in [*request.FILES.getlist("evidence"), *request.FILES.getlist("photos")]:
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


def kept_files(text: str) -> list[StoredFile]:
    """The files that the form already holds; a mark that is none is passed over."""
    found = []
    for mark in text.split():
        try:
            found.append(stored.file_by_uid(UUID(mark)))
        except (ValueError, Refusal):
            continue
    return found


def _save(
    request: AuthenticatedRequest, matter: Matter, chosen: _Chosen | None, data: QueryDict
) -> HttpResponse:
    """Keep what is typed, or give it up: by itself while it is typed, or by the button."""
    how = data.get("save", "")
    if chosen is None:
        return SeeOther(spine.back_to(matter))
    who, about = request.user, chosen.about_ref
    if how == "drop":
        actions.drop_draft(person=who, matter=matter, about_ref=about)
        messages.success(request, _("草稿已弃用"))
    else:
        names = [*KEPT_FIELDS, *(name for name in data if name.startswith(MEASURED))]
        content = {name: data.get(name, "")[:5000] for name in names}
        if found := marking_in(content):
            raise Unfit("doors.marked_secret", "6(1)", marking=found)
        actions.keep_draft(person=who, matter=matter, about_ref=about, content=content, at=request.at)
        if how == "auto":
            return render(request, "feedback/_kept.html", {"saved_at": request.at})
        messages.success(request, _("草稿已保存"))
    return SeeOther(f"{reverse('submit_report', args=[matter.uid])}?obligation={chosen.key}")


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
        evidence=[one.uid for one in kept_files(values["kept"])],
        words=[]
        if as_planned
        else [WordGiven(one.code, _typed(values[word_name(one.code)])) for one in filled.words],
        values=[]
        if as_planned
        else [
            ValueGiven(UUID(one.uid), values[value_name(one.uid)], values[why_name(one.uid)])
            for one in filled.aims
        ],
        confidence=Confidence(values["confidence"]) if values["confidence"] else None,
    )


def _typed(value: object) -> str:
    """A day or a text as the act takes it; nothing where nothing was typed."""
    return str(value) if value else ""


def aims_of(matter: Matter) -> list[Aim]:
    """What the matter aims at, as far as it can be measured."""
    return [
        Aim(str(one.uid), one.indicator, f"{one.target}{one.measure}")
        for one in matters.measured_objectives(matter)
    ]


def reportable(matter: Matter) -> None:
    """Whether reports can be filed on the matter at all."""
    matters_rules.check_active(matter.state, matter.closed_on, "11(4)")
