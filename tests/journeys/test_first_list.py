"""From an empty database to the first docketed list with its circular, in the browser, as the people concerned."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from unittest import mock

import pytest
from django.db import connections
from django.test import TransactionTestCase
from playwright.sync_api import Browser, sync_playwright

from duban.chapters.intake.models import Candidate, DocketingList
from duban.chapters.matters.models import Matter
from duban.site.first_run import answers, draft, first_passwords
from tests import apart, pdfs, provision
from tests.concurrency import clients
from tests.journeys import first_run
from tests.journeys.browser import served
from tests.journeys.commands import duban
from tests.journeys.door import LISTS, Clock
from tests.journeys.hand import Count, Hand

TITLE = "2026年度“三重”督办事项清单"
ALLOWED = 15 * 60


class Office:
    """The people, each at a browser of their own; what all of it asks of them is counted together."""

    def __init__(self, chromium: Browser, base: str, width: int, *, scripts: bool) -> None:
        self.chromium, self.base, self.width, self.scripts = chromium, base, width, scripts
        self.count = Count()
        self.founding = Count()
        self.hands: list[Hand] = []

    def hand(self) -> Hand:
        context = self.chromium.new_context(
            viewport={"width": self.width, "height": 900}, java_script_enabled=self.scripts, locale="zh-CN"
        )
        self.hands.append(Hand(context.new_page(), self.base, self.count))
        return self.hands[-1]

    def signed_in(self, username: str, password: str, name: str, hand: Hand | None = None) -> Hand:
        """With the first password; they read one page and come to the next."""
        hand = hand or self.hand()
        if not hand.page.url.startswith(self.base):
            hand.open("/", "account_login")
        hand.page.locator("[name=login]").fill(username)
        hand.page.locator("[name=password]").fill(password)
        self.count.fields += 2
        self.count.letters += len(username) + len(password)
        hand.follow("登录", name)
        return hand

    def first_list(self, code: str) -> None:
        """The administrator sets up; the clerk proposes, the director reviews, the head approves."""
        administrator = self.hand()
        passwords = first_run.set_up(administrator, code)
        administrator.follow("名单已妥存", "account_login")
        self.founding = replace(self.count)
        clerk = self.signed_in("chenqiming", passwords["chenqiming"], "import_list", administrator)
        clerk.attach("D28.xlsx", (LISTS / "D28.xlsx").read_bytes())
        clerk.fill(title=TITLE)
        clerk.choose(kind="ANNUAL")
        clerk.press("import_columns")
        clerk.press("import_rows")
        clerk.choose("#many", category="KEY_PROJECT", limb="ANCIENT_TOWN", due_on="2026-12-25")
        clerk.press("import_rows", within="#many")
        clerk.follow("下一步：核对导入", "import_check")
        clerk.press("docketing_result")
        path = clerk.page.url.removeprefix(self.base).removesuffix("result/")
        clerk.follow("提出拟办意见", "propose_many")
        clerk.press("docketing_list")
        director = self.signed_in("sunliping", passwords["sunliping"], "desk")
        director.open(path, "docketing_list")
        director.follow("审核拟办意见", "review_many")
        director.press("docketing_list")
        director.follow("清单报审", "submit_list")
        director.press("docketing_list")
        head = self.signed_in("wangzhiyuan", passwords["wangzhiyuan"], "desk")
        head.open(path, "docketing_list")
        head.follow("审定清单", "approve_list")
        head.press("docketing_list")
        clerk.open(path, "docketing_list")
        clerk.follow("立项并通报", "docket_list")
        clerk.press("docketing_list")
        assert "地区生产总值增长15%" in pdfs.text(clerk.read_paper("立项通报"))


@pytest.mark.any_engine
@pytest.mark.usefixtures("_browser")
class FirstList(TransactionTestCase):
    """In a database of its own that really commits."""

    chromium: Path

    @pytest.fixture
    def _browser(self, request: pytest.FixtureRequest) -> None:
        request.cls.chromium = request.getfixturevalue("chromium")

    @classmethod
    def _fixture_setup(cls) -> None:
        """Django's own way of cleaning up empties every table, which the ledger refuses."""

    def _fixture_teardown(self) -> None:
        """As above: the whole database is thrown away instead."""

    def setUp(self) -> None:
        self.enterContext(clients.shop("empty", apart.nothing))
        self.enterContext(mock.patch.object(first_passwords, "PAUSE", 0))
        draft.discard()
        self.addCleanup(draft.discard)

    def live(self, width: int, scripts: bool) -> tuple[Count, Count]:
        """What it took."""
        code = draft.issue().code
        with mock.patch.dict(os.environ, {"DJANGO_ALLOW_ASYNC_UNSAFE": "true"}), served(Clock()) as base:
            try:
                with sync_playwright() as playwright:
                    program = playwright.chromium.launch(
                        executable_path=str(self.chromium), args=[*provision.CHROMIUM_FLAGS]
                    )
                    office = Office(program, base, width, scripts=scripts)
                    office.first_list(code)
                    program.close()
                    self.assertEqual([fault for hand in office.hands for fault in hand.faults], [])
                    return office.founding, office.count
            finally:
                connections.close_all()

    def lived(self, width: int, *, scripts: bool) -> None:
        # The browser's own event loop is kept to a thread: in this one Django would take itself for asynchronous.
        with ThreadPoolExecutor(1) as aside:
            founding, count = aside.submit(self.live, width, scripts).result()
        print(f"\nat {width} px, scripts {'on' if scripts else 'off'}")
        print(f"to the body, {len(answers.STEPS)} steps: {founding}")
        print(f"to the docketed list: {count}")
        self.assertLess(count.seconds, ALLOWED)
        listed = DocketingList.objects.get()
        self.assertEqual((listed.state, Matter.objects.count()), ("DOCKETED", 8))
        self.assertEqual(Candidate.objects.filter(matter__isnull=True).matters().count(), 0)
        assert listed.circular is not None
        self.assertIn("嘉新督", listed.circular.number)
        for command in (("recount",), ("ledger", "verify")):
            code, said = duban(*command)
            self.assertEqual(code, 0, said)

    def test_it_is_docketed_at_a_wide_screen(self) -> None:
        self.lived(1440, scripts=True)

    def test_it_is_docketed_at_a_narrow_screen_without_scripts(self) -> None:
        self.lived(390, scripts=False)
