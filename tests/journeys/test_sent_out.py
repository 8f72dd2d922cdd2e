"""What goes out, in the browser: the circular of a half-year whose every figure opens its list, corrected after issue,
and a work bulletin with a picture, read by the units it was sent to (Done 2 of the circulars)."""

from __future__ import annotations

import os
import re
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from unittest import mock

import pytest
from django.db import connections
from django.test import TransactionTestCase
from playwright.sync_api import FilePayload, Page
from playwright.sync_api import expect as page_shows

from duban.chapters.bulletins.models import Bulletin, Circular, Recipient
from duban.chapters.bulletins.tests import builders
from duban.support.documents import sweeps as documents
from duban.support.files.tests.samples import png
from duban.support.organization import actions as organization
from tests.cast import PASSWORD, build_town
from tests.concurrency import clients
from tests.journeys.browser import AtTheScreen, opened, served
from tests.journeys.door import Clock

WIDTHS = (1440, 390)
PEOPLE = ("chen", "qian", "sun", "lin", "zhao")
REFUSED = "status of 422"
WRONG, RIGHT = "推迟20天", "推迟12天"


def fill() -> None:
    """One matter done in time, one that is late on the last of June; it is the 6th of July."""
    town = build_town(demo_seed=1)
    builders.story(town)
    for who in PEOPLE:
        organization.set_password(
            by=None, at=town.tick(), request_id=None, person=town[who].uid, password=PASSWORD
        )


@pytest.fixture
def chromium_for_the_papers(request: pytest.FixtureRequest) -> None:
    request.cls.chromium = request.getfixturevalue("chromium")


@pytest.mark.any_engine
@pytest.mark.usefixtures("chromium_for_the_papers")
class SentOut(TransactionTestCase):
    """In a town of its own, in a database that really commits, at the widths of a desk and of a telephone."""

    chromium: Path

    def setUp(self) -> None:
        self.enterContext(clients.shop("sent-out", fill))

    @classmethod
    def _fixture_setup(cls) -> None:
        """As the other journeys do: the ledger refuses to be emptied."""

    def _fixture_teardown(self) -> None:
        """The whole database is thrown away instead."""

    def test_a_circular_and_a_bulletin_go_out_and_are_read(self) -> None:
        with ThreadPoolExecutor(1) as aside:
            faults = aside.submit(self.in_the_browser).result()
        self.assertEqual([one for one in faults if REFUSED not in one], [])
        self.assertEqual(len(faults), 1, "the browser's own word on the one refusal")

    def in_the_browser(self) -> list[str]:
        clock = Clock()
        clock.day(builders.LATER, 10)
        self.clock = clock
        with mock.patch.dict(os.environ, {"DJANGO_ALLOW_ASYNC_UNSAFE": "true"}), served(clock) as base:
            self.base = base
            try:
                with opened(self.chromium, base, WIDTHS[0], clock) as desk:
                    self.circular_goes_out(desk)
                    self.every_figure_opens_its_list(desk.window("lin"))
                    self.it_is_corrected(desk)
                    self.bulletin_goes_out(desk)
                    self.bulletin_is_read(desk)
                    faults = list(desk.faults)
                with opened(self.chromium, base, WIDTHS[1], clock) as telephone:
                    self.the_other_unit_reads_on_the_telephone(telephone.window("zhao"))
                    return faults + telephone.faults
            finally:
                connections.close_all()

    # -- the circular

    def circular_goes_out(self, screen: AtTheScreen) -> None:
        """Drafted with last half-year's dates, refused for an empty phrase, mended, reviewed, signed, issued."""
        chen = screen.window("chen")
        chen.goto(f"{self.base}/circulars/")
        self.press_link(chen, "拟制阶段性通报")
        for other in ("规划设计部", "台儿庄古城旅游发展有限公司"):
            chen.get_by_label(other).uncheck()
        self.press(chen, "取数并拟稿")
        chen.get_by_label("原因").fill("推进缓慢。")
        chen.get_by_label("下步措施").fill(builders.NEXT)
        chen.get_by_label("总体情况补充").fill("完成1项，按时率50%。")
        self.press(chen, "预览")
        page_shows(chen.locator(".sheet")).to_contain_text("原因：推进缓慢。")
        self.assertEqual(Circular.objects.get().overview, "", "a preview saves nothing")
        self.press(chen, "保存")
        qian = screen.window("qian")
        self.step(qian, "核稿阶段性通报", "核稿通过", status=422)
        page_shows(qian.locator(".refusal")).to_contain_text("只有空泛用语：推进缓慢")
        chen.goto(f"{self.base}/circulars/{Circular.objects.get().uid}/edit/")
        chen.get_by_label("原因").fill(builders.CAUSE)
        self.press(chen, "保存")
        self.step(qian, "核稿阶段性通报", "核稿通过")
        self.step(screen.window("sun"), "签发阶段性通报", "签发")
        self.step(chen, "印发阶段性通报", "编号印发")
        documents.sweep(self.clock.now())
        self.assertEqual(Circular.objects.get().number, "古城督报〔2026〕1号")

    def step(self, page: Page, offer: str, button: str, *, status: int = 200) -> None:
        """From the circular's page to the act's, and the one press there."""
        page.goto(f"{self.base}/circulars/{Circular.objects.get().uid}/")
        self.press_link(page, offer)
        self.press(page, button, status=status)

    def every_figure_opens_its_list(self, page: Page) -> None:
        """As a reader of the unit: each number of the table, followed, shows as many rows."""
        page.goto(f"{self.base}/circulars/{Circular.objects.get().uid}/")
        links = [
            (one.get_attribute("href") or "", int(one.inner_text()))
            for one in page.locator("table.numbers a[href*='figures']").all()
        ]
        self.assertGreaterEqual(len(links), 22)
        self.assertGreater(sum(value for _url, value in links), 0)
        for url, value in links:
            with self.subTest(url=url):
                page.goto(self.base + url)
                self.assertEqual(page.locator("main tbody tr").count(), value)
                page_shows(page.locator("h1")).to_contain_text(re.compile(rf" {value} 项"))

    def it_is_corrected(self, screen: AtTheScreen) -> None:
        """By the director, after the issue; the reader sees the old beside the new, and both papers."""
        sun = screen.window("sun")
        sun.goto(f"{self.base}/circulars/{Circular.objects.get().uid}/correct/")
        sun.get_by_label("须更正的字句").fill(WRONG)
        sun.get_by_label("更正为").fill(RIGHT)
        sun.get_by_label("更正的理由").fill("录入错误")
        self.press(sun, "更正")
        documents.sweep(self.clock.now())
        lin = screen.window("lin")
        lin.goto(f"{self.base}/circulars/{Circular.objects.get().uid}/")
        page_shows(lin.locator("del")).to_have_text(WRONG)
        page_shows(lin.locator("ins")).to_have_text(RIGHT)
        page_shows(lin.get_by_role("link", name="古城督报〔2026〕1号（更正1）")).to_be_visible()
        paper = Circular.objects.get().document
        assert paper is not None
        self.assertIn(f"“{WRONG}”更正为“{RIGHT}”", str(paper.facts["paragraphs"]))

    # -- the bulletin

    def bulletin_goes_out(self, screen: AtTheScreen) -> None:
        """Written with a picture, looked at, signed by the director, issued."""
        chen = screen.window("chen")
        chen.goto(f"{self.base}/bulletins/draft/")
        chen.locator("[name=title]").fill("半年督办工作回顾")
        chen.get_by_label("栏目标题").first.fill("工作动态")
        chen.get_by_label("正文").first.fill("上半年开展现场核查6次，登记问题9个，已销号7个。")
        picture = FilePayload(name="现场核查.png", mimeType="image/png", buffer=png())
        chen.get_by_label("增加图片").set_input_files(picture)
        self.press(chen, "预览")
        chen.get_by_label("图片说明").fill("现场核查")
        for other in ("规划设计部", "台儿庄古城旅游发展有限公司"):
            chen.get_by_label(other).uncheck()
        self.press(chen, "预览")
        page_shows(chen.locator(".sheet")).to_contain_text("一、工作动态")
        page_shows(chen.locator(".sheet")).to_contain_text("现场核查")
        self.press(chen, "保存")
        page = f"{self.base}/bulletins/{Bulletin.objects.get().uid}/"
        for who, offer, button in (("sun", "审签工作简报", "审签"), ("chen", "印发工作简报", "编期印发")):
            window = screen.window(who)
            window.goto(page)
            self.press_link(window, offer)
            self.press(window, button)
        documents.sweep(self.clock.now())

    def bulletin_is_read(self, screen: AtTheScreen) -> None:
        """From the desk with one click; the picture is there; the Office sees who has read."""
        lin = screen.window("lin")
        lin.goto(f"{self.base}/bulletins/{Bulletin.objects.get().uid}/")
        wide = lin.locator("figure img").evaluate("image => image.naturalWidth")
        self.assertEqual(wide, 1, "the picture came")
        lin.goto(f"{self.base}/")
        self.press(lin, "确认已阅：半年督办工作回顾")
        self.assertEqual(lin.url, f"{self.base}/")
        read = Recipient.objects.get(bulletin__isnull=False, read_on__isnull=False)
        assert read.read_by is not None
        self.assertEqual((read.read_by.username, read.read_on), ("lin", builders.LATER))
        chen = screen.window("chen")
        chen.goto(f"{self.base}/circulars/")
        page_shows(chen.get_by_role("row", name=re.compile("半年督办工作回顾")).first).to_contain_text("1/2")

    def the_other_unit_reads_on_the_telephone(self, page: Page) -> None:
        page.goto(f"{self.base}/")
        self.press(page, "确认已阅：半年督办工作回顾")
        self.assertEqual(Recipient.objects.filter(bulletin__isnull=False, read_on__isnull=True).count(), 0)

    # -- hands

    def press(self, page: Page, button: str, *, status: int = 200) -> None:
        with page.expect_navigation() as arrived:
            page.get_by_role("button", name=button, exact=True).click()
        self.assertEqual(arrived.value.status, status, page.locator("main").inner_text()[:400])

    def press_link(self, page: Page, name: str) -> None:
        link = page.get_by_role("link", name=name, exact=True)
        if not link.is_visible():
            page.locator(".head summary").click()
        with page.expect_navigation():
            link.click()
