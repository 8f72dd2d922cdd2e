"""The next version while it is written, goes up and is decided on (arts. 8(4), 13(1))."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from duban.ground import access
from duban.ground.access import ACTS, Role
from duban.ground.beijing import beijing_day
from duban.support.ledger import actions as ledger
from duban.support.ledger import canonical, locks
from duban.support.organization import queries as organization
from duban.support.organization.models import Person
from duban.support.organization.queries import Decided
from duban.support.organization.terms import DeciderKind
from duban.support.rulebook import bounds, queries, rules
from duban.support.rulebook.actions.parameters import shipped, write_version
from duban.support.rulebook.models import RuleSetDraft
from duban.support.rulebook.rules import Entry
from duban.support.rulebook.terms import APPROVE, RETURN, DraftState


@transaction.atomic
@ledger.once("rulebook.draft_rule_set", queries.draft_by_uid)
def draft_rule_set(
    *,
    by: Person,
    at: datetime,
    request_id: UUID | None,
    draft: UUID | None = None,
    values: Mapping[str, object],
    note: str = "",
    from_on: date | None = None,
) -> RuleSetDraft:
    """起草考核细则与参数（第十三条第一项）: what the next version would change of the one adopted last.

    `values` holds every value that is to differ, by its key, and replaces what the draft held; `from_on` is the day
    from which it is to count. Without `draft` a new one begins. Refuses a second one (rulebook.draft_open), one that
    has gone up (rulebook.draft_state), and a value that is unknown or misshapen (rulebook.entry, rulebook.value).
    """
    found = queries.visible_draft(person=by, at=at, uid=draft) if draft else None
    access.require("rulebook.draft_rule_set", organization.standing(by, at))
    organization.lock()
    if found is None:
        rules.check_no_other_draft(other=queries.open_draft() is not None)
        base = queries.newest_version()
        row = RuleSetDraft(base=base, drafted_by=by, drafted_at=at, state=DraftState.DRAFT)
    else:
        row = locks.take(found)
        _check_state("rulebook.draft_rule_set", row)
    old = dict(row.changed or {})
    row.changed = _changed(queries.entries_of(row.base), values)
    row.note, row.from_on, row.changed_by = note.strip()[:400], from_on, by
    row.save()
    ledger.record(
        "rulebook.draft_rule_set",
        at=at,
        actor=organization.actor_of(by, at),
        row=row,
        context=row.ref,
        label=f"起草{row}，改动{len(row.changed)}项",
        old=old,
        new=row.changed,
        reason=row.note,
    )
    return row


def _changed(
    base: Mapping[str, Any], values: Mapping[str, object]
) -> dict[str, Any]:  # Any: JSON of the tables
    """The values that differ from the version below, each within its bounds."""
    shape = dict(shipped())
    rules.check_known(values, known=shape)
    entries = {key: Entry(**base[key]) for key in shape}
    given = {key: Entry(**{**base[key], "value": canonical.plain(value)}) for key, value in values.items()}
    rules.check_values({**entries, **given}, shape=shape, bounds=bounds.all_of(shape))
    return {key: one.value for key, one in sorted(given.items()) if one.value != base[key]["value"]}


def _check_state(act: str, draft: RuleSetDraft) -> None:
    label = str(DraftState(draft.state).label)
    rules.check_draft_state(act, draft.state, label=label, name=ACTS[act].name)


@transaction.atomic
@ledger.once("rulebook.submit_draft", queries.draft_by_uid)
def submit_draft(*, by: Person, at: datetime, request_id: UUID | None, draft: UUID) -> RuleSetDraft:
    """考核细则与参数草案报审（第十三条第一项）: with what it changes, why, and from which day.

    Refuses a draft that changes nothing (rulebook.draft_empty), says no reason (rulebook.draft_reason) or a day that
    has passed (rulebook.draft_from), and one made from a version that is not the newest (rulebook.draft_outdated).
    """
    found = queries.visible_draft(person=by, at=at, uid=draft)
    access.require("rulebook.submit_draft", organization.standing(by, at))
    row, today = locks.take(found), beijing_day(at)
    _check_state("rulebook.submit_draft", row)
    rules.check_base(row.base.number, newest=queries.newest_version().number)
    rules.check_submission(row.changed, note=row.note, from_on=row.from_on, today=today)
    before, row.state = row.state, DraftState.SUBMITTED
    row.submitted_by, row.submitted_on = by, today
    row.submissions += 1
    row.save()
    ledger.record(
        "rulebook.submit_draft",
        at=at,
        actor=organization.actor_of(by, at),
        row=row,
        context=row.ref,
        label=f"{row}报审，拟自{row.from_on}起施行",
        old={"state": before},
        new={"state": row.state, "values": row.changed, "from_on": row.from_on},
        reason=row.note,
    )
    return row


@transaction.atomic
@ledger.once("rulebook.adopt_draft", queries.draft_by_uid)
def adopt_draft(
    *, by: Person, at: datetime, request_id: UUID | None, draft: UUID, from_on: date, opinion: str = ""
) -> RuleSetDraft:
    """审定采用考核细则与参数草案（第八条第四项）: by the Leading Group's head, or on a checked paper (代录).

    The version counts from `from_on`; what was reckoned before keeps the version that it was reckoned by. Refuses
    whoever has written or sent up the draft (rulebook.own_draft), a clerk without a checked paper
    (organization.needs_paper), a paper of somebody else than the version in force names (rulebook.adopter_unfit) or
    of a day before the submission (rulebook.decided_before), and a day that has passed (rulebook.draft_from).
    """
    found = queries.visible_draft(person=by, at=at, uid=draft)
    access.require("rulebook.adopt_draft", organization.standing(by, at))
    body = organization.lock()
    row, newest = locks.take(found), queries.newest_version()
    _check_state("rulebook.adopt_draft", row)
    rules.check_other_hand(_hands(row), by.ref)
    rules.check_base(row.base.number, newest=newest.number)
    rules.check_from(from_on, today=beijing_day(at))
    basis = _decided(row, by, at, APPROVE)
    entries = {key: Entry(**one) for key, one in queries.drafted(row).items()}
    row.adopted = write_version(
        number=newest.number + 1, title=newest.title, entries=entries, in_force_on=from_on, at=at
    )
    row.state, row.from_on = DraftState.ADOPTED, from_on
    row.decided_by, row.decided_on, row.approval = by, basis.on, basis.slip
    row.save()
    body.save()
    ledger.record(
        "rulebook.adopt_draft",
        at=at,
        actor=organization.actor_of(by, at, on_behalf_of=basis.on_behalf_of),
        row=row,
        context=body.ref,
        label=f"采用{newest.title}第{newest.number + 1}版，自{from_on}起施行",
        old={key: queries.entries_of(row.base)[key]["value"] for key in row.changed},
        new={
            **row.changed,
            "sha256": row.adopted.sha256,
            "decided_on": basis.on,
            "paper": basis.slip.ref if basis.slip else None,
        },
        reason=opinion,
    )
    return row


def _hands(draft: RuleSetDraft) -> set[str]:
    hands = (draft.drafted_by, draft.changed_by, draft.submitted_by)
    return {person.ref for person in hands if person is not None}


def _decided(draft: RuleSetDraft, by: Person, at: datetime, word: str) -> Decided:
    """On which day, and for whom; the head decides himself, the Office only carries in a paper."""
    today = beijing_day(at)
    head = Role.LEADING_GROUP_HEAD in organization.roles(by, today)
    basis = organization.decision(by, at, subject_ref=queries.subject_of(draft), word=word, entitled=head)
    rules.check_decided(basis.on, submitted_on=draft.submitted_on)
    kind = basis.slip.decider_kind if basis.slip else None
    allowed = queries.values(today).texts("rulebook.adopted_by")
    rules.check_adopter(
        kind,
        allowed,
        label=str(DeciderKind(kind).label) if kind else "",
        labels=[str(DeciderKind(one).label) for one in allowed],
    )
    return basis


@transaction.atomic
@ledger.once("rulebook.return_draft", queries.draft_by_uid)
def return_draft(
    *, by: Person, at: datetime, request_id: UUID | None, draft: UUID, reason: str
) -> RuleSetDraft:
    """退回考核细则与参数草案修改（第八条第四项）: with a reason, by the head or on a checked paper.

    Refuses as adopting does, and an empty reason (rulebook.reason_missing).
    """
    found = queries.visible_draft(person=by, at=at, uid=draft)
    access.require("rulebook.return_draft", organization.standing(by, at))
    row = locks.take(found)
    _check_state("rulebook.return_draft", row)
    row.reason = rules.check_reason(reason)[:400]
    basis = _decided(row, by, at, RETURN)
    row.state = DraftState.RETURNED
    row.save()
    ledger.record(
        "rulebook.return_draft",
        at=at,
        actor=organization.actor_of(by, at, on_behalf_of=basis.on_behalf_of),
        row=row,
        context=row.ref,
        label=f"退回{row}修改",
        old={"state": DraftState.SUBMITTED},
        new={"state": row.state, "decided_on": basis.on},
        reason=row.reason,
    )
    return row


@transaction.atomic
@ledger.once("rulebook.give_up_draft", queries.draft_by_uid)
def give_up_draft(
    *, by: Person, at: datetime, request_id: UUID | None, draft: UUID, reason: str
) -> RuleSetDraft:
    """放弃考核细则与参数草案（第十三条第一项）: with a reason; it stays readable.

    Refuses one that is decided (rulebook.draft_state) and an empty reason (rulebook.reason_missing).
    """
    found = queries.visible_draft(person=by, at=at, uid=draft)
    access.require("rulebook.give_up_draft", organization.standing(by, at))
    row = locks.take(found)
    _check_state("rulebook.give_up_draft", row)
    before = row.state
    row.reason = rules.check_reason(reason)[:400]
    row.state = DraftState.GIVEN_UP
    row.save()
    ledger.record(
        "rulebook.give_up_draft",
        at=at,
        actor=organization.actor_of(by, at),
        row=row,
        context=row.ref,
        label=f"放弃{row}",
        old={"state": before},
        new={"state": row.state},
        reason=row.reason,
    )
    return row
