"""了结, and 澄清正名 on request (6(2), 16; decisions 34, 38)."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from duban.chapters.accountability.actions import on_paper, steps
from duban.chapters.accountability.actions.leaving_out import tell_left_out
from duban.chapters.accountability.models import AccountabilityCase, NameClearing
from duban.chapters.accountability.queries import cases, materials
from duban.chapters.accountability.queries import decisions as queries
from duban.chapters.accountability.rules import cases as case_rules
from duban.chapters.accountability.rules import settling as rules
from duban.chapters.accountability.rules import stages
from duban.ground import access, workdays
from duban.ground.beijing import beijing_day
from duban.support.ledger import actions as ledger
from duban.support.organization import queries as organization
from duban.support.organization.models import Person
from duban.support.rulebook import queries as rulebook


@transaction.atomic
@ledger.once("accountability.settle_case", cases.case_by_uid)
def settle_case(*, by: Person, at: datetime, request_id: UUID | None, case: UUID) -> AccountabilityCase:
    """了结（第十六条）: everything executed and reported, every appeal answered, nothing to restore, the last 影响期 over.

    Whom no decision met, and no report has told so, is told now. The case is then owed to be put away. Refuses whatever of
    these is open, and says which.
    """
    found = cases.visible_case(person=by, at=at, uid=case)
    access.require("accountability.settle_case", cases.standing(by, at, found))
    locked, today = cases.lock(found), beijing_day(at)
    step = stages.check_step("accountability.settle_case", locked.stage)
    rules.check_settled(queries.open_things(locked), today=today)
    locked.ended_on = today
    steps.advance(locked, step, today)
    if not queries.reports_of(locked):
        tell_left_out(locked, at)
    steps.tell(locked, at, f"settled:{locked.uid}")
    ledger.record(
        "accountability.settle_case",
        at=at,
        actor=organization.actor_of(by, at),
        row=locked,
        context=locked.ref,
        label="了结",
        new={"stage": locked.stage},
    )
    return locked


@transaction.atomic
@ledger.once("accountability.ask_clearing", queries.clearing_by_uid)
def ask_clearing(
    *, by: Person, at: datetime, request_id: UUID | None, case_person: UUID, text: str
) -> NameClearing:
    """申请澄清正名（第六条第二项）: by the person himself after 不予追究, or when the decision on him was withdrawn.

    It is owed to be answered within the working days of the rule set. Refuses before that, and a second time.
    """
    found = materials.visible_record(person=by, at=at, uid=case_person)
    access.require("accountability.ask_clearing", cases.standing(by, at, found.case))
    locked, today = cases.lock(found.case), beijing_day(at)
    step = stages.check_step("accountability.ask_clearing", locked.stage)
    whom = materials.lock(found)
    rules.check_clearing(queries.clearing(whom, by))
    within = rulebook.values(today).number("accountability.clear_name_within")
    row = NameClearing(
        person=whom,
        asked_on=today,
        due_on=workdays.add_working_days(today, within, rulebook.calendar()),
    )
    row.put(request=case_rules.check_words(text, what=_("申请的理由和希望澄清的范围"), article="6(2)"))
    row.save()
    steps.advance(locked, step, today, source=row.ref)
    steps.tell(locked, at, f"clearing:{row.uid}")
    ledger.record(
        "accountability.ask_clearing",
        at=at,
        actor=organization.actor_of(by, at),
        row=row,
        context=locked.ref,
        label="申请澄清正名",
        new={"person": whom.ref, "due_on": row.due_on},
    )
    return row


@transaction.atomic
@ledger.once("accountability.clear_name", queries.clearing_by_uid)
def clear_name(
    *, by: Person, at: datetime, request_id: UUID | None, clearing: UUID, words: str
) -> NameClearing:
    """澄清正名（第六条第二项）: the head, in the system or on paper (代录), says what was cleared, where and before whom; the person is told.

    Refuses a request that was answered already.
    """
    found = queries.visible_clearing(person=by, at=at, uid=clearing)
    access.require("accountability.clear_name", cases.standing(by, at, found.person.case))
    locked, today = cases.lock(found.person.case), beijing_day(at)
    step = stages.check_step("accountability.clear_name", locked.stage)
    row = materials.lock(found)
    rules.check_uncleared(row.cleared_on)
    head = on_paper.by_head(by, at, locked, "accountability.clear_name")
    case_rules.check_day(head.on, today=today, not_before=row.asked_on)
    row.cleared_on, row.cleared_by = head.on, head.person
    row.put(words=case_rules.check_words(words, what=_("澄清的内容和范围"), article="6(2)"))
    row.save()
    steps.advance(locked, step, today, source=row.ref)
    steps.tell_concerned(found.person.person, found.person.ref, at, f"cleared:{row.uid}")
    ledger.record(
        "accountability.clear_name",
        at=at,
        actor=organization.actor_of(by, at, on_behalf_of=head.behalf),
        row=row,
        context=locked.ref,
        label="澄清正名",
        new={"person": found.person.ref},
    )
    return row
