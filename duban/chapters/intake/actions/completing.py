"""补正: a person answers what the reading asked, and corrects what it got wrong."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction

from duban.chapters.intake import queries, rules
from duban.chapters.intake.actions.filling import Completion, content_of, fill
from duban.chapters.intake.models import Candidate
from duban.chapters.intake.terms import CandidateState, ListState
from duban.ground import access
from duban.ground.access import ACTS
from duban.ground.beijing import beijing_day
from duban.support.ledger import actions as ledger
from duban.support.organization import queries as organization
from duban.support.organization.models import Person

ACT = "intake.complete_candidate"


@transaction.atomic
@ledger.once(ACT, queries.candidate_by_uid)
def complete_candidate(
    *, by: Person, at: datetime, request_id: UUID | None, candidate: UUID, completion: Completion
) -> Candidate:
    """补正拟立项事项（第十一条第一项）: answer questions, correct what was read; the source's strings stay.

    Whatever is filled in answers the questions about it; a missing lead unit only by naming one. A proposal
    already made must be made again. Refuses units unknown, twice, or out of scope (art. 3), a second lead,
    and rows that are no matter unless a title is given.
    """
    found = queries.visible_candidate(person=by, at=at, uid=candidate)
    access.require("intake.complete_candidate", organization.standing(by, at))
    listed = queries.lock(found.docketing_list, at=at)
    completed = queries.lock_candidate(found)
    check_open(ACT, listed.state, completed)
    before = content_of(completed)
    withdrawn = completed.state in {CandidateState.PROPOSED, CandidateState.REVIEWED}
    fill(completed, completion, by=by.name, today=beijing_day(at))
    completed.proposed_by = completed.proposed_on = completed.reviewed_by = completed.reviewed_on = None
    completed.save()
    after = content_of(completed)
    ledger.record(
        ACT,
        at=at,
        actor=organization.actor_of(by, at),
        row=completed,
        context=listed.ref,
        label=f"补正第{completed.source_row}行{'，原拟办意见撤回' if withdrawn else ''}",
        old={key: value for key, value in before.items() if value != after[key]},
        new={key: value for key, value in after.items() if value != before[key]},
        reason=completion.remark,
    )
    return completed


def check_open(act: str, list_state: str, candidate: Candidate) -> None:
    """Both the list and the candidate stand where this act belongs."""
    name = ACTS[act].name
    rules.check_state(act, list_state, label=str(ListState(list_state).label), name=name)
    label = str(CandidateState(candidate.state).label)
    rules.check_candidate_open(act, candidate.state, label=label, name=name)
