"""Safety hazards among the problems: those not put right, and those whose limit has passed (16(11))."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from duban.chapters.matters import queries as matters
from duban.chapters.matters.terms import ObligationKind
from duban.chapters.supervision.models import Problem, Rectification
from duban.chapters.supervision.terms import NoticeState, ProblemState, RectificationState


def not_rectified(rectification: UUID) -> list[Problem]:
    """The hazards that this re-check found not put right."""
    found = (
        Rectification.objects.filter(uid=rectification, state=RectificationState.NOT_RECTIFIED)
        .select_related("notice", "problem")
        .first()
    )
    if found is None:
        return []
    hazards = (
        Problem.objects.filter(safety=True)
        .exclude(state=ProblemState.CLOSED)
        .select_related("matter", "unit")
    )
    if found.notice is not None:
        return list(hazards.filter(lines__notice=found.notice).order_by("id"))
    return list(hazards.filter(pk=found.problem_id or 0))


def overdue(today: date) -> list[tuple[Problem, date]]:
    """The hazards on a served notice whose limit is past, without a reply, each with that date."""
    hazards = Problem.objects.filter(safety=True, state=ProblemState.NOTICED).select_related("matter", "unit")
    found = []
    for problem in hazards.order_by("id"):
        notices = [
            line.notice
            for line in problem.lines.filter(notice__state=NoticeState.SERVED)
            .select_related("notice")
            .order_by("id")
        ]
        owed = matters.by_source([one.ref for one in notices], ObligationKind.NOTICE_REPLY)
        late = [
            one.due_on
            for one in owed.values()
            if one.is_standing and not one.suspended and one.reported_on is None and one.due_on < today
        ]
        if late:
            found.append((problem, min(late)))
    return found
