"""`python -m bench --clicks`: server time of the three clicks of the daily work, at the demonstration's size and at
that of BENCH_MATTERS: signing for a task, filing 「按序时进度推进」, approving it. One client, one press after another,
each on a matter of its own; also the page that follows. Writes docs/results/clicks.md.
"""

from __future__ import annotations

import http.client
import json
import os
import secrets
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlencode
from uuid import uuid4

from tests import provision

if TYPE_CHECKING:
    from duban.chapters.matters.models import Matter
    from duban.support.organization.models import Person

ROOT = Path(__file__).parents[1]
RESULT = ROOT / "docs" / "results" / "clicks.md"
PRESSES = int(os.environ.get("BENCH_PRESSES", "60"))
DEMO = 60
WANTED = 500
WARMING = 20


@dataclass(frozen=True)
class Timed:
    """One kind of press: milliseconds of the answer to it, and of the page that follows."""

    what: str
    presses: int
    bad: int
    median: float
    p95: float
    slowest: float
    page_median: float
    page_p95: float


class Hand:
    """One person's browser as far as it matters here: one connection, a session, a token."""

    def __init__(self, port: int, session: str) -> None:
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        self.token = secrets.token_hex(16)
        self.cookie = f"{session}; csrf={self.token}"

    def press(self, path: str, fields: Mapping[str, str]) -> tuple[float, float, bool]:
        """Milliseconds of the press and of the page that it leads to, and whether it was done."""
        body = urlencode({**fields, "request_id": str(uuid4()), "csrfmiddlewaretoken": self.token})
        headers = {"Cookie": self.cookie, "Content-Type": "application/x-www-form-urlencoded"}
        # The server closes what rests between two presses; a browser opens another, too.
        self.connection.close()
        began = time.perf_counter()
        self.connection.request("POST", path, body, headers)
        answer = self.connection.getresponse()
        answer.read()
        pressed = time.perf_counter()
        if answer.status != 303:
            return (pressed - began) * 1000, 0.0, False
        self.connection.request("GET", answer.headers["Location"], headers={"Cookie": self.cookie})
        page = self.connection.getresponse()
        page.read()
        return (pressed - began) * 1000, (time.perf_counter() - pressed) * 1000, page.status == 200

    def look(self, path: str) -> None:
        self.connection.close()
        self.connection.request("GET", path, headers={"Cookie": self.cookie})
        self.connection.getresponse().read()


def timed(what: str, taken: Sequence[tuple[float, float, bool]]) -> Timed:
    pressed, pages = sorted(one[0] for one in taken), sorted(one[1] for one in taken)
    at = int(len(taken) * 0.95)
    return Timed(
        what,
        len(taken),
        sum(not one[2] for one in taken),
        round(statistics.median(pressed), 1),
        round(pressed[at], 1),
        round(pressed[-1], 1),
        round(statistics.median(pages), 1),
        round(pages[at], 1),
    )


def under_way() -> list[tuple[Matter, Person, Person]]:
    """Matters of today with a first feedback due today: each with the liaison and the head of its lead unit."""
    from bench import base
    from duban.chapters.matters.models import Matter
    from duban.chapters.responsibility import actions as responsibility
    from duban.chapters.responsibility.terms import Cycle
    from duban.ground.access import PostKind
    from duban.ground.beijing import beijing_day
    from duban.site import clock
    from duban.support.organization import queries as organization
    from duban.support.organization.models import OrgUnit, Person

    at = clock.now() - timedelta(minutes=30)
    today = beijing_day(at)
    clerk = Person.objects.order_by("id")[2]
    units = list(OrgUnit.objects.order_by("id"))[1:]
    found = []
    for index in range(PRESSES):
        lead, co = units[index % len(units)], units[(index * 7 + 3) % len(units)]
        matter = base._docket(clerk, 2_000_000 + index * 3 + 1, lead, co, today + timedelta(days=120))
        responsibility.assign(by=clerk, at=at, request_id=None, matter=matter.uid)
        responsibility.adopt_plan(
            by=clerk, at=at, request_id=None, matter=matter.uid, cycle=Cycle.MONTHLY, first_due_on=today
        )
        liaison = organization.holders(lead.pk, (PostKind.LIAISON_A,), today)[0]
        head = organization.holders(lead.pk, (PostKind.UNIT_HEAD,), today)[0]
        found.append((Matter.objects.get(pk=matter.pk), liaison, head))
    return found


def measure(port: int) -> list[Timed]:
    """The three presses on each matter, in their order."""
    from django.urls import reverse

    from bench.__main__ import session_of
    from duban.chapters.feedback.models import Report
    from duban.chapters.matters import queries

    work = under_way()
    hands = {person.pk: Hand(port, session_of(person)) for _matter, *people in work for person in people}
    # Each web worker reads its pages in once after its start: that is no click.
    for _ in range(WARMING):
        next(iter(hands.values())).look("/")
    signed, filed, approved = [], [], []
    for matter, liaison, _head in work:
        path = reverse("sign_for", args=[matter.uid])
        signed.append(hands[liaison.pk].press(path, {"from": "desk"}))
    for matter, liaison, _head in work:
        owed = queries.standing_obligations(matter, kinds=("PERIODIC_REPORT",))[0]
        fields = {"obligation": str(owed.uid), "percent": "0", "as_planned": "on"}
        filed.append(hands[liaison.pk].press(reverse("submit_report", args=[matter.uid]), fields))
    for matter, _liaison, head in work:
        report = Report.objects.filter(matter=matter).latest("id")
        path = reverse("approve_report", args=[report.uid])
        fields = {"from": "desk", "version": str(report.version)}
        approved.append(hands[head.pk].press(path, fields))
    return [
        timed("签收", signed),
        timed("按序时进度推进", filed),
        timed("审核通过", approved),
    ]


def one_size(matters: int, out: Path) -> None:
    """In a process of its own, on the database that the environment names."""
    import django

    django.setup()
    from django.core.management import call_command

    from bench import base, multiply
    from bench.__main__ import BASE, served

    call_command("migrate", interactive=False, verbosity=0)
    made = min(matters, BASE)
    base.make(made)
    if matters > made:
        multiply.times(matters // made - 1)
    port = provision.free_port()
    with served(port, dict(os.environ)):
        rows = measure(port)
    out.write_text(json.dumps([asdict(row) for row in rows], ensure_ascii=False), "utf-8")


def run(size: int, machine: str) -> int:
    """Both sizes, one after the other; SQLite as the demonstration has it, then PostgreSQL."""
    from bench.__main__ import created, yardstick

    home = Path(tempfile.mkdtemp(prefix="duban-clicks-"))
    sizes = []
    with provision.postgres(durable=True) as url:
        created(url)
        for label, matters, database in (
            ("demo", DEMO, f"sqlite:///{home / 'demo.sqlite3'}"),
            ("large", size, url),
        ):
            out = home / f"{label}.json"
            env = {
                **os.environ,
                "DATABASE_URL": database,
                "DUBAN_HTTPS": "off",
                "DUBAN_SECRET_KEY": secrets.token_urlsafe(48),
                "DUBAN_DATA_DIR": str(home / label),
                "DJANGO_SETTINGS_MODULE": "duban.site.settings",
                "DUBAN_ENV": "test",
            }
            (home / label).mkdir()
            command = [sys.executable, "-m", "bench.clicks", str(matters), str(out)]
            subprocess.run(command, env=env, check=True, cwd=ROOT)  # noqa: S603  # our own command
            engine = "SQLite" if database.startswith("sqlite") else "PostgreSQL"
            sizes.append((matters, engine, json.loads(out.read_text("utf-8"))))
    write(sizes, machine, yardstick())
    return 0


def write(sizes: Sequence[tuple[int, str, list[dict[str, object]]]], machine: str, stick: float) -> None:
    today = date.today()  # noqa: DTZ011  # the day of the run, for its reader
    lines = [
        "# The three clicks",
        "",
        f"{today}, {machine}; served by `duban serve` (2 web workers, 1 worker), one client, each press on a matter of its "
        f"own; yardstick {stick} s for 1e7 loops. Wanted: at most {WANTED} ms. Written by `python -m bench --clicks`.",
        "",
        "| press | matters | database | presses | bad | median ms | p95 ms | slowest ms | page after it, median ms | p95 ms |",
        "|---|---|---|---|---|---|---|---|---|---|",
    ]
    for matters, engine, rows in sizes:
        lines += [
            f"| {row['what']} | {matters} | {engine} | {row['presses']} | {row['bad']} | {row['median']} | {row['p95']} | "
            f"{row['slowest']} | {row['page_median']} | {row['page_p95']} |"
            for row in rows
        ]
    RESULT.write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    one_size(int(sys.argv[1]), Path(sys.argv[2]))
