"""细化质效目标 (12): the sentence stays, and says how it is measured."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from duban.chapters.matters.models import Matter, Objective
from duban.chapters.matters.tests.builders import docket_matter, suspend_matter
from tests.locking import MatterStory
from tests.looking import PageCase
from tests.onward import accepted_matter, running_matter
from tests.stories import Answer

GIVEN = {
    "indicator": "清淤量",
    "target": "3.2",
    "measure": "万立方米",
    "source": "监理月报",
    "standard": "以分段验收单为准",
}


class TestSpecifyObjective(MatterStory):
    act = "matters.specify_objective"
    doer = "chen"
    wrong_role = "lin"
    refused = "matters.objective_late"
    matter: Matter

    @classmethod
    def prepare(cls) -> None:
        cls.matter = running_matter(cls.town)

    def data(self, **changed: Any) -> dict[str, Any]:
        return {
            "matter": self.matter.uid,
            "objective": self.sentence(self.matter).uid,
            "given": {**GIVEN, **changed},
        }

    def sentence(self, matter: Matter) -> Objective:
        return Objective.objects.filter(matter=matter).earliest("id")

    def spoil(self) -> dict[str, Any]:
        done = accepted_matter(self.town)
        return {**self.data(), "matter": done.uid, "objective": self.sentence(done).uid}

    def check(self, answer: Answer) -> None:
        found = Objective.objects.get(uid=answer.body["uid"])
        self.assertEqual((found.kind, found.text, found.indicator), ("QUALITY", "清淤量3.2万方", "清淤量"))
        self.assertEqual((found.target, found.measure, found.source), ("3.2", "万立方米", "监理月报"))

    def test_an_indicator_has_a_target_and_stands_once(self) -> None:
        for code, changed in (
            ("matters.indicator_incomplete", {"target": " "}),
            ("matters.indicator_incomplete", {"indicator": ""}),
            ("matters.indicator_long", {"target": "长" * 81}),
        ):
            self.assertEqual(self.send(self.act, "chen", self.data(**changed)).code, code)
        self.assertEqual(self.send(self.act, "chen", self.data()).status, 200)
        self.assertEqual(self.send(self.act, "chen", self.data()).code, "matters.indicator_twice")

    def test_what_docketing_decided_is_specified_and_nothing_added(self) -> None:
        docketed = docket_matter(self.town, objectives=["完成清淤3.2万立方米，修复驳岸1460米"])
        sentence = Objective.objects.get(matter=docketed)
        base = {**self.data(), "matter": docketed.uid, "objective": None}
        self.assertEqual(self.send(self.act, "chen", base).code, "matters.objectives_decided")
        first = self.send(self.act, "chen", {**base, "objective": sentence.uid})
        self.assertEqual((first.status, first.body["uid"]), (200, str(sentence.uid)))
        other = {
            **base,
            "objective": sentence.uid,
            "given": {**GIVEN, "indicator": "修复驳岸", "target": "1460"},
        }
        self.assertEqual(self.send(self.act, "chen", other).status, 200)
        rows = Objective.objects.filter(matter=docketed).order_by("id").values_list("text", "indicator")
        self.assertEqual(list(rows), [(sentence.text, "清淤量"), (sentence.text, "修复驳岸")])

    def test_where_docketing_named_none_the_office_may_set_several(self) -> None:
        bare = {**self.data(), "matter": docket_matter(self.town, objectives=()).uid, "objective": None}
        self.assertEqual(self.send(self.act, "chen", bare).status, 200)
        other = {**bare, "given": {**GIVEN, "indicator": "修复驳岸", "target": "1460"}}
        self.assertEqual(self.send(self.act, "chen", other).status, 200)
        self.assertEqual(Objective.objects.filter(text="修复驳岸", indicator="修复驳岸").count(), 1)

    def test_nothing_is_specified_while_the_matter_is_suspended(self) -> None:
        suspend_matter(self.town, self.matter)
        answer = self.send(self.act, "chen", self.data())
        self.assertEqual((answer.status, answer.code), (409, "matters.is_suspended"), answer)

    def test_the_objective_of_another_matter_does_not_exist(self) -> None:
        docketed = docket_matter(self.town, objectives=["消除隐患120处"])
        foreign = {**self.data(), "objective": Objective.objects.get(matter=docketed).uid}
        self.assertEqual(self.send(self.act, "chen", foreign).status, 404)


class SpecifyPageTest(PageCase):
    def test_it_is_specified_from_the_matter(self) -> None:
        matter = running_matter(self.town)
        page, form = reverse("matter", args=[matter.uid]), reverse("specify_objective", args=[matter.uid])
        self.assertContains(self.see("chen", page), form)
        self.assertNotContains(self.see("lin", page), form)
        self.assertEqual(self.fill("chen", form, {"indicator": "清淤量"}).status_code, 422)
        sentence = str(Objective.objects.filter(matter=matter).earliest("id").uid)
        self.assertEqual(self.fill("chen", form, {**GIVEN, "objective": sentence}).status_code, 303)
        shown = self.see("lin", page)
        self.assertContains(shown, "3.2万立方米")
        self.assertContains(shown, "数据来源：监理月报")
