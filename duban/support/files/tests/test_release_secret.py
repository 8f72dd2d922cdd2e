"""解除涉密封存: by another person, with the reason."""

from __future__ import annotations

from typing import Any

from duban.support.files import queries
from duban.support.files.models import SecretPurge, StoredFile
from duban.support.files.tests import builders, samples
from tests.stories import ActStory, Answer


class TestReleaseSecret(ActStory):
    act = "files.release_secret"
    doer = "sun"
    wrong_role = "qian"
    refused = "files.purge_decided"

    file: StoredFile
    purge: SecretPurge

    @classmethod
    def prepare(cls) -> None:
        cls.file = builders.keep(cls.town)
        cls.purge = builders.blocked(cls.town, cls.file)

    def data(self, **changed: Any) -> dict[str, Any]:
        return {"purge": self.purge.uid, "reason": "经保密部门核查不涉密", **changed}

    def spoil(self) -> dict[str, Any] | None:
        self.assertEqual(self.send(self.act, "sun", self.data()).status, 200)
        return None

    def check(self, answer: Answer) -> None:
        self.purge.refresh_from_db()
        self.assertEqual((self.purge.state, self.purge.decided_by_name), ("RELEASED", "孙立平"))
        self.assertEqual(b"".join(queries.open_bytes(self.file)), samples.PDF)

    def test_it_locks_the_file_and_its_case(self) -> None:
        self.assert_locks(self.file, self.purge)

    def test_it_gives_a_reason(self) -> None:
        self.assertEqual(self.send(self.act, "sun", self.data(reason="")).code, "files.purge_words")

    def test_two_persons_release_it(self) -> None:
        other = builders.blocked(self.town, builders.keep(self.town), who="sun")
        answer = self.send(self.act, "sun", self.data(purge=other.uid))
        self.assertEqual(answer.code, "files.same_person", answer)
        self.assertEqual(self.send(self.act, "wang", self.data(purge=other.uid)).status, 200)
