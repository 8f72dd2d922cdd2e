"""签发约谈通知书."""

from __future__ import annotations

from typing import Any

from duban.chapters.matters.models import Matter
from duban.chapters.supervision.models import Interview
from duban.chapters.supervision.tests import builders, inspecting
from duban.support.documents.models import Document
from duban.support.notifications.models import Message
from tests.locking import MatterStory
from tests.stories import Answer


class TestIssueInterviewNotice(MatterStory):
    act = "supervision.issue_interview_notice"
    doer = "sun"
    wrong_role = "chen"
    stranger = "li"
    refused = "supervision.interview_state"

    matter: Matter
    interview: Interview

    @classmethod
    def prepare(cls) -> None:
        cls.matter = builders.matter_under_way(cls.town)
        cls.interview = inspecting.approved(cls.town, cls.matter)

    def data(self) -> dict[str, Any]:
        return {"interview": self.interview.uid}

    def spoil(self) -> None:
        self.send(self.act, "sun", self.data())

    def check(self, answer: Answer) -> None:
        self.interview.refresh_from_db()
        self.assertEqual((self.interview.state, self.interview.number), ("NOTIFIED", "古城督约〔2026〕1号"))
        document = Document.objects.get(subject_ref=self.interview.ref)
        self.assertEqual((document.kind, document.title), ("interview_notice", "约谈通知书"))
        said = "".join(document.facts["paragraphs"])
        self.assertIn("不是处分", said)
        self.assertIn("2026年3月6日", said)
        told = set(
            Message.objects.filter(slot=f"interview:{self.interview.uid}").values_list(
                "person__username", flat=True
            )
        )
        self.assertEqual(told, {"li", "he", "lin"})

    def test_the_unit_finds_it_from_now_on(self) -> None:
        self.send(self.act, "sun", self.data())
        self.assertEqual(self.send(self.act, "li", self.data()).status, 403)

    def test_numbers_run_without_gap(self) -> None:
        self.send(self.act, "sun", self.data())
        second = inspecting.approved(self.town, self.matter, planned_on=self.interview.planned_on)
        self.send(self.act, "sun", {"interview": second.uid})
        second.refresh_from_db()
        self.assertEqual(second.number, "古城督约〔2026〕2号")

    def test_it_locks_the_interview(self) -> None:
        self.assert_locks(self.interview)
