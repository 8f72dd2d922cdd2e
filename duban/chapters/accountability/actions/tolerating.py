"""容错: claimed for a person concerned and answered by the head before anything is proposed (decision 38)."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from duban.chapters.accountability.actions import on_paper, steps
from duban.chapters.accountability.models import ToleranceClaim
from duban.chapters.accountability.queries import cases as queries
from duban.chapters.accountability.queries import materials
from duban.chapters.accountability.rules import cases as rules
from duban.chapters.accountability.rules import stages
from duban.chapters.accountability.terms.case import ToleranceKind
from duban.ground import access
from duban.ground.access import PostKind
from duban.ground.beijing import beijing_day
from duban.support.ledger import actions as ledger
from duban.support.organization import queries as organization
from duban.support.organization.models import Person
from duban.support.rulebook import queries as rulebook


@transaction.atomic
@ledger.once("accountability.claim_tolerance", materials.claim_by_uid)
def claim_tolerance(
    *,
    by: Person,
    at: datetime,
    request_id: UUID | None,
    case_person: UUID,
    kind: ToleranceKind,
    text: str,
) -> ToleranceClaim:
    """提出容错申请（第六条第二项）: by the person concerned, or for him by anyone of the circle.

    The head owes an answer within the working days of the rule set, and nothing is proposed before it. Refuses grounds
    that are only referred, and a second claim of the kind while the first waits.
    """
    found = materials.visible_record(person=by, at=at, uid=case_person)
    access.require("accountability.claim_tolerance", queries.standing(by, at, found.case))
    locked, today = queries.lock(found.case), beijing_day(at)
    step = stages.step_from("accountability.claim_tolerance", locked.stage)
    rules.check_hearing(open=step is not None)
    whom = queries.person_of(locked, found.person.uid)
    values = rulebook.values(today)
    excluded = values.texts("accountability.tolerance_excluded_classes")
    classes = queries.handling_classes(queries.clues_of(locked), today)
    rules.check_claim(
        excluded=[ground for ground, handling in classes.items() if handling in excluded],
        stands=any(one.kind == kind and one.answered_on is None for one in materials.claims_of(whom)),
        listed=ToleranceKind(kind).value in values.table("accountability.tolerance_claims"),
    )
    row = ToleranceClaim(case=locked, person=whom, kind=ToleranceKind(kind), claimed_by=by, on=today)
    row.put(text=rules.check_words(text, what=_("容错的事实和理由"), article="6(2)"))
    row.save()
    if step is not None:
        steps.advance(locked, step, today, source=row.ref)
    steps.tell(
        locked,
        at,
        f"claim:{row.uid}",
        people=organization.people_with(PostKind.LEADING_GROUP_HEAD, today),
    )
    ledger.record(
        "accountability.claim_tolerance",
        at=at,
        actor=organization.actor_of(by, at),
        row=row,
        context=locked.ref,
        label=f"提出容错申请：{ToleranceKind(kind).label}",
        new={"person": whom.ref, "kind": kind},
    )
    return row


@transaction.atomic
@ledger.once("accountability.answer_tolerance", materials.claim_by_uid)
def answer_tolerance(
    *, by: Person, at: datetime, request_id: UUID | None, claim: UUID, upheld: bool, answer: str
) -> ToleranceClaim:
    """答复容错申请（第六条第二项）: upheld or not, with the reason; the person reads it in 我的记录.

    The head's word, or on his checked paper (代录). Refuses a claim that has its answer.
    """
    found = materials.visible_claim(person=by, at=at, uid=claim)
    access.require("accountability.answer_tolerance", queries.standing(by, at, found.case))
    locked, today = queries.lock(found.case), beijing_day(at)
    step = stages.check_step("accountability.answer_tolerance", locked.stage)
    answered = materials.lock(found)
    rules.check_claim_waits(answered.answered_on)
    head = on_paper.by_head(by, at, locked, "accountability.answer_tolerance")
    rules.check_day(head.on, today=today, not_before=answered.on)
    answered.upheld, answered.answered_by, answered.answered_on = upheld, head.person, head.on
    answered.put(answer=rules.check_words(answer, what=_("答复的理由"), article="6(2)"))
    answered.save()
    steps.advance(locked, step, today, source=answered.ref)
    if found.person.seen_from is not None:
        steps.tell_concerned(found.person.person, found.person.ref, at, f"claim:{answered.uid}")
    steps.tell(locked, at, f"answered:{answered.uid}", people=queries.handlers_of(locked))
    ledger.record(
        "accountability.answer_tolerance",
        at=at,
        actor=organization.actor_of(by, at, on_behalf_of=head.behalf),
        row=answered,
        context=locked.ref,
        label="容错申请成立" if upheld else "容错申请不成立",
        new={"upheld": upheld},
    )
    return answered
