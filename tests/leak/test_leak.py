"""Closed to strangers (decision 40): for each person outside the circle, everything that the product can answer is the same
before and after a secret clue and case exist.

Generated from the resolver and the register of acts, so that what is added later is looked at too. ``DUBAN_LEAK=all``
(`make test-leak`) asks for every person with both methods, ``DUBAN_LEAK="lin gao"`` for these; the usual run for some.
"""

from __future__ import annotations

import io
import logging
import os
import re
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from unittest import mock
from urllib.parse import quote
from uuid import UUID, uuid4

import pytest
from django.core.cache import cache
from django.db import transaction
from django.http import HttpResponseBase
from django.test import Client

from duban.chapters.matters.models import Matter
from duban.ground.access import ACTS
from duban.site import acting, sitemap
from duban.support.notifications.models import Message
from tests.access import scene
from tests.access.test_acts import sample
from tests.leak import secret
from tests.stories import TownCase

CHOSEN = os.environ.get("DUBAN_LEAK", "")
ALL = CHOSEN == "all"
OUTSIDE = tuple(who for who in scene.PERSONAS if who not in secret.CIRCLE)
ASKED = OUTSIDE if ALL else tuple(CHOSEN.split()) or ("chen", "li", "guan")
METHODS = ("GET", "POST") if ALL else ("GET",)
LAST = "account_logout"
ABSENT = UUID("00000000-0000-4000-8000-0123456789ab")
# What differs from one request to the next whatever there is: nonces, tokens, the ids of forms and requests, the marks of
# pages, the room left on the disk. Each is put aside for one of the same length, so that lengths are compared as well.
RANDOM = re.compile(
    r"nonce-[A-Za-z0-9_+/=-]{16,}|nonce=\"[^\"]*\"|value=\"[A-Za-z0-9]{64}\"|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
    r"|\b[0-9a-f]{12}\b|csrftoken=[^;]*|sessionid=[^;]*|page=[^\"&]*|\d+\.\d GB"
)
# The hour of the answer itself, which Django takes from the real clock.
HEADERS_ASIDE = {"x-request-id", "server-timing", "expires", "date", "last-modified"}


@dataclass(frozen=True)
class Seen:
    """One answer, whole: status, headers, body with what is random put aside, and its length."""

    status: int
    headers: tuple[str, ...]
    body: str
    length: int


def seen(answer: HttpResponseBase) -> Seen:
    raw: bytes = b"".join(getattr(answer, "streaming_content", ())) if answer.streaming else answer.content  # type: ignore[attr-defined]  # either kind has one of the two
    packed = raw.startswith(b"PK\x03\x04")
    text = unpacked(raw) if packed else raw.decode("utf-8", "replace")
    body = RANDOM.sub(lambda found: "·" * len(found[0]), text)
    headers = sorted(
        f"{name}: {RANDOM.sub('·', value)}"
        for name, value in answer.headers.items()
        if name.lower() not in HEADERS_ASIDE
        # How small the same content is packed depends on the hour that is packed with it.
        if not (name.lower() == "content-length" and packed)
    )
    return Seen(answer.status_code, tuple(headers), body, len(body))


def unpacked(workbook: bytes) -> str:
    """What a workbook or a document holds, without the real hour at which its library packed it."""
    with zipfile.ZipFile(io.BytesIO(workbook)) as packed:
        names = [name for name in packed.namelist() if name != "docProps/core.xml"]
        return "\n".join(f"{name}\n{packed.read(name).decode('utf-8', 'replace')}" for name in names)


class Heard(logging.Handler):
    """Every line that anything logs."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        if not record.name.startswith("django.db"):
            self.lines.append(RANDOM.sub("·", f"{record.name} {record.levelname} {record.getMessage()}"))


@contextmanager
def listening() -> Iterator[Heard]:
    """Hear what is logged while it lasts."""
    heard, root = Heard(), logging.getLogger()
    loggers = [root, *(logging.getLogger(name) for name in ("django", "django.request", "duban"))]
    for one in loggers:
        one.addHandler(heard)
    try:
        yield heard
    finally:
        for one in loggers:
            one.removeHandler(heard)


@pytest.mark.any_engine
class TestLeak(TownCase):
    objects: dict[str, dict[str, UUID]]
    matter: Matter

    @classmethod
    def prepare(cls) -> None:
        cls.objects = scene.build(cls.town)
        cls.matter = Matter.objects.get(uid=cls.objects["matters"]["uid"])

    def setUp(self) -> None:
        later = self.town.tick(60 * 2)
        self.town.tick(-60)
        self.enterContext(mock.patch("duban.site.clock.now", return_value=later))

    def browser(self, who: str) -> Client:
        client = Client(raise_request_exception=False)
        if who != "anonymous":
            client.force_login(self.town[who], backend="django.contrib.auth.backends.ModelBackend")
        return client

    def paths(self) -> list[tuple[str, str]]:
        """Each address over the objects of the scene, those of the secret's room over nothing as well; and each address
        without an object with the words of the secret as a search and as every filter."""
        found = []
        for route in sorted(sitemap.routes(), key=lambda one: one.name == LAST):
            path = scene.path_of(route, self.objects)
            found.append((route.name, path))
            if "<" not in route.pattern and route.name != LAST:
                asked = [f"{path}?q={quote(word)}" for word in secret.WORDS[:1]]
                found += [(f"{route.name} searched", one) for one in asked]
        return [*found, ("nothing", "/no-such-page/")]

    def answers(self, who: str) -> dict[str, Seen]:
        """Everything that this person can be answered; whatever it changes is taken back."""
        found = {}
        # How often somebody has tried to sign in is remembered there.
        cache.clear()
        with transaction.atomic():
            client = self.browser(who)
            for method in METHODS:
                for name, path in self.paths():
                    if name == LAST:
                        continue
                    found[f"{method} {name} {path}"] = seen(
                        getattr(client, method.lower())(path, secure=True)
                    )
            transaction.set_rollback(True)
        return found

    def told(self) -> list[tuple[str, str, str]]:
        """The messages of everybody outside."""
        rows = Message.objects.exclude(person__username__in=secret.CIRCLE).order_by("id")
        return list(rows.values_list("person__username", "kind", "text"))

    def test_nothing_that_anybody_outside_is_answered_differs(self) -> None:
        with listening() as before_heard:
            before, told = {who: self.answers(who) for who in ASKED}, self.told()
        with listening() as heard:
            kept = secret.keep(self.town, self.matter)
        self.assertEqual(heard.lines, [], "keeping the secret is not logged")
        with listening() as after_heard:
            after = {who: self.answers(who) for who in ASKED}
        self.assertEqual(self.told(), told, "messages")
        differing = [
            f"{who}: {key}"
            for who in ASKED
            for key in before[who].keys() | after[who].keys()
            if before[who].get(key) != after[who].get(key)
        ]
        self.maxDiff = None
        self.assertEqual(sorted(differing), [])
        self.assertEqual(before_heard.lines, after_heard.lines, "log lines")
        shown = " ".join(one.body for of in after.values() for one in of.values())
        for word in (*secret.WORDS[1:], *kept.refs):
            self.assertNotIn(word, shown)

    def test_whoever_knows_its_address_is_answered_as_if_there_were_nothing(self) -> None:
        """By page and by act, with every method, for each person outside."""
        kept = secret.keep(self.town, self.matter)
        rooms = [
            route
            for route in sitemap.routes()
            if route.room == "accountability"
            and "<uuid" in route.pattern
            and not route.pattern.startswith("/matters/")
        ]
        self.assertGreater(len(rooms), 10)
        for who in ASKED:
            client = self.browser(who)
            for route in rooms:
                held = [kept.clue.uid, kept.rejected.uid, kept.referred.uid]
                for uid in held if route.pattern.startswith("/clues/") else [kept.case.uid]:
                    for method in METHODS:
                        ask = getattr(client, method.lower())
                        there, nowhere = (
                            seen(ask(self.over(route, one), secure=True)) for one in (uid, ABSENT)
                        )
                        with self.subTest(who=who, route=route.name, method=method):
                            self.assertEqual(there, nowhere)

    def over(self, route: sitemap.Route, uid: UUID) -> str:
        return re.sub(r"<[^>]*>", str(uid), route.pattern)

    def test_whoever_knows_its_name_cannot_act_on_it(self) -> None:
        """Each act of the room that asks for a clue or a case is answered like one on nothing."""
        kept = secret.keep(self.town, self.matter)
        named = {"clue": kept.clue.uid, "case": kept.case.uid}
        codes = [
            code
            for code, act in sorted(ACTS.items())
            if code.startswith("accountability.") and act.built and not act.inner
        ]
        asking = [code for code in codes if named.keys() & acting.arguments(code).model_fields.keys()]
        self.assertGreater(len(asking), 8)
        for who in [one for one in ASKED if one != "anonymous"]:
            for code in asking:
                there, nowhere = (
                    self.send(code, who, self.filled(code, {**named, **changed}))
                    for changed in ({}, dict.fromkeys(named, uuid4()))
                )
                with self.subTest(who=who, code=code):
                    self.assertEqual((there.status, there.body), (nowhere.status, nowhere.body))
                    self.assertIn(there.status, (403, 404))

    def filled(self, code: str, named: dict[str, UUID]) -> dict[str, object]:
        fields = acting.arguments(code).model_fields
        return {
            name: str(named[name]) if name in named else sample(field.annotation)
            for name, field in fields.items()
            if name in named or field.is_required()
        }
