"""A forgotten password: a code from the system's keeper, once, instead of a letter that inner networks cannot send."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.db import transaction

from duban.ground import access
from duban.ground.access import Refusal
from duban.support.ledger import actions as ledger
from duban.support.ledger import locks
from duban.support.organization import queries, rules
from duban.support.organization.actions.people import password_problems
from duban.support.organization.models import Person, ResetCode
from duban.support.organization.terms import ResetState

# Without letters and digits that are taken for one another when read aloud or copied by hand.
ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
GROUPS, GROUP = 3, 4


def _drawn() -> str:
    return "-".join("".join(secrets.choice(ALPHABET) for _ in range(GROUP)) for _ in range(GROUPS))


def _opened(person: Person, code: str, at: datetime) -> ResetCode:
    """The person's open code, if that is the one that was typed."""
    found = queries.open_reset_code(person)
    if found is None:
        raise Refusal("organization.reset_invalid", "6(1)")
    rules.check_reset(matches=queries.is_code(code, found.code_hash), expires_at=found.expires_at, at=at)
    return locks.take(found)


@transaction.atomic
@ledger.once("organization.issue_reset_code", queries.reset_code_by_uid)
def issue_reset_code(*, by: Person, at: datetime, request_id: UUID | None, person: UUID) -> ResetCode:
    """发放密码重置码（第六条第一项）: a code for whoever has forgotten the password, handed over in person.

    The code is in the answer once (`plain`) and kept as a hash; it ends after `DUBAN_RESET_CODE_HOURS`, and
    with the next one. Refuses a code for oneself (organization.reset_own).
    """
    access.require("organization.issue_reset_code", queries.standing(by, at))
    body = queries.lock()
    subject = locks.take(queries.person_by_uid(person))
    rules.check_in_service(subject.name, subject.ended_on)
    rules.check_reset_receiver(by.ref, subject.ref)
    before = queries.open_reset_code(subject)
    if before is not None:
        before.state, before.closed_at = ResetState.REPLACED, at
        before.save()
    plain = _drawn()
    code = ResetCode(
        person=subject,
        issued_by=by,
        issued_at=at,
        expires_at=at + timedelta(hours=settings.RESET_CODE_HOURS),
        code_hash=make_password(queries.plain_code(plain)),
    )
    code.save()
    code.plain = plain
    ledger.record(
        "organization.issue_reset_code",
        at=at,
        actor=queries.actor_of(by, at),
        row=code,
        context=body.ref,
        label=f"向{subject.name}发放密码重置码",
        new={"person": subject.ref, "expires_at": code.expires_at},
    )
    return code


@transaction.atomic
@ledger.once("organization.use_reset_code", queries.reset_code_by_uid)
def use_reset_code(
    *, by: Person, at: datetime, request_id: UUID | None, code: str, password: str
) -> ResetCode:
    """凭重置码设置本人的新密码（第六条第一项）. Neither the code nor the password is recorded.

    Whoever is signed in with the old password is signed out. Refuses a code that is not the person's open one or
    has expired (organization.reset_invalid), and a weak password (organization.weak_password).
    """
    access.require("organization.use_reset_code", queries.standing(by, at))
    body = queries.lock()
    subject = locks.take(queries.person_by_uid(by.uid))
    found = _opened(subject, code, at)
    rules.check_password(password_problems(password, subject))
    subject.set_password(password)
    subject.save()
    found.state, found.closed_at = ResetState.USED, at
    found.save()
    ledger.record(
        "organization.use_reset_code",
        at=at,
        actor=queries.actor_of(subject, at),
        row=found,
        context=body.ref,
        label=f"{subject.name}凭重置码设置新密码",
        new={"state": found.state},
    )
    return found
