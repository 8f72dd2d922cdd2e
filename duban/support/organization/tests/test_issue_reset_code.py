"""发放密码重置码: one code at a time, in the hands of whoever issued it, a hash in the database."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from unittest import mock
from uuid import uuid4

from duban.support.ledger.models import LedgerPayload
from duban.support.organization.models import ResetCode
from duban.support.organization.tests import builders
from tests.stories import ActStory, Answer


class TestIssueResetCode(ActStory):
    act = "organization.issue_reset_code"
    doer = "guan"
    wrong_role = "sun"
    stranger = None
    refused = "organization.reset_own"

    def data(self) -> dict[str, Any]:
        return {"person": self.town["lin"].uid}

    def spoil(self) -> dict[str, Any]:
        return {"person": self.town["guan"].uid}

    def check(self, answer: Answer) -> None:
        code = ResetCode.objects.get()
        self.assertEqual((code.person, code.issued_by), (self.town["lin"], self.town["guan"]))
        self.assertEqual(code.expires_at, self.town.at + timedelta(hours=24))
        plain = str(answer.body["text"])
        self.assertRegex(plain, "^[2-9A-Z]{4}(-[2-9A-Z]{4}){2}$")
        self.assertNotIn(plain.replace("-", ""), code.code_hash)
        self.assertFalse(LedgerPayload.objects.filter(body__contains=plain).exists())

    def test_it_locks_the_person(self) -> None:
        self.assert_locks(self.town["lin"])

    def test_it_ends_the_code_that_was_open(self) -> None:
        self.send(self.act, "guan", self.data())
        self.send(self.act, "guan", self.data())
        states = list(ResetCode.objects.order_by("id").values_list("state", flat=True))
        self.assertEqual(states, ["REPLACED", "OPEN"])

    def test_the_page_shows_the_code_once(self) -> None:
        self.client.force_login(self.town["guan"], backend="django.contrib.auth.backends.ModelBackend")
        path = f"/organization/people/{self.town['lin'].uid}/reset/"
        filled = {"request_id": str(uuid4())}
        with mock.patch("duban.site.clock.now", return_value=self.town.at):
            first, again = (self.client.post(path, filled, secure=True).content.decode() for _ in range(2))
        self.assertRegex(first, "<code>[2-9A-Z]{4}(-[2-9A-Z]{4}){2}</code>")
        self.assertNotIn("<code>", again)
        self.assertIn("不再显示", again)

    def test_whoever_has_left_service_gets_none(self) -> None:
        builders.retire(self.town, "gao")
        answer = self.send(self.act, "guan", {"person": self.town["gao"].uid})
        self.assertEqual(answer.code, "organization.person_ended")
