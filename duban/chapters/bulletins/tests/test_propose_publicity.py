"""拟办宣传."""

from __future__ import annotations

from datetime import date
from typing import Any

from duban.chapters.bulletins.models import Publicity
from duban.support.notifications.models import Message
from tests.papers import text_file
from tests.stories import ActStory, Answer


class TestProposePublicity(ActStory):
    act = "bulletins.propose_publicity"
    doer = "chen"
    wrong_role = "zhou"
    stranger = None
    refused = "bulletins.text_missing"

    def data(self, **changed: Any) -> dict[str, Any]:
        given = {
            "occasion": "驳岸整治工程竣工",
            "form": "NEWS",
            "content": "报道工程按期竣工和群众评价。",
            "audience": "社会公众",
            "planned_on": date(2026, 3, 10),
            "materials": [text_file(self.town, "chen", name="通稿.txt", text=f"{self.town.at}").uid],
        }
        return {**given, **changed}

    def spoil(self) -> dict[str, Any]:
        return self.data(audience=" ")

    def check(self, answer: Answer) -> None:
        made = Publicity.objects.get(uid=answer.body["uid"])
        self.assertEqual((made.occasion, made.state), ("驳岸整治工程竣工", "PROPOSED"))
        self.assertEqual([one.file.name for one in made.materials.all()], ["通稿.txt"])
        told = Message.objects.get(kind="bulletins.publicity")
        self.assertEqual(told.person, self.town["wang"])

    def test_occasion_and_content_are_needed_too(self) -> None:
        for name in ("occasion", "content"):
            with self.subTest(name):
                answer = self.send(self.act, "chen", self.data(**{name: " "}))
                self.assertEqual(answer.code, "bulletins.text_missing")
