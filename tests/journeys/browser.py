"""The browser as a door: people sign in, find the way from page to page, fill in forms and press the button."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any
from unittest import mock
from uuid import UUID

from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.test.testcases import LiveServerThread
from django.test.utils import override_settings
from django.urls import reverse
from playwright.sync_api import Browser as Chromium
from playwright.sync_api import FilePayload, Locator, Page, sync_playwright

from duban.chapters.intake import queries as intake
from duban.chapters.matters.models import TimeChange
from duban.chapters.responsibility.models import Assignment
from duban.chapters.supervision.models import Objection, Rectification
from duban.site import sweeping
from tests import pdfs, provision
from tests.cast import PASSWORD
from tests.journeys.door import Clock, Upload, Value

Fields = Mapping[str, Value]
PLAIN_HTTP = {
    "SECURE_SSL_REDIRECT": False,
    "SESSION_COOKIE_SECURE": False,
    "SESSION_COOKIE_NAME": "session",
    "CSRF_COOKIE_SECURE": False,
    "CSRF_COOKIE_NAME": "csrf",
}


@contextmanager
def served(clock: Clock) -> Iterator[str]:
    """The product on a port of this machine, at the story's time."""
    with override_settings(**PLAIN_HTTP), mock.patch("duban.site.clock.now", clock.now):
        server = LiveServerThread("127.0.0.1", StaticFilesHandler)
        server.daemon = True
        server.start()
        server.is_ready.wait()
        if server.error:
            raise server.error
        try:
            yield f"http://127.0.0.1:{server.port}"
        finally:
            server.terminate()


@contextmanager
def opened(program: Path, base: str, width: int, clock: Clock) -> Iterator[AtTheScreen]:
    """A browser of its own, closed at the end. Containers and root give Chromium no sandbox; it opens our own pages
    only."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=str(program), args=[*provision.CHROMIUM_FLAGS])
        yield AtTheScreen(chromium, base, width, clock)
        chromium.close()


class AtTheScreen:
    """Every person has a window of that width, signs in once, and keeps it open."""

    def __init__(self, chromium: Chromium, base: str, width: int, clock: Clock) -> None:
        self.chromium, self.base, self.width, self.clock = chromium, base, width, clock
        self.windows: dict[str, Page] = {}
        self.faults: list[str] = []

    def act(self, who: str, code: str, **data: Value) -> None:
        way = _way(code, data)
        page = self.window(who)
        self._open(page, way.home)
        self._follow(page, way.form)
        form = page.locator("form.act")
        for name, value in way.fields.items():
            _fill(form, name, value)
        with page.expect_navigation() as arrived:
            form.locator("button[type=submit].primary").click()
        answer = arrived.value
        said = page.locator(".summary, .refusal").all_inner_texts()
        assert answer is not None and answer.status == 200 and page.url != self.base + way.form, (
            who,
            code,
            said,
        )
        self._check(page)
        for button in way.onward:
            with page.expect_navigation():
                page.locator(button).first.click()
            self._check(page)

    def look(self, who: str, path: str, *texts: str) -> None:
        page = self.window(who)
        answer = page.request.get(self.base + path)
        if answer.headers["content-type"] == "application/pdf":
            # Browsers show papers in a viewer that has no text for us.
            shown = pdfs.text(answer.body())
        else:
            self._open(page, path)
            shown = page.locator("body").inner_text()
        missing = [text for text in texts if text not in shown]
        assert not missing, f"{who} at {path} does not see {missing}"

    def sweep(self) -> None:
        """What the worker does by itself."""
        sweeping.run(self.clock.at)

    def window(self, who: str) -> Page:
        """The person's own window, signed in and at his desk when it is first opened."""
        if who not in self.windows:
            context = self.chromium.new_context(viewport={"width": self.width, "height": 900}, locale="zh-CN")
            page = self.windows[who] = context.new_page()
            page.on("console", lambda said: self.faults.append(said.text) if said.type == "error" else None)
            page.on("pageerror", lambda error: self.faults.append(str(error)))
            page.goto(self.base + "/")
            page.locator("[name=login]").fill(who)
            page.locator("[name=password]").fill(PASSWORD)
            page.locator("main button[type=submit]").click()
            page.wait_for_url(self.base + "/")
        return self.windows[who]

    def _open(self, page: Page, path: str) -> None:
        answer = page.goto(self.base + path)
        assert answer is not None and answer.status == 200, (path, answer and answer.status)
        self._check(page)

    def _follow(self, page: Page, path: str) -> None:
        """Click the link that leads there; one that lies in a closed menu is reached by opening it."""
        if page.url == self.base + path:
            return
        link = page.locator(f'a[href="{path}"], a[href^="{path}?"]').first
        assert link.count(), f"nothing on {page.url} leads to {path}"
        if not link.is_visible():
            page.locator("details:not([open])", has=link).last.locator("summary").first.click()
        with page.expect_navigation():
            link.click()
        self._check(page)

    def _check(self, page: Page) -> None:
        wide = page.evaluate(
            "document.documentElement.scrollWidth > document.documentElement.clientWidth + 1"
        )
        assert not wide, f"{page.url} scrolls sideways at {self.width} px"


def _fill(form: Locator, name: str, value: Value) -> None:
    """Type, choose, tick or attach, as the field asks for it."""
    field = form.locator(f'[name="{name}"]')
    kind = field.first.get_attribute("type") or field.first.evaluate("node => node.tagName.toLowerCase()")
    if kind == "file":
        handed = value if isinstance(value, list) else [value]
        field.set_input_files(
            [
                FilePayload(name=one.name, mimeType="", buffer=one.content)
                for one in handed
                if isinstance(one, Upload)
            ]
        )
    elif kind == "radio":
        form.locator(f'[name="{name}"][value="{_text(value)}"]').check()
    elif kind == "checkbox":
        wanted = {_text(one) for one in value} if isinstance(value, list) else set()
        for box in field.all():
            box.set_checked(box.get_attribute("value") in wanted)
    elif kind == "select":
        field.select_option([_text(one) for one in value] if isinstance(value, list) else _text(value))
    else:
        field.fill(_text(value))


def _text(value: Value) -> str:
    match value:
        case bool():
            return "yes" if value else "no"
        case None:
            return ""
        case date():
            return value.isoformat()
        case _:
            return str(value)


class _Way:
    """From which page, to which form, with what in its fields, and which buttons come after it."""

    def __init__(self, home: str, form: str, fields: Fields, onward: Sequence[str] = ()) -> None:
        self.home, self.form, self.fields, self.onward = home, form, fields, onward


def _way(code: str, data: dict[str, Value]) -> _Way:
    """How a person gets to that act, and what he enters."""
    name = code.rpartition(".")[2]
    translate = TRANSLATED.get(name)
    if translate is not None:
        return translate(data)
    key = next(
        key for key in ("candidate", "docketing_list", "report", "notice", "clue", "matter") if key in data
    )
    uid, fields = data[key], {field: value for field, value in data.items() if field != key}
    home = {"docketing_list": "docketing_list"}.get(key, key)
    return _Way(reverse(home, args=[uid]), reverse(name, args=[uid]), fields)


def _import(data: dict[str, Value]) -> _Way:
    """Columns as they were read, rows left as they are, and in."""
    primary = "form.act button[type=submit].primary"
    return _Way(reverse("intake"), reverse("import_list"), data, (primary, "a[href$='/check/']", primary))


def _complete(data: dict[str, Value]) -> _Way:
    completion: Any = data["completion"]
    fields = {key: value for key, value in completion.items() if key not in {"units", "confirmed"}}
    for place, role in enumerate(completion["units"]):
        fields |= {f"unit_{place}": role["unit"], f"relation_{place}": role["relation"]}
    uid = data["candidate"]
    return _Way(reverse("candidate", args=[uid]), reverse("complete_candidate", args=[uid]), fields)


def _paper(data: dict[str, Value]) -> _Way:
    listed = intake.list_of_subject(str(data["subject_ref"]))
    assert listed is not None
    fields = {key: value for key, value in data.items() if key not in {"subject_ref", "paper"}}
    home = reverse("docketing_list", args=[listed.uid])
    return _Way(home, reverse("paper_new"), {**fields, "scan": data["paper"]})


def _check(data: dict[str, Value]) -> _Way:
    fields = {key: value for key, value in data.items() if key != "slip"}
    return _Way(reverse("intake"), reverse("paper", args=[data["slip"]]), fields)


def _of_assignment(name: str, data: dict[str, Value], fields: Fields) -> _Way:
    matter = Assignment.objects.get(uid=UUID(str(data["assignment"]))).matter
    return _Way(reverse("matter", args=[matter.uid]), reverse(name, args=[matter.uid]), fields)


def _break_down(data: dict[str, Value]) -> _Way:
    tasks: Any = data["tasks"]
    fields = {f"{key}_{row}": value for row, task in enumerate(tasks, start=1) for key, value in task.items()}
    return _of_assignment("break_down", data, fields)


def _submit(data: dict[str, Value]) -> _Way:
    uid = data["matter"]
    fields = {key: value for key, value in data.items() if key != "matter"}
    return _Way(reverse("matter", args=[uid]), reverse("submit_report", args=[uid]), fields)


def _urge(data: dict[str, Value]) -> _Way:
    uid = data["matter"]
    fields = {key: value for key, value in data.items() if key not in {"matter", "unit", "obligation"}}
    fields["whom"] = f"{data['unit']}/{data['obligation']}"
    return _Way(reverse("matter", args=[uid]), reverse("urge", args=[uid]), fields)


def _draft(data: dict[str, Value]) -> _Way:
    uid = data["matter"]
    fields = {key: value for key, value in data.items() if key not in {"matter", "unit"}}
    problems: Any = data["problems"]
    return _Way(reverse("problem", args=[problems[0]]), reverse("draft_notice", args=[uid]), fields)


def _serve(data: dict[str, Value]) -> _Way:
    uid = data["notice"]
    signs = data["ground"] == "SIGNED"
    fields = {} if signs else {key: value for key, value in data.items() if key != "notice"}
    return _Way(reverse("notice", args=[uid]), reverse("serve_notice", args=[uid]), fields)


def _decide_extension(data: dict[str, Value]) -> _Way:
    change = TimeChange.objects.get(uid=UUID(str(data["change"])))
    fields = {key: value for key, value in data.items() if key != "change"}
    home = reverse("matter", args=[change.matter.uid])
    return _Way(home, reverse("decide_extension", args=[change.uid]), fields)


def _answer(data: dict[str, Value]) -> _Way:
    objection = Objection.objects.get(uid=UUID(str(data["objection"])))
    fields = {key: value for key, value in data.items() if key != "objection"}
    home = reverse("notice", args=[objection.notice.uid])
    return _Way(home, reverse("answer_objection", args=[objection.uid]), fields)


def _verify(data: dict[str, Value]) -> _Way:
    found = Rectification.objects.get(uid=UUID(str(data["rectification"])))
    assert found.notice is not None
    fields = {key: value for key, value in data.items() if key != "rectification"}
    home = reverse("notice", args=[found.notice.uid])
    return _Way(home, reverse("verify_rectification", args=[found.uid]), fields)


TRANSLATED = {
    "import_list": _import,
    "complete_candidate": _complete,
    "enter_paper": _paper,
    "check_paper": _check,
    "sign_for": lambda data: _of_assignment("sign_for", data, {}),
    "break_down": _break_down,
    "promise_service": lambda data: _of_assignment(
        "promise_service", data, {key: value for key, value in data.items() if key != "assignment"}
    ),
    "submit_report": _submit,
    "urge": _urge,
    "draft_notice": _draft,
    "serve_notice": _serve,
    "decide_extension": _decide_extension,
    "answer_objection": _answer,
    "verify_rectification": _verify,
}
