"""Closed to strangers (decision 40): for each person outside the circle, everything that the product can answer is the same
before and after a secret clue and case exist.

Asked when a clue is registered and its case begins, and again when it has gone its way to a decision that waits to be
served. Generated from the resolver and the register of acts, so that what is added later is looked at too.
``DUBAN_LEAK=all`` (`make test-leak`) asks for every person with both methods, ``DUBAN_LEAK="lin gao"`` for these; the
usual run for some.
"""

from __future__ import annotations

import io
import logging
import os
import re
import zipfile
from collections.abc import Collection, Iterator
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

from duban.chapters.accountability.tests import deciding
from duban.chapters.matters.models import Matter
from duban.ground.access import ACTS
from duban.site import acting, sitemap
from duban.support.documents import sweeps as documents
from duban.support.notifications.models import Message
from duban.support.organization.models import Meeting
from tests.access import closed, scene
from tests.access.test_acts import sample
from tests.leak import secret
from tests.stories import TownCase

CHOSEN = os.environ.get("DUBAN_LEAK", "")
ALL = CHOSEN == "all"
OUTSIDE = tuple(who for who in scene.PERSONAS if who not in secret.CIRCLE)
ASKED = OUTSIDE if ALL else tuple(CHOSEN.split()) or ("chen", "li", "guan")
METHODS = ("GET", "POST") if ALL else ("GET",)
# What the search and every list are asked for: a word of the secret, and the word that every number of the room begins with.
SOUGHT = (secret.WORDS[0], "责追") if ALL else secret.WORDS[:1]
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


@dataclass(frozen=True)
class Look:
    """What each person is answered, what is logged meanwhile, and whom messages reach."""

    answers: dict[str, dict[str, Seen]]
    lines: dict[str, list[str]]
    told: list[tuple[str, str, str]]

    def shown(self) -> str:
        return " ".join(one.body for of in self.answers.values() for one in of.values())


@pytest.mark.any_engine
class TestLeak(TownCase):
    objects: dict[str, dict[str, UUID]]
    matter: Matter
    meeting: Meeting

    @classmethod
    def prepare(cls) -> None:
        cls.objects = scene.build(cls.town)
        cls.matter = Matter.objects.get(uid=cls.objects["matters"]["uid"])
        # That it was held everybody may know; on what, not.
        cls.meeting = deciding.meeting(cls.town)
        documents.sweep(cls.town.tick())

    def setUp(self) -> None:
        """Everything is asked at one moment, after all that is done in secret."""
        later = self.town.tick(60 * 5)
        self.town.tick(-60 * 4)
        self.enterContext(mock.patch("duban.site.clock.now", return_value=later))
        # Django's own clock as well: until when a session lasts stands on a page.
        self.enterContext(mock.patch("django.utils.timezone.now", return_value=later))

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
                asked = [f"{path}?q={quote(word)}" for word in SOUGHT]
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

    def told(self, inside: Collection[str]) -> list[tuple[str, str, str]]:
        """The messages of everybody outside."""
        rows = Message.objects.exclude(person__username__in=inside).order_by("id")
        return list(rows.values_list("person__username", "kind", "text"))

    def look(self, inside: Collection[str]) -> Look:
        answers, lines = {}, {}
        for who in ASKED:
            if who not in inside:
                with listening() as heard:
                    answers[who] = self.answers(who)
                lines[who] = heard.lines
        return Look(answers, lines, self.told(inside))

    def assert_same(self, before: Look, after: Look, inside: Collection[str]) -> None:
        differing = [
            f"{who}: {key}"
            for who in after.answers
            for key in before.answers[who].keys() | after.answers[who].keys()
            if before.answers[who].get(key) != after.answers[who].get(key)
        ]
        self.maxDiff = None
        self.assertEqual(sorted(differing), [])
        self.assertEqual({who: before.lines[who] for who in after.lines}, after.lines, "log lines")
        self.assertEqual([one for one in before.told if one[0] not in inside], after.told, "messages")

    def test_nothing_that_anybody_outside_is_answered_differs(self) -> None:
        before = self.look(secret.CIRCLE)
        with listening() as heard:
            kept = secret.keep(self.town, self.matter)
        after = self.look(secret.CIRCLE)
        with listening() as heard_on:
            refs = secret.go_on(self.town, kept, self.meeting)
            documents.sweep(self.town.tick())
        at_last = self.look(secret.INSIDE)
        self.assertEqual(heard.lines + heard_on.lines, [], "keeping the secret is not logged")
        self.assert_same(before, after, secret.CIRCLE)
        self.assert_same(before, at_last, secret.INSIDE)
        self.assertGreater(len(at_last.answers), 1, "somebody is left to be asked")
        for word in (*secret.WORDS[1:], *kept.refs):
            self.assertNotIn(word, after.shown() + at_last.shown())
        for word in (*secret.SAID, *refs):
            self.assertNotIn(word, at_last.shown())

    def outside(self) -> tuple[str, ...]:
        """Whom neither the secret nor what the scene itself keeps closed has anything to do with."""
        return tuple(who for who in ASKED if who not in secret.INSIDE and who not in closed.INSIDE)

    def test_whoever_knows_its_address_is_answered_as_if_there_were_nothing(self) -> None:
        """By page and by act, with every method, for each person outside."""
        kept = secret.keep(self.town, self.matter)
        held = {word: [found["uid"]] for word, found in self.objects.items() if word in closed.WORDS}
        held["clues"] = [kept.clue.uid, kept.rejected.uid, kept.referred.uid]
        held["cases"] = [kept.case.uid, self.objects["cases"]["uid"]]
        rooms = [
            (route, held[route.pattern.split("/")[1]])
            for route in sitemap.routes()
            if route.room == "accountability"
            and "<uuid" in route.pattern
            and not route.pattern.startswith("/matters/")
        ]
        self.assertGreater(len(rooms), 40)
        self.assertTrue(self.outside(), "nobody is left to be asked")
        for who in self.outside():
            client = self.browser(who)
            for route, uids in rooms:
                for uid in uids:
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
        """Each act of the room that asks for a clue, a case or something in it is answered like one on nothing."""
        kept = secret.keep(self.town, self.matter)
        found = scene.by_argument(self.objects)
        named = {name: found[name] for name in closed.ARGUMENTS}
        named |= {"clue": kept.clue.uid, "case": kept.case.uid}
        codes = [
            code
            for code, act in sorted(ACTS.items())
            if code.startswith("accountability.") and act.built and not act.inner
        ]
        asking = [code for code in codes if named.keys() & acting.arguments(code).model_fields.keys()]
        self.assertGreater(len(asking), 40)
        for who in [one for one in self.outside() if one != "anonymous"]:
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
