"""One person's day at the screen: each page that he meets has its question, and the answer stands on it.

Every page is asked the same: it answers 200, does not scroll sideways, complains of nothing, has one heading, its view
says in its docstring which question it answers, and what the story names as the answer can be read on it. What was met
is kept as pictures and a table under build/six/.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from django.urls import resolve
from playwright.sync_api import Browser as Chromium
from playwright.sync_api import Page, sync_playwright

from tests import provision
from tests.cast import PASSWORD
from tests.journeys.browser import AtTheScreen, _fill
from tests.journeys.door import Clock, Value

PICTURES = Path(__file__).resolve().parents[2] / "build" / "six"
QUESTION = re.compile(r"[^?]*\?")


@contextmanager
def opened(program: Path, base: str, width: int, clock: Clock, *, scripts: bool) -> Iterator[Day]:
    """A browser of its own, with or without JavaScript."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=str(program), args=[*provision.CHROMIUM_FLAGS])
        yield Day(chromium, base, width, clock, scripts=scripts)
        chromium.close()


class Day(AtTheScreen):
    """Looks at what each page says, and keeps a picture of it."""

    def __init__(self, chromium: Chromium, base: str, width: int, clock: Clock, *, scripts: bool) -> None:
        super().__init__(chromium, base, width, clock)
        self.scripts = scripts
        self.setting = f"{width}{'' if scripts else '-no-script'}"
        self.met: list[tuple[str, str, str, str]] = []
        self.read: dict[str, list[str]] = {}
        (PICTURES / self.setting).mkdir(parents=True, exist_ok=True)

    def window(self, who: str) -> Page:
        """The person's own window, signed in and at his desk when it is first opened."""
        if who not in self.windows:
            context = self.chromium.new_context(
                viewport={"width": self.width, "height": 900},
                locale="zh-CN",
                java_script_enabled=self.scripts,
            )
            page = self.windows[who] = context.new_page()
            page.on("console", lambda said: self.faults.append(said.text) if said.type == "error" else None)
            page.on("pageerror", lambda error: self.faults.append(str(error)))
            page.goto(self.base + "/")
            page.locator("[name=login]").fill(who)
            page.locator("[name=password]").fill(PASSWORD)
            page.locator("main button[type=submit]").click()
            page.wait_for_url(self.base + "/")
        return self.windows[who]

    def see(self, who: str, path: str, *answers: str) -> Page:
        """Open the page; its question is answered by these words."""
        page = self.window(who)
        if page.url != self.base + path:
            self._open(page, path)
        self.answers(who, *answers)
        return page

    def answers(self, who: str, *answers: str) -> None:
        """The page before him answers its question with these words."""
        page = self.window(who)
        path = urlsplit(page.url).path
        question = " ".join((resolve(path).func.__doc__ or "").split("\n\n")[0].split())
        assert QUESTION.match(question), f"the view of {path} names no question: {question!r}"
        head = page.locator("h1").all_inner_texts()
        assert len(head) == 1 and head[0].strip(), f"{path} has the headings {head}"
        shown = page.locator("main").inner_text()
        missing = [answer for answer in answers if answer not in shown]
        self._check(page)
        self._keep(who, page, path, question, answers)
        assert answers and not missing, f"{who} at {path} does not read {missing}:\n{shown[:1500]}"

    def _keep(self, who: str, page: Page, path: str, question: str, answers: tuple[str, ...]) -> None:
        number = len(self.met) + 1
        page.screenshot(path=PICTURES / self.setting / f"{number:02}-{who}.png", full_page=True)
        self.met.append((who, path, question, "；".join(answers)))
        self.read.setdefault(who, []).append(page.locator("body").inner_text())

    def press(self, who: str, name: str) -> None:
        """Press the button or follow the link of that name; a closed menu is opened first."""
        page = self.window(who)
        found = page.get_by_role("button", name=name, exact=True).or_(
            page.get_by_role("link", name=name, exact=True)
        )
        if not found.count():
            hidden = page.locator(f':text-is("{name}")')
            page.locator("main details:not([open])", has=hidden).last.locator("summary").first.click()
        with page.expect_navigation() as arrived:
            found.first.click()
        assert arrived.value.status == 200, (who, name, page.url, arrived.value.status)

    def fill_in(self, who: str, **fields: Value) -> None:
        """Fill in the form before him and send it off."""
        page = self.window(who)
        form = page.locator("form.act").first
        for name, value in fields.items():
            _fill(form, name, value)
        before = page.url
        with page.expect_navigation() as arrived:
            form.locator("button[type=submit].primary").click()
        said = page.locator(".summary, .refusal").all_inner_texts()
        assert arrived.value.status == 200 and not said, (who, before, arrived.value.status, said)

    def write_down(self) -> None:
        """The table of what was met: who, which page, its question, and what answered it."""
        rows = [
            f"| {number} | {who} | {path} | {question} | {answer} |"
            for number, (who, path, question, answer) in enumerate(self.met, start=1)
        ]
        head = ["| | who | page | question | answered by |", "|---|---|---|---|---|"]
        (PICTURES / self.setting / "pages.md").write_text("\n".join([*head, *rows]) + "\n", "utf-8")
