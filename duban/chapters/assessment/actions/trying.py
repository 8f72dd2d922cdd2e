"""试算 of a draft scheme over a year: asked for by a person, done in the background, kept for a week. No act: nothing of
anybody changes (13(1); decision 47)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from uuid import UUID, uuid4

from django.db import transaction

from duban.chapters.assessment.models import SchemeTrial
from duban.chapters.assessment.queries import reckoning, schemes, trying
from duban.chapters.assessment.rules import facts as rules
from duban.ground import access
from duban.ground.beijing import beijing_day
from duban.support.jobs import work
from duban.support.organization import queries as organization
from duban.support.organization.models import Person

WORK = "assessment.try_scheme"
KEPT = timedelta(days=7)


@transaction.atomic
def ask(*, by: Person, at: datetime, scheme: UUID, year: int) -> SchemeTrial:
    """Write down of which scheme over which year, and ring for it; whoever may draft may try."""
    access.require("assessment.draft_scheme", organization.standing(by, at))
    row = schemes.visible(person=by, at=at, uid=scheme)
    rules.check_year(year, beijing_day(at))
    made = SchemeTrial.objects.create(
        uid=uuid4(), person=by, year=year, draft_ref=row.ref, draft_version=row.version, asked_at=at
    )
    work.ring(WORK, made.uid, at=at, owner_id=by.pk)
    return made


@reckoning.uncollected()
def on_bell(task: work.Task) -> str:
    """The worker's way in: reckon with the draft as it now stands. Twice gives the same."""
    asked = SchemeTrial.objects.filter(uid=task.payload).first()
    if asked is None:
        return ""
    row = schemes.by_uid(UUID(asked.draft_ref.rpartition(":")[2]))
    draft = replace(schemes.as_scheme(row), from_on=None, to_on=None)
    ground = reckoning.ground(asked.year, min(date(asked.year, 12, 31), beijing_day(task.at)))
    result = trying.compare(ground, trying.before(asked.year, ground.until_on), draft, task.report)
    SchemeTrial.objects.filter(pk=asked.pk).update(result=result, draft_version=row.version)
    return f"assessment.schemetrial:{asked.uid}"


def forget(at: datetime) -> int:
    """Take away what is older than a week: a trial is of one day."""
    gone, _by_kind = SchemeTrial.objects.filter(asked_at__lt=at - KEPT).delete()
    return gone
