"""Web and worker under one roof: start both, restart the one that falls, stop both cleanly."""

from __future__ import annotations

import ipaddress
import os
import signal
import subprocess
import sys
import time
from dataclasses import dataclass, field
from types import FrameType

from django.conf import settings
from django.db import connection

from duban.support.ledger import guards
from duban.support.organization import queries as organization

SQLITE_MUST = {"journal_mode": "wal", "synchronous": "2", "foreign_keys": "1"}
POSTGRES_MUST = {"fsync": "on", "synchronous_commit": "on", "full_page_writes": "on"}
RESTART_PAUSE = 1.0
STOP_WAIT = 20.0


def problems(host: str) -> list[str]:
    """Why this database must not be served at this address; empty when it may be."""
    found = [f"the ledger lacks its guard {name}: run duban migrate" for name in guards.missing()]
    found += _durability()
    if organization.is_demo() and not _is_loopback(host):
        found.append("a demonstration database is served on a loopback address only")
    return found


def _durability() -> list[str]:
    wrong = []
    with connection.cursor() as cursor:
        must = SQLITE_MUST if connection.vendor == "sqlite" else POSTGRES_MUST
        for name, value in must.items():
            cursor.execute(f"PRAGMA {name}" if connection.vendor == "sqlite" else f"SHOW {name}")
            row = cursor.fetchone()
            if row is None or str(row[0]).lower() != value:
                wrong.append(f"the database runs with {name}={row and row[0]}, it must be {value}")
    return wrong


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


@dataclass
class House:
    """The two child processes and their keeper."""

    host: str
    port: int
    web_workers: int = 2
    stopping: bool = False
    children: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)

    def commands(self) -> dict[str, list[str]]:
        bind = f"[{self.host}]:{self.port}" if ":" in self.host else f"{self.host}:{self.port}"
        web = [
            sys.executable,
            "-m",
            "gunicorn",
            "duban.site.wsgi:application",
            "--bind",
            bind,
            "--worker-class",
            "gthread",
            "--workers",
            str(self.web_workers),
            "--threads",
            "4",
            "--graceful-timeout",
            "15",
            "--log-level",
            "warning",
        ]
        return {"web": web, "worker": [sys.executable, "-m", "django", "qcluster"]}

    def environment(self, name: str) -> dict[str, str]:
        """What the child is told. The web has a pool of connections; the worker forks, and a pool does not survive
        that: two of its processes would talk over one connection (django-q2 issue 209)."""
        told = {
            "DUBAN_DB_POOL": "on",
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "duban.site.settings",
            "DUBAN_BELL": "queue",
            "DUBAN_DATA_DIR": str(settings.DATA_DIR),
        }
        return {**told, "DUBAN_DB_POOL": "off"} if name == "worker" else told

    def start(self, name: str) -> None:
        # A session of its own, so that the terminal's Ctrl-C reaches the keeper alone, who stops both in order.
        command = self.commands()[name]
        self.children[name] = subprocess.Popen(command, env=self.environment(name), start_new_session=True)  # noqa: S603  # our own command

    def stop(self, signum: int = 0, frame: FrameType | None = None) -> None:
        self.stopping = True

    def run(self) -> int:
        """Keep both running until told to stop; then ask them, wait, and only at the end insist."""
        signal.signal(signal.SIGTERM, self.stop)
        signal.signal(signal.SIGINT, self.stop)
        for name in self.commands():
            self.start(name)
        while not self.stopping:
            time.sleep(0.3)
            for name, child in list(self.children.items()):
                if child.poll() is not None and not self.stopping:
                    print(
                        f"duban serve: {name} ended ({child.returncode}), starting it again", file=sys.stderr
                    )
                    time.sleep(RESTART_PAUSE)
                    self.start(name)
        return self._end()

    def _end(self) -> int:
        for child in self.children.values():
            if child.poll() is None:
                child.terminate()
        until = time.monotonic() + STOP_WAIT
        for child in self.children.values():
            try:
                child.wait(max(0.1, until - time.monotonic()))
            except subprocess.TimeoutExpired:
                os.killpg(child.pid, signal.SIGKILL)
                child.wait()
        return 0


def ensure_schedule() -> None:
    """The worker sweeps every five minutes; one row however often the house starts."""
    from django_q.models import Schedule

    Schedule.objects.update_or_create(
        name="duban sweep",
        defaults={
            "func": "duban.site.sweeping.run_now",
            "schedule_type": Schedule.MINUTES,
            "minutes": 5,
            "repeats": -1,
        },
    )
