"""What every test stands on: settings and a database of its own, and the browser where there is one."""

from __future__ import annotations

import atexit
import gc
import json
import os
import secrets
import shutil
import tempfile
from pathlib import Path
from typing import Any

import pytest

from tests import provision

# What either half of the whole run leaves to the other.
ELSEWHERE = {"sqlite": "on_postgres", "postgres": "any_engine"}


def _environment() -> None:
    """Set before Django reads its settings; a test run neither reads nor writes the data of this folder."""
    if "DUBAN_TEST_HOME" not in os.environ:
        home = tempfile.mkdtemp(prefix="duban-test-")
        os.environ["DUBAN_TEST_HOME"] = home
        atexit.register(shutil.rmtree, home, ignore_errors=True)
    home = os.environ["DUBAN_TEST_HOME"]
    # Each worker has files of its own: a round that sweeps away what no row names would take the others'.
    data = Path(home, os.environ.get("PYTEST_XDIST_WORKER", "alone"))
    Path(data, "static").mkdir(parents=True, exist_ok=True)
    os.environ["DUBAN_DATA_DIR"] = str(data)
    os.environ["DUBAN_ENV"] = "test"
    os.environ["DATABASE_URL"] = os.environ.get("DUBAN_TEST_DATABASE", f"sqlite:///{home}/duban.sqlite3")
    os.environ.setdefault("DUBAN_SECRET_KEY", secrets.token_urlsafe(48))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "duban.site.settings")
    for variable in ("DUBAN_HOSTS", "DUBAN_ORIGINS", "DUBAN_HTTPS", "DUBAN_PROXY_HEADER"):
        os.environ.pop(variable, None)


_environment()


def pytest_configure(config: pytest.Config) -> None:
    """Reads the settings now that the environment stands; pytest's plugin then starts Django."""
    if config.pluginmanager.hasplugin("django"):
        from django.conf import settings

        # The first setting asked for loads them all; read too soon, they would be another process's.
        assert Path(os.environ["DUBAN_DATA_DIR"]).resolve() == settings.DATA_DIR
        if config.getoption("numprocesses", None):
            # A worker that found the module named would read the settings before it had folders of its own.
            del os.environ["DJANGO_SETTINGS_MODULE"]
        from django.contrib.auth.hashers import Argon2PasswordHasher

        # Passwords are hashed as in production, only not as slowly: the cast alone has a score of them.
        Argon2PasswordHasher.time_cost = 1
        Argon2PasswordHasher.memory_cost = 8 * Argon2PasswordHasher.parallelism
        _without_waiting(settings.DATABASES["default"]["OPTIONS"])


def _without_waiting(options: dict[str, Any]) -> None:
    """What the tests write is thrown away after the run: nothing of it must outlive a power cut, so neither SQLite nor the
    files wait for the disk. What was loaded for good is not looked through again and again for what could go."""
    if command := options.get("init_command"):
        assert "synchronous=FULL" in command
        options["init_command"] = command.replace("synchronous=FULL", "synchronous=OFF")
    os.fsync = lambda fd: None
    gc.freeze()
    gc.set_threshold(100_000, 50, 100)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The long stories first: begun last, one of them would keep one worker busy and leave the others idle."""
    order = {"journeys": 0, "access": 1}
    items.sort(key=lambda item: order.get(item.path.parent.name, 2))
    # The whole run asks some things on one database alone.
    if aside := ELSEWHERE.get(os.environ.get("DUBAN_TEST_WHOLE", "")):
        items[:] = [item for item in items if item.get_closest_marker(aside) is None]


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Leaves the count for the run that asked for it; the steps within a test are not tests of their own."""
    if target := os.environ.get("DUBAN_TEST_COUNT"):
        stats = {outcome: len(reports) for outcome, reports in terminalreporter.stats.items()}
        Path(target).write_text(json.dumps(stats), "utf-8")


@pytest.fixture(scope="session")
def chromium() -> Path:
    """The browser's path; without one the test is skipped, or fails where DUBAN_REQUIRE asks for it."""
    try:
        return provision.chromium()
    except provision.Missing as missing:
        if "chromium" in provision.required():
            pytest.fail(str(missing))
        pytest.skip(str(missing))
