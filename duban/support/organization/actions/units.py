"""The body and its units."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction

from duban.ground import access
from duban.ground.access import Refusal, mark_locked
from duban.ground.beijing import beijing_day
from duban.support.ledger import actions as ledger
from duban.support.ledger import locks
from duban.support.organization import queries, rules
from duban.support.organization.models import Body, OrgUnit, Person, UnitName
from duban.support.organization.terms import NameKind, UnitKind


def _body(uid: UUID) -> Body:
    return Body.objects.get(uid=uid)


@transaction.atomic
@ledger.once("organization.found_body", _body)
def found_body(
    *,
    by: Person | None,
    at: datetime,
    request_id: UUID | None,
    name: str,
    short_name: str,
    document_prefix: str,
    demo_seed: int | None = None,
) -> Body:
    """成立领导小组及其办公室（第七条）: set up the one body that this database holds.

    `document_prefix` is the 机关代字 of its documents; `demo_seed` marks a demonstration. Refuses a
    second body (organization.body_exists).
    """
    access.require("organization.found_body", queries.standing(by, at))
    if Body.objects.exists():
        raise Refusal("organization.body_exists", "7")
    body = Body(name=name, short_name=short_name, document_prefix=document_prefix, demo_seed=demo_seed)
    body.save()
    mark_locked(body.ref)
    ledger.record(
        "organization.found_body",
        at=at,
        actor=queries.actor_of(by, at),
        row=body,
        context=body.ref,
        label=f"设立{name}",
        new={"name": name, "prefix": document_prefix},
    )
    return body


@transaction.atomic
@ledger.once("organization.add_unit", queries.unit_by_uid)
def add_unit(
    *,
    by: Person | None,
    at: datetime,
    request_id: UUID | None,
    kind: UnitKind,
    name: str,
    aliases: Sequence[str] = (),
    parent: UUID | None = None,
    in_scope: bool = True,
    ordinal: int = 0,
    from_on: date,
) -> OrgUnit:
    """将部室（单位）、公司列入名录（第三条）.

    `in_scope` False is an 外部配合单位: asked by letter, never counted, never graded. Refuses a name that
    another unit bears (organization.name_taken).
    """
    access.require("organization.add_unit", queries.standing(by, at))
    body = queries.lock()
    for text in (name, *aliases):
        rules.check_name_free(text, taken=UnitName.objects.filter(name=text, to_on__isnull=True).exists())
    unit = OrgUnit(
        kind=UnitKind(kind),
        parent=queries.unit_by_uid(parent) if parent else None,
        in_scope=in_scope and kind != UnitKind.EXTERNAL,
        ordinal=ordinal,
        from_on=from_on,
    )
    unit.save()
    UnitName(unit=unit, kind=NameKind.FORMAL, name=name, from_on=from_on).save()
    for alias in aliases:
        UnitName(unit=unit, kind=NameKind.ALIAS, name=alias, from_on=from_on).save()
    body.save()
    ledger.record(
        "organization.add_unit",
        at=at,
        actor=queries.actor_of(by, at),
        row=unit,
        context=body.ref,
        label=f"增设单位：{name}",
        new={"name": name, "kind": kind, "from_on": from_on},
    )
    return unit


@transaction.atomic
@ledger.once("organization.rename_unit", queries.unit_by_uid)
def rename_unit(
    *, by: Person | None, at: datetime, request_id: UUID | None, unit: UUID, name: str, from_on: date
) -> OrgUnit:
    """单位更名（第三条）: the unit keeps its identity and counters; both names find it (decision 6).

    The new formal name holds from the Beijing date `from_on`; the old one stays as an alias and, in
    documents already issued, for ever. Refuses a name in use (organization.name_taken) and a date not after
    the day on which the present name began (organization.dates_reversed).
    """
    access.require("organization.rename_unit", queries.standing(by, at))
    body = queries.lock()
    renamed = locks.take(queries.unit_by_uid(unit))
    rules.check_unit_there(queries.unit_name(renamed.pk, from_on), ended_on=renamed.to_on, from_on=from_on)
    rules.check_name_free(name, taken=UnitName.objects.filter(name=name, to_on__isnull=True).exists())
    current = UnitName.objects.get(unit=renamed, kind=NameKind.FORMAL, to_on__isnull=True)
    current.to_on = from_on - timedelta(days=1)
    rules.check_span(current.from_on, current.to_on)
    current.save()
    UnitName(unit=renamed, kind=NameKind.FORMAL, name=name, from_on=from_on).save()
    UnitName(unit=renamed, kind=NameKind.ALIAS, name=current.name, from_on=from_on).save()
    body.save()
    ledger.record(
        "organization.rename_unit",
        at=at,
        actor=queries.actor_of(by, at),
        row=renamed,
        context=body.ref,
        label=f"单位更名：{current.name}更名为{name}，自{from_on}起",
        old={"name": current.name},
        new={"name": name, "from_on": from_on, "entered_on": beijing_day(at)},
    )
    return renamed
