"""评定: what the scheme leaves to people, party by party, with the reason (13(2))."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction

from duban.chapters.assessment.models import PartJudgement
from duban.chapters.assessment.queries import computing, entered, impartial, judged
from duban.chapters.assessment.rules import facts as facts_rules
from duban.chapters.assessment.rules import judging as rules
from duban.chapters.assessment.terms.scheme import PartyKind, Side
from duban.ground import access
from duban.ground.access import ACTS
from duban.ground.beijing import beijing_day
from duban.support.ledger import actions as ledger
from duban.support.organization import queries as organization
from duban.support.organization.models import Person


@transaction.atomic
@ledger.once("assessment.judge_part", judged.judgement_by_uid)
def judge_part(
    *,
    by: Person,
    at: datetime,
    request_id: UUID | None,
    year: int,
    rule: str,
    unit: UUID,
    side: Side,
    value: str,
    reason: str,
    person: UUID | None = None,
    fact: str = "",
    basis: str = "",
) -> PartJudgement:
    """评定考核细则中由人评定的项目（第十三条第二项）: what a rule leaves to people, for one unit or person and a year.

    `value` is in points, a ratio from 0 to 1, or 1 and 0 for met or not, as the rule has it; `fact` names the fact that is
    priced. Refuses a rule that leaves nothing to people, a value outside it, no reason, the own unit and oneself, and
    the Office on itself and the department in which it sits.
    """
    about = organization.unit_by_uid(unit)
    whom = organization.person_by_uid(person) if person else None
    access.require("assessment.judge_part", impartial.standing(by, at, about))
    computing.lock_year(year)
    today, side = beijing_day(at), Side(side)
    name, act = organization.unit_name(about.pk, today), ACTS["assessment.judge_part"].name
    facts_rules.check_year(year, today)
    facts_rules.check_not_own(act, own=entered.is_own(by, at, about, whom))
    of_office = impartial.of_office(about)
    facts_rules.check_not_office(
        act, of_office=of_office, in_office=impartial.in_office(by, today), unit=name
    )
    party = PartyKind.PERSON if whom else PartyKind.UNIT
    known = {one.rule.code: one.rule for one in judged.rules_of(year, today, party, side, name)}
    worth = rules.number(value)
    found = rules.check_part(known.get(rule), worth, reason=reason)
    row = PartJudgement(
        year=year,
        rule=found.code,
        title=found.title[:200],
        unit=about,
        unit_name=name,
        person=whom,
        side=side,
        value=worth,
        fact_ref=fact,
        reason=reason.strip(),
        basis=basis.strip()[:200],
        by=by,
        on=today,
    )
    row.save()
    who = f"{name}{whom.name if whom else ''}"
    ledger.record(
        "assessment.judge_part",
        at=at,
        actor=organization.actor_of(by, at),
        row=row,
        context=row.ref,
        label=f"评定{who}“{found.title[:60]}”：{worth:f}",
        new={"year": year, "rule": found.code, "value": format(worth, "f"), "fact": fact, "basis": row.basis},
        reason=row.reason,
    )
    return row
