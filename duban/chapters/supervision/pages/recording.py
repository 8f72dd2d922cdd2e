"""The records: filing one from the phone on the spot, one record with its versions, the list, the coverage."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from duban.chapters.matters import pages as spine
from duban.chapters.matters import queries as matters
from duban.chapters.supervision import actions
from duban.chapters.supervision.forms import inspecting as forms
from duban.chapters.supervision.pages.filling import Values, fill, opened_matter
from duban.chapters.supervision.pages.looked import (
    Choice,
    filled_rows,
    initial,
    line_choices,
    line_words,
    of_record,
    taken,
    uid_of,
    unit_choices,
)
from duban.chapters.supervision.queries import inspecting, modes
from duban.chapters.supervision.terms.inspecting import InspectionForm, OpinionAnswer, StudyWay
from duban.ground import access
from duban.ground.access import NotFound
from duban.ground.beijing import beijing_day
from duban.support.doors import streams
from duban.support.doors.http import AuthenticatedRequest
from duban.support.doors.offers import Offer, offer
from duban.support.files import queries as files
from duban.support.organization import queries as organization
from duban.support.paging.keyset import keyset

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from duban.chapters.supervision.forms import ChosenForm
    from duban.chapters.supervision.models import InspectionRecord, VisitSubject
    from duban.chapters.supervision.pages.filling import Data

ACT_OF = {
    InspectionForm.FIELD_STUDY: "supervision.study_in_field",
    InspectionForm.LOOK_BACK: "supervision.look_back",
}


def record_subject(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """What did we see there?"""
    subject = inspecting.visible_subject(person=request.user, at=request.at, uid=uid)
    code = ACT_OF.get(InspectionForm(subject.form), "supervision.record_visit")
    access.require(code, matters.standing(request.user, request.at, subject.matter))
    today = beijing_day(request.at)
    form, act = _way(request, subject)
    return fill(
        request,
        form=form,
        act=act,
        done=lambda made: reverse("inspection_record", args=[made.uid]),
        upload="evidence",
        context={
            "title": _("登记{form}记录").format(form=InspectionForm(subject.form).label),
            "matter": subject.matter,
            "submit": _("归档"),
            "cancel": reverse("visit", args=[subject.visit.uid]),
            "facts": [(_("单位"), organization.unit_name(subject.visit.unit_id, today))],
            "consequence": _("记录一经归档不得修改，有误的另行更正并保留原记录；归档后该单位可以查看。"),
        },
    )


def _way(
    request: AuthenticatedRequest, subject: VisitSubject
) -> tuple[Callable[[Data], ChosenForm], Callable[[Values], InspectionRecord]]:
    """The form of this kind of visit and the act that it does."""
    about, today = subject.visit, beijing_day(request.at)
    choices: dict[str, Sequence[Choice]] = {"lines": line_choices()}
    begun = initial(today)
    if subject.form == InspectionForm.FIELD_STUDY:
        units = unit_choices(request, subject.matter)
        return (
            lambda data: forms.StudyForm(data, about=about, choices=choices, initial=begun, units=units),
            lambda given: _study(subject.uid, given),
        )
    if subject.form == InspectionForm.LOOK_BACK:
        before = [
            (str(one.uid), f"{one.held_on} {InspectionForm(one.form).label}：{one.seen[:40]}")
            for one in modes.to_look_back_on(subject.matter, about.unit_id)
        ]
        return (
            lambda data: forms.LookBackForm(
                data, about=about, choices={**choices, "record": before}, initial=begun
            ),
            lambda given: actions.look_back(
                subject=subject.uid, record=uid_of(given.pop("record")), looked=taken(given), **given
            ),
        )
    return (
        lambda data: forms.LookedForm(data, about=about, choices=choices, initial=begun),
        lambda given: actions.record_visit(subject=subject.uid, looked=taken(given), **given),
    )


def _study(uid: UUID, given: Values) -> InspectionRecord:
    opinions = [
        actions.Suggestion(unit=uid_of(unit), text=text) for text, unit in filled_rows(given, "opinion", "to")
    ]
    ways = [StudyWay(one) for one in given.pop("ways")]
    return actions.study_in_field(subject=uid, ways=ways, opinions=opinions, looked=taken(given), **given)


def supervise_otherwise(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """In which other way was it supervised, and what was seen?"""
    matter = opened_matter(request, uid, "supervision.supervise_otherwise")

    def act(given: Values) -> InspectionRecord:
        unit = uid_of(given.pop("unit"))
        return actions.supervise_otherwise(matter=uid, unit=unit, looked=taken(given), **given)

    return fill(
        request,
        form=lambda data: forms.OtherForm(
            data,
            about=matter,
            choices={"lines": line_choices(), "unit": unit_choices(request, matter)},
            initial=initial(beijing_day(request.at)),
        ),
        act=act,
        done=lambda made: reverse("inspection_record", args=[made.uid]),
        upload="evidence",
        context={
            "title": _("登记其他方式督办"),
            "matter": matter,
            "submit": _("归档"),
            "cancel": spine.back_to(matter),
            "consequence": _("不到单位的督办方式在此登记；到单位的须先安排督查。记录一经归档不得修改。"),
        },
    )


def correct_record(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """What in this record is wrong, and why?"""
    found = modes.visible_record(person=request.user, at=request.at, uid=uid)
    access.require("supervision.correct_record", modes.standing(request.user, request.at, found))
    back = reverse("inspection_record", args=[uid])

    def act(given: Values) -> InspectionRecord:
        return actions.correct_record(record=uid, looked=taken(given), **given)

    return fill(
        request,
        form=lambda data: forms.CorrectRecordForm(
            data,
            about=found,
            choices={"lines": line_choices()},
            initial=of_record(found, modes.clauses_of(found)),
        ),
        act=act,
        done=lambda made: reverse("inspection_record", args=[made.uid]),
        upload="evidence",
        context={
            "title": _("更正督查记录"),
            "matter": found.matter,
            "submit": _("归档更正"),
            "cancel": back,
            "consequence": _("原记录保留并可查看，现行的是更正后的记录；原附材料仍附在原记录。"),
        },
    )


@require_safe
def inspection_record(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """What was seen, what of article 9 was looked at, and what followed?"""
    found = modes.visible_record(person=request.user, at=request.at, uid=uid)
    later = modes.later_version(found)
    opinions = [
        (
            one,
            organization.unit_name(one.unit_id, found.filed_on),
            _answer(one.answer),
            modes.opinion_owed(one),
        )
        for one in modes.opinions_of(found)
        if modes.sees_opinion(request.user, request.at, one)
    ]
    ticked = modes.clauses_of(found)
    context = {
        "record": found,
        "matter": found.matter,
        "title": found.mode_name or InspectionForm(found.form).label,
        "unit": organization.unit_name(found.unit_id, found.held_on),
        "lines": [(clause, line_words(clause)) for clause in ticked],
        "ways": [StudyWay(one).label for one in found.ways],
        "evidence": modes.files_of(found),
        "versions": [(one, modes.clauses_of(one)) for one in modes.versions_of(found)],
        "later": later,
        "opinions": opinions,
        "looked_back": modes.looked_back_on(found),
        "offers": [] if later else _of_record(request, found),
    }
    return render(request, "supervision/record.html", context)


def _answer(answer: str) -> str:
    return str(OpinionAnswer(answer).label) if answer else ""


def _of_record(request: AuthenticatedRequest, found: InspectionRecord) -> list[Offer]:
    who = modes.standing(request.user, request.at, found)
    result: list[Offer] = []
    for one in modes.opinions_of(found):
        if not one.answer:
            standing = modes.opinion_standing(request.user, request.at, one)
            url = reverse("answer_study_opinion", args=[one.uid])
            result += offer("supervision.answer_study_opinion", url, standing, label=_("答复意见建议"))
    result += offer("supervision.record_problem", reverse("record_problem", args=[found.matter.uid]), who)
    return result + offer("supervision.correct_record", reverse("correct_record", args=[found.uid]), who)


@require_safe
def record_file(request: AuthenticatedRequest, uid: UUID, file: UUID) -> StreamingHttpResponse:
    """The photo or paper itself, for whoever may see the record."""
    found = modes.visible_record(person=request.user, at=request.at, uid=uid)
    one = modes.evidence_for(file, found)
    if one is None:
        raise NotFound("files.unknown", "6(2)")
    return streams.attachment(files.open_bytes(one), name=one.name, kind=one.kind, size=one.size)


@require_safe
def inspections(request: AuthenticatedRequest) -> HttpResponse:
    """Which records are there, of which mode, unit and matter?"""
    form, asked = request.GET.get("form", ""), request.GET.get("unit", "")
    rows = modes.records(request.user, request.at)
    if form in InspectionForm.values:
        rows = rows.filter(form=form)
    units = modes.units_recorded(request.user, request.at)
    if asked in dict(units):
        rows = rows.filter(unit__uid=asked)
    page = keyset(rows, sort=("-held_on", "-id"), cursor=request.GET.get("page"), about=f"{form} {asked}")
    return render(
        request,
        "supervision/inspections.html",
        {
            "lines": [
                (
                    one,
                    one.mode_name or InspectionForm(one.form).label,
                    organization.unit_name(one.unit_id, one.held_on),
                    len(modes.clauses_of(one)),
                )
                for one in page.items
            ],
            "page": page,
            "form": form,
            "forms": InspectionForm.choices,
            "unit": asked,
            "units": units,
            "tab": "records",
            "whole": inspecting.sees_all(request.user, request.at),
        },
    )


def answer_study_opinion(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Do we take up what the study suggests, and how, or why not?"""
    found = modes.visible_opinion(person=request.user, at=request.at, uid=uid)
    access.require(
        "supervision.answer_study_opinion", modes.opinion_standing(request.user, request.at, found)
    )
    back = reverse("matter", args=[found.record.matter.uid])
    owed = modes.opinion_owed(found)
    return fill(
        request,
        form=lambda data: forms.AnswerOpinionForm(data, about=found),
        act=lambda given: actions.answer_study_opinion(study_opinion=uid, **given),
        done=lambda _made: back,
        context={
            "title": _("答复调研意见建议"),
            "matter": found.record.matter,
            "submit": _("答复"),
            "cancel": back,
            "facts": [
                (_("意见建议"), found.text),
                (_("调研日期"), found.record.held_on),
                (_("应答复"), owed.due_on if owed else "—"),
            ],
            "consequence": _(
                "采纳、部分采纳的写明怎样落实、何时完成；不采纳的写明理由。答复后不再列为待办。"
            ),
        },
    )


@require_safe
def coverage(request: AuthenticatedRequest) -> HttpResponse:
    """Which lines of article 9 were looked at this year on which matter, and which on none?"""
    inspecting.check_sees(request.user, request.at)
    today = beijing_day(request.at)
    asked = request.GET.get("year", "")
    year = int(asked) if asked.isdigit() and len(asked) == 4 else today.year
    seen = "no" if request.GET.get("seen") == "no" else "yes"
    rows = {"yes": modes.matters_of(year, seen=True), "no": modes.matters_of(year, seen=False)}
    page = keyset(rows[seen], sort=("-id",), cursor=request.GET.get("page"), about=f"{year} {seen}")
    return render(
        request,
        "supervision/coverage.html",
        {
            "rows": modes.coverage(page.items, year),
            "page": page,
            "heads": line_choices(),
            "year": year,
            "years": [today.year - back for back in range(3)],
            "seen": seen,
            "counts": (rows["yes"].count(), rows["no"].count()),
            "tab": "coverage",
            "whole": True,
        },
    )
