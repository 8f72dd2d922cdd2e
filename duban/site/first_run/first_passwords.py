"""The first passwords, set by the worker one after the other: hashing them takes longer than a page may."""

from __future__ import annotations

import time

from duban.site.first_run import answers, draft
from duban.support.jobs.work import Task
from duban.support.organization import actions as organization
from duban.support.organization.actions import register
from duban.support.organization.models import Person

KIND = "first_run.passwords"
# Between two hashes, each made under the lock of a writer, others get their turn.
PAUSE = 0.15


def on_bell(task: Task) -> str:
    """Give everybody on the list the password that stands there, unless there is one already."""
    kept = draft.load()
    if kept is None or kept.root_uuid != task.payload:
        # Put away: whoever has no password yet gets it from an administrator.
        return ""
    listed, asked = answers.slips(kept), register.asking(kept.root_uuid)
    for place, slip in enumerate(listed):
        task.report(place, len(listed))
        person = Person.objects.get(username=slip.username)
        if not person.has_usable_password():
            organization.set_password(
                by=None,
                at=task.at,
                request_id=asked(f"password {slip.username}"),
                person=person.uid,
                password=slip.password,
            )
            time.sleep(PAUSE)
    task.report(len(listed), len(listed))
    return ""
