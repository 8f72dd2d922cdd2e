"""How a leader's word on plans, inspections and interviews counts: his own in the system, or on a checked paper."""

from __future__ import annotations

from datetime import date, datetime

from duban.chapters.supervision.rules import inspecting as rules
from duban.ground.access import Relation, Role, Standing, Tie
from duban.ground.beijing import beijing_day
from duban.support.organization import queries as organization
from duban.support.organization.models import Person
from duban.support.organization.queries import Decided
from duban.support.organization.terms import DeciderKind
from duban.support.rulebook import queries as rulebook

PLAN = "supervision.plan_adopted_by"
INSPECTION = "supervision.inspection_approved_by"


def entitled(who: Standing, allowed: tuple[str, ...]) -> bool:
    """Whether the person decides himself, by the rule set of the day."""
    head = Role.LEADING_GROUP_HEAD in who.roles and DeciderKind.LEADING_GROUP_HEAD in allowed
    leader = Tie(Relation.LEADER_IN_CHARGE) in who.ties and DeciderKind.LEADER_IN_CHARGE in allowed
    return head or leader


def decided(
    by: Person, at: datetime, who: Standing, *, key: str, subject_ref: str, word: str, asked_on: date
) -> Decided:
    """On which day, and for whom. Refuses a clerk without a checked paper, a paper of somebody whom the rule set does
    not name, and one older than what it decides on."""
    allowed = rulebook.values(beijing_day(at)).texts(key)
    basis = organization.decision(by, at, subject_ref=subject_ref, word=word, entitled=entitled(who, allowed))
    rules.check_decider(
        basis.slip.decider_kind if basis.slip else None,
        allowed,
        labels=[DeciderKind(one).label for one in allowed],
    )
    rules.check_decided_on(basis.on, asked_on=asked_on)
    return basis
