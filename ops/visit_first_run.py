"""The pages of the first run, which only an empty database has: taken step by step, each looked at on the way."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

from playwright.sync_api import Browser, Page

from tests.journeys import first_run
from tests.journeys.hand import Count, Hand

# Enough to fill the pages; each more is a password to hash.
PEOPLE = 12
Rows = list[dict[str, object]]
Look = Callable[[Page, str, int], dict[str, object]]


def visited(
    browser: Browser,
    home: Path,
    widths: tuple[int, ...],
    env: dict[str, str],
    *,
    duban: Callable[..., str],
    served: Callable[[dict[str, str]], AbstractContextManager[str]],
    look: Look,
    bypass_csp: bool,
) -> Rows:
    """A body is founded once for each width."""
    rows: Rows = []
    for width in widths:
        shutil.rmtree(home, ignore_errors=True)
        home.mkdir(parents=True)
        alone = {
            **env,
            "DUBAN_DATA_DIR": str(home),
            "DATABASE_URL": f"sqlite:///{home / 'duban.sqlite3'}",
        }
        code = json.loads(duban(alone, "init", "--json"))["setup_code"]
        with served(alone) as base:
            context = browser.new_context(viewport={"width": width, "height": 900}, bypass_csp=bypass_csp)

            def seen(page: Page, name: str, width: int = width) -> None:
                rows.append({"name": name, "width": width, "visited": True, **look(page, name, width)})

            hand = Hand(context.new_page(), base, Count(), seen=seen)
            first_run.set_up(hand, code, people=PEOPLE)
            rows[-1]["faults"] = hand.faults
            context.close()
    return rows
