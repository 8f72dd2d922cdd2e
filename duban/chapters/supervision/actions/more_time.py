"""延长整改期限: the noticed unit asks before expiry, the Office decides (11(3); decision 12)."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from duban.chapters.matters import actions as matters_actions
from duban.chapters.matters import queries as matters
from duban.chapters.matters import rules as matters_rules
from duban.chapters.matters.terms import ObligationKind
from duban.chapters.supervision import queries, rules
from duban.chapters.supervision.models import SupervisionNotice
from duban.chapters.supervision.queries import treating
from duban.ground import access
from duban.ground.beijing import beijing_day
from duban.support.ledger import actions as ledger
from duban.support.notifications import inbox
from duban.support.organization import queries as organization
from duban.support.organization.models import Person
from duban.support.rulebook import queries as rulebook

if TYPE_CHECKING:
    from collections.abc import Sequence


@transaction.atomic
@ledger.once("supervision.request_rectification_extension", queries.notice_by_uid)
def request_rectification_extension(
    *, by: Person, at: datetime, request_id: UUID | None, notice: UUID, new_due_on: date, reason: str
) -> SupervisionNotice:
    """申请延长整改期限（第十一条第三项）: before expiry, with reason and new Beijing date; the old date stands until
    the Office decides, which it owes within `supervision.decide_rectification_within` working days.

    Refuses when the reply is made, after expiry, a second request while one waits, and more days than the rule
    set allows.
    """
    found = queries.visible_notice(person=by, at=at, uid=notice)
    access.require("supervision.request_rectification_extension", queries.standing(by, at, found))
    matter = matters.lock(found.matter, at=at)
    about = queries.lock(matter, found)
    today = beijing_day(at)
    values = rulebook.values(today)
    rules.check_transition("supervision.request_rectification_extension", about.state)
    matters_rules.check_active(matter.state, matter.closed_on, "11(3)")
    owed = queries.reply_owed(about)
    due_on = treating.waits_for_reply(about)
    rules.check_more_time(
        waits=due_on is not None,
        pending=treating.pending(about) is not None,
        due_on=due_on or today,
        new_due_on=new_due_on,
        today=today,
        at_most=values.number("supervision.extension_at_most"),
    )
    rules.check_text(reason, _("延长的理由"), "11(3)")
    assert owed is not None  # noqa: S101  # a reply is waited for
    change = matters_actions.ask_more_time(owed, by=by, on=today, new_due_on=new_due_on, reason=reason)
    matters_actions.impose_counted(
        matter,
        ObligationKind.DECIDE_RECTIFICATION,
        unit=organization.office(),
        source=about.ref,
        article="11(3)",
        from_on=today,
        days=values.number("supervision.decide_rectification_within"),
        label=about.number,
    )
    office = organization.holders(None, queries.OFFICE_POSTS, today)
    _tell(office, about, _("有一份延长整改期限的申请待批复"), f"more_time:{change.uid}", at)
    ledger.record(
        "supervision.request_rectification_extension",
        at=at,
        actor=organization.actor_of(by, at),
        row=about,
        context=matter.ref,
        label=f"申请将{about.number}的整改期限由{owed.due_on}延至{new_due_on}",
        old={"due_on": owed.due_on},
        new={"due_on": new_due_on},
        reason=reason,
    )
    return about


@transaction.atomic
@ledger.once("supervision.extend_rectification", queries.notice_by_uid)
def extend_rectification(
    *, by: Person, at: datetime, request_id: UUID | None, notice: UUID, grant: bool, opinion: str
) -> SupervisionNotice:
    """批复延长整改期限（第十一条第三项）: granted, the date in force moves and the old one stays beside it; refused,
    the old date stands. Asked before and decided after expiry is in time.

    Refuses a decision without words, on nothing that waits, and for the own unit.
    """
    found = queries.visible_notice(person=by, at=at, uid=notice)
    access.require("supervision.extend_rectification", queries.standing(by, at, found))
    matter = matters.lock(found.matter, at=at)
    about = queries.lock(matter, found)
    today = beijing_day(at)
    rules.check_transition("supervision.extend_rectification", about.state)
    rules.check_not_own("supervision.extend_rectification", own=queries.is_own(by, at, about.unit_id))
    change = treating.pending(about)
    rules.check_extension_waits(waiting=change is not None)
    rules.check_text(opinion, _("批复意见"), "11(3)")
    assert change is not None  # noqa: S101  # the rule has refused otherwise
    in_force = matters_actions.answer_more_time(change, granted=grant, by=by, on=today, opinion=opinion)
    _discharge(about, today, by_ref=change.ref)
    word = (
        _("{number}的整改期限延至{day}").format(number=about.number, day=in_force)
        if grant
        else _("{number}的整改期限不予延长，仍为{day}").format(number=about.number, day=in_force)
    )
    _tell(queries.signers(about, today), about, word, f"more_time_answered:{change.uid}", at)
    ledger.record(
        "supervision.extend_rectification",
        at=at,
        actor=organization.actor_of(by, at),
        row=about,
        context=matter.ref,
        label=f"批准{about.number}的整改期限延至{in_force}" if grant else f"不予延长{about.number}的整改期限",
        old={"due_on": change.old_due_on},
        new={"due_on": in_force},
        reason=opinion,
    )
    return about


def end_request(notice: SupervisionNotice, *, by: Person, on: date, why: str) -> None:
    """Step of what ends the reply: a request that still waits has nothing left to ask for."""
    change = treating.pending(notice)
    if change is not None:
        matters_actions.answer_more_time(change, granted=False, by=by, on=on, opinion=why)
        matters_actions.lapse(notice.ref, on=on, kinds=(ObligationKind.DECIDE_RECTIFICATION,))


def _discharge(notice: SupervisionNotice, on: date, *, by_ref: str) -> None:
    matters_actions.discharge(
        notice.ref, met_on=on, by_ref=by_ref, kinds=(ObligationKind.DECIDE_RECTIFICATION,)
    )


def _tell(people: Sequence[Person], notice: SupervisionNotice, text: str, slot: str, at: datetime) -> None:
    inbox.tell(
        people,
        kind="supervision.more_time",
        text=text,
        at=at,
        slot=slot,
        subject_ref=notice.ref,
        context_ref=notice.matter.ref,
    )
