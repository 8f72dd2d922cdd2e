"""Every address × method × person, executed, against the reviewed table in tests/snapshots/access.txt.

A new address fails here until its rows stand in the table: write it anew with DUBAN_SNAPSHOT=write and read its
difference. Beside the table stand the rules that it must obey, whatever is written in it.
"""

from __future__ import annotations

import os
import re
from collections import defaultdict
from pathlib import Path
from unittest import mock
from uuid import UUID, uuid4

import pytest
from django.test import Client

from duban.site import sitemap
from tests.access import scene
from tests.stories import TownCase

SNAPSHOT = Path(__file__).parents[1] / "snapshots" / "access.txt"
ANONYMOUS = {"account_login", "account_reset", "healthz", "readyz"}
# Of the body and not of a matter, a list or a case: whoever belongs to the body may see that they are there.
ABOUT_THE_BODY = {"organization", "unit", "people", "person"}
METHODS = ("GET", "POST")
LAST = "account_logout"
CHANGING = re.compile(r"[0-9a-f]{12}|[0-9a-f-]{36}|nonce=\"[^\"]*\"|value=\"[^\"]{64}\"")


@pytest.mark.any_engine
class TestMatrix(TownCase):
    objects: dict[str, dict[str, UUID]]

    @classmethod
    def prepare(cls) -> None:
        cls.objects = scene.build(cls.town)

    def setUp(self) -> None:
        self.enterContext(mock.patch("duban.site.clock.now", return_value=self.town.tick(60)))

    def browser(self, who: str) -> Client:
        client = Client()
        if who != "anonymous":
            client.force_login(self.town[who], backend="django.contrib.auth.backends.ModelBackend")
        return client

    def statuses(self) -> dict[tuple[str, str], dict[str, int]]:
        """What each person meets at each address with each method; a form is sent empty."""
        routes = sorted(sitemap.routes(), key=lambda route: route.name == LAST)
        found: dict[tuple[str, str], dict[str, int]] = defaultdict(dict)
        for who in scene.PERSONAS:
            client = self.browser(who)
            for route in routes:
                path = scene.path_of(route, self.objects)
                self.assertNotIn("<", path)
                self.assertNotIn("//", path)
                for method in METHODS:
                    answer = getattr(client, method.lower())(path, secure=True)
                    found[route.name, method][who] = answer.status_code
                    if answer.streaming:
                        b"".join(answer.streaming_content)
        return found

    def test_every_address_answers_every_person_as_the_table_says(self) -> None:
        found = self.statuses()
        table = as_table(found)
        if os.environ.get("DUBAN_SNAPSHOT") == "write":
            SNAPSHOT.write_text(table, "utf-8")
        self.maxDiff = None
        self.assertEqual(table, SNAPSHOT.read_text("utf-8"))
        self.assert_rules(found)

    def assert_rules(self, found: dict[tuple[str, str], dict[str, int]]) -> None:
        """What must hold whatever the table says."""
        for route in sitemap.routes():
            for method in METHODS:
                said = found[route.name, method]
                with self.subTest(route=route.name, method=method):
                    self.assertLess(max(said.values()), 500)
                    if route.name not in ANONYMOUS and method in route.methods:
                        self.assertEqual(said["anonymous"], 302, "nobody gets further than to the sign-in")
                    if method not in route.methods and route.name not in ANONYMOUS:
                        self.assertEqual({said[who] for who in scene.PERSONAS[1:]}, {405})
                    if "<" in route.pattern and method in route.methods and route.room in BUSINESS:
                        self.assertEqual({said[who] for who in scene.STRANGERS}, {404})
                        self.assertLessEqual({said[who] for who in scene.ADMINISTRATORS}, {403, 404})

    def test_what_is_foreign_looks_like_what_is_absent(self) -> None:
        client = self.browser("wu")
        for route in sitemap.routes():
            if "<uuid" not in route.pattern or route.room not in BUSINESS or "GET" not in route.methods:
                continue
            absent = {key: {part: uuid4() for part in parts} for key, parts in self.objects.items()}
            seen = [client.get(scene.path_of(route, of), secure=True) for of in (self.objects, absent)]
            with self.subTest(route=route.name):
                self.assertEqual([answer.status_code for answer in seen], [404, 404])
                bodies = [CHANGING.sub("", answer.content.decode()) for answer in seen]
                self.assertEqual(bodies[0], bodies[1])


BUSINESS = {
    "accountability",
    "assessment",
    "bulletins",
    "desk",
    "feedback",
    "intake",
    "matters",
    "responsibility",
    "supervision",
}


def as_table(found: dict[tuple[str, str], dict[str, int]]) -> str:
    """One line for an address and method: each status with the people who meet it."""
    lines = []
    for (name, method), said in sorted(found.items()):
        groups: dict[int, list[str]] = defaultdict(list)
        for who, status in said.items():
            groups[status].append(who)
        shown = " | ".join(f"{status} {' '.join(people)}" for status, people in sorted(groups.items()))
        lines.append(f"{name} {method}: {shown}")
    return "\n".join(lines) + "\n"
