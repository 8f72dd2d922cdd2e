"""文书定稿存证: by the system alone, after the act that issued the document has committed."""

from __future__ import annotations

import hashlib
from datetime import date
from io import BytesIO
from typing import Any, ClassVar
from unittest import mock

import pikepdf

from duban.ground.access import BrokenAct, NotFound, Refusal
from duban.support.documents import actions, queries, sweeps
from duban.support.documents.models import Document
from duban.support.documents.tests import builders
from duban.support.files import blobs
from duban.support.jobs.models import Job
from duban.support.jobs.terms import JobState
from duban.support.ledger import queries as ledger
from duban.support.ledger.models import LedgerEntry
from tests import pdfs
from tests.stories import ActStory, Answer, TownCase


class TestFreeze(ActStory):
    act = "documents.freeze"
    doer = None
    wrong_role = "chen"
    stranger = None
    refused = "documents.already_frozen"
    document: ClassVar[Document]

    @classmethod
    def prepare(cls) -> None:
        cls.document = builders.register(cls.town)

    def data(self) -> dict[str, Any]:
        return {"document": self.document.uid}

    def spoil(self) -> None:
        builders.freeze(self.town, self.document)

    def check(self, answer: Answer) -> None:
        frozen = queries.document_by_uid(self.document.uid)
        content = queries.stored(frozen)
        self.assertEqual(hashlib.sha256(content).hexdigest(), frozen.sha256)
        self.assertEqual((frozen.size, frozen.frozen_at), (len(content), self.town.at))
        self.assertIn("古城督通〔2026〕1号", pdfs.text(content))
        text = queries.stored_word(frozen)
        self.assertEqual(
            (hashlib.sha256(text).hexdigest(), len(text)), (frozen.word_sha256, frozen.word_size)
        )
        self.assertIn("文书定稿存证", ledger.timeline(self.document.context_ref)[0].label)

    def test_service_is_refused_before_it_is_frozen(self) -> None:
        with self.assertRaises(Refusal) as caught:
            queries.check_frozen(self.document)
        self.assertEqual(caught.exception.code, "documents.not_frozen")
        queries.check_frozen(builders.freeze(self.town, self.document))

    def test_a_reprint_is_the_stored_bytes_whatever_the_templates_say_now(self) -> None:
        frozen = builders.freeze(self.town, self.document)
        before = queries.stored(frozen)
        text = queries.stored_word(frozen)
        with (
            mock.patch("duban.support.documents.typesetting.pdf", side_effect=AssertionError),
            mock.patch("duban.support.documents.word.docx_bytes", side_effect=AssertionError),
        ):
            self.assertEqual((queries.stored(frozen), queries.stored_word(frozen)), (before, text))

    def test_bytes_that_were_touched_are_not_handed_out(self) -> None:
        frozen = builders.freeze(self.town, self.document)
        for stored_as, read in (
            (frozen.stored_as, queries.stored),
            (frozen.word_stored_as, queries.stored_word),
        ):
            path = blobs.path_of(stored_as)
            path.write_bytes(path.read_bytes() + b" ")
            with self.assertRaises(Refusal) as caught:
                read(frozen)
            self.assertEqual(caught.exception.code, "documents.damaged")

    def test_the_pages_fetch_nothing_and_run_nothing(self) -> None:
        with pikepdf.open(BytesIO(queries.stored(builders.freeze(self.town, self.document)))) as pdf:
            self.assertNotIn("/OpenAction", pdf.Root)
            self.assertNotIn("/AA", pdf.Root)
            for page in pdf.pages:
                self.assertNotIn("/Annots", page)

    def test_a_paper_from_before_there_was_docx_has_none(self) -> None:
        frozen = builders.freeze(self.town, self.document)
        frozen.word_sha256 = ""
        with self.assertRaises(NotFound):
            queries.stored_word(frozen)

    def test_a_document_is_registered_inside_an_act_only(self) -> None:
        with self.assertRaises(BrokenAct):
            actions.register(
                kind="assignment",
                number="",
                title="任务交办通知单",
                subject_ref="x",
                context_ref="x",
                facts={},
                issued_on=date(2026, 3, 2),
            )


class TestFreezeAfterCommit(TownCase):
    """Bell and sweep."""

    def test_the_bell_freezes_it_after_the_commit(self) -> None:
        with self.captureOnCommitCallbacks(execute=True):
            document = builders.register(self.town)
            self.assertEqual(queries.document_by_uid(document.uid).sha256, "")
        self.assertNotEqual(queries.document_by_uid(document.uid).sha256, "")
        self.assertEqual(Job.objects.get(payload=document.uid).state, JobState.DONE)

    def test_the_sweep_freezes_what_the_bell_has_missed_and_nothing_twice(self) -> None:
        document = builders.register(self.town)
        self.assertEqual(sweeps.sweep(self.town.tick()), {"frozen": 1, "failed": 0})
        self.assertEqual(sweeps.sweep(self.town.tick()), {"frozen": 0, "failed": 0})
        self.assertEqual(LedgerEntry.objects.filter(act="documents.freeze").count(), 1)
        self.assertEqual(sweeps.freeze_once(document.uid, self.town.tick()), document.ref)

    def test_one_that_fails_does_not_hold_up_the_others_and_keeps_its_number(self) -> None:
        bad, good = builders.register(self.town), builders.register(self.town, number="古城督通〔2026〕2号")
        folder = blobs.path_of(f"documents/{bad.uid}.pdf")
        folder.mkdir(parents=True)
        with self.assertLogs("duban.documents", "ERROR"):
            self.assertEqual(sweeps.sweep(self.town.tick()), {"frozen": 1, "failed": 1})
        self.assertNotEqual(queries.document_by_uid(good.uid).sha256, "")
        folder.rmdir()
        self.assertEqual(sweeps.sweep(self.town.tick()), {"frozen": 1, "failed": 0})
        self.assertEqual(queries.document_by_uid(bad.uid).number, bad.number)
