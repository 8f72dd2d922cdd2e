"""Two stretches of one year that people join: somebody moved, units were renamed or merged (13(2))."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal, InvalidOperation
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from duban.chapters.assessment.actions.results import stepping
from duban.chapters.assessment.models import PersonResult, UnitResult
from duban.chapters.assessment.queries import results as queries
from duban.chapters.assessment.queries.results import AnyResult
from duban.chapters.assessment.rules import results as rules
from duban.ground import access
from duban.ground.access import Unfit
from duban.ground.beijing import beijing_day
from duban.support.ledger import actions as ledger
from duban.support.organization import queries as organization
from duban.support.organization.models import Person


@transaction.atomic
@ledger.once("assessment.join_stretches", queries.result_by_uid)
def join_stretches(
    *,
    by: Person,
    at: datetime,
    request_id: UUID | None,
    results: Sequence[UUID],
    points: str,
    grade: str,
    reason: str,
) -> UnitResult | PersonResult:
    """合并两段考核（第十三条第二项）: of a person who moved within the year, or of units merged into one; with a reason.

    The last stretch's unit bears the result; both stretches stay on record. `points` is a decimal between those of the
    stretches. Refuses results of different persons, and of units that did not become the one of the last stretch within
    the period (assessment.stretches_unfit; decision 6), points outside (assessment.stretch_points), a grade of the other
    scale and an empty reason.
    """
    found = [queries.visible_result(person=by, at=at, uid=uid) for uid in dict.fromkeys(results)]
    access.require("assessment.join_stretches", organization.standing(by, at))
    rules.check_joinable("" if found else str(_("没有选定结果")))
    of = queries.lock(found[0].round)
    stepping.check_step("assessment.join_stretches", of)
    parts = sorted((queries.lock(one) for one in found), key=lambda one: (one.to_on, one.from_on, one.pk))
    rules.check_joinable(_why_not(parts))
    stepping.check_impartial(parts, by, beijing_day(at))
    stretches = [rules.Stretch(one.from_on, one.to_on, one.rounded) for one in parts]
    joined_points = rules.check_joined_points(_number(points), stretches)
    said = rules.check_text(reason, _("合并的理由"), "13(2)")
    for one in parts:
        one.is_current = False
        one.save()
    made = _joined(parts, joined_points, grade, said)
    made.save()
    for one in parts:
        _into(one, made)
    stepping.to_publish(of)
    of.save()
    ledger.record(
        "assessment.join_stretches",
        at=at,
        actor=organization.actor_of(by, at),
        row=made,
        context=of.ref,
        label=f"合并{made.party}的{len(parts)}段考核",
        old={one.ref: {"points": one.total, "suggested": one.suggested} for one in parts},
        new={
            "points": made.total,
            "weighed": rules.weighed(stretches),
            "suggested": made.suggested,
            "state": of.state,
        },
        reason=said,
    )
    return made


def _number(points: str) -> Decimal:
    try:
        return Decimal(points.strip())
    except InvalidOperation as wrong:
        raise Unfit("assessment.result_reason_missing", "13(2)", what=_("合并后的得分")) from wrong


def _why_not(parts: Sequence[AnyResult]) -> str:
    """What keeps these results from being stretches of one party, in words; nothing, if nothing does."""
    if len(parts) < 2:
        return str(_("须选定两段结果"))
    first = parts[0]
    if any(type(one) is not type(first) or one.round_id != first.round_id for one in parts):
        return str(_("不是同一次考核的同一类对象"))
    if any(one.side != first.side for one in parts):
        return str(_("一段为承办，一段为服务"))
    if not all(one.is_current for one in parts):
        return str(_("其中一段已经合并或更正"))
    if not all(one.ranked for one in parts):
        return str(_("其中一段没有督办事项，不参加排名"))
    if len({one.person_id for one in parts if isinstance(one, PersonResult)}) > 1:
        return str(_("不是同一人"))
    if isinstance(first, UnitResult) and not queries.became_one(parts):
        return str(_("不是合并前后的同一单位"))
    return ""


def _joined(parts: Sequence[AnyResult], points: Decimal, grade: str, reason: str) -> AnyResult:
    """One result over both stretches, borne by the unit of the last; vetoes of either stay."""
    last = parts[-1]
    given = {
        "round": last.round,
        "side": last.side,
        "unit": last.unit,
        "unit_name": last.unit_name,
        "from_on": min(one.from_on for one in parts),
        "to_on": last.to_on,
        "total": str(points),
        "rounded": points,
        "vetoes": [veto for one in parts for veto in one.vetoes],
        "proposed": last.proposed,
        "edition": max(one.edition for one in parts) + 1,
        "suggested_reason": reason,
        "change_reason": reason,
    }
    if isinstance(last, UnitResult):
        return UnitResult(suggested=rules.check_unit_grade(grade), **given)
    return PersonResult(
        suggested=rules.check_person_grade(grade),
        person=last.person,
        person_name=last.person_name,
        **given,
    )


def _into(part: AnyResult, made: AnyResult) -> None:
    """The stretch names what it was joined into."""
    if (
        isinstance(part, UnitResult)
        and isinstance(made, UnitResult)
        or isinstance(part, PersonResult)
        and isinstance(made, PersonResult)
    ):
        part.joined_into = made
    part.save()
