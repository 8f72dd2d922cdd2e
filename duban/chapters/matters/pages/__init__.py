"""The forms of the acts on a matter's times and its closing; the matter's own page belongs to the desk."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from duban.chapters.matters import actions, forms, queries, rules
from duban.chapters.matters.queries import adjusting as adjustments
from duban.chapters.matters.queries import objectives as aims
from duban.chapters.matters.terms import BESIDE_CLOSING, AdjustmentKind, ObligationKind
from duban.ground import access
from duban.ground.access import NotFound, Standing
from duban.support.doors.http import AuthenticatedRequest
from duban.support.doors.offers import Offer, offer
from duban.support.doors.pages import perform

if TYPE_CHECKING:
    from collections.abc import Sequence

    from duban.chapters.matters.models import Matter, Obligation

ACT_PAGE = "matters/act.html"


def opened(request: AuthenticatedRequest, uid: UUID, code: str) -> Matter:
    """The matter of this page, for a person to whom the act is open (404, else 403)."""
    found = queries.get_visible(person=request.user, at=request.at, uid=uid)
    access.require(code, queries.standing(request.user, request.at, found))
    return found


def back_to(matter: Matter) -> str:
    return reverse("matter", args=[matter.uid])


def shown_day(day: date | None) -> str:
    """A date as a sentence names it."""
    return _("无终止时限") if day == rules.NO_END else str(day or "—")


def named(owed: Obligation) -> str:
    """What is owed, in the words of a list."""
    label = str(ObligationKind(owed.kind).label)
    what = f"{label}：{owed.label}" if owed.label else label
    return _("%(what)s（%(due)s）") % {"what": what, "due": shown_day(owed.due_on)}


def request_extension(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Until when does the lead unit ask to be given, and why?"""
    matter = opened(request, uid, "matters.request_extension")
    owed = queries.standing_obligations(matter, kinds=rules.EXTENDABLE)
    form = forms.ExtensionForm(
        forms.sent(request),
        about=matter,
        owed=[(str(one.uid), named(one)) for one in owed if one.due_on != rules.NO_END],
    )
    return perform(
        request,
        form=form,
        act=lambda filled: actions.request_extension(
            by=request.user,
            at=request.at,
            request_id=filled.request_uuid,
            matter=uid,
            obligation=UUID(filled.values()["obligation"]),
            new_due_on=filled.values()["new_due_on"],
            reason=filled.values()["reason"],
        ),
        done=lambda _change: back_to(matter),
        template=ACT_PAGE,
        context={
            "title": _("申请延期"),
            "matter": matter,
            "submit": _("提交申请"),
            "cancel": back_to(matter),
            "consequence": _(
                "批复之前，现行时限不变；原定时限始终保留在案。到期前申请、到期后批复的，仍为按期申请。"
            ),
        },
    )


def decide_extension(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Is the extension that was asked for to be granted?"""
    change = queries.visible_change(person=request.user, at=request.at, uid=uid)
    if change.asked_by is None:  # counted again by a calendar: there is nothing to decide
        raise NotFound("matters.not_found", "11(3)")
    matter = change.matter
    standing = queries.standing(request.user, request.at, matter)
    access.require("matters.decide_extension", standing)
    return perform(
        request,
        form=forms.DecideExtensionForm(forms.sent(request), about=change),
        act=lambda filled: actions.decide_extension(
            by=request.user, at=request.at, request_id=filled.request_uuid, change=uid, **filled.values()
        ),
        done=lambda _change: back_to(matter),
        template=ACT_PAGE,
        context={
            "title": _("批复延期"),
            "matter": matter,
            "submit": _("批复"),
            "cancel": back_to(matter),
            "facts": [
                (_("申请"), named(change.obligation) if change.obligation else ""),
                (_("原定时限"), shown_day(change.obligation.original_due_on if change.obligation else None)),
                (_("现行时限"), shown_day(change.old_due_on)),
                (_("申请延至"), shown_day(change.new_due_on)),
                (_("申请人"), f"{change.asked_by.name} {change.asked_on}"),
                (_("理由"), change.reason),
            ],
            "consequence": _("批准后，现行时限改为申请的日期，原定时限保留在案；不批准的，按原时限办理。")
            + paper_note(standing),
        },
    )


def paper_note(standing: Standing) -> str:
    """What a clerk must know who enters a leader's decision."""
    if queries.decides(standing):
        return ""
    return _("此项由领导决定：办公室代录的，须先有经另一名工作人员复核的纸质决定，决定日期以纸质原件为准。")


def suspend(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """From now on and until which review shall the matter rest, and why?"""
    matter = opened(request, uid, "matters.suspend")
    standing = queries.standing(request.user, request.at, matter)
    return perform(
        request,
        form=forms.SuspendForm(forms.sent(request), about=matter),
        act=lambda filled: actions.suspend(
            by=request.user, at=request.at, request_id=filled.request_uuid, matter=uid, **filled.values()
        ),
        done=lambda _change: back_to(matter),
        template=ACT_PAGE,
        context={
            "title": _("暂停办理"),
            "matter": matter,
            "submit": _("暂停办理"),
            "cancel": back_to(matter),
            "consequence": _(
                "暂停的天数不计入办理时限，各项应办任务随之中止；复核日期一到，领导小组办公室须决定是否恢复。"
            )
            + paper_note(standing),
        },
    )


def resume(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Does the matter go on, and by how many days do its dates move?"""
    matter = opened(request, uid, "matters.resume")
    return perform(
        request,
        form=forms.ResumeForm(forms.sent(request), about=matter),
        act=lambda filled: actions.resume(
            by=request.user, at=request.at, request_id=filled.request_uuid, matter=uid, **filled.values()
        ),
        done=lambda _change: back_to(matter),
        template=ACT_PAGE,
        context={
            "title": _("恢复办理"),
            "matter": matter,
            "submit": _("恢复办理"),
            "cancel": back_to(matter),
            "consequence": _("暂停时尚未到期的各项时限，按暂停的天数顺延；暂停前已逾期的不顺延。"),
        },
    )


def specify_objective(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """How is what the matter aims at measured, and how much must it be?"""
    matter = opened(request, uid, "matters.specify_objective")
    sentences = {one.text: str(one.uid) for one in reversed(aims.quality_objectives(matter))}
    form = forms.IndicatorForm(
        forms.sent(request),
        about=matter,
        sentences=[(key, text) for text, key in reversed(sentences.items())],
    )

    def act(filled: forms.IndicatorForm) -> object:
        values = filled.values()
        objective = values.pop("objective", "")
        return actions.specify_objective(
            by=request.user,
            at=request.at,
            request_id=filled.request_uuid,
            matter=uid,
            given=actions.Indicator(**values),
            objective=UUID(objective) if objective else None,
        )

    return perform(
        request,
        form=form,
        act=act,
        done=lambda _objective: back_to(matter),
        template=ACT_PAGE,
        context={
            "title": _("细化质效目标"),
            "matter": matter,
            "submit": _("确定"),
            "cancel": back_to(matter),
            "consequence": _(
                "细化后，承办单位随反馈填报完成值，办结报告须逐项填报；已定的指标和目标值只能通过事项调整变更。"
            ),
        },
    )


def close(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Is the matter done, with a result and nothing left open?"""
    matter = opened(request, uid, "matters.close")
    return perform(
        request,
        form=forms.CloseForm(forms.sent(request), about=matter),
        act=lambda filled: actions.close(
            by=request.user, at=request.at, request_id=filled.request_uuid, matter=uid
        ),
        done=lambda _matter: back_to(matter),
        template=ACT_PAGE,
        context={
            "title": _("办结销号"),
            "matter": matter,
            "submit": _("办结销号"),
            "cancel": back_to(matter),
            "facts": [
                (_("完成时间"), shown_day(matter.completed_on)),
                (_("未了任务"), "、".join(named(one) for one in still_open(matter)) or _("无")),
            ],
            "consequence": _("办结销号后，事项移出在办清单，不再办理反馈、延期和催办。"),
        },
    )


def still_open(matter: Matter) -> list[Obligation]:
    """Everything that is owed besides closing itself."""
    return [one for one in queries.standing_obligations(matter) if one.kind not in BESIDE_CLOSING]


def offers(*, matter: Matter, standing: Standing, obligations: Sequence[Obligation]) -> list[Offer]:
    """The buttons of this room on the matter's page; `obligations` are all that were owed on it."""
    uid, state, closed_on = matter.uid, matter.state, matter.closed_on
    owed = [one for one in obligations if one.is_standing and one.kind not in BESIDE_CLOSING]

    def active() -> None:
        rules.check_active(state, closed_on, "11(3)")

    def closable() -> None:
        rules.check_closable(
            state,
            closed_on,
            completed_on=matter.completed_on,
            open_=[one.kind for one in owed],
        )

    found = offer("matters.close", reverse("close", args=[uid]), standing, check=closable)
    if matter.completed_on is None and closed_on is None:
        url = reverse("specify_objective", args=[uid])
        found += offer(
            "matters.specify_objective", url, standing, check=lambda: rules.check_open(state, closed_on, "12")
        )
    for one in owed:
        if one.kind == ObligationKind.DECIDE_EXTENSION:
            url = reverse("decide_extension", args=[one.source_ref.rpartition(":")[2]])
            found += offer("matters.decide_extension", url, standing)
    found += offer(
        "matters.request_extension", reverse("request_extension", args=[uid]), standing, check=active
    )
    found += _of_adjusting(matter, standing)
    if state == "SUSPENDED":
        found += offer("matters.resume", reverse("resume", args=[uid]), standing)
    else:
        found += offer("matters.suspend", reverse("suspend", args=[uid]), standing, check=active)
    return found


def _of_adjusting(matter: Matter, standing: Standing) -> list[Offer]:
    """Adjusting the matter, and claiming what stands in its way."""
    uid, waiting = matter.uid, adjustments.waiting_on(matter)

    def proposable() -> None:
        rules.adjusting.check_proposal(
            matter.state, matter.closed_on, kind="WITHDRAWAL", completed=False, waiting=False, reason="-"
        )

    def running() -> None:
        rules.check_running(matter.state, matter.closed_on, "16(2)")

    found = []
    if waiting is None:
        url = reverse("propose_adjustment", args=[uid])
        found += offer("matters.propose_adjustment", url, standing, check=proposable)
    elif not waiting.batch_ref:
        code = rules.adjusting.CARRIED_OUT_BY[AdjustmentKind(waiting.kind)]
        url = reverse("decide_adjustment", args=[waiting.uid])
        found += offer(code, url, standing, label=_("批复事项调整"))
        url = reverse("withdraw_adjustment", args=[waiting.uid])
        found += offer("matters.withdraw_adjustment", url, standing)
    return found + offer(
        "matters.claim_exemption", reverse("claim_exemption", args=[uid]), standing, check=running
    )
