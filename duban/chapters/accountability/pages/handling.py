"""The forms on who handles a case, who knows of it, and what lies in it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _

from duban.chapters.accountability import actions
from duban.chapters.accountability.forms import cases as forms
from duban.chapters.accountability.pages.filling import (
    chosen,
    fill,
    opened,
    outsiders,
    people,
    standing,
    to_case,
    with_file,
)
from duban.chapters.accountability.queries import cases as queries
from duban.chapters.accountability.queries import materials
from duban.ground import access
from duban.ground.beijing import beijing_day
from duban.support.doors.http import AuthenticatedRequest
from duban.support.organization import queries as organization
from duban.support.organization.terms import POST_LABELS
from duban.support.rulebook import queries as rulebook

if TYPE_CHECKING:
    from duban.support.organization.models import Person


def name_handlers(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Who verifies?"""
    found = opened(request, uid, "accountability.name_handlers")
    today = beijing_day(request.at)
    least = rulebook.values(today).number("accountability.handlers")
    fit = [(str(one.uid), _placed(one, today)) for one in queries.may_handle(found, today)]
    return fill(
        request,
        form=lambda data: forms.HandlersForm(data, about=found, people=fit),
        act=lambda values: actions.name_handlers(
            case=uid, **{**values, "handlers": tuple(UUID(one) for one in values["handlers"])}
        ),
        done=to_case,
        context={
            "title": _("指定核实人员"),
            "submit": _("指定"),
            "case": found,
            "cancel": to_case(found),
            "consequence": _(
                "不少于 {n} 人。本单位人员、近年曾在该单位任职的人员和督办通知书经办人应当回避，不在可选之列；未再指定的原核实人员不再知悉本案。"
            ).format(n=least),
        },
    )


def _placed(person: Person, day: date) -> str:
    """Name, unit and post; the username tells two apart."""
    hat = organization.hats(person, day)[0]
    unit = organization.unit_name(hat.unit_id, day) if hat.unit_id else ""
    return f"{person.name}（{unit}{hat.title or POST_LABELS[hat.kind]}，{person.username}）"


def recuse_from_case(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Who leaves the case, and why?"""
    found = opened(request, uid, "accountability.recuse_from_case")
    circle = queries.circle_people(found, beijing_day(request.at))
    return fill(
        request,
        form=lambda data: forms.RecuseForm(
            data, about=found, people=[(str(one.uid), one.name) for one in circle]
        ),
        act=lambda values: actions.recuse_from_case(case=uid, **chosen(values, "person")),
        done=lambda case: to_case(case) if _still(request, uid) else "/",
        context={
            "title": _("回避"),
            "submit": _("确认回避"),
            "case": found,
            "cancel": to_case(found),
            "consequence": _("回避的人员立即不再知悉本案，且不得再参与；核实人员不足的，须另行指定。"),
        },
    )


def _still(request: AuthenticatedRequest, uid: UUID) -> bool:
    return queries.cases(request.user, request.at).filter(uid=uid).exists()


def admit_to_circle(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Who may know of the case from now on, and for what?"""
    found = opened(request, uid, "accountability.admit_to_circle")
    return fill(
        request,
        form=lambda data: forms.AdmitForm(data, about=found, people=outsiders(found)),
        act=lambda values: actions.admit_to_circle(case=uid, **chosen(values, "person")),
        done=to_case,
        context={
            "title": _("纳入知悉范围"),
            "submit": _("纳入"),
            "case": found,
            "cancel": to_case(found),
            "consequence": _("可查阅整个案卷，每次查阅均留记录。"),
        },
    )


def remove_from_circle(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Who need not know of it any more?"""
    found = opened(request, uid, "accountability.remove_from_circle")
    seats = [one for one in queries.circle_of(found, beijing_day(request.at)) if not one.post]
    return fill(
        request,
        form=lambda data: forms.PersonForm(
            data, about=found, people=[(str(one.person.uid), one.person.name) for one in seats]
        ),
        act=lambda values: actions.remove_from_circle(case=uid, **chosen(values, "person")),
        done=to_case,
        context={
            "title": _("移出知悉范围"),
            "submit": _("移出"),
            "case": found,
            "cancel": to_case(found),
            "consequence": _("移出后立即不能再查阅。"),
        },
    )


def add_evidence(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """What piece of evidence is this, where does it come from, what does it prove?"""
    found = opened(request, uid, "accountability.add_evidence")
    return fill(
        request,
        form=lambda data: forms.EvidenceForm(data, about=found),
        act=lambda values: actions.add_evidence(case=uid, **with_file(values)),
        done=lambda _row: to_case(found),
        upload=True,
        context={
            "title": _("登记证据"),
            "submit": _("登记"),
            "case": found,
            "cancel": to_case(found),
            "consequence": _("编入证据目录，记录摘要值，由登记人保管；登记后不能修改或者删除。"),
        },
    )


def pass_evidence(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Who keeps the piece from now on?"""
    piece = materials.visible_piece(person=request.user, at=request.at, uid=uid)
    found = piece.case
    access.require("accountability.pass_evidence", standing(request, found))
    circle = queries.circle_people(found, beijing_day(request.at))
    keeper = materials.keeper_of(piece)
    return fill(
        request,
        form=lambda data: forms.PassForm(
            data, about=piece, people=[(str(one.uid), one.name) for one in circle if one.pk != keeper.pk]
        ),
        act=lambda values: actions.pass_evidence(piece=uid, **chosen(values, "to")),
        done=lambda _row: to_case(found),
        context={
            "title": _("移交证据保管：第{n}号").format(n=piece.ordinal),
            "submit": _("移交"),
            "case": found,
            "cancel": to_case(found),
            "consequence": _("现由{name}保管。").format(name=keeper.name),
        },
    )


def record_identity(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Whose identity number is it?"""
    found = opened(request, uid, "accountability.record_identity")
    return fill(
        request,
        form=lambda data: forms.IdentityForm(data, about=found, people=people(found)),
        act=lambda values: actions.record_identity(case=uid, **chosen(values, "person")),
        done=lambda _row: to_case(found),
        context={
            "title": _("登记身份证号码"),
            "submit": _("登记"),
            "case": found,
            "cancel": to_case(found),
        },
    )


def record_interview(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Who was spoken with, and what was said?"""
    found = opened(request, uid, "accountability.record_interview")
    return fill(
        request,
        form=lambda data: forms.InterviewForm(
            data,
            about=found,
            people=people(found),
            seconds=seconds(request, uid),
            scans=scans(uid, request),
        ),
        act=lambda values: actions.record_interview(
            case=uid, **chosen(values, "second", "concerned", "scan")
        ),
        done=lambda _row: to_case(found),
        context={
            "title": _("登记核实谈话"),
            "submit": _("登记"),
            "case": found,
            "cancel": to_case(found),
            "consequence": _("由两名核实人员共同谈话，谈话内容交本人核对签字；登记后不能修改。"),
        },
    )


def seconds(request: AuthenticatedRequest, uid: UUID) -> list[tuple[str, str]]:
    """The other handlers of the case."""
    found = queries.visible_case(person=request.user, at=request.at, uid=uid)
    return [(str(one.uid), one.name) for one in queries.handlers_of(found) if one.pk != request.user.pk]


def scans(uid: UUID, request: AuthenticatedRequest, *, kind: str = "") -> list[tuple[str, str]]:
    """The pieces of the index, by place and name; with `kind` those of it alone."""
    found = queries.visible_case(person=request.user, at=request.at, uid=uid)
    rows = [one for one in materials.evidence_of(found) if kind in ("", one.kind)]
    return [(str(one.uid), f"{one.ordinal} {one.words('name')}") for one in rows]
