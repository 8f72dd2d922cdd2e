"""`python -m bench.assessment`: a year of 200 units, 2,000 persons and 20,000 matters, computed and tried (13(2)).

PostgreSQL; the base through the acts, then its copies. Written to docs/results/assessment.md.
"""

from __future__ import annotations

import json
import os
import secrets
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bench import __main__ as house
from tests import provision

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[1]
MATTERS = int(os.environ.get("BENCH_ASSESSED", "20000"))
BASE = int(os.environ.get("BENCH_BASE", "200"))
UNITS, HANDLERS = 200, 9
IN_OFFICE, BY_ACTS = 22, 3
YEAR = 2026


@contextmanager
def database() -> Iterator[None]:
    with provision.postgres(durable=True) as url:
        house.created(url)
        os.environ.update(
            DATABASE_URL=url,
            DUBAN_HTTPS="off",
            DUBAN_SECRET_KEY=secrets.token_urlsafe(48),
            DUBAN_DATA_DIR=tempfile.mkdtemp(prefix="duban-bench-"),
            DJANGO_SETTINGS_MODULE="duban.site.settings",
            DUBAN_ENV="test",
        )
        import django

        django.setup()
        yield


def prepare() -> None:
    from django.core.management import call_command

    from bench import base, multiply

    call_command("migrate", interactive=False, verbosity=0)
    base.make(BASE, units=UNITS, most=IN_OFFICE + BY_ACTS * (UNITS - 1), furnish=handlers)
    multiply.times(MATTERS // BASE - 1)
    in_turn()


def in_turn() -> None:
    """Among the copies of a task all handlers of the unit take turns, so that everybody has answered for something."""
    from django.db import connection

    from bench.multiply import STEP

    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE responsibility_task SET person_id = person_id %% %s + %s * (1 + (person_id / %s - 1 + id / %s) %% %s)",
            [STEP, STEP, STEP, STEP, HANDLERS],
        )


def handlers() -> None:
    """Nine handlers in each unit: the same rows as its liaison's again, by plain SQL, for each act on the organization
    reads all of it anew."""
    from django.db import connection

    from bench.multiply import STEP
    from duban.support.organization import stamps
    from duban.support.organization.models import Person, Post

    changed = {
        Person: {"username": "t.username || '-' || k"},
        Post: {"kind": "'HANDLER'", "person_id": f"t.person_id + k * {STEP}"},
    }
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        for model, given in changed.items():
            new = {"id": f"t.id + k * {STEP}", "uid": "md5(t.uid::text || k)::uuid", **given}
            names = [field.column for field in model._meta.concrete_fields]
            values = ", ".join(new.get(name, f't."{name}"') for name in names)
            columns = ", ".join(f'"{name}"' for name in names)
            own = "t.id" if model is Person else "t.person_id"
            cursor.execute(
                f"INSERT INTO {model._meta.db_table} ({columns}) SELECT {values} "  # noqa: S608  # our own names
                f"FROM {model._meta.db_table} AS t "
                f"JOIN (SELECT person_id FROM organization_post WHERE kind = 'LIAISON_A') AS l ON l.person_id = {own}, "
                f"generate_series(1, {HANDLERS}) AS k"
            )
        cursor.execute("UPDATE organization_body SET stamp = md5(stamp)")
        cursor.execute("SET session_replication_role = DEFAULT")
    stamps.forget()


def timed(work: Callable[[], object]) -> tuple[str, Any]:  # Any: whatever the work gives back
    """Seconds by the clock, and of this process alone: what else the machine was doing is the difference."""
    began, spent = time.monotonic(), time.process_time()
    found = work()
    return f"{time.monotonic() - began:.1f} ({time.process_time() - spent:.1f} of this process)", found


def measure() -> dict[str, object]:
    from datetime import date

    from duban.chapters.assessment import actions
    from duban.chapters.assessment.actions import trying
    from duban.chapters.assessment.models import AssessmentRun, SchemeTrial, Sheet
    from duban.ground.beijing import beijing_time
    from duban.support.jobs import work
    from duban.support.jobs.work import Task
    from duban.support.organization.models import Person

    people = list(Person.objects.order_by("id")[:14])
    head, director, clerk = people[0], people[1], people[2]
    at = beijing_time(date(2026, 11, 24), 9)
    nothing: dict[str, Any] = {"request_id": None}
    draft = actions.draft_scheme(by=clerk, at=at, ready="default", **nothing)
    first = date(YEAR, 1, 1)
    actions.submit_scheme(by=clerk, at=at, scheme=draft.uid, note="试行", from_on=first, **nothing)
    actions.adopt_scheme(by=head, at=at, scheme=draft.uid, from_on=first, **nothing)
    reports: list[tuple[int, int]] = []

    def told(task: Task) -> str:
        """The bell as it is rung, with an ear on how far it says it is."""
        return actions.on_bell(
            Task(task.payload, task.at, lambda *far: (reports.append(far), task.report(*far))[1])
        )

    def compute() -> AssessmentRun:
        run = actions.compute_year(by=director, at=at, year=YEAR, **nothing)
        run.refresh_from_db()
        return run

    work.handle("assessment.compute_year", told)

    seconds, run = timed(compute)
    again_seconds, again = timed(compute)
    other = actions.draft_scheme(by=clerk, at=at, ready="county", **nothing)
    dry_seconds, asked = timed(lambda: trying.ask(by=clerk, at=at, scheme=other.uid, year=YEAR))
    tried = SchemeTrial.objects.get(pk=asked.pk).result or {}
    return {
        "matters": MATTERS,
        "units": Sheet.objects.filter(run=run, person=None).values("unit").distinct().count(),
        "persons": Sheet.objects.filter(run=run, person__isnull=False).values("person").distinct().count(),
        "people_in_posts": Person.objects.count(),
        "sheets": run.parties,
        "facts": run.facts,
        "lines": sum(
            len(points) for points in Sheet.objects.filter(run=run).values_list("points", flat=True)
        ),
        "compute_seconds": seconds,
        "progress_reports": len(reports),
        "second_run_seconds": again_seconds,
        "second_run": again.state,
        "dry_run_seconds": dry_seconds,
        "dry_run_changed": len(tried.get("changed", [])),
    }


def main() -> int:
    with database():
        took, _ = timed(prepare)
        result = {
            "machine": house.machine(),
            "yardstick": house.yardstick(),
            "prepared_seconds": took,
            **measure(),
        }
    print(json.dumps(result, ensure_ascii=False, indent=1))
    lines = [
        "# Assessment of a year",
        "",
        "Written by `python -m bench.assessment`; PostgreSQL.",
        "",
        "| what | figure |",
        "|---|---|",
    ]
    lines += [f"| {key.replace('_', ' ')} | {value} |" for key, value in result.items()]
    (ROOT / "docs" / "results" / "assessment.md").write_text("\n".join(lines) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
