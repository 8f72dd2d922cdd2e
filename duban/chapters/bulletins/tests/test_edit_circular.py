"""修改阶段性通报."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from duban.chapters.bulletins import queries
from duban.chapters.bulletins.models import Circular
from duban.chapters.bulletins.tests import builders
from tests.stories import ActStory, Answer


class TestEditCircular(ActStory):
    act = "bulletins.edit_circular"
    doer = "chen"
    wrong_role = "zhou"
    refused = "bulletins.state"

    circular: Circular

    @classmethod
    def prepare(cls) -> None:
        builders.story(cls.town)
        cls.circular = builders.draft(cls.town)

    def item(self, **changed: Any) -> dict[str, Any]:
        given = {
            "item": queries.lagging_items(self.circular)[0].uid,
            "cause": builders.CAUSE,
            "next_step": builders.NEXT,
        }
        return {**given, **changed}

    def data(self, **changed: Any) -> dict[str, Any]:
        given = {"circular": self.circular.uid, "overview": "各单位对照清单抓落实。", "items": [self.item()]}
        return {**given, **changed}

    def spoil(self) -> None:
        builders.review(self.town, builders.write(self.town, self.circular))

    def check(self, answer: Answer) -> None:
        self.circular.refresh_from_db()
        self.assertEqual(self.circular.overview, "各单位对照清单抓落实。")
        item = queries.lagging_items(self.circular)[0]
        self.assertEqual((item.cause, item.next_step), (builders.CAUSE, builders.NEXT))

    def test_it_locks_the_circular(self) -> None:
        self.assert_locks(self.circular)

    def test_a_half_written_one_is_kept(self) -> None:
        answer = self.send(self.act, "chen", self.data(items=[self.item(cause="", next_step="")]))
        self.assertEqual(answer.status, 200, answer)

    def test_it_refuses_sanctions_and_persons_wherever_they_stand(self) -> None:
        for given, code in (
            ({"overview": "对滞后单位予以通报批评。"}, "bulletins.sanction_word"),
            ({"requirement": "逾期的给予处分。"}, "bulletins.sanction_word"),
            ({"items": [self.item(cause="李建国未到场协调")]}, "bulletins.person_named"),
            ({"items": [self.item(next_step="由林海7月10日前完成征地")]}, "bulletins.person_named"),
        ):
            with self.subTest(code=code, given=given):
                self.assertEqual(self.send(self.act, "chen", self.data(**given)).code, code)

    def test_a_word_taken_wrongly_is_explained(self) -> None:
        said = {"overview": "林海书画院立面改造已审批。"}
        self.assertEqual(self.send(self.act, "chen", self.data(**said)).code, "bulletins.person_named")
        explained = self.data(**said, spared=["林海书画院", " "])
        self.assertEqual(self.send(self.act, "chen", explained).status, 200)
        self.circular.refresh_from_db()
        self.assertEqual(self.circular.spared, ["林海书画院"])
        self.assertEqual(
            self.send(self.act, "chen", self.data(spared=["林海"])).code, "bulletins.spared_word"
        )

    def test_it_refuses_a_foreign_item(self) -> None:
        answer = self.send(self.act, "chen", self.data(items=[self.item(item=uuid4())]))
        self.assertEqual((answer.status, answer.code), (422, "bulletins.item_unknown"))

    def test_another_period_takes_the_figures_anew_and_what_no_longer_lags_leaves(self) -> None:
        answer = self.send(self.act, "chen", self.data(to_on="2026-04-30"))
        self.assertEqual(answer.status, 200, answer)
        self.circular.refresh_from_db()
        self.assertEqual(self.circular.title, "关于2026年1月1日至2026年4月30日“三重”督办事项进展情况的通报")
        self.assertEqual(queries.lagging_items(self.circular), [])
        self.assertEqual(
            self.send(self.act, "chen", {"circular": self.circular.uid, "to_on": "2026-06-30"}).status, 200
        )
        item = queries.lagging_items(self.circular)[0]
        self.assertEqual(item.cause, builders.CAUSE, "what was written comes back with its item")

    def test_it_refuses_a_period_that_has_not_ended(self) -> None:
        answer = self.send(self.act, "chen", self.data(to_on="2026-12-31"))
        self.assertEqual((answer.status, answer.code), (422, "bulletins.period"))

    def test_the_audience_changes_and_is_never_empty(self) -> None:
        company = self.town.unit("company")
        answer = self.send(self.act, "chen", self.data(units=[company.uid], persons=[self.town["zhou"].uid]))
        self.assertEqual(answer.status, 200, answer)
        to = queries.recipients_of(self.circular)
        self.assertEqual([(one.unit, one.person) for one in to], [(company, None), (None, self.town["zhou"])])
        self.assertEqual(
            self.send(self.act, "chen", self.data(units=[], persons=[])).code, "bulletins.no_audience"
        )
