"""What the Office owes when a matter has ended, or a year of one without an end: its evaluation (11(5))."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from duban.chapters.assessment.queries import timing
from duban.chapters.assessment.rules import evaluation as rules
from duban.chapters.matters import actions as matters_actions
from duban.chapters.matters import queries as matters
from duban.chapters.matters.terms import ObligationKind
from duban.ground import access
from duban.ground.beijing import beijing_day
from duban.support.ledger import actions as ledger
from duban.support.ledger.rows import Row
from duban.support.organization import queries as organization
from duban.support.organization.models import Person
from duban.support.rulebook import queries as rulebook

if TYPE_CHECKING:
    from duban.chapters.matters.models import Matter, Obligation

ARTICLE = "11(5)"


@transaction.atomic
@ledger.once("assessment.owe_evaluation", timing.duty_by_uid)
def owe_evaluation(
    *, by: Person | None, at: datetime, request_id: UUID | None, matter: UUID, year: int
) -> Row:
    """登记应考核评估的事项（第十一条第五项）: a matter that was closed, or that ran without an end in a year that is over.

    The Office owes it within `assessment.evaluate_within` working days. Refuses a matter without a result, one that is
    evaluated for that year, and a second duty.
    """
    found = matters.get_visible(person=by, at=at, uid=matter)
    access.require("assessment.owe_evaluation", organization.standing(by, at))
    locked = matters.lock(found, at=at)
    today = beijing_day(at)
    timing.check_due(locked, year, today)
    rules.check_owed(
        year,
        owed=timing.duty(locked, year) is not None,
        evaluated=timing.is_evaluated(locked, year),
        over=locked.closed_on is not None or year < today.year,
    )
    duty = impose(locked, year, timing.owed_from(locked, year, today))
    ledger.record(
        "assessment.owe_evaluation",
        at=at,
        actor=organization.actor_of(by, at),
        row=duty,
        context=locked.ref,
        label=f"应作{year}年度考核评估，{duty.due_on}前完成",
        new={"year": year, "due_on": duty.due_on},
    )
    return duty


def impose(matter: Matter, year: int, from_on: date) -> Obligation:
    """Step: the duty, counted from that Beijing day."""
    values = rulebook.values(from_on)
    return matters_actions.impose_counted(
        matter,
        ObligationKind.EVALUATE,
        unit=organization.office(),
        source=timing.source_of(matter, year),
        article=ARTICLE,
        from_on=from_on,
        days=values.number("assessment.evaluate_within"),
        label=_("%(year)s年度") % {"year": year},
    )
