"""登记人员: an account that opens nothing yet."""

from __future__ import annotations

from typing import Any

from duban.support.organization.models import Person
from tests.stories import ActStory, Answer


class TestAddPerson(ActStory):
    act = "organization.add_person"
    doer = "guan"
    wrong_role = "chen"
    stranger = None
    refused = "organization.username_taken"

    def data(self) -> dict[str, Any]:
        return {"username": "bai", "name": "白雪", "email": "bai@example.org"}

    def spoil(self) -> dict[str, Any]:
        return {**self.data(), "username": "lin"}

    def check(self, answer: Answer) -> None:
        person = Person.objects.get(username="bai")
        self.assertEqual((person.name, person.name_key, person.email), ("白雪", "bai xue", "bai@example.org"))
        self.assertFalse(person.has_usable_password())
        self.assertFalse(person.posts.exists())
