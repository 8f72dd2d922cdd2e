"""The same step for many candidates of a list."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from duban.chapters.intake import actions, forms, queries, rules
from duban.chapters.intake.actions import Completion
from duban.chapters.intake.pages.steps import ACT_PAGE, context_of, opened
from duban.chapters.intake.terms import CandidateState
from duban.chapters.matters.forms import sent
from duban.chapters.matters.terms import DefinitionLimb, MatterCategory
from duban.ground.access import Refusal
from duban.ground.beijing import beijing_day
from duban.support.doors.http import AuthenticatedRequest
from duban.support.doors.pages import perform

if TYPE_CHECKING:
    from duban.chapters.intake.models import Candidate, DocketingList

MOST = 500


def complete_many(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Which of these matters share category, limb or deadline?"""
    listed = opened(request, uid, "intake.complete_candidate")
    chosen = [one for one in queries.in_state(listed, CandidateState.CANDIDATE) if one.is_matter]
    form = forms.CompleteManyForm(
        sent(request), about=listed, candidates=_choices(chosen), known=queries.uids(listed)
    )
    return _many(
        request,
        listed,
        form,
        act=lambda filled: actions.complete_all(
            by=request.user,
            at=request.at,
            request_id=filled.request_uuid,
            candidates=_uids(filled),
            completion=_completion(filled),
        ),
        done=_("已补正 %(count)s 项"),
        context=context_of(
            listed,
            _("批量补正"),
            _("补正所选事项"),
            _("只改动填写了的内容；每一项各记一次办理。单位、节点等请逐项补正。"),
        ),
    )


def propose_many(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Which of the settled matters do I propose for docketing?"""
    listed = opened(request, uid, "intake.propose")
    chosen = list(_settled(queries.in_state(listed, CandidateState.CANDIDATE), request))
    form = forms.ChosenForm(
        sent(request), about=listed, candidates=_choices(chosen), known=queries.uids(listed)
    )
    return _many(
        request,
        listed,
        form,
        act=lambda filled: actions.propose_all(
            by=request.user, at=request.at, request_id=filled.request_uuid, candidates=_uids(filled)
        ),
        done=_("已对 %(count)s 项提出拟办意见"),
        context=context_of(
            listed,
            _("提出拟办意见"),
            _("同意立项，报主任审核"),
            _("对所选事项按已补正的类别、单位和时限提出“拟同意立项”的意见；要素未齐的不在其中，请先补正。"),
        )
        | {"empty": _("没有要素齐全的事项。请先补正类别、第二条情形、时限和单位。")},
    )


def review_many(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """With which of these proposals do I agree?"""
    listed = opened(request, uid, "intake.review_proposal")
    proposed = queries.in_state(listed, CandidateState.PROPOSED)
    chosen = [one for one in proposed if one.proposed_by_id != request.user.pk]
    form = forms.ChosenForm(
        sent(request), about=listed, candidates=_choices(chosen), known=queries.uids(listed)
    )
    return _many(
        request,
        listed,
        form,
        act=lambda filled: actions.review_all(
            by=request.user, at=request.at, request_id=filled.request_uuid, candidates=_uids(filled)
        ),
        done=_("已审核 %(count)s 项"),
        context=context_of(
            listed,
            _("审核拟办意见"),
            _("同意所选事项的拟办意见"),
            _("不同意的请取消勾选，逐项审核退回或决定不予立项。本人提出的拟办意见不在其中。"),
        )
        | {"empty": _("没有可由您审核的拟办意见。")},
    )


def _many(
    request: AuthenticatedRequest,
    listed: DocketingList,
    form: forms.ChosenForm,
    *,
    act: Callable[[forms.ChosenForm], int],
    done: str,
    context: dict[str, object],
) -> HttpResponse:
    def finish(count: int) -> str:
        messages.success(request, done % {"count": count})
        return reverse("docketing_list", args=[listed.uid])

    return perform(request, form=form, act=act, done=finish, template=ACT_PAGE, context=context)


def _choices(candidates: Iterable[Candidate]) -> list[tuple[str, str]]:
    """The first 500, in the order of the source."""
    found = list(candidates)[:MOST]
    return [(str(one.uid), _label(one)) for one in found]


def _label(candidate: Candidate) -> str:
    due = _("无终止时限") if candidate.no_end else str(candidate.due_on or _("时限未定"))
    lead = queries.names_of(candidate.units, "LEAD") or _("牵头单位待指定")
    return _("第%(row)s行 %(title)s（%(lead)s，%(due)s）") % {
        "row": candidate.source_row,
        "title": candidate.title[:60],
        "lead": lead,
        "due": due,
    }


def _settled(candidates: Iterable[Candidate], request: AuthenticatedRequest) -> Iterable[Candidate]:
    """Those of which the rule of a proposal finds nothing open."""
    today = beijing_day(request.at)
    for one in candidates:
        try:
            rules.check_is_matter(queries.standing_of(one))
            rules.check_settled(queries.settled(one), today=today)
        except Refusal:
            continue
        yield one


def _uids(filled: forms.ChosenForm) -> list[UUID]:
    return [UUID(uid) for uid in filled.values()["chosen"]]


def _completion(filled: forms.ChosenForm) -> Completion:
    values = filled.values()
    return Completion(
        category=MatterCategory(values["category"]) if values["category"] else None,
        limb=DefinitionLimb(values["limb"]) if values["limb"] else None,
        due_on=values["due_on"],
        open_ended=values["open_ended"],
    )
