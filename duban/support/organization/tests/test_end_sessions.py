"""结束登录: wherever the person is signed in, the next page asks for the password."""

from __future__ import annotations

from typing import Any
from unittest import mock
from uuid import uuid4

from django.contrib.sessions.models import Session
from django.test import Client

from duban.support.organization import sessions
from tests.stories import ActStory, Answer


class TestEndSessions(ActStory):
    act = "organization.end_sessions"
    doer = "an"
    wrong_role = "guan"
    stranger = None
    refused = "organization.not_signed_in"
    window: Client

    def setUp(self) -> None:
        self.window = Client()
        self.sign_in(self.window)

    def sign_in(self, window: Client) -> None:
        window.force_login(self.town["lin"], backend="django.contrib.auth.backends.ModelBackend")
        Session.objects.update(expire_date=self.town.at.replace(year=2027))

    def data(self) -> dict[str, Any]:
        return {"person": self.town["lin"].uid, "reason": "电脑遗失"}

    def spoil(self) -> None:
        sessions.end(self.town["lin"], self.town.at)

    def check(self, answer: Answer) -> None:
        with mock.patch("duban.site.clock.now", return_value=self.town.at):
            asked = self.window.get("/", secure=True)
        self.assertEqual((asked.status_code, asked["Location"]), (302, "/accounts/login/?next=/"))
        self.assertNotIn("lin", [one.person.username for one in sessions.signed_in(self.town.at)])

    def test_others_stay_signed_in_and_every_place_ends(self) -> None:
        self.sign_in(Client())
        mine = Client()
        mine.force_login(self.town["zhao"], backend="django.contrib.auth.backends.ModelBackend")
        Session.objects.update(expire_date=self.town.at.replace(year=2027))
        places = {one.person.username: one.places for one in sessions.signed_in(self.town.at)}
        self.assertEqual(places, {"lin": 2, "zhao": 1})
        self.assertEqual(self.send(self.act, "an", self.data()).status, 200)
        left = {one.person.username for one in sessions.signed_in(self.town.at)}
        self.assertIn("zhao", left)
        self.assertNotIn("lin", left)

    def test_it_refuses_without_a_reason(self) -> None:
        answer = self.send(self.act, "an", {**self.data(), "reason": " "})
        self.assertEqual((answer.status, answer.code), (422, "organization.reason_missing"), answer)
        self.assertIn("lin", [one.person.username for one in sessions.signed_in(self.town.at)])

    def test_it_locks_the_person(self) -> None:
        self.assert_locks(self.town["lin"])

    def test_the_page_is_the_security_keepers(self) -> None:
        window = Client()
        for who, status in (("an", 200), ("guan", 403), ("sun", 403), ("lin", 403)):
            window.force_login(self.town[who], backend="django.contrib.auth.backends.ModelBackend")
            with mock.patch("duban.site.clock.now", return_value=self.town.at):
                answer = window.get("/organization/signed-in/", secure=True)
            self.assertEqual(answer.status_code, status, who)
        window.force_login(self.town["an"], backend="django.contrib.auth.backends.ModelBackend")
        path = f"/organization/people/{self.town['lin'].uid}/sessions/"
        with mock.patch("duban.site.clock.now", return_value=self.town.at):
            self.assertContains(window.get("/organization/signed-in/", secure=True), path)
            done = window.post(path, {"request_id": str(uuid4()), "reason": "电脑遗失"}, secure=True)
        self.assertEqual((done.status_code, done["Location"]), (303, "/organization/signed-in/"))
