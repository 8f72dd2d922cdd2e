"""处理决定: copied, compared, served, executed, appealed against, changed; each form in its case."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from duban.chapters.accountability import actions
from duban.chapters.accountability.forms import deciding as forms
from duban.chapters.accountability.pages.filling import (
    Data,
    chosen,
    fill,
    opened,
    outsiders,
    people,
    standing,
    to_case,
)
from duban.chapters.accountability.pages.handling import scans
from duban.chapters.accountability.queries import decisions as queries
from duban.chapters.accountability.queries import materials, tables
from duban.chapters.accountability.terms.decision import DecisionState, Measure
from duban.ground import access
from duban.ground.access import Role
from duban.ground.beijing import beijing_day
from duban.support.doors.http import AuthenticatedRequest
from duban.support.rulebook import queries as rulebook

if TYPE_CHECKING:
    from duban.chapters.accountability.models import CaseDecision


def record_decision(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """What does the competent body's paper say?"""
    found = opened(request, uid, "accountability.record_decision")
    grades = [
        (code, label)
        for fit in tables.fits(rulebook.values(beijing_day(request.at)))
        for code, label in fit.grades
    ]
    changed = [
        (str(one.uid), one.number)
        for one in queries.decisions_of(found)
        if one.state == DecisionState.CHANGED and queries.replaced_by(one) is None
    ]
    return fill(
        request,
        form=lambda data: forms.DecisionForm(
            data,
            about=found,
            people=people(found),
            unit=found.unit_name,
            grades=list(dict.fromkeys(grades)),
            scans=scans(uid, request),
            changed=changed,
        ),
        act=lambda values: actions.record_decision(
            case=uid, **chosen({"replaces": "", **values}, "person", "piece", "replaces")
        ),
        done=lambda _row: to_case(found),
        context={
            "title": _("登记处理决定"),
            "submit": _("登记"),
            "case": found,
            "cancel": to_case(found),
            "consequence": _(
                "照决定书登记，一人一项。由另一人对照复核；送达后生效，生效前不影响考核和评优评先。"
            ),
        },
    )


def check_decision(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Does what was copied agree with the paper?"""
    found = _decision(request, uid, "accountability.check_decision")
    return fill(
        request,
        form=lambda data: forms.CompareForm(data, about=found),
        act=lambda values: actions.check_decision(case_decision=uid, **values),
        done=lambda _row: to_case(found.case),
        context={
            "title": _("复核处理决定"),
            "submit": _("提交复核"),
            "case": found.case,
            "cancel": to_case(found.case),
            "quoted": (_("登记的决定"), said(found)),
            "consequence": _("录入人不得复核。一致的，转入送达；不一致的，另行登记。"),
        },
    )


def serve_decision(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """How, and on which day, was the decision served?"""
    found = _decision(request, uid, "accountability.serve_decision")
    return fill(
        request,
        form=lambda data: forms.ServeForm(data, about=found, people=outsiders(found.case)),
        act=lambda values: actions.serve_decision(case_decision=uid, **chosen(values, "second")),
        done=lambda _row: to_case(found.case),
        context={
            "title": _("送达处理决定"),
            "submit": _("登记送达"),
            "case": found.case,
            "cancel": to_case(found.case),
            "quoted": (_("决定"), said(found)),
            "consequence": _("送达后决定生效，生成送达回证并载明申诉途径和期限；本人可在“我的记录”中看到。"),
        },
    )


def execute(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Which step was done, and when?"""
    step = queries.visible_step(person=request.user, at=request.at, uid=uid)
    case = step.decision.case
    access.require("accountability.execute", standing(request, case))
    return fill(
        request,
        form=lambda data: forms.DoneForm(data, about=step),
        act=lambda values: actions.execute(step=uid, **values),
        done=lambda _row: to_case(case),
        context={
            "title": _("登记执行情况"),
            "submit": _("登记"),
            "case": case,
            "cancel": to_case(case),
            "quoted": (_("执行步骤"), step.what),
            "consequence": on_execution(request) + _("最后一步完成后，向决定机关报告。"),
        },
    )


def appeal(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """What is said against the decision, and to whom?"""
    found = _decision(request, uid, "accountability.appeal")
    who = standing(request, found.case)
    own = Role.CONCERNED in who.roles and found.person is not None
    back = reverse("my_record", args=[found.person.uid]) if own and found.person else to_case(found.case)
    scanned = [] if own else scans(found.case.uid, request)

    def form(data: Data) -> forms.AppealForm:
        return forms.AppealForm(data) if own else forms.EnterAppealForm(data, about=found, scans=scanned)

    return fill(
        request,
        form=form,
        act=lambda values: actions.appeal(
            case_decision=uid,
            **({**values, "made_on": beijing_day(request.at)} if own else chosen(values, "piece")),
        ),
        done=lambda _row: back,
        context={
            "title": _("申诉"),
            "submit": _("提出申诉"),
            "crumb": [(reverse("my_records"), _("我的记录"))] if own else None,
            "case": None if own else found.case,
            "cancel": back,
            "quoted": (_("决定"), said(found)),
            "consequence": on_execution(request) + _("申诉由有权机关处理，本系统只登记和跟踪。"),
        },
    )


def answer_appeal(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """What did the body that was entitled make of the appeal?"""
    row = queries.visible_appeal(person=request.user, at=request.at, uid=uid)
    case = row.decision.case
    access.require("accountability.answer_appeal", standing(request, case))
    return fill(
        request,
        form=lambda data: forms.AnswerAppealForm(data, about=row, scans=scans(case.uid, request)),
        act=lambda values: actions.answer_appeal(appeal=uid, **chosen(values, "piece")),
        done=lambda _row: to_case(case),
        context={
            "title": _("登记申诉处理结果"),
            "submit": _("登记"),
            "case": case,
            "cancel": to_case(case),
            "quoted": (_("申诉"), row.words("text")),
            "consequence": _(
                "变更或者撤销的，原决定及其对考核、评优评先的影响即行失效，并限期恢复有关权益。"
            ),
        },
    )


def change_decision(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Why did the body change or withdraw its decision?"""
    found = _decision(request, uid, "accountability.change_decision")
    return fill(
        request,
        form=lambda data: forms.ChangeForm(data, about=found, scans=scans(found.case.uid, request)),
        act=lambda values: actions.change_decision(case_decision=uid, **chosen(values, "piece")),
        done=lambda _row: to_case(found.case),
        context={
            "title": _("变更或撤销处理决定"),
            "submit": _("登记"),
            "case": found.case,
            "cancel": to_case(found.case),
            "quoted": (_("决定"), said(found)),
            "consequence": _("原决定及其对考核、评优评先的影响即行失效，并限期恢复有关权益。"),
        },
    )


def restore(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """What was put right, and how?"""
    row = queries.visible_restoration(person=request.user, at=request.at, uid=uid)
    case = row.decision.case
    access.require("accountability.restore", standing(request, case))
    return fill(
        request,
        form=lambda data: forms.RestoreForm(data, about=row),
        act=lambda values: actions.restore(restoration=uid, **values),
        done=lambda _row: to_case(case),
        context={
            "title": _("恢复有关权益"),
            "submit": _("登记"),
            "case": case,
            "cancel": to_case(case),
            "quoted": (_("应予恢复"), row.what),
            "consequence": _("登记后告知本人。"),
        },
    )


def ask_clearing(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """What should be cleared, and before whom?"""
    found = materials.visible_record(person=request.user, at=request.at, uid=uid)
    access.require("accountability.ask_clearing", standing(request, found.case))
    back = reverse("my_record", args=[uid])
    return fill(
        request,
        form=lambda data: forms.AskClearingForm(data),
        act=lambda values: actions.ask_clearing(case_person=uid, **values),
        done=lambda _row: back,
        context={
            "title": _("申请澄清正名"),
            "submit": _("提出申请"),
            "crumb": [(reverse("my_records"), _("我的记录"))],
            "cancel": back,
            "consequence": _("由组长在规定期限内办理，办理情况在“我的记录”中告知。"),
        },
    )


def clear_name(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """What was cleared, where and before whom?"""
    row = queries.visible_clearing(person=request.user, at=request.at, uid=uid)
    case = row.person.case
    access.require("accountability.clear_name", standing(request, case))
    return fill(
        request,
        form=lambda data: forms.ClearForm(data, about=row),
        act=lambda values: actions.clear_name(clearing=uid, **values),
        done=lambda _row: to_case(case),
        context={
            "title": _("澄清正名"),
            "submit": _("登记澄清"),
            "case": case,
            "cancel": to_case(case),
            "quoted": (_("本人申请"), row.words("request")),
            "consequence": _("在疑问所及的范围内予以澄清，并告知本人。"),
        },
    )


def on_execution(request: AuthenticatedRequest) -> str:
    """What an appeal means for execution today."""
    return tables.on_execution(rulebook.values(beijing_day(request.at)))


def said(decision: CaseDecision) -> str:
    """A decision in one line."""
    whom = decision.person.name if decision.person else decision.case.unit_name
    return f"{decision.body}{decision.number}（{decision.decided_on}）：{whom}，{Measure(decision.measure).label}"


def _decision(request: AuthenticatedRequest, uid: UUID, code: str) -> CaseDecision:
    """The decision of this page, for a person to whom the act is open (404, else 403)."""
    found = queries.visible_decision(person=request.user, at=request.at, uid=uid)
    access.require(code, standing(request, found.case))
    return found
