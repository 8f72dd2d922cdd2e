"""The buttons of this room on the matter's page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse

from duban.chapters.matters import queries as matters
from duban.chapters.matters import rules as matters_rules
from duban.chapters.matters.terms import ObligationKind
from duban.chapters.responsibility import actions, queries, rules
from duban.ground.access import Relation, Standing
from duban.ground.beijing import beijing_day
from duban.support.documents import queries as documents
from duban.support.doors.offers import Offer, offer
from duban.support.rulebook import queries as rulebook

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from duban.chapters.matters.models import Matter, Obligation
    from duban.chapters.responsibility.models import Assignment
    from duban.support.organization.models import Person


def offers(
    *,
    person: Person,
    at: datetime,
    matter: Matter,
    standing: Standing,
    obligations: Sequence[Obligation],
) -> list[Offer]:
    """What the person may do about who answers for the matter."""
    if matter.assigned_on is None:
        lead = matters.lead_of(matter)
        has_lead = lead is not None and lead.unit is not None and lead.unit.in_scope
        return [
            *offer(
                "responsibility.assign",
                reverse("assign", args=[matter.uid]),
                standing,
                check=lambda: matters_rules.check_assignable(matter.state, has_lead=has_lead),
            ),
            *_joint(matter, standing, person, at),
        ]
    found: list[Offer] = []
    row = queries.own_assignment(matter, person=person, at=at)
    if row is not None:
        found += _of_unit(row, matters.standing(person, at, matter, unit_id=row.unit_id), at)
    if matter.closed_on is None:
        found += _joint(matter, standing, person, at)
        found += _of_objections(standing, obligations)
        found += offer(
            "responsibility.adopt_plan",
            reverse("adopt_plan", args=[matter.uid]),
            standing,
            check=lambda: matters_rules.check_active(matter.state, matter.closed_on, "11(3)"),
        )
    return found


def _joint(matter: Matter, standing: Standing, person: Person, at: datetime) -> list[Offer]:
    """Where there is a lead and somebody who could lead with it, and no exception yet; and a letter where there is
    an outside unit to write to."""
    found: list[Offer] = []
    relations = {party.relation for party in matters.unit_parties(matter)}
    if {Relation.LEAD, Relation.CO} <= relations and queries.joint_lead_of(matter) is None:
        url = reverse("joint_lead", args=[matter.uid])
        found += offer("responsibility.allow_joint_lead", url, standing)
    if Relation.EXTERNAL in relations:
        if person in documents.signers(actions.LETTER, beijing_day(at)):
            found += offer("responsibility.send_letter", reverse("send_letter", args=[matter.uid]), standing)
        found += offer("responsibility.record_letter", reverse("letter", args=[matter.uid]), standing)
    return found


def _of_unit(row: Assignment, at_unit: Standing, at: datetime) -> list[Offer]:
    """What the unit itself does with what it was given."""
    uid = row.matter.uid
    found: list[Offer] = []
    if row.signed_on is None:
        found += offer("responsibility.sign_for", reverse("sign_for", args=[uid]), at_unit, one_click=True)
    if row.broken_down_on is None and row.relation in rules.BREAKS_DOWN:
        found += offer(
            "responsibility.break_down",
            reverse("break_down", args=[uid]),
            at_unit,
            check=lambda: rules.check_breakable(signed_on=row.signed_on, broken_down_on=None),
        )
    promised = queries.promise_of(row)
    if row.relation == Relation.SERVICE and promised is None:
        found += offer(
            "responsibility.promise_service",
            reverse("promise_service", args=[uid]),
            at_unit,
            check=lambda: rules.check_promisable(signed_on=row.signed_on, promised_on=None),
        )
    if row.matter.closed_on is None:
        found += offer("responsibility.hand_over", reverse("hand_over", args=[row.unit.uid]), at_unit)
        found += offer(
            "responsibility.object_to_assignment",
            reverse("object_to_assignment", args=[uid]),
            at_unit,
            check=lambda: _objectable(row, at),
        )
    return found


def _objectable(row: Assignment, at: datetime) -> None:
    today = beijing_day(at)
    rules.check_objection(
        made=queries.objection_to(row) is not None,
        received_on=row.received_on,
        today=today,
        days=rulebook.values(today).number("responsibility.objection_within"),
        calendar=rulebook.calendar(),
    )


def _of_objections(standing: Standing, obligations: Sequence[Obligation]) -> list[Offer]:
    """One button for each objection that waits for the Office."""
    found: list[Offer] = []
    waiting = [one for one in obligations if one.kind == ObligationKind.ANSWER_ASSIGNMENT and one.is_standing]
    for owed in waiting:
        found += offer(
            "responsibility.answer_objection",
            reverse("answer_assignment_objection", args=[owed.source_ref.rpartition(":")[2]]),
            standing,
            label=f"{ObligationKind.ANSWER_ASSIGNMENT.label}：{owed.label}",
        )
    return found
