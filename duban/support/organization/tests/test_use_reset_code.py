"""凭重置码设置密码: at the sign-in page, once, within the hours that the code is good for."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any
from unittest import mock
from uuid import uuid4

from axes.models import AccessAttempt

from duban.ground.access import Forbidden, Standing
from duban.ground.access.policy import require
from duban.support.ledger.models import LedgerEntry, LedgerPayload
from duban.support.organization import actions
from duban.support.organization.models import Person, ResetCode
from tests.cast import PASSWORD
from tests.stories import ActStory, Answer

NEW = "运河-石桥-2026-晨雾"
PAGE = "/accounts/reset/"


class TestUseResetCode(ActStory):
    act = "organization.use_reset_code"
    doer = "lin"
    wrong_role = "wu"
    stranger = None
    refused = "organization.reset_invalid"
    code = ""

    def setUp(self) -> None:
        self.town.people["lin"] = actions.set_password(
            by=None, at=self.town.at, request_id=None, person=self.town["lin"].uid, password=PASSWORD
        )
        self.code = self.issue()

    def issue(self) -> str:
        return actions.issue_reset_code(
            by=self.town["guan"], at=self.town.tick(), request_id=None, person=self.town["lin"].uid
        ).plain

    def data(self) -> dict[str, Any]:
        return {"code": self.code, "password": NEW}

    def spoil(self) -> dict[str, Any]:
        return {**self.data(), "code": "2222-2222-2222"}

    def check(self, answer: Answer) -> None:
        self.assertTrue(Person.objects.get(username="lin").check_password(NEW))
        self.assertEqual(ResetCode.objects.get().state, "USED")
        for secret in (NEW, self.code):
            self.assertFalse(LedgerPayload.objects.filter(body__contains=secret).exists())

    def test_it_refuses_the_wrong_role(self) -> None:
        """Everybody may with his own code; with another's it is no code."""
        with self.assertRaises(Forbidden):
            require(self.act, Standing(roles=frozenset()))
        self.assertEqual(self.send(self.act, "wu", self.data()).code, self.refused)

    def test_it_does_not_exist_for_a_stranger(self) -> None:
        self.assertEqual(self.send(self.act, "shen", self.data()).code, self.refused)

    def test_it_writes_one_ledger_row_and_a_replay_none(self) -> None:
        """The session with which it was sent first has ended: the page sends it again, as it had sent it."""
        request_id = uuid4()
        found = [
            actions.use_reset_code(by=self.town["lin"], at=self.town.at, request_id=request_id, **self.data())
            for _ in range(2)
        ]
        self.assertEqual(found[0], found[1])
        self.assertEqual(LedgerEntry.objects.filter(act=self.act, request_id=request_id).count(), 1)

    def test_it_locks_the_person_and_the_code(self) -> None:
        self.assert_locks(self.town["lin"], ResetCode.objects.get())

    def test_it_refuses_a_code_that_was_used_or_replaced(self) -> None:
        self.assertEqual(self.send(self.act, "lin", self.data()).status, 200)
        self.town["lin"].refresh_from_db()
        self.assertEqual(self.send(self.act, "lin", self.data()).code, self.refused)
        first = self.issue()
        self.issue()
        answer = self.send(self.act, "lin", {**self.data(), "code": first})
        self.assertEqual(answer.code, self.refused)

    def test_it_refuses_a_weak_password_and_keeps_the_code(self) -> None:
        answer = self.send(self.act, "lin", {**self.data(), "password": "12345678"})
        self.assertEqual((answer.status, answer.code), (422, "organization.weak_password"))
        self.assertEqual(ResetCode.objects.get().state, "OPEN")

    def reset(self, at: datetime | None = None, **other: str) -> Any:  # Any: Django's test response
        filled = {
            "request_id": str(uuid4()),
            "username": "lin",
            "code": self.code.lower().replace("-", " "),
            "password": NEW,
            "again": NEW,
            **other,
        }
        with mock.patch("duban.site.clock.now", return_value=at or self.town.at):
            return self.client.post(PAGE, filled, secure=True)

    def test_the_page_opens_without_signing_in_and_ends_what_was_signed_in(self) -> None:
        elsewhere = self.client_class()
        elsewhere.force_login(self.town["lin"], backend="django.contrib.auth.backends.ModelBackend")
        self.assertEqual(elsewhere.get("/inbox/", secure=True).status_code, 200)
        self.assertContains(self.client.get("/accounts/login/", secure=True), PAGE)
        answer = self.reset()
        self.assertEqual((answer.status_code, answer["Location"]), (303, "/accounts/login/?reset=1"))
        self.assertEqual(elsewhere.get("/inbox/", secure=True).status_code, 302)
        self.assertEqual(
            self.client.get("/inbox/", secure=True).status_code, 302, "nobody is signed in by it"
        )

    def test_the_page_says_the_same_of_every_wrong_code(self) -> None:
        late = self.town.at + timedelta(hours=24)
        answers = [self.reset(code="2222"), self.reset(username="nobody"), self.reset(at=late)]
        self.assertEqual([answer.status_code for answer in answers], [422] * 3)
        for answer in answers:
            self.assertContains(answer, "用户名或重置码不正确", status_code=422)
            self.assertNotContains(answer, NEW, status_code=422)
        self.assertFalse(AccessAttempt.objects.filter(post_data__contains="2222").exists())

    def test_the_fifth_wrong_code_locks_the_account_as_a_wrong_password_does(self) -> None:
        statuses = [self.reset(code="2222").status_code for _ in range(5)]
        self.assertEqual(statuses, [422] * 4 + [429])
        self.assertEqual(self.reset().status_code, 429)
        signed_in = self.client.post("/accounts/login/", {"login": "lin", "password": PASSWORD}, secure=True)
        self.assertEqual(signed_in.status_code, 429)

    def test_the_page_asks_for_the_password_twice(self) -> None:
        self.assertContains(self.reset(again=NEW + "x"), "不一致", status_code=422)
        self.assertEqual(ResetCode.objects.get().state, "OPEN")
