"""登记宣传开展情况."""

from __future__ import annotations

from datetime import date
from typing import Any

from duban.chapters.bulletins.models import Publicity
from duban.chapters.bulletins.tests import builders
from tests.cast import TODAY
from tests.papers import text_file
from tests.stories import ActStory, Answer


class TestRecordPublicity(ActStory):
    act = "bulletins.record_publicity"
    doer = "chen"
    wrong_role = "zhou"
    refused = "bulletins.state"

    publicity: Publicity

    @classmethod
    def prepare(cls) -> None:
        cls.publicity = builders.approved_publicity(cls.town)

    def data(self, **changed: Any) -> dict[str, Any]:
        given = {
            "publicity": self.publicity.uid,
            "done_on": TODAY,
            "outlet": "管委会网站",
            "result": "发布信息1篇，阅读1200次。",
            "materials": [text_file(self.town, "chen", name="截图.txt", text=f"{self.town.at}").uid],
        }
        return {**given, **changed}

    def spoil(self) -> dict[str, Any]:
        return self.data(publicity=builders.publicity(self.town).uid)

    def check(self, answer: Answer) -> None:
        self.publicity.refresh_from_db()
        self.assertEqual((self.publicity.state, self.publicity.done_on), ("DONE", TODAY))
        self.assertEqual(self.publicity.outlet, "管委会网站")
        self.assertEqual([one.file.name for one in self.publicity.materials.all()], ["截图.txt"])

    def test_it_locks_the_publicity(self) -> None:
        self.assert_locks(self.publicity)

    def test_it_refuses_a_day_before_the_approval_or_to_come_and_what_is_left_out(self) -> None:
        for given, code in (
            ({"done_on": date(2026, 3, 1)}, "bulletins.done_on_unfit"),
            ({"done_on": date(2026, 3, 3)}, "bulletins.done_on_unfit"),
            ({"outlet": " "}, "bulletins.text_missing"),
            ({"result": ""}, "bulletins.text_missing"),
        ):
            with self.subTest(code=code, given=given):
                self.assertEqual(self.send(self.act, "chen", self.data(**given)).code, code)
