"""`make bench`: the table of `docs/results/bench.md`, at the size that BENCH_MATTERS names (100,000)."""

from __future__ import annotations

import json
import os
import platform
import re
import secrets
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from bench.load import Measured, Shot, fire
from tests import provision

if TYPE_CHECKING:
    from duban.support.organization.models import Person

ROOT = Path(__file__).parents[1]
SIZE = int(os.environ.get("BENCH_MATTERS", "100000"))
BASE = int(os.environ.get("BENCH_BASE", "1000"))
LISTS = int(os.environ.get("BENCH_LISTS", "450"))
SECONDS = float(os.environ.get("BENCH_SECONDS", "8"))


def yardstick() -> float:
    """Seconds for ten million turns of an empty loop on this machine, now."""
    began = time.perf_counter()
    for _ in range(10_000_000):
        pass
    return round(time.perf_counter() - began, 2)


def machine() -> str:
    return f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}"


def prepare() -> dict[str, float]:
    """The base by the acts, then its copies."""
    from django.core.management import call_command

    from bench import base, multiply

    began = time.monotonic()
    call_command("migrate", interactive=False, verbosity=0)
    base.make(BASE)
    made = time.monotonic()
    multiply.times(SIZE // BASE - 1)
    return {"base_seconds": round(made - began, 1), "copies_seconds": round(time.monotonic() - made, 1)}


@contextmanager
def served(port: int, env: dict[str, str]) -> Iterator[subprocess.Popen[bytes]]:
    """The product as its users start it: two web workers, and the worker that does what need not be waited for."""
    command = [sys.executable, "-m", "duban.site.cli.main", "serve", "--port", str(port)]
    house = subprocess.Popen(command, env={**env, "DUBAN_ENV": ""})  # noqa: S603  # our own command
    try:
        for _ in range(300):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.1)
        yield house
    finally:
        house.terminate()
        house.wait(30)


def cookies() -> list[str]:
    """A session for each of the 200 people."""
    from duban.support.organization.models import Person

    return [session_of(person) for person in Person.objects.order_by("id")]


def session_of(person: Person) -> str:
    """The cookie of somebody who is signed in."""
    from importlib import import_module

    from django.conf import settings
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY

    store = import_module(settings.SESSION_ENGINE).SessionStore()
    store[SESSION_KEY] = str(person.pk)
    store[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
    store[HASH_SESSION_KEY] = person.get_session_auth_hash()
    store.create()
    return f"{settings.SESSION_COOKIE_NAME}={store.session_key}"


def page(number: int, jar: Sequence[str], port: int, cookie: str) -> str:
    """The address of that page of the overdue list, found by following the cursors."""
    import http.client

    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    path = "/matters/?due=overdue"
    for _ in range(number - 1):
        connection.request("GET", path, headers={"Cookie": cookie})
        following = re.search(r'rel="next" href="([^"]+)"', connection.getresponse().read().decode())
        if following is None:
            break
        path = "/matters/" + following[1].replace("&amp;", "&")
    return path


def check(port: int, cookie: str) -> dict[str, object]:
    """The first and last row of the list against SQL."""
    import http.client

    from django.db import connection

    sent = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    sent.request("GET", "/matters/?due=overdue", headers={"Cookie": cookie})
    shown = re.findall(r'<span class="why">(2026-\d+(?:-\d+)?)', sent.getresponse().read().decode())
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT m.number FROM matters_party p JOIN matters_matter m ON m.id = p.matter_id WHERE p.open AND "
            "p.relation = 'EVERYONE' AND p.due_on < (now() AT TIME ZONE 'Asia/Shanghai')::date ORDER BY p.due_on, m.id LIMIT 50"
        )
        wanted = [row[0] for row in cursor.fetchall()]
    return {"rows": len(shown), "first": shown[:1] == wanted[:1], "last": shown[-1:] == wanted[-1:]}


def floor(url: str, statement: str, clients: int) -> float:
    """The same query by pgbench alone: transactions a second."""
    with tempfile.NamedTemporaryFile("w", suffix=".sql", delete=False) as file:
        file.write(statement.replace("%%", "%") + ";\n")
    programs = provision.postgres_programs()
    command = [
        str(programs / "pgbench"),
        "-n",
        "-f",
        file.name,
        "-c",
        str(clients),
        "-j",
        "1",
        "-T",
        "5",
        url,
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603  # our own command
    found = re.search(r"tps = ([\d.]+)", done.stdout)
    return float(found[1]) if found else 0.0


def statements(jar: Sequence[str]) -> dict[str, str]:
    """The central query of each row of the table, as Django sends it."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from duban.chapters.desk import listing, search
    from duban.chapters.matters.models import Matter
    from duban.site import clock
    from duban.support.ledger import queries as ledger
    from duban.support.organization.models import Person

    clerk = Person.objects.order_by("id")[2]
    asked = {
        "list": lambda: list(
            listing.found(clerk, clock.now(), listing.Filters(due="overdue")).order_by(*listing.SORT)[:51]
        ),
        "search": lambda: search.search(clerk, clock.now(), "无此事项"),
        "matter": lambda: ledger.timeline(Matter.objects.order_by("id")[5].ref, limit=9),
    }
    found = {}
    for name, ask in asked.items():
        with CaptureQueriesContext(connection) as captured:
            ask()
        found[name] = max((query["sql"] for query in captured.captured_queries), key=len)
    return found


def sweep(env: dict[str, str]) -> tuple[float, float]:
    """The daily round, and the same again: seconds."""
    took = []
    for _ in range(2):
        began = time.monotonic()
        subprocess.run([sys.executable, "-m", "duban.site.cli.main", "sweep", "--json"], env=env, check=True)  # noqa: S603
        took.append(round(time.monotonic() - began, 2))
    return took[0], took[1]


def docket_shots(cookie: str, lists: list[UUID]) -> Callable[[int], list[Shot]]:
    """Docket one approved matter a time: its number, its circular's number, ledger rows, messages."""
    token = secrets.token_hex(16)
    headers = {"Content-Type": "application/json", "X-CSRFToken": token}
    share = len(lists) // 9  # one client alone, then eight together

    def shots(number: int) -> list[Shot]:
        made = []
        for _ in range(share):
            body = {"request_id": str(uuid4()), "docketing_list": str(lists.pop())}
            made.append(
                Shot(
                    "/api/acts/intake.docket_list",
                    f"{cookie}; csrf={token}",
                    "POST",
                    json.dumps(body).encode(),
                    headers,
                )
            )
        return made

    return shots


def measure(port: int, url: str, lists: list[UUID]) -> list[dict[str, object]]:
    from bench import finding
    from duban.chapters.matters.models import Matter

    jar = cookies()
    clerk = jar[2]
    uids = [str(uid) for uid in Matter.objects.order_by("-id").values_list("uid", flat=True)[:500]]
    office = jar[2:20]
    hundredth = page(100, jar, port, clerk)
    rows: dict[str, Callable[[int], Sequence[Shot]]] = {
        "list": lambda n: [Shot("/matters/?due=overdue", cookie) for cookie in jar[n::8]],
        "list, page 100": lambda n: [Shot(hundredth, clerk)],
        "matter": lambda n: [
            Shot(f"/matters/{uid}/", office[i % len(office)]) for i, uid in enumerate(uids[n::8])
        ],
        # The first look after an act counts; the next ones are shown what was counted.
        "statistics": lambda n: [Shot("/statistics/", cookie) for cookie in office[n::8]],
        "search": lambda n: finding.searches(n, jar),
        "export, 500 rows": lambda n: [Shot(f"/matters/export.xlsx?{finding.few(n)}", clerk)],
        "create": docket_shots(clerk, lists),
    }
    said = statements(jar)
    table: list[dict[str, object]] = []
    for name, shots in rows.items():
        for clients in (1, 8):
            got: Measured = fire(port, shots, clients=clients, seconds=SECONDS)
            below = floor(url, said[name.split(",")[0]], clients) if name.split(",")[0] in said else 0.0
            table.append(
                {
                    "work": name,
                    **asdict(got),
                    "floor": below,
                    "of_floor": f"1/{below / got.per_second:.0f}" if below else "—",
                }
            )
            print(table[-1], flush=True)
    return table


def created(url: str) -> None:
    """The database itself; the server comes without one."""
    import psycopg

    server, _, name = url.rpartition("/")
    with psycopg.connect(f"{server}/postgres", autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')


def main() -> int:
    if "--clicks" in sys.argv[1:]:
        from bench import clicks

        return clicks.run(SIZE, machine())
    with provision.postgres(durable=True) as url:
        created(url)
        env = {
            **os.environ,
            "DATABASE_URL": url,
            "DUBAN_HTTPS": "off",
            "DUBAN_SECRET_KEY": secrets.token_urlsafe(48),
            "DUBAN_DATA_DIR": tempfile.mkdtemp(prefix="duban-bench-"),
            "DJANGO_SETTINGS_MODULE": "duban.site.settings",
            "DUBAN_ENV": "test",
        }
        os.environ.update(env)
        import django

        django.setup()
        result: dict[str, object] = {
            "on": str(date.today()),  # noqa: DTZ011  # the day of the run, for its reader
            "machine": machine(),
            "matters": SIZE,
            "yardstick": yardstick(),
            **prepare(),
        }
        from bench import finding, lists
        from duban.site import clock

        waiting = lists.approved(LISTS, clock.now())
        result["sweep_seconds"], result["second_sweep_seconds"] = sweep(env)
        port = provision.free_port()
        with served(port, env):
            result["rows"] = measure(port, url, waiting)
            result["list_agrees_with_sql"] = check(port, cookies()[2])
        result["register"] = finding.register()
    write(result)
    return 0


def write(result: dict[str, object]) -> None:
    (ROOT / "build").mkdir(exist_ok=True)
    (ROOT / "build" / "bench.json").write_text(
        json.dumps(result, ensure_ascii=False, indent=1) + "\n", "utf-8"
    )
    rows = result["rows"]
    lines = [
        "# Load",
        "",
        f"{result['on']}, {result['machine']}; PostgreSQL, {result['matters']} matters, 200 people in rotation, "
        "served by `duban serve` (2 web workers, 1 worker); "
        f"yardstick {result['yardstick']} s for 1e7 loops. Written by `make bench`.",
        "",
        "| work | clients | req/s | p50 ms | p95 ms | bad | floor/s | of the floor |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for row in rows if isinstance(rows, list) else []:
        lines.append(
            f"| {row['work']} | {row['clients']} | {row['per_second']} | {row['p50']} | {row['p95']} | {row['bad']} | "
            f"{row['floor']:.0f} | {row['of_floor']} |"
        )
    lines += [
        "",
        f"Sweep: {result['sweep_seconds']} s, again {result['second_sweep_seconds']} s (process start included).",
        "",
    ]
    made = result["register"]
    if isinstance(made, dict):
        lines += [
            f"Register of {made['rows']} rows in the background: {made['seconds']} s, {made['bytes']} bytes.",
            "",
        ]
    lines.append(f"First and last row of the list against SQL: {result['list_agrees_with_sql']}.")
    (ROOT / "docs" / "results").mkdir(parents=True, exist_ok=True)
    (ROOT / "docs" / "results" / "bench.md").write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    sys.exit(main())
