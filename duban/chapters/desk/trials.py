"""Trials that a person asks for: the work in the background, and its result for a week."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from duban.chapters.desk import trial
from duban.chapters.desk.models import Trial
from duban.ground.access import NotFound
from duban.support.jobs import work
from duban.support.organization.models import Person
from duban.support.rulebook import queries as rulebook
from duban.support.rulebook.models import RuleSetDraft
from duban.support.rulebook.queries import Values

WORK = "desk.trial"
KEPT = timedelta(days=7)


@transaction.atomic
def ask(person: Person, at: datetime, draft: RuleSetDraft) -> Trial:
    """Write down of which draft, and ring for it."""
    made = Trial.objects.create(person=person, draft=draft.uid, draft_version=draft.version, asked_at=at)
    work.ring(WORK, made.uid, at=at, owner_id=person.pk)
    return made


def own(person: Person, uid: UUID) -> Trial:
    """A person's own trial; those of others do not exist for him."""
    found = Trial.objects.filter(uid=uid, person=person).first()
    if found is None:
        raise NotFound()
    return found


def on_bell(task: work.Task) -> str:
    """The worker's way in: reckon with the draft as it now stands. Twice gives the same."""
    asked = Trial.objects.filter(uid=task.payload).first()
    if asked is None:
        return ""
    draft = rulebook.draft_by_uid(asked.draft)
    values = Values(draft.base.number + 1, rulebook.drafted(draft))
    result = trial.of_version(values, task.at, task.report)
    Trial.objects.filter(pk=asked.pk).update(result=result, draft_version=draft.version)
    return f"desk.trial:{asked.uid}"


def sweep(at: datetime) -> dict[str, int]:
    """Take away what is older than a week: a trial is of one day."""
    gone, _by_kind = Trial.objects.filter(asked_at__lt=at - KEPT).delete()
    return {"trials": gone}
