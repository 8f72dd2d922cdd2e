"""People: registration, dated facts, passwords."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from uuid import UUID

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from pypinyin import lazy_pinyin

from duban.ground import access
from duban.ground.beijing import beijing_day
from duban.support.ledger import actions as ledger
from duban.support.ledger import locks
from duban.support.organization import queries, rules
from duban.support.organization.models import Person, PersonFact
from duban.support.organization.terms import FACT_VALUES, FactKind, ResetState


def pinyin_key(text: str) -> str:
    """The key by which Chinese text is sorted."""
    return " ".join(lazy_pinyin(text))[:120]


def password_problems(password: str, person: Person) -> list[str]:
    """What the chosen profile has against the password."""
    try:
        validate_password(password, person)
    except ValidationError as failed:
        return list(failed.messages)
    return []


@transaction.atomic
@ledger.once("organization.add_person", queries.person_by_uid)
def add_person(
    *,
    by: Person | None,
    at: datetime,
    request_id: UUID | None,
    username: str,
    name: str,
    email: str = "",
) -> Person:
    """登记承办人员、服务人员和工作人员（第四条）. The account has no password until one is set.

    Refuses a username in use (organization.username_taken).
    """
    access.require("organization.add_person", queries.standing(by, at))
    body = queries.lock()
    rules.check_username_free(username, taken=Person.objects.filter(username=username).exists())
    person = Person(username=username, name=name, name_key=pinyin_key(name), email=email)
    person.set_unusable_password()
    person.save()
    body.save()
    ledger.record(
        "organization.add_person",
        at=at,
        actor=queries.actor_of(by, at),
        row=person,
        context=body.ref,
        label=f"登记人员：{name}",
        new={"username": username, "name": name},
    )
    return person


@transaction.atomic
@ledger.once("organization.end_person", queries.person_by_uid)
def end_person(*, by: Person, at: datetime, request_id: UUID | None, person: UUID, reason: str) -> Person:
    """停用人员（第四条）: no sign-in from this moment on; what he did and answered for stays as it is.

    Refuses oneself (organization.end_own), one who has ended (organization.person_ended), one who holds a post, acts
    in one or is in charge of a unit beyond today (organization.still_holds, which names them), and by the matters'
    reaction one who is named in an open obligation (matters.person_owes).
    """
    access.require("organization.end_person", queries.standing(by, at))
    body = queries.lock()
    subject = locks.take(queries.person_by_uid(person))
    today = beijing_day(at)
    rules.check_in_service(subject.name, subject.ended_on)
    rules.check_may_end(subject.name, own=subject.pk == by.pk, held=queries.still_held(subject, today))
    code = queries.open_reset_code(subject)
    if code is not None:
        code.state, code.closed_at = ResetState.ENDED, at
        code.save()
    subject.is_active, subject.ended_on = False, today
    subject.save()
    body.save()
    ledger.record(
        "organization.end_person",
        at=at,
        actor=queries.actor_of(by, at),
        row=subject,
        context=body.ref,
        label=f"停用人员：{subject.name}",
        new={"ended_on": today},
        reason=reason,
    )
    return subject


@transaction.atomic
@ledger.once("organization.record_fact", queries.person_by_uid)
def record_fact(
    *,
    by: Person | None,
    at: datetime,
    request_id: UUID | None,
    person: UUID,
    kind: FactKind,
    value: str,
    from_on: date,
) -> Person:
    """登记人员的政治面貌、人员身份、干部管理权限、是否担任领导职务，均带起止日期（第四条；decision 7）.

    The value in force until then ends on the day before. Refuses a value outside the table
    (organization.fact_value).
    """
    access.require("organization.record_fact", queries.standing(by, at))
    body = queries.lock()
    subject = locks.take(queries.person_by_uid(person))
    rules.check_fact(value, FACT_VALUES[kind], str(FactKind(kind).label))
    before = PersonFact.objects.filter(person=subject, kind=kind, to_on__isnull=True).first()
    if before is not None:
        before.to_on = from_on - timedelta(days=1)
        rules.check_span(before.from_on, before.to_on)
        before.save()
    PersonFact(person=subject, kind=FactKind(kind), value=value, from_on=from_on).save()
    subject.save()
    body.save()
    ledger.record(
        "organization.record_fact",
        at=at,
        actor=queries.actor_of(by, at),
        row=subject,
        context=body.ref,
        label=f"登记{subject.name}的{FactKind(kind).label}",
        old={"value": before.value if before else None},
        new={"kind": kind, "value": value, "from_on": from_on},
    )
    return subject


@transaction.atomic
@ledger.once("organization.set_password", queries.person_by_uid)
def set_password(
    *, by: Person | None, at: datetime, request_id: UUID | None, person: UUID, password: str
) -> Person:
    """设置人员的登录密码（第六条第一项）. The password itself is never recorded.

    Refuses a password that the chosen profile rejects (organization.weak_password, with its problems).
    """
    access.require("organization.set_password", queries.standing(by, at))
    body = queries.lock()
    subject = locks.take(queries.person_by_uid(person))
    rules.check_password(password_problems(password, subject))
    subject.set_password(password)
    subject.save()
    body.save()
    ledger.record(
        "organization.set_password",
        at=at,
        actor=queries.actor_of(by, at),
        row=subject,
        context=body.ref,
        label=f"设置{subject.name}的登录密码",
    )
    return subject
