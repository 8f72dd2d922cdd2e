"""Where the races take place: the town with some matters under way, made once and copied for each race."""

from __future__ import annotations

import copy
import json
from typing import Any
from unittest import mock

from django.test import Client, TransactionTestCase

from duban.chapters.matters.models import Matter
from duban.chapters.supervision.tests import builders as supervision
from tests.cast import Town, build_town
from tests.concurrency import clients

MATTERS = 4
_town: list[Town] = []


def fill() -> None:
    """The town, and in it the matters on which the clients will meet."""
    town = build_town()
    for _ in range(MATTERS):
        supervision.matter_under_way(town)
    _town[:] = [town]


def town() -> Town:
    """The town with a clock of the caller's own: clients do not turn each other's."""
    return copy.copy(_town[0])


def matters() -> list[Matter]:
    return list(Matter.objects.order_by("id"))


class Desk:
    """One person's way in through the JSON door; the session is opened once and serves many clients."""

    def __init__(self, who: str) -> None:
        self.browser = Client()
        self.browser.force_login(_town[0][who], backend="django.contrib.auth.backends.ModelBackend")

    def send(self, code: str, data: dict[str, Any], *, request_id: str) -> tuple[int, dict[str, Any]]:
        """Status and body of the answer; in whatever thread this is called, it is a request of its own.

        Where the database was too busy to answer (503), the same request is sent again.
        """
        own = Client()
        own.cookies.update(self.browser.cookies)
        body = json.dumps({**data, "request_id": request_id}, default=str)
        while True:
            answer = own.post(f"/api/acts/{code}", body, content_type="application/json", secure=True)
            if answer.status_code != 503:
                return answer.status_code, answer.json()


class RaceCase(TransactionTestCase):
    """A test that finds a fresh town, an hour later than its acts, and really commits."""

    town: Town

    def setUp(self) -> None:
        self.enterContext(clients.shop("race", fill))
        self.town = town()
        self.town.tick(60)
        self.enterContext(mock.patch("duban.site.clock.now", return_value=self.town.at))

    @classmethod
    def _fixture_setup(cls) -> None:
        """Django's own way of cleaning up empties every table, which the ledger refuses."""

    def _fixture_teardown(self) -> None:
        """As above: the whole database is thrown away instead."""
