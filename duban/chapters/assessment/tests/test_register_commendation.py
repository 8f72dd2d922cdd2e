"""登记表扬."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from duban.chapters.assessment.models import Commendation
from duban.chapters.assessment.queries import commendations, waiting
from duban.chapters.assessment.tests import rounds
from duban.support.notifications.models import Message
from duban.support.organization import queries as organization
from tests.cast import TODAY
from tests.stories import ActStory, Answer

DECISION = "关于表扬防汛工作先进单位的通报（古城委〔2026〕8号）"


class TestRegisterCommendation(ActStory):
    act = "assessment.register_commendation"
    doer = "chen"
    wrong_role = "wang"
    stranger = None
    refused = "assessment.commendation_twice"

    evidence: UUID

    @classmethod
    def prepare(cls) -> None:
        cls.evidence = rounds.evidence(cls.town)

    def data(self, **changed: Any) -> dict[str, Any]:
        return {
            "unit": self.town.unit("works").uid,
            "decision": DECISION,
            "issuer": "古城管委会",
            "on": TODAY,
            "basis": "汛前完成驳岸加固",
            "evidence": self.evidence,
            **changed,
        }

    def spoil(self) -> dict[str, Any] | None:
        rounds.commendation(self.town)
        return None

    def check(self, answer: Answer) -> None:
        made = Commendation.objects.get(uid=answer.body["uid"])
        self.assertEqual((made.party, made.state), ("工程建设部", "ENTERED"))
        self.assertEqual(commendations.counting(TODAY, TODAY), [])
        told = Message.objects.filter(kind="assessment.commendation")
        self.assertEqual({one.person_id for one in told}, {self.town["sun"].pk, self.town["qian"].pk})

    def test_it_refuses_a_day_to_come_and_an_empty_basis(self) -> None:
        answer = self.send(self.act, "chen", self.data(on=date(2026, 3, 3)))
        self.assertEqual(answer.code, "assessment.commendation_day", answer)
        for name in ("decision", "issuer", "basis"):
            answer = self.send(self.act, "chen", self.data(**{name: " "}))
            self.assertEqual(answer.code, "assessment.result_reason_missing", name)

    def test_a_person_is_commended_as_one_of_that_unit(self) -> None:
        answer = self.send(self.act, "chen", self.data(person=self.town["zhao"].uid))
        self.assertEqual(answer.code, "assessment.commendation_party", answer)
        answer = self.send(self.act, "chen", self.data(person=self.town["gao"].uid))
        self.assertEqual(answer.status, 200, answer)

    def test_it_locks_the_organization(self) -> None:
        self.assert_locks(organization.body())

    def test_unchecked_it_stands_on_the_list_of_open_loops(self) -> None:
        rounds.commendation(self.town)
        what = "表扬登记逾期未复核"
        found = list(waiting.breaches(date(2026, 3, 16)))
        self.assertNotIn(what, [one.what for one in found])
        found = list(waiting.breaches(date(2026, 3, 17)))
        self.assertEqual([one.what for one in found].count(what), 1)
