"""Where Python packages come from on this machine, and how one file is fetched from there.

Standard library only: this runs before anything is installed. The repository names no index; the address is
the one that the machine's owner configured for pip or uv, and without one the public index, whose address
the interpreter's own library gives.
"""

from __future__ import annotations

import base64
import configparser
import hashlib
import inspect
import os
import re
import ssl
import time
import unittest.mock
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

ATTEMPTS = 4
TIMEOUT_SECONDS = 60
SYSTEM_FILES = (Path("/etc/xdg/pip/pip.conf"), Path("/etc/pip.conf"))


class NotFetched(Exception):
    """The file could not be had; the text says what to do."""


def _pip_files() -> Iterator[Path]:
    if chosen := os.environ.get("PIP_CONFIG_FILE"):
        yield Path(chosen)
    home = Path.home()
    yield Path(os.environ.get("XDG_CONFIG_HOME", home / ".config")) / "pip" / "pip.conf"
    yield home / ".pip" / "pip.conf"
    yield from SYSTEM_FILES


def pip_setting(name: str) -> str | None:
    """What pip would use for this option: its environment variable, then its files, the user's first."""
    if value := os.environ.get("PIP_" + name.upper().replace("-", "_")):
        return value
    for path in _pip_files():
        config = configparser.RawConfigParser()
        try:
            config.read(path, encoding="utf-8")
        except (OSError, configparser.Error):
            continue
        for section in ("install", "global"):
            if value := config.get(section, name, fallback=None):
                return value
    return None


def configured_index() -> str | None:
    """The index that this machine is set up to use; None where nobody chose one."""
    for variable in ("UV_DEFAULT_INDEX", "UV_INDEX_URL"):
        if value := os.environ.get(variable):
            return value
    return pip_setting("index-url")


def public_index() -> str:
    """The public index, for machines that have no setting of their own.

    Bare Debian has neither pip nor ensurepip, which would know it. The standard library does tell one address
    on that index, the home of the package that `unittest.mock` is also published as; the list of files
    (PEP 503) stands at /simple on the same host.
    """
    try:
        source = inspect.getsource(unittest.mock)
    except OSError:
        source = ""
    found = re.search(r"https://\S+(?=/project/mock\b)", source)
    if found is None:
        raise NotFetched("no package index is known here: set PIP_INDEX_URL to one and run again")
    return found.group() + "/simple"


def certificates() -> str | None:
    """The file of certificates to trust, where the machine names one for pip or for everything."""
    return os.environ.get("SSL_CERT_FILE") or pip_setting("cert")


def _open(address: str) -> bytes:
    parts = urllib.parse.urlsplit(address)
    if parts.scheme not in {"https", "http", "file"}:
        raise NotFetched(f"the package index must be an https, http or file address, not {parts.scheme!r}")
    headers = {"User-Agent": "duban-setup", "Accept": "text/html, */*"}
    if parts.username:
        # urllib does not read a name and password out of an address.
        pair = f"{urllib.parse.unquote(parts.username)}:{urllib.parse.unquote(parts.password or '')}"
        headers["Authorization"] = "Basic " + base64.b64encode(pair.encode()).decode()
        parts = parts._replace(netloc=parts.netloc.rpartition("@")[2])
    request = urllib.request.Request(parts.geturl(), headers=headers)  # noqa: S310  # schemes checked above
    context = ssl.create_default_context(cafile=certificates())
    with urllib.request.urlopen(request, timeout=TIMEOUT_SECONDS, context=context) as answer:  # noqa: S310  # the same
        return bytes(answer.read())


def _open_patiently(address: str) -> bytes:
    """Tries again after a broken line; a clear "no" from the server is believed at once."""
    for attempt in range(1, ATTEMPTS + 1):
        try:
            return _open(address)
        except (OSError, TimeoutError) as trouble:
            refused = isinstance(trouble, urllib.error.HTTPError) and trouble.code in {401, 403, 404, 410}
            if refused or attempt == ATTEMPTS:
                raise NotFetched(f"{_without_password(address)}: {trouble}") from trouble
            time.sleep(2**attempt)
    raise AssertionError("the loop above returns or raises")


def _without_password(address: str) -> str:
    return re.sub(r"//[^/@]*@", "//", address)


class _Links(HTMLParser):
    def __init__(self, base: str) -> None:
        super().__init__()
        self.base = base
        self.found: dict[str, str] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        target = dict(attrs).get("href")
        if tag == "a" and target:
            address = urllib.parse.urljoin(self.base, target)
            name = urllib.parse.unquote(urllib.parse.urlsplit(address).path.rpartition("/")[2])
            self.found[name] = urllib.parse.urldefrag(address).url


def fetch(project: str, file: str, sha256: str) -> bytes:
    """The bytes of one published file, taken only if their digest is the pinned one."""
    index = configured_index() or public_index()
    page = f"{index.rstrip('/')}/{project}/"
    listing = _open_patiently(page + "index.html" if page.startswith("file:") else page)
    links = _Links(page)
    links.feed(listing.decode("utf-8", "replace"))
    if file not in links.found:
        raise NotFetched(f"the package index does not offer {file}")
    content = _open_patiently(links.found[file])
    if hashlib.sha256(content).hexdigest() != sha256:
        raise NotFetched(f"{file} is not the pinned file: its SHA-256 differs")
    return content
