"""Visit every named page of the demonstration in a real browser, at both widths.

``shots`` takes pictures; ``axe`` checks accessibility (WCAG 2.2 AA). Each page is visited with a real object,
as somebody who may see it. Writes ``build/shots/`` or ``build/axe.json``; a page that nobody could visit, or a
violation, makes it fail.
"""

from __future__ import annotations

import json
import os
import secrets
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import BrowserContext, Page, sync_playwright

from tests import provision

ROOT = Path(__file__).parents[1]
BUILD = ROOT / "build"
HOME = BUILD / "visit"
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
WIDTHS = (1440, 390)
ON = "2026-11-23"
# Tried first: the Office, the Leading Group, the administrators; then everybody else, until one may see the page.
FIRST = ("chenqiming", "sunliping", "wangzhiyuan", "guanxiaogang", "anquancheng", "zhoumingde")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
# Machine doors: they answer, but not with a page.
NO_PAGE = frozenset({"healthz", "readyz", "api_acts", "api_act"})


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


class _Stay(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *args: object, **kwargs: object) -> None:
        return None


def status(base: str, path: str, cookie: str) -> tuple[int, str]:
    request = urllib.request.Request(base + path, headers={"Cookie": cookie})  # noqa: S310  # our own server
    try:
        answer = urllib.request.build_opener(_Stay).open(request, timeout=20)
    except urllib.error.HTTPError as refused:
        return refused.code, ""
    return answer.status, answer.headers.get_content_type()


def find(base: str, paths: list[str], cookies: dict[str, str]) -> tuple[str, str, str] | None:
    """A path and a visitor for whom it is a page (or, second best, a file)."""
    other = None
    for path in paths:
        for user, cookie in cookies.items():
            code, kind = status(base, path, cookie)
            if code == 200 and kind == "text/html":
                return path, user, kind
            if code == 200 and other is None:
                other = (path, user, kind)
    return other


def visit(what: str) -> int:
    env = environment()
    if "VISIT_KEEP" not in os.environ or not HOME.exists():
        shutil.rmtree(HOME, ignore_errors=True)
        HOME.mkdir(parents=True)
        duban(env, "demo", "--on", ON)
    routes = json.loads(duban(env, "pages", "--all", "--json"))
    everybody = [one["username"] for one in json.loads(duban(env, "demo", "--if-empty", "--json"))]
    visitors = [*FIRST, *(user for user in everybody if user not in FIRST)]
    cookies = {row["user"]: row["cookie"] for row in json.loads(duban(env, "session", *visitors, "--json"))}
    cookies["anonymous"] = ""
    rows: list[dict[str, object]] = []
    with served(env) as base, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=provision.chromium(), args=["--no-sandbox"])
        contexts = {
            (user, width): _context(
                browser.new_context(viewport={"width": width, "height": 900}), base, cookie
            )
            for user, cookie in cookies.items()
            for width in WIDTHS
        }
        for route in routes:
            if "GET" not in route["methods"] or route["name"] in NO_PAGE:
                continue
            found = find(base, route["paths"], cookies)
            print(route["name"], found and found[1], flush=True)
            if found is None or found[2] != "text/html":
                rows.append({"name": route["name"], "path": found and found[0], "visited": found is not None})
                continue
            for width in WIDTHS:
                if (found[1], width) not in contexts:
                    opened = browser.new_context(viewport={"width": width, "height": 900})
                    contexts[found[1], width] = _context(opened, base, cookies[found[1]])
                page = contexts[found[1], width].new_page()
                rows.append(_look(what, page, base, route["name"], found, width))
                page.close()
        browser.close()
    return _report(what, rows)


def _context(context: BrowserContext, base: str, cookie: str) -> BrowserContext:
    if cookie:
        name, _, value = cookie.partition("=")
        context.add_cookies([{"name": name, "value": value, "url": base}])
    return context


def _look(
    what: str, page: Page, base: str, name: str, found: tuple[str, str, str], width: int
) -> dict[str, object]:
    path, user, _kind = found
    faults: list[str] = []
    page.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
    page.goto(base + path, wait_until="load")
    wide = page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth + 1")
    row: dict[str, object] = {"name": name, "path": path, "user": user, "width": width, "visited": True}
    row["faults"] = [*faults, *(["the page scrolls sideways"] if wide else [])]
    if what == "shots":
        BUILD.joinpath("shots").mkdir(exist_ok=True)
        page.screenshot(path=str(BUILD / "shots" / f"{name}-{width}.png"), full_page=True)
    else:
        # Through the protocol, not as a script tag: the page's own policy stays in force.
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
