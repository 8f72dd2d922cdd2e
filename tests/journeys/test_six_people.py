"""Six people's days, at both widths, and once without JavaScript: clerk, liaison, unit head, leader in charge,
the Leading Group's head on paper (代录), administrator. Each page that they meet answers its one question.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from unittest import mock

import pytest
from django.db import connections
from django.test import TransactionTestCase
from django.urls import reverse

from duban.chapters.feedback.models import Countersign, Report
from duban.chapters.feedback.tests import builders as feedback
from duban.chapters.intake.models import DocketingList, LeaderInstruction
from duban.chapters.intake.queries import subject_of
from duban.chapters.intake.tests import builders as intake
from duban.chapters.matters.models import Matter, TimeChange
from duban.chapters.matters.tests.builders import ask_extension, docket_matter
from duban.chapters.responsibility import actions as responsibility
from duban.chapters.responsibility.tests.builders import assign, assignment, plan, sign, tasks
from duban.chapters.supervision.models import SupervisionNotice
from duban.chapters.supervision.tests import builders as supervision
from duban.site import sweeping
from duban.support.organization import actions as organization
from duban.support.organization.models import ApprovalSlip, OrgUnit, Person
from tests.cast import PASSWORD, Town, build_town
from tests.concurrency import clients
from tests.journeys.browser import served
from tests.journeys.day import Day, opened
from tests.journeys.door import Clock, Upload

TODAY = date(2026, 3, 25)
TO_SIGN, TO_BREAK_DOWN, ON_SCHEDULE = "西护城河清淤", "运河码头修缮", "东护城河清淤"
OVERDUE, TO_REVIEW, TO_REPORT = "南门桥加固", "北门广场改造", "古城夜间照明提升"
NOTICED, TO_EXTEND, TO_COUNTERSIGN = "城墙排险", "老码头搬迁", "沿街立面整治"
QUICK = "按序时进度推进"
AT_THE_DESK = ("chen", "qian", "lin", "li", "zheng", "zhou", "guan")


def under_way(town: Town, title: str, due_on: date, *, co: Sequence[str] = ("business",)) -> Matter:
    """Assigned, signed for and broken down by works, which leads, and by the co-unit."""
    matter = assign(town, docket_matter(town, title=title, due_on=due_on, co=co, service=()))
    for unit, who, whom in (("works", "lin", "gao"), ("business", "zhao", "zhao"))[: 1 + len(co)]:
        sign(town, matter, unit=unit, who=who)
        responsibility.break_down(
            by=town[who],
            at=town.tick(),
            request_id=None,
            assignment=assignment(town, matter, unit).uid,
            tasks=tasks(town, whom, due_on=due_on),
        )
    return matter


def fill() -> None:
    """A town in the middle of its work, on the morning of a Wednesday."""
    town = build_town(demo_seed=1)
    for username in AT_THE_DESK:
        organization.set_password(
            by=None, at=town.at, request_id=None, person=town[username].uid, password=PASSWORD
        )
    far = date(2026, 6, 30)
    plan(town, under_way(town, ON_SCHEDULE, far, co=()), first_due_on=TODAY, day=25)
    under_way(town, OVERDUE, date(2026, 3, 20), co=())
    under_way(town, TO_REPORT, far, co=())
    ask_extension(town, under_way(town, TO_EXTEND, far, co=()), new_due_on=date(2026, 7, 31))
    town.go_to(date(2026, 3, 23))
    feedback.submitted(town, under_way(town, TO_REVIEW, far, co=()))
    feedback.countersign_asked(town, under_way(town, TO_COUNTERSIGN, far))
    intake.submitted(town)
    town.go_to(date(2026, 3, 24))
    supervision.issued_notice(town, under_way(town, NOTICED, far, co=()))
    waiting = assign(town, docket_matter(town, title=TO_BREAK_DOWN, due_on=far, co=(), service=()))
    sign(town, waiting)
    assign(town, docket_matter(town, title=TO_SIGN, due_on=far, co=(), service=()))
    sweeping.run(town.go_to(TODAY, 8))


def matter(title: str) -> Matter:
    return Matter.objects.get(title=title)


@dataclass(frozen=True)
class Days:
    """The six, in the order in which their work meets."""

    day: Day

    def live(self) -> None:
        self.clerk()
        self.liaison()
        self.unit_head()
        self.leader_in_charge()
        self.head_on_paper()
        self.administrator()

    def clerk(self) -> None:
        """陈: what is late, whom to urge, what waits for review, the next list."""
        day, late = self.day, matter(OVERDUE)
        day.see("chen", "/", "今日待办", OVERDUE, "逾期 5 天", "尚未催办")
        day.press("chen", f"催办：{OVERDUE}")
        day.answers("chen", OVERDUE, "工程建设部")
        day.fill_in("chen", channel="PHONE", contact="林海", asked="请即报送办理结果", answered="本周内报送")
        day.see("chen", reverse("matter", args=[late.uid]), OVERDUE, "逾期 5 天", "2026-03-20", "本周内报送")
        day.see("chen", "/reviews/", TO_REVIEW, TO_COUNTERSIGN)
        report = Report.objects.get(matter=matter(TO_REVIEW))
        day.see("chen", reverse("report", args=[report.uid]), "驳岸修复1460米", "工程建设部")
        day.see("chen", reverse("accept_report", args=[report.uid]), TO_REVIEW)
        day.fill_in("chen", opinion="情况属实，予以采纳")
        day.see("chen", "/open-loops/", "延期申请逾期未批复", "老码头搬迁")
        day.see("chen", "/intake/", DocketingList.objects.get().title, "待审定")
        day.press("chen", "导入清单")
        day.answers("chen", "清单")
        day.fill_in("chen", file=Upload("D28.xlsx", ""), title="二季度增列事项", year="2026", kind="PHASED")
        day.answers("chen", "二季度增列事项")

    def liaison(self) -> None:
        """林: signs for, breaks down, reports by schedule, sends a result with its evidence."""
        day = self.day
        day.see("lin", "/", TO_SIGN, TO_BREAK_DOWN, ON_SCHEDULE, "报送进展反馈")
        day.press("lin", f"签收：{TO_SIGN}")
        day.press("lin", f"分解：{TO_BREAK_DOWN}")
        day.answers("lin", TO_BREAK_DOWN)
        gao = Person.objects.get(username="gao")
        day.fill_in(
            "lin", label_1="码头基础加固", section_1="工程科", person_1=gao.uid, due_on_1=date(2026, 5, 29)
        )
        day.see("lin", "/", ON_SCHEDULE)
        day.press("lin", f"报送：{ON_SCHEDULE}")
        day.answers("lin", ON_SCHEDULE, QUICK)
        with day.window("lin").expect_navigation():
            day.window("lin").locator('button[name="as_planned"]').click()
        day.see("lin", reverse("matter", args=[matter(TO_REPORT).uid]), TO_REPORT, "原定时限", "2026-06-30")
        path = reverse("submit_report", args=[matter(TO_REPORT).uid])
        day.see("lin", path, TO_REPORT)
        day.fill_in(
            "lin",
            progress="照明提升全部完成，并通过验收",
            percent="100",
            completed_on=TODAY,
            evidence=[Upload("验收单.txt", "验收合格")],
        )
        filed = Report.objects.get(matter=matter(TO_REPORT))
        day.see("lin", reverse("report", args=[filed.uid]), "照明提升全部完成", "验收单.txt")
        day.see("lin", "/inbox/", "督办通知书")

    def unit_head(self) -> None:
        """李: approves, receives a notice and answers it, hands over; 郑 countersigns."""
        day, notice = self.day, SupervisionNotice.objects.get()
        day.see("li", "/", ON_SCHEDULE, QUICK, TO_REPORT)
        day.press("li", f"审核通过：{ON_SCHEDULE}")
        day.answers("li", TO_REPORT)
        day.see("li", "/notices/", notice.number, NOTICED)
        page = reverse("notice", args=[notice.uid])
        day.see("li", page, notice.number, "整改要求")
        day.press("li", "签收")
        day.answers("li", notice.number, "第 1 次")
        day.fill_in("li")
        day.see("li", page, "2026-03-25", "已送达")
        day.see("li", reverse("reply_to_notice", args=[notice.uid]), notice.number)
        day.fill_in("li", text="已返工，并经监理复验合格")
        day.see("li", page, "已返工，并经监理复验合格")
        self.hands_over()
        signing = Countersign.objects.get()
        day.see("zheng", "/", TO_COUNTERSIGN, "会签")
        day.see("zheng", reverse("countersign", args=[signing.uid]), TO_COUNTERSIGN, "驳岸修复1460米")
        day.fill_in("zheng", agrees="yes")
        day.see("zheng", reverse("countersign", args=[signing.uid]), "同意")

    def hands_over(self) -> None:
        """What 高 had goes to 林, who has it in his inbox."""
        day = self.day
        gao, lin = (Person.objects.get(username=name) for name in ("gao", "lin"))
        works = OrgUnit.objects.get(names__name="工程建设部")
        day.see("li", reverse("hand_over", args=[works.uid]) + f"?outgoing={gao.uid}", "高卫东")
        day.fill_in("li", receiver=lin.uid, on=TODAY)
        day.answers("li", "交接清单", "高卫东", "林海")

    def leader_in_charge(self) -> None:
        """周: how his units stand, a word on a matter, an extension."""
        day = self.day
        day.see("zhou", "/", "工程建设部", OVERDUE, TO_EXTEND, "批复延期申请")
        day.see("zhou", "/group-page/", "各单位牵头事项", "工程建设部", TO_EXTEND)
        change = TimeChange.objects.get()
        day.see("zhou", reverse("decide_extension", args=[change.uid]), TO_EXTEND, "2026-07-31")
        day.fill_in("zhou", grant="yes", opinion="同意延期")
        day.see("zhou", reverse("matter", args=[matter(TO_EXTEND).uid]), "2026-06-30", "2026-07-31")
        day.see("zhou", reverse("matter", args=[matter(OVERDUE).uid]), OVERDUE, "逾期 5 天")
        day.press("zhou", "登记批示")
        day.answers("zhou", OVERDUE, "您的批示提交后即生效")
        day.fill_in("zhou", kind="GUIDING", text="请工程建设部倒排工期，确保汛前完成。", written_on=TODAY)
        written = LeaderInstruction.objects.get()
        day.see("zhou", reverse("instruction", args=[written.uid]), "倒排工期", "周明德")

    def head_on_paper(self) -> None:
        """王 decides on paper: 陈 enters it, 钱 compares it with the scan, 陈 carries it in."""
        day, listed = self.day, DocketingList.objects.earliest("id")
        page = reverse("docketing_list", args=[listed.uid])
        day.see("chen", page, listed.title, "待审定")
        day.press("chen", "代录纸质决定")
        day.answers("chen", listed.title)
        head = Person.objects.get(username="wang")
        day.fill_in(
            "chen",
            decision="APPROVE",
            decider_kind="LEADING_GROUP_HEAD",
            decider=head.uid,
            decided_on=TODAY,
            opinion="同意立项",
            scan=Upload("呈批单.pdf", "同意立项"),
        )
        slip = ApprovalSlip.objects.get(subject_ref=subject_of(listed))
        day.see("qian", reverse("paper", args=[slip.uid]), "王志远", "2026-03-25", "同意立项")
        day.fill_in("qian", agrees="yes")
        day.see("chen", reverse("approve_list", args=[listed.uid]), listed.title)
        day.fill_in("chen", opinion="")
        day.see("chen", page, "已审定")

    def administrator(self) -> None:
        """管: a new account, a reset code, the calendar, the state of the system; nothing of the business."""
        day = self.day
        day.see("guan", "/", "均不接触督办业务内容", "系统状态", "人员名录")
        day.see("guan", "/organization/people/", "林海")
        day.see("guan", "/organization/people/new/", "登记人员")
        day.fill_in("guan", name="孟繁华", username="mengfanhua", email="meng@example.org")
        day.answers("guan", "孟繁华")
        lin = Person.objects.get(username="lin")
        day.see("guan", reverse("issue_reset_code", args=[lin.uid]), "林海")
        day.fill_in("guan")
        day.answers("guan", "林海", "重置码")
        day.see("guan", "/calendar/", "2026 年逐月日期", "正式")
        day.see("guan", "/system/", "各项正常", "数据库")
        day.see("guan", "/channels/", "系统内消息始终送达")
        window = day.window("guan")
        for path in (reverse("matter", args=[matter(OVERDUE).uid]), "/notices/", "/intake/"):
            answer = window.request.get(day.base + path)
            assert answer.status in {403, 404} or OVERDUE not in answer.text(), path
        titles = Matter.objects.values_list("title", flat=True)
        shown = "\n".join(day.read["guan"])
        assert not [title for title in titles if title in shown], "an administrator reads a matter's title"


@pytest.fixture
def chromium_for_six(request: pytest.FixtureRequest) -> None:
    request.cls.chromium = request.getfixturevalue("chromium")


@pytest.mark.any_engine
@pytest.mark.usefixtures("chromium_for_six")
class SixPeople(TransactionTestCase):
    """In a town of their own, in a database that really commits."""

    chromium: Path

    def setUp(self) -> None:
        self.enterContext(clients.shop("six-people", fill))

    @classmethod
    def _fixture_setup(cls) -> None:
        """As the journey does: the ledger refuses to be emptied."""

    def _fixture_teardown(self) -> None:
        """The whole database is thrown away instead."""

    def lived(self, width: int, *, scripts: bool = True) -> None:
        # The browser's own event loop is kept to a thread: in this one Django would take itself for asynchronous.
        with ThreadPoolExecutor(1) as aside:
            faults = aside.submit(self.in_the_browser, width, scripts).result()
        self.assertEqual(faults, [])
        states = set(Report.objects.values_list("state", flat=True))
        self.assertIn("ACCEPTED", states)
        self.assertEqual(DocketingList.objects.earliest("id").state, "APPROVED")

    def in_the_browser(self, width: int, scripts: bool) -> list[str]:
        clock = Clock()
        clock.day(TODAY, 10)
        with mock.patch.dict(os.environ, {"DJANGO_ALLOW_ASYNC_UNSAFE": "true"}), served(clock) as base:
            try:
                with opened(self.chromium, base, width, clock, scripts=scripts) as day:
                    try:
                        Days(day).live()
                    finally:
                        day.write_down()
                    return day.faults
            finally:
                connections.close_all()


# A class each, so that each may have a worker of its own.
class TestAtAWideScreen(SixPeople):
    def test_six_people_live_their_day(self) -> None:
        self.lived(1440)


class TestAtAPhone(SixPeople):
    def test_six_people_live_their_day(self) -> None:
        self.lived(390)


class TestWithoutScripts(SixPeople):
    def test_six_people_live_their_day(self) -> None:
        self.lived(1440, scripts=False)
