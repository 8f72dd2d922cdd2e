"""Filing a record, from the phone on the spot, and correcting one."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

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
    of_record,
    taken,
    uid_of,
    unit_choices,
)
from duban.chapters.supervision.queries import inspecting, modes
from duban.chapters.supervision.terms.inspecting import InspectionForm, StudyWay
from duban.ground import access
from duban.ground.beijing import beijing_day
from duban.support.doors.http import AuthenticatedRequest
from duban.support.organization import queries as organization

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
