"""An inspection finds a false report: problem, re-opened result, notice, late rectification, second notice by the head,
clue. In the browser, at both widths, each page with what follows said beforehand (11(3), 11(4), 16(4), 16(10))."""

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
from duban.chapters.feedback.models import Report
from duban.chapters.feedback.tests import builders as feedback
from duban.chapters.matters.models import Matter
from duban.chapters.matters.tests.builders import docket_matter
from duban.chapters.responsibility import actions as responsibility
from duban.chapters.responsibility.tests.builders import assign, assignment, sign, tasks
from duban.chapters.supervision.models import Problem, Rectification, SupervisionNotice
from duban.site import recounting
from duban.support.organization import actions as organization
from tests.cast import PASSWORD, build_town
from tests.concurrency import clients
from tests.journeys.browser import served
from tests.journeys.day import Day, opened
from tests.journeys.door import Clock, Upload

TITLE = "东护城河驳岸修复"
FOUND_ON = date(2026, 3, 5)
AT_THE_DESK = ("chen", "sun", "wang", "lin", "li")


def fill() -> None:
    """A matter whose result was reported and accepted on its second day."""
    town = build_town(demo_seed=1)
    for username in AT_THE_DESK:
        organization.set_password(
            by=None, at=town.at, request_id=None, person=town[username].uid, password=PASSWORD
        )
    far = date(2026, 6, 30)
    matter = assign(town, docket_matter(town, title=TITLE, due_on=far, co=(), service=()))
    sign(town, matter)
    responsibility.break_down(
        by=town["lin"],
        at=town.tick(),
        request_id=None,
        assignment=assignment(town, matter).uid,
        tasks=tasks(town, "gao", due_on=far),
    )
    town.go_to(date(2026, 3, 3))
    feedback.accept(town, feedback.submitted(town, matter))


@dataclass(frozen=True)
class Story:
    """Those who meet in it, in the order in which they do."""

    day: Day

    def tell(self) -> None:
        self.the_office_finds_it()
        self.the_director_reopens_the_result()
        self.first_notice()
        self.late_and_not_put_right()
        self.second_notice_by_the_head()
        self.the_clues()

    @property
    def matter(self) -> Matter:
        return Matter.objects.get(title=TITLE)

    @property
    def page(self) -> str:
        return reverse("matter", args=[self.matter.uid])

    def at(self, notice: SupervisionNotice) -> str:
        return reverse("notice", args=[notice.uid])

    def on(self, day: date, hour: int = 10) -> None:
        self.day.clock.day(day, hour)

    def come_back(self, who: str) -> None:
        """To the desk first: what others did meanwhile is on no page that stays open."""
        self.day.window(who).goto(self.day.base + "/")

    def the_office_finds_it(self) -> None:
        """陈 has measured what was reported as done."""
        day = self.day
        day.see("chen", self.page, TITLE, "实际完成时间", "2026-03-03")
        day.press("chen", "登记问题")
        day.answers("chen", TITLE, "问题事实")
        day.fill_in(
            "chen",
            kind="UNTRUE",
            fact="实量驳岸修复905米，报告为1460米",
            found_on=FOUND_ON,
            evidence=[Upload("丈量记录.txt", "逐段丈量，合计905米")],
        )
        day.answers("chen", "反馈情况不实", "丈量记录.txt", "待处置")

    def the_director_reopens_the_result(self) -> None:
        """孙: the acceptance falls, the matter is owed again, the unit must do it again."""
        day, report = self.day, Report.objects.get()
        path = reverse("report", args=[report.uid])
        day.see("sun", path, "已采纳", "2026-03-03")
        day.press("sun", "重启已采纳结果")
        day.answers("sun", "原采纳即行失效", "第十六条第十项", "是否追究责任")
        day.fill_in(
            "sun",
            record=Problem.objects.get().ref,
            reason="实量905米，报告1460米，尚差555米",
            new_due_on=date(2026, 3, 20),
        )
        day.see("sun", path, "原采纳失效", "尚差555米", "原认定完成时间")
        day.see("lin", self.page, "结果重启", "重新办理", "认定 2026-03-03 完成")

    def first_notice(self) -> None:
        """Drafted on the problem, signed off by the director, signed for by the unit's head."""
        day = self.day
        day.see("chen", reverse("problem", args=[Problem.objects.get().uid]), "905米", "待处置")
        day.press("chen", "拟制督办通知书")
        day.answers("chen", "该单位送达的第 1 次", "本次不登记")
        day.fill_in("chen", requirement="限期补做，如实报告", reply_days=3)
        notice = SupervisionNotice.objects.get()
        day.see("sun", self.at(notice), "拟稿")
        day.press("sun", "签发督办通知书")
        day.answers("sun", "该单位送达的第 1 次")
        day.fill_in("sun")
        self.issue_and_sign_for(notice, "第 1 次")

    def issue_and_sign_for(self, notice: SupervisionNotice, said: str) -> None:
        day = self.day
        self.come_back("chen")
        day.see("chen", self.at(notice), "已签发")
        day.press("chen", "印发督办通知书")
        day.answers("chen", said)
        day.fill_in("chen")
        day.sweep()
        day.see("li", self.at(notice), "待送达")
        day.press("li", "签收")
        day.answers("li", said)
        day.fill_in("li")
        day.see("li", self.at(notice), "已送达", "签收")

    def late_and_not_put_right(self) -> None:
        """The limit passes, the reply comes late, and on the spot little has changed."""
        day, notice = self.day, SupervisionNotice.objects.get()
        self.on(date(2026, 3, 12))
        day.sweep()
        day.see("chen", "/problem-register/?late=yes", "905米", "逾期")
        self.come_back("lin")
        day.see("lin", self.at(notice), "2026-03-10")
        day.press("lin", "报送整改回复")
        day.answers("lin", notice.number)
        day.fill_in("lin", text="已补做部分，余下正在施工")
        reply = Rectification.objects.get()
        self.come_back("chen")
        day.see("chen", self.at(notice), "待复查")
        day.press("chen", "复查整改")
        day.answers("chen", "已补做部分", "已过时限的按逾期计")
        day.fill_in("chen", verified=False, finding="复量仍为905米，未整改到位")
        day.see("chen", self.at(notice), "未整改到位", "2026-03-12")
        assert Rectification.objects.get(pk=reply.pk).state == "NOT_RECTIFIED"

    def second_notice_by_the_head(self) -> None:
        """It will reach the number of art. 16(4): the director cannot sign it, the head does."""
        day, problem = self.day, Problem.objects.get()
        self.on(date(2026, 3, 13))
        self.come_back("chen")
        day.see("chen", reverse("problem", args=[problem.uid]), "待处置")
        day.press("chen", "拟制督办通知书")
        day.answers("chen", "第 2 次", "届时登记责任追究线索（待核实）")
        day.fill_in("chen", requirement="由主要负责人牵头整改", reply_days=5)
        notice = SupervisionNotice.objects.latest("id")
        day.see("sun", reverse("sign_off_notice", args=[notice.uid]), "须由组长签发")
        day.see("wang", self.at(notice), "拟稿")
        day.press("wang", "签发督办通知书")
        day.answers("wang", "第 2 次", "须由组长签发")
        day.fill_in("wang")
        self.issue_and_sign_for(notice, "第 2 次")

    def the_clues(self) -> None:
        """Two: what the re-opening raised, and what the second service reached. Only its circle knows of them."""
        day = self.day
        day.see("wang", "/clues/", TITLE, "工程建设部", "待核实")
        tenth, fourth = AccountabilityClue.objects.order_by("id")
        day.see("wang", reverse("clue", args=[tenth.uid]), "905米", "李建国", "不是责任认定")
        numbers = SupervisionNotice.objects.order_by("id").values_list("number", flat=True)
        day.see("wang", reverse("clue", args=[fourth.uid]), *numbers, "已送达且未撤销 2 份")
        window = day.window("lin")
        for clue in (tenth, fourth):
            answer = window.request.get(day.base + reverse("clue", args=[clue.uid]))
            assert answer.status == 404, clue


@pytest.fixture
def chromium_for_the_story(request: pytest.FixtureRequest) -> None:
    request.cls.chromium = request.getfixturevalue("chromium")


@pytest.mark.any_engine
@pytest.mark.usefixtures("chromium_for_the_story")
class FalseReport(TransactionTestCase):
    """In a town of its own, in a database that really commits."""

    chromium: Path

    def setUp(self) -> None:
        self.enterContext(clients.shop("false-report", fill))

    @classmethod
    def _fixture_setup(cls) -> None:
        """As the other journeys do: the ledger refuses to be emptied."""

    def _fixture_teardown(self) -> None:
        """The whole database is thrown away instead."""

    def told(self, width: int) -> None:
        with ThreadPoolExecutor(1) as aside:
            faults = aside.submit(self.in_the_browser, width).result()
        self.assertEqual(faults, [])
        grounds = AccountabilityClue.objects.order_by("id").values_list("ground", flat=True)
        self.assertEqual(list(grounds), ["16(10)", "16(4)"])
        first, second = SupervisionNotice.objects.order_by("id")
        self.assertEqual((first.signed_by_head, second.signed_by_head), (False, True))
        self.assertEqual(recounting.differences(), [])

    def in_the_browser(self, width: int) -> list[str]:
        clock = Clock()
        clock.day(FOUND_ON, 10)
        with mock.patch.dict(os.environ, {"DJANGO_ALLOW_ASYNC_UNSAFE": "true"}), served(clock) as base:
            try:
                with opened(self.chromium, base, width, clock, scripts=True) as day:
                    Story(day).tell()
                    return day.faults
            finally:
                connections.close_all()


class TestAtAWideScreen(FalseReport):
    def test_a_false_report_comes_to_its_clue(self) -> None:
        self.told(1440)


class TestAtAPhone(FalseReport):
    def test_a_false_report_comes_to_its_clue(self) -> None:
        self.told(390)
