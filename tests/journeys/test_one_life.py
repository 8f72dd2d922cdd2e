"""The same life in the browser, at both widths, and by commands alone: it ends in the same record."""

from __future__ import annotations

import pytest
from django.test import TransactionTestCase
from playwright.sync_api import Browser

from duban.support.organization import actions as organization
from tests.cast import PASSWORD, build_town
from tests.concurrency import clients
from tests.journeys.browser import AtTheScreen, served
from tests.journeys.commands import CommandLine, duban
from tests.journeys.door import Clock
from tests.journeys.life import live
from tests.journeys.record import record


def fill() -> None:
    town = build_town(demo_seed=1)
    for person in town.people.values():
        organization.set_password(by=None, at=town.at, request_id=None, person=person.uid, password=PASSWORD)


class OneLife(TransactionTestCase):
    """In a town of the story's own, in a database that really commits."""

    browser: Browser

    def setUp(self) -> None:
        self.enterContext(clients.shop("journey", fill))

    @pytest.fixture(autouse=True)
    def _chromium(self, request: pytest.FixtureRequest) -> None:
        if "screen" in request.node.name:
            self.browser = request.getfixturevalue("browser")

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
        clock = Clock()
        with served(clock) as base:
            screen = AtTheScreen(self.browser, base, width, clock)
            try:
                live(screen)
            finally:
                screen.close()
        self.assertEqual(screen.faults, [])
        self.assert_sound()
        lived = record()
        with clients.shop("journey", fill):
            commanded = self.by_commands()
        self.assertEqual(lived, commanded)

    def assert_sound(self) -> None:
        """Nothing is left open, every stored date follows from the rest, the record holds."""
        for command in (("recount",), ("closed-loop",), ("ledger", "verify")):
            code, said = duban(*command)
            self.assertEqual(code, 0, said)

    def test_it_is_lived_by_commands_alone(self) -> None:
        self.assertGreater(len(self.by_commands()), 100)

    def test_it_is_lived_at_a_wide_screen_and_leaves_the_same_record(self) -> None:
        self.at_the_screen(1440)

    def test_it_is_lived_at_a_narrow_screen_and_leaves_the_same_record(self) -> None:
        self.at_the_screen(390)
