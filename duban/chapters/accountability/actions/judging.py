"""确认线索, 排除线索, 决定处理方式: what a person says of a clue, with his reason; nothing of it pursues anybody."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction

from duban.chapters.accountability.actions import on_paper, telling
from duban.chapters.accountability.models import AccountabilityClue
from duban.chapters.accountability.queries import cases, judging
from duban.chapters.accountability.queries import clues as queries
from duban.chapters.accountability.rules import judging as rules
from duban.chapters.accountability.terms.clues import CloseReason, ClueState
from duban.chapters.accountability.terms.judging import Handling
from duban.chapters.matters import queries as matters
from duban.ground import access
from duban.ground.beijing import beijing_day
from duban.support.ledger import actions as ledger
from duban.support.organization import queries as organization
from duban.support.organization.models import Person


@transaction.atomic
@ledger.once("accountability.confirm_clue", queries.clue_by_uid)
def confirm_clue(
    *, by: Person, at: datetime, request_id: UUID | None, clue: UUID, words: str
) -> AccountabilityClue:
    """确认线索（第十六条）: the facts on which it rests hold; whether verification begins, the head decides.

    Refuses 第四项, what is only referred or undecided, whoever entered it, 第二十五项 without its second look.
    """
    found = queries.visible_clue(person=by, at=at, uid=clue)
    access.require("accountability.confirm_clue", cases.standing_to_clue(by, at, found))
    matter = matters.lock(found.matter, at=at)
    confirmed, today = queries.read_under_lock(found, matter), beijing_day(at)
    rules.check_confirm(judging.judged(confirmed, by, today), words=words)
    confirmed.confirmed_by, confirmed.confirmed_on = by, today
    confirmed.put(confirm_words=words.strip())
    confirmed.save()
    telling.tell(confirmed, at, f"confirmed:{confirmed.uid}")
    ledger.record(
        "accountability.confirm_clue",
        at=at,
        actor=organization.actor_of(by, at),
        row=confirmed,
        context=confirmed.ref,
        label="确认线索",
        new={"confirmed_on": today},
    )
    return confirmed


@transaction.atomic
@ledger.once("accountability.reject_clue", queries.clue_by_uid)
def reject_clue(
    *, by: Person, at: datetime, request_id: UUID | None, clue: UUID, words: str
) -> AccountabilityClue:
    """排除线索（第十六条）: its facts do not hold, or are none of the ground; counted, and shown to nobody it named.

    Refuses what `confirm_clue` refuses, and a clue that was confirmed.
    """
    found = queries.visible_clue(person=by, at=at, uid=clue)
    access.require("accountability.reject_clue", cases.standing_to_clue(by, at, found))
    matter = matters.lock(found.matter, at=at)
    rejected, today = queries.read_under_lock(found, matter), beijing_day(at)
    rules.check_reject(judging.judged(rejected, by, today), words=words)
    rejected.state, rejected.closed_on, rejected.closed_by = ClueState.CLOSED, today, by
    rejected.close_reason = CloseReason.REJECTED
    rejected.put(close_words=words.strip())
    rejected.save()
    telling.tell(rejected, at, f"rejected:{rejected.uid}")
    ledger.record(
        "accountability.reject_clue",
        at=at,
        actor=organization.actor_of(by, at),
        row=rejected,
        context=rejected.ref,
        label="排除线索",
        old={"state": ClueState.OPEN},
        new={"state": ClueState.CLOSED, "kind": CloseReason.REJECTED},
    )
    return rejected


@transaction.atomic
@ledger.once("accountability.choose_handling", queries.clue_by_uid)
def choose_handling(
    *, by: Person, at: datetime, request_id: UUID | None, clue: UUID, handling: Handling, reason: str
) -> AccountabilityClue:
    """决定线索的处理方式（第十六条）: by the Office or by referral, where the table leaves it to a person (decision 35).

    The head's word, or on his checked paper (代录). Refuses a ground whose class is fixed, a clue that concerns the head, and a second decision.
    """
    found = queries.visible_clue(person=by, at=at, uid=clue)
    access.require("accountability.choose_handling", cases.standing_to_clue(by, at, found))
    matter = matters.lock(found.matter, at=at)
    chosen, today = queries.read_under_lock(found, matter), beijing_day(at)
    rules.check_choose(
        judging.judged(chosen, by, today),
        klass=judging.class_of(chosen.ground, today),
        head_concerned=judging.head_concerned(chosen, today),
        reason=reason,
    )
    head = on_paper.by_head(by, at, chosen, "accountability.choose_handling")
    chosen.handling, chosen.handling_by = Handling(handling), head.person
    chosen.put(handling_words=reason.strip())
    chosen.save()
    telling.tell(chosen, at, f"handling:{chosen.uid}")
    ledger.record(
        "accountability.choose_handling",
        at=at,
        actor=organization.actor_of(by, at, on_behalf_of=head.behalf),
        row=chosen,
        context=chosen.ref,
        label=f"决定处理方式：{Handling(handling).label}",
        new={"handling": chosen.handling},
    )
    return chosen
