"""拟制阶段性通报."""

from __future__ import annotations

from datetime import date
from typing import Any

from duban.chapters.bulletins import queries
from duban.chapters.bulletins.models import Circular
from duban.chapters.bulletins.tests import builders
from duban.chapters.matters.models import Matter
from tests.stories import ActStory, Answer


class TestDraftCircular(ActStory):
    act = "bulletins.draft_circular"
    doer = "chen"
    wrong_role = "zhou"
    stranger = None
    refused = "bulletins.period_taken"

    late: Matter

    @classmethod
    def prepare(cls) -> None:
        _done, cls.late = builders.story(cls.town)

    def data(self, **changed: Any) -> dict[str, Any]:
        units = [self.town.unit(one).uid for one in ("works", "business")]
        return {"from_on": builders.FROM, "to_on": builders.TO, "units": units, **changed}

    def spoil(self) -> None:
        builders.draft(self.town)

    def check(self, answer: Answer) -> None:
        circular = Circular.objects.get(uid=answer.body["uid"])
        self.assertEqual(circular.title, "关于2026年上半年“三重”督办事项进展情况的通报")
        self.assertEqual((circular.state, circular.drafted_by), ("DRAFT", self.town["chen"]))
        self.assertEqual(
            {one.unit for one in circular.recipients.all()},
            {self.town.unit("works"), self.town.unit("business")},
        )
        item = queries.lagging_items(circular)[0]
        self.assertEqual((item.matter, item.days_late), (self.late, 32))
        self.assertEqual(
            item.fact, "该事项应于2026年5月29日完成，截至2026年6月30日逾期32天未完成，完成比例0%。"
        )
        self.assertEqual(item.changed, "此前未作阶段性通报。")

    def test_the_last_day_is_frozen_whatever_happens_after_it(self) -> None:
        first = builders.draft(self.town).lines
        self.town.go_to(date(2026, 8, 3))
        again = Circular.objects.get()
        builders.write(self.town, again, retake=True)
        again.refresh_from_db()
        self.assertEqual(again.lines, first)

    def test_good_results_are_proposed_from_the_facts(self) -> None:
        circular = builders.draft(self.town, from_on=date(2026, 1, 1), to_on=date(2026, 4, 30))
        good = queries.good_items(circular)
        self.assertEqual([one.unit for one in good], [self.town.unit("works")])
        self.assertIn("完成1项，均在时限内完成", good[0].fact)
        self.assertEqual(queries.lagging_items(circular), [])

    def test_it_refuses_a_period_that_has_not_ended(self) -> None:
        answer = self.send(self.act, "chen", self.data(to_on=date(2026, 7, 31)))
        self.assertEqual((answer.status, answer.code), (422, "bulletins.period"))

    def test_it_refuses_nobody_and_who_cannot_be_told(self) -> None:
        self.assertEqual(self.send(self.act, "chen", self.data(units=[])).code, "bulletins.no_audience")
        outside = self.data(units=[self.town.unit("bureau").uid])
        self.assertEqual(self.send(self.act, "chen", outside).code, "bulletins.audience_unfit")
        stranger = self.data(persons=[self.town["wu"].uid])
        self.assertEqual(self.send(self.act, "chen", stranger).code, "bulletins.audience_unfit")
