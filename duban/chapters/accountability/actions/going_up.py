"""After the deliberation: 报请上级党组织, or 不予追究 in writing (16, 17(1); decision 34)."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction

from duban.chapters.accountability.actions import on_paper, papers, replied, steps
from duban.chapters.accountability.models import (
    AccountabilityCase,
    DecisionRequest,
    Deliberation,
    HandlingProposal,
    LegalReview,
)
from duban.chapters.accountability.queries import cases, tables
from duban.chapters.accountability.queries import proposals as queries
from duban.chapters.accountability.rules import cases as of_cases
from duban.chapters.accountability.rules import deciding as rules
from duban.chapters.accountability.rules import stages
from duban.chapters.accountability.terms.case import Stage
from duban.chapters.accountability.terms.decision import Held, NotPursuedReason
from duban.ground import access
from duban.ground.access import Refusal
from duban.ground.beijing import beijing_day
from duban.support.ledger import actions as ledger
from duban.support.organization import queries as organization
from duban.support.organization.models import Person
from duban.support.rulebook import queries as rulebook


@transaction.atomic
@ledger.once("accountability.request_decision", queries.request_by_uid)
def request_decision(
    *, by: Person, at: datetime, request_id: UUID | None, case: UUID, words: str = ""
) -> DecisionRequest:
    """报请上级党组织（第十七条第一项）: the head, in the system or on paper (代录), signs the 请示, with facts, findings, the law of the day and the opinions.

    Refuses what the meeting has not agreed to, and a track that does not go to a superior Party organisation.
    """
    found = cases.visible_case(person=by, at=at, uid=case)
    access.require("accountability.request_decision", cases.standing(by, at, found))
    locked, today = cases.lock(found), beijing_day(at)
    step = stages.check_step("accountability.request_decision", locked.stage)
    proposal, review, deliberation = _stood_on(locked)
    rules.check_requested(proposal.track)
    rules.check_adopted(deliberation.held, wanted=Held.ADOPTED)
    receiver, _own = tables.receivers(proposal.track, "", rulebook.values(today))
    head = on_paper.by_head(by, at, locked, "accountability.request_decision")
    of_cases.check_day(head.on, today=today, not_before=deliberation.on)
    row = DecisionRequest(proposal=proposal, to=receiver, on=head.on, signed_by=head.person)
    row.put(words=words.strip())
    steps.advance(locked, step, today)
    row.number = papers.request(
        locked, proposal, review, deliberation, to=receiver, words=words, by=head.person, today=today
    )
    row.save()
    steps.tell(locked, at, f"sent_up:{row.uid}")
    ledger.record(
        "accountability.request_decision",
        at=at,
        actor=organization.actor_of(by, at, on_behalf_of=head.behalf),
        row=row,
        context=locked.ref,
        label=f"报请上级党组织{row.number}",
        new={"number": row.number, "to": receiver, "stage": locked.stage},
    )
    return row


@transaction.atomic
@ledger.once("accountability.decide_not_pursued", cases.case_by_uid)
def decide_not_pursued(
    *, by: Person, at: datetime, request_id: UUID | None, case: UUID, piece: UUID | None = None
) -> AccountabilityCase:
    """不予追究（第十六条）: by the same collective step, in writing; the unit and everybody concerned are told why. The head
    approves it, in the system or on paper (代录).

    From then on those concerned find it in 我的记录 and may ask that their names be cleared. Refuses what the meeting has
    not held; once it went up, only by the paper of the body that was asked, `piece` of the evidence index.
    """
    found = cases.visible_case(person=by, at=at, uid=case)
    access.require("accountability.decide_not_pursued", cases.standing(by, at, found))
    locked, today = cases.lock(found), beijing_day(at)
    step = stages.check_step("accountability.decide_not_pursued", locked.stage)
    proposal, review, deliberation = _stood_on(locked)
    if locked.stage == Stage.SENT_UP:
        reason = f"{replied.note(locked, proposal, piece, today)}决定不予处理"
    else:
        rules.check_adopted(deliberation.held, wanted=Held.NOT_PURSUED)
        reason = str(NotPursuedReason(proposal.not_pursued).label)
    head = on_paper.by_head(by, at, locked, "accountability.decide_not_pursued")
    of_cases.check_day(head.on, today=today, not_before=deliberation.on)
    locked.ended_on = head.on
    steps.advance(locked, step, today)
    for person in cases.people_of(locked):
        if person.seen_from is None:
            person.seen_from = at
            person.save()
        steps.tell_concerned(person.person, person.ref, at, f"not_pursued:{person.uid}")
    papers.not_pursued(
        locked, proposal, review, deliberation, reason=reason, by=head.person, on=head.on, today=today
    )
    steps.tell(locked, at, f"not_pursued:{locked.uid}")
    ledger.record(
        "accountability.decide_not_pursued",
        at=at,
        actor=organization.actor_of(by, at, on_behalf_of=head.behalf),
        row=locked,
        context=locked.ref,
        label="不予追究",
        new={"stage": locked.stage, "reason": proposal.not_pursued, "by_reply": piece is not None},
    )
    return locked


def _stood_on(case: AccountabilityCase) -> tuple[HandlingProposal, LegalReview, Deliberation]:
    """Proposal, review and deliberation on which what follows rests."""
    proposal = queries.needed_proposal(case)
    review, deliberation = queries.review_of(proposal), queries.deliberation_of(proposal)
    if review is None or deliberation is None:
        raise Refusal("accountability.proposal_gone", "17")
    return proposal, review, deliberation
