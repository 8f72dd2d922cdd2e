"""A clue that a fact on record raises by itself, beside the one of 16(4), and its mark when the fact is stated no more.

Like the others it is registered in the transaction of the act that stated the fact, and filed under itself. Nothing is
decided.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from duban.chapters.accountability.actions import clues, telling
from duban.chapters.accountability.models import AccountabilityClue, ClueEvidence
from duban.chapters.accountability.queries import clues as queries
from duban.chapters.accountability.rules import clues as rules
from duban.chapters.accountability.terms.grounds import BY_FACT
from duban.chapters.matters import queries as matters
from duban.ground import access
from duban.ground.beijing import beijing_day
from duban.support.ledger import actions as ledger
from duban.support.organization import queries as organization
from duban.support.organization.models import Person


@dataclass(frozen=True)
class RestsOn:
    """A row on record on which the clue rests: its reference, the Beijing day of the fact, and the fact in words."""

    ref: str
    on: date
    words: str


@transaction.atomic
@ledger.once("accountability.raise_clue", queries.clue_by_uid)
def raise_clue(
    *,
    by: Person | None,
    at: datetime,
    request_id: UUID | None,
    ground: str,
    cause: str,
    matter: UUID,
    unit: UUID,
    fact: str,
    happened_on: date,
    why: str = "",
    rests_on: Sequence[RestsOn] = (),
) -> AccountabilityClue:
    """由在案事实登记责任追究线索（待核实）（第十六条）.

    `ground` is the article, `cause` the reference of the row that states the fact: it raises one clue of a
    ground. `why` says by which rule, `rests_on` names further rows. The responsible persons of the Beijing day
    `happened_on` are noted. Nothing is decided. Refuses another ground, a fact without words, and a second clue
    for the same fact.
    """
    found = matters.get_visible(person=by, at=at, uid=matter)
    access.require("accountability.raise_clue", organization.standing(by, at))
    locked = matters.lock(found, at=at)
    whom, today = organization.unit_by_uid(unit), beijing_day(at)
    rules.check_raise(
        ground=ground, known=BY_FACT, exists=queries.raised_by(ground, cause) is not None, fact=fact
    )
    snapshot, people = queries.responsible_on(locked, whom, happened_on, today=today)
    clue = AccountabilityClue(
        number=clues.next_number(today),
        ground=ground,
        matter=locked,
        unit=whom,
        registered_on=today,
        cause_ref=cause,
        happened_on=happened_on,
        responsible=snapshot,
    )
    clue.put(fact=fact, why=why)
    clue.save()
    for one in rests_on:
        evidence = ClueEvidence(clue=clue, about_ref=one.ref, on=one.on)
        evidence.put(said=one.words)
        evidence.save()
    clues.seat(clue, at)
    clues.concern(clue, people, at)
    telling.tell(clue, at, f"raised:{clue.uid}")
    ledger.record(
        "accountability.raise_clue",
        at=at,
        actor=organization.actor_of(by, at),
        row=clue,
        context=clue.ref,
        label=f"登记责任追究线索（待核实）{clue.number}",
        new={"ground": ground, "cause": cause, "happened_on": happened_on, "rests_on": len(rests_on)},
    )
    return clue


@transaction.atomic
@ledger.once("accountability.mark_fact_changed", queries.clue_by_uid)
def mark_fact_changed(
    *, by: Person | None, at: datetime, request_id: UUID | None, clue: UUID, source: str, words: str
) -> AccountabilityClue:
    """所依据的事实不再认定的，线索标注“触发依据已变更”（第十六条）; whether it closes, the head decides.

    `source` is the reference of the row that states the fact no more, `words` what it says. Refuses a clue that no fact
    raised, and a second time.
    """
    found = queries.visible_clue(person=by, at=at, uid=clue)
    access.require("accountability.mark_fact_changed", organization.standing(by, at))
    matter = matters.lock(found.matter, at=at)
    marked, today = queries.read_under_lock(found, matter), beijing_day(at)
    rules.check_fact_fell(of_fact=bool(marked.cause_ref), marked=marked.basis_changed)
    marked.basis_changed = True
    marked.save()
    fallen = ClueEvidence(clue=marked, about_ref=source, on=today)
    fallen.put(said=words)
    fallen.save()
    telling.tell(marked, at, f"fact_changed:{marked.uid}")
    telling.tell_case(marked, at, f"fact_changed:{marked.uid}")
    ledger.record(
        "accountability.mark_fact_changed",
        at=at,
        actor=organization.actor_of(by, at),
        row=marked,
        context=marked.ref,
        label="所依据的事实不再认定，标注触发依据已变更",
        new={"source": source},
    )
    return marked
