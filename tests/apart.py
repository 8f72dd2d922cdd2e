"""A database of its own for tests that really commit: the append-only tables refuse to be emptied afterwards.

A template is made once in a process, from the tables that pytest-django has made and whatever fills them, and
copied for each use: a file on SQLite, CREATE DATABASE … TEMPLATE on PostgreSQL. The caller needs the fixtures
`django_db_setup` and `django_db_blocker`, the latter unblocked.
"""

from __future__ import annotations

import atexit
import os
import secrets
import shutil
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

import psycopg
from django.core.cache import cache
from django.db import connections
from psycopg import sql

DEFAULT = "default"
PATIENCE = 50
_templates: dict[str, str] = {}


def nothing() -> None:
    """Fills a template with nothing beyond its tables."""


@contextmanager
def database(template: str = "migrated", fill: Callable[[], None] = nothing) -> Iterator[str]:
    """Everything in this process works on a fresh copy of that template; yields the copy's DATABASE_URL.

    `fill` writes what the template holds, the first time that it is asked for. Threads and child processes
    may use the copy at the same time; nothing of it remains.
    """
    with _aside() as tables:
        if template not in _templates:
            _templates[template] = _make(template, tables, fill)
        name = _copy_of(_templates[template])
        _turn_to(name)
        try:
            yield url(name)
        finally:
            _turn_to(_templates[template])
            _drop(name)


def settings() -> dict[str, Any]:  # Any: Django's own dictionary
    """The settings that every connection of this process is made of."""
    found: dict[str, Any] = connections.settings[DEFAULT]  # Any: as above
    return found


def on_postgres() -> bool:
    return "postgresql" in str(settings()["ENGINE"])


def url(name: str) -> str:
    """The DATABASE_URL of a database of that name, for a process of its own."""
    if not on_postgres():
        return f"sqlite:///{name}"
    chosen = settings()
    who = f"{quote(chosen['USER'])}:{quote(chosen['PASSWORD'])}"
    return f"postgres://{who}@{chosen['HOST']}:{chosen['PORT']}/{name}"


@contextmanager
def _aside() -> Iterator[Any]:  # Any: a connection wrapper of either engine
    """The connection of the other tests stands aside, still open: in memory it lives no longer than that."""
    before, kept = settings()["NAME"], connections[DEFAULT]
    if on_postgres():
        _let_go()
    del connections[DEFAULT]
    try:
        yield kept
    finally:
        _let_go()
        settings()["NAME"] = before
        connections[DEFAULT] = kept
        cache.clear()


def _turn_to(name: str) -> None:
    """This process works on that database from now on; what was remembered of another is forgotten."""
    _let_go()
    settings()["NAME"] = name
    cache.clear()


def _let_go() -> None:
    connection: Any = connections[DEFAULT]  # Any: the pool is PostgreSQL's alone
    connection.close()
    if on_postgres():
        connection.close_pool()


def _make(template: str, tables: Any, fill: Callable[[], None]) -> str:  # Any: as above
    name = _new(template)
    if on_postgres():
        _create(name, tables.settings_dict["NAME"])
    else:
        tables.ensure_connection()
        with sqlite3.connect(name) as file:
            tables.connection.backup(file)
        file.close()
    _turn_to(name)
    fill()
    atexit.register(_drop, name)
    return name


def _copy_of(template: str) -> str:
    _let_go()
    name = _new("copy")
    if on_postgres():
        _create(name, template)
    else:
        shutil.copyfile(template, name)
    return name


def _create(name: str, template: str) -> None:
    both = sql.Identifier(name), sql.Identifier(template)
    command = sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(*both)
    for attempt in range(PATIENCE):
        try:
            _administer(command)
        except psycopg.errors.ObjectInUse:
            if attempt == PATIENCE - 1:
                raise
            time.sleep(0.1)  # a connection just closed is still on its way out of the server
        else:
            return


def _new(what: str) -> str:
    mark = f"duban_{what}_{os.getpid()}_{secrets.token_hex(4)}"
    return mark if on_postgres() else str(Path(os.environ["DUBAN_TEST_HOME"], f"{mark}.sqlite3"))


def _drop(name: str) -> None:
    if on_postgres():
        try:
            _administer(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))
        except psycopg.OperationalError:
            return  # the server of this run has gone already, and everything on it
    else:
        for end in ("", "-wal", "-shm"):
            Path(name + end).unlink(missing_ok=True)


def _administer(command: sql.Composed) -> None:
    chosen = settings()
    with psycopg.connect(
        host=chosen["HOST"],
        port=chosen["PORT"],
        user=chosen["USER"],
        password=chosen["PASSWORD"],
        dbname="postgres",
        autocommit=True,
    ) as server:
        server.execute(command)
