"""申请和认定不可抗因素 (16(2); decision 12)."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from duban.chapters.matters import queries, rules
from duban.chapters.matters.actions import obligations
from duban.chapters.matters.models import ExemptionFinding
from duban.chapters.matters.queries import exempting
from duban.chapters.matters.terms import FindingState, ObligationKind
from duban.ground import access
from duban.ground.access import PostKind
from duban.ground.beijing import beijing_day
from duban.support.ledger import actions as ledger
from duban.support.notifications import inbox
from duban.support.organization import queries as organization
from duban.support.organization.models import Person
from duban.support.rulebook import queries as rulebook

TOLD = (PostKind.UNIT_HEAD, PostKind.DEPUTY_IN_CHARGE, PostKind.LIAISON_A, PostKind.LIAISON_B)
OFFICE = (PostKind.OFFICE_STAFF, PostKind.OFFICE_DIRECTOR)


@transaction.atomic
@ledger.once("matters.claim_exemption", exempting.finding_by_uid)
def claim_exemption(
    *,
    by: Person,
    at: datetime,
    request_id: UUID | None,
    obligation: UUID,
    cause: str,
    fact: str,
    from_on: date,
    to_on: date | None = None,
    on_record: str = "",
) -> ExemptionFinding:
    """申请认定不可抗因素（第十六条第二项）: for a deadline or a node of the own unit, with the fact and its days.

    It changes no date. `on_record` names the application or the coordination where the cause asks for one; `to_on`
    is empty while the obstacle lasts. Refuses a claim after the limit (working days after expiry or after the
    obstacle ends, whichever is later), a second one while one waits, and a cause that the rule set does not know.
    """
    seen = queries.visible_obligation(person=by, at=at, uid=obligation)
    access.require("matters.claim_exemption", queries.standing(by, at, seen.matter, unit_id=seen.unit_id))
    matter = queries.lock(seen.matter, at=at)
    owed = queries.lock_obligation(matter, obligation)
    today = beijing_day(at)
    rules.check_running(matter.state, matter.closed_on, "16(2)")
    rules.exempting.check_claimable(
        owed.kind,
        label=str(ObligationKind(owed.kind).label),
        lapsed=owed.lapsed_on is not None,
        due_on=owed.due_on,
    )
    values = rulebook.values(today)
    of_rules = rules.exempting.check_claim(
        exempting.causes(today).get(cause),
        fact=fact,
        on_record=on_record,
        from_on=from_on,
        to_on=to_on,
        due_on=owed.due_on,
        today=today,
        days=values.number("matters.claim_exemption_within"),
        calendar=rulebook.calendar(),
        pending=exempting.pending_on(owed),
    )
    claim = ExemptionFinding(
        matter=matter,
        obligation=owed,
        unit=owed.unit,
        cause=of_rules.code,
        fact=fact.strip(),
        on_record=on_record.strip(),
        from_on=from_on,
        to_on=to_on,
        claimed_by=by,
        claimed_on=today,
    )
    claim.save()
    obligations.impose_counted(
        matter,
        ObligationKind.DECIDE_EXEMPTION,
        unit=organization.office(),
        source=claim.ref,
        article="16(2)",
        from_on=today,
        days=values.number("matters.decide_exemption_within"),
        label=of_rules.label,
    )
    inbox.tell(
        [person for post in OFFICE for person in organization.people_with(post, today)],
        kind="matters.exemption",
        text=_("{number}有一项不可抗因素待认定：{cause}").format(number=matter.number, cause=of_rules.label),
        at=at,
        slot=f"exemption:{claim.uid}",
        subject_ref=claim.ref,
        context_ref=matter.ref,
    )
    ledger.record(
        "matters.claim_exemption",
        at=at,
        actor=organization.actor_of(by, at),
        row=claim,
        context=matter.ref,
        label=f"申请认定不可抗因素：{of_rules.label}",
        new={"cause": claim.cause, "from_on": from_on, "to_on": to_on, "obligation": owed.ref},
        reason=fact,
    )
    return claim


@transaction.atomic
@ledger.once("matters.find_exemption", exempting.finding_by_uid)
def find_exemption(
    *,
    by: Person,
    at: datetime,
    request_id: UUID | None,
    finding: UUID,
    found: bool,
    words: str,
    days_not_charged: int = 0,
    bars_ground_2: bool = False,
) -> ExemptionFinding:
    """认定不可抗因素（第十六条第二项）: by the leader who decides on times, or on a checked paper (代录).

    Two effects, each said for itself: days that are not charged, and whether ground (2) is barred. Dates and the
    computed timeliness stay: what was late is late, and the finding stands beside it. Refuses effects that the
    cause does not have, more days than the obstacle stood, whoever belongs to the unit that claims, and a second
    finding.
    """
    seen = exempting.visible_finding(person=by, at=at, uid=finding)
    who = queries.standing(by, at, seen.matter)
    access.require("matters.find_exemption", who)
    matter = queries.lock(seen.matter, at=at)
    judged = exempting.lock_finding(seen)
    today = beijing_day(at)
    word = rules.exempting.FIND if found else rules.exempting.REJECT
    basis = organization.decision(by, at, subject_ref=judged.ref, word=word, entitled=queries.decides(who))
    cause = exempting.causes(judged.claimed_on).get(judged.cause)
    rules.exempting.check_finding(
        judged.state,
        found=found,
        cause=cause,
        days_not_charged=days_not_charged,
        bars_ground_2=bars_ground_2,
        span=rules.exempting.span(judged.from_on, judged.to_on, today),
        words=words,
        own=judged.unit_id in queries.units_of(by, today),
        claimed_on=judged.claimed_on,
        found_on=basis.on,
    )
    judged.state = FindingState.FOUND if found else FindingState.REJECTED
    judged.days_not_charged, judged.bars_ground_2 = days_not_charged, bars_ground_2
    judged.finding, judged.found_by, judged.found_on, judged.slip = words.strip(), by, basis.on, basis.slip
    judged.save()
    obligations.discharge(judged.ref, met_on=today, by_ref=judged.ref)
    said = str(FindingState(judged.state).label)
    inbox.tell(
        organization.holders(judged.unit_id, TOLD, today),
        kind="matters.exemption",
        text=_("{number}不可抗因素的申请：{state}").format(number=matter.number, state=said),
        at=at,
        slot=f"exemption:{judged.uid}:{judged.state}",
        subject_ref=judged.ref,
        context_ref=matter.ref,
    )
    ledger.record(
        "matters.find_exemption",
        at=at,
        actor=organization.actor_of(by, at, on_behalf_of=basis.on_behalf_of),
        row=judged,
        context=matter.ref,
        label=f"不可抗因素{said}",
        new={
            "state": judged.state,
            "cause": judged.cause,
            "days_not_charged": days_not_charged,
            "bars_ground_2": bars_ground_2,
        },
        reason=words,
    )
    return judged
