"""Visit every named page of the demonstration in a real browser, at both widths.

``shots`` takes pictures; ``axe`` checks accessibility (WCAG 2.2 AA). Each page is visited with a real object,
as somebody who may see it. Writes ``build/shots/`` or ``build/axe.json``; a page that nobody could visit, or a
violation, makes it fail. ``VISIT_ONLY`` names the pages (with commas) where not all of them are wanted.
"""

from __future__ import annotations

import http.client
import json
import os
import secrets
import shutil
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import BrowserContext, Page, sync_playwright

from ops import visit_first_run
from tests import provision

ROOT = Path(__file__).parents[1]
BUILD = ROOT / "build"
HOME = BUILD / "visit"
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
WIDTHS = (1440, 390)
ON = "2026-11-23"
# Tried first: the Office, the Leading Group, the administrators; then everybody else, until one may see the page.
FIRST = ("chenqiming", "sunliping", "wangzhiyuan", "guanxiaogang", "anquancheng", "zhoumingde")
WIDE = "the page scrolls sideways"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
# Machine doors, doors that only hand out files, one that only leads on: they answer, but not with a page.
FILES = frozenset({"notice_file", "unit_result_file", "person_result_file", "receipt_file", "case_file"})
NO_PAGE = frozenset({"healthz", "readyz", "api_acts", "api_act", "rule_set"}) | FILES


class Found(NamedTuple):
    """A path, somebody who may see it, and the kind of what he gets."""

    path: str
    user: str
    kind: str


def environment() -> dict[str, str]:
    return {
        **os.environ,
        "DUBAN_DATA_DIR": str(HOME),
        "DATABASE_URL": f"sqlite:///{HOME / 'duban.sqlite3'}",
        "DUBAN_HTTPS": "off",
        "DUBAN_DEMO_PASSWORD": "visit-" + secrets.token_hex(6),
    }


def duban(env: dict[str, str], *words: str) -> str:
    command = [sys.executable, "-m", "duban.site.cli.main", *words]
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=False)  # noqa: S603  # our own command
    if done.returncode != 0:
        raise SystemExit(f"duban {' '.join(words)}: {done.stderr.strip()[-2000:]}")
    return done.stdout


@contextmanager
def served(env: dict[str, str]) -> Iterator[str]:
    """The demonstration on a free port."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "duban.site.cli.main", "serve", "--port", str(port)]
    house = subprocess.Popen(command, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # noqa: S603  # our own command
    base = f"http://127.0.0.1:{port}"
    try:
        for _ in range(120):
            try:
                urllib.request.urlopen(f"{base}/readyz", timeout=2)  # noqa: S310  # our own server
                break
            except OSError:
                time.sleep(0.25)
        yield base
    finally:
        house.terminate()
        house.wait(30)


class Probe:
    """Asks the server, over one connection a thread, who may see what."""

    def __init__(self, base: str, cookies: dict[str, str]) -> None:
        self.host, self.cookies = base.removeprefix("http://"), cookies
        self.threads = threading.local()

    def find(self, paths: list[str]) -> Found | None:
        """A path and a visitor for whom it is a page (or, second best, a file). The few who see most are asked
        about every path before anybody else is."""
        other = None
        first = [user for user in FIRST if user in self.cookies]
        rest = [user for user in self.cookies if user not in first]
        for users in (first, rest):
            for path in paths:
                for user in users:
                    code, kind = self.status(path, user)
                    if code == 200 and kind == "text/html":
                        return Found(path, user, kind)
                    if code == 200 and other is None:
                        other = Found(path, user, kind)
            if other is not None:
                return other
        return other

    def status(self, path: str, user: str) -> tuple[int, str]:
        """What the page answers to this visitor; asked once more where the server had hung up."""
        for _ in range(2):
            if not hasattr(self.threads, "line"):
                self.threads.line = http.client.HTTPConnection(self.host, timeout=60)
            try:
                self.threads.line.request("GET", path, headers={"Cookie": self.cookies[user]})
                answer = self.threads.line.getresponse()
                answer.read()
            except (OSError, http.client.HTTPException):
                self.threads.line.close()
                del self.threads.line
                continue
            return answer.status, answer.headers.get_content_type()
        return 0, ""


def prepare(env: dict[str, str]) -> None:
    """The demonstration; VISIT_KEEP keeps one that was made to its end."""
    made = HOME / "made"
    if "VISIT_KEEP" in os.environ and made.exists():
        return
    shutil.rmtree(HOME, ignore_errors=True)
    HOME.mkdir(parents=True)
    duban(env, "demo", "--on", ON)
    furnish(env)
    made.touch()


def furnish(env: dict[str, str]) -> None:
    """What the demonstration's story has no use for, and a page is about: a channel, a decision on paper."""
    known = paths(env)
    channel = {"name": "机关邮件", "url": "mailtos://user:word@mail.example.org"}
    duban(env, "act", "notifications.set_channel", "--by", "guanxiaogang", "--data", json.dumps(channel))
    paper = {
        "subject_ref": "intake.docketinglist:" + known["docketing_list"][0].split("/")[2],
        "decision": "APPROVE",
        "decider_kind": "PARTY_GROUP_MEETING",
        "meeting_number": "2026年第9次",
        "decided_on": "2026-02-20",
        "paper": known["evidence"][0].split("/")[4],
    }
    duban(env, "act", "organization.enter_paper", "--by", "chenqiming", "--data", json.dumps(paper))
    source = {
        "matter": known["matter"][0].split("/")[2],
        "kind": "CITY",
        "body_name": "市政府办公室",
        "number": "台政办督〔2026〕31号",
        "paper": known["evidence"][0].split("/")[4],
    }
    duban(env, "act", "intake.record_source", "--by", "chenqiming", "--data", json.dumps(source))
    secret = {"file": known["evidence"][-1].split("/")[4], "reason": "清理中发现，待核定密级"}
    duban(env, "act", "files.block_secret", "--by", "chenqiming", "--data", json.dumps(secret))
    plan_next_year(env, known["unit"])


def plan_next_year(env: dict[str, str], units: list[str]) -> None:
    """An inspection plan that waits for its approval, over the first unit that can be inspected: some have ended, some
    are out of scope."""
    visited = {
        "what": "复工复产安全管理",
        "form": "SITE_CHECK",
        "from_on": "2027-03-01",
        "to_on": "2027-03-12",
    }
    for path in units:
        line = {**visited, "unit": path.split("/")[3]}
        plan = {"year": 2027, "lines": [line], "note": "下一年度督查计划"}
        try:
            duban(
                env,
                "act",
                "supervision.draft_inspection_plan",
                "--by",
                "chenqiming",
                "--data",
                json.dumps(plan),
            )
        except SystemExit:
            continue
        return
    raise SystemExit("no unit can be inspected")


def ask(context: BrowserContext, base: str, known: dict[str, list[str]]) -> None:
    """What the clerk asks for in the background, each with a page of its own: a register, dry runs of drafts."""
    page = context.new_page()
    for name, button in (("registers", "导出"), ("rule_draft", "开始试算"), ("try_scheme", "开始试算")):
        for path in known[name]:
            page.goto(base + path)
            if (found := page.get_by_role("button", name=button)).count():
                found.first.click()
                page.wait_for_load_state()
                break
    context.close()


def wanted(known: dict[str, list[str]]) -> list[tuple[str, list[str]]]:
    """All pages, or those that ``VISIT_ONLY`` names."""
    only = [name for name in os.environ.get("VISIT_ONLY", "").split(",") if name]
    return [(name, tried) for name, tried in known.items() if not only or name in only]


def paths(env: dict[str, str]) -> dict[str, list[str]]:
    """Every page by its name, with the paths to try."""
    found = {
        route["name"]: route["paths"]
        for route in json.loads(duban(env, "pages", "--all", "--json"))
        if "GET" in route["methods"] and route["name"] not in NO_PAGE
    }
    # A decision on paper is always about something.
    about = found["matter"][0].split("/")[2]
    found["paper_new"] = [
        f"{path}?subject=matters.matter:{about}&decision=SUSPEND" for path in found["paper_new"]
    ]
    return found


def visit(what: str) -> int:
    env = environment()
    prepare(env)
    everybody = [one["username"] for one in json.loads(duban(env, "demo", "--if-empty", "--json"))]
    visitors = [*FIRST, *(user for user in everybody if user not in FIRST)]
    cookies = {row["user"]: row["cookie"] for row in json.loads(duban(env, "session", *visitors, "--json"))}
    cookies["anonymous"] = ""
    rows: list[dict[str, object]] = []
    if what == "shots":
        shutil.rmtree(BUILD / "shots", ignore_errors=True)
    with served(env) as base, sync_playwright() as playwright, ThreadPoolExecutor(3) as threads:
        probe = Probe(base, cookies)
        browser = playwright.chromium.launch(
            executable_path=provision.chromium(), args=[*provision.CHROMIUM_FLAGS]
        )
        ask(_context(browser.new_context(), base, cookies["chenqiming"]), base, paths(env))
        # The next pages' visitors are looked for while the browser looks at this one.
        search = [(name, threads.submit(probe.find, tried)) for name, tried in wanted(paths(env))]
        contexts: dict[tuple[str, int], BrowserContext] = {}
        for name, finding in search:
            found = finding.result()
            print(name, found and found.user, flush=True)
            if found is None or found.kind != "text/html":
                rows.append({"name": name, "path": found and found.path, "visited": found is not None})
                continue
            for width in WIDTHS:
                if (found.user, width) not in contexts:
                    # A frozen document allows no script at all, not even axe's; its pictures are taken under its own policy.
                    opened = browser.new_context(
                        viewport={"width": width, "height": 900}, bypass_csp=what == "axe"
                    )
                    contexts[found.user, width] = _context(opened, base, cookies[found.user])
                rows.append(_look(what, contexts[found.user, width], base, name, found, width))
        if "VISIT_ONLY" not in os.environ:
            rows += visit_first_run.visited(
                browser,
                BUILD / "first-run",
                WIDTHS,
                env,
                duban=duban,
                served=served,
                look=partial(_seen, what),
                bypass_csp=what == "axe",
            )
        browser.close()
    return _report(what, rows)


def _context(context: BrowserContext, base: str, cookie: str) -> BrowserContext:
    if cookie:
        name, _, value = cookie.partition("=")
        context.add_cookies([{"name": name, "value": value, "url": base}])
    return context


def _look(
    what: str, context: BrowserContext, base: str, name: str, found: Found, width: int
) -> dict[str, object]:
    """One page at one width: what the console said, whether it scrolls sideways, and its picture or its faults."""
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
    page.goto(base + found.path, wait_until="load")
    row: dict[str, object] = {"name": name, "width": width, "visited": True, **found._asdict()}
    row |= _seen(what, page, name, width)
    row["faults"] = [*faults, *([WIDE] if row.pop("wide") else [])]
    page.close()
    return row


def _seen(what: str, page: Page, name: str, width: int) -> dict[str, object]:
    """Whether the page that is open scrolls sideways, and its picture or its faults."""
    wide = page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth + 1")
    row: dict[str, object] = {"wide": wide}
    if what == "shots":
        BUILD.joinpath("shots").mkdir(exist_ok=True)
        page.screenshot(path=str(BUILD / "shots" / f"{name}-{width}.png"), full_page=True)
        return row
    page.evaluate(AXE.read_text(encoding="utf-8"))
    result = page.evaluate("tags => axe.run(document, {runOnly: {type: 'tag', values: tags}})", TAGS)
    row["violations"] = [
        {
            "rule": one["id"],
            "help": one["help"],
            "nodes": [node["html"][:160] for node in one["nodes"][:3]],
        }
        for one in result["violations"]
    ]
    return row


def _report(what: str, rows: list[dict[str, object]]) -> int:
    (BUILD / f"{what}.json").write_text(
        json.dumps(rows, ensure_ascii=False, indent=1) + "\n", encoding="utf-8"
    )
    unvisited = [row["name"] for row in rows if not row["visited"]]
    bad = [row for row in rows if row.get("violations") or row.get("faults")]
    for row in bad:
        print(f"{row['name']} at {row['width']} px: {row.get('violations') or ''} {row.get('faults') or ''}")
    if unvisited:
        print(f"nobody could visit: {', '.join(str(name) for name in unvisited)}")
    pages = len({row["name"] for row in rows})
    print(f"{what}: {pages} pages, {len(bad)} with faults, {len(unvisited)} unvisited")
    return 1 if bad or unvisited else 0


if __name__ == "__main__":
    if len(sys.argv) != 2 or sys.argv[1] not in {"shots", "axe"}:
        raise SystemExit("usage: python -m ops.visit shots|axe")
    sys.exit(visit(sys.argv[1]))
