"""What the journeys of chapter 5 have in common: a town of their own, its people at the desk, one story at one width."""

from __future__ import annotations

import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar
from unittest import mock

import pytest
from django.db import connections
from django.test import TransactionTestCase

from duban.site import recounting
from duban.support.organization import actions as organization
from tests.cast import PASSWORD, Town
from tests.concurrency import clients
from tests.journeys.browser import served
from tests.journeys.day import Day, opened
from tests.journeys.door import Clock

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


def seat(town: Town, people: Sequence[str]) -> None:
    """They can sign in."""
    for username in people:
        organization.set_password(
            by=None, at=town.at, request_id=None, person=town[username].uid, password=PASSWORD
        )


@dataclass(frozen=True)
class Story:
    """Those who meet in it, in the order in which they do."""

    day: Day
    town: Town

    def tell(self) -> None:
        raise AssertionError(f"{type(self).__name__} tells nothing")

    def on(self, day: date, hour: int = 10) -> None:
        self.day.clock.day(day, hour)

    def see(self, who: str, path: str, *answers: str) -> None:
        """Open the page anew, for others may have been at work meanwhile, and read these words on it."""
        page = self.day.window(who)
        answer = page.goto(self.day.base + path)
        assert answer is not None and answer.status == 200, (who, path, answer and answer.status)
        self.day.answers(who, *answers)

    def do(self, who: str, path: str, name: str, /, **fields: object) -> None:
        """From that page by the button of that name to the form, which is filled in and sent."""
        page = self.day.window(who)
        page.goto(self.day.base + path)
        self.day.press(who, name)
        self.day.fill_in(who, **fields)

    def is_closed(self, who: str, *paths: str) -> None:
        """For that person these pages do not exist."""
        window = self.day.window(who)
        for path in paths:
            answer = window.request.get(self.day.base + path)
            assert answer.status == 404, (who, path, answer.status)

    def does_not_read(self, who: str, *words: str) -> None:
        """None of these words stands on the page before him."""
        shown = self.day.window(who).locator("body").inner_text()
        assert not [word for word in words if word in shown], (who, shown[:1500])

    @contextmanager
    def aside(self) -> Iterator[Town]:
        """What others do meanwhile and no page of this story shows: by the acts, at the story's time."""
        self.town.at = max(self.town.at, self.day.clock.at)
        yield self.town
        self.day.clock.at = max(self.day.clock.at, self.town.at)


@pytest.fixture
def chromium_for_the_pursuit(request: pytest.FixtureRequest) -> None:
    request.cls.chromium = request.getfixturevalue("chromium")


class Journey(TransactionTestCase):
    """In a town of its own, in a database that really commits."""

    chromium: Path
    template: ClassVar[str]
    story: ClassVar[type[Story]]
    width: ClassVar[int]
    begins_on: ClassVar[date]
    town: ClassVar[Town]

    @classmethod
    def fill(cls) -> Callable[[], None]:
        """What its database holds when it begins; leaves the town in `town`."""
        raise AssertionError(f"{cls.__name__} begins nowhere")

    def setUp(self) -> None:
        self.enterContext(clients.shop(self.template, type(self).fill()))

    @classmethod
    def _fixture_setup(cls) -> None:
        """As the other journeys do: the ledger refuses to be emptied."""

    def _fixture_teardown(self) -> None:
        """The whole database is thrown away instead."""

    def told(self) -> None:
        with ThreadPoolExecutor(1) as aside:
            faults = aside.submit(self.in_the_browser).result()
        self.assertEqual(faults, [])
        self.assertEqual(recounting.differences(), [])

    def in_the_browser(self) -> list[str]:
        clock = Clock()
        clock.day(self.begins_on, 10)
        with mock.patch.dict(os.environ, {"DJANGO_ALLOW_ASYNC_UNSAFE": "true"}), served(clock) as base:
            try:
                with opened(self.chromium, base, self.width, clock, scripts=True) as day:
                    self.story(day, self.town).tell()
                    return day.faults
            finally:
                connections.close_all()
