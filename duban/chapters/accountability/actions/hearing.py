"""事实材料见面, 告知 and 陈述申辩: nothing is proposed before the person concerned has seen and could answer (34)."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from duban.chapters.accountability.actions import papers, steps
from duban.chapters.accountability.models import (
    CasePerson,
    FactsShowing,
    Statement,
    StatementNotice,
)
from duban.chapters.accountability.queries import cases as queries
from duban.chapters.accountability.queries import materials
from duban.chapters.accountability.rules import cases as rules
from duban.chapters.accountability.rules import stages
from duban.chapters.accountability.terms.case import EvidenceKind, Signing
from duban.ground import access
from duban.ground.beijing import beijing_day
from duban.support.ledger import actions as ledger
from duban.support.organization import queries as organization
from duban.support.organization.models import Person
from duban.support.rulebook import queries as rulebook


@transaction.atomic
@ledger.once("accountability.show_facts", materials.showing_by_uid)
def show_facts(
    *,
    by: Person,
    at: datetime,
    request_id: UUID | None,
    case: UUID,
    person: UUID,
    second: UUID,
    on: date,
    facts: str,
    opinion: str = "",
    signing: Signing,
    refusal: str = "",
    scan: UUID | None = None,
) -> FactsShowing:
    """事实材料见面（第六条第二项）: two handlers show one person the facts found; signed, or the refusal noted.

    From then on he finds it in 我的记录. Shown again when facts were added. Refuses a day to come or before the case, a
    second person who does not handle it, and any showing once contact has stopped.
    """
    found = queries.visible_case(person=by, at=at, uid=case)
    access.require("accountability.show_facts", queries.standing(by, at, found))
    locked, today = queries.lock(found), beijing_day(at)
    step = stages.check_step("accountability.show_facts", locked.stage)
    whom, beside = queries.person_of(locked, person), organization.person_by_uid(second)
    rules.check_day(on, today=today, not_before=locked.opened_on)
    rules.check_two(
        first=by.ref, second=beside.ref, handlers=[one.ref for one in queries.handlers_of(locked)]
    )
    rules.check_signing(signing, refusal)
    row = FactsShowing(
        person=whom,
        ordinal=len(materials.showings_of(whom)) + 1,
        on=on,
        first=by,
        second=beside,
        signing=Signing(signing),
        scan=materials.piece(locked, scan) if scan else None,
    )
    row.put(
        facts=rules.check_words(facts, what=_("见面的事实材料"), article="6(2)"),
        opinion=opinion.strip(),
        refusal=refusal.strip(),
    )
    row.save()
    _open_record(whom, at)
    steps.advance(locked, step, today)
    steps.tell_concerned(whom.person, whom.ref, at, f"shown:{row.uid}")
    papers.facts_record(row, today=today)
    ledger.record(
        "accountability.show_facts",
        at=at,
        actor=organization.actor_of(by, at),
        row=row,
        context=locked.ref,
        label=f"事实材料见面：{Signing(signing).label}",
        new={"person": whom.ref, "on": on, "second": beside.ref, "signing": signing},
    )
    return row


def _open_record(person: CasePerson, at: datetime) -> None:
    if person.seen_from is None:
        person.seen_from = at
    person.save()


@transaction.atomic
@ledger.once("accountability.tell_statement", materials.notice_by_uid)
def tell_statement(
    *,
    by: Person,
    at: datetime,
    request_id: UUID | None,
    case: UUID,
    person: UUID,
    held: str,
    until_on: date,
) -> StatementNotice:
    """告知陈述申辩（第六条第二项）: what is held against the person, and until when he may answer.

    Not less than the working days of the rule set, the day of telling not counted. Facts that were shown after it are
    told anew, with a period of their own. Refuses before the facts were shown, and twice for the same showing.
    """
    found = queries.visible_case(person=by, at=at, uid=case)
    access.require("accountability.tell_statement", queries.standing(by, at, found))
    locked, today = queries.lock(found), beijing_day(at)
    step = stages.check_step("accountability.tell_statement", locked.stage)
    whom = queries.person_of(locked, person)
    days = rulebook.values(today).number("accountability.statement_within")
    shown = materials.showings_of(whom)
    rules.check_tell(
        shown=bool(shown),
        told=materials.is_told(whom),
        name=whom.name,
        until_on=until_on,
        earliest=rules.statement_until(today, days, rulebook.calendar()),
        days=days,
    )
    row = StatementNotice(person=whom, showing=shown[-1], told_on=today, until_on=until_on, told_by=by)
    row.put(held=rules.check_words(held, what=_("拟认定的事实和依据"), article="6(2)"))
    row.save()
    _open_record(whom, at)
    steps.advance(locked, step, today)
    steps.tell_concerned(whom.person, whom.ref, at, f"told:{row.uid}")
    papers.statement_notice(row, today=today)
    ledger.record(
        "accountability.tell_statement",
        at=at,
        actor=organization.actor_of(by, at),
        row=row,
        context=locked.ref,
        label=f"告知陈述申辩，期限至{until_on}",
        new={"person": whom.ref, "until_on": until_on},
    )
    return row


@transaction.atomic
@ledger.once("accountability.make_statement", materials.statement_by_uid)
def make_statement(
    *, by: Person, at: datetime, request_id: UUID | None, case_person: UUID, text: str, waived: bool = False
) -> Statement:
    """陈述申辩（第六条第二项）: the person himself, within his period; or he waives it in writing.

    He may add to it until the period ends. Refuses what comes after that, and an empty one.
    """
    found = materials.visible_record(person=by, at=at, uid=case_person)
    access.require("accountability.make_statement", queries.standing(by, at, found.case))
    locked, today = queries.lock(found.case), beijing_day(at)
    rules.check_hearing(open=stages.step_from("accountability.make_statement", locked.stage) is not None)
    whom = queries.person_of(locked, found.person.uid)
    notice = materials.needed_notice(whom)
    rules.check_statement(until_on=notice.until_on, made_on=today)
    row = Statement(notice=notice, made_on=today, waived=waived, entered_by=by)
    row.put(text=text.strip() if waived else rules.check_words(text, what=_("陈述申辩"), article="6(2)"))
    row.save()
    locked.save()
    steps.tell(locked, at, f"statement:{row.uid}", people=queries.handlers_of(locked))
    ledger.record(
        "accountability.make_statement",
        at=at,
        actor=organization.actor_of(by, at),
        row=row,
        context=locked.ref,
        label="书面放弃陈述申辩" if waived else "陈述申辩",
        new={"person": whom.ref, "made_on": today, "waived": waived},
    )
    return row


@transaction.atomic
@ledger.once("accountability.enter_statement", materials.statement_by_uid)
def enter_statement(
    *,
    by: Person,
    at: datetime,
    request_id: UUID | None,
    case: UUID,
    person: UUID,
    made_on: date,
    text: str,
    scan: UUID,
    waived: bool = False,
) -> Statement:
    """代录陈述申辩（第六条第二项）: from the paper that the person signed; its scan is in the evidence index.

    Another handler compares it. Refuses a paper of a day to come, before the telling or after the period, and any other
    piece of evidence than a statement.
    """
    found = queries.visible_case(person=by, at=at, uid=case)
    access.require("accountability.enter_statement", queries.standing(by, at, found))
    locked, today = queries.lock(found), beijing_day(at)
    step = stages.check_step("accountability.enter_statement", locked.stage)
    whom = queries.person_of(locked, person)
    notice, paper = materials.needed_notice(whom), materials.piece(locked, scan)
    rules.check_statement(until_on=notice.until_on, made_on=made_on)
    rules.check_day(made_on, today=today, not_before=notice.told_on)
    rules.check_scan(of_statement=paper.kind == EvidenceKind.STATEMENT)
    row = Statement(notice=notice, made_on=made_on, waived=waived, scan=paper, entered_by=by)
    row.put(text=text.strip() if waived else rules.check_words(text, what=_("陈述申辩"), article="6(2)"))
    row.save()
    steps.advance(locked, step, today)
    steps.tell(locked, at, f"statement:{row.uid}", people=queries.handlers_of(locked))
    ledger.record(
        "accountability.enter_statement",
        at=at,
        actor=organization.actor_of(by, at),
        row=row,
        context=locked.ref,
        label="代录陈述申辩，待复核",
        new={"person": whom.ref, "made_on": made_on, "scan": paper.ref, "waived": waived},
    )
    return row


@transaction.atomic
@ledger.once("accountability.check_statement", materials.statement_by_uid)
def check_statement(
    *, by: Person, at: datetime, request_id: UUID | None, statement: UUID, agrees: bool, remark: str = ""
) -> Statement:
    """复核代录的陈述申辩（第六条第二项）: another handler compares the entry with the signed paper. What differs from it
    counts no more, and is entered anew; the other handlers are told.

    Refuses whoever entered it, a second check, and what the person himself has made.
    """
    found = materials.visible_statement(person=by, at=at, uid=statement)
    whom = found.notice.person
    access.require("accountability.check_statement", queries.standing(by, at, whom.case))
    locked, today = queries.lock(whom.case), beijing_day(at)
    step = stages.check_step("accountability.check_statement", locked.stage)
    checked = materials.lock(found)
    rules.check_checker(
        himself=materials.is_own(checked, whom),
        checked=checked.checked_by_id is not None,
        entered=checked.entered_by.ref,
        checker=by.ref,
    )
    checked.checked_by, checked.differs = by, not agrees
    checked.put(remark=remark.strip())
    checked.save()
    steps.advance(locked, step, today)
    if checked.differs:
        steps.tell(locked, at, f"statement_differs:{checked.uid}", people=queries.handlers_of(locked))
    ledger.record(
        "accountability.check_statement",
        at=at,
        actor=organization.actor_of(by, at),
        row=checked,
        context=locked.ref,
        label=f"复核代录的陈述申辩：{'与原件一致' if agrees else '与原件不一致'}",
        new={"differs": checked.differs},
    )
    return checked
