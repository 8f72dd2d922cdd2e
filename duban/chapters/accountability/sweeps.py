"""The daily round of clues and cases: what records alone say (16(3), (11), (23), (24)) raises one, once for each fact; who owes a
step on a clue and is late is told, without a word of what it is about; what is sealed comes under the current key.

To the outside the round says nothing, neither in its counts nor in a log: clues exist for their circles alone
(decision 40).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import partial

from duban.chapters.accountability import actions
from duban.chapters.accountability.queries import clues as queries
from duban.chapters.accountability.queries import duties, judging, recorded, sealed
from duban.chapters.accountability.terms.judging import OVERDUE_MESSAGE
from duban.ground.access import Refusal
from duban.ground.beijing import beijing_day
from duban.support.ledger import actions as ledger
from duban.support.notifications import inbox


def sweep(at: datetime) -> Mapping[str, int]:
    """One round."""
    raise_clues(at)
    remind(at)
    remind_of_cases(at)
    reseal(at)
    return {}


def raise_clues(at: datetime) -> int:
    """How many clues the records raised."""
    return sum(_raise(fact, at) for fact in recorded.facts(beijing_day(at)))


def _raise(fact: recorded.Fact, at: datetime) -> int:
    """Once for each fact; of trouble year upon year one clue at a time. What a rule refuses waits for the next round."""
    if queries.raised_by(fact.ground, fact.cause) is not None or recorded.waits(fact):
        return 0
    try:
        actions.raise_clue(
            by=None,
            at=at,
            request_id=ledger.own_request(f"recorded {fact.ground} {fact.cause}"),
            ground=fact.ground,
            cause=fact.cause,
            matter=fact.matter,
            unit=fact.unit,
            fact=fact.words,
            happened_on=fact.happened_on,
            why=fact.why,
            rests_on=[actions.RestsOn(one.ref, one.on, one.words) for one in fact.rests_on],
        )
    except Refusal:
        return 0
    return 1


def remind(at: datetime) -> int:
    """How many people were told: those in the circle of a clue on which a step is late, once for each step."""
    told, today = 0, beijing_day(at)
    for clue in judging.waiting():
        awaited = judging.awaited(clue, today)
        if awaited is not None and awaited.overdue:
            told += inbox.tell(
                queries.circle_of(clue, today),
                kind="accountability.clue",
                text=str(OVERDUE_MESSAGE),
                at=at,
                slot=f"clue:late:{awaited.step}:{clue.uid}",
                subject_ref=clue.ref,
                context_ref=clue.ref,
                urgent=True,
            )
    return told


def remind_of_cases(at: datetime) -> int:
    """How many people were told that something in a case is late: those who owe it, once for each duty."""
    told, today = 0, beijing_day(at)
    for duty in duties.late(today):
        told += inbox.tell(
            duties.who_owes(duty, today),
            kind="accountability.case",
            text=str(OVERDUE_MESSAGE),
            at=at,
            slot=f"case:late:{duty.uid}",
            subject_ref=duty.case.ref,
            context_ref=duty.case.ref,
            urgent=True,
        )
    return told


def reseal(at: datetime) -> int:
    """Bring sealed words under the current key, a clue or case at a time, so that work goes on beside it. How many."""
    done = 0
    for clue in sealed.clues_under_another_key():
        done += _resealed(partial(actions.reseal_clue, by=None, at=at, request_id=None, clue=clue.uid))
    for case in sealed.cases_under_another_key():
        done += _resealed(partial(actions.reseal_case, by=None, at=at, request_id=None, case=case.uid))
    return done


def _resealed(act: Callable[[], object]) -> int:
    """What a rule refuses waits for the next round."""
    try:
        act()
    except Refusal:
        return 0
    return 1
