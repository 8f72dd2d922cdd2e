"""Settings from the environment: a bad value stops the start, and what is asked of the database is in force."""

from __future__ import annotations

import os
import runpy
from pathlib import Path
from typing import Any
from unittest import mock

from django.core.exceptions import ImproperlyConfigured
from django.db import OperationalError, connection
from django.db.utils import ConnectionHandler
from django.test import SimpleTestCase, TestCase

PATH = Path(__file__).parents[1] / "settings.py"
DURABLE = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "secure_delete": 1}


def settings(**given: str) -> dict[str, Any]:
    """The settings as they come out of this environment."""
    with mock.patch.dict(os.environ, given):
        return runpy.run_path(str(PATH))


class TestSettings(SimpleTestCase):
    def test_a_bad_value_stops_the_start_and_is_named(self) -> None:
        for name, value in (
            ("DATABASE_URL", "mysql://duban@localhost/duban"),
            ("DUBAN_SECRET_KEY", "short"),
            ("DUBAN_HTTPS", "maybe"),
            ("DUBAN_BELL", "loud"),
        ):
            with self.subTest(name), self.assertRaisesRegex(ImproperlyConfigured, name):
                settings(**{name: value})

    def test_without_tls_the_cookies_are_plain_and_nothing_is_promised_to_the_browser(self) -> None:
        plain = settings(DUBAN_HTTPS="off")
        self.assertEqual((plain["SESSION_COOKIE_NAME"], plain["CSRF_COOKIE_NAME"]), ("session", "csrf"))
        self.assertFalse(plain["SESSION_COOKIE_SECURE"] or plain["CSRF_COOKIE_SECURE"])
        self.assertFalse(plain["SECURE_SSL_REDIRECT"] or plain["SECURE_HSTS_SECONDS"])
        self.assertTrue(plain["SESSION_COOKIE_HTTPONLY"] and plain["CSRF_COOKIE_HTTPONLY"])


class TestDatabase(TestCase):
    def test_sqlite_is_opened_in_no_other_mode(self) -> None:
        path = Path(os.environ["DUBAN_DATA_DIR"]) / "durable.sqlite3"
        asked = settings(DATABASE_URL=f"sqlite:///{path}")["DATABASES"]["default"]
        self.assertEqual(asked["OPTIONS"]["transaction_mode"], "IMMEDIATE")
        opened = ConnectionHandler({"default": asked})["default"]
        self.addCleanup(opened.close)
        with opened.cursor() as cursor:
            held = {name: cursor.execute(f"PRAGMA {name}").fetchone()[0] for name in DURABLE}
        self.assertEqual(held, DURABLE)

    def test_it_is_ready(self) -> None:
        self.assertEqual(
            self.client.get("/readyz", secure=True).json(), {"ready": True, "guards_missing": []}
        )

    def test_it_says_so_when_the_database_is_down(self) -> None:
        gone = OperationalError("gone")
        with mock.patch.object(connection, "ensure_connection", side_effect=gone):
            answer = self.client.get("/readyz", secure=True)
            self.assertEqual((answer.status_code, answer.json()), (503, {"ready": False, "database": "down"}))
            self.assertEqual(self.client.get("/healthz", secure=True).status_code, 200)

    def test_it_says_so_when_the_ledger_is_unguarded(self) -> None:
        with mock.patch("duban.support.ledger.guards.missing", return_value=["ledger_entry_no_update"]):
            answer = self.client.get("/readyz", secure=True)
        self.assertEqual(
            (answer.status_code, answer.json()["guards_missing"]), (503, ["ledger_entry_no_update"])
        )
