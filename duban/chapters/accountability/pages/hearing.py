"""见面, 告知, 陈述申辩, 容错: the handlers' forms, the head's answer, and 我的记录 of the person himself."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from duban.chapters.accountability import actions
from duban.chapters.accountability.forms import cases as forms
from duban.chapters.accountability.forms.slips import CompareForm
from duban.chapters.accountability.pages import decided
from duban.chapters.accountability.pages.cases import hearing_words
from duban.chapters.accountability.pages.filling import (
    chosen,
    fill,
    opened,
    people,
    standing,
    to_case,
)
from duban.chapters.accountability.pages.handling import scans, seconds
from duban.chapters.accountability.queries import decisions, materials
from duban.chapters.accountability.rules import cases as rules
from duban.chapters.accountability.rules import settling, stages
from duban.chapters.accountability.terms.case import EvidenceKind, Responsibility
from duban.ground import access
from duban.ground.access import Role
from duban.ground.beijing import beijing_day
from duban.support.doors.http import AuthenticatedRequest
from duban.support.doors.offers import offer
from duban.support.rulebook import queries as rulebook


def show_facts(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Which facts was the person shown, and what did he say to them?"""
    found = opened(request, uid, "accountability.show_facts")
    return fill(
        request,
        form=lambda data: forms.ShowForm(
            data,
            about=found,
            people=people(found),
            seconds=seconds(request, uid),
            scans=scans(uid, request),
        ),
        act=lambda values: actions.show_facts(case=uid, **chosen(values, "person", "second", "scan")),
        done=lambda _row: to_case(found),
        context={
            "title": _("事实材料见面"),
            "submit": _("登记见面"),
            "case": found,
            "cancel": to_case(found),
            "consequence": _("登记后，本人可在“我的记录”中看到见面的事实材料，并可提出意见。"),
        },
    )


def tell_statement(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """What is held against the person, and until when may he answer?"""
    found = opened(request, uid, "accountability.tell_statement")
    today = beijing_day(request.at)
    days = rulebook.values(today).number("accountability.statement_within")
    earliest = rules.statement_until(today, days, rulebook.calendar())
    return fill(
        request,
        form=lambda data: forms.TellForm(
            data, about=found, people=people(found), initial={"until_on": earliest}
        ),
        act=lambda values: actions.tell_statement(case=uid, **chosen(values, "person")),
        done=lambda _row: to_case(found),
        context={
            "title": _("告知陈述申辩"),
            "submit": _("告知"),
            "case": found,
            "cancel": to_case(found),
            "consequence": _("不少于 {n} 个工作日，告知当日不计，最早至 {until}。").format(
                n=days, until=earliest
            ),
        },
    )


def enter_statement(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """What does the paper say that the person signed?"""
    found = opened(request, uid, "accountability.enter_statement")
    return fill(
        request,
        form=lambda data: forms.EnterStatementForm(
            data,
            about=found,
            people=people(found),
            scans=scans(uid, request, kind=EvidenceKind.STATEMENT),
        ),
        act=lambda values: actions.enter_statement(case=uid, **chosen(values, "person", "scan")),
        done=lambda _row: to_case(found),
        context={
            "title": _("代录陈述申辩"),
            "submit": _("代录"),
            "case": found,
            "cancel": to_case(found),
            "consequence": _("由另一名核实人员对照签字材料复核。"),
        },
    )


def check_statement(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Does the entry agree with the paper?"""
    statement = materials.visible_statement(person=request.user, at=request.at, uid=uid)
    found = statement.notice.person.case
    access.require("accountability.check_statement", standing(request, found))
    return fill(
        request,
        form=lambda data: CompareForm(data, about=statement),
        act=lambda values: actions.check_statement(statement=uid, **values),
        done=lambda _row: to_case(found),
        context={
            "title": _("复核代录的陈述申辩"),
            "submit": _("确认"),
            "consequence": _("与原件不一致的，该代录不作数，由核实人员重新代录。"),
            "case": found,
            "cancel": to_case(found),
            "quoted": (_("代录内容"), statement.words("text") or _("放弃陈述申辩")),
            "scan": reverse("open_case_file", args=[statement.scan.uid]) if statement.scan else "",
        },
    )


def answer_tolerance(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Is the claim upheld, and why?"""
    claim = materials.visible_claim(person=request.user, at=request.at, uid=uid)
    access.require("accountability.answer_tolerance", standing(request, claim.case))
    return fill(
        request,
        form=lambda data: forms.AnswerClaimForm(data, about=claim),
        act=lambda values: actions.answer_tolerance(claim=uid, **values),
        done=lambda _row: to_case(claim.case),
        context={
            "title": _("答复容错申请"),
            "submit": _("答复"),
            "case": claim.case,
            "cancel": to_case(claim.case),
            "quoted": (claim.person.name, claim.words("text")),
            "consequence": _("答复后，本人可在“我的记录”中看到理由。未答复的，不得提出处理建议。"),
        },
    )


# -- the person himself ---------------------------------------------------------------------------------


@require_safe
def my_records(request: AuthenticatedRequest) -> HttpResponse:
    """What is recorded about me, since when, and can I answer it?"""
    found = materials.records_of(request.user)
    return render(request, "accountability/my_records.html", {"records": found})


@require_safe
def my_record(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """What was I shown, what am I told, and how do I answer?"""
    found = materials.visible_record(person=request.user, at=request.at, uid=uid)
    actions.view_record(by=request.user, at=request.at, request_id=None, case_person=uid)
    who = standing(request, found.case)
    notice = materials.notice_of(found)
    today = beijing_day(request.at)
    over = notice is not None and today > notice.until_on
    offers = []
    if notice is not None and today <= notice.until_on:
        offers += offer(
            "accountability.make_statement",
            reverse("make_statement", args=[uid]),
            who,
            check=lambda: _hears("accountability.make_statement", found.case.stage),
        )
    offers += offer(
        "accountability.claim_tolerance",
        reverse("claim_tolerance", args=[uid]),
        who,
        check=lambda: _hears("accountability.claim_tolerance", found.case.stage),
    )
    offers += offer(
        "accountability.ask_clearing",
        reverse("ask_clearing", args=[uid]),
        who,
        check=lambda: settling.check_clearing(decisions.clearing(found, request.user)),
    )
    context = {
        "record": found,
        "may": decided.admitted(who),
        **decided.of_person(found, today),
        "opening": decided.opening(found, request.user, today, over=over),
        "responsibility": Responsibility(found.responsibility).label,
        "hearing": hearing_words(materials.hearing_of(found)),
        "offers": sorted(offers, key=lambda one: not one.possible),
        "over": over,
    }
    return render(request, "accountability/my_record.html", context)


def _hears(code: str, stage: str) -> None:
    rules.check_hearing(open=stages.step_from(code, stage) is not None)


def make_statement(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """What do I say to it?"""
    found = materials.visible_record(person=request.user, at=request.at, uid=uid)
    access.require("accountability.make_statement", standing(request, found.case))
    notice = materials.notice_of(found)
    back = reverse("my_record", args=[uid])
    return fill(
        request,
        form=lambda data: forms.StatementForm(data),
        act=lambda values: actions.make_statement(case_person=uid, **values),
        done=lambda _row: back,
        record=uid,
        context={
            "title": _("陈述申辩"),
            "submit": _("提交"),
            "crumb": [(reverse("my_records"), _("我的记录"))],
            "cancel": back,
            "quoted": (_("拟认定的事实和依据"), notice.words("held")) if notice else None,
            "consequence": _("期限至 {until}，期限内可以补充；提交后不能修改。不因陈述申辩加重处理。").format(
                until=notice.until_on
            )
            if notice
            else "",
        },
    )


def claim_tolerance(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """On what is tolerance claimed?"""
    found = materials.visible_record(person=request.user, at=request.at, uid=uid)
    who = standing(request, found.case)
    access.require("accountability.claim_tolerance", who)
    own = Role.CONCERNED in who.roles
    back = reverse("my_record", args=[uid]) if own else to_case(found.case)
    return fill(
        request,
        form=lambda data: forms.ClaimForm(data),
        act=lambda values: actions.claim_tolerance(case_person=uid, **values),
        done=lambda _row: back,
        context={
            "title": _("提出容错申请"),
            "submit": _("提出"),
            "crumb": [(reverse("my_records"), _("我的记录"))] if own else None,
            "case": None if own else found.case,
            "cancel": back,
            "consequence": _("由组长说明理由答复；答复前不得提出处理建议。"),
        },
    )
