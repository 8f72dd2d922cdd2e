"""回避: entered from the minutes, or by whoever recuses (6(2); decision 31)."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from duban.chapters.assessment.actions.results import stepping
from duban.chapters.assessment.models import Recusal
from duban.chapters.assessment.queries import results as queries
from duban.chapters.assessment.rules import results as rules
from duban.chapters.assessment.terms.results import RecusalGround
from duban.chapters.matters import queries as matters
from duban.ground import access
from duban.ground.access import Role
from duban.ground.beijing import beijing_day
from duban.support.ledger import actions as ledger
from duban.support.organization import queries as organization
from duban.support.organization.models import OrgUnit, Person
from duban.support.rulebook import queries as rulebook


@transaction.atomic
@ledger.once("assessment.recuse", queries.recusal_by_uid)
def recuse(
    *,
    by: Person,
    at: datetime,
    request_id: UUID | None,
    result_round: UUID,
    person: UUID,
    unit: UUID,
    ground: RecusalGround,
    reason: str = "",
) -> Recusal:
    """登记考核回避（第六条第二项）: who takes no part in deciding on which unit, and why; printed in the minutes.

    A member recuses on units in his charge; the head does not for that alone (rule set). Refuses a ground that the
    register of posts does not bear out (assessment.recusal_untrue), the same twice (assessment.recusal_exists), and
    kinship or another ground without its words.
    """
    found = queries.visible_round(person=by, at=at, uid=result_round)
    access.require("assessment.recuse", organization.standing(by, at))
    of, today = queries.lock(found), beijing_day(at)
    stepping.check_step("assessment.recuse", of)
    whom, about = organization.person_by_uid(person), organization.unit_by_uid(unit)
    name = organization.unit_name(about.pk, today)
    rules.check_recusal(
        RecusalGround(ground),
        true=_is_true(whom, about, RecusalGround(ground), at),
        is_head=Role.LEADING_GROUP_HEAD in organization.roles(whom, today),
        head_too=rulebook.values(today).flag("assessment.head_recuses_for_units_in_charge"),
        known=about.pk in queries.recused_for(of, whom),
        person=whom.name,
        unit=name,
        label=str(RecusalGround(ground).label),
    )
    made = Recusal(
        round=of,
        person=whom,
        unit=about,
        unit_name=name,
        ground=RecusalGround(ground),
        reason=rules.check_recusal_reason(ground, reason, what=str(_("回避的理由"))),
        recorded_by=by,
        on=today,
    )
    made.save()
    ledger.record(
        "assessment.recuse",
        at=at,
        actor=organization.actor_of(by, at),
        row=made,
        context=of.ref,
        label=f"{whom.name}就{name}回避（{RecusalGround(ground).label}）",
        new={"person": whom.ref, "unit": about.ref, "ground": made.ground},
        reason=made.reason,
    )
    return made


def _is_true(person: Person, unit: OrgUnit, ground: RecusalGround, at: datetime) -> bool:
    """Whether the register of posts bears the ground out on that day."""
    day = beijing_day(at)
    if ground == RecusalGround.OWN_UNIT:
        return unit.pk in matters.units_of(person, day)
    if ground == RecusalGround.IN_CHARGE:
        return unit.pk in queries.units_in_charge(person, day)
    return True
