"""How many clicks the daily work costs, counted in the browser at both widths; nothing is typed."""

from __future__ import annotations

import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from unittest import mock

import pytest
from django.db import connections
from django.test import TransactionTestCase
from playwright.sync_api import Page

from duban.chapters.feedback.models import Report
from duban.chapters.responsibility.tests.builders import plan, running_matter
from duban.support.organization import actions as organization
from tests.cast import PASSWORD, build_town
from tests.concurrency import clients
from tests.journeys.browser import AtTheScreen, opened, served
from tests.journeys.door import Clock

QUICK = "按序时进度推进"


def fill() -> None:
    town = build_town(demo_seed=1)
    for username in ("lin", "li"):
        person = town[username]
        organization.set_password(by=None, at=town.at, request_id=None, person=person.uid, password=PASSWORD)
    plan(town, running_matter(town), first_due_on=date(2026, 3, 25), day=25)


class Hand:
    """A hand that only presses, and counts."""

    def __init__(self, page: Page) -> None:
        self.page, self.clicks = page, 0

    def press(self, selector: str) -> None:
        with self.page.expect_navigation():
            self.page.locator(selector).first.click()
        self.clicks += 1


@pytest.mark.any_engine
@pytest.mark.usefixtures("chromium_for_all")
class Clicks(TransactionTestCase):
    """In a town of its own, in a database that really commits."""

    chromium: Path

    def setUp(self) -> None:
        self.enterContext(clients.shop("clicks", fill))

    @classmethod
    def _fixture_setup(cls) -> None:
        """Django's own way of cleaning up empties every table, which the ledger refuses."""

    def _fixture_teardown(self) -> None:
        """As above: the whole database is thrown away instead."""

    def test_what_is_typed_is_kept_by_itself(self) -> None:
        with ThreadPoolExecutor(1) as aside:
            said, found, faults = aside.submit(self.typed).result()
        self.assertIn("草稿已自动保存", said)
        self.assertEqual((found, faults), ("写到一半", []))

    def typed(self) -> tuple[str, str, list[str]]:
        """What the page says a while after typing, and what is found when it is opened again."""
        with self.screen(1440) as screen:
            page = screen.window("lin")
            Hand(page).press('table.todo a.btn[href*="/report/"]')
            page.locator('[name="progress"]').fill("写到一半")
            said = page.locator("form.act [role=status]", has_text="草稿").inner_text(timeout=15000)
            page.reload()
            return said, page.locator('[name="progress"]').input_value(), screen.faults

    def counted(self, width: int) -> None:
        # The browser's own event loop is kept to a thread: in this one Django would take itself for asynchronous.
        with ThreadPoolExecutor(1) as aside:
            filed, approved, faults = aside.submit(self.in_the_browser, width).result()
        self.assertLessEqual(filed, 3)
        self.assertEqual((approved, faults), (1, []))
        report = Report.objects.get()
        self.assertEqual((report.progress, report.state), (QUICK, "SUBMITTED"))
        self.assertEqual((report.written_by.username, report.unit_approved_by_id is not None), ("lin", True))

    def in_the_browser(self, width: int) -> tuple[int, int, list[str]]:
        with self.screen(width) as screen:
            return self.filed(screen), self.approved(screen), screen.faults

    @contextmanager
    def screen(self, width: int) -> Iterator[AtTheScreen]:
        clock = Clock()
        clock.day(date(2026, 3, 25))
        with mock.patch.dict(os.environ, {"DJANGO_ALLOW_ASYNC_UNSAFE": "true"}), served(clock) as base:
            try:
                with opened(self.chromium, base, width, clock) as screen:
                    yield screen
            finally:
                connections.close_all()

    def filed(self, screen: AtTheScreen) -> int:
        """The liaison, from his desk to the report."""
        hand = Hand(screen.window("lin"))
        hand.press('table.todo a.btn[href*="/report/"]')
        hand.press('button[name="as_planned"]')
        return hand.clicks

    def approved(self, screen: AtTheScreen) -> int:
        """The head, on his desk."""
        hand = Hand(screen.window("li"))
        hand.press('table.todo button[name="from"]')
        return hand.clicks

    def test_on_a_wide_screen(self) -> None:
        self.counted(1440)

    def test_on_a_phone(self) -> None:
        self.counted(390)


@pytest.fixture
def chromium_for_all(request: pytest.FixtureRequest) -> None:
    request.cls.chromium = request.getfixturevalue("chromium")
