"""What supervision found, and what was done about it, in a span of days, all at once: for an assessment (10, 11(3))."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple
from uuid import UUID

from duban.chapters.matters.queries.yearly import OBLIGATION
from duban.chapters.supervision.models import (
    NoticeProblem,
    Problem,
    SupervisionNotice,
    Urging,
)
from duban.chapters.supervision.terms import NoticeState, ProblemEnd


class Found(NamedTuple):
    """A problem that was found, or that the unit reported itself; what had no ground is none."""

    pk: int
    uid: UUID
    matter: int
    unit: int
    obligation: UUID | None
    kind: str
    on: date
    fact: str
    self_reported: bool
    own_on: date | None

    @property
    def ref(self) -> str:
        return f"{Problem._meta.label_lower}:{self.uid}"

    @property
    def owed_ref(self) -> str:
        """The overdue task on which it rests, if it does."""
        return f"{OBLIGATION}:{self.obligation}" if self.obligation else ""


class Served(NamedTuple):
    """《督办通知书》 that was served and not annulled, with the first problem that it names."""

    uid: UUID
    matter: int
    unit: int
    number: str
    on: date
    problem: int

    @property
    def ref(self) -> str:
        return f"{SupervisionNotice._meta.label_lower}:{self.uid}"


class Urged(NamedTuple):
    uid: UUID
    matter: int
    unit: int
    obligation: UUID | None
    channel: str
    asked: str
    on: date

    @property
    def ref(self) -> str:
        return f"{Urging._meta.label_lower}:{self.uid}"

    @property
    def owed_ref(self) -> str:
        """The task that was urged, if it was one."""
        return f"{OBLIGATION}:{self.obligation}" if self.obligation else ""


def found_until(to_on: date) -> list[Found]:
    """Every problem up to that day: a notice of the span may name an earlier one."""
    rows = Problem.objects.filter(found_on__lte=to_on).exclude(ended_as=ProblemEnd.UNFOUNDED)
    fields = (
        "pk",
        "uid",
        "matter_id",
        "unit_id",
        "obligation__uid",
        "kind",
        "found_on",
        "fact",
        "self_reported",
        "own_new_on",
    )
    return [Found(*row) for row in rows.order_by("id").values_list(*fields)]


def served_in(from_on: date, to_on: date) -> list[Served]:
    rows = SupervisionNotice.objects.filter(state=NoticeState.SERVED, served_on__range=(from_on, to_on))
    first: dict[int, int] = {}
    named = NoticeProblem.objects.filter(notice__in=rows.order_by().values("pk")).order_by("-id")
    for notice, problem in named.values_list("notice_id", "problem_id"):
        first[notice] = problem
    fields = ("pk", "uid", "matter_id", "unit_id", "number", "served_on")
    found = rows.order_by("id").values_list(*fields)
    return [Served._make((*row[1:], first.get(row[0], 0))) for row in found]


def urged_in(from_on: date, to_on: date) -> list[Urged]:
    rows = Urging.objects.filter(on__range=(from_on, to_on)).order_by("id")
    fields = ("uid", "matter_id", "unit_id", "obligation__uid", "channel", "asked", "on")
    return [Urged(*row) for row in rows.values_list(*fields)]


def noticed_problems(to_on: date) -> frozenset[int]:
    """The problems for which a notice was served by that day, and not annulled."""
    rows = NoticeProblem.objects.filter(notice__served_on__lte=to_on, notice__state=NoticeState.SERVED)
    return frozenset(rows.values_list("problem_id", flat=True))
