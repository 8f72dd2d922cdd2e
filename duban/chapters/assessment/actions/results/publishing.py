"""公示考核结果, and whom the Leading Group designates to assess the Office's own department (13(2); decision 31)."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from duban.chapters.assessment.actions.results import deciding, stepping
from duban.chapters.assessment.models import ResultRound
from duban.chapters.assessment.queries import results as queries
from duban.chapters.assessment.rules import results as rules
from duban.chapters.assessment.terms.results import DESIGNATE, RoundState
from duban.ground import access
from duban.ground.beijing import beijing_day
from duban.support.ledger import actions as ledger
from duban.support.notifications import inbox
from duban.support.organization import queries as organization
from duban.support.organization.models import Person
from duban.support.rulebook import queries as rulebook


@transaction.atomic
@ledger.once("assessment.designate_assessor", queries.round_by_uid)
def designate_assessor(
    *, by: Person, at: datetime, request_id: UUID | None, result_round: UUID, assessor: UUID
) -> ResultRound:
    """指定办公室所在单位的考核人（第六条第二项）: by the Leading Group's head, or on his checked paper (代录).

    Refuses one who is not of the Leading Group, or serves in the Office (assessment.assessor_unfit), and a clerk without a checked
    paper (organization.needs_paper).
    """
    found = queries.visible_round(person=by, at=at, uid=result_round)
    access.require("assessment.designate_assessor", organization.standing(by, at))
    named, today = queries.lock(found), beijing_day(at)
    stepping.check_step("assessment.designate_assessor", named)
    whom = organization.person_by_uid(assessor)
    in_group = bool(organization.roles(whom, today) & queries.GROUP)
    rules.check_assessor(queries.serves_in_office(whom, today), in_group=in_group, name=whom.name)
    basis = deciding.decide(
        by=by, at=at, subject_ref=named.ref, word=DESIGNATE, rests_on=named.proposed_on, results=()
    )
    named.assessor, named.designated_on, named.designated_for = whom, basis.on, basis.on_behalf_of
    named.save()
    inbox.tell(
        [whom],
        kind="assessment.assessor",
        text=_("您被指定负责领导小组办公室的考核：{title}").format(title=named.title),
        at=at,
        slot=f"assessor:{named.uid}",
        subject_ref=named.ref,
        context_ref=named.ref,
    )
    ledger.record(
        "assessment.designate_assessor",
        at=at,
        actor=organization.actor_of(by, at, on_behalf_of=basis.on_behalf_of),
        row=named,
        context=named.ref,
        label=f"指定{whom.name}负责领导小组办公室的考核",
        new={"assessor": whom.ref, "decided_on": basis.on},
    )
    return named


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
    results = queries.results(published)
    of_office = any(queries.of_office(one.unit) for one in results)
    rules.check_assessor_named(of_office, published.assessor_id is not None)
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
        slot="result:published",
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
        old={"state": RoundState.PROPOSED},
        new={"state": published.state, "until": published.objections_until, "results": len(results)},
    )
    return published
