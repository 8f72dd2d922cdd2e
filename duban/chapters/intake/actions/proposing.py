"""拟办: proposed by a clerk, reviewed by the director, or declined with reason and reply."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from duban.chapters.intake import queries, rules
from duban.chapters.intake.actions.completing import check_open
from duban.chapters.intake.models import Candidate
from duban.chapters.intake.terms import CandidateState
from duban.ground import access
from duban.ground.beijing import beijing_day
from duban.support.ledger import actions as ledger
from duban.support.notifications import inbox
from duban.support.organization import queries as organization
from duban.support.organization.models import Person


@transaction.atomic
@ledger.once("intake.propose", queries.candidate_by_uid)
def propose(
    *, by: Person, at: datetime, request_id: UUID | None, candidate: UUID, proposal: str
) -> Candidate:
    """提出拟办意见（第十一条第一项）: whether to docket, as what, by whom, by when (decision 3).

    Refuses a candidate with an open question (intake.question_open; only the lead unit may wait until
    assignment), without category, limb or deadline (intake.not_settled), or with a date gone by.
    """
    found = queries.visible_candidate(person=by, at=at, uid=candidate)
    access.require("intake.propose", organization.standing(by, at))
    listed = queries.lock(found.docketing_list, at=at)
    proposed = queries.lock_candidate(found)
    check_open("intake.propose", listed.state, proposed)
    rules.check_is_matter(queries.standing_of(proposed))
    today = beijing_day(at)
    rules.check_settled(queries.settled(proposed), today=today)
    proposed.proposal = rules.check_text(proposal, _("拟办意见"))
    proposed.state = CandidateState.PROPOSED
    proposed.proposed_by, proposed.proposed_on = by, today
    proposed.reviewed_by = proposed.reviewed_on = None
    proposed.save()
    ledger.record(
        "intake.propose",
        at=at,
        actor=organization.actor_of(by, at),
        row=proposed,
        context=listed.ref,
        label=f"对第{proposed.source_row}行提出拟办意见",
        new={"proposal": proposed.proposal, "due_on": proposed.due_on, "units": proposed.units},
    )
    return proposed


@transaction.atomic
@ledger.once("intake.review_proposal", queries.candidate_by_uid)
def review_proposal(
    *,
    by: Person,
    at: datetime,
    request_id: UUID | None,
    candidate: UUID,
    agrees: bool = True,
    opinion: str = "",
) -> Candidate:
    """审核拟办意见（第十一条第一项）: by the Office director, never by whom it comes from.

    Not agreeing needs an opinion and sends the candidate back to be worked on. Refuses one's own proposal
    (intake.own_proposal; art. 6(2)).
    """
    found = queries.visible_candidate(person=by, at=at, uid=candidate)
    access.require("intake.review_proposal", organization.standing(by, at))
    listed = queries.lock(found.docketing_list, at=at)
    reviewed = queries.lock_candidate(found)
    check_open("intake.review_proposal", listed.state, reviewed)
    proposer = reviewed.proposed_by
    rules.check_reviewable(proposed_by=proposer.ref if proposer else "", by=by.ref)
    rules.check_opinion(agrees=agrees, opinion=opinion)
    reviewed.state = CandidateState.REVIEWED if agrees else CandidateState.CANDIDATE
    reviewed.reviewed_by, reviewed.reviewed_on = by, beijing_day(at)
    reviewed.review_opinion = opinion.strip()
    reviewed.save()
    if not agrees and proposer is not None:
        _tell_proposer(reviewed, proposer, at)
    ledger.record(
        "intake.review_proposal",
        at=at,
        actor=organization.actor_of(by, at),
        row=reviewed,
        context=listed.ref,
        label=f"{'同意' if agrees else '退回'}第{reviewed.source_row}行的拟办意见",
        old={"state": CandidateState.PROPOSED},
        new={"state": reviewed.state},
        reason=reviewed.review_opinion,
    )
    return reviewed


def _tell_proposer(candidate: Candidate, proposer: Person, at: datetime) -> None:
    inbox.tell(
        [proposer],
        kind="intake.review_proposal",
        text=_("您的一份拟办意见未获同意，请按意见修改后重新提出"),
        at=at,
        slot=f"intake.review:{candidate.uid}:{candidate.version}",
        subject_ref=candidate.ref,
        context_ref=candidate.docketing_list.ref,
    )


@transaction.atomic
@ledger.once("intake.decline", queries.candidate_by_uid)
def decline(
    *, by: Person, at: datetime, request_id: UUID | None, candidate: UUID, reason: str, reply: str
) -> Candidate:
    """不予立项（第十一条第一项）: with a reason, and the reply that is given to the source (decision 3).

    件件有结果、事事有回音（第六条第三项）: a row that could not be read is declined the same way. Refuses
    without reason or reply, and a candidate already declined or past approval.
    """
    found = queries.visible_candidate(person=by, at=at, uid=candidate)
    access.require("intake.decline", organization.standing(by, at))
    listed = queries.lock(found.docketing_list, at=at)
    declined = queries.lock_candidate(found)
    check_open("intake.decline", listed.state, declined)
    before = declined.state
    declined.decline_reason = rules.check_text(reason, _("不予立项的理由"))
    declined.reply = rules.check_text(reply, _("对来源单位的答复"))
    declined.state = CandidateState.DECLINED
    declined.declined_by, declined.declined_on = by, beijing_day(at)
    declined.save()
    ledger.record(
        "intake.decline",
        at=at,
        actor=organization.actor_of(by, at),
        row=declined,
        context=listed.ref,
        label=f"第{declined.source_row}行不予立项",
        old={"state": before},
        new={"state": declined.state, "reply": declined.reply},
        reason=declined.decline_reason,
    )
    return declined
