"""编写工作简报."""

from __future__ import annotations

from typing import Any

from duban.chapters.bulletins import queries
from duban.chapters.bulletins.models import Bulletin
from duban.chapters.bulletins.tests import builders
from tests.papers import text_file
from tests.stories import ActStory, Answer


class TestDraftBulletin(ActStory):
    act = "bulletins.draft_bulletin"
    doer = "chen"
    wrong_role = "zhou"
    stranger = None
    refused = "bulletins.no_section"

    def data(self, **changed: Any) -> dict[str, Any]:
        given = {
            "title": "督办工作扎实推进",
            "sections": [{"heading": "工作动态", "body": "6月份开展督查3次。"}],
            "units": [self.town.unit("works").uid],
        }
        return {**given, **changed}

    def spoil(self) -> dict[str, Any]:
        return self.data(sections=[{"heading": " ", "body": ""}])

    def check(self, answer: Answer) -> None:
        made = Bulletin.objects.get(uid=answer.body["uid"])
        self.assertEqual((made.title, made.state), ("督办工作扎实推进", "DRAFT"))
        self.assertEqual(made.sections, [{"heading": "工作动态", "body": "6月份开展督查3次。"}])
        self.assertEqual([one.unit for one in queries.recipients_of(made)], [self.town.unit("works")])

    def test_it_refuses_a_section_without_heading_a_title_missing_and_who_cannot_be_told(self) -> None:
        for given, code in (
            ({"title": " "}, "bulletins.text_missing"),
            ({"sections": [{"heading": "", "body": "正文"}]}, "bulletins.section_incomplete"),
            ({"sections": [{"heading": "动态", "body": "正文"}] * 13}, "bulletins.too_many_sections"),
            ({"units": [self.town.unit("bureau").uid]}, "bulletins.audience_unfit"),
        ):
            with self.subTest(code):
                self.assertEqual(self.send(self.act, "chen", self.data(**given)).code, code)

    def test_pictures_stand_with_their_captions_and_nothing_else_is_one(self) -> None:
        picture = builders.picture(self.town)
        shown = [{"file": picture.uid, "caption": "现场督查", "section": 9}]
        answer = self.send(self.act, "chen", self.data(pictures=shown))
        self.assertEqual(answer.status, 200, answer)
        held = queries.pictures_of(Bulletin.objects.get(uid=answer.body["uid"]))
        self.assertEqual([(one.file, one.caption, one.section) for one in held], [(picture, "现场督查", 1)])
        text = text_file(self.town, "chen")
        answer = self.send(self.act, "chen", self.data(pictures=[{"file": text.uid, "caption": "图"}]))
        self.assertEqual((answer.status, answer.code), (422, "bulletins.picture_kind"))
