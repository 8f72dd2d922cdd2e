"""启动核实: from clues to a case, by the head of the Leading Group; what concerns the head goes out (decision 34).

What is said in words is sealed in its row; the ledger keeps the sealed value's digest, never the words.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from duban.chapters.accountability.actions import on_paper, papers, steps
from duban.chapters.accountability.models import (
    AccountabilityCase,
    AccountabilityClue,
    CaseClue,
    CasePerson,
    CaseTransfer,
)
from duban.chapters.accountability.queries import cases as queries
from duban.chapters.accountability.queries import clues as registered
from duban.chapters.accountability.queries import naming
from duban.chapters.accountability.rules import cases as rules
from duban.chapters.accountability.rules import stages
from duban.chapters.accountability.terms.case import SeatPurpose
from duban.chapters.accountability.terms.decision import Track
from duban.chapters.matters import queries as matters
from duban.ground import access
from duban.ground.access import BrokenAct
from duban.ground.beijing import beijing_day
from duban.support.documents import numbers
from duban.support.ledger import actions as ledger
from duban.support.organization import background
from duban.support.organization import queries as organization
from duban.support.organization.models import Person
from duban.support.rulebook import queries as rulebook

SERIES_WORD = "责追案"


@transaction.atomic
@ledger.once("accountability.start_verification", queries.case_by_uid)
def start_verification(
    *,
    by: Person,
    at: datetime,
    request_id: UUID | None,
    clue: UUID,
    reason: str,
    others: tuple[UUID, ...] = (),
) -> AccountabilityCase:
    """启动核实（第十六条）: the head, or on his checked paper (代录) the director, begins a case from an open clue, and `others`
    on the same unit, with his reason.

    The persons are those whom the clues name, with the posts of the days concerned; the leaders in charge are noted.
    The circle is the head and the director. The Office owes two handlers within the working days of the rule set.
    Refuses clues that are closed or have led to a case, of different units, not yet judged as their ground asks, of a
    ground that is only referred (decision 35), and clues that concern the head.
    """
    seen = [registered.visible_clue(person=by, at=at, uid=uid) for uid in dict.fromkeys((clue, *others))]
    for one in seen:
        access.require("accountability.start_verification", queries.standing_to_clue(by, at, one))
    found = _locked(seen, at)
    today = beijing_day(at)
    rules.check_start(
        [queries.starting(one, today) for one in found], concerns_head=queries.concerns_head(found, today)
    )
    said = rules.check_words(reason, what=_("启动核实的理由"))
    head = on_paper.by_head(by, at, found[0], "accountability.start_verification")
    rules.check_day(head.on, today=today, not_before=max(one.registered_on for one in found))
    case = _begun(found, head, step=_step("accountability.start_verification"))
    case.put(reason=said)
    case.number = _next_number(today)
    case.save()
    _take_in(case, found, at)
    steps.advance(case, _step("accountability.start_verification"), head.on)
    steps.tell(case, at, f"started:{case.uid}")
    ledger.record(
        "accountability.start_verification",
        at=at,
        actor=organization.actor_of(by, at, on_behalf_of=head.behalf),
        row=case,
        context=case.ref,
        label=f"启动核实{case.number}",
        new={"clues": [one.ref for one in found], "stage": case.stage},
    )
    return case


@transaction.atomic
@ledger.once("accountability.transfer_head_clue", queries.case_by_uid)
def transfer_head_clue(
    *, by: Person, at: datetime, request_id: UUID | None, clue: UUID, receiver: str, reason: str
) -> AccountabilityCase:
    """移送涉及组长的线索（第六条第一项）: by the director, to the superior Party organisation or the discipline organ.

    It is not handled here: what is kept is to whom it went, when, the receipt and the result. Refuses a clue that does
    not concern the head, one that is closed, and another receiver than the table's.
    """
    seen = registered.visible_clue(person=by, at=at, uid=clue)
    access.require("accountability.transfer_head_clue", queries.standing_to_clue(by, at, seen))
    found = _locked([seen], at)
    today = beijing_day(at)
    rules.check_head_clue(
        waiting=queries.waits(found[0]),
        concerns_head=queries.concerns_head(found, today),
        receiver=receiver,
        receivers=rulebook.values(today).texts("accountability.head_case_receivers"),
    )
    said = rules.check_words(reason, what=_("移送的理由"))
    step = _step("accountability.transfer_head_clue")
    case = _begun(found, on_paper.ByHead(by, today), step=step)
    case.put(reason=said)
    case.concerns_head = True
    case.number = _next_number(today)
    case.save()
    _take_in(case, found, at)
    sent = CaseTransfer(case=case, receiver=receiver, approved_by=by, sent_on=today)
    sent.put(reason=said)
    sent.save()
    steps.advance(case, step, today)
    papers.referral(case, sent, track=Track.TRANSFER, today=today)
    ledger.record(
        "accountability.transfer_head_clue",
        at=at,
        actor=organization.actor_of(by, at),
        row=case,
        context=case.ref,
        label=f"移送{case.number}",
        new={"clue": found[0].ref, "receiver": receiver, "sent_on": today},
    )
    return case


@transaction.atomic
@ledger.once("accountability.transfer_head_case", queries.case_by_uid)
def transfer_head_case(
    *, by: Person, at: datetime, request_id: UUID | None, case: UUID, receiver: str, reason: str
) -> AccountabilityCase:
    """移送涉及组长的案卷（第六条第一项）: a person whom it concerns heads the Leading Group by now; the director sends it out.

    What was owed so far lapses; nothing of it is handled here any more. Refuses a case that does not concern the head of
    the day, one that was decided or sent out, and another receiver than the table's.
    """
    found = queries.visible_case(person=by, at=at, uid=case)
    access.require("accountability.transfer_head_case", queries.standing(by, at, found))
    sent, today = queries.lock(found), beijing_day(at)
    step = stages.check_step("accountability.transfer_head_case", sent.stage)
    rules.check_head_case(
        concerns_head=queries.case_concerns_head(sent, today),
        receiver=receiver,
        receivers=rulebook.values(today).texts("accountability.head_case_receivers"),
    )
    sent.concerns_head = True
    row = CaseTransfer(case=sent, receiver=receiver, approved_by=by, sent_on=today)
    row.put(reason=rules.check_words(reason, what=_("移送的理由")))
    row.save()
    steps.lapse_all(sent, today)
    steps.advance(sent, step, today)
    steps.tell(sent, at, f"transferred:{sent.uid}")
    papers.referral(sent, row, track=Track.TRANSFER, today=today)
    ledger.record(
        "accountability.transfer_head_case",
        at=at,
        actor=organization.actor_of(by, at),
        row=sent,
        context=sent.ref,
        label="移送涉及组长的案卷",
        new={"receiver": receiver, "sent_on": today},
    )
    return sent


def _step(act: str) -> stages.Step:
    found = stages.step_from(act, None)
    if found is None:
        raise BrokenAct(f"{act} does not begin a case")
    return found


def _locked(seen: Sequence[AccountabilityClue], at: datetime) -> list[AccountabilityClue]:
    """The clues as they now stand: their matters are locked first, in the order of their ids."""
    by_id = {one.matter_id: one.matter for one in seen}
    locked = {pk: matters.lock(by_id[pk], at=at) for pk in sorted(by_id)}
    return [registered.read_under_lock(one, locked[one.matter_id]) for one in seen]


def _begun(
    found: Sequence[AccountabilityClue], begun: on_paper.ByHead, *, step: stages.Step
) -> AccountabilityCase:
    first = found[0]
    if step.target is None:
        raise BrokenAct(f"{step.act} leads nowhere")
    return AccountabilityCase(
        ground=first.ground,
        unit=first.unit,
        unit_name=organization.unit_name(first.unit_id, first.registered_on),
        stage=step.target,
        stage_on=begun.on,
        opened_on=begun.on,
        opened_by=begun.person,
        leaders=naming.leaders_in(found),
    )


def _take_in(case: AccountabilityCase, found: Sequence[AccountabilityClue], at: datetime) -> None:
    """The clues, the people whom they name, and those who by their posts know of every case."""
    today = beijing_day(at)
    for clue in found:
        CaseClue(case=case, clue=clue).save()
    for one in naming.named_by(found):
        CasePerson(
            case=case,
            person=one.person,
            responsibility=one.responsibility,
            name=one.person.name,
            unit_name=organization.unit_name(case.unit_id, one.on),
            post=background.post_on(one.person, case.unit_id, one.on),
            on=one.on,
            facts=background.facts_on(one.person, one.on),
        ).save()
    for post in registered.STANDING_POSTS:
        for person in organization.people_with(post, today):
            if not queries.is_concerned(case, person):
                steps.seat(case, person, at, purpose=SeatPurpose.STANDING, post=post)


def _next_number(today: date) -> str:
    """The next number of the year; last of all locks."""
    series = organization.body().document_prefix + SERIES_WORD
    return f"{series}〔{today.year}〕{numbers.take(series, today.year)}号"
