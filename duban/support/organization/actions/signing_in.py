"""Ending somebody's sign-in before it runs out by itself."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction

from duban.ground import access
from duban.support.ledger import actions as ledger
from duban.support.ledger import locks
from duban.support.organization import queries, rules, sessions
from duban.support.organization.models import Person


@transaction.atomic
@ledger.once("organization.end_sessions", queries.person_by_uid)
def end_sessions(*, by: Person, at: datetime, request_id: UUID | None, person: UUID, reason: str) -> Person:
    """结束登录（第六条第一项）: wherever the person is signed in, the next page asks for the password.

    Refuses one who is signed in nowhere (organization.not_signed_in), and an empty reason
    (organization.reason_missing).
    """
    access.require("organization.end_sessions", queries.standing(by, at))
    body = queries.lock()
    subject = locks.take(queries.person_by_uid(person))
    said = rules.check_ending_sign_in(subject.name, places=sessions.end(subject, at), reason=reason)
    ledger.record(
        "organization.end_sessions",
        at=at,
        actor=queries.actor_of(by, at),
        row=subject,
        context=body.ref,
        label=f"结束登录：{subject.name}",
        reason=said,
    )
    return subject
