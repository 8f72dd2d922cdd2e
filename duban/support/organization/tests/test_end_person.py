"""停用人员: no sign-in from that moment on, and nothing left for which he answers."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from unittest import mock
from uuid import uuid4

from duban.support.organization import actions, queries
from duban.support.organization.models import Person, ResetCode
from duban.support.organization.tests import builders
from tests.cast import TODAY
from tests.stories import ActStory, Answer


class TestEndPerson(ActStory):
    act = "organization.end_person"
    doer = "guan"
    wrong_role = "sun"
    stranger = None
    refused = "organization.still_holds"

    @classmethod
    def prepare(cls) -> None:
        builders.end_post(cls.town, "gao", TODAY)

    def data(self) -> dict[str, Any]:
        return {"person": self.town["gao"].uid, "reason": "退休"}

    def spoil(self) -> dict[str, Any]:
        return {**self.data(), "person": self.town["lin"].uid}

    def check(self, answer: Answer) -> None:
        person = Person.objects.get(username="gao")
        self.assertEqual((person.is_active, person.ended_on), (False, TODAY))
        self.assertEqual(person.posts.count(), 1)

    def test_it_locks_the_person(self) -> None:
        self.assert_locks(self.town["gao"])

    def test_it_says_what_is_still_held(self) -> None:
        answer = self.send(self.act, "guan", {**self.data(), "person": self.town["zhou"].uid})
        self.assertEqual(answer.code, self.refused)
        for words in ("领导小组成员", "工程建设部分管领导", "经营管理部分管领导"):
            self.assertIn(words, answer.body["refusal"]["message"])

    def test_whoever_acts_for_another_holds_that_post(self) -> None:
        post = builders.post_of(self.town, "lin")
        actions.delegate(
            by=self.town["an"],
            at=self.town.tick(),
            request_id=None,
            post=post.uid,
            deputy=self.town["gao"].uid,
            from_on=TODAY,
            to_on=TODAY + timedelta(days=5),
            reason="出差",
        )
        answer = self.send(self.act, "guan", self.data())
        self.assertIn("联络员（A岗）（代理）", answer.body["refusal"]["message"])

    def test_a_post_whose_last_day_is_to_come_is_held(self) -> None:
        builders.end_post(self.town, "he", TODAY + timedelta(days=1))
        answer = self.send(self.act, "guan", {**self.data(), "person": self.town["he"].uid})
        self.assertEqual(answer.code, self.refused)

    def test_it_refuses_oneself_and_one_who_has_ended(self) -> None:
        answer = self.send(self.act, "guan", {**self.data(), "person": self.town["guan"].uid})
        self.assertEqual(answer.code, "organization.end_own")
        self.send(self.act, "guan", self.data())
        self.assertEqual(self.send(self.act, "guan", self.data()).code, "organization.person_ended")

    def test_his_session_ends_at_once_and_his_code_with_it(self) -> None:
        browser = self.client_class()
        browser.force_login(self.town["gao"], backend="django.contrib.auth.backends.ModelBackend")
        self.assertEqual(browser.get("/inbox/", secure=True).status_code, 200)
        actions.issue_reset_code(
            by=self.town["guan"], at=self.town.tick(), request_id=None, person=self.town["gao"].uid
        )
        self.send(self.act, "guan", self.data())
        self.assertEqual(browser.get("/inbox/", secure=True).status_code, 302)
        self.assertEqual(ResetCode.objects.get().state, "ENDED")

    def test_nothing_is_given_to_one_who_has_ended(self) -> None:
        self.send(self.act, "guan", self.data())
        gao, day = self.town["gao"].uid, date(2026, 3, 9)
        lent = {"post": builders.post_of(self.town, "lin").uid, "deputy": gao, "to_on": day, "reason": "出差"}
        for who, code, data in (
            (
                "an",
                "organization.appoint",
                {"person": gao, "kind": "HANDLER", "unit": self.town.unit("works").uid},
            ),
            ("an", "organization.delegate", lent),
            ("sun", "organization.put_in_charge", {"person": gao, "unit": self.town.unit("works").uid}),
            ("guan", "organization.issue_reset_code", {"person": gao}),
        ):
            given = data if code.endswith("code") else {**data, "from_on": day}
            with self.subTest(code):
                self.assertEqual(self.send(code, who, given).code, "organization.person_ended")

    def test_the_page_shows_it_and_offers_nothing_more(self) -> None:
        self.client.force_login(self.town["guan"], backend="django.contrib.auth.backends.ModelBackend")
        page = f"/organization/people/{self.town['gao'].uid}/"
        with mock.patch("duban.site.clock.now", return_value=self.town.at):
            self.assertContains(self.client.get(page, secure=True), f"{page}end/")
            filled = {"request_id": str(uuid4()), "version": str(self.town["gao"].version), "reason": "退休"}
            answer = self.client.post(f"{page}end/", filled, secure=True)
            self.assertEqual((answer.status_code, answer["Location"]), (303, page))
            self.assertNotContains(self.client.get(page, secure=True), f"{page}end/")
            self.assertContains(self.client.get("/organization/people/", secure=True), "已停用")
        self.assertNotIn(self.town["gao"], queries.staff_by_unit(TODAY)[self.town.unit("works").pk])
