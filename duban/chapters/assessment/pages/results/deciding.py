"""The forms by which the Leading Group fixes grades, and corrects them."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _

from duban.chapters.assessment import actions
from duban.chapters.assessment.actions import PersonOverride, UnitOverride
from duban.chapters.assessment.forms import results as forms
from duban.chapters.assessment.pages.results.filling import (
    Values,
    barred,
    fill,
    opened_result,
    opened_round,
    recent_meetings,
    scale_of,
    to_result,
    to_round,
    with_file,
)
from duban.chapters.assessment.pages.results.looking import shown
from duban.chapters.assessment.queries import results as queries
from duban.chapters.assessment.queries import signing
from duban.chapters.assessment.terms.scheme import PersonGrade, UnitGrade
from duban.support.doors.http import AuthenticatedRequest

if TYPE_CHECKING:
    from collections.abc import Sequence

    from duban.chapters.assessment.models import ResultRound
    from duban.chapters.assessment.queries.results import AnyResult

TEMPLATE = "assessment/results/fix.html"
CHANGE = "change"


def fix_unit_grade(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Which grade does each unit have?"""
    found = opened_round(request, uid, "assessment.fix_unit_grade")
    results = list(queries.unit_results(found))
    changing = _changing(request, results)
    form: list[forms.FixForm] = []

    def make(data: object) -> forms.FixForm:
        form[:] = [_form(data, found, changing, UnitGrade)]
        return form[0]

    def act(values: Values) -> ResultRound:
        overrides = [
            UnitOverride(UUID(one), UnitGrade(grade), reason) for one, grade, reason in form[0].overrides()
        ]
        return actions.fix_unit_grade(result_round=uid, overrides=overrides, **_basis(values))

    return fill(
        request,
        form=make,
        act=act,
        done=to_round,
        template=TEMPLATE,
        context=_context(found, results, changing, _("确定单位等次")),
    )


def fix_person_grade(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Which grade does each person have?"""
    found = opened_round(request, uid, "assessment.fix_person_grade")
    results = list(queries.person_results(found))
    changing = _changing(request, results)
    form: list[forms.FixForm] = []

    def make(data: object) -> forms.FixForm:
        form[:] = [_form(data, found, changing, PersonGrade)]
        return form[0]

    def act(values: Values) -> ResultRound:
        overrides = [
            PersonOverride(UUID(one), PersonGrade(grade), reason)
            for one, grade, reason in form[0].overrides()
        ]
        return actions.fix_person_grade(result_round=uid, overrides=overrides, **_basis(values))

    return fill(
        request,
        form=make,
        act=act,
        done=to_round,
        template=TEMPLATE,
        context=_context(found, results, changing, _("确定人员等次")),
    )


def return_results(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """What must the Office do better before grades are fixed?"""
    found = opened_round(request, uid, "assessment.return_results")
    return fill(
        request,
        form=lambda data: forms.ReturnForm(data, about=found),
        act=lambda values: actions.return_results(result_round=uid, **values),
        done=to_round,
        context={
            "title": _("退回考核结果"),
            "submit": _("退回"),
            "cancel": to_round(found),
            "round": found,
            "nothing": barred(request, "assessment.return_results", found),
            "consequence": _(
                "退回后由领导小组办公室修改：可以按新的计算重新拟定，可以合并两段考核。结果有改动的须重新公示，没有改动的可以写明情况后再报。"
            ),
        },
    )


def sign_results(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Do I agree with the suggested grades?"""
    found = opened_round(request, uid, "assessment.sign_results")
    return fill(
        request,
        form=lambda data: forms.SignForm(data, about=found),
        act=lambda values: actions.sign_results(result_round=uid, **values),
        done=lambda _signed: to_round(found),
        context={
            "title": _("传签考核结果"),
            "submit": _("签署"),
            "cancel": to_round(found),
            "round": found,
            "nothing": barred(request, "assessment.sign_results", found),
            "consequence": _(
                "应签的领导小组成员全部同意后，可按传签确定等次。分管或任职于被考核单位的成员，就该单位登记回避，签署不及于该单位。"
            ),
        },
    )


def _changing(request: AuthenticatedRequest, results: Sequence[AnyResult]) -> list[AnyResult]:
    """Those that were ticked to be decided otherwise."""
    wanted = set(request.GET.getlist(CHANGE))
    return [one for one in results if str(one.uid) in wanted and one.ranked]


def _form(
    data: object, found: ResultRound, changing: Sequence[AnyResult], scale: forms.Scale
) -> forms.FixForm:
    return forms.FixForm(
        data,
        about=found,
        meetings=recent_meetings(),
        circulates=bool(signing.signatures(found)),
        changing=[(str(one.uid), one.listed, one.suggested) for one in changing],
        scale=scale,
    )


def _basis(values: Values) -> Values:
    """The decision itself, without what was decided on single results."""
    return {
        "by": values["by"],
        "at": values["at"],
        "request_id": values["request_id"],
        "opinion": values["opinion"],
        "meeting": UUID(values["meeting"]) if values["meeting"] else None,
        "place": values["place"],
        "circulated": values.get("circulated", False),
    }


def _context(
    found: ResultRound, results: Sequence[AnyResult], changing: Sequence[AnyResult], title: str
) -> dict[str, object]:
    return {
        "title": title,
        "submit": title,
        "cancel": to_round(found),
        "round": found,
        "rows": [shown(one) for one in results],
        "changing": {one.pk for one in changing},
        "consequence": _(
            "未勾选的按拟定等次确定；勾选的改变等次，须逐一写明理由。建议等次和确定的等次都保留在案。确定后只能更正。"
        ),
    }


def correct_result(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """What is wrong in a fixed result, by which evidence, on whose decision?"""
    found = opened_result(request, uid, "assessment.correct_result")
    current = queries.current(found)
    return fill(
        request,
        form=lambda data: forms.CorrectForm(
            data,
            about=current,
            scale=scale_of(current),
            meetings=recent_meetings(),
            initial={"grade": current.grade},
        ),
        act=lambda values: actions.correct_result(
            result=uid,
            **{
                **with_file(values, "evidence"),
                "meeting": UUID(values["meeting"]) if values["meeting"] else None,
            },
        ),
        done=to_result,
        upload=True,
        context={
            "title": _("更正考核结果"),
            "submit": _("更正"),
            "cancel": to_result(current),
            "one": shown(current),
            "consequence": _(
                "更正另成一版，原结果保留可查；已移交的年度考核结果标注“已更正”，须另行移交新的一版。"
            ),
        },
    )
