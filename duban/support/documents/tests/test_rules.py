"""When a document is what it was, and how a day is written."""

from __future__ import annotations

import hashlib
from datetime import date

from django.test import SimpleTestCase

from duban.ground.access import Refusal
from duban.support.documents import rules


class TestDay(SimpleTestCase):
    def test_a_day_has_arabic_digits_without_leading_zeros(self) -> None:
        self.assertEqual(rules.in_words(date(2026, 3, 2)), "2026年3月2日")


class TestWhole(SimpleTestCase):
    def test_bytes_must_be_those_that_were_frozen(self) -> None:
        rules.check_whole(b"x", sha256=hashlib.sha256(b"x").hexdigest(), number="1")
        with self.assertRaises(Refusal):
            rules.check_whole(b"y", sha256=hashlib.sha256(b"x").hexdigest(), number="1")

    def test_a_document_is_frozen_once_and_served_only_then(self) -> None:
        rules.check_not_frozen("")
        rules.check_frozen("ab")
        for check, given in ((rules.check_not_frozen, "ab"), (rules.check_frozen, "")):
            with self.subTest(given), self.assertRaises(Refusal):
                check(given)
