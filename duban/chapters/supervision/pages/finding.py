"""Urging, recording a problem, drafting a notice: the forms that start from a matter."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from duban.chapters.matters import pages as spine
from duban.chapters.matters import queries as matters
from duban.chapters.supervision import actions, forms, queries
from duban.chapters.supervision.pages.filling import Values, at_notice, fill, opened_matter, uid_or_none
from duban.chapters.supervision.queries import reckoning
from duban.chapters.supervision.terms import ProblemState, UrgingChannel
from duban.ground.beijing import beijing_day
from duban.support.doors.http import AuthenticatedRequest
from duban.support.organization import queries as organization
from duban.support.rulebook import queries as rulebook

if TYPE_CHECKING:
    from collections.abc import Sequence

    from duban.chapters.matters.models import Matter
    from duban.chapters.supervision.models import Problem, SupervisionNotice, Urging

Choice = tuple[str, str]
APART = "/"


def _names(request: AuthenticatedRequest) -> dict[int, str]:
    return organization.unit_names(beijing_day(request.at))


def _tasks(request: AuthenticatedRequest, matter: Matter) -> list[Choice]:
    """What the units still owe, as unit and task in one mark."""
    names = _names(request)
    return [
        (f"{unit.uid}{APART}{one.uid}", f"{names.get(unit.pk, '')} · {spine.named(one)}")
        for unit in queries.recipients(matter)
        for one in matters.standing_obligations(matter)
        if one.unit_id == unit.pk
    ]


def _units(request: AuthenticatedRequest, matter: Matter) -> list[Choice]:
    names = _names(request)
    return [(str(unit.uid), names.get(unit.pk, "")) for unit in queries.recipients(matter)]


def urge(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Whom do we urge, how, and what was answered?"""
    matter = opened_matter(request, uid, "supervision.urge")
    general = [
        (f"{unit}{APART}", _("%(unit)s · 总体进展") % {"unit": name})
        for unit, name in _units(request, matter)
    ]
    tasks = _tasks(request, matter)
    asked = request.GET.get("obligation", "")
    chosen = next((mark for mark, _task in tasks if asked and mark.endswith(APART + asked)), None)
    pause = rulebook.values(beijing_day(request.at)).number("supervision.urging_cooldown")

    def act(given: Values) -> Urging:
        unit, _apart, obligation = str(given.pop("whom")).partition(APART)
        return actions.urge(matter=uid, unit=UUID(unit), obligation=uid_or_none(obligation), **given)

    return fill(
        request,
        form=lambda data: forms.UrgeForm(
            data,
            about=matter,
            choices={"whom": [*tasks, *general]},
            initial={"whom": chosen, "channel": UrgingChannel.PHONE},
        ),
        act=act,
        done=lambda _urging: spine.back_to(matter),
        context={
            "title": _("催办"),
            "matter": matter,
            "submit": _("登记催办"),
            "cancel": spine.back_to(matter),
            "consequence": _(
                "催办不计入督办通知次数。同一任务 {pause} 个工作日内不重复催办；登记后通知该单位负责人和联络员。"
            ).format(pause=pause),
        },
    )


def _self_reported(request: AuthenticatedRequest, matter: Matter) -> list[str]:
    """What the units have reported of themselves: the same fact is recorded on the same task."""
    names = _names(request)
    return [
        _("%(unit)s：%(fact)s（自定新时限 %(due)s）")
        % {"unit": names.get(one.unit_id, ""), "fact": one.label, "due": one.due_on}
        for one in matters.standing_obligations(matter, kinds=("OWN_DATE",))
    ]


def record_problem(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """What was found, at which unit, and what proves it?"""
    matter = opened_matter(request, uid, "supervision.record_problem")
    today = beijing_day(request.at)
    tasks = [
        ("", _("不以逾期任务为依据")),
        *((mark.partition(APART)[2], label) for mark, label in _tasks(request, matter)),
    ]
    days = rulebook.values(today).number("supervision.treat_problem_within")

    def act(given: Values) -> Problem:
        unit, obligation = UUID(str(given.pop("unit"))), uid_or_none(str(given.pop("obligation")))
        return actions.record_problem(matter=uid, unit=unit, obligation=obligation, **given)

    return fill(
        request,
        form=lambda data: forms.ProblemForm(
            data,
            about=matter,
            choices={"unit": _units(request, matter), "obligation": tasks},
            initial={"found_on": today, "obligation": request.GET.get("obligation", "")},
        ),
        act=act,
        done=lambda found: reverse("problem", args=[found.uid]),
        upload="evidence",
        context={
            "title": _("登记问题"),
            "matter": matter,
            "submit": _("登记"),
            "cancel": spine.back_to(matter),
            "facts": [(_("单位自报在先"), "\n".join(told))]
            if (told := _self_reported(request, matter))
            else [],
            "consequence": _(
                "登记后，领导小组办公室应在 {days} 个工作日内处置：下达督办通知书督促整改；单位主动报告的，到期复查。"
            ).format(days=days),
        },
    )


def _draftable(request: AuthenticatedRequest, matter: Matter) -> tuple[list[Choice], list[Problem]]:
    names = _names(request)
    found = [one for one in queries.problems_of(matter) if one.state != ProblemState.CLOSED]
    found.sort(key=lambda one: one.state != ProblemState.OPEN)
    choices = []
    for one in found:
        label = f"{names.get(one.unit_id, '')} · {one.found_on} · {one.fact[:80]}"
        again = "" if one.state == ProblemState.OPEN else f"（{ProblemState(one.state).label}）"
        choices.append((str(one.uid), label + again))
    return choices, found


def _same_check(found: Sequence[Problem], asked: str) -> list[Problem]:
    """The problem asked for, with what the same person found at the same unit on the same day."""
    first = next((one for one in found if str(one.uid) == asked), None)
    if first is None:
        return []
    check = (first.unit_id, first.found_on, first.found_by_id)
    return [
        one
        for one in found
        if one.pk == first.pk
        or ((one.unit_id, one.found_on, one.found_by_id) == check and one.state == ProblemState.OPEN)
    ]


def _follows(matter: Matter, problems: Sequence[Problem], request: AuthenticatedRequest) -> str:
    """What one more notice would mean, for each unit of these problems."""
    names, today = _names(request), beijing_day(request.at)
    units = {one.unit_id: one.unit for one in problems}
    said = {key: reckoning.for_unit(matter, unit, today).words for key, unit in units.items()}
    if len(said) == 1:
        return next(iter(said.values()))
    return "\n".join(f"{names.get(key, '')}：{words}" for key, words in said.items())


def draft_notice(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Which problems does the notice name, what does it require, and by when?"""
    matter = opened_matter(request, uid, "supervision.draft_notice")
    choices, found = _draftable(request, matter)
    chosen = _same_check(found, request.GET.get("problem", ""))
    days = rulebook.values(beijing_day(request.at)).number("supervision.reply_default_days")

    def act(given: Values) -> SupervisionNotice:
        marks = [str(one) for one in given.pop("problems")]
        unit = next((one.unit.uid for one in found if str(one.uid) == marks[0]), uid)
        return actions.draft_notice(
            matter=uid,
            unit=unit,
            problems=[UUID(one) for one in marks],
            **given,
        )

    follows = _follows(matter, [chosen[0]] if chosen else found, request)
    return fill(
        request,
        form=lambda data: forms.DraftForm(
            data,
            about=matter,
            choices={"problems": choices},
            initial={"problems": [str(one.uid) for one in chosen], "reply_days": days},
        ),
        act=act,
        done=at_notice,
        context={
            "title": _("拟制督办通知书"),
            "matter": matter,
            "submit": _("拟稿并送签"),
            "cancel": spine.back_to(matter),
            "consequence": follows,
            "may_record": True,
            "nothing": not choices
            and _("本事项没有未销号的问题。督办通知书须针对已登记的问题，请先登记问题。"),
        },
    )
