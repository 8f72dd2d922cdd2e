"""批准约谈."""

from __future__ import annotations

from datetime import date
from typing import Any

from duban.chapters.matters.models import Matter, Obligation
from duban.chapters.matters.tests.builders import docket_matter
from duban.chapters.supervision.models import Interview
from duban.chapters.supervision.tests import builders, inspecting
from tests.locking import MatterStory
from tests.onward import assign
from tests.papers import checked_paper
from tests.stories import Answer


class TestDecideInterview(MatterStory):
    act = "supervision.decide_interview"
    doer = "wang"
    wrong_role = "zhou"
    stranger = "li"
    refused = "supervision.interview_state"

    matter: Matter
    interview: Interview

    @classmethod
    def prepare(cls) -> None:
        cls.matter = builders.matter_under_way(cls.town)
        cls.interview = inspecting.proposed(cls.town, cls.matter)

    def data(self, **changed: Any) -> dict[str, Any]:
        return {"interview": self.interview.uid, "grant": True, "opinion": "同意", **changed}

    def test_it_refuses_the_wrong_role(self) -> None:
        # 周 is a member of the Group, and in charge of no unit of this matter.
        elsewhere = docket_matter(self.town, lead="company", co=(), service=(), leaders=())
        assign(by=self.town["chen"], at=self.town.tick(), request_id=None, matter=elsewhere.uid)
        foreign = inspecting.proposed(self.town, elsewhere, unit="company")
        answer = self.send(self.act, "zhou", self.data(interview=foreign.uid))
        self.assertEqual((answer.status, answer.code), (403, "access.not_permitted"), answer)

    def spoil(self) -> None:
        self.send(self.act, "wang", self.data())

    def check(self, answer: Answer) -> None:
        self.interview.refresh_from_db()
        self.assertEqual((self.interview.state, self.interview.decided_on), ("APPROVED", date(2026, 3, 2)))
        owed = Obligation.objects.get(source_ref=self.interview.ref)
        self.assertEqual(
            (owed.kind, owed.unit, owed.due_on), ("INTERVIEW", self.town.unit("office"), date(2026, 3, 6))
        )

    def test_refused_nothing_is_owed(self) -> None:
        self.assertEqual(self.send(self.act, "zhou", self.data(grant=False)).status, 200)
        self.assertFalse(Obligation.objects.filter(source_ref=self.interview.ref).exists())

    def test_a_clerk_needs_a_checked_paper(self) -> None:
        self.assertEqual(self.send(self.act, "chen", self.data()).code, "organization.needs_paper")
        checked_paper(self.town, self.interview.ref, "INTERVIEW", decided_on=date(2026, 3, 1))
        self.assertEqual(self.send(self.act, "chen", self.data()).code, "supervision.decided_before_asked")
        checked_paper(self.town, self.interview.ref, "INTERVIEW", decided_on=date(2026, 3, 2))
        self.assertEqual(self.send(self.act, "chen", self.data()).status, 200)

    def test_it_locks_the_interview(self) -> None:
        self.assert_locks(self.interview)
