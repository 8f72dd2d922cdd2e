"""The same act on many candidates: n acts, n ledger rows, each with a request made of the form's own."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from uuid import UUID, uuid5

from django.db import transaction

from duban.chapters.intake import queries, rules
from duban.chapters.intake.actions.answers import Answer, completion_of
from duban.chapters.intake.actions.completing import complete_candidate
from duban.chapters.intake.actions.filling import Completion
from duban.chapters.intake.actions.proposing import propose, review_proposal
from duban.chapters.intake.models import Candidate, DocketingList
from duban.chapters.intake.terms import OPEN_ENDED
from duban.chapters.matters.terms import MatterCategory
from duban.ground.access import ACTS, Relation
from duban.support.organization.models import Person

BATCH = 500


def complete_all(
    *, by: Person, at: datetime, request_id: UUID, candidates: Sequence[UUID], completion: Completion
) -> int:
    """补正 of the same fields on each of them; says how many."""

    def act(uid: UUID, request: UUID) -> Candidate:
        return complete_candidate(by=by, at=at, request_id=request, candidate=uid, completion=completion)

    return _each(act, request_id, candidates, ACTS["intake.complete_candidate"].name)


def correct_all(
    *,
    by: Person,
    at: datetime,
    request_id: UUID,
    docketing_list: UUID,
    said: Mapping[UUID, Answer],
) -> DocketingList:
    """补正 of each row as a correction file says, all or nothing: n acts, n ledger rows."""
    listed = queries.visible_list(person=by, at=at, uid=docketing_list)
    rules.check_something(len(said), ACTS["intake.complete_candidate"].name)
    with transaction.atomic():
        for uid, answer in said.items():
            found = queries.visible_candidate(person=by, at=at, uid=uid)
            complete_candidate(
                by=by,
                at=at,
                request_id=uuid5(request_id, str(uid)),
                candidate=uid,
                completion=completion_of(answer.to_json(), found),
            )
    return listed


def propose_all(*, by: Person, at: datetime, request_id: UUID, candidates: Sequence[UUID]) -> int:
    """拟办意见 on each of them, worded from what is settled of it; says how many."""

    def act(uid: UUID, request: UUID) -> Candidate:
        found = queries.visible_candidate(person=by, at=at, uid=uid)
        return propose(by=by, at=at, request_id=request, candidate=uid, proposal=proposal_for(found))

    return _each(act, request_id, candidates, ACTS["intake.propose"].name)


def review_all(*, by: Person, at: datetime, request_id: UUID, candidates: Sequence[UUID]) -> int:
    """Agreement with the 拟办意见 of each of them; says how many."""

    def act(uid: UUID, request: UUID) -> Candidate:
        return review_proposal(by=by, at=at, request_id=request, candidate=uid)

    return _each(act, request_id, candidates, ACTS["intake.review_proposal"].name)


def proposal_for(candidate: Candidate) -> str:
    """The wording with which a proposal begins."""
    return rules.default_proposal(
        category=str(MatterCategory(candidate.category).label) if candidate.category else "",
        lead=queries.names_of(candidate.units, Relation.LEAD),
        due=str(OPEN_ENDED) if candidate.no_end else str(candidate.due_on or ""),
    )


def _each(
    act: Callable[[UUID, UUID], Candidate], request_id: UUID, candidates: Sequence[UUID], name: str
) -> int:
    """One after the other in the order given, in transactions of at most 500; a refusal undoes its batch."""
    rules.check_something(len(candidates), name)
    for start in range(0, len(candidates), BATCH):
        with transaction.atomic():
            for uid in candidates[start : start + BATCH]:
                act(uid, uuid5(request_id, str(uid)))
    return len(candidates)
