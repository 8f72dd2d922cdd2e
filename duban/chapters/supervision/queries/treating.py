"""Reading what was done about problems beside notices: decisions, plans, more time, and what repeats itself."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING
from uuid import UUID

from duban.chapters.matters import queries as matters
from duban.chapters.matters.queries import owed
from duban.chapters.supervision import queries
from duban.chapters.supervision.models import NoNotice, Problem, RectificationPlan, SupervisionNotice
from duban.chapters.supervision.terms import NoticeState, ProblemState
from duban.ground.access import NotFound
from duban.support.organization.models import Person

if TYPE_CHECKING:
    from duban.chapters.matters.models import Matter, TimeChange

GOING_ON = (NoticeState.ISSUED, NoticeState.SERVED)


def plan_by_uid(uid: UUID) -> RectificationPlan:
    """For replays; pages go through the notice."""
    return RectificationPlan.objects.get(uid=uid)


def visible_plan(*, person: Person | None, at: datetime, uid: UUID) -> RectificationPlan:
    """The plan, for whoever may see its notice."""
    found = RectificationPlan.objects.filter(uid=uid).select_related("notice").first()
    if found is None:
        raise NotFound("supervision.not_found", "6(1)")
    queries.visible_notice(person=person, at=at, uid=found.notice.uid)
    return found


def in_draft(problem: Problem) -> bool:
    """Whether a notice that names it is being drafted."""
    return problem.lines.filter(notice__state__in=queries.BEFORE_ISSUE).exists()


def could_cover(matter: Matter, problem: Problem) -> list[SupervisionNotice]:
    """The notices to that unit on the matter under which something is still being put right, newest first."""
    line = matters.line_of(matter, matters.heir(matter, problem.unit_id))
    found = SupervisionNotice.objects.filter(matter=matter, unit__in=line, state__in=GOING_ON)
    return [one for one in found.order_by("-id") if queries.open_problems(one)]


def covering(matter: Matter, problem: Problem, notice: UUID | None) -> SupervisionNotice | None:
    """That notice, if it can cover the problem."""
    return next((one for one in could_cover(matter, problem) if one.uid == notice), None)


def decision_on(problem: Problem) -> NoNotice | None:
    """The decision in force not to issue a notice."""
    found = NoNotice.objects.filter(problem=problem, fell_on__isnull=True)
    return found.select_related("by", "notice").first()


def decisions_on(problem: Problem) -> list[NoNotice]:
    """All of them, newest first."""
    return list(NoNotice.objects.filter(problem=problem).select_related("by", "notice").order_by("-id"))


def covered_by(notice: SupervisionNotice) -> list[Problem]:
    """The problems that are put right under a notice without standing in it."""
    rows = NoNotice.objects.filter(
        notice=notice, fell_on__isnull=True, problem__state=ProblemState.TRACKED
    ).select_related("problem")
    return [one.problem for one in rows.order_by("id")]


def plans_of(notice: SupervisionNotice) -> list[RectificationPlan]:
    """The unit's plans, newest first."""
    return list(RectificationPlan.objects.filter(notice=notice).select_related("by").order_by("-id"))


def more_time(notice: SupervisionNotice) -> list[TimeChange]:
    """The extensions asked for on the reply, oldest first."""
    reply = queries.reply_owed(notice)
    return owed.more_time_of(reply) if reply else []


def pending(notice: SupervisionNotice) -> TimeChange | None:
    """The extension that waits for the Office."""
    reply = queries.reply_owed(notice)
    return owed.pending_more_time(reply) if reply else None


def waits_for_reply(notice: SupervisionNotice) -> date | None:
    """By when the unit still owes its reply; None where it does not."""
    reply = queries.reply_owed(notice)
    return reply.due_on if reply and reply.is_standing and reply.reported_on is None else None


def same_kind_before(problem: Problem) -> list[Problem]:
    """问题重复发生: earlier problems of that kind on the same matter at the same unit, oldest first; what turned out
    unfounded is none."""
    line = matters.line_of(problem.matter, matters.heir(problem.matter, problem.unit_id))
    found = Problem.objects.filter(
        matter=problem.matter_id, unit__in=line, kind=problem.kind, pk__lt=problem.pk
    )
    return list(found.exclude(ended_as="UNFOUNDED").order_by("id"))
