"""涉密清除: bytes, name, digest, what was made of the file and what is told of it go; the commitment stays."""

from __future__ import annotations

import hashlib
from typing import Any
from uuid import uuid4

from duban.ground.access import Refusal
from duban.support.files import blobs, queries, sweeps
from duban.support.files.models import SecretPurge, StoredFile
from duban.support.files.terms import PURGED_NAME
from duban.support.files.tests import builders
from duban.support.ledger import verifying
from duban.support.ledger.models import LedgerEntry, LedgerPayload
from tests.stories import ActStory, Answer

NAME = "某专项部署方案.pdf"


class TestPurgeSecret(ActStory):
    act = "files.purge_secret"
    doer = "sun"
    wrong_role = "qian"
    refused = "files.purge_decided"

    file: StoredFile
    purge: SecretPurge

    @classmethod
    def prepare(cls) -> None:
        cls.file = builders.keep(cls.town, who="lin", name=NAME)
        cls.purge = builders.blocked(cls.town, cls.file)

    def data(self, **changed: Any) -> dict[str, Any]:
        return {"purge": self.purge.uid, "backups": "3月2日全量备份，档案室2号柜\n3月3日增量备份", **changed}

    def spoil(self) -> dict[str, Any] | None:
        self.assertEqual(self.send(self.act, "sun", self.data()).status, 200)
        return None

    def removed(self) -> dict[str, int]:
        self.purge.refresh_from_db()
        found: dict[str, int] = self.purge.removed["removed"]
        return found

    def check(self, answer: Answer) -> None:
        before = self.file.sha256
        self.file.refresh_from_db()
        self.assertEqual((self.file.name, self.file.sha256, self.file.size), (PURGED_NAME, "", 0))
        self.assertEqual(self.removed(), {"材料": 1, "留痕中的文字": 1})
        self.assertEqual((self.purge.state, self.purge.decided_by_name), ("PURGED", "孙立平"))
        self.assertFalse(LedgerPayload.objects.filter(body__contains=NAME).exists())
        self.assertFalse(LedgerPayload.objects.filter(body__contains=before).exists())

    def another(self) -> tuple[StoredFile, dict[str, Any]]:
        """A file of its own, whose bytes the test may lose, and what removes it."""
        file = builders.keep(self.town, name="另一份.pdf")
        return file, self.data(purge=builders.blocked(self.town, file).uid)

    def test_the_bytes_are_gone_after_the_commit(self) -> None:
        file, data = self.another()
        path = blobs.path_of(file.stored_as)
        self.assertTrue(path.exists())
        with self.captureOnCommitCallbacks(execute=True):
            self.assertEqual(self.send(self.act, "sun", data).status, 200)
        self.assertFalse(path.exists())
        with self.assertRaises(Refusal) as caught:
            queries.open_bytes(file)
        self.assertEqual(caught.exception.code, "files.purged")

    def test_the_daily_round_removes_what_a_machine_that_stopped_has_left(self) -> None:
        file, data = self.another()
        self.assertEqual(self.send(self.act, "sun", data).status, 200)
        path = blobs.path_of(file.stored_as)
        self.assertTrue(path.exists(), "nothing has been committed here")
        self.assertEqual(sweeps.sweep(self.town.tick())["orphans"], 1)
        self.assertFalse(path.exists())

    def test_the_salted_commitment_stays_and_the_record_is_whole(self) -> None:
        entry = LedgerEntry.objects.get(act="files.store", object_ref=self.file.ref)
        kept = bytes(entry.commitment)
        said = entry.payload
        self.assertEqual(hashlib.sha256(bytes(said.salt) + said.body.encode()).digest(), kept)
        self.assertEqual(self.send(self.act, "sun", self.data()).status, 200)
        entry = LedgerEntry.objects.get(pk=entry.pk)
        self.assertEqual(bytes(entry.commitment), kept)
        self.assertFalse(LedgerPayload.objects.filter(pk=entry.pk).exists())
        self.assertEqual(verifying.verify()[1], [])

    def test_it_locks_the_file_and_its_case(self) -> None:
        self.assert_locks(self.file, self.purge)

    def test_the_backups_are_named(self) -> None:
        self.assertEqual(self.send(self.act, "sun", self.data(backups=" ")).code, "files.purge_words")
        self.assertEqual(self.send(self.act, "sun", self.data()).status, 200)
        self.purge.refresh_from_db()
        self.assertEqual(len(self.purge.backups.splitlines()), 2)

    def test_two_persons_remove_it(self) -> None:
        other = builders.blocked(self.town, builders.keep(self.town), who="sun")
        answer = self.send(self.act, "sun", self.data(purge=other.uid))
        self.assertEqual(answer.code, "files.same_person", answer)
        self.assertEqual(self.send(self.act, "wang", self.data(purge=other.uid)).status, 200)

    def test_who_stored_it_is_answered_as_before_when_he_sends_it_again(self) -> None:
        request_id, ticket = str(uuid4()), builders.ticket(name="另一份.pdf")
        given = {"ticket": ticket, "owner_ref": ""}
        first = self.send("files.store", "lin", given, request_id=request_id)
        other = builders.blocked(self.town, queries.file_by_uid(first.body["uid"]))
        self.assertEqual(self.send(self.act, "sun", self.data(purge=other.uid)).status, 200)
        again = self.send("files.store", "lin", given, request_id=request_id)
        self.assertEqual(again.body.get("uid"), first.body["uid"], again)
