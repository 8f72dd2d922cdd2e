"""A matter that was late because another unit broke its promise is evaluated: the sheet with the facts on record, the
analysis that the other unit answers, the Leading Group's paper, and a correction that marks what rests on it. In the
browser, at both widths (11(5), 12, 16(17), 16(22))."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from unittest import mock

import pytest
from django.db import connections
from django.test import TransactionTestCase
from django.urls import reverse

from duban.chapters.accountability.models import AccountabilityClue
from duban.chapters.assessment.models import CauseAnalysis, Evaluation
from duban.chapters.assessment.terms.evaluation import APPROVE
from duban.chapters.assessment.tests import evaluating
from duban.chapters.matters.models import Matter, Objective
from duban.site import recounting
from duban.support.organization import actions as organization
from duban.support.organization.models import ApprovalSlip, Person
from tests.cast import PASSWORD, build_town
from tests.concurrency import clients
from tests.journeys.browser import served
from tests.journeys.day import Day, opened
from tests.journeys.door import Clock, Upload
from tests.sent_out import issued_circular

WRITTEN_ON = date(2026, 4, 13)
CORRECTED_ON = date(2026, 4, 17)
AT_THE_DESK = ("chen", "qian", "wang", "lin", "feng")


def fill() -> None:
    """The matter is closed; its evaluation is owed."""
    town = build_town(demo_seed=1)
    for username in AT_THE_DESK:
        organization.set_password(
            by=None, at=town.at, request_id=None, person=town[username].uid, password=PASSWORD
        )
    evaluating.late_matter(town)
    # Another one, so that what was approved is in a circular before it is corrected.
    good = evaluating.approved(town, evaluating.closed_matter(town))
    town.go_to(date(2026, 4, 12))
    issued_circular(town)
    assert good.state == "APPROVED"


@dataclass(frozen=True)
class Story:
    """Those who meet in it, in the order in which they do."""

    day: Day

    def tell(self) -> None:
        self.the_clerk_finds_the_facts_and_judges()
        self.why_it_was_late()
        self.the_named_unit_answers()
        self.to_the_leading_group()
        self.approved_on_paper()
        self.the_clues_of_the_head_alone()
        self.another_one_is_corrected()

    @property
    def matter(self) -> Matter:
        return Matter.objects.order_by("id")[0]

    @property
    def row(self) -> Evaluation:
        return Evaluation.objects.get(matter=self.matter)

    def at(self, name: str, row: Evaluation | None = None) -> str:
        return reverse(name, args=[(row or self.row).uid])

    def the_clerk_finds_the_facts_and_judges(self) -> None:
        day = self.day
        day.see("chen", reverse("evaluations"), "应评估的事项", self.matter.title)
        day.see("chen", reverse("evaluate", args=[self.matter.uid]), "系统计算", "延时", "逾期 14 天")
        fields: dict[str, object] = {}
        for one in Objective.objects.filter(matter=self.matter):
            fields |= {
                f"quality_{one.uid}": "FAIRLY_GOOD",
                f"reason_{one.uid}": "达到目标",
                f"evidence_{one.uid}": "分段验收单",
            }
        for place in range(1, 12):
            if place not in (1, 2, 3, 8, 9):
                fields[f"c12_{place}_words"] = "经核查，情况良好"
        day.fill_in(
            "chen",
            **fields,
            c12_1_words="组织实施及时",
            quality="FAIRLY_GOOD",
            quality_reason="目标实现，工期推迟",
            opinion="质量效果评为较好，建议审定",
        )
        day.answers("chen", "报审前还须", "须分析原因和责任：办结时限", "较好")

    def why_it_was_late(self) -> None:
        day = self.day
        day.press("chen", "分析：办结时限")
        day.answers("chen", "该单位即可看到本项分析")
        company = Person.objects.get(username="feng").posts.get().unit
        assert company is not None
        day.fill_in(
            "chen",
            cause="OTHER_UNIT",
            unit=company.uid,
            words="旅游公司推迟两周移交场地",
            responsibility="旅游公司负主要责任",
            criteria=["12(8)", "12(9)"],
        )
        day.answers("chen", "其他单位原因（台儿庄古城旅游发展有限公司）", "陈述意见的期限至")

    def the_named_unit_answers(self) -> None:
        day, one = self.day, CauseAnalysis.objects.get()
        day.see("feng", reverse("evaluations"), "涉及本单位的原因和责任分析")
        day.see("feng", reverse("analysis", args=[one.uid]), "旅游公司推迟两周移交场地")
        day.press("feng", "陈述意见")
        day.fill_in("feng", answer="场地腾退受租约影响，已尽力协调")
        day.answers("feng", "场地腾退受租约影响，已尽力协调")

    def to_the_leading_group(self) -> None:
        day = self.day
        day.window("chen").goto(day.base + "/")
        day.see("chen", self.at("evaluation"), "场地腾退受租约影响")
        day.press("chen", "考核评估报告报审")
        day.answers("chen", "报审后不能修改")
        day.fill_in("chen")
        day.answers("chen", "待审定")
        day.see("wang", "/", "审定考核评估报告")

    def approved_on_paper(self) -> None:
        """陈 enters the head's paper, 钱 checks it and carries it in."""
        self.paper(self.row)
        day = self.day
        day.see(
            "qian",
            self.at("approve_evaluation"),
            "周明德：分管工程建设部、经营管理部",
            "登记责任追究线索（待核实）",
        )
        day.fill_in("qian", way="PAPER", opinion="同意")
        day.answers("qian", "已审定", "纸质签批，代录并已复核", "古城督评〔2026〕2号")
        day.see("lin", self.at("evaluation"), "延时", "较好", "不适用第十六条第二项", "旅游公司负主要责任")

    def paper(self, row: Evaluation) -> None:
        day = self.day
        day.see("chen", f"{reverse('paper_new')}?subject={row.ref}&decision={APPROVE}", "代录")
        day.fill_in(
            "chen",
            decider_kind="LEADING_GROUP_HEAD",
            decider=Person.objects.get(username="wang").uid,
            decided_on=day.clock.now().date(),
            scan=Upload("考核评估呈批单.pdf", "同意"),
        )
        slip = ApprovalSlip.objects.latest("id")
        day.see("qian", reverse("paper", args=[slip.uid]), "复核")
        day.fill_in("qian", agrees="yes")

    def the_clues_of_the_head_alone(self) -> None:
        day = self.day
        found = dict(AccountabilityClue.objects.values_list("ground", "uid"))
        assert set(found) == {"16(17)", "16(22)"}, found
        day.see("wang", reverse("clue", args=[found["16(17)"]]), "服务承诺", "逾期 14 天")
        window = day.window("feng")
        for uid in found.values():
            assert window.request.get(day.base + reverse("clue", args=[uid])).status == 404

    def another_one_is_corrected(self) -> None:
        """What was approved before the circular is corrected after it: the circular is marked."""
        day = self.day
        day.clock.day(CORRECTED_ON, 10)
        former = Evaluation.objects.order_by("id")[0]
        day.see("chen", self.at("evaluation", former), "已审定")
        day.press("chen", "更正考核评估")
        day.answers("chen", "审定更正后标注", "通报")
        day.fill_in("chen", reason="一项指标应按实测值", evidence=Upload("实测记录.txt", "905米"))
        day.answers("chen", "更正，第 2 版")
        row = Evaluation.objects.get(corrects=former)
        day.press("chen", "考核评估报告报审")
        day.fill_in("chen")
        self.paper(row)
        day.see("qian", self.at("approve_evaluation", row), "以原评估为依据的内容")
        day.fill_in("qian", way="PAPER")
        day.answers("qian", "更正后已标注", "只标注，不改写")
        day.see("chen", self.at("evaluation", former), "以新的一版为准")


@pytest.fixture
def chromium_for_the_evaluation(request: pytest.FixtureRequest) -> None:
    request.cls.chromium = request.getfixturevalue("chromium")


@pytest.mark.any_engine
@pytest.mark.usefixtures("chromium_for_the_evaluation")
class EvaluationJourney(TransactionTestCase):
    """In a town of its own, in a database that really commits."""

    chromium: Path

    def setUp(self) -> None:
        self.enterContext(clients.shop("evaluation", fill))

    @classmethod
    def _fixture_setup(cls) -> None:
        """As the other journeys do: the ledger refuses to be emptied."""

    def _fixture_teardown(self) -> None:
        """The whole database is thrown away instead."""

    def told(self, width: int) -> None:
        with ThreadPoolExecutor(1) as aside:
            faults = aside.submit(self.in_the_browser, width).result()
        self.assertEqual(faults, [])
        states = Evaluation.objects.order_by("id").values_list("state", flat=True)
        self.assertEqual(list(states), ["SUPERSEDED", "APPROVED", "APPROVED"])
        self.assertEqual(recounting.differences(), [])

    def in_the_browser(self, width: int) -> list[str]:
        clock = Clock()
        clock.day(WRITTEN_ON, 10)
        with mock.patch.dict(os.environ, {"DJANGO_ALLOW_ASYNC_UNSAFE": "true"}), served(clock) as base:
            try:
                with opened(self.chromium, base, width, clock, scripts=True) as day:
                    Story(day).tell()
                    return day.faults
            finally:
                connections.close_all()


class TestAtAWideScreen(EvaluationJourney):
    def test_a_late_matter_is_evaluated(self) -> None:
        self.told(1440)


class TestAtAPhone(EvaluationJourney):
    def test_a_late_matter_is_evaluated(self) -> None:
        self.told(390)
