"""The register of working rules, and who has read them (art. 8(1))."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction

from duban.ground import access
from duban.ground.beijing import beijing_day
from duban.support.files import queries as files
from duban.support.ledger import actions as ledger
from duban.support.ledger import locks
from duban.support.organization import queries as organization
from duban.support.organization.models import Person
from duban.support.rulebook import queries, rules
from duban.support.rulebook.models import Reading, WorkingRule
from duban.support.rulebook.terms import AdoptedBy


@transaction.atomic
@ledger.once("rulebook.file_working_rule", queries.working_rule_by_uid)
def file_working_rule(
    *,
    by: Person,
    at: datetime,
    request_id: UUID | None,
    title: str,
    edition: str,
    adopted_by: AdoptedBy,
    adoption: str = "",
    adopted_on: date,
    from_on: date,
    to_on: date | None = None,
    supersedes: UUID | None = None,
    file: UUID,
) -> WorkingRule:
    """登记领导小组办公室建立的工作制度（第八条第一项）: one edition with its file, in force from `from_on`.

    `adoption` names the meeting or the paper. The edition that it `supersedes` ends on the day before and stays in
    the register. Refuses an edition already filed (rulebook.rule_taken), one that supersedes what is superseded
    (rulebook.rule_superseded), a future adoption (rulebook.rule_adopted_later) and dates in a wrong order
    (rulebook.rule_dates).
    """
    access.require("rulebook.file_working_rule", organization.standing(by, at))
    organization.lock()
    title, edition = title.strip(), edition.strip()
    before = locks.take(queries.working_rule_by_uid(supersedes)) if supersedes else None
    rules.check_edition_free(
        title, edition, taken=WorkingRule.objects.filter(title=title, edition=edition).exists()
    )
    rules.check_working_rule(
        today=beijing_day(at),
        adopted_on=adopted_on,
        from_on=from_on,
        to_on=to_on,
        before_from=before.from_on if before else None,
    )
    if before is not None:
        rules.check_current(
            before.title, before.edition, superseded=WorkingRule.objects.filter(supersedes=before).exists()
        )
        before.to_on = from_on - timedelta(days=1)
        before.save()
    rule = WorkingRule(
        title=title,
        edition=edition,
        adopted_by=AdoptedBy(adopted_by),
        adoption=adoption.strip(),
        adopted_on=adopted_on,
        from_on=from_on,
        to_on=to_on,
        supersedes=before,
        file=files.file_by_uid(file),
        filed_by=by,
        filed_at=at,
    )
    rule.save()
    ledger.record(
        "rulebook.file_working_rule",
        at=at,
        actor=organization.actor_of(by, at),
        row=rule,
        context=rule.ref,
        label=f"登记工作制度：{rule}，自{from_on}起施行",
        old={"edition": before.edition} if before else {},
        new={"title": title, "edition": edition, "from_on": from_on, "file": rule.file.sha256},
    )
    return rule


@transaction.atomic
@ledger.once("rulebook.confirm_reading", queries.reading_by_uid)
def confirm_reading(*, by: Person, at: datetime, request_id: UUID | None, working_rule: UUID) -> Reading:
    """确认已阅工作制度（第八条第一项）: said by the person himself, once for each edition.

    Refuses an edition that has been superseded (rulebook.rule_superseded) and a second time
    (rulebook.already_read).
    """
    access.require("rulebook.confirm_reading", organization.standing(by, at))
    rule = locks.take(queries.working_rule_by_uid(working_rule))
    rules.check_current(
        rule.title, rule.edition, superseded=WorkingRule.objects.filter(supersedes=rule).exists()
    )
    rules.check_not_read(read=queries.has_read(rule, by))
    reading = Reading(rule=rule, person=by, at=at)
    reading.save()
    ledger.record(
        "rulebook.confirm_reading",
        at=at,
        actor=organization.actor_of(by, at),
        row=reading,
        context=rule.ref,
        label=f"已阅工作制度：{rule}",
        new={"rule": rule.ref},
    )
    return reading
