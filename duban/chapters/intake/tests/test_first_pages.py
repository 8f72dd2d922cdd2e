"""先行交办 through its pages: from the instruction, urged, approved by the meeting, and then a matter with its past."""

from __future__ import annotations

from django.urls import reverse

from duban.chapters.intake.models import FirstOrder, LeaderInstruction
from duban.chapters.intake.rules import first as rules
from duban.chapters.intake.tests import deciding, firsts
from duban.chapters.matters.models import Matter
from duban.ground.access import Relation
from tests.looking import PageCase


class FirstPagesTest(PageCase):
    instruction: LeaderInstruction

    @classmethod
    def prepare(cls) -> None:
        cls.instruction = deciding.instruction(cls.town)

    def hand_over(self) -> FirstOrder:
        form = reverse("hand_over_first", args=[self.instruction.uid])
        self.assertContains(self.see("chen", reverse("instruction", args=[self.instruction.uid])), form)
        self.assertContains(self.see("chen", form), "2026-03-17 前未经党组会议研究确定的，自动失效")
        given = {"unit": str(self.town.unit("works").uid), "title": "城墙抢险", "text": "立即封控现场"}
        self.assertEqual(self.fill("chen", form, {**given, "title": ""}).status_code, 422)
        self.assertEqual(self.fill("chen", form, given).status_code, 303)
        return FirstOrder.objects.get()

    def test_it_is_handed_over_urged_and_seen_by_the_unit(self) -> None:
        order = self.hand_over()
        page, urge = reverse("first_order", args=[order.uid]), reverse("urge_first", args=[order.uid])
        self.assertContains(self.see("chen", page), urge)
        self.assertContains(self.see("lin", reverse("inbox")), page)
        self.assertNotContains(self.see("lin", page), urge)
        self.assertNotContains(self.see("lin", page), reverse("instruction", args=[self.instruction.uid]))
        said = {"channel": "PHONE", "contact": "林海", "asked": "进展如何", "answered": "已封控"}
        self.assertEqual(self.fill("chen", urge, said).status_code, 303)
        self.assertContains(self.see("lin", page), "已封控")
        self.assertContains(self.fill("chen", urge, said), "已催办", status_code=409)
        self.assert_seen_by(
            page, right=("wang", "chen", "lin", "li"), strangers=("zhao", "wu", "guan", "gao")
        )

    def test_the_meeting_makes_a_matter_of_it(self) -> None:
        order = self.hand_over()
        item = deciding.agreed(self.town)
        form = reverse("docket_item", args=[item.uid])
        self.assertContains(self.see("chen", form), "城墙抢险（工程建设部）")
        given = {
            "ground": "EMERGENCY",
            "reason": "险情须立即处置",
            "order": str(order.uid),
            "title": "城墙局部塌方抢险加固",
            "category": "KEY_PROJECT",
            "limb": "PEOPLE",
            "due_on": "2026-04-30",
            "unit_0": str(self.town.unit("works").uid),
            "relation_0": Relation.LEAD.value,
        }
        refused = self.fill("chen", form, {**given, "ground": "NEWLY_ADDED"})
        self.assertContains(refused, "须为应急性工作", status_code=422)
        self.assertEqual(self.fill("chen", form, given).status_code, 303)
        order.refresh_from_db()
        matter = Matter.objects.get()
        self.assertEqual((order.state, order.matter), ("APPROVED", matter))
        self.instruction.refresh_from_db()
        self.assertEqual((self.instruction.state, self.instruction.matter), ("WAITING", matter))
        self.assertContains(
            self.see("chen", reverse("matter", args=[matter.uid])), reverse("first_order", args=[order.uid])
        )
        self.assertContains(self.see("chen", reverse("first_order", args=[order.uid])), matter.number)

    def test_what_has_lapsed_is_not_offered_to_the_meeting(self) -> None:
        order = firsts.order(self.town, self.instruction)
        self.town.go_to(rules.lapses_on(order.lapses_on, 1))
        self.send("intake.lapse_first", None, {"order": order.uid})
        item = deciding.agreed(self.town)
        self.assertNotContains(self.see("chen", reverse("docket_item", args=[item.uid])), order.title)
        data = {
            "item": item.uid,
            "ground": "EMERGENCY",
            "reason": "险情",
            "order": order.uid,
            "resolution": {
                "title": "城墙抢险",
                "category": "KEY_PROJECT",
                "limb": "PEOPLE",
                "due_on": "2026-04-30",
                "units": [{"unit": self.town.unit("works").uid, "relation": "LEAD"}],
            },
        }
        self.assertEqual(self.send("intake.docket_ad_hoc", "chen", data).code, "intake.first_state")
        self.assertFalse(Matter.objects.exists(), "nothing is half done")
