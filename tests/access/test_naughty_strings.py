"""515 hostile strings through page, address and JSON door: each comes back as it was, or is refused in words."""

from __future__ import annotations

import json
from pathlib import Path
from unittest import mock
from uuid import uuid4

from django.db import transaction

from duban.chapters.matters.models import Matter
from duban.chapters.supervision.models import Urging
from duban.chapters.supervision.terms import UrgingChannel
from duban.chapters.supervision.tests.builders import matter_under_way
from duban.support.ledger.models import LedgerEntry
from tests.stories import TownCase

STRINGS: list[str] = json.loads(
    (Path(__file__).parents[1] / "data" / "naughty" / "blns.json").read_text("utf-8")
)


class TestNaughtyStrings(TownCase):
    matter: Matter

    @classmethod
    def prepare(cls) -> None:
        cls.matter = matter_under_way(cls.town)

    def setUp(self) -> None:
        self.enterContext(mock.patch("duban.site.clock.now", return_value=self.town.tick(60)))
        self.enterContext(self.assertNoLogs("django", "ERROR"))

    def test_an_act_keeps_them_as_they_were_or_refuses_them_in_words(self) -> None:
        kept = 0
        for text in STRINGS:
            given = {
                "matter": self.matter.uid,
                "unit": self.town.unit("works").uid,
                "channel": UrgingChannel.PHONE,
                "contact": "林海",
                "asked": text,
            }
            before = LedgerEntry.objects.count()
            with self.subTest(text=text), transaction.atomic():
                answer = self.send("supervision.urge", "chen", given)
                if answer.status == 200:
                    kept += 1
                    self.assertEqual(Urging.objects.get(uid=answer.body["uid"]).asked, text)
                else:
                    self.assertIn(answer.status, {400, 409, 422})
                    self.assertTrue(answer.body["refusal"]["next"])
                    self.assertEqual(LedgerEntry.objects.count(), before)
                # Urged once, the unit is not urged again so soon: each string meets the same state.
                transaction.set_rollback(True)
        self.assertGreater(kept, 400)

    def test_a_page_keeps_them_too(self) -> None:
        self.client.force_login(self.town["chen"], backend="django.contrib.auth.backends.ModelBackend")
        for text in STRINGS[::4]:
            form = {"request_id": str(uuid4()), "text": text}
            answer = self.client.post("/opinion/", form, secure=True)
            with self.subTest(text=text):
                self.assertIn(answer.status_code, {303, 400, 422})
                if answer.status_code == 303:
                    body = json.loads(LedgerEntry.objects.latest("id").payload.body)
                    self.assertEqual(body["new"]["text"], text.strip().replace("\r\n", "\n"))

    def test_a_search_for_them_is_answered_and_never_runs_them(self) -> None:
        self.client.force_login(self.town["chen"], backend="django.contrib.auth.backends.ModelBackend")
        for text in STRINGS[::3]:  # a whole page each
            answer = self.client.get("/matters/", {"q": text}, secure=True)
            with self.subTest(text=text):
                self.assertIn(answer.status_code, {200, 400})
                if "<script" in text.lower():
                    self.assertNotIn(text, answer.content.decode())
