"""Papers of a case: ciphertext at rest, whole for their circle, in no list, count, search or archive (decision 40)."""

from __future__ import annotations

import base64
import json
from datetime import date
from typing import ClassVar
from unittest import mock

from django.test import override_settings

from duban.ground.access import NotFound, Refusal
from duban.support.documents import burden, closing, numbers, queries, sweeps, typesetting
from duban.support.documents.models import Document
from duban.support.documents.tests import builders
from duban.support.files import blobs
from tests import pdfs
from tests.stories import TownCase

SAID, WHO = "西入口延期开放四十七日", "受送达人甲乙丙"
OLD = "old:" + base64.b64encode(b"o" * 32).decode()
NEW = "new:" + base64.b64encode(b"n" * 32).decode()


@override_settings(VAULT_KEYS=OLD)
class TestClosedPapers(TownCase):
    paper: ClassVar[Document]

    @classmethod
    def prepare(cls) -> None:
        cls.paper = builders.register(
            cls.town,
            kind="referral_letter",
            number="古城督移〔2026〕1号",
            to=WHO,
            paragraphs=[SAID],
        )

    def test_row_and_disk_hold_ciphertext_alone(self) -> None:
        frozen = builders.freeze(self.town, self.paper)
        row = json.dumps(
            Document.objects.filter(pk=frozen.pk).values().get(), default=str, ensure_ascii=False
        )
        for words in (SAID, WHO):
            self.assertNotIn(words, row)
            self.assertNotIn(json.dumps(words), row)
        for stored_as in (frozen.stored_as, frozen.word_stored_as):
            kept = blobs.read(stored_as)
            self.assertFalse(kept.startswith((b"%PDF", b"PK")))

    def test_its_circle_reads_it_whole(self) -> None:
        frozen = builders.freeze(self.town, self.paper)
        self.assertEqual(closing.facts_of(frozen)["to"], WHO)
        self.assertIn(SAID, pdfs.text(queries.stored(frozen)))
        self.assertTrue(queries.stored_word(frozen).startswith(b"PK"))

    def test_bytes_that_were_touched_are_not_handed_out(self) -> None:
        frozen = builders.freeze(self.town, self.paper)
        path = blobs.path_of(frozen.stored_as)
        path.write_bytes(path.read_bytes()[:-8] + b"AAAAAAAA")
        with self.assertRaises(Refusal) as said:
            queries.stored(frozen)
        self.assertEqual(said.exception.code, "documents.damaged")

    def test_no_list_or_count_knows_it(self) -> None:
        frozen = builders.freeze(self.town, self.paper)
        year = frozen.issued_on.year
        self.assertNotIn("referral_letter", queries.issued_in(year))
        self.assertNotIn(frozen.pk, queries.unfiled(year).values_list("pk", flat=True))
        self.assertEqual(queries.not_in_archive(frozen.context_ref), [])
        self.assertFalse(any("移" in one.name for one in numbers.series()))
        self.assertFalse(
            any(one.code == "referral_letter" for one in burden.of_year(date(year, 12, 31)).counts)
        )
        with self.assertRaises(NotFound):
            queries.visible_document(person=self.town["sun"], at=self.town.at, uid=frozen.uid)

    def test_the_round_tells_neither_how_many_nor_what_went_wrong(self) -> None:
        fault = mock.patch.object(typesetting, "pdf", side_effect=RuntimeError(SAID))
        with fault, self.assertLogs("duban.documents", "ERROR") as logged:
            self.assertEqual(sweeps.sweep(self.town.tick()), {"frozen": 0, "failed": 0})
        self.assertNotIn(SAID, "".join(logged.output))
        self.assertEqual(sweeps.sweep(self.town.tick()), {"frozen": 0, "failed": 0})
        self.assertTrue(queries.document_by_uid(self.paper.uid).sha256)

    def test_a_new_key_takes_over_facts_and_bytes(self) -> None:
        frozen = builders.freeze(self.town, self.paper)
        before = queries.stored(frozen)
        with override_settings(VAULT_KEYS=f"{NEW},{OLD}"):
            self.assertTrue(builders.resealed(self.town, frozen))
            self.assertFalse(builders.resealed(self.town, frozen))
        with override_settings(VAULT_KEYS=NEW):
            self.assertEqual(closing.facts_of(frozen)["to"], WHO)
            self.assertEqual(queries.stored(frozen), before)
