"""封存涉密材料: from that moment on nobody opens the file."""

from __future__ import annotations

from typing import Any

from duban.ground.access import Refusal
from duban.support.files import queries
from duban.support.files.models import SecretPurge, StoredFile
from duban.support.files.tests import builders, samples
from tests.stories import ActStory, Answer


class TestBlockSecret(ActStory):
    act = "files.block_secret"
    doer = "chen"
    wrong_role = "lin"
    stranger = None
    refused = "files.blocked_already"

    file: StoredFile

    @classmethod
    def prepare(cls) -> None:
        cls.file = builders.keep(cls.town, who="lin")

    def data(self, **changed: Any) -> dict[str, Any]:
        return {"file": self.file.uid, "reason": "收到保密部门的书面通知", **changed}

    def spoil(self) -> dict[str, Any] | None:
        self.assertEqual(self.send(self.act, "chen", self.data()).status, 200)
        return None

    def check(self, answer: Answer) -> None:
        made = SecretPurge.objects.get(uid=answer.body["uid"])
        self.assertEqual((made.file, made.state, made.asked_by_name), (self.file, "BLOCKED", "陈启明"))
        with self.assertRaises(Refusal) as caught:
            queries.open_bytes(self.file)
        self.assertEqual(caught.exception.code, "files.blocked")
        self.assertEqual(b"".join(queries.whole(self.file)), samples.PDF, "the bytes wait for the decision")

    def test_it_locks_the_file(self) -> None:
        self.assert_locks(self.file)

    def test_it_says_how_it_was_found_out(self) -> None:
        self.assertEqual(self.send(self.act, "chen", self.data(reason=" ")).code, "files.purge_words")

    def test_there_must_be_such_a_file(self) -> None:
        answer = self.send(self.act, "chen", self.data(file="00000000-0000-4000-8000-000000000000"))
        self.assertEqual((answer.status, answer.code), (404, "files.unknown"), answer)

    def test_what_was_released_may_be_blocked_again(self) -> None:
        first = builders.blocked(self.town, self.file)
        data = {"purge": first.uid, "reason": "经核查不涉密"}
        self.assertEqual(self.send("files.release_secret", "sun", data).status, 200)
        self.assertEqual(self.send(self.act, "chen", self.data()).status, 200)
