"""What is done most often takes one click: counted in the browser."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from unittest import mock

import pytest
from django.db import connections
from django.test import TransactionTestCase
from playwright.sync_api import Page
from playwright.sync_api import expect as page_shows

from duban.chapters.matters.models import Matter
from duban.chapters.matters.tests.builders import docket_matter
from duban.chapters.responsibility.models import Assignment
from duban.chapters.responsibility.tests.builders import assign
from duban.support.organization import actions as organization
from tests.cast import PASSWORD, build_town
from tests.concurrency import clients
from tests.journeys.browser import opened, served
from tests.journeys.door import Clock

WIDTHS = (1440, 390)
FROM_THE_DESK, FROM_THE_MATTER = "东护城河清淤", "西护城河清淤"


def fill() -> None:
    """Two matters for the same liaison at each width, assigned and not signed for."""
    town = build_town(demo_seed=1)
    for title in (FROM_THE_DESK, FROM_THE_MATTER):
        for width in WIDTHS:
            assign(town, docket_matter(town, title=f"{title}{width}", co=(), service=()))
    lin = town["lin"]
    organization.set_password(by=None, at=town.at, request_id=None, person=lin.uid, password=PASSWORD)


@pytest.fixture
def chromium_for_the_click(request: pytest.FixtureRequest) -> None:
    request.cls.chromium = request.getfixturevalue("chromium")


@pytest.mark.any_engine
@pytest.mark.usefixtures("chromium_for_the_click")
class OneClick(TransactionTestCase):
    """In a town of its own, in a database that really commits."""

    chromium: Path

    def setUp(self) -> None:
        self.enterContext(clients.shop("one-click", fill))

    @classmethod
    def _fixture_setup(cls) -> None:
        """As the journey does: the ledger refuses to be emptied."""

    def _fixture_teardown(self) -> None:
        """The whole database is thrown away instead."""

    def test_sign_for_takes_one_click_at_the_screen_from_desk_and_matter(self) -> None:
        with ThreadPoolExecutor(1) as aside:
            for width in WIDTHS:
                with self.subTest(width=width):
                    self.assertEqual(aside.submit(self.in_the_browser, width).result(), [])
        self.assertEqual(set(Assignment.objects.values_list("signed_on", flat=True)), {date(2026, 3, 2)})

    def in_the_browser(self, width: int) -> list[str]:
        clock = Clock()
        clock.day(date(2026, 3, 2), 16)
        with mock.patch.dict(os.environ, {"DJANGO_ALLOW_ASYNC_UNSAFE": "true"}), served(clock) as base:
            try:
                with opened(self.chromium, base, width, clock) as screen:
                    page = screen.window("lin")
                    self.click_once(page, f"签收：{FROM_THE_DESK}{width}", base + "/")
                    matter = Matter.objects.get(title=f"{FROM_THE_MATTER}{width}")
                    at_matter = f"{base}/matters/{matter.uid}/"
                    page.goto(at_matter)
                    self.click_once(page, "签收", at_matter)
                    return screen.faults
            finally:
                connections.close_all()

    def click_once(self, page: Page, name: str, lands: str) -> None:
        """One press of the button, and it is signed for."""
        button = page.get_by_role("button", name=name, exact=True)
        with page.expect_navigation() as arrived:
            button.click()
        self.assertEqual((arrived.value.status, page.url), (200, lands))
        page_shows(button).to_have_count(0)
