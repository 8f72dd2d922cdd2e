"""事项来源: recorded with what it demands; contact, reply and the source's acceptance come before closing."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from duban.chapters.intake.models import MatterSource, SourceStep
from duban.chapters.intake.queries import sources as queries
from duban.chapters.intake.rules import check_text
from duban.chapters.intake.rules import sources as rules
from duban.chapters.intake.terms import Satisfaction, SourceKind, SourceState, StepKind
from duban.chapters.matters import actions as matters_actions
from duban.chapters.matters import queries as matters
from duban.chapters.matters import rules as matters_rules
from duban.ground import access
from duban.ground.access import mark_locked
from duban.ground.beijing import beijing_day
from duban.support.files import queries as files
from duban.support.ledger import actions as ledger
from duban.support.organization import queries as organization
from duban.support.organization.models import Person
from duban.support.rulebook import queries as rulebook

if TYPE_CHECKING:
    from duban.chapters.matters.models import Matter


@transaction.atomic
@ledger.once("intake.record_source", queries.source_by_uid)
def record_source(
    *,
    by: Person,
    at: datetime,
    request_id: UUID | None,
    matter: UUID,
    kind: SourceKind,
    body_name: str = "",
    number: str = "",
    written_on: date | None = None,
    text: str = "",
    due_on: date | None = None,
    paper: UUID | None = None,
) -> MatterSource:
    """登记事项来源（第八条第六项）: the body, its outside number, what it wants, by which Beijing date.

    What the kind demands before closing (沟通, 答复, 来源单位验收) is owed by the Office from now on. Refuses
    what the kind must bear and does not, the same source twice, a closed or suspended matter, and a telephone or
    ID-card number in the text of a complaint.
    """
    found = matters.get_visible(person=by, at=at, uid=matter)
    access.require("intake.record_source", organization.standing(by, at))
    locked = matters.lock(found, at=at)
    matters_rules.check_open(locked.state, locked.closed_on, "8(6)")
    today = beijing_day(at)
    asked = queries.demands(SourceKind(kind), today)
    given = rules.Given(body_name, number, written_on, text, due_on)
    rules.check_source(asked, given, today=today, matter_due=matters.due_on_of(locked))
    rules.check_not_twice(asked, number, recorded=queries.is_recorded(locked, kind, number.strip()))
    source = MatterSource(
        matter=locked,
        kind=SourceKind(kind),
        body_name=body_name.strip(),
        number=number.strip(),
        written_on=written_on,
        text=text.strip()[:2000],
        due_on=due_on,
        paper=files.file_by_uid(paper) if paper else None,
        entered_by=by,
        entered_on=today,
    )
    source.save()
    mark_locked(source.ref)
    _owe(locked, source, asked, today)
    ledger.record(
        "intake.record_source",
        at=at,
        actor=organization.actor_of(by, at),
        row=source,
        context=locked.ref,
        label=f"登记来源：{asked.label}{f'，{source.number}' if source.number else ''}",
        new={"kind": source.kind, "number": source.number, "due_on": due_on, "steps": asked.steps},
    )
    return source


def _owe(matter: Matter, source: MatterSource, asked: rules.Demands, today: date) -> None:
    """The Office answers for it that the source is met before the matter is closed."""
    after = rulebook.values(today).number("intake.acceptance_within")
    due = matters.due_on_of(matter)
    for step in asked.steps:
        matters_actions.impose(
            matter,
            queries.DUTY_OF_STEP[step],
            unit=organization.office(),
            source=source.ref,
            article="6(3)",
            imposed_on=today,
            due_on=rules.step_due(step, given=source.due_on, matter_due=due, today=today, after=after),
            label=asked.label,
        )


@transaction.atomic
@ledger.once("intake.withdraw_source", queries.source_by_uid)
def withdraw_source(
    *, by: Person, at: datetime, request_id: UUID | None, source: UUID, reason: str
) -> MatterSource:
    """撤销来源登记（第六条第二项）: entered by mistake; what it demanded falls away, the entry stays on record.

    Refuses a matter that is closed, an entry withdrawn before, and a withdrawal without a reason.
    """
    found = queries.visible_source(person=by, at=at, uid=source)
    access.require("intake.withdraw_source", organization.standing(by, at))
    matter = matters.lock(found.matter, at=at)
    withdrawn = queries.lock_source(found)
    matters_rules.check_open(matter.state, matter.closed_on, "6(2)")
    rules.check_recorded(withdrawn.withdrawn_on)
    today = beijing_day(at)
    withdrawn.withdrawal_reason = check_text(reason, _("撤销理由"))
    withdrawn.state, withdrawn.withdrawn_by, withdrawn.withdrawn_on = SourceState.WITHDRAWN, by, today
    withdrawn.save()
    matters_actions.lapse(withdrawn.ref, on=today)
    ledger.record(
        "intake.withdraw_source",
        at=at,
        actor=organization.actor_of(by, at),
        row=withdrawn,
        context=matter.ref,
        label=f"撤销来源登记：{SourceKind(withdrawn.kind).label}",
        old={"state": SourceState.RECORDED},
        new={"state": withdrawn.state},
        reason=withdrawn.withdrawal_reason,
    )
    return withdrawn


@transaction.atomic
@ledger.once("intake.record_contact", queries.step_by_uid)
def record_contact(
    *,
    by: Person,
    at: datetime,
    request_id: UUID | None,
    source: UUID,
    on: date,
    partner: str = "",
    text: str,
) -> SourceStep:
    """登记与代表、委员的沟通（第六条第三项）: on which Beijing day, with whom, what was said; as often as it happens.

    Refuses a source that wants no contact, a day to come or before the source's paper, and a matter closed.
    """
    found = queries.visible_source(person=by, at=at, uid=source)
    access.require("intake.record_contact", matters.standing(by, at, found.matter))
    matter = matters.lock(found.matter, at=at)
    locked = queries.lock_source(found)
    said = check_text(text, _("沟通情况"))
    given = rules.Step(StepKind.CONTACT, on, partner=partner, text=said)
    step = _take(matter, locked, given, by=by, at=at, paper=None)
    ledger.record(
        "intake.record_contact",
        at=at,
        actor=organization.actor_of(by, at),
        row=step,
        context=matter.ref,
        label=f"登记{SourceKind(locked.kind).label}沟通（{on}）",
        new={"on": on, "text": said},
    )
    return step


@transaction.atomic
@ledger.once("intake.record_reply", queries.step_by_uid)
def record_reply(
    *,
    by: Person,
    at: datetime,
    request_id: UUID | None,
    source: UUID,
    on: date,
    number: str = "",
    satisfaction: Satisfaction | None = None,
    text: str = "",
    paper: UUID | None = None,
) -> SourceStep:
    """登记答复（第六条第三项）：事事有回音 — its number, the Beijing day of issue, how it was received.

    A reply that is not satisfying is kept, and the reply stays owed. Refuses one before any contact where
    contact is demanded, one without its number or degree of satisfaction, and a second one once settled.
    """
    found = queries.visible_source(person=by, at=at, uid=source)
    access.require("intake.record_reply", organization.standing(by, at))
    matter = matters.lock(found.matter, at=at)
    locked = queries.lock_source(found)
    degree = Satisfaction(satisfaction) if satisfaction else ""
    given = rules.Step(StepKind.REPLY, on, number=number, text=text, satisfaction=degree)
    step = _take(matter, locked, given, by=by, at=at, paper=paper)
    ledger.record(
        "intake.record_reply",
        at=at,
        actor=organization.actor_of(by, at),
        row=step,
        context=matter.ref,
        label=f"登记{SourceKind(locked.kind).label}答复{f'，{step.number}' if step.number else ''}",
        new={"on": on, "number": step.number, "satisfaction": degree, "settles": step.settles},
    )
    return step


@transaction.atomic
@ledger.once("intake.record_acceptance", queries.step_by_uid)
def record_acceptance(
    *,
    by: Person,
    at: datetime,
    request_id: UUID | None,
    source: UUID,
    on: date,
    accepted: bool,
    paper: UUID | None = None,
    number: str = "",
    text: str = "",
) -> SourceStep:
    """登记来源单位验收（第六条第三项）: what the source body says on its own paper, yes or not yet.

    Refused acceptance is kept, and the acceptance stays owed. Refuses an entry without the paper, and a yes
    before the matter's result is accepted.
    """
    found = queries.visible_source(person=by, at=at, uid=source)
    access.require("intake.record_acceptance", organization.standing(by, at))
    matter = matters.lock(found.matter, at=at)
    locked = queries.lock_source(found)
    given = rules.Step(
        StepKind.ACCEPTANCE, on, number=number, text=text, accepted=accepted, paper=paper is not None
    )
    step = _take(matter, locked, given, by=by, at=at, paper=paper)
    ledger.record(
        "intake.record_acceptance",
        at=at,
        actor=organization.actor_of(by, at),
        row=step,
        context=matter.ref,
        label=f"登记{SourceKind(locked.kind).label}来源单位验收：{'同意销号' if accepted else '未同意'}",
        new={
            "on": on,
            "number": step.number,
            "accepted": accepted,
            "paper": step.paper.sha256 if step.paper else None,
        },
    )
    return step


def _take(
    matter: Matter,
    source: MatterSource,
    given: rules.Step,
    *,
    by: Person,
    at: datetime,
    paper: UUID | None,
) -> SourceStep:
    """Write the step down and, if it does what the source wants, discharge the duty."""
    today = beijing_day(at)
    matters_rules.check_open(matter.state, matter.closed_on, "6(3)")
    rules.check_recorded(source.withdrawn_on)
    asked = queries.demands(source.kind, today)
    settled_on = queries.settled_on(source, given.kind)
    rules.check_step(
        asked,
        given,
        today=today,
        written_on=source.written_on,
        settled_on=settled_on,
        contacted=queries.contacted(source),
        result_accepted=matter.completed_on is not None,
    )
    closing = rulebook.values(today).texts("intake.satisfaction_settles")
    settles = settled_on is None and rules.settles(asked, given, closing)
    step = SourceStep(
        source=source,
        kind=given.kind,
        on=given.on,
        number=given.number.strip()[:120],
        partner=given.partner.strip()[:120],
        text=given.text.strip()[:2000],
        satisfaction=given.satisfaction,
        accepted=given.accepted if given.kind == StepKind.ACCEPTANCE else None,
        settles=settles,
        paper=files.file_by_uid(paper) if paper else None,
        entered_by=by,
        entered_on=today,
    )
    step.save()
    mark_locked(step.ref)
    if settles:
        kinds = (queries.DUTY_OF_STEP[given.kind],)
        matters_actions.discharge(source.ref, met_on=today, by_ref=step.ref, kinds=kinds)
    return step
