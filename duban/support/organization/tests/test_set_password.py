"""设置登录密码: by the system's keeper; the password itself is nowhere in the record."""

from __future__ import annotations

from typing import Any

from duban.support.ledger.models import LedgerPayload
from duban.support.organization.models import Person
from tests.stories import ActStory, Answer

PASSWORD = "运河-石桥-2026-晨雾"


class TestSetPassword(ActStory):
    act = "organization.set_password"
    doer = "guan"
    wrong_role = "sun"
    stranger = None
    refused = "organization.weak_password"

    def data(self) -> dict[str, Any]:
        return {"person": self.town["lin"].uid, "password": PASSWORD}

    def spoil(self) -> dict[str, Any]:
        return {**self.data(), "password": "12345678"}

    def check(self, answer: Answer) -> None:
        person = Person.objects.get(username="lin")
        self.assertTrue(person.check_password(PASSWORD))
        self.assertFalse(LedgerPayload.objects.filter(body__contains=PASSWORD).exists())
        self.assertFalse(LedgerPayload.objects.filter(body__contains=person.password).exists())
