"""Two clues that lead to no case: one is rejected, and he whom it would have concerned never learns of it; one of a ground
that is only referred goes to the 监察机关 and leaves its stub. On a phone, by the pages alone (16(7), 16(20); 35, 40)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.urls import reverse

from duban.chapters.accountability.models import AccountabilityCase, AccountabilityClue, ClueReferral
from duban.chapters.accountability.queries import papers
from duban.chapters.accountability.tests import builders
from duban.chapters.matters.models import Matter
from duban.ground.beijing import beijing_day
from duban.support.ledger.models import LedgerEntry
from tests.cast import build_town
from tests.journeys.door import Upload
from tests.journeys.pursuing import Journey, Story, chromium_for_the_pursuit, seat

__all__ = ["chromium_for_the_pursuit"]

BEGINS_ON = date(2026, 3, 9)
AT_THE_DESK = ("wang", "sun", "chen", "li", "guan")
UNPUBLISHED = "施工许可应公开未公开，公示栏和网站均无记录"
MEDDLING = "收到实名材料，反映有人打招呼干预分包单位选择"
PUBLISHED = "公示栏照片和网站存档均在规定期限内，反映不属实"
SENT = "属第十六条第七项，只登记移送"


class Ended(Story):
    def tell(self) -> None:
        self.the_clerk_enters_one()
        self.the_director_rejects_it()
        self.who_it_would_have_concerned_finds_nothing()
        self.the_clerk_enters_one_that_only_goes_out()
        self.the_head_refers_it()
        self.receipt_and_result()
        self.what_the_figures_say()

    @property
    def today(self) -> date:
        return beijing_day(self.day.clock.at)

    def at(self, ground: str) -> str:
        return reverse("clue", args=[AccountabilityClue.objects.get(ground=ground).uid])

    def enter(self, ground: str, fact: str) -> None:
        """From the page of the matter."""
        matter = reverse("matter", args=[Matter.objects.get().uid])
        self.do(
            "chen",
            matter,
            "登记线索（人工）",
            ground=ground,
            unit=str(self.town.unit("works").uid),
            happened_on=self.today,
            fact=fact,
            evidence=[Upload("核对记录.txt", fact)],
        )

    def the_clerk_enters_one(self) -> None:
        self.enter("16(20)", UNPUBLISHED)
        self.day.answers("chen", UNPUBLISHED, "李建国", "确认或排除", "不是责任认定")

    def the_director_rejects_it(self) -> None:
        """陈 who entered it cannot; 孙 can, with the reason."""
        self.see("sun", self.at("16(20)"), UNPUBLISHED, "陈启明")
        self.day.press("sun", "排除线索")
        self.day.answers("sun", "理由留存", "未接触过的人员不会知悉")
        self.day.fill_in("sun", words=PUBLISHED)
        self.day.answers("sun", "终结", PUBLISHED)
        self.see("chen", self.at("16(20)"), PUBLISHED)

    def who_it_would_have_concerned_finds_nothing(self) -> None:
        self.see("li", reverse("my_records"), "没有涉及您本人的责任追究记录")
        self.is_closed("li", self.at("16(20)"), reverse("clues"))
        self.is_closed("guan", self.at("16(20)"), reverse("clues"))

    def the_clerk_enters_one_that_only_goes_out(self) -> None:
        self.on(self.today + timedelta(days=1))
        self.enter("16(7)", MEDDLING)
        self.day.answers("chen", MEDDLING, "只登记移送")

    def the_head_refers_it(self) -> None:
        self.see("wang", self.at("16(7)"), MEDDLING, "只登记移送")
        self.day.press("wang", "移送线索")
        self.day.answers("wang", "只留情形、日期、移送对象、回执和结果")
        self.day.fill_in("wang", receiver="监察机关", reason=SENT)
        self.day.answers("wang", "监察机关", "取得移送回执", "问题线索移送函")
        self.day.sweep()
        letter = papers.of_clue(AccountabilityClue.objects.get(ground="16(7)"))[0]
        self.day.look("sun", reverse("case_paper", args=[letter.uid]), "监察机关", SENT)
        self.is_closed("li", reverse("case_paper", args=[letter.uid]))

    def receipt_and_result(self) -> None:
        self.on(self.today + timedelta(days=3))
        receipt = {"number": "区监收〔2026〕9号", "received_on": self.today}
        self.do("sun", self.at("16(7)"), "登记线索移送回执", **receipt)
        self.day.answers("sun", "区监收〔2026〕9号", "取得移送结果")
        self.on(self.today + timedelta(days=30))
        result = {"result": "已立案审查", "result_on": self.today}
        self.do("sun", self.at("16(7)"), "登记线索移送结果", **result)
        self.day.answers("sun", "监察机关", "区监收〔2026〕9号", "已立案审查")
        self.is_closed("li", self.at("16(7)"))

    def what_the_figures_say(self) -> None:
        self.see("sun", reverse("clue_figures"), "排除率", "100%", "已移送")


@pytest.mark.any_engine
@pytest.mark.usefixtures("chromium_for_the_pursuit")
class TestClueEnds(Journey):
    template, story, width, begins_on = "clue-ends", Ended, 390, BEGINS_ON

    @classmethod
    def fill(cls) -> Callable[[], None]:
        def filled() -> None:
            cls.town = build_town(demo_seed=1)
            seat(cls.town, AT_THE_DESK)
            builders.matter_under_way(cls.town)

        return filled

    def test_one_is_rejected_and_one_is_referred(self) -> None:
        self.told()
        self.assertFalse(AccountabilityCase.objects.exists(), "neither is verified here")
        self.assertEqual(ClueReferral.objects.get().receiver, "监察机关")
        acts = set(LedgerEntry.objects.values_list("act", flat=True))
        for act in ("record_interview", "show_facts", "start_verification"):
            self.assertNotIn(f"accountability.{act}", acts, "no contact")
