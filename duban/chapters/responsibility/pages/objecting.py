"""The forms of an objection to an assignment, and of its answer."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _

from duban.chapters.matters import pages as spine
from duban.chapters.matters import queries as matters
from duban.chapters.matters.forms import sent
from duban.chapters.responsibility import actions, forms, queries, rules
from duban.chapters.responsibility.pages.giving import own
from duban.ground import access
from duban.ground.beijing import beijing_day
from duban.support.doors.http import AuthenticatedRequest
from duban.support.doors.pages import perform
from duban.support.rulebook import queries as rulebook


def object_to_assignment(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """What does our unit hold against this assignment, and who is competent?"""
    row = own(request, uid, "responsibility.object_to_assignment")
    values = rulebook.values(beijing_day(request.at))
    within = values.number("responsibility.objection_within")
    return perform(
        request,
        form=forms.ObjectForm(sent(request), about=row),
        act=lambda filled: actions.object_to_assignment(
            by=request.user,
            at=request.at,
            request_id=filled.request_uuid,
            assignment=row.uid,
            **filled.values(),
        ),
        done=lambda _objection: spine.back_to(row.matter),
        template=spine.ACT_PAGE,
        context={
            "title": _("对交办提出异议"),
            "matter": row.matter,
            "submit": _("提出异议"),
            "cancel": spine.back_to(row.matter),
            "facts": [
                (_("单位"), row.unit_name),
                (_("交办日期"), row.assigned_on),
                (_("收到日期"), row.received_on),
                (_("提出期限"), rules.last_day_to_object(row.received_on, within, rulebook.calendar())),
                (_("办理时限"), spine.shown_day(matters.due_on_of(row.matter))),
            ],
            "consequence": _(
                "异议应在收到后 {within} 个工作日内提出，只提一次；领导小组办公室在 {answer} 个工作日内答复。"
                "责任不因异议中止：异议期间，办理时限、签收、分解落实照常计算。"
                "异议成立的，变更责任单位另按事项调整办理，调整前仍由本单位承办。"
            ).format(within=within, answer=values.number("responsibility.answer_objection_within")),
        },
    )


def answer_objection(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Is the unit right that this matter is not its own?"""
    objection = queries.visible_objection(person=request.user, at=request.at, uid=uid)
    row = objection.assignment
    access.require("responsibility.answer_objection", matters.standing(request.user, request.at, row.matter))
    within = rulebook.values(beijing_day(request.at)).number("responsibility.adjust_within")
    return perform(
        request,
        form=forms.AnswerForm(sent(request), about=objection),
        act=lambda filled: actions.answer_objection(
            by=request.user,
            at=request.at,
            request_id=filled.request_uuid,
            assignment=row.uid,
            **filled.values(),
        ),
        done=lambda _objection: spine.back_to(row.matter),
        template=spine.ACT_PAGE,
        context={
            "title": _("答复交办异议"),
            "matter": row.matter,
            "submit": _("答复"),
            "cancel": spine.back_to(row.matter),
            "facts": [
                (_("单位"), row.unit_name),
                (_("异议"), f"{objection.reason}\n{objection.by.name} {objection.on}"),
                (_("认为应当承办的单位"), objection.competent),
            ],
            "consequence": _(
                "答复本身不变更责任单位。异议成立的，领导小组办公室应在 {within} 个工作日内办理事项调整，"
                "由审定立项的同级决定；调整之前，该单位的责任和各项时限不变。异议不成立的，按交办办理。"
            ).format(within=within),
        },
    )
