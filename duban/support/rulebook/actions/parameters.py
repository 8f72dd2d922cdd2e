"""Adopting a version of the rule set, and a year of the calendar (arts. 8(4), 11(3))."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from functools import cache
from types import MappingProxyType
from uuid import UUID

from django.db import transaction

from duban.ground import access
from duban.support.ledger import actions as ledger
from duban.support.ledger import canonical
from duban.support.organization import queries as organization
from duban.support.organization.models import Person
from duban.support.rulebook import bounds, queries, rules
from duban.support.rulebook.models import CalendarYear, RuleSet
from duban.support.rulebook.rules import Entry
from duban.support.rulebook.shipped import VERSIONS as VERSIONS
from duban.support.rulebook.shipped import bodies
from duban.support.rulebook.terms import CalendarStatus

SHIPPED_TITLE = "考核细则与参数"


@cache
def shipped(number: int = 1) -> Mapping[str, Entry]:
    """The entries of a version that the program brings with it."""
    return MappingProxyType({key: Entry(**entry) for key, entry in bodies(number).items()})


def adopt_shipped(*, by: Person | None, at: datetime, request_id: UUID | None, in_force_on: date) -> RuleSet:
    """Adopt version 1 as it ships: the first act after a body has been founded."""
    return adopt_rule_set(
        by=by,
        at=at,
        request_id=request_id,
        number=1,
        title=SHIPPED_TITLE,
        entries=dict(shipped()),
        in_force_on=in_force_on,
    )


@transaction.atomic
@ledger.once("rulebook.adopt_rule_set", queries.rule_set_by_uid)
def adopt_rule_set(
    *,
    by: Person | None,
    at: datetime,
    request_id: UUID | None,
    number: int,
    title: str,
    entries: Mapping[str, Entry],
    in_force_on: date,
) -> RuleSet:
    """制定绩效考核细则与参数，经领导小组审定采用（第八条第四项、第十三条第一项）.

    `entries` holds every value that the rooms read, in its unit; `in_force_on` is the Beijing date from
    which it holds. Refuses a number that does not follow (rulebook.number_follows), a date before that of
    the version in force (rulebook.not_later), and a missing, unknown or misshapen value (rulebook.entry).
    """
    access.require("rulebook.adopt_rule_set", organization.standing(by, at))
    body = organization.lock()
    newest = RuleSet.objects.order_by("number").last()
    rules.check_number(number, newest=newest.number if newest else 0)
    rules.check_not_earlier(in_force_on, before=newest.in_force_on if newest else None)
    rules.check_shape(entries, shape=shipped())
    rules.check_values(entries, shape=shipped(), bounds=bounds.all_of(shipped()))
    adopted = write_version(number=number, title=title, entries=entries, in_force_on=in_force_on, at=at)
    body.save()
    ledger.record(
        "rulebook.adopt_rule_set",
        at=at,
        actor=organization.actor_of(by, at),
        row=adopted,
        context=body.ref,
        label=f"采用{title}第{number}版，自{in_force_on}起施行",
        old=_changed(newest, entries, before=True),
        new={**_changed(newest, entries, before=False), "sha256": adopted.sha256},
    )
    return adopted


def write_version(
    *, number: int, title: str, entries: Mapping[str, Entry], in_force_on: date, at: datetime
) -> RuleSet:
    """A step of the acts that adopt: the version itself, with the digest of its values."""
    values = canonical.plain({"entries": entries})
    adopted = RuleSet(
        number=number,
        title=title,
        values=values,
        sha256=canonical.digest(values),
        in_force_on=in_force_on,
        adopted_at=at,
    )
    adopted.save()
    return adopted


def _changed(newest: RuleSet | None, entries: Mapping[str, Entry], *, before: bool) -> dict[str, object]:
    """The values that differ from the version in force; the first version differs in nothing."""
    if newest is None:
        return {}
    old = newest.values["entries"]
    keys = [
        key
        for key, entry in entries.items()
        if key not in old or old[key]["value"] != canonical.plain(entry.value)
    ]
    return {key: old.get(key, {}).get("value") if before else entries[key].value for key in keys}


@transaction.atomic
@ledger.once("rulebook.adopt_calendar", queries.calendar_year_by_uid)
def adopt_calendar(
    *,
    by: Person | None,
    at: datetime,
    request_id: UUID | None,
    year: int,
    status: CalendarStatus,
    holidays: Sequence[date],
    makeup_days: Sequence[date] = (),
    source: str,
) -> CalendarYear:
    """采用国务院办公厅公布的年度节假日和调休安排，据以计算时限（第十一条第三项）.

    `holidays` are the days off that are announced, weekends among them or not; `makeup_days` the weekend
    days on which work is done; `source` names the announcement. The newest adoption of a year counts.
    Refuses days of another year, a day of both kinds, a make-up day that is a working day anyway, and a 暂定
    calendar where an official one is in force (rulebook.calendar_year).
    """
    access.require("rulebook.adopt_calendar", organization.standing(by, at))
    body = organization.lock()
    before = queries.calendar().years.get(year)
    rules.check_year(
        year,
        holidays=holidays,
        makeup_days=makeup_days,
        source=source,
        provisional=status == CalendarStatus.PROVISIONAL,
        official=before is not None and before.status == CalendarStatus.OFFICIAL,
    )
    adopted = CalendarYear(
        year=year,
        status=CalendarStatus(status),
        holidays=[day.isoformat() for day in sorted(set(holidays))],
        makeup_days=[day.isoformat() for day in sorted(set(makeup_days))],
        source=source.strip(),
        adopted_at=at,
    )
    adopted.save()
    body.save()
    ledger.record(
        "rulebook.adopt_calendar",
        at=at,
        actor=organization.actor_of(by, at),
        row=adopted,
        context=body.ref,
        label=f"采用{year}年工作日历（{CalendarStatus(status).label}）",
        old={"status": before.status, "source": before.source} if before else {},
        new={
            "year": year,
            "status": status,
            "holidays": adopted.holidays,
            "makeup_days": adopted.makeup_days,
        },
        reason=adopted.source,
    )
    return adopted
