"""Asks a running Duban whether it is ready, or signs somebody in as a browser would. Standard library only.

python3 ops/sign_in.py --ready ADDRESS
DUBAN_DEMO_PASSWORD=… python3 ops/sign_in.py ADDRESS USERNAME
"""

from __future__ import annotations

import os
import re
import sys
import urllib.error
import urllib.parse
import urllib.request
from http.cookiejar import CookieJar


def ready(address: str) -> bool:
    """Whether the service says that it has all it needs."""
    try:
        with urllib.request.urlopen(f"{address}/readyz", timeout=10) as answer:  # noqa: S310  # a loopback address
            return bool(answer.status == 200)
    except OSError:
        return False


def sign_in(address: str, username: str, password: str) -> str:
    """Signs in through the form of the sign-in page; the answer is the title of the page one lands on."""
    browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
    with browser.open(f"{address}/", timeout=30) as answer:
        page, here = answer.read().decode(), answer.url
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
    if token is None:
        raise SystemExit(f"no sign-in form at {here}")
    form = {"csrfmiddlewaretoken": token.group(1), "login": username, "password": password}
    request = urllib.request.Request(here, urllib.parse.urlencode(form).encode(), {"Referer": here})  # noqa: S310  # the same
    with browser.open(request, timeout=30) as answer:
        landed, page = answer.url, answer.read().decode()
    if urllib.parse.urlsplit(landed).path == urllib.parse.urlsplit(here).path:
        raise SystemExit(f"{username} was not let in")
    title = re.search(r"<title>\s*(.*?)\s*</title>", page, re.DOTALL)
    return f"{urllib.parse.urlsplit(landed).path} {title.group(1) if title else ''}"


def main(arguments: list[str]) -> int:
    if arguments[:1] == ["--ready"]:
        return 0 if ready(arguments[1]) else 1
    address, username = arguments
    print(f"signed in as {username}: {sign_in(address, username, os.environ['DUBAN_DEMO_PASSWORD'])}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
