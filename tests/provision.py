"""What the tests need beside Python: a PostgreSQL of their own and a Chromium, taken where they are found.

Naming one of them in DUBAN_REQUIRE ("postgres,chromium") turns its absence into a failure.
"""

from __future__ import annotations

import importlib.util
import os
import pwd
import secrets
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg

KNOWN = frozenset({"postgres", "chromium"})
START_SECONDS = 60
SETTINGS = ["listen_addresses=127.0.0.1", "unix_socket_directories=", "max_connections=200"]
# What the tests write is thrown away after the run: nothing of it must outlive a power cut.
THROWN_AWAY = ["fsync=off", "full_page_writes=off"]


class Missing(Exception):
    """Something that the tests use is not on this machine; the text says what would help."""


def required() -> frozenset[str]:
    """What must be there, or the run fails."""
    names = frozenset(filter(None, os.environ.get("DUBAN_REQUIRE", "").replace(" ", "").split(",")))
    if unknown := names - KNOWN:
        raise SystemExit(f"DUBAN_REQUIRE knows {', '.join(sorted(KNOWN))}, not {', '.join(sorted(unknown))}")
    return names


# Containers and root give Chromium no sandbox; drawn in software, its graphics process would take more than the pages do.
CHROMIUM_FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking")


def chromium() -> Path:
    """The browser: the one named by DUBAN_CHROMIUM, else the system's."""
    if chosen := os.environ.get("DUBAN_CHROMIUM"):
        return Path(chosen)
    # Without the windows that nobody sees, where Debian's own headless build is there.
    for name in ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome"):
        if found := shutil.which(name):
            return Path(found)
    raise Missing("Chromium not found: install Debian's chromium, or name one in DUBAN_CHROMIUM")


def postgres_programs() -> Path:
    """The folder with initdb and postgres: the newest of the system, else the one from the package index."""
    installed = Path("/usr/lib/postgresql").glob("*/bin/initdb")
    newest = sorted(installed, key=lambda path: int(path.parent.parent.name), reverse=True)
    if newest:
        return newest[0].parent
    if found := shutil.which("initdb"):
        return Path(found).resolve().parent
    package = importlib.util.find_spec("pgserver")
    if package is not None and package.origin is not None:
        return Path(package.origin).parent / "pginstall" / "bin"
    raise Missing(
        "PostgreSQL not found: install Debian's postgresql, or name a server in DUBAN_TEST_POSTGRES"
    )


@dataclass(frozen=True)
class Account:
    """The account that runs the server; None where it is the caller's own."""

    uid: int | None
    gid: int | None

    @classmethod
    def chosen(cls) -> Account:
        """PostgreSQL refuses to run as root, so root lends it another account."""
        if os.geteuid() != 0:
            return cls(None, None)
        for name in ("postgres", "nobody"):
            try:
                entry = pwd.getpwnam(name)
            except KeyError:
                continue
            return cls(entry.pw_uid, entry.pw_gid)
        raise Missing("PostgreSQL does not run as root, and neither postgres nor nobody is an account here")

    def start(self, command: list[str], log: Path) -> subprocess.Popen[bytes]:
        """Starts a program under this account; what it says goes into the log."""
        groups = None if self.uid is None else list[int]()
        with log.open("ab") as output:
            return subprocess.Popen(  # noqa: S603  # our own commands
                command,
                user=self.uid,
                group=self.gid,
                extra_groups=groups,
                cwd="/",
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
            )


@contextmanager
def postgres(*, durable: bool = False) -> Iterator[str]:
    """The URL of a PostgreSQL for this run alone, started now and stopped afterwards.

    Durable as in production where the product itself is served from it: it refuses a server that is not.
    A server named in DUBAN_TEST_POSTGRES is used instead and left running. Raises Missing without either.
    """
    if given := os.environ.get("DUBAN_TEST_POSTGRES"):
        yield given
        return
    programs = postgres_programs()
    account = Account.chosen()
    home = Path(tempfile.mkdtemp(prefix="duban-postgres-"))
    try:
        password = secrets.token_hex(16)
        make_cluster(programs, account, home, password)
        settings = SETTINGS if durable else [*SETTINGS, *THROWN_AWAY]
        server, port = run_server(programs, account, home, password, settings)
        try:
            yield f"postgres://duban:{password}@127.0.0.1:{port}/duban"
        finally:
            stop(server)
    finally:
        shutil.rmtree(home, ignore_errors=True)


def make_cluster(programs: Path, account: Account, home: Path, password: str) -> None:
    """An empty cluster in UTF-8 with a character-aware locale, which search in Chinese needs."""
    secret = home / "password"
    secret.write_text(password, "utf-8")
    if account.uid is not None and account.gid is not None:
        for path in (home, secret):
            os.chown(path, account.uid, account.gid)
    log = home / "initdb.log"
    options = ["--username=duban", f"--pwfile={secret}", "--auth=scram-sha-256", "--no-sync"]
    locale = ["--encoding=UTF8", "--locale=C.UTF-8"]
    made = account.start([str(programs / "initdb"), "-D", str(home / "data"), *options, *locale], log)
    if made.wait() != 0:
        raise RuntimeError(f"initdb failed:\n{log.read_text('utf-8', 'replace')}")


def run_server(
    programs: Path, account: Account, home: Path, password: str, settings: Sequence[str]
) -> tuple[subprocess.Popen[bytes], int]:
    """Starts the server on a free loopback port and waits until it answers."""
    log = home / "postgres.log"
    for _ in range(3):
        port = free_port()
        flags = [part for setting in (*settings, f"port={port}") for part in ("-c", setting)]
        server = account.start([str(programs / "postgres"), "-D", str(home / "data"), *flags], log)
        if answers(server, port, password):
            return server, port
        # Another program may have taken the port in between: once more with a new one.
        stop(server)
    raise RuntimeError(f"PostgreSQL did not start:\n{log.read_text('utf-8', 'replace')}")


def free_port() -> int:
    """A loopback port that nobody listens on at this moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def answers(server: subprocess.Popen[bytes], port: int, password: str) -> bool:
    """Waits for the first connection; false if the server ended or stays silent."""
    patience = time.monotonic() + START_SECONDS
    while server.poll() is None and time.monotonic() < patience:
        try:
            with psycopg.connect(
                host="127.0.0.1", port=port, user="duban", password=password, dbname="postgres"
            ):
                return True
        except psycopg.OperationalError:
            time.sleep(0.1)
    return False


def stop(server: subprocess.Popen[bytes]) -> None:
    """Ends the server at once; nothing in it is kept."""
    if server.poll() is None:
        server.terminate()
        try:
            server.wait(5)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()
