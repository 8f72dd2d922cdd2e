"""修改工作简报."""

from __future__ import annotations

from typing import Any

from duban.chapters.bulletins import queries
from duban.chapters.bulletins.actions import PictureText
from duban.chapters.bulletins.models import Bulletin
from duban.chapters.bulletins.tests import builders
from duban.support.files.models import StoredFile
from tests.papers import text_file
from tests.stories import ActStory, Answer


class TestEditBulletin(ActStory):
    act = "bulletins.edit_bulletin"
    doer = "chen"
    wrong_role = "zhou"
    refused = "bulletins.state"

    bulletin: Bulletin
    picture: StoredFile

    @classmethod
    def prepare(cls) -> None:
        cls.picture = builders.picture(cls.town)
        cls.bulletin = builders.reviewed_bulletin(
            cls.town, pictures=[PictureText(cls.picture.uid, "现场督查", 1)]
        )

    def data(self, **changed: Any) -> dict[str, Any]:
        given = {
            "bulletin": self.bulletin.uid,
            "title": "督办工作取得新进展",
            "sections": [{"heading": "工作动态", "body": "7月份开展督查4次。"}],
            "units": [self.town.unit("company").uid],
        }
        return {**given, **changed}

    def spoil(self) -> dict[str, Any]:
        return self.data(bulletin=builders.issued_bulletin(self.town).uid)

    def check(self, answer: Answer) -> None:
        self.bulletin.refresh_from_db()
        self.assertEqual(self.bulletin.title, "督办工作取得新进展")
        self.assertEqual((self.bulletin.state, self.bulletin.reviewed_on), ("DRAFT", None), "reviewed again")
        self.assertEqual(queries.pictures_of(self.bulletin), [])
        self.assertEqual(
            [one.unit for one in queries.recipients_of(self.bulletin)], [self.town.unit("company")]
        )

    def test_it_locks_the_bulletin(self) -> None:
        self.assert_locks(self.bulletin)

    def test_a_picture_and_a_unit_that_come_back_are_the_same_again(self) -> None:
        before = self.bulletin.recipients.get(unit=self.town.unit("works"))
        self.send(self.act, "chen", self.data())
        shown = [{"file": self.picture.uid, "caption": "现场", "section": 1}]
        again = self.data(pictures=shown, units=[self.town.unit("works").uid])
        self.assertEqual(self.send(self.act, "chen", again).status, 200)
        self.assertEqual([one.caption for one in queries.pictures_of(self.bulletin)], ["现场"])
        self.assertEqual(queries.recipients_of(self.bulletin), [before])

    def test_it_refuses_what_drafting_refuses(self) -> None:
        text = text_file(self.town, "chen").uid
        for given, code in (
            ({"sections": []}, "bulletins.no_section"),
            ({"title": ""}, "bulletins.text_missing"),
            ({"pictures": [{"file": text, "caption": "图"}]}, "bulletins.picture_kind"),
            ({"units": [self.town.unit("bureau").uid]}, "bulletins.audience_unfit"),
        ):
            with self.subTest(code):
                self.assertEqual(self.send(self.act, "chen", self.data(**given)).code, code)
