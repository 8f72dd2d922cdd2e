"""Many clients at once: real threads, a connection each, on a database that really commits."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

from django.db import OperationalError, connections

from tests import apart

T = TypeVar("T")


@contextmanager
def shop(template: str, fill: Callable[[], None]) -> Iterator[None]:
    """A fresh copy of the template for this test; each client has a connection of its own.

    The pool of a web process would let four of them in at a time, and the race would be tamer.
    """
    options = apart.settings()["OPTIONS"]
    with apart.database(template, fill):
        pool = options.get("pool")
        if apart.on_postgres():
            _leave_the_pool()
            options["pool"] = False
        try:
            yield
        finally:
            if apart.on_postgres():
                connections[apart.DEFAULT].close()
                options["pool"] = pool


def _leave_the_pool() -> None:
    connection: Any = connections[apart.DEFAULT]  # Any: the pool is PostgreSQL's alone
    connection.close()
    connection.close_pool()


def at_once(count: int, do: Callable[[int], T]) -> list[T]:
    """So many clients do it at the same moment; their answers in their order. The first exception is raised."""
    start = threading.Barrier(count)

    def client(number: int) -> T:
        try:
            start.wait()
            return do(number)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(count) as crowd:
        return [one.result() for one in [crowd.submit(client, number) for number in range(count)]]


def patiently(do: Callable[[], T]) -> T:
    """Do it, and again as long as SQLite says that others were quicker for twenty seconds: it lets writers in
    by luck, not by turns. Whatever else goes wrong is raised."""
    while True:
        try:
            return do()
        except OperationalError as busy:
            if str(busy) != "database is locked":
                raise


def full(usual: int, name: str = "DUBAN_N") -> int:
    """How often each client does it: few times in every run of the tests, more where the environment says so."""
    return int(os.environ.get(name, usual))


def note(what: str, figures: str, seconds: float) -> None:
    """Leave the figures where DUBAN_FIGURES says: the result file's table."""
    if target := os.environ.get("DUBAN_FIGURES"):
        database = "PostgreSQL" if apart.on_postgres() else "SQLite"
        with Path(target).open("a", encoding="utf-8") as file:
            file.write(f"| {what} | {database} | {figures} | {seconds:.0f} s |\n")
