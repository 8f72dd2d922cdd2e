"""公示考核结果: each party sees its own, and may object (6(2), 13(2))."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from duban.chapters.assessment.actions.results import stepping
from duban.chapters.assessment.models import ResultRound
from duban.chapters.assessment.queries import results as queries
from duban.chapters.assessment.rules import results as rules
from duban.chapters.assessment.terms.results import RoundState
from duban.ground import access
from duban.ground.beijing import beijing_day
from duban.support.ledger import actions as ledger
from duban.support.organization import queries as organization
from duban.support.organization.models import Person
from duban.support.rulebook import queries as rulebook


@transaction.atomic
@ledger.once("assessment.publish_result", queries.round_by_uid)
def publish_result(*, by: Person, at: datetime, request_id: UUID | None, result_round: UUID) -> ResultRound:
    """公示考核结果（第六条第二项、第十三条第二项）: each party sees its own result and how it came about, and may object.

    The days are working days of the official calendar, the first not counted (rule set). Refuses to begin while the
    Office's own department is among the assessed and nobody was designated for it (assessment.assessor_missing).
    """
    found = queries.visible_round(person=by, at=at, uid=result_round)
    access.require("assessment.publish_result", organization.standing(by, at))
    published, today = queries.lock(found), beijing_day(at)
    stepping.check_step("assessment.publish_result", published)
    before, results = published.state, queries.results(published)
    rules.check_assessor_named(queries.seats_office(results), queries.assessor() is not None)
    days = rulebook.values(today).number("assessment.publish_days")
    published.state, published.published_by, published.published_on = RoundState.PUBLISHED, by, today
    published.objections_until = rules.objections_until(today, days, rulebook.calendar())
    published.save()
    stepping.tell_parties(
        results,
        kind="assessment.published",
        text=_("{title}结果公示至 {until}，请查看；有异议的在公示期内提出").format(
            title=published.title, until=published.objections_until
        ),
        slot=f"result:published:{today}",
        day=today,
        at=at,
    )
    ledger.record(
        "assessment.publish_result",
        at=at,
        actor=organization.actor_of(by, at),
        row=published,
        context=published.ref,
        label=f"公示{published.title}结果，至{published.objections_until}",
        old={"state": before},
        new={"state": published.state, "until": published.objections_until, "results": len(results)},
    )
    return published
