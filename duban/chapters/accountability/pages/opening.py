"""From the clue to the case, and where a case goes out: the head's and the director's forms."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from duban.chapters.accountability import actions
from duban.chapters.accountability.forms import cases as forms
from duban.chapters.accountability.forms.deciding import TransferForm
from duban.chapters.accountability.pages.filling import fill, opened, to_case
from duban.chapters.accountability.queries import cases as queries
from duban.chapters.accountability.queries import clues, tables
from duban.chapters.accountability.queries.proposals import loss_so_far
from duban.chapters.accountability.terms.case import Nature
from duban.chapters.accountability.terms.decision import Loss
from duban.ground import access
from duban.ground.beijing import beijing_day
from duban.support.doors.http import AuthenticatedRequest
from duban.support.rulebook import queries as rulebook


def start_verification(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Is this clue verified, and why?"""
    found = clues.visible_clue(person=request.user, at=request.at, uid=uid)
    access.require(
        "accountability.start_verification", queries.standing_to_clue(request.user, request.at, found)
    )
    others = queries.startable(found, request.user, request.at)
    days = rulebook.values(beijing_day(request.at)).number("accountability.name_handlers_within")
    return fill(
        request,
        form=lambda data: forms.StartForm(
            data, about=found, others=[(str(one.uid), f"{one.number} {one.ground}") for one in others]
        ),
        act=lambda values: actions.start_verification(
            by=values["by"],
            at=values["at"],
            request_id=values["request_id"],
            clue=uid,
            others=tuple(UUID(one) for one in values.get("others", ())),
            reason=values["reason"],
        ),
        done=to_case,
        context={
            "title": _("启动核实"),
            "submit": _("启动核实"),
            "clue": found,
            "cancel": reverse("clue", args=[uid]),
            "consequence": _(
                "登记案卷，只有组长、办公室主任和核实人员知悉；{days} 个工作日内指定两名核实人员。启动核实不是责任认定。"
            ).format(days=days),
        },
    )


def transfer_head_clue(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """To whom does a clue go that concerns the head?"""
    found = clues.visible_clue(person=request.user, at=request.at, uid=uid)
    access.require(
        "accountability.transfer_head_clue", queries.standing_to_clue(request.user, request.at, found)
    )
    to = rulebook.values(beijing_day(request.at)).texts("accountability.head_case_receivers")
    return fill(
        request,
        form=lambda data: forms.SendForm(data, about=found, receivers=to),
        act=lambda values: actions.transfer_head_clue(clue=uid, **values),
        done=to_case,
        context={
            "title": _("移送涉及组长的线索"),
            "submit": _("移送"),
            "clue": found,
            "cancel": reverse("clue", args=[uid]),
            "consequence": _(
                "线索涉及组长，本单位不核实、不谈话、不接触；只登记移送对象、日期、回执和结果。"
            ),
        },
    )


def transfer_head_case(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """To whom does a case go in which the head is concerned by now?"""
    found = opened(request, uid, "accountability.transfer_head_case")
    to = rulebook.values(beijing_day(request.at)).texts("accountability.head_case_receivers")
    return fill(
        request,
        form=lambda data: forms.SendForm(data, about=found, receivers=to),
        act=lambda values: actions.transfer_head_case(case=uid, **values),
        done=to_case,
        context={
            "title": _("移送涉及组长的案卷"),
            "submit": _("移送"),
            "case": found,
            "cancel": to_case(found),
            "consequence": _("涉及人员现任组长，本单位不再核实、谈话、接触；只登记回执和结果。"),
        },
    )


def stop_contact(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """To what do the facts point, so that nobody speaks with the person any more?"""
    found = opened(request, uid, "accountability.stop_contact")
    return fill(
        request,
        form=lambda data: forms.StopForm(data, about=found),
        act=lambda values: actions.stop_contact(case=uid, **values),
        done=to_case,
        context={
            "title": _("停止接触"),
            "submit": _("停止接触"),
            "case": found,
            "cancel": to_case(found),
            "consequence": _(
                "立即停止谈话、见面和陈述申辩，由组长批准移送；此后不得恢复接触，本人不被告知。"
            ),
        },
    )


def transfer_case(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """To whom does the case go?"""
    found = opened(request, uid, "accountability.transfer_case")
    return fill(
        request,
        form=lambda data: TransferForm(
            data,
            about=found,
            receivers=tables.possible_receivers(
                crime=found.nature == Nature.CRIME, values=rulebook.values(beijing_day(request.at))
            ),
            losses=tables.losses(rulebook.values(beijing_day(request.at))),
            initial={"loss": loss_so_far(found)},
        ),
        act=lambda values: actions.transfer_case(
            case=uid, **{**values, "loss": Loss(values["loss"]) if values["loss"] else None}
        ),
        done=to_case,
        context={
            "title": _("移送"),
            "submit": _("批准移送"),
            "case": found,
            "cancel": to_case(found),
            "consequence": _("批准后，本单位不再办理，只登记回执和结果。"),
        },
    )


def record_receipt(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """When, and by whom, was the transfer signed for?"""
    found = opened(request, uid, "accountability.record_receipt")
    return fill(
        request,
        form=lambda data: forms.ReceiptForm(data, about=found),
        act=lambda values: actions.record_receipt(case=uid, **values),
        done=to_case,
        context={
            "title": _("登记移送回执"),
            "submit": _("登记"),
            "case": found,
            "cancel": to_case(found),
        },
    )


def record_result(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """What has become of the transfer?"""
    found = opened(request, uid, "accountability.record_result")
    return fill(
        request,
        form=lambda data: forms.ResultForm(data, about=found),
        act=lambda values: actions.record_result(case=uid, **values),
        done=to_case,
        context={
            "title": _("登记移送结果"),
            "submit": _("登记"),
            "case": found,
            "cancel": to_case(found),
            "consequence": _("登记后可以归档。"),
        },
    )


def archive_case(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Is everything done, so that the case can be put away?"""
    found = opened(request, uid, "accountability.archive_case")
    return fill(
        request,
        form=lambda data: forms.StepForm(data, about=found),
        act=lambda values: actions.archive_case(case=uid, **values),
        done=to_case,
        context={
            "title": _("案卷归档"),
            "submit": _("归档"),
            "case": found,
            "cancel": to_case(found),
            "consequence": _(
                "案卷单独归档，不与督办事项档案混放；核实人员等不再知悉，证据目录按摘要值固定。"
            ),
        },
    )
