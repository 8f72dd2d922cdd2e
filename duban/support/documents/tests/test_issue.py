"""印发: the addressed units see it from then on."""

from __future__ import annotations

from typing import Any, ClassVar

from duban.ground.access import NotFound
from duban.support.documents import queries
from duban.support.documents.models import Draft
from duban.support.documents.terms import DraftState
from duban.support.documents.tests import builders
from duban.support.notifications.models import Message
from tests.stories import ActStory, Answer


class TestIssue(ActStory):
    act = "documents.issue"
    doer = "chen"
    wrong_role = "wang"
    stranger = "lin"
    refused = "documents.wrong_step"
    found: ClassVar[Draft]

    @classmethod
    def prepare(cls) -> None:
        cls.found = builders.led_to(
            cls.town, DraftState.SEALED, kind="time_reply", title="关于延期的批复", to="工程建设部"
        )

    def data(self) -> dict[str, Any]:
        return {"official_paper": self.found.uid, **{}}

    def spoil(self) -> dict[str, Any] | None:
        builders.step(self.town, self.found, "issue", "chen")
        return None

    def check(self, answer: Answer) -> None:
        self.found.refresh_from_db()
        self.assertEqual(self.found.state, DraftState.ISSUED)
        self.assertTrue(Message.objects.filter(person=self.town["lin"], subject_ref=self.found.ref).exists())

    def test_the_addressed_unit_sees_it_from_then_on_and_no_other(self) -> None:
        for who in ("lin", "zhao"):
            with self.assertRaises(NotFound):
                queries.visible_draft(person=self.town[who], at=self.town.at, uid=self.found.uid)
        builders.step(self.town, self.found, "issue", "chen")
        seen = queries.visible_draft(person=self.town["lin"], at=self.town.at, uid=self.found.uid)
        self.assertEqual(seen.pk, self.found.pk)
        with self.assertRaises(NotFound):
            queries.visible_draft(person=self.town["zhao"], at=self.town.at, uid=self.found.uid)

    def test_it_is_locked(self) -> None:
        self.assert_locks(self.found)
