"""设立机构: once, by the set-up alone."""

from __future__ import annotations

from typing import Any

from duban.support.organization.models import Body
from tests.cast import Town, build_town
from tests.stories import ActStory, Answer


class TestFoundBody(ActStory):
    act = "organization.found_body"
    doer = None
    wrong_role = "guan"
    stranger = None
    refused = "organization.body_exists"

    @classmethod
    def setUpTestData(cls) -> None:
        """An empty database: the town itself begins with this act."""
        cls.town = Town()

    def data(self) -> dict[str, Any]:
        return {"name": "台儿庄古城管理委员会", "short_name": "古城管委会", "document_prefix": "古城督"}

    def spoil(self) -> None:
        build_town()

    def check(self, answer: Answer) -> None:
        body = Body.objects.get()
        self.assertEqual(
            (body.name, body.document_prefix, body.demo_seed), ("台儿庄古城管理委员会", "古城督", None)
        )

    def test_it_refuses_the_wrong_role(self) -> None:
        self.town = build_town()  # people to try it exist in a body only
        super().test_it_refuses_the_wrong_role()

    def test_it_does_not_exist_for_a_stranger(self) -> None:
        self.town = build_town()  # as above
        super().test_it_does_not_exist_for_a_stranger()
