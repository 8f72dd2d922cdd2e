"""One person at a browser, counted: pages read, clicks, fields, characters typed, and the time that takes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from playwright.sync_api import FilePayload, Locator, Page

# Seconds that a person who does this for the first time needs; the last is for one character through an input method.
READ, CLICK, KEY = 15.0, 2.0, 1.0
PATIENCE = 240_000


@dataclass
class Count:
    """What was asked of a person so far."""

    pages: int = 0
    clicks: int = 0
    fields: int = 0
    letters: int = 0

    @property
    def seconds(self) -> float:
        return self.pages * READ + self.clicks * CLICK + self.letters * KEY

    def __str__(self) -> str:
        return (
            f"{self.pages} pages, {self.clicks} clicks, {self.fields} fields, {self.letters} characters, "
            f"{self.seconds / 60:.1f} minutes"
        )


@dataclass
class Hand:
    """Does on the page what a person does. `seen` is told the name of each new page."""

    page: Page
    base: str
    count: Count
    seen: Callable[[Page, str], None] = lambda page, name: None
    faults: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        # In tests the worker's part, some seventy hashes, is done within the founding request.
        self.page.set_default_timeout(PATIENCE)
        self.page.on("pageerror", lambda error: self.faults.append(str(error)))

    def open(self, path: str, name: str) -> None:
        """Type the address, or follow a link that was sent."""
        answer = self.page.goto(self.base + path)
        assert answer is not None and answer.status == 200, (path, answer and answer.status)
        self.arrive(name)

    def fill(self, **texts: str) -> None:
        for name, text in texts.items():
            self.page.locator(f"form.act [name={name}]").fill(text)
            self.count.fields += 1
            self.count.letters += len(text)

    def choose(self, within: str = "", **values: str) -> None:
        """From a list, or a date from the calendar; `within` which part of the page."""
        for name, value in values.items():
            box = self.page.locator(f"{within} form.act [name={name}]")
            if box.evaluate("node => node.tagName") == "SELECT":
                box.select_option(value)
            else:
                box.fill(value)
            self.count.fields += 1
            self.count.clicks += 2

    def attach(self, name: str, content: bytes) -> None:
        files = [FilePayload(name=name, mimeType="", buffer=content)]
        self.page.locator("form.act [name=file]").set_input_files(files)
        self.count.fields += 1
        self.count.clicks += 2

    def press(self, name: str, status: int = 200, within: str = "") -> None:
        """The button of the form; `within` which part of the page."""
        self._go(self.page.locator(f"{within} form.act button[type=submit].primary"), name, status)

    def follow(self, label: str, name: str) -> None:
        """A link or button by its word; in a closed menu it is reached by opening that."""
        found = self.page.locator("main a, main button", has_text=label).first
        if not found.is_visible():
            self.page.locator("main details:not([open])", has=found).locator("summary").first.click()
            self.count.clicks += 1
        self._go(found, name, 200)

    def read_paper(self, label: str) -> bytes:
        """The pages behind a link; browsers show them in a viewer that has no text for us."""
        found = self.page.locator("main a", has_text=label).first
        answer = self.page.request.get(self.base + (found.get_attribute("href") or ""))
        assert answer.status == 200 and answer.headers["content-type"] == "application/pdf", answer.status
        self.count.clicks += 1
        self.count.pages += 1
        return answer.body()

    def _go(self, what: Locator, name: str, status: int) -> None:
        before = self.page.url
        with self.page.expect_navigation() as arrived:
            what.click()
        self.count.clicks += 1
        answer = arrived.value
        said = self.page.locator(".summary, .refusal").all_inner_texts()
        assert answer is not None and answer.status == status, (before, name, answer and answer.status, said)
        self.arrive(name)

    def arrive(self, name: str) -> None:
        """A new page is there, to be read."""
        self.count.pages += 1
        wide = self.page.evaluate(
            "document.documentElement.scrollWidth > document.documentElement.clientWidth + 1"
        )
        assert not wide, f"{self.page.url} scrolls sideways"
        self.seen(self.page, name)
