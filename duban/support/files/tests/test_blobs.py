"""Bytes: examined before they are kept, and gone again when nothing needs them."""

from __future__ import annotations

import hashlib
import io
import os
import struct
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

from django.test import SimpleTestCase, override_settings

from duban.ground.access import Unfit
from duban.support.files import blobs, content
from duban.support.files.tests import samples


class BlobCase(SimpleTestCase):
    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        settings = override_settings(FILES_DIR=self.folder)
        settings.enable()
        self.addCleanup(settings.disable)

    def kept(self) -> list[Path]:
        return [path for path in self.folder.rglob("*") if path.is_file()]


class TestPut(BlobCase):
    def test_every_kind_that_is_received_is_known_by_its_bytes(self) -> None:
        cases = {
            "a.pdf": samples.PDF,
            "a.png": samples.png(),
            "a.jpg": samples.jpeg(),
            "a.docx": samples.docx(),
            "a.xlsx": samples.xlsx(),
            "a.doc": samples.ole("WordDocument"),
            "a.xls": samples.ole("Workbook"),
            "a.csv": "序号,事项\n1,𠮷".encode(),
            "b.csv": "序号,事项".encode("gb18030"),
            "a.txt": "进展".encode("utf-16"),
        }
        for name, given in cases.items():
            with self.subTest(name):
                blob = blobs.put(io.BytesIO(given), name)
                self.assertEqual((blob.name, blob.size), (name, len(given)))
                self.assertEqual(hashlib.sha256(blobs.read(blob.stored_as)).hexdigest(), blob.sha256)
                self.assertNotIn("a.", blob.stored_as[:-5])

    def test_what_is_refused_leaves_nothing(self) -> None:
        cases = {
            ("a.pdf", b""): "files.empty",
            ("a.exe", samples.EXE): "files.kind",
            ("a.pdf", samples.EXE): "files.kind",
            ("a.txt", samples.HTML): "files.kind",
            ("a.xlsx", samples.HTML): "files.kind",
            ("a.png", samples.PDF): "files.kind_differs",
            ("a.docx", samples.xlsx()): "files.kind_differs",
            ("a.docx", samples.docx(word__vbaProject=b"x")): "files.macro",
            ("a.xlsx", samples.xlsx(xl__embeddings__oleObject1=b"x")): "files.macro",
            ("a.doc", samples.ole("WordDocument", "Macros")): "files.macro",
            ("a.xlsx", samples.ole("EncryptedPackage")): "files.kind",
            ("a.docx", samples.docx("机密★10年")): "files.marked_secret",
            ("a.pdf", samples.pdf_saying("密级：绝密")): "files.marked_secret",
            ("a.doc", samples.ole("WordDocument") + "秘密★5年".encode("utf-16-le")): "files.marked_secret",
            ("a.csv", "事项,秘密★".encode("gb18030")): "files.marked_secret",
            ("【机密】.pdf", samples.PDF): "files.marked_secret",
            ("a\n.pdf", samples.PDF): "files.name",
        }
        for (name, given), code in cases.items():
            with self.subTest(name=name, code=code):
                with self.assertRaises(Unfit) as caught:
                    blobs.put(io.BytesIO(given), name)
                self.assertEqual(caught.exception.code, code)
                self.assertEqual(self.kept(), [])

    def test_a_damaged_archive_is_refused(self) -> None:
        given = bytearray(samples.docx("进展情况" * 50))
        at = given.index(b"word/document.xml") + 40
        given[at : at + 6] = b"\xff" * 6
        with self.assertRaises(Unfit) as caught:
            blobs.put(io.BytesIO(bytes(given)), "a.docx")
        self.assertEqual(caught.exception.code, "files.unreadable")

    def test_reading_stops_when_a_file_is_too_large(self) -> None:
        class Endless(io.RawIOBase):
            given = 0

            def read(self, size: int = -1, /) -> bytes:
                self.given += size
                return b"x" * size

        stream = Endless()
        with self.assertRaises(Unfit) as caught:
            blobs.put(stream, "a.txt")
        self.assertEqual(caught.exception.code, "files.too_large")
        self.assertLess(stream.given, 51 * 1024 * 1024)

    def test_the_same_upload_of_one_request_lies_at_one_place(self) -> None:
        slot = uuid4()
        first = blobs.put(io.BytesIO(samples.PDF), "a.pdf", slot=slot)
        self.assertEqual(blobs.put(io.BytesIO(samples.PDF), "a.pdf", slot=slot), first)
        other = blobs.put(io.BytesIO(samples.pdf_saying("改")), "a.pdf", slot=slot)
        self.assertNotEqual(other.stored_as, first.stored_as)
        self.assertNotEqual(blobs.put(io.BytesIO(samples.PDF), "a.pdf").stored_as, first.stored_as)

    def test_a_name_cannot_lead_out_of_the_folder(self) -> None:
        for name in ("../x", "/etc/passwd", "documents/../../x"):
            with self.subTest(name), self.assertRaises(ValueError):
                blobs.path_of(name)


class TestTraces(BlobCase):
    def test_a_photo_keeps_nothing_of_its_place(self) -> None:
        xmp = b"\xff\xe1\x00\x12http://ns.adobe"
        blob = blobs.put(io.BytesIO(samples.jpeg(samples.exif(6), xmp)), "a.jpg")
        kept = blobs.read(blob.stored_as)
        self.assertNotIn(b"GPS", kept)
        self.assertNotIn(b"adobe", kept)
        self.assertTrue(kept.endswith(b"\x12\x34" * 8 + b"\xff\xd9"))

    def test_what_hangs_behind_the_photo_goes_too(self) -> None:
        photo = samples.jpeg()
        behind = samples.jpeg(samples.exif(1, place=b"GPS 34.56 117.73"))
        pictures = b"\xff\xe2" + struct.pack(">H", 10) + b"MPF\0" + b"\0" * 4
        given = samples.jpeg(pictures) + behind
        self.assertEqual(content.without_traces(given, "image/jpeg"), photo)

    def test_a_photo_of_several_scans_stays_whole(self) -> None:
        photo = samples.jpeg()
        scan = photo.index(b"\xff\xda")
        several = photo[:-2] + b"\xff\x00\xff\xd0" + photo[scan:]
        self.assertEqual(content.without_traces(several, "image/jpeg"), several)

    def test_it_stays_the_right_way_up(self) -> None:
        kept = content.without_traces(samples.jpeg(samples.exif(6)), "image/jpeg")
        again = content.without_traces(kept, "image/jpeg")
        self.assertEqual(again, kept)
        self.assertIn(b"Exif", kept)
        self.assertNotIn(b"Exif", content.without_traces(samples.jpeg(samples.exif(None)), "image/jpeg"))

    def test_a_drawing_loses_its_notes_alone(self) -> None:
        given = samples.png(samples.chunk(b"eXIf", b"GPS"), samples.chunk(b"iTXt", b"GPS"))
        self.assertEqual(content.without_traces(given, "image/png"), samples.png())

    def test_a_photo_cut_short_stays_as_it_is(self) -> None:
        given = samples.jpeg(samples.exif(6))[:31]
        self.assertEqual(content.without_traces(given, "image/jpeg")[:2], given[:2])


class TestUnsettled(BlobCase):
    def test_what_was_put_is_noted_until_it_is_settled(self) -> None:
        blob = blobs.put(io.BytesIO(samples.PDF), "a.pdf")
        soon = datetime.now(UTC) + timedelta(minutes=1)
        self.assertEqual(blobs.unsettled(soon), [blob.stored_as])
        self.assertEqual(blobs.unsettled(soon - timedelta(days=1)), [])
        blobs.settle(blob.stored_as)
        self.assertEqual(blobs.unsettled(soon), [])

    def test_half_written_parts_go_after_a_day(self) -> None:
        part = self.folder / "incoming" / "x.part"
        part.parent.mkdir()
        part.write_bytes(b"x")
        now = datetime.now(UTC)
        self.assertEqual(blobs.sweep_parts(now - timedelta(days=1)), 0)
        old = (now - timedelta(days=2)).timestamp()
        os.utime(part, (old, old))
        self.assertEqual(blobs.sweep_parts(now - timedelta(days=1)), 1)
        self.assertFalse(part.exists())
