"""Sealed values: only ours, only for their purpose, through every change of keys."""

from __future__ import annotations

import base64
import stat
import tempfile
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured
from django.test import SimpleTestCase, override_settings

from duban.support.vault.sealing import (
    PIECE,
    TAG,
    Unsealable,
    open_pieces,
    open_sealed,
    reseal,
    seal,
    seal_pieces,
)

OLD = "old:" + base64.b64encode(b"o" * 32).decode()
NEW = "new:" + base64.b64encode(b"n" * 32).decode()
PURPOSE = "notifications.channel"


@override_settings(VAULT_KEYS=OLD)
class TestSealing(SimpleTestCase):
    def test_what_is_sealed_opens_again(self) -> None:
        for text in ("", "mailto://user:密码@host", "𠮷" * 1000):
            with self.subTest(text[:10]):
                self.assertEqual(open_sealed(seal(text, purpose=PURPOSE), purpose=PURPOSE), text)

    def test_the_sealed_text_tells_nothing_and_never_repeats(self) -> None:
        first, second = seal("密码", purpose=PURPOSE), seal("密码", purpose=PURPOSE)
        self.assertNotEqual(first, second)
        self.assertNotIn("密码", base64.urlsafe_b64decode(first.partition(":")[2]).decode("utf-8", "ignore"))

    def test_it_opens_for_its_purpose_alone(self) -> None:
        with self.assertRaises(Unsealable):
            open_sealed(seal("x", purpose=PURPOSE), purpose="organization.phone")

    def test_an_altered_value_does_not_open(self) -> None:
        sealed = seal("x", purpose=PURPOSE)
        middle = len(sealed) // 2
        swapped = sealed[:middle] + ("A" if sealed[middle] != "A" else "B") + sealed[middle + 1 :]
        for bad in (
            swapped,
            sealed[:-4],
            "old:",
            "old:***",
            "nonsense",
            "",
            "other:" + sealed.partition(":")[2],
        ):
            with self.subTest(bad), self.assertRaises(Unsealable):
                open_sealed(bad, purpose=PURPOSE)

    def test_keys_are_changed_without_losing_a_value(self) -> None:
        sealed = seal("x", purpose=PURPOSE)
        with override_settings(VAULT_KEYS=f"{NEW},{OLD}"):
            self.assertEqual(open_sealed(sealed, purpose=PURPOSE), "x")
            anew = reseal(sealed, purpose=PURPOSE)
            self.assertTrue(anew.startswith("new:"))
            self.assertEqual(reseal(anew, purpose=PURPOSE), anew)
        with override_settings(VAULT_KEYS=NEW):
            self.assertEqual(open_sealed(anew, purpose=PURPOSE), "x")
            with self.assertRaises(Unsealable):
                open_sealed(sealed, purpose=PURPOSE)

    def test_bad_keys_stop_with_a_clear_word(self) -> None:
        for keys in ("x", "a:short", "a b:" + OLD.partition(":")[2], f"{OLD},{OLD}"):
            with (
                self.subTest(keys),
                override_settings(VAULT_KEYS=keys),
                self.assertRaises(ImproperlyConfigured),
            ):
                seal("x", purpose=PURPOSE)

    def test_without_keys_one_is_made_that_only_its_owner_reads(self) -> None:
        with tempfile.TemporaryDirectory() as folder, override_settings(VAULT_KEYS="", DATA_DIR=Path(folder)):
            sealed = seal("x", purpose=PURPOSE)
            self.assertEqual(open_sealed(sealed, purpose=PURPOSE), "x")
            self.assertEqual(stat.S_IMODE((Path(folder) / "vault.key").stat().st_mode), 0o600)
            self.assertEqual([path.name for path in Path(folder).iterdir()], ["vault.key"])


@override_settings(VAULT_KEYS=OLD)
class TestFiles(SimpleTestCase):
    def sealed(self, plain: bytes) -> bytes:
        return b"".join(seal_pieces([plain], purpose=PURPOSE))

    def opened(self, sealed: bytes, *, at_once: int = 1000) -> bytes:
        parts = [sealed[place : place + at_once] for place in range(0, len(sealed), at_once)]
        return b"".join(open_pieces(parts, purpose=PURPOSE))

    def test_a_file_of_any_size_opens_again_however_it_is_read(self) -> None:
        for size in (0, 1, PIECE - 1, PIECE, PIECE + 1, 3 * PIECE):
            plain = bytes(place % 251 for place in range(size))
            for at_once in (777, PIECE, 10 * PIECE):
                with self.subTest(size=size, at_once=at_once):
                    self.assertEqual(self.opened(self.sealed(plain), at_once=at_once), plain)

    def test_nothing_of_it_stands_on_the_disk(self) -> None:
        self.assertNotIn("施工日志".encode(), self.sealed("施工日志".encode() * 100))

    def test_one_that_is_not_sealed_is_handed_on_as_it_is(self) -> None:
        for plain in (b"", b"%PDF-1.7", b"x" * 3 * PIECE):
            self.assertEqual(self.opened(plain), plain)

    def test_no_piece_can_be_altered_left_out_moved_or_cut_off(self) -> None:
        sealed = self.sealed(b"a" * PIECE + b"b" * PIECE + b"c")
        start = len(sealed) - 2 * (PIECE + TAG) - (1 + TAG)
        head, pieces = (
            sealed[:start],
            [sealed[start : start + PIECE + TAG], sealed[start + PIECE + TAG : -1 - TAG]],
        )
        last = sealed[-1 - TAG :]
        for bad in (
            sealed[:-1],
            sealed + b"x",
            head + pieces[0] + pieces[1],
            head + pieces[0] + last,
            head + pieces[1] + pieces[0] + last,
            head + b"x" + sealed[start + 1 :],
            head,
        ):
            with self.subTest(len(bad)), self.assertRaises(Unsealable):
                self.opened(bad)

    def test_it_opens_for_its_purpose_alone_and_under_a_key_that_is_there(self) -> None:
        sealed = self.sealed(b"x")
        with self.assertRaises(Unsealable):
            list(open_pieces([sealed], purpose="files.bytes:2"))
        with override_settings(VAULT_KEYS=NEW), self.assertRaises(Unsealable):
            self.opened(sealed)
        with override_settings(VAULT_KEYS=f"{NEW},{OLD}"):
            self.assertEqual(self.opened(sealed), b"x")
