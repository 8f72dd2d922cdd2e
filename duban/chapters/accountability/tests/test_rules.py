"""The rules of the clue as tables (art. 16(4); decision 23)."""

from __future__ import annotations

from django.test import SimpleTestCase

from duban.chapters.accountability.rules import clues as rules
from duban.chapters.accountability.terms import BLOCKS
from duban.chapters.accountability.terms.clues import CloseReason, Following
from duban.ground.access import Refusal

FELL, OTHER = CloseReason.NOTICE_FELL_AWAY, CloseReason.OTHER


class AfterServiceTest(SimpleTestCase):
    def test_what_a_served_notice_sets_off(self) -> None:
        for state, reason, reached, following in (
            (None, "", False, Following.NOTHING),
            (None, "", True, Following.REGISTER),
            ("OPEN", "", True, Following.JOIN),
            ("OPEN", "", False, Following.JOIN),
            ("CLOSED", FELL, False, Following.NOTHING),
            ("CLOSED", FELL, True, Following.REOPEN),
            ("CLOSED", OTHER, False, Following.JOIN),
            ("CLOSED", OTHER, True, Following.JOIN),
        ):
            with self.subTest(f"{state} {reason} {reached}"):
                self.assertEqual(
                    rules.after_service(state=state, close_reason=reason, reached=reached), following
                )

    def test_what_reopens(self) -> None:
        for state, reason, reached, code in (
            ("CLOSED", FELL, True, ""),
            ("CLOSED", FELL, False, "accountability.below_threshold"),
            ("CLOSED", OTHER, True, "accountability.not_fallen"),
            ("OPEN", "", True, "accountability.not_fallen"),
        ):
            with self.subTest(f"{state} {reason} {reached}"):
                found = ""
                try:
                    rules.check_reopen(
                        state=state, close_reason=reason, reached=reached, count=1, threshold=2
                    )
                except Refusal as refused:
                    found = refused.code
                self.assertEqual(found, code)


class WordsTest(SimpleTestCase):
    def test_a_refusal_is_worded_once(self) -> None:
        codes = [code for block in BLOCKS for code in block]
        self.assertEqual(sorted(codes), sorted(set(codes)))
