"""The same life in the browser, at both widths, and by commands alone: it ends in the same record."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from unittest import mock

import pytest
from django.db import connections
from django.test import TransactionTestCase

from duban.support.organization import actions as organization
from tests.cast import PASSWORD, build_town
from tests.concurrency import clients
from tests.journeys.browser import opened, served
from tests.journeys.commands import CommandLine, duban
from tests.journeys.door import Clock
from tests.journeys.life import live
from tests.journeys.record import record


@pytest.fixture
def chromium_for_the_screen(request: pytest.FixtureRequest) -> None:
    """Only what is lived at a screen needs one."""
    if "screen" in request.node.name:
        request.cls.chromium = request.getfixturevalue("chromium")


def fill() -> None:
    town = build_town(demo_seed=1)
    for person in town.people.values():
        organization.set_password(by=None, at=town.at, request_id=None, person=person.uid, password=PASSWORD)


@pytest.mark.usefixtures("chromium_for_the_screen")
class OneLife(TransactionTestCase):
    """In a town of the story's own, in a database that really commits."""

    chromium: Path

    def setUp(self) -> None:
        self.enterContext(clients.shop("journey", fill))

    @classmethod
    def _fixture_setup(cls) -> None:
        """Django's own way of cleaning up empties every table, which the ledger refuses."""

    def _fixture_teardown(self) -> None:
        """As above: the whole database is thrown away instead."""

    def by_commands(self) -> list[str]:
        live(CommandLine())
        self.assert_sound()
        return record()

    def at_the_screen(self, width: int) -> None:
        # The browser's own event loop is kept to a thread: in this one Django would take itself for asynchronous.
        with ThreadPoolExecutor(1) as aside:
            faults = aside.submit(self.in_the_browser, width).result()
        self.assertEqual(faults, [])
        self.assert_sound()
        lived = record()
        with clients.shop("journey", fill):
            self.assertEqual(lived, self.by_commands())

    def in_the_browser(self, width: int) -> list[str]:
        """Live it there; what the pages complained of."""
        clock = Clock()
        with mock.patch.dict(os.environ, {"DJANGO_ALLOW_ASYNC_UNSAFE": "true"}), served(clock) as base:
            try:
                with opened(self.chromium, base, width, clock) as screen:
                    live(screen)
                    return screen.faults
            finally:
                connections.close_all()

    def assert_sound(self) -> None:
        """Nothing is left open, every stored date follows from the rest, the record holds. The circular that half a
        year asks of the Office is no part of the matter's life; its evaluation is told by a journey of its own."""
        for command in (("recount",), ("ledger", "verify")):
            code, said = duban(*command)
            self.assertEqual(code, 0, said)
        _code, said = duban("closed-loop")
        told_elsewhere = ("阶段性通报", "考核评估")
        left = [line for line in said.splitlines() if not any(word in line for word in told_elsewhere)]
        self.assertEqual(left, [], said)

    def test_it_is_lived_by_commands_alone(self) -> None:
        self.assertGreater(len(self.by_commands()), 100)

    @pytest.mark.on_postgres
    def test_it_is_lived_at_a_wide_screen_and_leaves_the_same_record(self) -> None:
        self.at_the_screen(1440)

    @pytest.mark.any_engine
    def test_it_is_lived_at_a_narrow_screen_and_leaves_the_same_record(self) -> None:
        self.at_the_screen(390)
