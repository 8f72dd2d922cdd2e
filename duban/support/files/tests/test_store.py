"""存入材料: open to everybody with an account, in his own name."""

from __future__ import annotations

import base64
import os
from datetime import UTC, datetime, timedelta
from typing import Any, ClassVar
from uuid import uuid4

from django.test import override_settings

from duban.ground.access import Actor, Forbidden, Refusal, Standing
from duban.support.files import actions, blobs, queries, sweeps
from duban.support.files.models import StoredFile
from duban.support.files.tests import builders, samples
from duban.support.ledger import queries as ledger
from duban.support.vault import sealing
from tests.stories import ActStory, Answer

OLD = "old:" + base64.b64encode(b"o" * 32).decode()
NEW = "new:" + base64.b64encode(b"n" * 32).decode()


class TestStore(ActStory):
    act = "files.store"
    doer = "lin"
    wrong_role = "wu"
    stranger = None
    refused = "files.already_stored"
    ticket: ClassVar[str]

    def setUp(self) -> None:
        self.ticket = builders.ticket()  # type: ignore[misc]  # one for each test, as each upload makes one

    def data(self) -> dict[str, Any]:
        return {"ticket": self.ticket, "owner_ref": "matters.matter:1"}

    def spoil(self) -> None:
        self.send(self.act, "chen", self.data())

    def check(self, answer: Answer) -> None:
        file = queries.file_by_uid(answer.body["uid"])
        self.assertEqual(
            (file.name, file.kind, file.owner_ref), ("会议纪要.pdf", "application/pdf", "matters.matter:1")
        )
        self.assertEqual(b"".join(queries.open_bytes(file)), samples.PDF)
        self.assertEqual(ledger.timeline(file.ref)[0].actor["name"], "林海")

    def test_it_refuses_the_wrong_role(self) -> None:
        """Everybody with an account may; a standing without even that may not."""
        with self.assertRaises(Forbidden):
            actions.store(
                actor=Actor(ref=self.town["wu"].ref, name="吴静"),
                standing=Standing(roles=frozenset()),
                at=self.town.at,
                request_id=None,
                ticket=self.ticket,
            )

    def test_it_refuses_a_ticket_that_is_not_ours(self) -> None:
        for ticket in ("", "x", self.ticket[:-2] + "zz"):
            answer = self.send(self.act, "lin", {"ticket": ticket})
            self.assertEqual((answer.status, answer.code), (422, "files.unknown"), answer)

    def test_an_upload_sent_twice_is_kept_once(self) -> None:
        request_id = uuid4()
        first = builders.keep(self.town, request_id=request_id)
        self.assertEqual(builders.keep(self.town, request_id=request_id), first)
        self.assertEqual(StoredFile.objects.count(), 1)
        with self.assertRaises(Refusal) as caught:
            builders.keep(self.town, request_id=request_id, content=samples.pdf_saying("改"))
        self.assertEqual(caught.exception.code, "ledger.other_content")

    def test_bytes_that_were_touched_are_not_handed_out(self) -> None:
        file = builders.keep(self.town)
        blobs.path_of(file.stored_as).write_bytes(b"x")
        with self.assertRaises(Refusal) as caught:
            queries.open_bytes(file)
        self.assertEqual(caught.exception.code, "files.damaged")
        blobs.path_of(file.stored_as).unlink()
        with self.assertRaises(Refusal):
            queries.open_bytes(file)

    @override_settings(VAULT_KEYS=OLD)
    def test_bytes_for_few_alone_lie_sealed_and_are_handed_out_as_they_came(self) -> None:
        file = builders.keep(self.town)
        sealed = builders.sealed(self.town, file)
        self.assertEqual((sealed.sealed_under, sealed.sha256), ("old", file.sha256))
        lying = blobs.read(file.stored_as)
        self.assertTrue(lying.startswith(sealing.MAGIC))
        self.assertNotIn(samples.PDF, lying)
        self.assertEqual(b"".join(queries.open_bytes(file)), samples.PDF, "whatever the row says")
        blobs.path_of(file.stored_as).write_bytes(lying[:-1])
        with self.assertRaises(Refusal) as caught:
            queries.open_bytes(sealed)
        self.assertEqual(caught.exception.code, "files.damaged")

    @override_settings(VAULT_KEYS=OLD)
    def test_sealed_bytes_come_under_another_key_once(self) -> None:
        before = builders.sealed(self.town, builders.keep(self.town))
        lying = blobs.read(before.stored_as)
        again = builders.sealed(self.town, before)
        self.assertEqual((again.version, blobs.read(before.stored_as)), (before.version, lying))
        with override_settings(VAULT_KEYS=f"{NEW},{OLD}"):
            after = builders.sealed(self.town, before)
            self.assertEqual(after.sealed_under, "new")
            self.assertNotEqual(blobs.read(before.stored_as), lying)
        with override_settings(VAULT_KEYS=NEW):
            self.assertEqual(b"".join(queries.open_bytes(after)), samples.PDF)

    @override_settings(VAULT_KEYS=OLD)
    def test_kept_sealed_it_never_lies_readable_and_sent_again_it_stays_so(self) -> None:
        request_id = uuid4()
        file = builders.keep(self.town, request_id=request_id, sealed=True)
        self.assertEqual(file.sealed_under, "old")
        lying = blobs.read(file.stored_as)
        self.assertTrue(lying.startswith(sealing.MAGIC))
        self.assertEqual(builders.keep(self.town, request_id=request_id, sealed=True), file)
        self.assertEqual(blobs.read(file.stored_as), lying, "the second copy did not lay it open")
        self.assertEqual(b"".join(queries.open_bytes(file)), samples.PDF)

    def test_the_sweep_takes_orphans_alone(self) -> None:
        kept = builders.keep(self.town)
        old = (datetime.now(UTC) - timedelta(days=2)).timestamp()
        for path in blobs.root().glob("incoming/*.put"):
            os.utime(path, (old, old))
        swept = sweeps.sweep(datetime.now(UTC))
        self.assertGreaterEqual(swept["orphans"], 1)
        self.assertEqual(b"".join(queries.open_bytes(kept)), samples.PDF)
        self.assertEqual(self.send(self.act, "lin", self.data()).code, "files.unknown")
        self.assertEqual(sweeps.sweep(datetime.now(UTC))["orphans"], 0)
